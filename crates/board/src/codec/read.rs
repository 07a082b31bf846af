//! Element maps of the document → [`Element`]. Reading is total: whatever a peer wrote gives an element.

use yrs::{Any, MapRef, ReadTxn, Store};

use super::grid::{cell_values, read_track};
use super::holds::holds_field;
use super::note::read_note;
use super::value::{
    any_field, end, flag, heads, label_field, number, optional_token, pair, pixels, placement,
    points, shared_text, text_field, token_field,
};
use crate::limits::{ALT_CHARACTERS_MAX, DRAWING_POINTS_MAX};
use crate::schema::{
    ALT, AT, AUTHOR, CANVAS, CELL, CLOSED, CONNECTOR, COVER, DASHED, DRAWING, FILL, FOLLOWS, FORM,
    FRAME, FROM, GROUP, HASH, HEADS, IMAGE, INK, KEY, KIND, LINK, LOCKED, MEDIA, NOTE, ORDER,
    OWNER, PIXELS, POINTS, ROUTE, SCALE, SHAPE, SIZE, SOURCE, TAB, TEMPLATE, TEXT, TINT, TO, TRACK,
    VEIL, WIDTH, WRAP,
};
use crate::{
    BoardPoint, BoardSize, Canvas, Cell, Connector, ContentHash, Drawing, Element, ElementId,
    ElementKind, End, Form, Frame, GroupId, Image, Ink, Link, MediaType, NoteColor, OrderKey,
    Placement, RoundId, Route, Shape, TextBlock, TextScale,
};

/// The document as any transaction shows it: so reading is compiled once, not for each kind of transaction.
struct Shown<'a>(&'a Store);

impl ReadTxn for Shown<'_> {
    fn store(&self) -> &Store {
        self.0
    }
}

/// Reads the element that `map` holds. Missing or strange fields take their defaults.
pub(crate) fn read_element<T: ReadTxn>(id: &ElementId, map: &MapRef, txn: &T) -> Element {
    read(id, map, &Shown(txn.store()))
}

fn read(id: &ElementId, map: &MapRef, txn: &Shown<'_>) -> Element {
    let name = any_field(map, txn, KIND);
    let name = match &name {
        Some(Any::String(name)) => name.as_ref(),
        _ => "",
    };
    if name == NOTE {
        return read_note(id, map, txn);
    }
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
        locked: flag(map, txn, LOCKED),
        group: optional_token(map, txn, GROUP, GroupId::parse),
        link: optional_token(map, txn, LINK, Link::parse),
        veil: optional_token(map, txn, VEIL, RoundId::parse),
        source: optional_token(map, txn, SOURCE, source_id),
        kind: read_kind(name, map, txn),
    }
}

/// The id of another element.
pub(crate) fn source_id(word: &str) -> Option<ElementId> {
    (!word.is_empty()).then(|| ElementId::new(word))
}

fn read_kind<T: ReadTxn>(name: &str, map: &MapRef, txn: &T) -> ElementKind {
    let ink = || token_field(map, txn, INK, Ink::from_token);
    let author = || text_field(map, txn, AUTHOR).unwrap_or_default();
    match name {
        CANVAS => ElementKind::Canvas(Canvas {
            template: text_field(map, txn, TEMPLATE).unwrap_or_default(),
            label: label_field(map, txn),
            closed: flag(map, txn, CLOSED),
            follows: optional_token(map, txn, FOLLOWS, source_id),
        }),
        CELL => ElementKind::Cell(Cell {
            key: text_field(map, txn, KEY).unwrap_or_default(),
            label: label_field(map, txn),
            tab: any_field(map, txn, TAB)
                .as_ref()
                .and_then(number)
                .map_or(0, |tab| tab.clamp(0.0, 1e6) as u32),
            holds: holds_field(map, txn).unwrap_or_default(),
            owner: text_field(map, txn, OWNER).unwrap_or_default(),
            cover: flag(map, txn, COVER),
            text: shared_text(map, txn),
            values: cell_values(map, txn),
            slot: None,
        }),
        TRACK => ElementKind::Track(read_track(map, txn)),
        TEXT => ElementKind::Text(TextBlock {
            text: shared_text(map, txn),
            ink: ink(),
            scale: token_field(map, txn, SCALE, TextScale::from_token),
            wrap: flag(map, txn, WRAP),
            author: author(),
        }),
        SHAPE => ElementKind::Shape(Shape {
            form: token_field(map, txn, FORM, Form::from_token),
            fill: optional_token(map, txn, FILL, NoteColor::from_token),
            ink: ink(),
            text: shared_text(map, txn),
            author: author(),
        }),
        CONNECTOR => ElementKind::Connector(read_connector(map, txn, ink())),
        DRAWING => ElementKind::Drawing(Drawing {
            points: any_field(map, txn, POINTS)
                .map_or_else(Vec::new, |value| points(&value, DRAWING_POINTS_MAX)),
            ink: ink(),
            width: Drawing::tamed_width(
                any_field(map, txn, WIDTH)
                    .as_ref()
                    .and_then(number)
                    .unwrap_or(f64::NAN),
            ),
        }),
        IMAGE => ElementKind::Image(Image {
            hash: token_field(map, txn, HASH, ContentHash::parse),
            media: token_field(map, txn, MEDIA, MediaType::from_token),
            pixels: pixels(any_field(map, txn, PIXELS).as_ref()),
            alt: text_field(map, txn, ALT)
                .unwrap_or_default()
                .chars()
                .take(ALT_CHARACTERS_MAX)
                .collect(),
        }),
        FRAME => ElementKind::Frame(Frame {
            text: shared_text(map, txn),
            tint: optional_token(map, txn, TINT, NoteColor::from_token),
        }),
        other => ElementKind::Unknown {
            name: other.chars().take(64).collect(),
        },
    }
}

fn read_connector<T: ReadTxn>(map: &MapRef, txn: &T, ink: Ink) -> Connector {
    // An end that cannot be read is at the corner that the stored box keeps for it.
    let size = any_field(map, txn, SIZE)
        .as_ref()
        .map_or(BoardSize::new(200.0, 200.0), pair)
        .tamed();
    let [head_from, head_to] = heads(any_field(map, txn, HEADS).as_ref());
    Connector {
        from: any_field(map, txn, FROM)
            .as_ref()
            .map_or_else(End::default, end),
        to: any_field(map, txn, TO)
            .as_ref()
            .map_or_else(|| End::free(BoardPoint::new(size.width, size.height)), end),
        route: token_field(map, txn, ROUTE, Route::from_token),
        head_from,
        head_to,
        dashed: matches!(any_field(map, txn, DASHED), Some(Any::Bool(true))),
        ink,
        text: shared_text(map, txn),
    }
}
