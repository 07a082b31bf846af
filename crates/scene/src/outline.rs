//! The true outline of what stands on a board: where a connector meets it, and whether a point is in it.

use board::{BoardPoint, BoardRect, Element, ElementKind, Form};

use crate::display::PathStep;
use crate::display::path::{ellipse, flattened, polygon};
use crate::segment::distance_to_line;

/// How an outline goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Contour {
    /// A rectangle.
    Straight,
    /// A rectangle with round corners.
    Rounded,
    /// An ellipse.
    Round,
    /// A diamond.
    Pointed,
}

/// An outline: a contour that fills a rectangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outline {
    /// How it goes.
    pub contour: Contour,
    /// What it fills, in the space of the rectangle that it was made of.
    pub rect: BoardRect,
}

/// The corner radius of rounded rectangles, in board units; smaller ones have half their shorter side.
pub const ROUNDED_RADIUS: f64 = 20.0;

impl Outline {
    /// The outline of an element that is painted in `rect`.
    pub fn of(element: &Element, rect: BoardRect) -> Self {
        match &element.kind {
            ElementKind::Shape(shape) => Self::of_form(shape.form, rect),
            _ => Self {
                contour: Contour::Straight,
                rect,
            },
        }
    }

    /// The outline of a shape that is painted in `rect`.
    pub fn of_form(form: Form, rect: BoardRect) -> Self {
        let contour = match form {
            Form::Rectangle => Contour::Straight,
            Form::Rounded => Contour::Rounded,
            Form::Ellipse | Form::Circle => Contour::Round,
            Form::Diamond => Contour::Pointed,
        };
        let rect = if form == Form::Circle {
            let side = rect.width.min(rect.height);
            let middle = rect.center();
            BoardRect::new(middle.x - side / 2.0, middle.y - side / 2.0, side, side)
        } else {
            rect
        };
        Self { contour, rect }
    }

    /// The outline as a closed path.
    pub fn steps(&self) -> Vec<PathStep> {
        let BoardRect { x, y, .. } = self.rect;
        let (right, bottom, middle) = (self.rect.right(), self.rect.bottom(), self.rect.center());
        let at = BoardPoint::new;
        match self.contour {
            Contour::Straight | Contour::Rounded => {
                polygon(&[at(x, y), at(right, y), at(right, bottom), at(x, bottom)])
            }
            Contour::Round => ellipse(&self.rect),
            Contour::Pointed => polygon(&[
                at(middle.x, y),
                at(right, middle.y),
                at(middle.x, bottom),
                at(x, middle.y),
            ]),
        }
    }

    /// Whether a point lies inside.
    pub fn contains(&self, point: BoardPoint) -> bool {
        self.reach(point) <= 1.0
    }

    /// How far a point is from the line itself, in board units.
    pub fn distance(&self, point: BoardPoint) -> f64 {
        distance_to_line(point, &flattened(&self.steps()))
    }

    /// Where the straight line from the middle through `toward` leaves the outline.
    pub fn exit(&self, toward: BoardPoint) -> BoardPoint {
        let middle = self.rect.center();
        let reach = self.reach(toward);
        if reach < 1e-9 {
            return BoardPoint::new(self.rect.right(), middle.y);
        }
        let off = toward - middle;
        BoardPoint::new(middle.x + off.x / reach, middle.y + off.y / reach)
    }

    /// How far out a point is, where 1 is the outline, measured along the line from the middle.
    fn reach(&self, point: BoardPoint) -> f64 {
        let off = point - self.rect.center();
        let across = off.x.abs() / (self.rect.width / 2.0).max(1e-9);
        let down = off.y.abs() / (self.rect.height / 2.0).max(1e-9);
        match self.contour {
            Contour::Straight | Contour::Rounded => across.max(down),
            Contour::Round => across.hypot(down),
            Contour::Pointed => across + down,
        }
    }

    /// The point of an anchor, in shares of the rectangle. An anchor on the rectangle's edge is brought to the outline,
    /// one inside stays where it is.
    pub fn at_anchor(&self, anchor: BoardPoint) -> BoardPoint {
        let point = BoardPoint::new(
            self.rect.x + self.rect.width * anchor.x,
            self.rect.y + self.rect.height * anchor.y,
        );
        let on_edge = |share: f64| share <= 0.0 || share >= 1.0;
        if on_edge(anchor.x) || on_edge(anchor.y) {
            self.exit(point)
        } else {
            point
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s42_outlines_are_the_true_ones() {
        let rect = BoardRect::new(0.0, 0.0, 200.0, 100.0);
        let corner = BoardPoint::new(190.0, 10.0);
        for (form, inside) in [
            (Form::Rectangle, true),
            (Form::Rounded, true),
            (Form::Ellipse, false),
            (Form::Diamond, false),
            (Form::Circle, false),
        ] {
            let outline = Outline::of_form(form, rect);
            assert_eq!(outline.contains(corner), inside, "{form:?}");
            let exit = outline.exit(BoardPoint::new(400.0, 300.0));
            assert!(outline.distance(exit) < 0.5, "{form:?} {exit:?}");
        }
        let circle = Outline::of_form(Form::Circle, rect);
        assert_eq!(circle.rect, BoardRect::new(50.0, 0.0, 100.0, 100.0));
        assert_eq!(
            circle.at_anchor(BoardPoint::new(1.0, 0.5)),
            BoardPoint::new(150.0, 50.0)
        );
    }
}
