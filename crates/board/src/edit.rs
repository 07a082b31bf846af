//! Every way to change a board. Nothing else writes.

mod check;
mod comments;
mod facts;
mod following;
mod grid;
mod sticking;
mod style;

use std::sync::Arc;

use yrs::{Map, MapPrelim, MapRef, Out, TransactionMut};

use crate::codec::{
    FieldsOf, Words, new_fields, new_note_fields, read_element, text_field, whole_value,
    write_placement, write_shared_text, write_size, write_text_field,
};
use crate::derived::Derived;
use crate::graves::bury;
use crate::limits::{
    ELEMENTS_MAX, LABEL_CHARACTERS_MAX, NOTE_CHARACTERS_MAX, TITLE_CHARACTERS_MAX,
};
use crate::schema::{
    CELL, COLOR, CONNECTOR, FRAME, KIND, LOCALE, NOTE, ORDER, SCHEMA, SCHEMA_VERSION, SHAPE, TEXT,
    TITLE, TRACK,
};
use crate::tally::Tally;
use crate::{
    BoardError, BoardSize, Canvas, Cell, Element, ElementId, ElementKind, Holds, Label, Locale,
    Note, NoteColor, OrderKey, Placement, Sealer,
};
use check::{check_element, check_length};

pub use grid::{NewTrack, TrackPlace};

/// A note about to be created.
#[derive(Clone, Debug)]
pub struct NewNote<'a> {
    /// Whose it is and where.
    pub placement: Placement,
    /// Its size in board units.
    pub size: BoardSize,
    /// Its colour.
    pub color: NoteColor,
    /// Its first text.
    pub text: &'a str,
    /// The creator's name; may be empty.
    pub author: &'a str,
}

/// A canvas about to be created; its cells are created after it.
#[derive(Clone, Debug)]
pub struct NewCanvas<'a> {
    /// Whose it is and where.
    pub placement: Placement,
    /// Its size in board units.
    pub size: BoardSize,
    /// The template's id.
    pub template: &'a str,
    /// Its title.
    pub label: Label,
}

/// A cell about to be created.
#[derive(Clone, Debug)]
pub struct NewCell<'a> {
    /// Its canvas, and where in it.
    pub placement: Placement,
    /// Its size in board units.
    pub size: BoardSize,
    /// Its name within the template.
    pub key: &'a str,
    /// Its heading.
    pub label: Label,
    /// Its place in reading order, from 0.
    pub tab: u32,
    /// What it holds.
    pub holds: Holds,
    /// The role that fills it in; empty for none.
    pub owner: &'a str,
    /// Whether its notes are covered until somebody uncovers them.
    pub cover: bool,
}

/// An open transaction. Made by [`crate::Board::edit`].
pub struct Edit<'a, 'doc> {
    pub(crate) txn: &'a mut TransactionMut<'doc>,
    pub(crate) elements: &'a MapRef,
    pub(crate) info: &'a MapRef,
    graves: &'a MapRef,
    /// The highest key in use and the number of elements, as this transaction leaves them.
    pub(crate) tally: Tally,
    /// Strips and matrices as they were before this transaction.
    derived: &'a Derived,
    /// Who seals what is written under a veil.
    pub(crate) sealing: Option<&'a Sealer>,
    /// Columns and rows that this transaction made.
    made: Vec<ElementId>,
    /// What the elements that this transaction made have in common.
    words: Words,
    /// Whether the schema's version is there for certain.
    stamped: bool,
}

