//! [`Element`] → element maps of the document.

use yrs::types::text::Text;
use yrs::{Any, GetString, In, Map, MapPrelim, MapRef, Out, TextPrelim, TransactionMut};

use super::holds::{content_value, holds_value};
use super::value::{
    at_value, color_value, end_value, heads_value, label_value, number_value, pixels_value,
    points_value, size_value, whole_value,
};
use crate::schema::{
    ALT, AT, AUTHOR, AXIS, BAND, CANVAS, CELL, COLOR, CONNECTOR, COVER, DASHED, DRAWING, EVIDENCE,
    FILL, FORM, FRAME, FROM, GROUP, HASH, HEADS, HOLDS, IMAGE, INK, KEY, KIND, LABEL, LINK, LOCKED,
    MEDIA, NAMES, NOTE, ORDER, OWNER, PIXELS, POINTS, REACTION_PREFIX, REMOVED, ROUTE, SCALE,
    SEALED, SHAPE, SIZE, TAB, TAG_PREFIX, TEMPLATE, TEXT, TINT, TO, TRACK, VALUE_PREFIX, WEIGHT, WIDTH,
    WRAP,
};
use crate::{
    BoardPoint, BoardSize, Connector, Drawing, Element, ElementKind, Holds, Note, Placement,
    Reaction, ReactionToken, Track, TrackValue, Value,
};

/// The fields of an element about to be made.
struct Fields(Vec<(String, In)>);

impl Fields {
    fn set(&mut self, key: &str, value: Any) {
        self.0.push((key.to_owned(), value.into()));
    }

    fn word(&mut self, key: &str, word: &str) {
        self.set(key, Any::from(word));
    }

    fn flag(&mut self, key: &str, on: bool) {
        if on {
            self.set(key, Any::Bool(true));
        }
    }

    fn text(&mut self, text: &str) {
        self.0.push((TEXT.to_owned(), TextPrelim::new(text).into()));
    }
}

/// The fields with which `element` is created.
pub(crate) fn prelim(element: &Element) -> MapPrelim {
    prelim_by(element, kind_fields)
}

/// As [`prelim`], for notes: the first notes of a board need no more of the program.
pub(crate) fn note_prelim(element: &Element) -> MapPrelim {
    prelim_by(element, |fields, kind| {
        if let ElementKind::Note(note) = kind {
            note_fields(fields, note);
        }
    })
}

fn prelim_by(element: &Element, kind_fields: fn(&mut Fields, &ElementKind)) -> MapPrelim {
    let mut fields = Fields(Vec::with_capacity(12));
    // A track stands on its canvas, but its grid owns it; its size follows from the grid.
    if element.as_track().is_none() {
        fields.set(AT, at_value(&element.placement));
        fields.set(SIZE, size_value(element.size));
    }
    fields.word(ORDER, element.order.as_str());
    fields.flag(LOCKED, element.locked);
    if let Some(group) = &element.group {
        fields.word(GROUP, group.as_str());
    }
    if let Some(link) = &element.link {
        fields.word(LINK, link.as_str());
    }
    kind_fields(&mut fields, &element.kind);
    fields.0.into_iter().collect()
}

fn kind_fields(fields: &mut Fields, kind: &ElementKind) {
    match kind {
        ElementKind::Note(note) => note_fields(fields, note),
        ElementKind::Canvas(canvas) => {
            fields.word(KIND, CANVAS);
            fields.word(TEMPLATE, &canvas.template);
            fields.set(LABEL, label_value(&canvas.label));
        }
        ElementKind::Cell(cell) => {
            fields.word(KIND, CELL);
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
                fields.set(&value_key("", who), content_value(content));
            }
        }
        ElementKind::Track(track) => track_fields(fields, track),
        ElementKind::Text(block) => {
            fields.word(KIND, TEXT);
            fields.word(INK, block.ink.token());
            fields.word(SCALE, block.scale.token());
            fields.flag(WRAP, block.wrap);
            fields.word(AUTHOR, &block.author);
            fields.text(&block.text);
        }
        ElementKind::Shape(shape) => {
            fields.word(KIND, SHAPE);
            fields.word(FORM, shape.form.token());
            fields.set(FILL, color_value(shape.fill));
            fields.word(INK, shape.ink.token());
            fields.word(AUTHOR, &shape.author);
            fields.text(&shape.text);
        }
        ElementKind::Connector(connector) => connector_fields(fields, connector),
        ElementKind::Drawing(drawing) => {
            fields.word(KIND, DRAWING);
            fields.set(POINTS, points_value(&drawing.points));
            fields.word(INK, drawing.ink.token());
            let width = Drawing::tamed_width(drawing.width);
            fields.set(WIDTH, number_value(width));
        }
        ElementKind::Image(image) => {
            fields.word(KIND, IMAGE);
            fields.word(HASH, image.hash.as_str());
            fields.word(MEDIA, image.media.token());
            fields.set(PIXELS, pixels_value(image.pixels));
            fields.word(ALT, &image.alt);
        }
        ElementKind::Frame(frame) => {
            fields.word(KIND, FRAME);
            fields.set(TINT, color_value(frame.tint));
            fields.text(&frame.text);
        }
        ElementKind::Unknown { name } => fields.word(KIND, name),
    }
}

fn track_fields(fields: &mut Fields, track: &Track) {
    fields.word(KIND, TRACK);
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
            fields.set(&value_key(slot, who), content_value(content));
        }
    }
}

fn note_fields(fields: &mut Fields, note: &Note) {
    fields.word(KIND, NOTE);
    fields.word(COLOR, note.color.token());
    fields.word(AUTHOR, &note.author);
    fields.text(&note.text);
    if let Some(evidence) = note.evidence {
        fields.word(EVIDENCE, evidence.token());
    }
    if let Some(sealed) = &note.sealed {
        fields.word(SEALED, sealed.as_str());
    }
    for tag in &note.tags {
        fields.flag(&tag_key(tag), true);
    }
    for Reaction { token, who } in &note.reactions {
        fields.flag(&reaction_key(*token, who), true);
    }
}

fn connector_fields(fields: &mut Fields, connector: &Connector) {
    fields.word(KIND, CONNECTOR);
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
