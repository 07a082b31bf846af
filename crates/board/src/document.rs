//! The document itself: opening, merging, encoding.

mod making;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use yrs::block::ClientID;
use yrs::types::PathSegment;
use yrs::updates::decoder::Decode;
use yrs::updates::encoder::Encode;
use yrs::{
    Any, DeepObservable, Doc, Map, MapRef, Number, OffsetKind, Options, Out, ReadTxn, StateVector,
    Transact, Update,
};

use crate::changes::{Changes, Origin, SharedQueue, lock};
use crate::codec::{optional_token, read_element, text_field};
use crate::comment::comments;
use crate::derived::Derived;
use crate::edit::Edit;
use crate::limits::{QUIET_MAX, SESSION_CHARACTERS_MAX};
use crate::schema::{ELEMENTS, GRAVES, INFO, LOCALE, QUIET_PREFIX, SCHEMA, SESSION, TITLE, VEIL};
use crate::tally::Tally;
use crate::{
    BoardError, ClientNumber, Comment, Element, ElementId, Locale, RoundId, Sealer, Snapshot,
};

/// Facts about the board itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BoardInfo {
    /// Its title; empty if nobody gave one.
    pub title: String,
    /// The language it was made in.
    pub locale: Locale,
    /// The day of the workshop as it was given, `YYYY-MM-DD`; empty if nobody gave one.
    pub session: String,
    /// The findings of checks that people left alone, sorted; at most [`QUIET_MAX`].
    pub quiet: Vec<String>,
    /// What people said about it, oldest first.
    pub comments: Vec<Comment>,
    /// The schema version it was written by; 0 if it is still empty.
    pub schema: i64,
    /// The round of private writing that lies over all of it.
    pub veil: Option<RoundId>,
}

/// A board: the document, and what was noted about its changes.
pub struct Board {
    pub(crate) doc: Doc,
    pub(crate) elements: MapRef,
    pub(crate) info: MapRef,
    pub(crate) graves: MapRef,
    queue: SharedQueue,
    /// What follows from strips and matrices; up to date after [`Board::derived`].
    derived: Mutex<Derived>,
    /// Who seals what is written under a veil.
    pub(crate) sealing: Option<Sealer>,
}

impl Board {
    /// An empty board that writes as `client`, a fresh random number.
    pub fn new(client: ClientNumber) -> Self {
        let mut options =
            Options::with_guid_and_client_id("board".into(), ClientID::new(client.get()));
        options.offset_kind = OffsetKind::Utf16;
        let doc = Doc::with_options(options);
        let elements = doc.get_or_insert_map(ELEMENTS);
        let info = doc.get_or_insert_map(INFO);
        let graves = doc.get_or_insert_map(GRAVES);
        let queue = SharedQueue::default();
        observe(&doc, &elements, &info, &queue);
        observe_graves(&graves, &queue);
        Self {
            doc,
            elements,
            info,
            graves,
            queue,
            derived: Mutex::default(),
            sealing: None,
        }
    }

    /// The number under which this board writes.
    pub fn client(&self) -> ClientNumber {
        ClientNumber::new(self.doc.client_id().get())
    }

    /// Runs `change` in one transaction: one update for the others, part of one undo step.
    ///
    /// Returns what `change` returns. An `Err` does not take back what was written before it in the
    /// same call, so check first and write then.
    pub fn edit<R>(&mut self, change: impl FnOnce(&mut Edit<'_, '_>) -> R) -> R {
        self.edit_as(Origin::Local.tag(), change)
    }

    /// As [`Board::edit`], but no step that could be taken back: what was said aloud is not unsaid.
    pub fn edit_for_good<R>(&mut self, change: impl FnOnce(&mut Edit<'_, '_>) -> R) -> R {
        self.edit_as("for good", change)
    }

    fn edit_as<R>(
        &mut self,
        origin: &'static str,
        change: impl FnOnce(&mut Edit<'_, '_>) -> R,
    ) -> R {
        let derived = self.derived();
        let mut txn = self.doc.transact_mut_with(origin);
        let tally = self.tally();
        let maps = (&self.elements, &self.info, &self.graves);
        let sealing = self.sealing.as_ref();
        change(&mut Edit::new(&mut txn, maps, tally, (&derived, sealing)))
    }

    /// Merges an update (Yjs update format, version 1).
    ///
    /// # Errors
    /// [`BoardError::Malformed`] if the bytes are no update, [`BoardError::Unmergeable`] if yrs refuses it.
    /// Hostile bytes can make yrs panic: the relay checks before and contains that.
    pub fn apply(&mut self, update: &[u8], origin: Origin) -> Result<(), BoardError> {
        self.apply_with_delta(update, origin).map(|_| ())
    }

