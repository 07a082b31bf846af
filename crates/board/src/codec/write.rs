//! [`Element`] → element maps of the document.

use std::sync::Arc;

use yrs::types::text::Text;
use yrs::{Any, GetString, In, Map, MapPrelim, MapRef, Out, TextPrelim, TransactionMut};

use super::holds::{content_value, holds_value};
use super::value::{
    at_value, color_value, end_value, heads_value, label_value, number_value, pixels_value,
    points_value, size_value, whole_value,
};
use super::words::Words;
use crate::schema::{
    ALT, AT, AUTHOR, AXIS, BAND, CANVAS, CELL, CLOSED, COLOR, CONNECTOR, COVER, DASHED, DRAWING,
    EVIDENCE, FILL, FOLLOWS, FORM, FRAME, FROM, GROUP, HASH, HEADS, HOLDS, IMAGE, INK, KEY, KIND,
    LABEL, LINK, LOCKED, MEDIA, NAMES, NOTE, ORDER, OWNER, PIXELS, POINTS, REACTION_PREFIX,
    REMOVED, ROUTE, SCALE, SEALED, SHAPE, SIZE, TAB, TAG_PREFIX, TEMPLATE, TEXT, TINT, TO, TRACK,
    VALUE_PREFIX, WEIGHT, WIDTH, WRAP,
};
use crate::{
    BoardPoint, BoardSize, Connector, Drawing, Element, ElementKind, Holds, Note, Placement,
    Reaction, ReactionToken, Track, TrackValue, Value,
};

/// The fields of an element about to be made.
struct Fields<'a> {
    words: &'a mut Words,
    all: NewFields,
}

/// Keys with their values, each once.
pub(crate) type NewFields = Vec<(Arc<str>, In)>;

/// Makes the fields of an element about to be made.
pub(crate) type FieldsOf = fn(&Element, &mut Words) -> NewFields;

impl Fields<'_> {
    fn put(&mut self, key: &'static str, value: In) {
        let key = self.words.own(key);
        self.all.push((key, value));
    }

    fn set(&mut self, key: &'static str, value: Any) {
        self.put(key, value.into());
    }

    /// Under a key that is made of something else.
    fn set_made(&mut self, key: String, value: Any) {
        self.all.push((key.into(), value.into()));
    }

    /// A word of the program's own.
    fn token(&mut self, key: &'static str, word: &'static str) {
        let word = self.words.own(word);
        self.set(key, Any::String(word));
    }

    fn word(&mut self, key: &'static str, word: &str) {
        let word = self.words.shared(word);
        self.set(key, Any::String(word));
    }

    fn flag(&mut self, key: &'static str, on: bool) {
        if on {
            self.set(key, Any::Bool(true));
        }
    }

    fn text(&mut self, text: &str) {
        self.put(TEXT, TextPrelim::new(text).into());
    }
}

/// The fields with which `element` is created.
pub(crate) fn prelim(element: &Element) -> MapPrelim {
    let fields = new_fields(element, &mut Words::default());
    fields.into_iter().collect()
}

/// As [`prelim`], as a list. Elements that are made together share the words that they have in common.
pub(crate) fn new_fields(element: &Element, words: &mut Words) -> NewFields {
    fields_by(element, words, kind_fields)
}

/// As [`new_fields`], for notes: the first notes of a board need no more of the program.
pub(crate) fn new_note_fields(element: &Element, words: &mut Words) -> NewFields {
    fields_by(element, words, |fields, kind| {
        if let ElementKind::Note(note) = kind {
            note_fields(fields, note);
        }
    })
}

