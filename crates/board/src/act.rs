//! What somebody did: which elements were there before and after, and what was stored of them.

use std::collections::BTreeMap;

use yrs::Any;

use crate::schema::{
    AT, CANVAS, CELL, CLOSED, COMMENT_PREFIX, FOLLOWS, KIND, LABEL, ORDER, RESOLVED_PREFIX, SEALED,
    SIZE, TEXT, TITLE, TRACK, VALUE_PREFIX,
};
use crate::stored::{Fields, Stored};
use crate::{Board, ClientNumber, ElementId, Label};

/// What an act was, in one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Elements were made, or brought back.
    Made,
    /// Elements were deleted.
    Deleted,
    /// Elements were put elsewhere, resized or restacked.
    Moved,
    /// Something was written into elements, or filled in.
    Wrote,
    /// Private writing was made readable for everybody. That is never taken back.
    Revealed,
    /// Anything else, or several things at once.
    Changed,
    /// Only the board's own facts: its title, say.
    Facts,
}

impl Doing {
    /// All there are.
    pub const ALL: [Self; 7] = [
        Self::Made,
        Self::Deleted,
        Self::Moved,
        Self::Wrote,
        Self::Revealed,
        Self::Changed,
        Self::Facts,
    ];

    /// How programs call it.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Deleted => "deleted",
            Self::Moved => "moved",
            Self::Wrote => "wrote",
            Self::Revealed => "revealed",
            Self::Changed => "changed",
            Self::Facts => "facts",
        }
    }
}

/// An element before and after; `None` where it was not there.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Sides {
    pub before: Option<Fields>,
    pub after: Option<Fields>,
}

/// What was done, in one change of the document or in several.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Act {
    pub(crate) elements: BTreeMap<ElementId, Sides>,
    pub(crate) facts_before: Fields,
    pub(crate) facts_after: Fields,
    /// The outermost canvas or frame around all of it, or the first of them that is one.
    pub(crate) ground: Option<(ElementId, Label)>,
}

impl Act {
    /// Whether nothing is different after it.
    pub fn is_nothing(&self) -> bool {
        self.elements.is_empty() && self.facts_before == self.facts_after
    }

    /// How many elements are different after it.
    pub fn count(&self) -> usize {
        self.elements.len()
    }

    /// How many elements it deleted and made.
    pub fn deleted_and_made(&self) -> (usize, usize) {
        let count = |doing| {
            let all = self.elements.values().map(doing_of);
            all.filter(|one| *one == doing).count()
        };
        (count(Doing::Deleted), count(Doing::Made))
    }

    /// What it was.
    pub fn doing(&self) -> Doing {
        let mut all = self.elements.values().map(doing_of);
        let Some(first) = all.next() else {
            return Doing::Facts;
        };
        let rest: Vec<Doing> = all.filter(|doing| *doing != first).collect();
        if rest.is_empty() {
            return first;
        }
        let has = |doing| first == doing || rest.contains(&doing);
        // What is bound to something that comes or goes changes with it.
        match (has(Doing::Made), has(Doing::Deleted), has(Doing::Revealed)) {
            (true, false, _) => Doing::Made,
            (false, true, _) => Doing::Deleted,
            (false, false, true) => Doing::Revealed,
            _ => Doing::Changed,
        }
    }

    /// Whether it changed canvases, cells, columns, rows or the board's facts, as only facilitators may.
    pub fn is_of_template(&self) -> bool {
        let is_layer = |sides: &Sides| {
            let fields = sides.before.as_ref().or(sides.after.as_ref());
            let kind = fields.and_then(|fields| word(fields, KIND));
            kind.is_some_and(|kind| [CANVAS, CELL, TRACK].contains(&kind))
        };
        let keys = self.facts_before.keys().chain(self.facts_after.keys());
        // The board's name is everybody's, and so is what is said about it.
        let is_free = |key: &str| {
            key == TITLE || key.starts_with(COMMENT_PREFIX) || key.starts_with(RESOLVED_PREFIX)
        };
        let mut facts = keys.filter(|key| !is_free(key));
        let is_fact = facts.any(|key| self.facts_before.get(key) != self.facts_after.get(key));
        is_fact || self.elements.values().any(is_layer)
    }

    /// Whether it made the next part of a canvas.
    pub fn makes_a_next_part(&self) -> bool {
        let follows = |sides: &Sides| {
            let made = sides.after.as_ref().filter(|_| sides.before.is_none());
            made.is_some_and(|fields| fields.contains_key(FOLLOWS))
        };
        self.elements.values().any(follows)
    }

    /// The canvases that it closed, and what they are called: the part of the workshop that they are is over.
    pub fn closed_canvases(&self) -> impl Iterator<Item = (&ElementId, Label)> {
        self.elements.iter().filter_map(|(id, sides)| {
            let (before, after) = (sides.before.as_ref()?, sides.after.as_ref()?);
            let is_closed = after.contains_key(CLOSED) && !before.contains_key(CLOSED);
            is_closed.then(|| (id, name_of(after)))
        })
    }

    /// The canvas or frame that it was done on, and its name; `None` for the board itself, or several of them.
    pub fn ground(&self) -> Option<(&ElementId, &Label)> {
        self.ground.as_ref().map(|(id, name)| (id, name))
    }

