//! What is at a point: lines by their distance, shapes by their true form.

use board::{BoardPoint, BoardRect, Element, ElementId, ElementKind, Holds};

use super::{Placed, Scene, Slot};
use crate::connector::CONNECTOR_WIDTH;
use crate::drawing::{stretched, width_at};
use crate::item::connector::label_box;
use crate::item::{FRAME_TITLE_HEIGHT, PAINT_OVERFLOW};
use crate::outline::Outline;
use crate::pile::Layer;
use crate::segment::{distance_to_line, line_touches};

/// How far beside a line still meets it where nobody says otherwise, in board units.
const SLOP: f64 = 4.0;

impl Placed<'_> {
    /// Its true outline on the board.
    pub fn outline(&self) -> Outline {
        Outline::of(self.element(), self.rect())
    }

    /// Whether a pointer at `point` meets it, or is at most `slop` board units beside its line. Shapes that are not
    /// filled are met at their edge and their text, frames at their edge and their title.
    pub fn is_met(&self, point: BoardPoint, slop: f64) -> bool {
        match (&self.element().kind, self.scene.kinds) {
            (ElementKind::Note(_) | ElementKind::Canvas(_) | ElementKind::Cell(_), _)
            | (_, None) => self.rect().contains(point) && !is_decoration(self.element()),
            (_, Some(kinds)) => (kinds.is_met)(self, point, slop),
        }
    }

    /// As [`Placed::is_met`], by the true form of what has one.
    pub(crate) fn is_met_truly(&self, point: BoardPoint, slop: f64) -> bool {
        let rect = self.rect();
        match &self.element().kind {
            ElementKind::Connector(connector) => {
                let Some(path) = self.line() else {
                    return false;
                };
                distance_to_line(point, &path.line) <= CONNECTOR_WIDTH / 2.0 + slop
                    || label_box(connector, path).is_some_and(|label| label.contains(point))
            }
            ElementKind::Drawing(drawing) => {
                let reach = drawing.width * width_at(1.0) / 2.0 + slop;
                rect.grown(reach).contains(point)
                    && distance_to_line(point - rect.origin(), &self.pen_line()) <= reach
            }
            ElementKind::Shape(shape) if shape.fill.is_none() => {
                let outline = self.outline();
                rect.grown(slop).contains(point)
                    && (outline.distance(point) <= slop.max(1.0) || self.is_on_text(point))
            }
            ElementKind::Shape(_) => self.outline().contains(point),
            ElementKind::Frame(_) => {
                let inner = rect.grown(-slop.max(1.0));
                let title = BoardRect {
                    height: FRAME_TITLE_HEIGHT.min(rect.height),
                    ..rect
                };
                let inside = inner.width > 0.0 && inner.height > 0.0 && inner.contains(point);
                (rect.grown(slop).contains(point) && !inside) || title.contains(point)
            }
            _ => rect.contains(point),
        }
    }

    /// Whether it shares anything with `rect`: lines by where they really run.
    pub fn touches(&self, rect: &BoardRect) -> bool {
        match self.scene.kinds {
            Some(kinds) => (kinds.touches)(self, rect),
            None => self.rect().intersects(rect),
        }
    }

    /// As [`Placed::touches`], by where lines run.
    pub(crate) fn touches_truly(&self, rect: &BoardRect) -> bool {
        let own = self.rect();
        match &self.element().kind {
            ElementKind::Connector(_) => {
                let line = self.line();
                line.is_some_and(|path| line_touches(rect, &path.line))
            }
            ElementKind::Drawing(_) => {
                let area = rect.moved(BoardPoint::default() - own.origin());
                line_touches(&area, &self.pen_line())
            }
            _ => own.intersects(rect),
        }
    }

    /// The points of a drawing, from its own top left corner.
    fn pen_line(&self) -> Vec<BoardPoint> {
        let element = self.element();
        let Some(drawing) = element.as_drawing() else {
            return Vec::new();
        };
        let points = stretched(drawing, element.size);
        points.iter().map(|point| point.at).collect()
    }

    fn is_on_text(&self, point: BoardPoint) -> bool {
        let at = point - self.rect().origin();
        self.item().content_lines().any(|line| {
            BoardRect::new(
                line.x,
                line.baseline - line.size,
                line.width,
                line.size * 1.4,
            )
            .contains(at)
        })
    }
}

