//! Parcels: elements as text, to be carried from board to board by a clipboard.
//!
//! An element is written as the document holds it (`docs/schema.md`), as JSON, with its id and its place on the board.
//! It is read by the document's own reader, which makes something of anything.

use std::sync::Arc;

use yrs::types::ToJson;
use yrs::{Any, Doc, Map, MapPrelim, Transact};

use crate::codec::{pair, prelim, read_element};
use crate::{BoardPoint, BoardSize, Element, ElementId, ElementKind, SlotOf};

/// How a parcel names itself.
const FORMAT: &str = "nonet.elements";
/// The version of the form. Later versions may add to it.
const VERSION: i64 = 1;
/// The key of an element's id.
const ID: &str = "id";
/// The key of the place of an element's top left corner on the board.
const ON_BOARD: &str = "onBoard";
/// The key of where a slot comes from: `[grid, row or "", column, lane or ""]`.
const SLOT: &str = "slot";

/// An element in a parcel.
#[derive(Clone, PartialEq, Debug)]
pub struct Parcelled {
    /// The element as it was. Its owner may not be in the parcel.
    pub element: Element,
    /// Where its top left corner was on its board.
    pub origin: BoardPoint,
}

/// Wraps elements up.
pub fn wrapped(elements: &[Parcelled]) -> String {
    // The writer writes documents, so there is one for a moment.
    let doc = Doc::with_client_id(1);
    let scratch = doc.get_or_insert_map("parcel");
    let mut txn = doc.transact_mut();
    let wrapped = elements.iter().filter_map(|Parcelled { element, origin }| {
        let map = scratch.insert(&mut txn, "element", prelim(element));
        let Any::Map(fields) = map.to_json(&txn) else {
            return None;
        };
        let mut fields = fields.as_ref().clone();
        fields.insert(ID.to_owned(), Any::from(element.id.as_str()));
        let place = [Any::from(origin.x), Any::from(origin.y)];
        fields.insert(ON_BOARD.to_owned(), Any::Array(place.into()));
        let cell = element.as_cell();
        if let Some(slot) = cell.and_then(|cell| cell.slot.as_ref()) {
            fields.insert(SLOT.to_owned(), slot_value(slot));
        }
        Some(Any::Map(Arc::new(fields)))
    });
    let wrapped: Vec<Any> = wrapped.collect();
    let fields = [
        ("format", Any::from(FORMAT)),
        ("version", Any::from(VERSION)),
        ("elements", Any::Array(wrapped.into())),
    ];
    let fields = fields.map(|(key, value)| (key.to_owned(), value));
    let mut text = String::new();
    Any::Map(Arc::new(fields.into_iter().collect())).to_json(&mut text);
    text
}

/// What is in a parcel, at most `max` elements and one more. `None` if the text is no parcel.
pub fn unwrapped(text: &str, max: usize) -> Option<Vec<Parcelled>> {
    let Ok(Any::Map(fields)) = Any::from_json(text) else {
        return None;
    };
    let ours = matches!(fields.get("format"), Some(Any::String(format)) if **format == *FORMAT);
    let Some(Any::Array(elements)) = fields.get("elements").filter(|_| ours) else {
        return None;
    };
    // The reader reads documents, so there is one for a moment.
    let doc = Doc::with_client_id(1);
    let scratch = doc.get_or_insert_map("parcel");
    let mut txn = doc.transact_mut();
    let mut found = Vec::new();
    for element in elements.iter().take(max + 1) {
        let Any::Map(fields) = element else { continue };
        let Some(Any::String(id)) = fields.get(ID) else {
            continue;
        };
        let id = ElementId::new(Arc::clone(id));
        let known = fields.iter().filter(|(key, _)| **key != *ID);
        let prelim: MapPrelim = known
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        let map = scratch.insert(&mut txn, "element", prelim);
        let mut element = read_element(&id, &map, &txn);
        if let ElementKind::Cell(cell) = &mut element.kind {
            cell.slot = fields.get(SLOT).and_then(slot);
        }
        found.push(Parcelled {
            element,
            origin: fields.get(ON_BOARD).map_or_else(BoardPoint::default, place),
        });
    }
    Some(found)
}