    /// What it was done to, in the order of the ids: those that were not carried along by another of them, with what
    /// they are called or what is written there, as far as something is.
    pub fn subjects(&self) -> impl Iterator<Item = (&ElementId, Label)> {
        let alone = self.elements.iter().filter(|(_, sides)| {
            let fields = sides.after.as_ref().or(sides.before.as_ref());
            let owner = fields.and_then(owner);
            owner.is_none_or(|owner| !self.elements.contains_key(&ElementId::new(owner)))
        });
        alone.map(|(id, sides)| {
            let name = |side: &Option<Fields>| {
                side.as_ref()
                    .map(name_of)
                    .filter(|name| !name.ja.is_empty())
            };
            let name = name(&sides.after).or_else(|| name(&sides.before));
            (id, name.unwrap_or_default())
        })
    }

    /// The title that it gave the board.
    pub fn title(&self) -> Option<&str> {
        let title = |facts: &'_ Fields| facts.get(TITLE).cloned();
        let is_new = title(&self.facts_before) != title(&self.facts_after);
        word(&self.facts_after, TITLE).filter(|_| is_new)
    }

    /// Whether it touched nothing but what `earlier` touched.
    pub fn is_within(&self, earlier: &Self) -> bool {
        self.facts_before == self.facts_after
            && self
                .elements
                .keys()
                .all(|id| earlier.elements.contains_key(id))
    }

    /// Adds what the same person did afterwards. What is as it was before falls out.
    pub fn go_on(&mut self, later: Self) {
        if self.ground != later.ground {
            self.ground = None;
        }
        for (id, sides) in later.elements {
            match self.elements.get_mut(&id) {
                Some(known) => {
                    known.after = sides.after;
                    if known.before == known.after {
                        self.elements.remove(&id);
                    }
                }
                None => {
                    self.elements.insert(id, sides);
                }
            }
        }
        for (key, value) in later.facts_before {
            let is_new = !self.facts_before.contains_key(&key);
            if self.facts_after.remove(&key).is_none() && is_new {
                self.facts_before.insert(key, value);
            }
        }
        self.facts_after.extend(later.facts_after);
    }

    /// What it touched as it was before, and as it was after: two boards that hold nothing else, in the Yjs update
    /// format. [`Board::revert`] takes them.
    pub fn sides(&self, client: ClientNumber) -> [Vec<u8>; 2] {
        let side = |fields: fn(&Sides) -> Option<&Fields>, facts: &Fields| {
            let mut board = Board::new(client);
            board.edit(|edit| {
                for (id, sides) in &self.elements {
                    if let Some(fields) = fields(sides) {
                        edit.write_stored(id, fields);
                    }
                }
                let facts: Vec<(&String, Option<&Stored>)> = facts
                    .iter()
                    .map(|(key, value)| (key, Some(value)))
                    .collect();
                edit.write_stored_facts(&facts);
            });
            board.encode_state()
        };
        [
            side(|sides| sides.before.as_ref(), &self.facts_before),
            side(|sides| sides.after.as_ref(), &self.facts_after),
        ]
    }
}

/// What became of one element.
fn doing_of(sides: &Sides) -> Doing {
    let (before, after) = match (&sides.before, &sides.after) {
        (None, _) => return Doing::Made,
        (_, None) => return Doing::Deleted,
        (Some(before), Some(after)) => (before, after),
    };
    if before.contains_key(SEALED) && !after.contains_key(SEALED) {
        return Doing::Revealed;
    }
    let keys = before.keys().chain(after.keys());
    let mut differing = keys.filter(|key| before.get(*key) != after.get(*key));
    let is_writing =
        |key: &String| [TEXT, SEALED].contains(&key.as_str()) || key.starts_with(VALUE_PREFIX);
    let is_moving = |key: &String| [AT, SIZE, ORDER].contains(&key.as_str());
    let Some(first) = differing.next() else {
        return Doing::Changed;
    };
    if is_moving(first) && differing.all(is_moving) {
        return Doing::Moved;
    }
    let keys = before.keys().chain(after.keys());
    let mut differing = keys.filter(|key| before.get(*key) != after.get(*key));
    if differing.all(is_writing) {
        return Doing::Wrote;
    }
    Doing::Changed
}

/// The id in an element's place; empty for the board itself.
pub(crate) fn owner(fields: &Fields) -> Option<&str> {
    match fields.get(AT) {
        Some(Stored::Any(Any::Array(at))) => match at.first() {
            Some(Any::String(owner)) => Some(owner.as_ref()),
            _ => None,
        },
        _ => None,
    }
}

/// A stored word.
pub(crate) fn word<'a>(fields: &'a Fields, key: &str) -> Option<&'a str> {
    match fields.get(key) {
        Some(Stored::Any(Any::String(word))) => Some(word.as_ref()),
        Some(Stored::Text(text)) => Some(text),
        _ => None,
    }
}

/// What is written in an element, else what its template calls it.
pub(crate) fn name_of(fields: &Fields) -> Label {
    if let Some(text) = word(fields, TEXT).filter(|text| !text.trim().is_empty()) {
        return Label {
            ja: text.to_owned(),
            en: text.to_owned(),
        };
    }
    let Some(Stored::Any(Any::Map(label))) = fields.get(LABEL) else {
        return Label::default();
    };
    let text = |key: &str| match label.get(key) {
        Some(Any::String(text)) => text.to_string(),
        _ => String::new(),
    };
    Label {
        ja: text("ja"),
        en: text("en"),
    }
}