fn fields_by(
    element: &Element,
    words: &mut Words,
    kind_fields: fn(&mut Fields<'_>, &ElementKind),
) -> NewFields {
    let mut fields = Fields {
        words,
        all: Vec::with_capacity(12),
    };
    // A track stands on its canvas, but its grid owns it; its size follows from the grid.
    if element.as_track().is_none() {
        fields.set(AT, at_value(&element.placement));
        fields.set(SIZE, size_value(element.size));
    }
    fields.set(ORDER, Any::String(element.order.shared()));
    fields.flag(LOCKED, element.locked);
    if let Some(group) = &element.group {
        fields.word(GROUP, group.as_str());
    }
    if let Some(link) = &element.link {
        fields.word(LINK, link.as_str());
    }
    kind_fields(&mut fields, &element.kind);
    fields.all
}

fn kind_fields(fields: &mut Fields<'_>, kind: &ElementKind) {
    match kind {
        ElementKind::Note(note) => note_fields(fields, note),
        ElementKind::Canvas(canvas) => {
            fields.token(KIND, CANVAS);
            fields.word(TEMPLATE, &canvas.template);
            fields.set(LABEL, label_value(&canvas.label));
            fields.flag(CLOSED, canvas.closed);
            if let Some(follows) = &canvas.follows {
                fields.word(FOLLOWS, follows.as_str());
            }
        }
        ElementKind::Cell(cell) => {
            fields.token(KIND, CELL);
            fields.word(KEY, &cell.key);
            fields.set(LABEL, label_value(&cell.label));
            fields.set(TAB, whole_value(i64::from(cell.tab)));
            fields.set(HOLDS, holds_value(&cell.holds));
            if !cell.owner.is_empty() {
                fields.word(OWNER, &cell.owner);
            }
            fields.flag(COVER, cell.cover);
            if matches!(*cell.holds, Holds::Text { .. }) {
                fields.text(&cell.text);
            }
            for Value { who, content } in &cell.values {
                fields.set_made(value_key("", who), content_value(content));
            }
        }
        ElementKind::Track(track) => track_fields(fields, track),
        ElementKind::Text(block) => {
            fields.token(KIND, TEXT);
            fields.word(INK, block.ink.token());
            fields.word(SCALE, block.scale.token());
            fields.flag(WRAP, block.wrap);
            fields.word(AUTHOR, &block.author);
            fields.text(&block.text);
        }
        ElementKind::Shape(shape) => {
            fields.token(KIND, SHAPE);
            fields.word(FORM, shape.form.token());
            fields.set(FILL, color_value(shape.fill));
            fields.word(INK, shape.ink.token());
            fields.word(AUTHOR, &shape.author);
            fields.text(&shape.text);
        }
        ElementKind::Connector(connector) => connector_fields(fields, connector),
        ElementKind::Drawing(drawing) => {
            fields.token(KIND, DRAWING);
            fields.set(POINTS, points_value(&drawing.points));
            fields.word(INK, drawing.ink.token());
            let width = Drawing::tamed_width(drawing.width);
            fields.set(WIDTH, number_value(width));
        }
        ElementKind::Image(image) => {
            fields.token(KIND, IMAGE);
            fields.word(HASH, image.hash.as_str());
            fields.word(MEDIA, image.media.token());
            fields.set(PIXELS, pixels_value(image.pixels));
            fields.word(ALT, &image.alt);
        }
        ElementKind::Frame(frame) => {
            fields.token(KIND, FRAME);
            fields.set(TINT, color_value(frame.tint));
            fields.text(&frame.text);
        }
        ElementKind::Unknown { name } => fields.word(KIND, name),
    }
}

fn track_fields(fields: &mut Fields<'_>, track: &Track) {
    fields.token(KIND, TRACK);
    fields.set(
        AT,
        at_value(&Placement {
            parent: track.grid.clone(),
            offset: BoardPoint::default(),
        }),
    );
    if let Some(extent) = track.extent {
        fields.set(SIZE, size_value(BoardSize::new(extent, extent)));
    }
    fields.word(AXIS, track.axis.token());
    fields.set(LABEL, label_value(&track.label));
    fields.text(&track.text);
    if let Some(weight) = track.weight {
        fields.set(WEIGHT, number_value(weight));
    }
    if let Some(names) = &track.names {
        fields.word(NAMES, names.as_str());
    }
    if !track.band.is_empty() {
        fields.word(BAND, &track.band);
    }
    if let Some(holds) = &track.holds {
        fields.set(HOLDS, holds_value(holds));
    }
    fields.flag(REMOVED, track.removed);
    for TrackValue { slot, values } in &track.values {
        for Value { who, content } in values {
            fields.set_made(value_key(slot, who), content_value(content));
        }
    }
}

fn note_fields(fields: &mut Fields<'_>, note: &Note) {
    fields.token(KIND, NOTE);
    fields.token(COLOR, note.color.token());
    fields.word(AUTHOR, &note.author);
    fields.text(&note.text);
    if let Some(evidence) = note.evidence {
        fields.word(EVIDENCE, evidence.token());
    }
    if let Some(sealed) = &note.sealed {
        fields.word(SEALED, sealed.as_str());
    }
    for tag in &note.tags {
        fields.set_made(tag_key(tag), Any::Bool(true));
    }
    for Reaction { token, who } in &note.reactions {
        fields.set_made(reaction_key(*token, who), Any::Bool(true));
    }
}

fn connector_fields(fields: &mut Fields<'_>, connector: &Connector) {
    fields.token(KIND, CONNECTOR);
    fields.set(FROM, end_value(&connector.from));
    fields.set(TO, end_value(&connector.to));
    fields.word(ROUTE, connector.route.token());
    fields.set(HEADS, heads_value(connector.head_from, connector.head_to));
    fields.flag(DASHED, connector.dashed);
    fields.word(INK, connector.ink.token());
    fields.text(&connector.text);
}

/// The key of a tag.
pub(crate) fn tag_key(name: &str) -> String {
    [TAG_PREFIX, name].concat()
}

/// The key of a person's reaction.
pub(crate) fn reaction_key(token: ReactionToken, who: &str) -> String {
    [REACTION_PREFIX, token.token(), ":", who].concat()
}

/// The key of a value in a cell; `slot` is empty for the cell's own.
pub(crate) fn value_key(slot: &str, who: &str) -> String {
    [VALUE_PREFIX, slot, ":", who].concat()
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

/// Turns an element's text into `text` by one splice, so that two people's typing merges.
pub(crate) fn write_shared_text(map: &MapRef, txn: &mut TransactionMut, text: &str) {
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
