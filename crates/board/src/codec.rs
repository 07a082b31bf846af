//! Element maps of the document ↔ [`Element`]. Reading is total: whatever a peer wrote gives an element.

use std::sync::Arc;

use yrs::types::text::Text;
use yrs::{
    Any, GetString, Map, MapPrelim, MapRef, Number, Out, ReadTxn, TextPrelim, TransactionMut,
};

use crate::schema::{
    AT, AUTHOR, CANVAS, CELL, COLOR, KEY, KIND, LABEL, LOCKED, NOTE, ORDER, SIZE, TAB, TEMPLATE,
    TEXT,
};
use crate::{
    BoardPoint, BoardSize, Canvas, Cell, Element, ElementId, ElementKind, Label, Note, NoteColor,
    OrderKey, Placement,
};

/// Reads the element that `map` holds. Missing or strange fields take their defaults.
pub(crate) fn read_element<T: ReadTxn>(id: &ElementId, map: &MapRef, txn: &T) -> Element {
    let kind = match text_field(map, txn, KIND).as_deref() {
        Some(NOTE) => ElementKind::Note(Note {
            color: text_field(map, txn, COLOR)
                .and_then(|token| NoteColor::from_token(&token))
                .unwrap_or_default(),
            text: note_text(map, txn),
            author: text_field(map, txn, AUTHOR).unwrap_or_default(),
        }),
        Some(CANVAS) => ElementKind::Canvas(Canvas {
            template: text_field(map, txn, TEMPLATE).unwrap_or_default(),
            label: label_field(map, txn),
        }),
        Some(CELL) => ElementKind::Cell(Cell {
            key: text_field(map, txn, KEY).unwrap_or_default(),
            label: label_field(map, txn),
            tab: any_field(map, txn, TAB)
                .as_ref()
                .and_then(number)
                .map_or(0, |tab| tab.clamp(0.0, 1e6) as u32),
        }),
        other => ElementKind::Unknown {
            name: other.unwrap_or_default().chars().take(64).collect(),
        },
    };
    Element {
        id: id.clone(),
        placement: any_field(map, txn, AT).map_or_else(
            || Placement::free(BoardPoint::default()),
            |at| placement(&at),
        ),
        size: any_field(map, txn, SIZE)
            .map_or(BoardSize::new(200.0, 200.0), |size| pair(&size))
            .tamed(),
        order: OrderKey::parse(&text_field(map, txn, ORDER).unwrap_or_default()),
        locked: matches!(any_field(map, txn, LOCKED), Some(Any::Bool(true))),
        kind,
    }
}

/// The fields with which `element` is created.
pub(crate) fn prelim(element: &Element) -> MapPrelim {
    let mut fields: Vec<(&str, yrs::In)> = vec![
        (AT, at_value(&element.placement).into()),
        (SIZE, size_value(element.size).into()),
        (ORDER, Any::from(element.order.as_str()).into()),
    ];
    if element.locked {
        fields.push((LOCKED, Any::Bool(true).into()));
    }
    match &element.kind {
        ElementKind::Note(note) => {
            fields.push((KIND, Any::from(NOTE).into()));
            fields.push((COLOR, Any::from(note.color.token()).into()));
            fields.push((AUTHOR, Any::from(note.author.as_str()).into()));
            fields.push((TEXT, TextPrelim::new(note.text.as_str()).into()));
        }
        ElementKind::Canvas(canvas) => {
            fields.push((KIND, Any::from(CANVAS).into()));
            fields.push((TEMPLATE, Any::from(canvas.template.as_str()).into()));
            fields.push((LABEL, label_value(&canvas.label).into()));
        }
        ElementKind::Cell(cell) => {
            fields.push((KIND, Any::from(CELL).into()));
            fields.push((KEY, Any::from(cell.key.as_str()).into()));
            fields.push((LABEL, label_value(&cell.label).into()));
            fields.push((TAB, Any::Number(Number::Int(i64::from(cell.tab))).into()));
        }
        ElementKind::Unknown { name } => fields.push((KIND, Any::from(name.as_str()).into())),
    }
    fields.into_iter().collect()
}

/// Writes where an element is.
pub(crate) fn write_placement(map: &MapRef, txn: &mut TransactionMut, placement: &Placement) {
    map.insert(txn, AT, at_value(placement));
}

