//! Writing under a veil, and lifting it.

use std::sync::Arc;

use yrs::{Any, Map, MapRef, Out, Transact};

use super::{RoundId, Sealed, Sealer};
use crate::codec::{optional_token, placement_of, shared_text, text_field, write_shared_text};
use crate::edit::Edit;
use crate::limits::{NOTE_CHARACTERS_MAX, OWNERS_MAX};
use crate::schema::{KIND, NOTE, SEALED, VEIL};
use crate::{Board, BoardError, Element, ElementId, ElementKind};

impl Edit<'_, '_> {
    /// Lays a veil on an element, or (`None`) on the whole board, or takes it off.
    ///
    /// # Errors
    /// [`BoardError::Missing`].
    pub fn set_veil(
        &mut self,
        place: Option<&ElementId>,
        round: Option<&RoundId>,
    ) -> Result<(), BoardError> {
        let map = match place {
            Some(id) => self.map(id)?,
            None => self.info.clone(),
        };
        match round {
            Some(round) => drop(map.insert(self.txn, VEIL, Any::from(round.as_str()))),
            None => self.remove(&map, VEIL),
        }
        Ok(())
    }

    /// Makes a sealed text an open one. False if another seal stands there by now: somebody wrote meanwhile.
    ///
    /// What stands there openly already, by a script or a merge, stays.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::TooLong`].
    pub fn unseal(
        &mut self,
        id: &ElementId,
        sealed: &Sealed,
        text: &str,
    ) -> Result<bool, BoardError> {
        let map = self.map(id)?;
        if optional_token(&map, self.txn, SEALED, Sealed::parse).as_ref() != Some(sealed) {
            return Ok(false);
        }
        let text = together(&shared_text(&map, self.txn), text);
        let characters = text.chars().count();
        if characters > NOTE_CHARACTERS_MAX {
            let max = NOTE_CHARACTERS_MAX;
            return Err(BoardError::TooLong { characters, max });
        }
        write_shared_text(&map, self.txn, &text);
        map.remove(self.txn, SEALED);
        Ok(true)
    }

    /// The round under whose veil something lies that `owner` owns.
    fn veil_over(&self, owner: Option<ElementId>) -> Option<RoundId> {
        let round = |map: &MapRef| optional_token(map, self.txn, VEIL, RoundId::parse);
        let mut owner = owner;
        for _ in 0..OWNERS_MAX {
            let Some(id) = owner else { break };
            let id = id.as_str();
            let map = match self.elements.get(self.txn, id) {
                Some(Out::YMap(map)) => map,
                // A slot lies where the column or the row does that its name begins with.
                _ => match self.elements.get(self.txn, id.rsplit_once(['/', '*'])?.0) {
                    Some(Out::YMap(map)) => map,
                    _ => break,
                },
            };
            if let Some(round) = round(&map) {
                return Some(round);
            }
            owner = placement_of(&map, self.txn).parent;
        }
        round(self.info)
    }

    /// Seals the text of a note that is about to be made under a veil.
    pub(crate) fn conceal(&self, element: &mut Element) -> Result<(), BoardError> {
        let owner = element.placement.parent.clone();
        let ElementKind::Note(note) = &mut element.kind else {
            return Ok(());
        };
        if note.sealed.is_some() {
            // A copy: what its author sees of it is nobody else's business.
            note.text = String::new();
        } else if !note.text.is_empty()
            && let Some(round) = self.veil_over(owner)
        {
            note.sealed = Some(self.sealed(&element.id, &round, &note.text)?);
            note.text = String::new();
        }
        Ok(())
    }

    /// Writes a note's text where it may not stand openly. False if it may.
    pub(crate) fn write_sealed(
        &mut self,
        id: &ElementId,
        map: &MapRef,
        text: &str,
    ) -> Result<bool, BoardError> {
        if !shared_text(map, self.txn).is_empty() {
            return Ok(false);
        }
        let there = optional_token(map, self.txn, SEALED, Sealed::parse);
        let owner = || placement_of(map, self.txn).parent;
        let round = match &there {
            Some(sealed) => RoundId::parse(sealed.round()),
            None => self.veil_over(owner()),
        };
        let Some(round) = round else {
            return Ok(false);
        };
        if let Some(sealed) = &there {
            // Nobody writes over what somebody else wrote unseen.
            let mine = self.sealing.and_then(|mine| mine.0.open(sealed));
            match mine {
                None => return Err(BoardError::Closed(id.clone())),
                Some(mine) if mine == text => return Ok(true),
                Some(_) => {}
            }
        }
        if text.is_empty() {
            self.remove(map, SEALED);
        } else {
            let sealed = self.sealed(id, &round, text)?;
            map.insert(self.txn, SEALED, Any::from(sealed.as_str()));
        }
        Ok(true)
    }

    fn sealed(&self, id: &ElementId, round: &RoundId, text: &str) -> Result<Sealed, BoardError> {
        self.sealing
            .and_then(|mine| mine.0.seal(round, text))
            .ok_or_else(|| BoardError::Closed(id.clone()))
    }
}

impl Board {
    /// From now on what is written under a veil is sealed by this, and what it can open is known here.
    pub fn set_sealer(&mut self, sealer: Sealer) {
        self.sealing = Some(sealer);
    }

    /// Whether anything can be written under a veil.
    pub fn has_sealer(&self) -> bool {
        self.sealing.is_some()
    }

    /// Fills in what this person wrote unseen, in a copy that only she looks at.
    pub fn open_own(&self, element: &mut Element) {
        if let ElementKind::Note(note) = &mut element.kind
            && let Some(sealed) = &note.sealed
            && let Some(text) = self.sealing.as_ref().and_then(|mine| mine.0.open(sealed))
        {
            note.text = text;
        }
    }

    /// All that stands sealed on the board, also beside an open text.
    pub fn seals(&self) -> Vec<(ElementId, Sealed)> {
        let txn = self.doc.transact();
        let all = self.elements.iter(&txn).filter_map(|(id, value)| {
            let Out::YMap(map) = value else { return None };
            let sealed = optional_token(&map, &txn, SEALED, Sealed::parse)?;
            let is_note = text_field(&map, &txn, KIND).as_deref() == Some(NOTE);
            is_note.then(|| (ElementId::new(Arc::<str>::from(id)), sealed))
        });
        all.collect()
    }

    /// What this person wrote, if it was she.
    pub fn opened(&self, sealed: &Sealed) -> Option<String> {
        self.sealing.as_ref()?.0.open(sealed)
    }
}

/// What stands there openly and what was sealed, in one text. Neither is lost; what one of them says alone is said once.
fn together(open: &str, sealed: &str) -> String {
    if sealed.contains(open) {
        sealed.to_owned()
    } else if open.contains(sealed) {
        open.to_owned()
    } else {
        [open, "\n", sealed].concat()
    }
}
