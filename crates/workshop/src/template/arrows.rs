//! The lines of a template.

use board::{BoardPoint, Head, Ink, Route};

use super::place::Place;
use super::reading::SIDE_MAX;

/// A line of the template: it belongs to the canvas and stays where it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrow {
    /// Where it starts.
    pub from: ArrowEnd,
    /// Where it ends.
    pub to: ArrowEnd,
    /// The way it takes.
    pub route: Route,
    /// Whether it is dashed.
    pub dashed: bool,
    /// Its colour.
    pub ink: Ink,
    /// What its start and its end look like.
    pub heads: [Head; 2],
}

/// Where a line of the template ends.
#[derive(Clone, PartialEq, Debug)]
pub enum ArrowEnd {
    /// At the cell with this key: wherever the line meets its outline.
    Cell(String),
    /// At a point of the body, in board units from its top left corner.
    Point(BoardPoint),
}

pub(super) fn read_arrow(arrow: &Place<'_>) -> Arrow {
    arrow.only(&["from", "to", "route", "dashed", "ink", "heads"]);
    let end = |name: &str| {
        let end = arrow.field(name).map(|end| read_end(&end));
        end.unwrap_or(ArrowEnd::Point(BoardPoint::default()))
    };
    let ink = Ink::ALL.iter().map(|ink| (ink.token(), *ink));
    let routes = Route::ALL.iter().map(|route| (route.token(), *route));
    let (inks, routes): (Vec<_>, Vec<_>) = (ink.collect(), routes.collect());
    Arrow {
        from: end("from"),
        to: end("to"),
        route: arrow
            .optional("route")
            .and_then(|route| route.one_of(&routes))
            .unwrap_or_default(),
        dashed: arrow
            .optional("dashed")
            .is_some_and(|dashed| dashed.truth()),
        ink: arrow
            .optional("ink")
            .and_then(|ink| ink.one_of(&inks))
            .unwrap_or(Ink::Gray),
        heads: arrow
            .optional("heads")
            .map_or([Head::None, Head::Arrow], |heads| read_heads(&heads)),
    }
}

/// The key of a cell, or a point of the body.
fn read_end(end: &Place<'_>) -> ArrowEnd {
    if !end.is_list() {
        return ArrowEnd::Cell(end.key());
    }
    let numbers: Vec<f64> = end
        .items(2)
        .iter()
        .map(|number| number.number(0.0..=SIDE_MAX))
        .collect();
    match numbers.as_slice() {
        [x, y] => ArrowEnd::Point(BoardPoint::new(*x, *y)),
        _ => {
            end.wrong_type("枠のキーか [x, y]", "the key of a cell or [x, y]");
            ArrowEnd::Point(BoardPoint::default())
        }
    }
}

fn read_heads(heads: &Place<'_>) -> [Head; 2] {
    let known: Vec<_> = Head::ALL.iter().map(|head| (head.token(), *head)).collect();
    let read: Vec<Head> = heads
        .items(2)
        .iter()
        .map(|head| head.one_of(&known).unwrap_or(Head::None))
        .collect();
    match read.as_slice() {
        [from, to] => [*from, *to],
        _ => {
            heads.wrong_type("始点と終点の2つ", "two, one for each end");
            [Head::None, Head::Arrow]
        }
    }
}
