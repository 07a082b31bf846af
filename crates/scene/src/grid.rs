//! Which elements are near a place: a pile of loose grids, one for each size of element.
//!
//! Every element is in exactly one bin of one level: the level whose bins are at least as large as the element,
//! the bin that holds its top left corner. So a query looks at the bins under its rectangle and one to the left and
//! above, and neither a huge element nor a far coordinate costs more than another.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use board::BoardRect;

/// The sides of each level's bins, in board units.
const SIDES: [f64; LEVELS] = [
    256.0,
    1_024.0,
    4_096.0,
    16_384.0,
    65_536.0,
    262_144.0,
    1_048_576.0,
    4_194_304.0,
];
const LEVELS: usize = 8;

/// Where an element is in the grid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Bin {
    level: usize,
    column: i64,
    row: i64,
}

#[derive(Default, Debug)]
struct Level {
    bins: HashMap<(i64, i64), Vec<u32>, BuildHasherDefault<BinHasher>>,
}

/// Spatial index over slots.
#[derive(Debug)]
pub struct Grid {
    levels: [Level; LEVELS],
}

impl Default for Grid {
    fn default() -> Self {
        Self {
            levels: std::array::from_fn(|_| Level::default()),
        }
    }
}

impl Grid {
    /// Adds a slot at `rect`.
    pub fn insert(&mut self, slot: u32, rect: &BoardRect) {
        let bin = bin_of(rect);
        if let Some(level) = self.levels.get_mut(bin.level) {
            level
                .bins
                .entry((bin.column, bin.row))
                .or_default()
                .push(slot);
        }
    }

    /// Removes a slot that was added at `rect`.
    pub fn remove(&mut self, slot: u32, rect: &BoardRect) {
        let bin = bin_of(rect);
        let Some(level) = self.levels.get_mut(bin.level) else {
            return;
        };
        let place = (bin.column, bin.row);
        if let Some(slots) = level.bins.get_mut(&place) {
            if let Some(index) = slots.iter().position(|&other| other == slot) {
                slots.swap_remove(index);
            }
            if slots.is_empty() {
                level.bins.remove(&place);
            }
        }
    }

    /// Moves a slot; cheap if it stays in its bin.
    pub fn relocate(&mut self, slot: u32, from: &BoardRect, to: &BoardRect) {
        if bin_of(from) != bin_of(to) {
            self.remove(slot, from);
            self.insert(slot, to);
        }
    }

    /// Calls `visit` with every slot that may touch `area`, in no order: those that do not are to be sorted out.
    pub fn near(&self, area: &BoardRect, mut visit: impl FnMut(u32)) {
        for (level, side) in self.levels.iter().zip(SIDES) {
            if level.bins.is_empty() {
                continue;
            }
            let columns = bin_index(area.x, side) - 1..=bin_index(area.right(), side);
            let rows = bin_index(area.y, side) - 1..=bin_index(area.bottom(), side);
            let wanted = span(&columns).saturating_mul(span(&rows));
            if wanted > level.bins.len() {
                for (&(column, row), slots) in &level.bins {
                    if columns.contains(&column) && rows.contains(&row) {
                        slots.iter().copied().for_each(&mut visit);
                    }
                }
                continue;
            }
            for row in rows {
                for column in columns.clone() {
                    if let Some(slots) = level.bins.get(&(column, row)) {
                        slots.iter().copied().for_each(&mut visit);
                    }
                }
            }
        }
    }
}

fn span(range: &std::ops::RangeInclusive<i64>) -> usize {
    usize::try_from(range.end() - range.start() + 1).unwrap_or(0)
}

fn bin_index(coordinate: f64, side: f64) -> i64 {
    // The conversion saturates, and takes not-a-number for 0.
    (coordinate / side).floor() as i64
}

fn bin_of(rect: &BoardRect) -> Bin {
    let longest = rect.width.max(rect.height);
    let mut sides = SIDES.into_iter().enumerate();
    let found = sides.find(|&(level, side)| longest <= side || level == LEVELS - 1);
    // The last level takes whatever is larger.
    let (level, side) = found.unwrap_or_default();
    Bin {
        level,
        column: bin_index(rect.x, side),
        row: bin_index(rect.y, side),
    }
}

/// Mixes two numbers; bins need no protection against chosen keys beyond what the limit on elements gives.
#[derive(Default)]
struct BinHasher(u64);

impl Hasher for BinHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(u64::from(byte));
        }
    }
    fn write_i64(&mut self, value: i64) {
        self.write_u64(value as u64);
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(23) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
