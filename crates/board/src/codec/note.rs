//! Notes of the document → [`Element`]. They are most of what is on a board: they are read in one go through their
//! fields, and not by asking for one field after the other.

use yrs::{Any, GetString, Map, MapRef, Out, ReadTxn};

use super::read::source_id;
use super::value::{pair, placement};
use crate::limits::{REACTIONS_MAX, TAGS_MAX};
use crate::note::names_a_person;
use crate::schema::{
    AT, AUTHOR, COLOR, EVIDENCE, GROUP, LINK, LOCKED, ORDER, REACTION_PREFIX, SEALED, SIZE, SOURCE,
    TAG_PREFIX, TEXT, VEIL,
};
use crate::{
    BoardPoint, BoardSize, Element, ElementId, ElementKind, Evidence, GroupId, Link, Note,
    NoteColor, OrderKey, Placement, Reaction, ReactionToken, RoundId, Sealed, tag_name,
};

/// Reads a note. Missing or strange fields take their defaults.
pub(super) fn read_note<T: ReadTxn>(id: &ElementId, map: &MapRef, txn: &T) -> Element {
    let (nowhere, size) = (BoardPoint::default(), BoardSize::new(200.0, 200.0));
    let kind = ElementKind::Note(Note::default());
    let mut element = Element::new(id.clone(), Placement::free(nowhere), size, kind);
    let mut note = Note::default();
    for (key, value) in map.iter(txn) {
        match value {
            Out::YText(text) if key == TEXT => note.text = text.get_string(txn),
            Out::Any(Any::String(word)) => read_word(&mut element, &mut note, key, &word),
            Out::Any(Any::Bool(true)) => read_flag(&mut element, &mut note, key),
            Out::Any(at) if key == AT => element.placement = placement(&at),
            Out::Any(size) if key == SIZE => element.size = pair(&size).tamed(),
            _ => {}
        }
    }
    // The document keeps its keys in no order.
    note.tags.sort_unstable();
    note.tags.truncate(TAGS_MAX);
    note.reactions.sort_unstable();
    note.reactions.truncate(REACTIONS_MAX);
    if !note.text.is_empty() {
        // What stands there openly was revealed, whatever a merge left beside it.
        note.sealed = None;
    }
    element.kind = ElementKind::Note(note);
    element
}

/// A note that was made with these fields, as it is read: the document keeps less than an [`Element`] may say.
pub(crate) fn as_read(mut element: Element) -> Element {
    let Placement { parent, offset } = element.placement;
    element.placement = Placement {
        parent: parent.filter(|owner| !owner.as_str().is_empty()),
        offset: offset.tamed(),
    };
    element.size = element.size.tamed();
    // Neither is laid on what is about to be made.
    element.veil = None;
    element.source = None;
    if let ElementKind::Note(note) = &mut element.kind {
        note.tags.sort_unstable();
        note.tags.dedup();
        note.reactions.sort_unstable();
        note.reactions.dedup();
        if !note.text.is_empty() {
            note.sealed = None;
        }
    }
    element
}

fn read_word(element: &mut Element, note: &mut Note, key: &str, word: &str) {
    match key {
        ORDER => element.order = OrderKey::parse(word),
        GROUP => element.group = GroupId::parse(word),
        LINK => element.link = Link::parse(word),
        VEIL => element.veil = RoundId::parse(word),
        SOURCE => element.source = source_id(word),
        COLOR => note.color = NoteColor::from_token(word).unwrap_or_default(),
        AUTHOR => word.clone_into(&mut note.author),
        // Scripts may have stored a plain string.
        TEXT => word.clone_into(&mut note.text),
        EVIDENCE => note.evidence = Evidence::from_token(word),
        SEALED => note.sealed = Sealed::parse(word),
        _ => {}
    }
}

fn read_flag(element: &mut Element, note: &mut Note, key: &str) {
    if key == LOCKED {
        element.locked = true;
    } else if let Some(name) = key.strip_prefix(TAG_PREFIX) {
        if tag_name(name) == Some(name) {
            note.tags.push(name.to_owned());
        }
    } else if let Some(rest) = key.strip_prefix(REACTION_PREFIX)
        && let Some((token, who)) = rest.split_once(':')
        && let Some(token) = ReactionToken::from_token(token)
        && names_a_person(who)
    {
        let who = who.to_owned();
        note.reactions.push(Reaction { token, who });
    }
}
