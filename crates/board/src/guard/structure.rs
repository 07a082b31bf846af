//! What an update is built of: which changes of whom, attached to what.
//!
//! An update (Yjs format, version 1) is a list of writers, each with consecutive blocks, and after them what is deleted.
//! yrs believes that blocks follow one another, that nobody is named twice, and that what blocks are attached to can
//! hold them. Bytes can say otherwise, and what comes of that depends on the order of merging, which differs between
//! the relay's document and its log. So it is all checked before yrs sees it.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::ground::Ground;
use super::{CLOCK_MAX, UpdateRefusal, malformed};

/// A change's name: writer and clock.
pub(super) type Id = (u64, u32);

/// How deep types may lie in one another; a note's text is on the second level. yrs deletes them by calling itself.
const TYPE_DEPTH_MAX: u32 = 8;
/// Writers' numbers have 53 bits.
const CLIENT_MAX: u64 = (1 << 53) - 1;

/// The changes of one writer in an update, without holes.
pub(super) struct Run {
    pub client: u64,
    pub start: u32,
    pub end: u32,
}

/// What a block is to others that lie in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holding {
    /// A list, map or text.
    Type,
    /// Deleted: what lies in it is deleted too.
    Gone,
    /// A value: nothing can lie in it.
    Nothing,
}

/// Where a block lies.
#[derive(Clone, Copy)]
enum Place {
    /// In one of the document's own maps, or nowhere.
    Root,
    /// In that type.
    In(Id),
    /// Where that other block lies.
    Beside(Id),
}

#[derive(Clone, Copy)]
struct Block {
    /// The clock after it.
    end: u32,
    holding: Holding,
    place: Place,
}

/// What an update is built of, as far as who merges it has to know.
pub(super) struct Structure {
    /// What each writer did.
    pub runs: Vec<Run>,
    /// Whether it has whole numbers that yrs may write as broken ones.
    pub has_large_numbers: bool,
}

/// Reads it all.
///
/// # Errors
/// [`UpdateRefusal`].
pub(super) fn read(update: &[u8], ground: &Ground<'_>) -> Result<Structure, UpdateRefusal> {
    let mut reading = Reading {
        cursor: Cursor::new(update),
        ground,
        runs: Vec::new(),
        blocks: HashMap::new(),
        awaited: Vec::new(),
        inner: Vec::new(),
    };
    for _ in 0..reading.cursor.small()? {
        reading.writer()?;
    }
    reading.deletions()?;
    reading.attachments()?;
    Ok(Structure {
        has_large_numbers: reading.cursor.has_large_numbers(),
        runs: reading.runs,
    })
}

struct Reading<'a> {
    cursor: Cursor<'a>,
    ground: &'a Ground<'a>,
    runs: Vec<Run>,
    blocks: HashMap<u64, Vec<Block>>,
    /// What new blocks are attached to that the document has not got.
    awaited: Vec<Id>,
    /// New blocks that name what they lie in, and new types.
    inner: Vec<Block>,
}

