//! Arrows, lines and strokes.

use board::{BoardPoint, Connector, Drawing, End, Head, PenPoint, Route};
use serde_json::Value;

use super::{Labels, thing, things};
use crate::Loss;
use crate::color::ink;
use crate::field::{at, flag, list, number, text};
use crate::sheet::{Sheet, Tip};

/// A stroke of a pen is this many times as wide as a line of the same name.
const PEN: f64 = 3.0;
/// Between two corners of a line a stroke gets points this far apart, so that it stays straight, board units.
const STEP: f64 = 12.0;

pub(super) fn arrow(element: &Value, labels: &Labels<'_>, sheet: &mut Sheet) {
    let points = points(element);
    let (Some(&first), Some(&last), false) = (points.first(), points.last(), points.len() < 2)
    else {
        return sheet.lose(Loss::Unreadable);
    };
    let is_elbow = flag(element, "elbowed");
    let is_round = at(element, "roundness").is_object();
    let has_bends = points.len() > 2;
    sheet.lose_if(has_bends && !is_elbow, Loss::Bends);
    let label = labels.get(text(element, "id"));
    let line = Connector {
        route: match (is_elbow, is_round && has_bends) {
            (true, _) => Route::Elbow,
            (_, true) => Route::Curved,
            _ => Route::Straight,
        },
        head_from: head(text(element, "startArrowhead")),
        head_to: head(text(element, "endArrowhead")),
        dashed: matches!(text(element, "strokeStyle"), "dashed" | "dotted"),
        ink: ink(text(element, "strokeColor")),
        text: label.map_or_else(String::new, |label| things::words(label)),
        ..Connector::default()
    };
    let from = tip(first, at(element, "startBinding"));
    let to = tip(last, at(element, "endBinding"));
    sheet.put_line(&thing(element), from, to, line);
}

fn tip(point: BoardPoint, binding: &Value) -> Tip {
    let target = text(binding, "elementId");
    let fixed = match list(binding, "fixedPoint") {
        [x, y] => x.as_f64().zip(y.as_f64()),
        _ => None,
    };
    let anchor = fixed.map_or(End::MIDDLE, |(x, y)| BoardPoint::new(x, y));
    Tip {
        point,
        on: (!target.is_empty()).then(|| (target.to_owned(), anchor)),
    }
}

fn head(name: &str) -> Head {
    match name {
        "" => Head::None,
        "dot" | "circle" | "circle_outline" => Head::Dot,
        _ => Head::Arrow,
    }
}

/// A line between two points is a connector without heads, one with corners a stroke.
pub(super) fn line(element: &Value, sheet: &mut Sheet) {
    let points = points(element);
    if let &[from, to] = points.as_slice() {
        let line = Connector {
            dashed: matches!(text(element, "strokeStyle"), "dashed" | "dotted"),
            ink: ink(text(element, "strokeColor")),
            ..Connector::default()
        };
        let (from, to) = (tip(from, &Value::Null), tip(to, &Value::Null));
        return sheet.put_line(&thing(element), from, to, line);
    }
    let width = number(element, "strokeWidth").unwrap_or(2.0);
    let drawing = Drawing {
        ink: ink(text(element, "strokeColor")),
        width,
        ..Drawing::default()
    };
    sheet.put_stroke(&thing(element), &straight(&points), drawing);
}

/// Points on the straight way through corners.
pub(crate) fn straight(corners: &[BoardPoint]) -> Vec<PenPoint> {
    let mut points: Vec<PenPoint> = Vec::new();
    for (&from, &to) in corners.iter().zip(corners.iter().skip(1)) {
        let way = to - from;
        // More than this is thinned out again.
        let steps = (way.x.hypot(way.y) / STEP).ceil().clamp(1.0, 400.0);
        for step in 0..steps as u32 {
            let share = f64::from(step) / steps;
            points.push(PenPoint::new(
                from.x + way.x * share,
                from.y + way.y * share,
                0.5,
            ));
        }
    }
    points.extend(
        corners
            .last()
            .map(|last| PenPoint::new(last.x, last.y, 0.5)),
    );
    points
}

pub(super) fn stroke(element: &Value, sheet: &mut Sheet) {
    let pressures = list(element, "pressures");
    let points: Vec<PenPoint> = points(element)
        .into_iter()
        .enumerate()
        .map(|(index, at)| {
            let pressure = pressures.get(index).and_then(Value::as_f64);
            let pressure = pressure.unwrap_or(0.5).clamp(0.0, 1.0);
            PenPoint { at, pressure }
        })
        .collect();
    let width = number(element, "strokeWidth").unwrap_or(1.0) * PEN;
    let drawing = Drawing {
        ink: ink(text(element, "strokeColor")),
        width,
        ..Drawing::default()
    };
    sheet.put_stroke(&thing(element), &points, drawing);
}

/// The points of a line in the file's coordinates, turned around the middle of its box as it is.
fn points(element: &Value) -> Vec<BoardPoint> {
    let (Some(x), Some(y)) = (number(element, "x"), number(element, "y")) else {
        return Vec::new();
    };
    let read = |point: &Value| match point.as_array()?.as_slice() {
        [dx, dy, ..] => Some(BoardPoint::new(x + dx.as_f64()?, y + dy.as_f64()?)),
        _ => None,
    };
    let mut points: Vec<BoardPoint> = list(element, "points").iter().filter_map(read).collect();
    let angle = number(element, "angle").unwrap_or(0.0);
    if angle.abs() > things::STRAIGHT {
        let around = points
            .iter()
            .map(|&point| board::BoardRect::spanning(point, point))
            .reduce(|all, one| all.union(&one));
        let middle = around.map(|rect| rect.center()).unwrap_or_default();
        let (sine, cosine) = angle.sin_cos();
        for point in &mut points {
            let from = *point - middle;
            point.x = middle.x + from.x * cosine - from.y * sine;
            point.y = middle.y + from.x * sine + from.y * cosine;
        }
    }
    points
}
