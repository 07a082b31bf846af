//! One element in the scene.

use std::cell::OnceCell;

use board::{BoardPoint, BoardRect, BoardSize, Element, Figure};

use crate::connector::ConnectorPath;
use crate::display::{Anchor, DisplayItem};
use crate::pile::{Layer, PileKey};

#[derive(Debug)]
pub struct Entry {
    pub element: Element,
    /// How large it is painted.
    pub size: BoardSize,
    /// Where it is painted on the board.
    pub rect: BoardRect,
    /// Its own top left corner on the board: that of `rect`, but for connectors, which are painted where they run.
    pub origin: BoardPoint,
    /// The way of a connector.
    pub line: Option<Box<ConnectorPath>>,
    /// Where its text lies.
    pub anchor: Anchor,
    /// Its height in the pile.
    pub key: PileKey,
    /// What was found out about it.
    pub figure: Option<Figure>,
    /// Its picture, if somebody asked for it.
    pub item: OnceCell<DisplayItem>,
}

impl Entry {
    /// As if it had no owner; [`super::Scene::resolve_subtree`] puts that right.
    pub fn new(element: Element, size: BoardSize) -> Self {
        let origin = element.placement.offset.tamed();
        Self {
            size,
            rect: BoardRect::at(origin, size),
            origin,
            line: None,
            anchor: Anchor::Center,
            key: PileKey::new(Layer::of(&element.kind), 0, &element.order, &element.id),
            figure: None,
            item: OnceCell::new(),
            element,
        }
    }

    /// Whether `element` has the same picture, wherever it may lie.
    pub fn looks_like(&self, element: &Element) -> bool {
        self.element.kind == element.kind
            && self.element.size == element.size
            && self.element.link.is_some() == element.link.is_some()
    }
}