impl Reading<'_> {
    fn writer(&mut self) -> Result<(), UpdateRefusal> {
        let count = self.cursor.small()?;
        let client = self.client()?;
        let known = self.ground.known(client);
        let mut clock = self.cursor.small()?;
        let mut run: Option<Run> = None;
        let mut blocks = Vec::new();
        for _ in 0..count {
            let (length, block) = self.block(client, clock, known)?;
            let end = clock
                .checked_add(length)
                .filter(|&end| end <= CLOCK_MAX)
                .ok_or_else(|| malformed("a clock is out of range"))?;
            if let Some(block) = block {
                match &mut run {
                    Some(run) if run.end == clock => run.end = end,
                    // A hole between two blocks.
                    Some(_) => return Err(UpdateRefusal::Gap),
                    None => {
                        let start = clock;
                        run = Some(Run { client, start, end });
                    }
                }
                blocks.push(block);
            }
            clock = end;
        }
        if self.blocks.insert(client, blocks).is_some() {
            return Err(malformed("a writer is named twice"));
        }
        if let Some(run) = run {
            if run.start > known {
                return Err(UpdateRefusal::Gap);
            }
            self.runs.push(run);
        }
        Ok(())
    }

    /// One block: how many clocks it takes, and what it is, unless it says that something is left out.
    fn block(
        &mut self,
        client: u64,
        clock: u32,
        known: u32,
    ) -> Result<(u32, Option<Block>), UpdateRefusal> {
        let info = self.cursor.byte()?;
        if info == 0 || info == 10 {
            let length = self.cursor.small()?;
            if length == 0 {
                return Err(malformed("an empty block"));
            }
            let gone = Block {
                end: clock.saturating_add(length),
                holding: Holding::Gone,
                place: Place::Root,
            };
            return Ok((length, (info == 0).then_some(gone)));
        }
        let left = self.id_if(info & 0x80 != 0)?;
        let right = self.id_if(info & 0x40 != 0)?;
        let (mut place, mut parent) = (Place::Root, None);
        if let Some(neighbour) = left.or(right) {
            place = Place::Beside(neighbour);
        } else {
            if self.cursor.small()? == 1 {
                self.cursor.block()?;
            } else {
                let id = self.id()?;
                (place, parent) = (Place::In(id), Some(id));
            }
            if info & 0x20 != 0 {
                self.cursor.block()?;
            }
        }
        let (length, holding) = content(&mut self.cursor, info & 0x0f)?;
        let end = clock.saturating_add(length);
        let block = Block {
            end,
            holding,
            place,
        };
        // What the document has already is not attached again.
        if end > known {
            for id in [left, right, parent].into_iter().flatten() {
                if id.0 == client && id.1 >= clock {
                    return Err(malformed("a block is attached to a later one"));
                }
                if id.1 >= self.ground.known(id.0) {
                    self.awaited.push(id);
                }
            }
            if parent.is_some() || holding == Holding::Type {
                self.inner.push(block);
            }
        }
        // An old version of Yjs wrote blocks of no length.
        Ok((length, (length > 0).then_some(block)))
    }

    fn deletions(&mut self) -> Result<(), UpdateRefusal> {
        let mut writers = Vec::new();
        for _ in 0..self.cursor.small()? {
            let client = self.client()?;
            writers.push(client);
            let known = self.ground.known(client);
            let top = self
                .blocks
                .get(&client)
                .and_then(|blocks| blocks.last())
                .map_or(known, |last| known.max(last.end));
            let mut before = 0;
            for _ in 0..self.cursor.small()? {
                let start = self.cursor.small()?;
                let length = self.cursor.small()?;
                let end = start
                    .checked_add(length)
                    .filter(|&end| end <= CLOCK_MAX && length > 0 && start >= before)
                    .ok_or_else(|| malformed("a deletion is out of range"))?;
                // Deletes what has not arrived.
                if end > top {
                    return Err(UpdateRefusal::Gap);
                }
                before = end;
            }
        }
        writers.sort_unstable();
        if writers.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(malformed("a writer is named twice"));
        }
        if !self.cursor.is_at_end() {
            return Err(malformed("it goes on after its end"));
        }
        Ok(())
    }

    /// Whether what blocks are attached to is there, and can hold them.
    fn attachments(&self) -> Result<(), UpdateRefusal> {
        if self.awaited.iter().any(|&id| self.find(id).is_none()) {
            return Err(UpdateRefusal::Gap);
        }
        let all: usize = self.blocks.values().map(Vec::len).sum();
        // Honest blocks have few between them and the document's own maps; hostile ones could go in circles.
        let mut steps = 8 * all + 64;
        for block in &self.inner {
            if let Place::In(id) = block.place {
                let holding = match self.find(id) {
                    Some(found) => found.holding,
                    None => self.ground.holding(id),
                };
                if holding == Holding::Nothing {
                    return Err(malformed("a block lies in what cannot hold it"));
                }
            }
            if block.holding == Holding::Type && self.depth(*block, &mut steps)? > TYPE_DEPTH_MAX {
                return Err(malformed("types are nested too deeply"));
            }
        }
        Ok(())
    }

    /// How many types there are from a type up to the document's own maps, itself among them.
    fn depth(&self, block: Block, steps: &mut usize) -> Result<u32, UpdateRefusal> {
        let mut depth = 1;
        let mut place = block.place;
        loop {
            *steps = steps
                .checked_sub(1)
                .ok_or_else(|| malformed("blocks are attached in circles"))?;
            let id = match place {
                Place::Root => return Ok(depth),
                Place::In(id) => {
                    depth += 1;
                    id
                }
                Place::Beside(id) => id,
            };
            if depth > TYPE_DEPTH_MAX {
                return Ok(depth);
            }
            place = match self.find(id) {
                Some(found) => found.place,
                None => self.ground.container(id).map_or(Place::Root, Place::In),
            };
        }
    }

    /// The block of the update that a change is in, if the document has not got it.
    fn find(&self, (client, clock): Id) -> Option<&Block> {
        if clock < self.ground.known(client) {
            return None;
        }
        let blocks = self.blocks.get(&client)?;
        blocks.get(blocks.partition_point(|block| block.end <= clock))
    }

    fn id_if(&mut self, is_there: bool) -> Result<Option<Id>, UpdateRefusal> {
        is_there.then(|| self.id()).transpose()
    }

    fn id(&mut self) -> Result<Id, UpdateRefusal> {
        Ok((self.client()?, self.cursor.small()?))
    }

    fn client(&mut self) -> Result<u64, UpdateRefusal> {
        let client = self.cursor.number()?;
        if client > CLIENT_MAX {
            return Err(malformed("a writer's number is too large"));
        }
        Ok(client)
    }
}

/// What is in a block: how many clocks it takes, and what it can hold.
fn content(cursor: &mut Cursor<'_>, kind: u8) -> Result<(u32, Holding), UpdateRefusal> {
    Ok(match kind {
        1 => (cursor.small()?, Holding::Gone),
        3 => {
            cursor.block()?;
            (1, Holding::Nothing)
        }
        4 => {
            let text = std::str::from_utf8(cursor.block()?)
                .map_err(|_| malformed("a text is no UTF-8"))?;
            let units = text.chars().map(char::len_utf16).sum::<usize>();
            (units as u32, Holding::Nothing)
        }
        7 => {
            // A list, a map, a text, an XML element, fragment, hook, text.
            let kind = cursor.byte()?;
            match kind {
                0 | 1 | 2 | 4 | 6 => {}
                3 => drop(cursor.block()?),
                _ => return Err(malformed("a type that no board holds")),
            }
            (1, Holding::Type)
        }
        8 => {
            let count = cursor.small()?;
            cursor.values(count)?;
            (count, Holding::Nothing)
        }
        // Formats, embedded things, documents in documents, what Yjs wrote before version 13: yrs does more with
        // them than a board has use for.
        _ => return Err(malformed("a content that no board holds")),
    })
}

/// Passes over what is in a block; how many clocks it takes.
pub(super) fn content_length(cursor: &mut Cursor<'_>, kind: u8) -> Result<u32, UpdateRefusal> {
    content(cursor, kind).map(|(length, _)| length)
}
