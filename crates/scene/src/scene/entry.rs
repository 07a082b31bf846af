//! One element in the scene.

use std::cell::OnceCell;

use board::{BoardRect, BoardSize, Element};

use crate::display::{Anchor, DisplayItem};
use crate::item::painted_size;
use crate::pile::{Layer, PileKey};

#[derive(Debug)]
pub struct Entry {
    pub element: Element,
    /// How large it is painted.
    pub size: BoardSize,
    /// Where it is painted on the board.
    pub rect: BoardRect,
    /// Where its text lies.
    pub anchor: Anchor,
    /// Its height in the pile.
    pub key: PileKey,
    /// Its picture, if somebody asked for it.
    pub item: OnceCell<DisplayItem>,
}

impl Entry {
    /// As if it had no owner; [`super::Scene::resolve_subtree`] puts that right.
    pub fn new(element: Element) -> Self {
        let size = painted_size(&element);
        Self {
            size,
            rect: BoardRect::at(element.placement.offset.tamed(), size),
            anchor: Anchor::Center,
            key: PileKey::new(Layer::of(&element.kind), 0, &element.order, &element.id),
            item: OnceCell::new(),
            element,
        }
    }

    /// Whether `element` has the same picture, wherever it may lie.
    pub fn looks_like(&self, element: &Element) -> bool {
        self.element.kind == element.kind && self.element.size == element.size
    }
}