    /// Merges an update and gives what it changed, as an update of its own; an update that brought nothing new gives
    /// the empty one, `[0, 0]`.
    ///
    /// # Errors
    /// As [`Board::apply`].
    pub fn apply_with_delta(
        &mut self,
        update: &[u8],
        origin: Origin,
    ) -> Result<Vec<u8>, BoardError> {
        let update =
            Update::decode_v1(update).map_err(|error| BoardError::Malformed(error.to_string()))?;
        let mut txn = self.doc.transact_mut_with(origin.tag());
        txn.apply_update(update)
            .map_err(|error| BoardError::Unmergeable(error.to_string()))?;
        Ok(txn.encode_update_v1())
    }

    /// What this replica has, as a Yjs state vector.
    pub fn state_vector(&self) -> Vec<u8> {
        self.doc.transact().state_vector().encode_v1()
    }

    /// Everything that the holder of `state_vector` lacks, as one update.
    ///
    /// # Errors
    /// [`BoardError::Malformed`] if the bytes are no state vector.
    pub fn encode_difference(&self, state_vector: &[u8]) -> Result<Vec<u8>, BoardError> {
        let vector = StateVector::decode_v1(state_vector)
            .map_err(|error| BoardError::Malformed(error.to_string()))?;
        Ok(self.doc.transact().encode_diff_v1(&vector))
    }

    /// The whole board as one update.
    pub fn encode_state(&self) -> Vec<u8> {
        self.doc
            .transact()
            .encode_state_as_update_v1(&StateVector::default())
    }

    /// The highest place in the pile and the number of elements.
    pub(crate) fn tally(&self) -> Tally {
        lock(&self.queue).tally.clone()
    }

    /// Which elements were touched since the last call: also slots, columns and rows that follow from what was touched.
    pub fn drain_changes(&mut self) -> Changes {
        let derived = self.derived().take_changed();
        let mut queue = lock(&self.queue);
        let mut changes = std::mem::take(&mut queue.changes);
        let stored = std::mem::take(&mut queue.elements);
        changes.elements = stored.into_iter().chain(derived).collect();
        changes
    }

    /// Forgets which elements were touched: for whoever keeps the document and shows nothing.
    pub fn forget_changes(&mut self) {
        let mut queue = lock(&self.queue);
        queue.changes = Changes::default();
        queue.elements = Vec::new();
        queue.touched = Vec::new();
        queue.lost_track = true;
    }

    /// The stored elements that were touched since they were last asked for or forgotten, in the order of the doing and
    /// perhaps several times, and whether the board's own facts were.
    pub(crate) fn take_touched(&mut self) -> (Vec<ElementId>, bool) {
        let mut queue = lock(&self.queue);
        let info = queue.changes.info;
        let touched = std::mem::take(&mut queue.elements);
        drop(queue);
        self.forget_changes();
        (touched.into_iter().map(|(id, _)| id).collect(), info)
    }

