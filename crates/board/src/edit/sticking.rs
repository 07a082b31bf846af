//! What is stuck on elements: evidence, tags and reactions on notes; locks, groups and links on anything.

use yrs::{Any, Map, MapRef};

use super::Edit;
use super::check::{check_count, check_person, check_tag};
use crate::codec::{reaction_key, read_element, tag_key, write_text_field};
use crate::limits::TAGS_MAX;
use crate::schema::{CANVAS, CLOSED, EVIDENCE, GROUP, LINK, LOCKED, NOTE};
use crate::{BoardError, ElementId, Evidence, GroupId, Link, ReactionToken};

impl Edit<'_, '_> {
    /// Says how well founded a note is; `None` takes that back.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_evidence(
        &mut self,
        id: &ElementId,
        evidence: Option<Evidence>,
    ) -> Result<(), BoardError> {
        let map = self.map_of(id, &[NOTE])?;
        self.set_word(&map, EVIDENCE, evidence.map(Evidence::token));
        Ok(())
    }

    /// Sticks a tag on a note. One that is there already stays.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`], [`BoardError::Unfit`] for what is no tag (see
    /// [`crate::tag_name`]), [`BoardError::TooMany`] beyond [`TAGS_MAX`].
    pub fn add_tag(&mut self, id: &ElementId, tag: &str) -> Result<(), BoardError> {
        let name = check_tag(tag)?;
        let map = self.map_of(id, &[NOTE])?;
        let note = read_element(id, &map, self.txn);
        let tags = note.as_note().map_or(&[][..], |note| &note.tags);
        if tags.iter().any(|one| one == name) {
            return Ok(());
        }
        check_count(tags.len() + 1, TAGS_MAX)?;
        map.insert(self.txn, tag_key(name), Any::Bool(true));
        Ok(())
    }

    /// Takes a tag off a note. Nothing happens if it is not there.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`], [`BoardError::Unfit`].
    pub fn remove_tag(&mut self, id: &ElementId, tag: &str) -> Result<(), BoardError> {
        let name = check_tag(tag)?;
        let map = self.map_of(id, &[NOTE])?;
        self.remove(&map, &tag_key(name));
        Ok(())
    }

    /// Adds or takes back `who`'s reaction to a note. `who` is the id of a browser, 1 to 16 ASCII letters or digits.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`], [`BoardError::Unfit`].
    pub fn set_reaction(
        &mut self,
        id: &ElementId,
        token: ReactionToken,
        who: &str,
        on: bool,
    ) -> Result<(), BoardError> {
        check_person(who)?;
        let map = self.map_of(id, &[NOTE])?;
        let key = reaction_key(token, who);
        if on {
            map.insert(self.txn, key, Any::Bool(true));
        } else {
            self.remove(&map, &key);
        }
        Ok(())
    }

    /// Locks an element where it is, or sets it free.
    ///
    /// # Errors
    /// [`BoardError::Missing`].
    pub fn set_locked(&mut self, id: &ElementId, locked: bool) -> Result<(), BoardError> {
        let map = self.map(id)?;
        if locked {
            map.insert(self.txn, LOCKED, Any::Bool(true));
        } else {
            self.remove(&map, LOCKED);
        }
        Ok(())
    }

    /// Closes a canvas, whose part is over, or opens it again.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`] for anything else than canvases.
    pub fn set_closed(&mut self, id: &ElementId, closed: bool) -> Result<(), BoardError> {
        let map = self.map_of(id, &[CANVAS])?;
        if closed {
            map.insert(self.txn, CLOSED, Any::Bool(true));
        } else {
            self.remove(&map, CLOSED);
        }
        Ok(())
    }

    /// Puts an element into a group, or takes it out.
    ///
    /// # Errors
    /// [`BoardError::Missing`].
    pub fn set_group(&mut self, id: &ElementId, group: Option<&GroupId>) -> Result<(), BoardError> {
        let map = self.map(id)?;
        self.set_word(&map, GROUP, group.map(GroupId::as_str));
        Ok(())
    }

    /// Says where an element leads.
    ///
    /// # Errors
    /// [`BoardError::Missing`].
    pub fn set_link(&mut self, id: &ElementId, link: Option<&Link>) -> Result<(), BoardError> {
        let map = self.map(id)?;
        self.set_word(&map, LINK, link.map(Link::as_str));
        Ok(())
    }

    fn set_word(&mut self, map: &MapRef, key: &'static str, word: Option<&str>) {
        match word {
            Some(word) => write_text_field(map, self.txn, key, word),
            None => self.remove(map, key),
        }
    }

    pub(crate) fn remove(&mut self, map: &MapRef, key: &str) {
        if map.contains_key(self.txn, key) {
            map.remove(self.txn, key);
        }
    }
}
