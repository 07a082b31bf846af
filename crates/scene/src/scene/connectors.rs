//! Connectors follow what they are attached to.

use std::collections::HashSet;

use board::{BoardPoint, BoardRect, Connector, Element, ElementId, End};

use super::Scene;
use super::entry::Entry;
use crate::connector::{ConnectorPath, EndPlace};
use crate::display::DisplayItem;
use crate::outline::Outline;

/// By how much elements are moved for a moment, in board units.
pub type Shift<'a> = &'a dyn Fn(&ElementId) -> BoardPoint;

/// What an element is attached to: nothing, unless it is a connector.
pub(super) fn targets(element: &Element) -> Vec<ElementId> {
    let Some(connector) = element.as_connector() else {
        return Vec::new();
    };
    let ends = [&connector.from, &connector.to].into_iter();
    ends.filter_map(|end| end.element.clone()).collect()
}

impl Scene {
    /// Notes what a connector is attached to, or forgets it.
    pub(super) fn attach(&mut self, id: &ElementId, targets: Vec<ElementId>, on: bool) {
        for target in targets {
            if on {
                self.attached.entry(target).or_default().insert(id.clone());
            } else if let Some(connectors) = self.attached.get_mut(&target) {
                connectors.remove(id);
                if connectors.is_empty() {
                    self.attached.remove(&target);
                }
            }
        }
    }

    /// The connectors that are attached to one of `targets`, each once.
    pub fn connectors_of<'a>(
        &self,
        targets: impl IntoIterator<Item = &'a ElementId>,
    ) -> HashSet<ElementId> {
        let mut found = HashSet::new();
        if self.attached.is_empty() {
            return found;
        }
        for target in targets {
            found.extend(self.attached.get(target).into_iter().flatten().cloned());
        }
        found
    }

    /// What a connector looks like, and where, while elements (itself, what it is attached to) are moved for a moment:
    /// what a drag shows. `None` if it is no connector.
    pub fn shifted_connector(
        &self,
        id: &ElementId,
        shift: Shift<'_>,
    ) -> Option<(BoardRect, DisplayItem)> {
        let entry = self.entry(*self.slots.get(id)?)?;
        let (path, rect) = self.laid(entry, entry.origin + shift(id), shift)?;
        let kinds = self.kinds?;
        let item = (kinds.moved)(&entry.element, (&path, &rect), self.style);
        Some((rect, item))
    }

    /// The way of a connector whose own top left corner is at `origin`, and the box that it is painted in.
    pub(super) fn laid(
        &self,
        entry: &Entry,
        origin: BoardPoint,
        shift: Shift<'_>,
    ) -> Option<(ConnectorPath, BoardRect)> {
        let connector = entry.element.as_connector()?;
        let (from, to) = self.end_places(connector, entry, origin, shift);
        let kinds = self.kinds?;
        Some((kinds.laid)(connector, &from, &to))
    }

    fn end_places(
        &self,
        connector: &Connector,
        entry: &Entry,
        origin: BoardPoint,
        shift: Shift<'_>,
    ) -> (EndPlace, EndPlace) {
        let size = entry.element.size;
        let corner = origin + BoardPoint::new(size.width, size.height);
        (
            self.end_place(&connector.from, origin, origin, shift),
            self.end_place(&connector.to, origin, corner, shift),
        )
    }

    /// Where an end is; at `lost` if what it was attached to is gone. Nothing is attached to connectors: they could
    /// run in circles.
    fn end_place(
        &self,
        end: &End,
        origin: BoardPoint,
        lost: BoardPoint,
        shift: Shift<'_>,
    ) -> EndPlace {
        let Some(target) = &end.element else {
            return EndPlace::Free(origin + end.at);
        };
        match self.get(target) {
            Some(placed) if placed.element().as_connector().is_none() => EndPlace::On {
                outline: Outline::of(placed.element(), placed.rect().moved(shift(target))),
                anchor: end.at,
            },
            Some(_) | None => EndPlace::Free(lost),
        }
    }
}
