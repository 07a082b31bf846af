//! Single values of the document ↔ what they mean. Reading is total.

use std::sync::Arc;

use yrs::{Any, GetString, Map, MapRef, Number, Out, ReadTxn};

use crate::schema::{AT, LABEL, NO_COLOR, TEXT};
use crate::{BoardPoint, BoardSize, ElementId, End, Head, Label, NoteColor, PenPoint, Placement};

/// The value under `key`, if it is a scalar or an array of such.
pub(crate) fn any_field<T: ReadTxn>(map: &MapRef, txn: &T, key: &str) -> Option<Any> {
    match map.get(txn, key) {
        Some(Out::Any(any)) => Some(any),
        _ => None,
    }
}

/// A text from a map of scalars.
pub(crate) fn text_field<T: ReadTxn>(map: &MapRef, txn: &T, key: &str) -> Option<String> {
    match any_field(map, txn, key) {
        Some(Any::String(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// A word from a map of scalars, understood by `parse`; missing and unknown ones become the default.
pub(crate) fn token_field<T: ReadTxn, V: Default>(
    map: &MapRef,
    txn: &T,
    key: &str,
    parse: fn(&str) -> Option<V>,
) -> V {
    optional_token(map, txn, key, parse).unwrap_or_default()
}

/// As [`token_field`], without a default.
pub(crate) fn optional_token<T: ReadTxn, V>(
    map: &MapRef,
    txn: &T,
    key: &str,
    parse: fn(&str) -> Option<V>,
) -> Option<V> {
    match any_field(map, txn, key) {
        Some(Any::String(text)) => parse(&text),
        _ => None,
    }
}

/// Whether `key` is true.
pub(crate) fn flag<T: ReadTxn>(map: &MapRef, txn: &T, key: &str) -> bool {
    matches!(any_field(map, txn, key), Some(Any::Bool(true)))
}

/// A whole or broken number; yrs keeps the two apart, JavaScript does not.
pub(crate) fn number(value: &Any) -> Option<f64> {
    match value {
        Any::Number(Number::Int(whole)) => Some(*whole as f64),
        Any::Number(Number::Float(broken)) => Some(*broken),
        _ => None,
    }
}

/// What people wrote in an element; scripts may have stored a plain string.
pub(crate) fn shared_text<T: ReadTxn>(map: &MapRef, txn: &T) -> String {
    match map.get(txn, TEXT) {
        Some(Out::YText(text)) => text.get_string(txn),
        Some(Out::Any(Any::String(text))) => text.to_string(),
        _ => String::new(),
    }
}

pub(crate) fn label_field<T: ReadTxn>(map: &MapRef, txn: &T) -> Label {
    let Some(Any::Map(fields)) = any_field(map, txn, LABEL) else {
        return Label::default();
    };
    let text = |key: &str| match fields.get(key) {
        Some(Any::String(text)) => text.to_string(),
        _ => String::new(),
    };
    Label {
        ja: text("ja"),
        en: text("en"),
    }
}

/// Where the element of this map is.
pub(crate) fn placement_of<T: ReadTxn>(map: &MapRef, txn: &T) -> Placement {
    any_field(map, txn, AT).map_or_else(
        || Placement::free(BoardPoint::default()),
        |at| placement(&at),
    )
}

/// Where an element is, from `[owner, x, y]`.
pub(crate) fn placement(at: &Any) -> Placement {
    let (parent, offset) = anchored(at, BoardPoint::default());
    Placement {
        parent,
        offset: offset.tamed(),
    }
}

/// The end of a connector, from `[element, x, y]`.
pub(crate) fn end(value: &Any) -> End {
    let middle = match value {
        Any::Array(parts) if matches!(parts.first(), Some(Any::String(id)) if !id.is_empty()) => {
            End::MIDDLE
        }
        _ => BoardPoint::default(),
    };
    let (element, at) = anchored(value, middle);
    End { element, at }.tamed()
}

/// An id, or none for the empty one, and a point.
fn anchored(value: &Any, missing: BoardPoint) -> (Option<ElementId>, BoardPoint) {
    let Any::Array(parts) = value else {
        return (None, missing);
    };
    let id = match parts.first() {
        Some(Any::String(id)) if !id.is_empty() => Some(ElementId::new(Arc::clone(id))),
        _ => None,
    };
    let coordinate = |index: usize| parts.get(index).and_then(number);
    let point = BoardPoint::new(
        coordinate(1).unwrap_or(missing.x),
        coordinate(2).unwrap_or(missing.y),
    );
    (id, point)
}

/// A width and a height; sides that are no numbers are 200.
pub(crate) fn pair(size: &Any) -> BoardSize {
    let Any::Array(parts) = size else {
        return BoardSize::new(200.0, 200.0);
    };
    let side = |index: usize| parts.get(index).and_then(number).unwrap_or(200.0);
    BoardSize::new(side(0), side(1))
}

/// What the two ends of a connector look like: nothing at the start and an arrow at the end, unless something else is said.
pub(crate) fn heads(value: Option<&Any>) -> [Head; 2] {
    let head = |index: usize| match value {
        Some(Any::Array(parts)) => match parts.get(index) {
            Some(Any::String(token)) => Head::from_token(token),
            _ => None,
        },
        _ => None,
    };
    [
        head(0).unwrap_or(Head::None),
        head(1).unwrap_or(Head::Arrow),
    ]
}

/// The points of a stroke, at most `max` of them.
pub(crate) fn points(value: &Any, max: usize) -> Vec<PenPoint> {
    let Any::Array(parts) = value else {
        return Vec::new();
    };
    let whole = |value: &Any| number(value).filter(|value| !value.is_nan());
    parts
        .chunks_exact(3)
        .take(max)
        .filter_map(|chunk| match chunk {
            [x, y, pressure] => {
                let at = BoardPoint::new(whole(x)? / 10.0, whole(y)? / 10.0);
                Some(PenPoint {
                    at: at.tamed(),
                    pressure: whole(pressure).unwrap_or(50.0).clamp(0.0, 100.0) / 100.0,
                })
            }
            _ => None,
        })
        .collect()
}

/// Two whole numbers from 1 up.
pub(crate) fn pixels(value: Option<&Any>) -> [u32; 2] {
    let side = |index: usize| match value {
        Some(Any::Array(parts)) => parts
            .get(index)
            .and_then(number)
            // No number at all would become 0.
            .filter(|side| side.is_finite())
            .map_or(1, |side| side.clamp(1.0, 1e6) as u32),
        _ => 1,
    };
    [side(0), side(1)]
}

pub(crate) fn at_value(placement: &Placement) -> Any {
    anchored_value(placement.parent.as_ref(), placement.offset.tamed())
}

pub(crate) fn end_value(end: &End) -> Any {
    let end = end.clone().tamed();
    anchored_value(end.element.as_ref(), end.at)
}

fn anchored_value(id: Option<&ElementId>, point: BoardPoint) -> Any {
    let id = Any::from(id.map_or("", ElementId::as_str));
    Any::Array([id, number_value(point.x), number_value(point.y)].into())
}

pub(crate) fn size_value(size: BoardSize) -> Any {
    let size = size.tamed();
    Any::Array([number_value(size.width), number_value(size.height)].into())
}

pub(crate) fn heads_value(from: Head, to: Head) -> Any {
    Any::Array([Any::from(from.token()), Any::from(to.token())].into())
}

pub(crate) fn pixels_value([width, height]: [u32; 2]) -> Any {
    Any::Array(
        [
            whole_value(i64::from(width)),
            whole_value(i64::from(height)),
        ]
        .into(),
    )
}

pub(crate) fn points_value(points: &[PenPoint]) -> Any {
    let mut parts = Vec::with_capacity(points.len() * 3);
    for point in points {
        let at = point.at.tamed();
        let pressure = (point.pressure.clamp(0.0, 1.0) * 100.0).round();
        for part in [(at.x * 10.0).round(), (at.y * 10.0).round(), pressure] {
            parts.push(whole_value(part as i64));
        }
    }
    Any::Array(parts.into())
}

pub(crate) fn color_value(color: Option<NoteColor>) -> Any {
    Any::from(color.map_or(NO_COLOR, NoteColor::token))
}

/// Whole numbers are stored as such: two bytes instead of nine.
pub(crate) fn number_value(value: f64) -> Any {
    if value.fract() == 0.0 {
        whole_value(value as i64)
    } else {
        Any::Number(Number::Float(value))
    }
}

pub(crate) fn whole_value(value: i64) -> Any {
    Any::Number(Number::Int(value))
}

pub(crate) fn label_value(label: &Label) -> Any {
    let fields = [("ja", &label.ja), ("en", &label.en)];
    Any::Map(Arc::new(
        fields
            .into_iter()
            .map(|(key, text)| (key.to_owned(), Any::from(text.as_str())))
            .collect(),
    ))
}
