//! What people said about a board, as our own JSON has it.

mod fields;

use std::collections::HashSet;

use board::limits::{COMMENT_CHARACTERS_MAX, NAME_CHARACTERS_MAX, PERSON_LETTERS_MAX};
use board::{BoardPoint, Comment, ElementId};
use fields::{Fields, List};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::fitting::cut_off;
use crate::{Loss, Losses};

/// Reads the list of comments; what is more than a board has is not held. Whatever cannot be taken is noted.
pub(crate) fn comments(written: Option<&RawValue>, losses: &mut Losses) -> Vec<Comment> {
    let Some(written) = written else {
        return Vec::new();
    };
    let Ok(list) = serde_json::from_str::<List<'_>>(written.get()) else {
        losses.note(Loss::Comment);
        return Vec::new();
    };
    for _ in 0..list.beyond {
        losses.note(Loss::CommentBeyond);
    }
    let mut seen: HashSet<String> = HashSet::with_capacity(list.taken.len());
    let mut comments = Vec::with_capacity(list.taken.len());
    for raw in list.taken {
        match comment(raw, losses) {
            Some(comment) if seen.insert(comment.id.clone()) => comments.push(comment),
            Some(_) => losses.note(Loss::Twice),
            None => losses.note(Loss::Comment),
        }
    }
    comments
}

#[derive(Deserialize)]
struct Place {
    x: f64,
    y: f64,
}

/// One comment; `None` if it has no name, or no text.
fn comment(raw: &RawValue, losses: &mut Losses) -> Option<Comment> {
    let fields: Fields<'_> = serde_json::from_str(raw.get()).ok()?;
    let id: String = fields.read("id")?;
    let text: String = fields.read("text")?;
    if !Comment::is_id(&id) {
        return None;
    }
    for name in fields.unknown() {
        losses.note(Loss::CommentField(name));
    }
    let cut = cut_off(&text, COMMENT_CHARACTERS_MAX);
    losses.note_if(cut.is_some(), Loss::Cut);
    let to = word(&fields, "to", Comment::is_id, losses);
    let resolved = fields.taken("resolved", losses).unwrap_or(false);
    // Threads are settled, not what is said in them.
    losses.note_if(
        resolved && to.is_some(),
        Loss::CommentField("resolved".to_owned()),
    );
    let at: Option<Place> = fields.taken("at", losses);
    let at = at.map_or_else(BoardPoint::default, |at| BoardPoint::new(at.x, at.y));
    let made: f64 = fields.taken("made_millis", losses).unwrap_or_default();
    Some(Comment {
        id,
        resolved: resolved && to.is_none(),
        to,
        on: word(&fields, "on", |on| !on.is_empty(), losses).map(ElementId::new),
        at: at.tamed(),
        text: cut.unwrap_or(text),
        author: word(&fields, "author", is_name, losses).unwrap_or_default(),
        who: word(&fields, "who", is_person, losses).unwrap_or_default(),
        made_millis: made.max(0.0),
    })
}

/// A word that has to be fit; what is not is noted.
fn word(
    fields: &Fields<'_>,
    name: &str,
    is_fit: fn(&str) -> bool,
    losses: &mut Losses,
) -> Option<String> {
    let word: String = fields.taken(name, losses)?;
    let fits = is_fit(&word);
    losses.note_if(!fits, Loss::CommentField(name.to_owned()));
    fits.then_some(word)
}

/// Whether it can be what somebody is called.
fn is_name(name: &str) -> bool {
    name.chars().count() <= NAME_CHARACTERS_MAX && !name.chars().any(char::is_control)
}

/// Whether it is the id of a browser, or empty for nobody's.
fn is_person(who: &str) -> bool {
    who.len() <= PERSON_LETTERS_MAX && who.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
