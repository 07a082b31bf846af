//! Doing again what is in a log, change by change, and telling what each of them did.

use std::collections::HashMap;

use crate::act::{Act, Sides, name_of, owner, word};
use crate::limits::OWNERS_MAX;
use crate::schema::{CANVAS, FRAME, KIND};
use crate::stored::{Fields, stored, stored_element, stored_facts};
use crate::{Board, BoardError, ClientNumber, ElementId, Label, Origin};

/// A board on the way from one moment to a later one.
pub struct Replay {
    board: Board,
    /// What was stored before the next change; nothing until somebody asks what one does.
    before: Option<(HashMap<ElementId, Fields>, Fields)>,
}

impl Replay {
    /// An empty board. `client` is a fresh random number; nothing is written with it.
    pub fn new(client: ClientNumber) -> Self {
        Self {
            board: Board::new(client),
            before: None,
        }
    }

    /// The board as it is now.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Does a change again, whatever it did.
    ///
    /// # Errors
    /// As [`Board::apply`].
    pub fn pass_over(&mut self, update: &[u8]) -> Result<(), BoardError> {
        self.before = None;
        self.board.apply(update, Origin::Storage)?;
        self.board.forget_changes();
        Ok(())
    }

    /// Does a change again and tells what it did.
    ///
    /// # Errors
    /// As [`Board::apply`].
    pub fn act(&mut self, update: &[u8]) -> Result<Act, BoardError> {
        let (elements, facts) = self
            .before
            .get_or_insert_with(|| (stored(&self.board), stored_facts(&self.board)));
        self.board.take_touched();
        self.board.apply(update, Origin::Storage)?;
        let mut act = Act::default();
        let (touched, info) = self.board.take_touched();
        let mut grounds: Vec<Option<(ElementId, Label)>> = Vec::new();
        for id in touched {
            if act.elements.contains_key(&id) {
                continue;
            }
            let after = stored_element(&self.board, &id);
            let before = elements.get(&id).cloned();
            if before == after {
                continue;
            }
            if after.is_none() {
                grounds.push(ground(elements, &id));
            }
            act.elements.insert(id, Sides { before, after });
        }
        for (id, sides) in &act.elements {
            match &sides.after {
                Some(after) => elements.insert(id.clone(), after.clone()),
                None => elements.remove(id),
            };
        }
        let there = act
            .elements
            .iter()
            .filter(|(_, sides)| sides.after.is_some());
        grounds.extend(there.map(|(id, _)| ground(elements, id)));
        let mut grounds = grounds.into_iter();
        if let Some(Some(first)) = grounds.next()
            && grounds.all(|other| other.as_ref() == Some(&first))
        {
            act.ground = Some(first);
        }
        if info {
            let now = stored_facts(&self.board);
            let differs =
                |(key, value): &(&String, &_), other: &Fields| other.get(*key) != Some(*value);
            let part = |of: &Fields, other: &Fields| -> Fields {
                let all = of.iter().filter(|one| differs(one, other));
                all.map(|(key, value)| (key.clone(), value.clone()))
                    .collect()
            };
            act.facts_before = part(facts, &now);
            act.facts_after = part(&now, facts);
            *facts = now;
        }
        Ok(act)
    }
}

/// The outermost canvas or frame around an element, or the element itself if it is one.
fn ground(elements: &HashMap<ElementId, Fields>, id: &ElementId) -> Option<(ElementId, Label)> {
    let mut found = None;
    let mut next = Some(id.clone());
    for _ in 0..OWNERS_MAX {
        let Some((id, fields)) = next.and_then(|id| stored_owner(elements, &id)) else {
            break;
        };
        if word(fields, KIND).is_some_and(|kind| [CANVAS, FRAME].contains(&kind)) {
            found = Some((id.clone(), name_of(fields)));
        }
        next = owner(fields).map(ElementId::new);
    }
    found
}

/// The element with that id, or what is stored of a slot: its row or column.
fn stored_owner<'a>(
    elements: &'a HashMap<ElementId, Fields>,
    id: &ElementId,
) -> Option<(&'a ElementId, &'a Fields)> {
    elements.get_key_value(id).or_else(|| {
        let id = id.as_str();
        let (track, _) = id.split_once('*').or_else(|| id.rsplit_once('/'))?;
        elements.get_key_value(&ElementId::new(track))
    })
}
