//! The directory of a ZIP archive, and what is packed in it: only as far as limits allow, and by size before anything
//! is unpacked.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::ImportError;
use crate::limits::{ENTRIES_MAX, UNPACKED_FREELY, UNPACKED_RATIO_MAX};

/// A file in an archive.
pub(crate) struct Entry<'a> {
    /// Its name as it stands there: a text, and never a path of this machine.
    pub name: String,
    /// How many bytes it says it unpacks to.
    pub unpacked: u64,
    packed: &'a [u8],
    is_deflated: bool,
    checksum: u32,
}

const END: u32 = 0x0605_4b50;
const DIRECTORY: u32 = 0x0201_4b50;
const FILE: u32 = 0x0403_4b50;
/// The longest comment behind the directory, and the fields before it.
const END_BYTES_MAX: usize = 0xffff + 22;

/// Whether bytes begin as an archive does.
pub(crate) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The files of an archive, in the order of its directory.
pub(crate) fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, ImportError> {
    let end = end(bytes).ok_or_else(|| damaged("the list of its files is missing"))?;
    let count = usize::from(short(bytes, end + 10).unwrap_or(0));
    if count > ENTRIES_MAX {
        let max = ENTRIES_MAX;
        return Err(ImportError::TooMany { count, max });
    }
    let mut at = long(bytes, end + 16).unwrap_or(u32::MAX) as usize;
    let mut entries = Vec::with_capacity(count);
    for _ in 0..count {
        let (entry, next) =
            entry(bytes, at).ok_or_else(|| damaged("the list of its files is cut off"))?;
        entries.push(entry);
        at = next;
    }
    Ok(entries)
}

impl Entry<'_> {
    /// Unpacks it, at most `max` bytes.
    pub(crate) fn unpack(&self, max: u64) -> Result<Vec<u8>, ImportError> {
        let bomb = || ImportError::Bomb {
            name: self.name.chars().take(80).collect(),
        };
        let ratio_max = (self.packed.len() as u64).saturating_mul(UNPACKED_RATIO_MAX);
        if self.unpacked > max || self.unpacked > ratio_max.max(UNPACKED_FREELY) {
            return Err(bomb());
        }
        let bytes = if self.is_deflated {
            let limit = usize::try_from(self.unpacked).map_err(|_| bomb())?;
            // More than it said is a lie.
            let unpacked = decompress_to_vec_with_limit(self.packed, limit);
            unpacked.map_err(|_| damaged(&self.name))?
        } else {
            self.packed.to_vec()
        };
        if bytes.len() as u64 != self.unpacked || checksum(&bytes) != self.checksum {
            return Err(damaged(&self.name));
        }
        Ok(bytes)
    }
}

fn damaged(what: &str) -> ImportError {
    ImportError::Damaged(what.chars().take(80).collect())
}

/// Where the last record is, which says where the directory lies.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(22)?;
    let first = bytes.len().saturating_sub(END_BYTES_MAX);
    (first..=last)
        .rev()
        .find(|&at| long(bytes, at) == Some(END))
}

/// An entry of the directory, and where the next one begins.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry<'_>, usize)> {
    if long(bytes, at)? != DIRECTORY {
        return None;
    }
    let (flags, method) = (short(bytes, at + 8)?, short(bytes, at + 10)?);
    let packed_length = long(bytes, at + 20)? as usize;
    let name_length = usize::from(short(bytes, at + 28)?);
    let behind_name = usize::from(short(bytes, at + 30)?) + usize::from(short(bytes, at + 32)?);
    let name = bytes.get(at + 46..at + 46 + name_length)?;
    let file = long(bytes, at + 42)? as usize;
    let is_readable = flags & 1 == 0 && matches!(method, 0 | 8) && long(bytes, file)? == FILE;
    let data =
        file + 30 + usize::from(short(bytes, file + 26)?) + usize::from(short(bytes, file + 28)?);
    let entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        unpacked: u64::from(long(bytes, at + 24)?),
        packed: bytes.get(data..data.checked_add(packed_length)?)?,
        is_deflated: method == 8,
        checksum: long(bytes, at + 16)?,
    };
    is_readable.then_some((entry, at + 46 + name_length + behind_name))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

const fn remainder(mut value: u32) -> u32 {
    let mut bit = 0;
    while bit < 4 {
        value = (value >> 1) ^ (0xedb8_8320 & (value & 1).wrapping_neg());
        bit += 1;
    }
    value
}

/// CRC-32 as archives have it (polynomial 0xEDB88320, reflected), four bits at a time.
fn checksum(bytes: &[u8]) -> u32 {
    // The remainders of the sixteen values that four bits can have.
    const TABLE: [u32; 16] = [
        remainder(0),
        remainder(1),
        remainder(2),
        remainder(3),
        remainder(4),
        remainder(5),
        remainder(6),
        remainder(7),
        remainder(8),
        remainder(9),
        remainder(10),
        remainder(11),
        remainder(12),
        remainder(13),
        remainder(14),
        remainder(15),
    ];
    let step = |sum: u32| (sum >> 4) ^ TABLE.get((sum & 15) as usize).copied().unwrap_or(0);
    !bytes
        .iter()
        .fold(!0, |sum, &byte| step(step(sum ^ u32::from(byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x203_the_checksum_is_that_of_archives() {
        // The check value of CRC-32/ISO-HDLC.
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        assert_eq!(checksum(b""), 0);
    }
}