/// Writes an element's size.
pub(crate) fn write_size(map: &MapRef, txn: &mut TransactionMut, size: BoardSize) {
    map.insert(txn, SIZE, size_value(size));
}

/// Writes one text field.
pub(crate) fn write_text_field(
    map: &MapRef,
    txn: &mut TransactionMut,
    key: &'static str,
    text: &str,
) {
    map.insert(txn, key, Any::from(text));
}

/// Turns a note's text into `text` by one splice, so that two people's typing merges.
pub(crate) fn write_note_text(map: &MapRef, txn: &mut TransactionMut, text: &str) {
    let Some(Out::YText(shared)) = map.get(txn, TEXT) else {
        // A script stored a plain string, or nothing: the first edit makes it a shared text.
        map.insert(txn, TEXT, TextPrelim::new(text));
        return;
    };
    let old = shared.get_string(txn);
    if let Some(splice) = crate::text_difference::difference(&old, text) {
        if splice.removed > 0 {
            shared.remove_range(txn, splice.start, splice.removed);
        }
        if !splice.inserted.is_empty() {
            shared.insert(txn, splice.start, splice.inserted);
        }
    }
}

/// A text from a map of scalars.
pub(crate) fn text_field<T: ReadTxn>(map: &MapRef, txn: &T, key: &str) -> Option<String> {
    match any_field(map, txn, key) {
        Some(Any::String(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// A whole or broken number; yrs keeps the two apart, JavaScript does not.
pub(crate) fn number(value: &Any) -> Option<f64> {
    match value {
        Any::Number(Number::Int(whole)) => Some(*whole as f64),
        Any::Number(Number::Float(broken)) => Some(*broken),
        _ => None,
    }
}

fn any_field<T: ReadTxn>(map: &MapRef, txn: &T, key: &str) -> Option<Any> {
    match map.get(txn, key) {
        Some(Out::Any(any)) => Some(any),
        _ => None,
    }
}

fn note_text<T: ReadTxn>(map: &MapRef, txn: &T) -> String {
    match map.get(txn, TEXT) {
        Some(Out::YText(text)) => text.get_string(txn),
        Some(Out::Any(Any::String(text))) => text.to_string(),
        _ => String::new(),
    }
}

fn label_field<T: ReadTxn>(map: &MapRef, txn: &T) -> Label {
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

fn placement(at: &Any) -> Placement {
    let Any::Array(parts) = at else {
        return Placement::free(BoardPoint::default());
    };
    let parent = match parts.first() {
        Some(Any::String(id)) if !id.is_empty() => Some(ElementId::new(Arc::clone(id))),
        _ => None,
    };
    let coordinate = |index: usize| parts.get(index).and_then(number).unwrap_or(0.0);
    Placement {
        parent,
        offset: BoardPoint::new(coordinate(1), coordinate(2)).tamed(),
    }
}

fn pair(size: &Any) -> BoardSize {
    let Any::Array(parts) = size else {
        return BoardSize::new(200.0, 200.0);
    };
    let side = |index: usize| parts.get(index).and_then(number).unwrap_or(200.0);
    BoardSize::new(side(0), side(1))
}

fn at_value(placement: &Placement) -> Any {
    let offset = placement.offset.tamed();
    let parent = placement.parent.as_ref().map_or("", ElementId::as_str);
    Any::Array(
        [
            Any::from(parent),
            number_value(offset.x),
            number_value(offset.y),
        ]
        .into(),
    )
}

fn size_value(size: BoardSize) -> Any {
    let size = size.tamed();
    Any::Array([number_value(size.width), number_value(size.height)].into())
}

/// Whole numbers are stored as such: two bytes instead of nine.
fn number_value(value: f64) -> Any {
    if value.fract() == 0.0 {
        Any::Number(Number::Int(value as i64))
    } else {
        Any::Number(Number::Float(value))
    }
}

fn label_value(label: &Label) -> Any {
    let fields = [("ja", &label.ja), ("en", &label.en)];
    Any::Map(Arc::new(
        fields
            .into_iter()
            .map(|(key, text)| (key.to_owned(), Any::from(text.as_str())))
            .collect(),
    ))
}
