//! Element maps of the document → [`Element`]. Reading is total: whatever a peer wrote gives an element.

use yrs::{Any, Map, MapRef, ReadTxn, Store};

use super::grid::{cell_values, read_track};
use super::holds::holds_field;
use super::value::{
    any_field, end, flag, heads, label_field, number, optional_token, pair, pixels, placement,
    points, shared_text, text_field, token_field,
};
use crate::limits::{ALT_CHARACTERS_MAX, DRAWING_POINTS_MAX, REACTIONS_MAX, TAGS_MAX};
use crate::note::names_a_person;
use crate::schema::{
    ALT, AT, AUTHOR, CANVAS, CELL, CLOSED, COLOR, CONNECTOR, COVER, DASHED, DRAWING, EVIDENCE,
    FILL, FOLLOWS, FORM, FRAME, FROM, GROUP, HASH, HEADS, IMAGE, INK, KEY, KIND, LINK, LOCKED,
    MEDIA, NOTE, ORDER, OWNER, PIXELS, POINTS, REACTION_PREFIX, ROUTE, SCALE, SEALED, SHAPE, SIZE,
    TAB, TAG_PREFIX, TEMPLATE, TEXT, TINT, TO, TRACK, VEIL, WIDTH, WRAP,
};
use crate::{
    BoardPoint, BoardSize, Canvas, Cell, Connector, ContentHash, Drawing, Element, ElementId,
    ElementKind, End, Evidence, Form, Frame, GroupId, Image, Ink, Link, MediaType, Note, NoteColor,
    OrderKey, Placement, Reaction, ReactionToken, RoundId, Route, Sealed, Shape, TextBlock,
    TextScale, tag_name,
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
        kind: read_kind(map, txn),
    }
}

fn read_kind<T: ReadTxn>(map: &MapRef, txn: &T) -> ElementKind {
    let ink = || token_field(map, txn, INK, Ink::from_token);
    let author = || text_field(map, txn, AUTHOR).unwrap_or_default();
    match text_field(map, txn, KIND).as_deref() {
        Some(NOTE) => ElementKind::Note(read_note(map, txn)),
        Some(CANVAS) => ElementKind::Canvas(Canvas {
            template: text_field(map, txn, TEMPLATE).unwrap_or_default(),
            label: label_field(map, txn),
            closed: flag(map, txn, CLOSED),
            follows: optional_token(map, txn, FOLLOWS, |id| {
                (!id.is_empty()).then(|| ElementId::new(id))
            }),
        }),
        Some(CELL) => ElementKind::Cell(Cell {
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
        Some(TRACK) => ElementKind::Track(read_track(map, txn)),
        Some(TEXT) => ElementKind::Text(TextBlock {
            text: shared_text(map, txn),
            ink: ink(),
            scale: token_field(map, txn, SCALE, TextScale::from_token),
            wrap: flag(map, txn, WRAP),
            author: author(),
        }),
        Some(SHAPE) => ElementKind::Shape(Shape {
            form: token_field(map, txn, FORM, Form::from_token),
            fill: optional_token(map, txn, FILL, NoteColor::from_token),
            ink: ink(),
            text: shared_text(map, txn),
            author: author(),
        }),
        Some(CONNECTOR) => ElementKind::Connector(read_connector(map, txn, ink())),
        Some(DRAWING) => ElementKind::Drawing(Drawing {
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
        Some(IMAGE) => ElementKind::Image(Image {
            hash: token_field(map, txn, HASH, ContentHash::parse),
            media: token_field(map, txn, MEDIA, MediaType::from_token),
            pixels: pixels(any_field(map, txn, PIXELS).as_ref()),
            alt: text_field(map, txn, ALT)
                .unwrap_or_default()
                .chars()
                .take(ALT_CHARACTERS_MAX)
                .collect(),
        }),
        Some(FRAME) => ElementKind::Frame(Frame {
            text: shared_text(map, txn),
            tint: optional_token(map, txn, TINT, NoteColor::from_token),
        }),
        other => ElementKind::Unknown {
            name: other.unwrap_or_default().chars().take(64).collect(),
        },
    }
}

fn read_note<T: ReadTxn>(map: &MapRef, txn: &T) -> Note {
    let mut tags = Vec::new();
    let mut reactions = Vec::new();
    for key in map.keys(txn) {
        if let Some(name) = key.strip_prefix(TAG_PREFIX) {
            if tag_name(name) == Some(name) && flag(map, txn, key) {
                tags.push(name.to_owned());
            }
        } else if let Some(rest) = key.strip_prefix(REACTION_PREFIX)
            && let Some((token, who)) = rest.split_once(':')
            && let Some(token) = ReactionToken::from_token(token)
            && names_a_person(who)
            && flag(map, txn, key)
        {
            let who = who.to_owned();
            reactions.push(Reaction { token, who });
        }
    }
    // The document keeps its keys in no order.
    tags.sort_unstable();
    tags.truncate(TAGS_MAX);
    reactions.sort_unstable();
    reactions.truncate(REACTIONS_MAX);
    let text = shared_text(map, txn);
    // What stands there openly was revealed, whatever a merge left beside it.
    let sealed = optional_token(map, txn, SEALED, Sealed::parse).filter(|_| text.is_empty());
    Note {
        color: token_field(map, txn, COLOR, NoteColor::from_token),
        text,
        sealed,
        author: text_field(map, txn, AUTHOR).unwrap_or_default(),
        evidence: optional_token(map, txn, EVIDENCE, Evidence::from_token),
        tags,
        reactions,
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
