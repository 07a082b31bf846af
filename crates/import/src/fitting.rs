//! One element of a file brought within what a board may hold. Nothing is refused for a detail.

use board::limits::{ALT_CHARACTERS_MAX, DRAWING_POINTS_MAX, REACTIONS_MAX, TAGS_MAX, VALUES_MAX};
use board::{Drawing, Element, ElementKind, Reaction, Value, Values, tag_name};

use crate::{Loss, Losses};

/// Brings an element within the limits; notes what was cut.
pub(crate) fn fitted(mut element: Element, losses: &mut Losses) -> Element {
    element.placement.offset = element.placement.offset.tamed();
    element.size = element.size.tamed();
    let max = element.text_characters_max();
    let cut = element.text().and_then(|text| cut_off(text, max));
    if let Some(cut) = cut {
        element.set_text(cut);
        losses.note(Loss::Cut);
    }
    // Rounds of private writing are a board's own.
    element.veil = None;
    match &mut element.kind {
        ElementKind::Note(note) => {
            losses.note_if(note.sealed.take().is_some(), Loss::Sealed);
            note.tags.retain(|tag| tag_name(tag) == Some(tag));
            note.tags.truncate(TAGS_MAX);
            note.reactions
                .retain(|Reaction { who, .. }| is_person(who) && !who.is_empty());
            note.reactions.truncate(REACTIONS_MAX);
        }
        ElementKind::Cell(cell) => cell.values = known_people(&cell.values),
        ElementKind::Track(track) => {
            for slot in &mut track.values {
                slot.values = known_people(&slot.values);
            }
            track.named = None;
        }
        ElementKind::Drawing(drawing) => {
            thin(drawing, losses);
            drawing.width = Drawing::tamed_width(drawing.width);
        }
        ElementKind::Image(image) => {
            if let Some(cut) = cut_off(&image.alt, ALT_CHARACTERS_MAX) {
                image.alt = cut;
                losses.note(Loss::Cut);
            }
        }
        ElementKind::Connector(line) => {
            line.from = std::mem::take(&mut line.from).tamed();
            line.to = std::mem::take(&mut line.to).tamed();
        }
        _ => {}
    }
    element
}

/// The beginning of a text that is longer than `max` characters.
pub(crate) fn cut_off(text: &str, max: usize) -> Option<String> {
    let (end, _) = text.char_indices().nth(max)?;
    text.get(..end).map(str::to_owned)
}

fn known_people(values: &Values) -> Values {
    let known = values.iter().filter(|Value { who, .. }| is_person(who));
    known
        .take(VALUES_MAX)
        .cloned()
        .collect::<Vec<Value>>()
        .into()
}

/// Whether it is the id of a browser as in reactions, or empty for the team.
fn is_person(who: &str) -> bool {
    who.len() <= board::limits::PERSON_LETTERS_MAX
        && who.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Leaves points out evenly until there are as many as may be.
fn thin(drawing: &mut Drawing, losses: &mut Losses) {
    let count = drawing.points.len();
    if count <= DRAWING_POINTS_MAX {
        return;
    }
    let step = count.div_ceil(DRAWING_POINTS_MAX);
    let last = drawing.points.last().copied();
    let mut kept: Vec<_> = drawing.points.iter().step_by(step).copied().collect();
    kept.truncate(DRAWING_POINTS_MAX - 1);
    kept.extend(last);
    drawing.points = kept;
    losses.note(Loss::Thinned);
}
