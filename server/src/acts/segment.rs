//! One file of what happened: how the board was, then change after change.
//!
//! Each piece is its length and its CRC-32C, four bytes each, a byte that says what it is, and the piece. A file that was
//! cut ends with the last piece that is whole.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Write as _};
use std::path::Path;

use super::entry::Entry;

/// A part of the board before the first change, as a Yjs update.
const STATE: u8 = 0;
/// An [`Entry`].
const CHANGE: u8 = 1;
/// The longest piece that is read: a board's limit, and something.
const PIECE_BYTES_MAX: u32 = 128 * 1024 * 1024;

/// Something in a file.
pub(super) enum Piece {
    /// A part of how the board was.
    State(Vec<u8>),
    /// A change of it.
    Change(Entry),
}

/// How far a file is whole.
pub(super) struct End {
    /// The bytes up to there.
    pub bytes: u64,
    /// The last change, and how many there are.
    pub last: Option<u64>,
    pub changes: usize,
    /// Bytes of the changes, and of the state before them.
    pub change_bytes: u64,
    pub state_bytes: u64,
}

/// Begins a file with how the board was. It is written beside and named last.
pub(super) fn begin<'a>(path: &Path, state: impl Iterator<Item = &'a [u8]>) -> io::Result<u64> {
    let half = path.with_extension("new");
    let mut file = File::create(&half)?;
    let mut bytes = 0;
    for part in state {
        let piece = piece(STATE, part)?;
        file.write_all(&piece)?;
        bytes += piece.len() as u64;
    }
    std::fs::rename(&half, path)?;
    Ok(bytes)
}

/// Adds changes at the end; gives how many bytes that were.
pub(super) fn add(path: &Path, entries: &[Entry]) -> io::Result<u64> {
    let mut bytes = Vec::new();
    for entry in entries {
        bytes.extend(piece(CHANGE, &entry.encode())?);
    }
    File::options().append(true).open(path)?.write_all(&bytes)?;
    Ok(bytes.len() as u64)
}

/// Looks how far a file is whole, and cuts off what is not.
pub(super) fn mend(path: &Path) -> io::Result<End> {
    let mut end = End {
        bytes: 0,
        last: None,
        changes: 0,
        change_bytes: 0,
        state_bytes: 0,
    };
    read(path, &mut |piece, length| {
        end.bytes += length;
        match piece {
            Piece::State(_) => end.state_bytes += length,
            Piece::Change(entry) => {
                end.last = Some(entry.number);
                end.changes += 1;
                end.change_bytes += length;
            }
        }
        true
    })?;
    if std::fs::metadata(path)?.len() > end.bytes {
        File::options().write(true).open(path)?.set_len(end.bytes)?;
    }
    Ok(end)
}

/// Reads a file from its beginning, up to where it is whole or `each` wants no more. Every piece comes with the bytes
/// that it takes up.
pub(super) fn read(path: &Path, each: &mut dyn FnMut(Piece, u64) -> bool) -> io::Result<()> {
    let mut file = BufReader::new(File::open(path)?);
    loop {
        let mut head = [0; 8];
        match file.read_exact(&mut head) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        }
        let [a, b, c, d, e, f, g, h] = head;
        let (length, sum) = (
            u32::from_be_bytes([a, b, c, d]),
            u32::from_be_bytes([e, f, g, h]),
        );
        if length > PIECE_BYTES_MAX {
            return Ok(());
        }
        let mut bytes = Vec::new();
        (&mut file)
            .take(u64::from(length))
            .read_to_end(&mut bytes)?;
        let Some((kind, rest)) = bytes.split_first() else {
            return Ok(());
        };
        if bytes.len() as u64 != u64::from(length) || crc32c::crc32c(&bytes) != sum {
            return Ok(());
        }
        let piece = match *kind {
            STATE => Piece::State(rest.to_vec()),
            CHANGE => match Entry::decode(rest) {
                Some(entry) => Piece::Change(entry),
                None => return Ok(()),
            },
            _ => return Ok(()),
        };
        if !each(piece, 8 + u64::from(length)) {
            return Ok(());
        }
    }
}

fn piece(kind: u8, content: &[u8]) -> io::Result<Vec<u8>> {
    let length = u32::try_from(content.len() + 1)
        .ok()
        .filter(|length| *length <= PIECE_BYTES_MAX);
    let length =
        length.ok_or_else(|| io::Error::other("a change is too long to be written down"))?;
    let sum = crc32c::crc32c_append(crc32c::crc32c(&[kind]), content);
    let mut bytes = Vec::with_capacity(content.len() + 9);
    bytes.extend(length.to_be_bytes());
    bytes.extend(sum.to_be_bytes());
    bytes.push(kind);
    bytes.extend(content);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn entry(number: u64) -> Entry {
        Entry {
            number,
            at: 1_795_338_330_123,
            connection: 7,
            who: "花".to_owned(),
            update: Arc::from([1, 2, 3].as_slice()),
        }
    }

    fn numbers(path: &Path) -> Vec<u64> {
        let mut found = Vec::new();
        read(path, &mut |piece, _| {
            if let Piece::Change(entry) = piece {
                assert_eq!(
                    (entry.who.as_str(), &entry.update[..]),
                    ("花", &[1, 2, 3][..])
                );
                found.push(entry.number);
            }
            true
        })
        .unwrap();
        found
    }

    #[test]
    fn v181_a_file_that_was_cut_anywhere_goes_on_after_its_last_whole_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        begin(&path, [&[5; 20][..]].into_iter()).unwrap();
        add(&path, &[entry(1), entry(2), entry(3)]).unwrap();
        let whole = std::fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            let end = mend(&path).unwrap();
            assert_eq!(end.changes, numbers(&path).len(), "cut at {cut}");
            if end.bytes > 0 {
                add(&path, &[entry(9)]).unwrap();
                assert_eq!(numbers(&path).last(), Some(&9), "cut at {cut}");
            }
        }
        // A byte that the disk has changed ends it as well.
        let mut changed = whole.clone();
        *changed.last_mut().unwrap() ^= 1;
        std::fs::write(&path, &changed).unwrap();
        assert_eq!(numbers(&path), [1, 2]);
    }
}