fn slot_value(slot: &SlotOf) -> Any {
    let id = |id: Option<&ElementId>| Any::from(id.map_or("", ElementId::as_str));
    let parts = [
        id(Some(&slot.grid)),
        id(slot.row.as_ref()),
        id(Some(&slot.column)),
        Any::from(slot.lane.as_deref().unwrap_or_default()),
    ];
    Any::Array(parts.into())
}

fn slot(value: &Any) -> Option<SlotOf> {
    let Any::Array(parts) = value else {
        return None;
    };
    let word = |index: usize| match parts.get(index) {
        Some(Any::String(word)) if !word.is_empty() => Some(&**word),
        _ => None,
    };
    Some(SlotOf {
        grid: ElementId::new(word(0)?),
        row: word(1).map(ElementId::new),
        column: ElementId::new(word(2)?),
        lane: word(3).map(str::to_owned),
    })
}

fn place(value: &Any) -> BoardPoint {
    let BoardSize { width, height } = pair(value);
    BoardPoint::new(width, height).tamed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Connector, End, Note, NoteColor, Placement};

    #[test]
    fn b60_a_parcel_holds_what_the_document_holds() {
        let (note, line) = (ElementId::new("n"), ElementId::new("l"));
        let placement = Placement::inside(ElementId::new("cell"), BoardPoint::new(3.0, 4.5));
        let size = BoardSize::new(200.0, 120.0);
        let text = ElementKind::Note(Note {
            color: NoteColor::Teal,
            text: "顧客😀\n「二行」\"\\".into(),
            tags: vec!["急ぎ".into()],
            ..Note::default()
        });
        let connector = ElementKind::Connector(Connector {
            from: End::attached(note.clone(), End::MIDDLE),
            dashed: true,
            ..Connector::default()
        });
        let line_at = Placement::free(BoardPoint::default());
        let origin = BoardPoint::new(-10.25, 1e5);
        let parcelled = [
            Element::new(note, placement, size, text),
            Element::new(line, line_at, size, connector),
        ]
        .map(|element| Parcelled { element, origin });
        let text = wrapped(&parcelled);
        assert_eq!(unwrapped(&text, 10).unwrap(), parcelled);
    }

    #[test]
    fn b60_anything_is_read_as_something_or_as_no_parcel() {
        for strange in [
            "",
            "{}",
            "[[[[",
            "null",
            r#"{"format":"other","elements":[]}"#,
            r#"{"format":"nonet.elements"}"#,
            r#"{"format":7,"elements":[]}"#,
            r#"{"format":"nonet.elements","elements":7}"#,
        ] {
            assert_eq!(unwrapped(strange, 10), None, "{strange}");
        }
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(unwrapped(&deep, 10), None);
        let wild = r#"{"format":"nonet.elements","version":9,"elements":[7,{},{"id":"x"},
            {"id":"y","kind":"note","at":"here","size":[1e300,-5],"text":[1],"color":"pinkish","onBoard":[1e300]},
            {"id":"z","kind":"note","text":{"deep":{"er":[]}}}]}"#;
        let read = unwrapped(wild, 10).unwrap();
        let ids: Vec<&str> = read.iter().map(|one| one.element.id.as_str()).collect();
        assert_eq!(ids, ["x", "y", "z"]);
        assert!(read.iter().all(|one| one.element.size.width <= 1e6));
        assert!(read.iter().all(|one| one.origin.x.abs() <= 1e6));
        let one = r#"{"id":"a","kind":"note"},"#.repeat(50);
        let many = format!(
            r#"{{"format":"nonet.elements","elements":[{}]}}"#,
            one.trim_end_matches(',')
        );
        assert_eq!(
            unwrapped(&many, 10).unwrap().len(),
            11,
            "one more tells that there are more"
        );
    }
}
