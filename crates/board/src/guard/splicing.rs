//! Several updates put together to one, byte for byte.
//!
//! What a crowd changes within a moment is one record and one frame then. yrs could put updates together as well, but
//! decodes and encodes everything for it; here each writer's blocks are laid behind one another as they came. That is
//! right only for updates as they leave a document, one after the other: the blocks of a writer follow on the ones
//! before.

use super::cursor::Cursor;
use super::structure::content_length;
use super::{Advance, UpdateRefusal, malformed};

/// Updates that become one.
#[derive(Default)]
pub struct Splice {
    /// The only one, as long as there is no other.
    single: Option<Vec<u8>>,
    writers: Vec<Writer>,
    /// Writer, first clock, count.
    deletions: Vec<(u64, u32, u32)>,
    bytes: usize,
}

/// What one writer has done.
struct Writer {
    client: u64,
    start: u32,
    end: u32,
    count: u32,
    blocks: Vec<u8>,
}

/// What one writer has done in one update.
struct Section<'a> {
    client: u64,
    start: u32,
    end: u32,
    count: u32,
    blocks: &'a [u8],
}

impl Splice {
    /// About how long the update will be, in bytes: never longer.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds an update that was made after those before. `false` if it cannot be put together with them: nothing has
    /// changed then, and a new splice has to be begun with it.
    pub fn add(&mut self, update: &[u8]) -> bool {
        if self.bytes == 0 {
            self.bytes = update.len();
            self.single = Some(update.to_vec());
            return true;
        }
        // One that could not be read stays alone.
        if let Some(single) = self.single.take()
            && self.lay(&single).is_none()
        {
            self.single = Some(single);
            return false;
        }
        let is_laid = self.lay(update).is_some();
        if is_laid {
            self.bytes += update.len();
        }
        is_laid
    }

    /// The one update; the same bytes if only one was added.
    pub fn finish(mut self) -> Vec<u8> {
        if let Some(single) = self.single {
            return single;
        }
        let mut bytes = Vec::with_capacity(self.bytes);
        // In the order in which Yjs writes them.
        self.writers
            .sort_unstable_by_key(|writer| std::cmp::Reverse(writer.client));
        put(&mut bytes, self.writers.len() as u64);
        for writer in &self.writers {
            put(&mut bytes, u64::from(writer.count));
            put(&mut bytes, writer.client);
            put(&mut bytes, u64::from(writer.start));
            bytes.extend(&writer.blocks);
        }
        self.deletions.sort_unstable();
        let all = self.deletions;
        let of_one = |pair: (&(u64, u32, u32), &(u64, u32, u32))| pair.0.0 == pair.1.0;
        let groups = || all.chunk_by(|one, other| of_one((one, other)));
        put(&mut bytes, groups().count() as u64);
        for group in groups() {
            let ranges = joined(group);
            put(
                &mut bytes,
                group.first().map_or(0, |(client, _, _)| *client),
            );
            put(&mut bytes, ranges.len() as u64);
            for (start, end) in ranges {
                put(&mut bytes, u64::from(start));
                put(&mut bytes, u64::from(end - start));
            }
        }
        bytes
    }

    /// `None` if it does not fit; nothing has changed then.
    fn lay(&mut self, update: &[u8]) -> Option<()> {
        let (sections, mut deletions) = read(update).ok()?;
        let follows = |section: &Section<'_>| {
            let before = self.writers.iter().find(|one| one.client == section.client);
            before.is_none_or(|before| before.end == section.start)
        };
        if !sections.iter().all(follows) {
            return None;
        }
        for section in sections {
            let same = |one: &&mut Writer| one.client == section.client;
            match self.writers.iter_mut().find(same) {
                Some(before) => {
                    before.end = section.end;
                    before.count += section.count;
                    before.blocks.extend(section.blocks);
                }
                None => self.writers.push(Writer {
                    client: section.client,
                    start: section.start,
                    end: section.end,
                    count: section.count,
                    blocks: section.blocks.to_vec(),
                }),
            }
        }
        self.deletions.append(&mut deletions);
        Some(())
    }
}

impl Advance {
    /// Notes that another update was taken after the one that this one is of.
    pub fn join(&mut self, later: &Self) {
        for &(client, clock) in &later.0 {
            match self.0.iter_mut().find(|(known, _)| *known == client) {
                Some((_, before)) => *before = clock.max(*before),
                None => self.0.push((client, clock)),
            }
        }
    }
}

type Deletions = Vec<(u64, u32, u32)>;

fn read(update: &[u8]) -> Result<(Vec<Section<'_>>, Deletions), UpdateRefusal> {
    let mut cursor = Cursor::new(update);
    let mut sections: Vec<Section<'_>> = Vec::new();
    for _ in 0..cursor.small()? {
        let count = cursor.small()?;
        let client = cursor.number()?;
        let start = cursor.small()?;
        let before = cursor.rest();
        let mut end = start;
        for _ in 0..count {
            end = end
                .checked_add(block(&mut cursor)?)
                .ok_or_else(|| malformed("a clock is out of range"))?;
        }
        let blocks = before
            .get(..before.len() - cursor.rest().len())
            .unwrap_or_default();
        if sections.iter().any(|section| section.client == client) {
            return Err(malformed("a writer is named twice"));
        }
        sections.push(Section {
            client,
            start,
            end,
            count,
            blocks,
        });
    }
    let mut deletions = Vec::new();
    for _ in 0..cursor.small()? {
        let client = cursor.number()?;
        for _ in 0..cursor.small()? {
            deletions.push((client, cursor.small()?, cursor.small()?));
        }
    }
    match cursor.is_at_end() {
        true => Ok((sections, deletions)),
        false => Err(malformed("it goes on after its end")),
    }
}

/// Passes over a block; how many clocks it takes.
fn block(cursor: &mut Cursor<'_>) -> Result<u32, UpdateRefusal> {
    let info = cursor.byte()?;
    if info == 0 {
        return cursor.small();
    }
    if info == 10 {
        return Err(malformed("something is left out"));
    }
    for bit in [0x80, 0x40] {
        if info & bit != 0 {
            id(cursor)?;
        }
    }
    if info & 0xc0 == 0 {
        if cursor.small()? == 1 {
            cursor.block()?;
        } else {
            id(cursor)?;
        }
        if info & 0x20 != 0 {
            cursor.block()?;
        }
    }
    content_length(cursor, info & 0x0f)
}

fn id(cursor: &mut Cursor<'_>) -> Result<(), UpdateRefusal> {
    cursor.number()?;
    cursor.small()?;
    Ok(())
}

/// The ranges of one writer, sorted, as first clock and the clock after the last; those that touch are one.
fn joined(sorted: &[(u64, u32, u32)]) -> Vec<(u32, u32)> {
    let mut ranges: Vec<(u32, u32)> = Vec::with_capacity(sorted.len());
    for &(_, start, length) in sorted {
        let end = start.saturating_add(length);
        match ranges.last_mut() {
            Some(last) if start <= last.1 => last.1 = end.max(last.1),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}

fn put(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
