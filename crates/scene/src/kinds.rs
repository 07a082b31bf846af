//! What a scene learns after the first moments.
//!
//! An empty board, notes and canvases with plain cells need little. How everything else looks, where it is met and where
//! lines run is reached through one struct of functions, [`Kinds`], so that an application may load it when the board
//! is there already. Until [`Scene::learn`] was called such elements are boxes in which nothing is seen, and notes
//! are without what is stuck on them.

use std::cell::OnceCell;

use board::{
    BoardPoint, BoardRect, BoardSize, Cell, Connector, Element, ElementId, ElementKind, Holds,
    Locale, Snapshot,
};

use crate::Style;
use crate::connector::{ConnectorPath, EndPlace};
use crate::display::DisplayItem;
use crate::item;
use crate::item::note::Sticking;
use crate::item::opinion::Shown;
use crate::scene::entry::Entry;
use crate::scene::{Placed, Scene};

/// Everything beyond notes, canvases and plain cells. There is one: [`Kinds::ALL`].
#[derive(Debug)]
pub struct Kinds {
    /// The picture of an element.
    pub(crate) item: fn(&Scene, &Entry) -> DisplayItem,
    pub(crate) painted_size: fn(&Element) -> BoardSize,
    /// The way of a connector between two ends, and where it is painted.
    pub(crate) laid: fn(&Connector, &EndPlace, &EndPlace) -> (ConnectorPath, BoardRect),
    /// The picture of a connector that runs there for a moment.
    pub(crate) moved: fn(&Element, (&ConnectorPath, &BoardRect), Style) -> DisplayItem,
    pub(crate) is_met: fn(&Placed<'_>, BoardPoint, f64) -> bool,
    pub(crate) touches: fn(&Placed<'_>, &BoardRect) -> bool,
    /// The value of a cell in words.
    pub(crate) said: fn(&Cell, &Shown, Locale) -> String,
    pub(crate) sticking: Sticking,
}

impl Kinds {
    /// All there is to learn. Whoever names it has all of it in the program.
    pub const ALL: &Self = &Self {
        item: item::of_any_kind,
        painted_size: item::painted_size_of_any_kind,
        laid: item::connector::laid,
        moved: item::moved,
        is_met: |placed, point, slop| placed.is_met_truly(point, slop),
        touches: |placed, rect| placed.touches_truly(rect),
        said: item::opinion::in_words,
        sticking: Sticking {
            taken: item::extras::taken,
            draw: item::extras::draw,
        },
    };
}

/// Whether a scene that has learnt nothing yet shows it as it is.
pub(crate) fn is_plain(element: &Element) -> bool {
    element.link.is_none()
        && match &element.kind {
            ElementKind::Note(note) => {
                note.evidence.is_none()
                    && note.tags.is_empty()
                    && note.reactions.is_empty()
                    && note.sealed.is_none()
                    && !item::unclear::is_marked(&note.text)
            }
            ElementKind::Canvas(_) => true,
            ElementKind::Cell(cell) => {
                cell.slot.is_none()
                    && cell.owner.is_empty()
                    && !cell.cover
                    && matches!(&*cell.holds, Holds::Zone { hint: None, .. })
            }
            _ => false,
        }
}

impl Scene {
    /// The scene of a snapshot, of which it shows what is plain. What is missing comes when it is told by
    /// [`Scene::learn`].
    pub fn plain(snapshot: &Snapshot, style: Style) -> Self {
        let mut scene = Self::unlearnt(style);
        scene.take_in(snapshot);
        scene
    }

    /// From now on it can show everything. Gives what looks different now.
    pub fn learn(&mut self, kinds: &'static Kinds) -> Vec<ElementId> {
        if self.kinds.replace(kinds).is_some() {
            return Vec::new();
        }
        let mut changed = Vec::new();
        for entry in self.entries.iter_mut().flatten() {
            if !is_plain(&entry.element) {
                entry.size = (kinds.painted_size)(&entry.element);
                entry.item = OnceCell::new();
                self.damage.add(&entry.rect);
                changed.push(entry.element.id.clone());
            }
        }
        for id in &changed {
            self.resolve_subtree(id);
        }
        changed
    }

    /// Whether something on the board is not shown as it is, because it has not learnt how.
    pub fn lacks_kinds(&self) -> bool {
        let entries = || self.entries.iter().flatten();
        self.kinds.is_none() && entries().any(|entry| !is_plain(&entry.element))
    }

    /// A scene with nothing on it that is painted in the same way.
    pub fn emptied(&self) -> Self {
        let mut scene = Self::unlearnt(self.style());
        scene.kinds = self.kinds;
        scene
    }
}
