//! Reads the bytes of an update, of which nothing is believed.

use super::UpdateRefusal;

/// How deep lists and objects may lie in one another within one value.
const VALUE_DEPTH_MAX: u32 = 32;
/// In as many bytes a whole number has 27 bits at most, and yrs writes it as a whole one again. Of those with more than
/// 31 bits it makes broken ones.
const WHOLE_BYTES_MAX: u32 = 4;

/// Where in the bytes the reading is.
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
    has_large_numbers: bool,
}

impl<'a> Cursor<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self {
            rest: bytes,
            has_large_numbers: false,
        }
    }

    /// Whether there was a whole number among the values that yrs may write as a broken one.
    pub fn has_large_numbers(&self) -> bool {
        self.has_large_numbers
    }

    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is still to be read.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub fn byte(&mut self) -> Result<u8, UpdateRefusal> {
        let (&first, rest) = self.rest.split_first().ok_or_else(ends)?;
        self.rest = rest;
        Ok(first)
    }

    /// A variable-length number. It may be spelled longer than needed, but it has to fit.
    pub fn number(&mut self) -> Result<u64, UpdateRefusal> {
        let mut number = 0_u64;
        let mut shift = 0_u32;
        loop {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if shift >= 64 || (bits << shift) >> shift != bits {
                return Err(super::malformed("a number is too large"));
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Ok(number);
            }
            shift += 7;
        }
    }

    /// A clock, a length or a count.
    pub fn small(&mut self) -> Result<u32, UpdateRefusal> {
        u32::try_from(self.number()?).map_err(|_| super::malformed("a number is too large"))
    }

    /// Bytes with their length before them; a text as well.
    pub fn block(&mut self) -> Result<&'a [u8], UpdateRefusal> {
        let length = self.small()? as usize;
        self.bytes(length)
    }

    /// Passes over `count` values of the kind that lists, objects and texts are built of.
    ///
    /// yrs reads them by calling itself, as deep as they lie in one another: bytes that open a hundred thousand lists
    /// would end the whole program, for a stack that overflows cannot be caught.
    pub fn values(&mut self, count: u32) -> Result<(), UpdateRefusal> {
        /// What is still to be read of a list or an object.
        #[derive(Clone, Copy)]
        struct Open {
            left: u64,
            has_keys: bool,
        }
        let mut open = vec![Open {
            left: u64::from(count),
            has_keys: false,
        }];
        while let Some(innermost) = open.last_mut() {
            if innermost.left == 0 {
                open.pop();
                continue;
            }
            innermost.left -= 1;
            if innermost.has_keys {
                self.block()?;
            }
            let has_keys = match self.byte()? {
                // Undefined, null, false, true.
                127 | 126 | 121 | 120 => continue,
                125 => {
                    self.has_large_numbers |= self.signed()? > WHOLE_BYTES_MAX;
                    continue;
                }
                124 => {
                    self.bytes(4)?;
                    continue;
                }
                kind @ (123 | 122) => {
                    self.has_large_numbers |= kind == 122;
                    self.bytes(8)?;
                    continue;
                }
                // A text, bytes.
                119 | 116 => {
                    self.block()?;
                    continue;
                }
                118 => true,
                117 => false,
                _ => return Err(super::malformed("a value of an unknown kind")),
            };
            let left = self.number()?;
            if open.len() as u32 > VALUE_DEPTH_MAX {
                return Err(super::malformed("a value is nested too deeply"));
            }
            open.push(Open { left, has_keys });
        }
        Ok(())
    }

    /// Passes over a whole number with a sign; in how many bytes it is.
    fn signed(&mut self) -> Result<u32, UpdateRefusal> {
        for bytes in 1..=10 {
            if self.byte()? < 0x80 {
                return Ok(bytes);
            }
        }
        Err(super::malformed("a number is too large"))
    }

    fn bytes(&mut self, length: usize) -> Result<&'a [u8], UpdateRefusal> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(ends)?;
        self.rest = rest;
        Ok(taken)
    }
}

fn ends() -> UpdateRefusal {
    super::malformed("it ends too early")
}
