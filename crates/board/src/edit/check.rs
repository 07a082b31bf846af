//! What may be stored.

use crate::cell::names_a_track;
use crate::limits::{
    ALT_CHARACTERS_MAX, DRAWING_POINTS_MAX, REACTIONS_MAX, SLOTS_MAX, TAGS_MAX, VALUES_MAX,
};
use crate::note::names_a_person;
use crate::{BoardError, Element, ElementKind, tag_name};

/// Refuses an element that has more, or longer, or other things in it than may be stored.
pub(super) fn check_element(element: &Element) -> Result<(), BoardError> {
    if let Some(text) = element.text() {
        check_length(text, element.text_characters_max())?;
    }
    match &element.kind {
        ElementKind::Note(note) => {
            check_count(note.tags.len(), TAGS_MAX)?;
            check_count(note.reactions.len(), REACTIONS_MAX)?;
            for tag in &note.tags {
                check_tag(tag)?;
            }
            for reaction in &note.reactions {
                check_person(&reaction.who)?;
            }
            Ok(())
        }
        ElementKind::Cell(cell) => {
            if cell.slot.is_some() {
                return Err(BoardError::Derived(element.id.clone()));
            }
            check_count(cell.values.len(), VALUES_MAX)?;
            cell.values
                .iter()
                .try_for_each(|value| check_who(&value.who))
        }
        ElementKind::Track(track) => {
            if !names_a_track(&element.id) {
                return Err(BoardError::Unfit("the id"));
            }
            check_count(track.values.len(), SLOTS_MAX)?;
            let values = track.values.iter().flat_map(|slot| &slot.values);
            let mut people = values.map(|value| &value.who);
            people.try_for_each(|who| check_who(who))
        }
        ElementKind::Drawing(drawing) => check_count(drawing.points.len(), DRAWING_POINTS_MAX),
        ElementKind::Image(image) => check_length(&image.alt, ALT_CHARACTERS_MAX),
        _ => Ok(()),
    }
}

pub(super) fn check_length(text: &str, max: usize) -> Result<(), BoardError> {
    // No text has more characters than bytes.
    if text.len() <= max {
        return Ok(());
    }
    let characters = text.chars().count();
    if characters > max {
        Err(BoardError::TooLong { characters, max })
    } else {
        Ok(())
    }
}

pub(super) fn check_count(count: usize, max: usize) -> Result<(), BoardError> {
    if count > max {
        Err(BoardError::TooMany { count, max })
    } else {
        Ok(())
    }
}

/// The tag without the space around it.
pub(super) fn check_tag(text: &str) -> Result<&str, BoardError> {
    tag_name(text).ok_or(BoardError::Unfit("the tag"))
}

/// A person's id, or the empty one of the team.
fn check_who(who: &str) -> Result<(), BoardError> {
    if who.is_empty() {
        Ok(())
    } else {
        check_person(who)
    }
}

pub(super) fn check_person(who: &str) -> Result<(), BoardError> {
    if names_a_person(who) {
        Ok(())
    } else {
        Err(BoardError::Unfit("the person's id"))
    }
}