impl<'a, 'doc> Edit<'a, 'doc> {
    pub(crate) fn new(
        txn: &'a mut TransactionMut<'doc>,
        (elements, info, graves): (&'a MapRef, &'a MapRef, &'a MapRef),
        tally: Tally,
        (derived, sealing): (&'a Derived, Option<&'a Sealer>),
    ) -> Self {
        Self {
            txn,
            elements,
            info,
            graves,
            tally,
            derived,
            sealing,
            made: Vec::new(),
            words: Words::default(),
            stamped: false,
        }
    }

    /// Names the board. Also stamps the schema version on a board that has none yet.
    ///
    /// # Errors
    /// [`BoardError::TooLong`] beyond [`TITLE_CHARACTERS_MAX`].
    pub fn set_title(&mut self, title: &str) -> Result<(), BoardError> {
        check_length(title, TITLE_CHARACTERS_MAX)?;
        self.stamp();
        write_text_field(self.info, self.txn, TITLE, title);
        Ok(())
    }

    /// Says in which language the board was made.
    pub fn set_locale(&mut self, locale: Locale) {
        self.stamp();
        write_text_field(self.info, self.txn, LOCALE, locale.tag());
    }

    /// Puts a new note on top of everything.
    ///
    /// # Errors
    /// [`BoardError::Taken`], [`BoardError::Full`], or [`BoardError::TooLong`] beyond [`NOTE_CHARACTERS_MAX`].
    pub fn create_note(&mut self, id: &ElementId, note: NewNote<'_>) -> Result<(), BoardError> {
        let kind = ElementKind::Note(Note {
            color: note.color,
            text: note.text.to_owned(),
            author: note.author.to_owned(),
            ..Note::default()
        });
        self.create(Element::new(id.clone(), note.placement, note.size, kind))
    }

    /// Puts a new canvas on top of everything. It belongs to the template layer.
    ///
    /// # Errors
    /// [`BoardError::Taken`] or [`BoardError::Full`].
    pub fn create_canvas(
        &mut self,
        id: &ElementId,
        canvas: NewCanvas<'_>,
    ) -> Result<(), BoardError> {
        let kind = ElementKind::Canvas(Canvas {
            template: canvas.template.to_owned(),
            label: canvas.label,
            ..Canvas::default()
        });
        self.create(Element {
            locked: true,
            ..Element::new(id.clone(), canvas.placement, canvas.size, kind)
        })
    }

    /// Adds a cell to a canvas. It belongs to the template layer.
    ///
    /// # Errors
    /// [`BoardError::Taken`] or [`BoardError::Full`].
    pub fn create_cell(&mut self, id: &ElementId, cell: NewCell<'_>) -> Result<(), BoardError> {
        let kind = ElementKind::Cell(Cell {
            key: cell.key.to_owned(),
            label: cell.label,
            tab: cell.tab,
            holds: Arc::new(cell.holds),
            owner: cell.owner.to_owned(),
            cover: cell.cover,
            ..Cell::default()
        });
        self.create(Element {
            locked: true,
            ..Element::new(id.clone(), cell.placement, cell.size, kind)
        })
    }

    /// Moves an element, or gives it another owner, or both.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::Derived`] for slots, columns and rows.
    pub fn place(&mut self, id: &ElementId, placement: &Placement) -> Result<(), BoardError> {
        let map = self.placed_map(id)?;
        write_placement(&map, self.txn, placement);
        Ok(())
    }

    /// Resizes an element.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::Derived`] for slots, columns and rows: see [`Edit::set_extent`].
    pub fn resize(&mut self, id: &ElementId, size: BoardSize) -> Result<(), BoardError> {
        let map = self.placed_map(id)?;
        write_size(&map, self.txn, size);
        Ok(())
    }

    /// Recolours a note.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_color(&mut self, id: &ElementId, color: NoteColor) -> Result<(), BoardError> {
        let map = self.map_of(id, &[NOTE])?;
        write_text_field(&map, self.txn, COLOR, color.token());
        Ok(())
    }

    /// Changes what is written in an element by the one splice that leads from the old to the new, so that
    /// simultaneous typing merges. In a note under a veil it is sealed instead, see [`crate::Sealed`]. What showed
    /// another's text ([`Edit::set_source`]) has its own from then on.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`] for kinds that nobody writes in, [`BoardError::TooLong`]
    /// beyond [`NOTE_CHARACTERS_MAX`], for labels and titles beyond [`LABEL_CHARACTERS_MAX`], or
    /// [`BoardError::Closed`].
    pub fn set_text(&mut self, id: &ElementId, text: &str) -> Result<(), BoardError> {
        if self.is_slot(id) {
            return self.set_slot_text(id, text);
        }
        let map = self.map_of(id, &[NOTE, TEXT, SHAPE, CONNECTOR, FRAME, TRACK, CELL])?;
        let kind = text_field(&map, self.txn, KIND);
        if kind.as_deref() == Some(CELL) {
            let element = read_element(id, &map, self.txn);
            element
                .text()
                .ok_or_else(|| BoardError::OtherKind(id.clone()))?;
        }
        let is_label = matches!(kind.as_deref(), Some(CONNECTOR | FRAME | TRACK));
        let max = if is_label {
            LABEL_CHARACTERS_MAX
        } else {
            NOTE_CHARACTERS_MAX
        };
        check_length(text, max)?;
        if !self.takes_own_text(id, &map, text) {
            return Ok(());
        }
        if kind.as_deref() != Some(NOTE) || !self.write_sealed(id, &map, text)? {
            write_shared_text(&map, self.txn, text);
        }
        Ok(())
    }

    /// Changes an element's height in the pile.
    ///
    /// # Errors
    /// [`BoardError::Missing`].
    pub fn set_order(&mut self, id: &ElementId, order: &OrderKey) -> Result<(), BoardError> {
        let map = self.map(id)?;
        write_text_field(&map, self.txn, ORDER, order.as_str());
        Ok(())
    }

