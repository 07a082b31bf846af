//! Arrows, lines and strokes.

use board::{BoardPoint, Connector, Drawing, End, Head, PenPoint, Route};
use serde_json::Value;

use super::spot::Spot;
use super::words::words;
use super::{Document, path};
use crate::Loss;
use crate::color::ink;
use crate::excalidraw::straight;
use crate::field::{at, flag, list, number, text};
use crate::sheet::{Sheet, Thing, Tip};

pub(super) fn arrow(
    document: &Document<'_>,
    shape: &Value,
    thing: &Thing,
    spot: Spot,
    sheet: &mut Sheet,
) {
    let props = at(shape, "props");
    let bend = number(props, "bend").unwrap_or(0.0);
    let line = Connector {
        route: match text(props, "kind") {
            "elbow" => Route::Elbow,
            _ if bend.abs() > 1.0 => Route::Curved,
            _ => Route::Straight,
        },
        head_from: head(text(props, "arrowheadStart")),
        head_to: head(text(props, "arrowheadEnd")),
        dashed: is_dashed(props),
        ink: ink(text(props, "color")),
        text: words(props),
        ..Connector::default()
    };
    let from = tip(document, shape, "start", spot);
    let to = tip(document, shape, "end", spot);
    sheet.put_line(thing, from, to, line);
}

/// An end: bound by a record of its own, or in files of before 2024 by a field of the arrow.
fn tip(document: &Document<'_>, shape: &Value, which: &'static str, spot: Spot) -> Tip {
    let end = at(at(shape, "props"), which);
    let free = BoardPoint::new(
        number(end, "x").unwrap_or(0.0),
        number(end, "y").unwrap_or(0.0),
    );
    let record = document.bindings.get(&(text(shape, "id"), which));
    let (target, binding) = match record {
        Some(binding) => (text(binding, "toId"), at(binding, "props")),
        None => (text(end, "boundShapeId"), end),
    };
    let anchor = at(binding, "normalizedAnchor");
    let anchor = match (number(anchor, "x"), number(anchor, "y")) {
        (Some(x), Some(y)) if flag(binding, "isPrecise") => BoardPoint::new(x, y),
        _ => End::MIDDLE,
    };
    Tip {
        point: spot.point(free),
        on: (!target.is_empty()).then(|| (target.to_owned(), anchor)),
    }
}

fn head(name: &str) -> Head {
    match name {
        "" | "none" => Head::None,
        "dot" => Head::Dot,
        _ => Head::Arrow,
    }
}

fn is_dashed(props: &Value) -> bool {
    matches!(text(props, "dash"), "dashed" | "dotted")
}

/// The width of a line of that size, board units.
fn width(props: &Value) -> f64 {
    let scale = number(props, "scale").unwrap_or(1.0).abs();
    let width = match text(props, "size") {
        "s" => 2.0,
        "l" => 5.0,
        "xl" => 10.0,
        _ => 3.5,
    };
    width * scale
}

/// A line between two points is a connector without heads, one with more a stroke.
pub(super) fn line(shape: &Value, thing: &Thing, spot: Spot, sheet: &mut Sheet) {
    let props = at(shape, "props");
    let mut handles: Vec<(&str, BoardPoint)> = match at(props, "points") {
        Value::Object(points) => points
            .values()
            .filter_map(|point| {
                let at = BoardPoint::new(number(point, "x")?, number(point, "y")?);
                Some((text(point, "index"), spot.point(at)))
            })
            .collect(),
        _ => Vec::new(),
    };
    handles.sort_by_key(|(index, _)| *index);
    let points: Vec<BoardPoint> = handles.into_iter().map(|(_, point)| point).collect();
    if let &[from, to] = points.as_slice() {
        let line = Connector {
            dashed: is_dashed(props),
            ink: ink(text(props, "color")),
            ..Connector::default()
        };
        let tip = |point| Tip { point, on: None };
        return sheet.put_line(thing, tip(from), tip(to), line);
    }
    sheet.lose_if(text(props, "spline") == "cubic", Loss::Bends);
    let drawing = Drawing {
        ink: ink(text(props, "color")),
        width: width(props),
        ..Drawing::default()
    };
    sheet.put_stroke(thing, &straight(&points), drawing);
}

pub(super) fn stroke(shape: &Value, thing: &Thing, spot: Spot, sheet: &mut Sheet) {
    let props = at(shape, "props");
    let factor = |name| number(props, name).unwrap_or(1.0);
    let (across, down) = (factor("scaleX"), factor("scaleY"));
    let mut points: Vec<PenPoint> = Vec::new();
    for segment in list(props, "segments") {
        let part = path::points(segment);
        let is_straight = text(segment, "type") == "straight";
        let corners: Vec<BoardPoint> = part.iter().map(|point| point.at).collect();
        points.extend(if is_straight {
            straight(&corners)
        } else {
            part
        });
    }
    for point in &mut points {
        point.at = spot.point(BoardPoint::new(point.at.x * across, point.at.y * down));
    }
    let thickness = if text(shape, "type") == "highlight" {
        6.0
    } else {
        1.0
    };
    let drawing = Drawing {
        ink: ink(text(props, "color")),
        width: width(props) * thickness,
        ..Drawing::default()
    };
    sheet.put_stroke(thing, &points, drawing);
}
