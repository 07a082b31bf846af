//! Frames own what is dropped in them, as cells do; where cell and frame compete for a note, the cell wins.

use board::{BoardPoint, BoardRect, Element, ElementId, ElementKind, Placement};

use crate::turn::Turn;
use crate::{Editor, Kinds, Selection};

impl Editor {
    /// The owner of something at `rect`, by its middle: the cell for notes, otherwise the frame, otherwise nobody. The
    /// position is kept. `id` is the element itself, if it is on the board: no frame is put into itself.
    pub(crate) fn placement_for(
        &self,
        id: Option<&ElementId>,
        kind: &ElementKind,
        rect: BoardRect,
    ) -> Placement {
        let inside = self.owner_at(id, kind, rect.center()).and_then(|owner| {
            let origin = self.scene.rect(&owner)?.origin();
            Some(Placement::inside(owner, (rect.origin() - origin).tamed()))
        });
        inside.unwrap_or_else(|| Placement::free(rect.origin().tamed()))
    }

    /// Where an element belongs, and is, after moving by `delta`.
    pub(crate) fn placement_after(&self, element: &Element, delta: BoardPoint) -> Placement {
        let Some(rect) = self.scene.rect(&element.id).map(|rect| rect.moved(delta)) else {
            return element.placement.clone();
        };
        if element.as_connector().is_none() {
            return self.placement_for(Some(&element.id), &element.kind, rect);
        }
        // What is painted follows what it is attached to; what moves is its own box.
        let origin = self.origin_of(element) + delta;
        let owner = self.owner_at(Some(&element.id), &element.kind, rect.center());
        match owner.and_then(|owner| Some((self.scene.rect(&owner)?.origin(), owner))) {
            Some((corner, owner)) => Placement::inside(owner, (origin - corner).tamed()),
            None => Placement::free(origin.tamed()),
        }
    }

    /// Who would own an element with its middle at `point`.
    pub(crate) fn owner_at(
        &self,
        id: Option<&ElementId>,
        kind: &ElementKind,
        point: BoardPoint,
    ) -> Option<ElementId> {
        let cell = matches!(kind, ElementKind::Note(_))
            .then(|| self.scene.cell_at(point))
            .flatten()
            .filter(|cell| !self.is_closed(cell));
        cell.or_else(|| {
            let framed = Kinds::FRAMED.has(kind);
            framed.then(|| self.frame_at(point, id)).flatten()
        })
    }

    /// The topmost frame whose area a point is in, but not `besides` nor a frame within that.
    fn frame_at(&self, point: BoardPoint, besides: Option<&ElementId>) -> Option<ElementId> {
        if !self.scene.has_grounds() {
            return None;
        }
        let touched = self
            .scene
            .query(BoardRect::new(point.x - 0.5, point.y - 0.5, 1.0, 1.0));
        touched.into_iter().rev().find(|id| {
            let Some(placed) = self.scene.get(id) else {
                return false;
            };
            placed.element().as_frame().is_some()
                && placed.rect().contains(point)
                && besides.is_none_or(|besides| !self.with_owners(id).contains(besides))
        })
    }

    /// What a frame drawn around `rect` takes in: what lies wholly inside and belongs to whom the frame will belong to.
    pub(crate) fn framed_by(&self, rect: BoardRect) -> Vec<ElementId> {
        let kind = ElementKind::Frame(board::Frame::default());
        let owner = self.owner_at(None, &kind, rect.center());
        let mut inside = self.scene.query(rect);
        inside.retain(|id| {
            self.scene.get(id).is_some_and(|placed| {
                let element = placed.element();
                Kinds::FRAMED.has(&element.kind)
                    && element.placement.parent == owner
                    && rect.encloses(&placed.rect())
            })
        });
        inside
    }

    /// Takes the selected frames away; what was in them stays where it is, and is selected.
    pub(crate) fn dissolve_frames(&mut self, turn: &mut Turn<'_>) {
        let frames: Vec<ElementId> = self
            .selected_elements()
            .filter(|element| !element.locked && element.as_frame().is_some())
            .map(|element| element.id.clone())
            .collect();
        if frames.is_empty() {
            return;
        }
        let mut freed = Vec::new();
        for frame in &frames {
            // A frame within a frame that goes as well belongs to the next one outside.
            let heir = self
                .owners(frame)
                .into_iter()
                .find(|owner| !frames.contains(owner));
            let origin = heir.as_ref().and_then(|heir| self.scene.rect(heir));
            for child in self.scene.children(frame) {
                let Some(rect) = self
                    .scene
                    .rect(&child.id)
                    .filter(|_| !frames.contains(&child.id))
                else {
                    continue;
                };
                let placement = match (&heir, origin) {
                    (Some(heir), Some(around)) => {
                        let offset = rect.origin() - around.origin();
                        Placement::inside(heir.clone(), offset.tamed())
                    }
                    _ => Placement::free(rect.origin().tamed()),
                };
                freed.push((child.id.clone(), placement));
            }
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for (id, placement) in &freed {
                    let _deleted_meanwhile = edit.place(id, placement);
                }
                for frame in &frames {
                    let _deleted_meanwhile = edit.delete(frame);
                }
            });
        });
        self.set_selection(Selection::of(freed.into_iter().map(|(id, _)| id)));
    }
}
