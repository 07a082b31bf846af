//! In which order the things of a page are painted: as they are read, where they do not cover each other.

use std::collections::HashMap;

use board::ElementId;
use scene::{Placed, Scene};

use crate::area::Framed;

/// The framed things in reading order, but each after everything below it that it touches: the picture is the same.
pub fn in_reading_order<'a>(scene: &'a Scene, framed: &Framed) -> Vec<Placed<'a>> {
    let pile: Vec<Placed<'a>> = framed
        .slots
        .iter()
        .filter_map(|&slot| scene.at(slot))
        .collect();
    let heights: HashMap<&ElementId, usize> = pile
        .iter()
        .enumerate()
        .map(|(height, placed)| (&placed.element().id, height))
        .collect();
    let read = scene.reading_order();
    let mut wanted: Vec<usize> = read
        .iter()
        .filter_map(|id| heights.get(id).copied())
        .collect();
    // What no reader meets: kinds of later versions, cells without a canvas.
    wanted.extend(0..pile.len());

    let mut painter = Order {
        scene,
        pile: &pile,
        heights: &heights,
        is_painted: vec![false; pile.len()],
        order: Vec::with_capacity(pile.len()),
    };
    for height in wanted {
        painter.paint(height);
    }
    let order = painter.order;
    order
        .into_iter()
        .filter_map(|height| pile.get(height).copied())
        .collect()
}

struct Order<'a, 'b> {
    scene: &'a Scene,
    pile: &'b [Placed<'a>],
    heights: &'b HashMap<&'b ElementId, usize>,
    is_painted: Vec<bool>,
    order: Vec<usize>,
}

impl Order<'_, '_> {
    /// Paints the thing at `height` of the pile after all that it may cover. No recursion: a pile can be as high as
    /// the board has notes.
    fn paint(&mut self, height: usize) {
        let mut waiting = vec![(height, false)];
        while let Some((height, is_ready)) = waiting.pop() {
            match self.is_painted.get_mut(height) {
                None | Some(true) => continue,
                Some(painted) if is_ready => {
                    *painted = true;
                    self.order.push(height);
                }
                Some(false) => {
                    waiting.push((height, true));
                    waiting.extend(self.below(height).into_iter().map(|below| (below, false)));
                }
            }
        }
    }

    /// What is not painted yet and lies below, the highest first, so that the lowest is painted first.
    fn below(&self, height: usize) -> Vec<usize> {
        let Some(placed) = self.pile.get(height) else {
            return Vec::new();
        };
        let touched = self.scene.query(placed.rect().grown(scene::PAINT_OVERFLOW));
        let mut below: Vec<usize> = touched
            .iter()
            .filter_map(|id| self.heights.get(id).copied())
            .filter(|&other| other < height && self.is_painted.get(other) == Some(&false))
            .collect();
        below.sort_unstable_by(|a, b| b.cmp(a));
        below
    }
}