    /// Deletes exactly this element. What it owned is left without an owner: delete that too, see
    /// [`crate::Snapshot::descendants`]. What somebody else gives to it meanwhile stays where it is seen, as the
    /// board remembers where the owner was.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::Derived`] for slots.
    pub fn delete(&mut self, id: &ElementId) -> Result<(), BoardError> {
        if self.is_slot(id) {
            return Err(BoardError::Derived(id.clone()));
        }
        let map = self.map(id)?;
        if text_field(&map, self.txn, KIND).as_deref() == Some(CELL) {
            self.delete_hidden_tracks(id);
        }
        self.leave_texts(id);
        bury(self.graves, self.elements, self.txn, id);
        self.elements.remove(self.txn, id.as_str());
        self.tally.count = self.tally.count.saturating_sub(1);
        Ok(())
    }

    /// The element as this transaction sees it.
    pub fn element(&self, id: &ElementId) -> Option<Element> {
        self.map(id)
            .ok()
            .map(|map| read_element(id, &map, self.txn))
    }

    /// Puts a new element of any kind on top of everything: its `order` is not looked at, see [`Edit::set_order`].
    ///
    /// # Errors
    /// [`BoardError::Taken`], [`BoardError::Full`], [`BoardError::TooLong`], [`BoardError::TooMany`] or
    /// [`BoardError::Unfit`]; nothing is written then.
    pub fn create(&mut self, element: Element) -> Result<(), BoardError> {
        self.create_by(element, new_fields).map(drop)
    }

    /// As [`Edit::create`], for notes only: whoever makes nothing else has less in the program.
    ///
    /// # Errors
    /// As there; [`BoardError::OtherKind`] if it is no note.
    pub fn create_only_note(&mut self, element: Element) -> Result<(), BoardError> {
        if element.as_note().is_none() {
            return Err(BoardError::OtherKind(element.id));
        }
        self.create_by(element, new_note_fields).map(drop)
    }

    /// Gives the element as it was written.
    pub(crate) fn create_by(
        &mut self,
        mut element: Element,
        fields_of: FieldsOf,
    ) -> Result<Element, BoardError> {
        check_element(&element)?;
        if self.is_slot(&element.id) {
            return Err(BoardError::Derived(element.id));
        }
        if self.elements.contains_key(self.txn, element.id.as_str()) {
            return Err(BoardError::Taken(element.id));
        }
        let count = self.tally.count;
        if count >= ELEMENTS_MAX {
            return Err(BoardError::Full { max: ELEMENTS_MAX });
        }
        self.conceal(&mut element)?;
        self.tally.count = count + 1;
        self.stamp();
        let order = self.next_order();
        let element = Element { order, ..element };
        let fields = fields_of(&element, &mut self.words);
        let empty = MapPrelim::default();
        let map = self.elements.insert(self.txn, element.id.shared(), empty);
        for (key, value) in fields {
            map.insert(self.txn, key, value);
        }
        if element.as_track().is_some() {
            self.made.push(element.id.clone());
        }
        Ok(element)
    }

    /// A key above every key in use.
    fn next_order(&mut self) -> OrderKey {
        let top = self.tally.top.take();
        let next = OrderKey::above(top.as_ref());
        self.tally.top = Some(next.clone());
        next
    }

    fn stamp(&mut self) {
        if !std::mem::replace(&mut self.stamped, true) && !self.info.contains_key(self.txn, SCHEMA)
        {
            self.info
                .insert(self.txn, SCHEMA, whole_value(SCHEMA_VERSION));
        }
    }

    pub(crate) fn map(&self, id: &ElementId) -> Result<MapRef, BoardError> {
        match self.elements.get(self.txn, id.as_str()) {
            Some(Out::YMap(map)) => Ok(map),
            _ => Err(BoardError::Missing(id.clone())),
        }
    }

    /// The map of an element that has a place of its own.
    fn placed_map(&self, id: &ElementId) -> Result<MapRef, BoardError> {
        let map = self.map(id);
        let kind = map.as_ref().ok();
        let kind = kind.and_then(|map| text_field(map, self.txn, KIND));
        if kind.as_deref() == Some(TRACK) || map.is_err() && self.is_slot(id) {
            return Err(BoardError::Derived(id.clone()));
        }
        map
    }

    /// The map of an element that is of one of `kinds`.
    fn map_of(&self, id: &ElementId, kinds: &[&str]) -> Result<MapRef, BoardError> {
        let map = self.map(id)?;
        let kind = text_field(&map, self.txn, KIND);
        if kinds.iter().any(|&one| kind.as_deref() == Some(one)) {
            Ok(map)
        } else {
            Err(BoardError::OtherKind(id.clone()))
        }
    }
}