    /// What follows from strips and matrices, up to date.
    fn derived(&self) -> MutexGuard<'_, Derived> {
        let mut derived = self.derived.lock().unwrap_or_else(PoisonError::into_inner);
        let mut queue = lock(&self.queue);
        let mut touched = std::mem::take(&mut queue.touched);
        let lost_track = std::mem::take(&mut queue.lost_track);
        drop(queue);
        if lost_track || !touched.is_empty() {
            let txn = self.doc.transact();
            if lost_track {
                *derived = Derived::default();
                let ids = self.elements.keys(&txn);
                touched = ids
                    .map(|id| (ElementId::new(id), Origin::Storage))
                    .collect();
            }
            derived.refresh(&txn, &self.elements, touched);
        }
        derived
    }

    /// Updates by [`Origin::Local`] since the last call, oldest first: what the others have yet to hear.
    pub fn drain_updates(&mut self) -> Vec<Vec<u8>> {
        std::mem::take(&mut lock(&self.queue).updates)
    }

    /// The board's own facts.
    pub fn info(&self) -> BoardInfo {
        let txn = self.doc.transact();
        BoardInfo {
            title: text_field(&self.info, &txn, TITLE).unwrap_or_default(),
            locale: text_field(&self.info, &txn, LOCALE)
                .and_then(|tag| Locale::from_tag(&tag))
                .unwrap_or_default(),
            session: text_field(&self.info, &txn, SESSION)
                .filter(|day| day.chars().count() <= SESSION_CHARACTERS_MAX)
                .unwrap_or_default(),
            quiet: self.quiet(&txn),
            comments: comments(&self.info, &txn),
            schema: match self.info.get(&txn, SCHEMA) {
                Some(Out::Any(Any::Number(Number::Int(version)))) => version,
                _ => 0,
            },
            veil: optional_token(&self.info, &txn, VEIL, RoundId::parse),
        }
    }

    /// The findings that people left alone.
    fn quiet(&self, txn: &impl ReadTxn) -> Vec<String> {
        let keys = self.info.iter(txn).filter_map(|(key, value)| {
            let is_set = matches!(value, Out::Any(Any::Bool(true)));
            Some(
                key.strip_prefix(QUIET_PREFIX)
                    .filter(|_| is_set)?
                    .to_owned(),
            )
        });
        let mut keys: Vec<String> = keys.collect();
        keys.sort_unstable();
        keys.truncate(QUIET_MAX);
        keys
    }

    /// One element as it is now; `None` if there is none with that id. Also slots, columns and rows.
    pub fn element(&self, id: &ElementId) -> Option<Element> {
        let derived = self.derived();
        self.seen(&derived, &self.doc.transact(), id)
    }

    /// An element as it is seen: where it gave way to, and with the text that it shows.
    fn seen<T: ReadTxn>(&self, derived: &Derived, txn: &T, id: &ElementId) -> Option<Element> {
        let mut element = match derived.shown(id) {
            Some(shown) => shown.cloned()?,
            None => match self.elements.get(txn, id.as_str()) {
                Some(Out::YMap(map)) => read_element(id, &map, txn),
                _ => return None,
            },
        };
        if let Some(text) = derived.followed(txn, &self.elements, &element) {
            element.set_text(text);
        }
        Some(element)
    }

    /// As [`Board::element`], for many: going to the document once costs less than going there for each.
    pub fn elements(&self, ids: &[&ElementId]) -> Vec<Option<Element>> {
        let derived = self.derived();
        let txn = self.doc.transact();
        let read = |id: &&ElementId| self.seen(&derived, &txn, id);
        ids.iter().map(read).collect()
    }

    /// The columns and rows of a strip or a matrix that somebody took away, in their order, as they are stored.
    pub fn removed_tracks(&self, grid: &ElementId) -> Vec<Element> {
        let derived = self.derived();
        let tracks = derived.tracks(grid);
        let hidden = tracks.filter(|element| {
            let removed = element.as_track().is_some_and(|track| track.removed);
            removed && derived.shown(&element.id) == Some(None)
        });
        let mut hidden: Vec<Element> = hidden.cloned().collect();
        hidden.sort_unstable_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        hidden
    }

    /// How many elements are stored.
    pub fn element_count(&self) -> usize {
        self.elements.len(&self.doc.transact()) as usize
    }

    /// An immutable copy of everything.
    pub fn snapshot(&self) -> Snapshot {
        let (info, graves) = (self.info(), self.graves());
        let derived = self.derived();
        let txn = self.doc.transact();
        let stored = self.elements.iter(&txn).filter_map(|(id, value)| {
            let Out::YMap(map) = value else { return None };
            let id = ElementId::new(id);
            let mut element = match derived.shown(&id) {
                Some(shown) => shown.cloned()?,
                None => read_element(&id, &map, &txn),
            };
            if let Some(text) = derived.followed(&txn, &self.elements, &element) {
                element.set_text(text);
            }
            Some(element)
        });
        let elements = stored.chain(derived.slots().cloned());
        Snapshot::new(info, elements.collect(), graves)
    }
}

impl std::fmt::Debug for Board {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Board")
            .field("elements", &self.element_count())
            .finish_non_exhaustive()
    }
}

/// Notes of which owners it is known anew where they were.
fn observe_graves(graves: &MapRef, queue: &SharedQueue) {
    let noted = Arc::clone(queue);
    graves.observe_deep("changes", move |txn, events| {
        let mut queue = lock(&noted);
        for event in events.iter() {
            if let yrs::types::Event::Map(event) = event {
                let ids = event.keys(txn).keys();
                let ids = ids.map(|id| ElementId::new(Arc::clone(id)));
                queue.changes.graves.extend(ids);
            }
        }
    });
}

/// Installs the observers. Observing fails only while a transaction is open, and none is yet.
fn observe(doc: &Doc, elements: &MapRef, info: &MapRef, queue: &SharedQueue) {
    let noted = Arc::clone(queue);
    let all = elements.clone();
    elements.observe_deep("changes", move |txn, events| {
        let origin = Origin::of(txn.origin());
        let mut queue = lock(&noted);
        for event in events.iter() {
            match event.path().front() {
                Some(PathSegment::Key(id)) => {
                    queue.tally.look_at(txn, &all, id);
                    queue.touch(ElementId::new(Arc::clone(id)), origin);
                }
                Some(PathSegment::Index(_)) => {}
                None => {
                    if let yrs::types::Event::Map(event) = event {
                        // Whoever made them knows them.
                        if let Some(tally) = queue.made.take() {
                            queue.tally = tally;
                            continue;
                        }
                        queue.tally.follow(txn, event);
                        for id in event.keys(txn).keys() {
                            queue.touch(ElementId::new(Arc::clone(id)), origin);
                        }
                    }
                }
            }
        }
    });
    let noted = Arc::clone(queue);
    info.observe_deep("changes", move |_, _| lock(&noted).changes.info = true);
    let noted = Arc::clone(queue);
    // The event of updates would write one for what others did, too, and keep its own copy of each.
    let observed = doc.observe_transaction_cleanup("updates", move |txn, _| {
        if Origin::of(txn.origin()) == Origin::Local && txn.has_changes() {
            lock(&noted).updates.push(txn.encode_update_v1());
        }
    });
    debug_assert!(
        observed.is_ok(),
        "no transaction is open while the board is being made"
    );
}
