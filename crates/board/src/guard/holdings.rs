//! What a document has, told without the document: enough to say whether somebody lacks anything of it, or brings
//! anything to it.
//!
//! The relay lets go of the document of a board that nobody changes, and keeps this beside its encoded form.

use std::collections::HashMap;

use super::cursor::Cursor;
use super::{Clocks, UpdateRefusal, malformed};
use crate::{Board, BoardError};

/// What somebody lacks who has certain clocks. Deletions are told to everybody in any case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lacking {
    /// All of it: they have nothing of anybody.
    Everything,
    /// No insertion.
    Nothing,
    /// A part.
    Something,
}

/// The insertions and deletions that a document has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Holdings {
    clocks: Clocks,
    deleted: Deletions,
}

/// For each writer the deleted ranges of clocks, sorted and apart: first clock, and the one after the last.
type Deletions = HashMap<u64, Vec<(u32, u32)>>;

impl Holdings {
    /// What `board` has.
    ///
    /// # Errors
    /// [`BoardError::Malformed`] if the board's own account of it cannot be read.
    pub fn of(board: &Board) -> Result<Self, BoardError> {
        let clocks = Clocks::of(board);
        let rest = board.encode_difference(&clocks.encode())?;
        let deleted = only_deletions(&rest)
            .map_err(|refusal| BoardError::Malformed(format!("its deletions: {refusal}")))?;
        Ok(Self { clocks, deleted })
    }

    /// What it has of every writer.
    pub fn clocks(&self) -> &Clocks {
        &self.clocks
    }

    /// What the holder of a state vector lacks. One that cannot be read lacks something.
    pub fn lacking(&self, state_vector: &[u8]) -> Lacking {
        let Ok(theirs) = clocks(state_vector) else {
            return Lacking::Something;
        };
        let mut ours = self.clocks.0.iter();
        if ours
            .clone()
            .all(|(client, &clock)| theirs.get(client) >= clock)
        {
            Lacking::Nothing
        } else if ours.all(|(client, _)| theirs.get(client) == 0) {
            Lacking::Everything
        } else {
            Lacking::Something
        }
    }

    /// Whether an update does nothing but delete what is deleted here. Mostly it is somebody's answer who has nothing
    /// new. What inserts anything, even if that is here too, and what cannot be read, is for the document to judge.
    pub fn has_all_of(&self, update: &[u8]) -> bool {
        let Ok(deletions) = only_deletions(update) else {
            return false;
        };
        let is_here = |(client, ranges): (&u64, &Vec<(u32, u32)>)| {
            let here = self.deleted.get(client).map_or(&[][..], Vec::as_slice);
            ranges.iter().all(|&(start, end)| {
                let next = here.partition_point(|&(_, until)| until <= start);
                here.get(next)
                    .is_some_and(|&(from, until)| from <= start && end <= until)
            })
        };
        deletions.iter().all(is_here)
    }
}

/// What an update without insertions deletes.
fn only_deletions(update: &[u8]) -> Result<Deletions, UpdateRefusal> {
    let mut cursor = Cursor::new(update);
    if cursor.small()? != 0 {
        return Err(malformed("it inserts something"));
    }
    let mut deleted = Deletions::new();
    for _ in 0..cursor.small()? {
        let client = cursor.number()?;
        let mut ranges = Vec::new();
        for _ in 0..cursor.small()? {
            let (start, length) = (cursor.small()?, cursor.small()?);
            let end = start
                .checked_add(length)
                .filter(|_| length > 0)
                .ok_or_else(|| malformed("a deletion is out of range"))?;
            ranges.push((start, end));
        }
        if deleted.insert(client, joined(ranges)).is_some() {
            return Err(malformed("a writer is named twice"));
        }
    }
    match cursor.is_at_end() {
        true => Ok(deleted),
        false => Err(malformed("it goes on after its end")),
    }
}

/// The same clocks in as few ranges as there can be, so that two lists of the same are equal.
fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut apart: Vec<(u32, u32)> = Vec::new();
    for (start, end) in ranges {
        match apart.last_mut() {
            Some((_, until)) if start <= *until => *until = end.max(*until),
            _ => apart.push((start, end)),
        }
    }
    apart.shrink_to_fit();
    apart
}

fn clocks(state_vector: &[u8]) -> Result<Clocks, UpdateRefusal> {
    let mut cursor = Cursor::new(state_vector);
    let mut clocks = Clocks::default();
    for _ in 0..cursor.small()? {
        let client = yrs::block::ClientID::new(client(cursor.number()?)?);
        let clock = cursor.small()?;
        // Whoever is named twice has, for yrs, what was said last.
        clocks.0.insert(client, clock);
    }
    Ok(clocks)
}

/// Writers' numbers have 53 bits.
fn client(number: u64) -> Result<u64, UpdateRefusal> {
    match number >> 53 {
        0 => Ok(number),
        _ => Err(malformed("a writer's number is too large")),
    }
}