/// Whether it is drawn by the template and holds nothing: a pointer meets what lies under it.
fn is_decoration(element: &Element) -> bool {
    let cell = element.as_cell();
    cell.is_some_and(|cell| matches!(*cell.holds, Holds::Label { .. } | Holds::Shape { .. }))
}

impl Scene {
    /// The topmost element at a point: a note before the cell below it, a cell before its canvas. Lines are met a few
    /// units beside them.
    pub fn hit(&self, point: BoardPoint) -> Option<ElementId> {
        self.hit_near(point, SLOP)
    }

    /// As [`Scene::hit`], with lines met up to `slop` board units beside them: a finger wants more than a mouse, and
    /// from far away more board is under it.
    pub fn hit_near(&self, point: BoardPoint, slop: f64) -> Option<ElementId> {
        self.topmost(point, slop, &|placed| placed.is_met(point, slop))
    }

    /// The topmost element at a point of those that `wanted` accepts.
    pub fn hit_where(
        &self,
        point: BoardPoint,
        wanted: impl Fn(&Placed<'_>) -> bool,
    ) -> Option<ElementId> {
        self.topmost(point, SLOP, &|placed| {
            placed.is_met(point, SLOP) && wanted(placed)
        })
    }

    /// The topmost cell at a point that notes can lie in, whatever lies on it: none where another cell, or the heading
    /// of a column, is above it.
    pub fn cell_at(&self, point: BoardPoint) -> Option<ElementId> {
        // Thousands of notes may come onto a board on which nothing is.
        if self.is_empty() {
            return None;
        }
        let found = self.hit_where(point, |placed| {
            let element = placed.element();
            let layer = Layer::of(&element.kind);
            layer == Layer::Cell || layer == Layer::Slot
        })?;
        let cell = self.element(&found)?.as_cell()?;
        cell.takes_notes().then_some(found)
    }

    /// The topmost frame around a point, whatever lies in it.
    pub fn frame_at(&self, point: BoardPoint) -> Option<ElementId> {
        self.topmost(point, 0.0, &|placed| {
            placed.element().as_frame().is_some() && placed.rect().contains(point)
        })
    }

    /// The topmost element at a point that a connector can be attached to: shapes inside their outline, filled or not;
    /// frames at their edge and title only, as most of what is drawn in a frame is not to be attached to it.
    pub fn attachable_at(&self, point: BoardPoint, slop: f64) -> Option<ElementId> {
        self.topmost(point, slop, &|placed| match &placed.element().kind {
            ElementKind::Connector(_) | ElementKind::Drawing(_) | ElementKind::Unknown { .. } => {
                false
            }
            ElementKind::Frame(_) => placed.is_met(point, slop),
            _ => {
                let outline = placed.outline();
                outline.contains(point) || outline.distance(point) <= slop
            }
        })
    }

    /// The elements that a marquee over `rect` touches, in the order of painting: lines by where they really run.
    pub fn touching(&self, rect: &BoardRect) -> Vec<ElementId> {
        let mut found = Vec::new();
        self.visible(rect, &mut found);
        found
            .iter()
            .filter_map(|&slot| self.at(slot))
            .filter(|placed| placed.touches(rect))
            .map(|placed| placed.element().id.clone())
            .collect()
    }

    /// The topmost element that `wanted` accepts, of those painted within `slop` board units of a point.
    fn topmost(
        &self,
        point: BoardPoint,
        slop: f64,
        wanted: &dyn Fn(&Placed<'_>) -> bool,
    ) -> Option<ElementId> {
        let reach = slop + PAINT_OVERFLOW;
        let area = BoardRect::new(point.x, point.y, 0.0, 0.0).grown(reach);
        let mut top: Option<Placed<'_>> = None;
        self.grid.near(&area, |slot| {
            let Some(placed) = self.at(Slot(slot)) else {
                return;
            };
            let above = top.is_none_or(|top| placed.entry.key > top.entry.key);
            if above && placed.rect().grown(reach).contains(point) && wanted(&placed) {
                top = Some(placed);
            }
        });
        top.map(|placed| placed.element().id.clone())
    }
}
