//! Reading lib0's primitives from a slice. Nothing is allocated before its length is known to be there.

use super::DecodeError;

/// A place in a slice.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// A variable-length unsigned integer. Longer spellings than needed (`80 00` for 0) are read as what they mean.
    pub(super) fn var_uint(&mut self) -> Result<u64, DecodeError> {
        let mut value: u64 = 0;
        for shift in (0..64).step_by(7) {
            let (&byte, rest) = self.rest.split_first().ok_or(DecodeError::Truncated)?;
            self.rest = rest;
            let bits = u64::from(byte & 0x7f);
            if shift == 63 && bits > 1 {
                return Err(DecodeError::NumberTooLarge);
            }
            value |= bits << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DecodeError::NumberTooLarge)
    }

    /// A byte string of at most `max` bytes, `what` it is for the error.
    pub(super) fn var_bytes(
        &mut self,
        max: usize,
        what: &'static str,
    ) -> Result<&'a [u8], DecodeError> {
        let length = self.var_uint()?;
        let length = usize::try_from(length)
            .ok()
            .filter(|&length| length <= max)
            .ok_or(DecodeError::TooLong { what, length, max })?;
        let (bytes, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or(DecodeError::Truncated)?;
        self.rest = rest;
        Ok(bytes)
    }

    /// A UTF-8 string of at most `max` bytes.
    pub(super) fn var_string(
        &mut self,
        max: usize,
        what: &'static str,
    ) -> Result<&'a str, DecodeError> {
        std::str::from_utf8(self.var_bytes(max, what)?).map_err(|_| DecodeError::NotText { what })
    }
}

/// The largest client id of Yjs: 53 bits.
const CLIENT_MAX: u64 = (1 << 53) - 1;

/// Whether a state vector is one, with numbers that Yjs knows. Beyond them yrs may panic, and a question must not cost
/// everybody the document.
pub(crate) fn check_state_vector(bytes: &[u8]) -> Result<(), DecodeError> {
    let mut reader = Reader::new(bytes);
    for _ in 0..reader.var_uint()? {
        let (client, clock) = (reader.var_uint()?, reader.var_uint()?);
        if client > CLIENT_MAX || clock > u64::from(u32::MAX) {
            return Err(DecodeError::NumberTooLarge);
        }
    }
    Ok(())
}
