//! A person at a tab: a real client, a real document, a browser that keeps what it was given.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Clocks, Element, ElementId, History, NewNote,
    NoteColor, Origin, Placement,
};
use collab::message::{Incarnation, Role};
use collab::outbox::Saved;
use collab::presence::PresenceUser;
use collab::tabs::{ChangeKey, OtherTabs, fitting};
use collab::{Client, ClientSettings, Presence, replay};

use super::random::Random;

/// Notes with such ids are deleted by nobody but an undo of their author.
pub const KEPT: &str = "kept-";

pub struct Peer {
    pub name: String,
    pub role: Role,
    pub client: Client,
    pub board: Board,
    history: History,
    /// Which of the world's connections is this tab's.
    pub connection: Option<usize>,
    pub wakes_at: Option<u64>,
    /// Whether the tab was closed for good.
    pub is_closed: bool,
    browser: Rc<RefCell<Browser>>,
    /// The key of the newest row that was read.
    newest_read: u64,
    /// Unacknowledged changes that were there when the tab was opened.
    stored: Vec<ChangeKey>,
    other_tabs: OtherTabs,
    /// Names for new notes, unique over all tabs of this person.
    notes_made: u64,
}

/// What survives the tab, and what all tabs of one browser share.
#[derive(Default)]
struct Browser {
    /// Keys count up.
    rows: BTreeMap<u64, Vec<u8>>,
    rows_written: u64,
    incarnation: Option<Incarnation>,
    /// Unacknowledged changes by writer and sequence number: what each created.
    unsaved: BTreeMap<(u64, u64), Vec<ElementId>>,
}

impl Browser {
    fn write(&mut self, row: Vec<u8>) {
        self.rows_written += 1;
        self.rows.insert(self.rows_written, row);
    }
}

/// What an edit did that can be checked at the end.
#[derive(Default)]
pub struct Done {
    pub changes: usize,
    /// Kept notes that now exist and should go on existing.
    pub created: Vec<ElementId>,
    /// Kept notes that an undo or redo touched.
    pub touched: Vec<ElementId>,
}

impl Peer {
    pub fn new(name: String, role: Role, random: &mut Random, now_millis: u64) -> Self {
        let board = Board::new(ClientNumber::new(random.bits()));
        let settings = ClientSettings {
            client: board.client(),
            incarnation: None,
            stored_changes: 0,
            seed: random.bits(),
            read_json: |json| serde_json::from_str(json).ok(),
        };
        let mut peer = Self {
            name,
            role,
            client: Client::new(settings, now_millis),
            history: History::new(&board),
            board,
            connection: None,
            wakes_at: None,
            is_closed: false,
            browser: Rc::default(),
            newest_read: 0,
            stored: Vec::new(),
            other_tabs: OtherTabs::default(),
            notes_made: 0,
        };
        peer.client.start(now_millis);
        peer
    }

    /// Another tab of the same browser.
    pub fn open_beside(&self, name: String, random: &mut Random, now_millis: u64) -> Self {
        let mut peer = Self::new(name, self.role, random, now_millis);
        peer.browser = Rc::clone(&self.browser);
        peer
    }

    /// Whether both are tabs of one browser.
    pub fn is_beside(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.browser, &other.browser)
    }

    /// How many changes this browser knows to be unacknowledged.
    pub fn unsaved_in_browser(&self) -> usize {
        self.browser.borrow().unsaved.len()
    }

    /// Reads what other tabs added to the log. Gives when to do so again at the latest.
    pub fn look(&mut self, now_millis: u64) -> Option<u64> {
        let browser = self.browser.borrow();
        let newer = browser.rows.range(self.newest_read + 1..);
        let mut rows = newer.map(|(_, row)| row.clone()).collect();
        self.newest_read = browser.rows_written;
        let own = self.board.client().get();
        let keys = browser.unsaved.keys();
        let mut waiting: Vec<ChangeKey> = keys
            .map(|&(writer, sequence)| ChangeKey { writer, sequence })
            .collect();
        drop(browser);
        for row in fitting(Clocks::of(&self.board), &mut rows) {
            self.board.apply(&row, Origin::Remote).unwrap();
        }
        assert!(rows.is_empty(), "the log has no holes");
        self.board.drain_changes();
        waiting.retain(|key| key.writer != own && !self.stored.contains(key));
        self.other_tabs
            .on_read(&mut self.client, waiting, now_millis)
    }

    /// The tab dies, and the board is opened anew from what the browser kept.
    pub fn crash(&mut self, random: &mut Random, now_millis: u64) {
        let mut browser = self.browser.borrow_mut();
        let rows: Vec<Vec<u8>> = browser.rows.values().cloned().collect();
        let replayed = replay(rows, ClientNumber::new(random.bits()));
        assert!(replayed.leftover.is_empty(), "the log has no holes");
        self.board = replayed.board;
        if browser.rows.len() > 50 {
            browser.rows.clear();
            browser.write(self.board.encode_state());
        }
        self.newest_read = browser.rows_written;
        let keys = browser.unsaved.keys();
        self.stored = keys
            .map(|&(writer, sequence)| ChangeKey { writer, sequence })
            .collect();
        self.other_tabs = OtherTabs::default();
        let incarnation = browser.incarnation;
        drop(browser);
        self.history = History::new(&self.board);
        let settings = ClientSettings {
            client: self.board.client(),
            incarnation,
            stored_changes: self.stored.len(),
            seed: random.bits(),
            read_json: |json| serde_json::from_str(json).ok(),
        };
        self.client = Client::new(settings, now_millis);
        self.connection = None;
        self.wakes_at = None;
        self.show(now_millis);
        self.client.start(now_millis);
    }

    pub fn keep_incarnation(&mut self, incarnation: Incarnation) {
        let known = self.browser.borrow_mut().incarnation.replace(incarnation);
        assert!(
            known.is_none_or(|known| known == incarnation),
            "one history"
        );
    }

    pub fn keep_row(&mut self, update: Vec<u8>) {
        self.browser.borrow_mut().write(update);
    }

    /// Gives the kept notes that are now acknowledged.
    pub fn note_saved(&mut self, saved: &Saved) -> Vec<ElementId> {
        let mut over = self.other_tabs.on_saved(saved);
        if saved.stored {
            over.append(&mut self.stored);
        }
        let writer = self.board.client().get();
        let own = saved.changes.iter().cloned().flatten();
        over.extend(own.map(|sequence| ChangeKey { writer, sequence }));
        let unsaved = &mut self.browser.borrow_mut().unsaved;
        let created = over
            .iter()
            .filter_map(|key| unsaved.remove(&(key.writer, key.sequence)));
        created.flatten().collect()
    }

    /// Changes the board at random, and hands the change to browser and client.
    pub fn act(&mut self, random: &mut Random, now_millis: u64) -> Done {
        let notes: Vec<Element> = self.board.snapshot().elements().to_vec();
        let any = random.pick(&notes).map(|note| note.id.clone());
        let mut done = Done::default();
        match (random.between(0, 100), any) {
            (0..30, _) | (_, None) => {
                let id = self.new_id(KEPT);
                self.create(&id, random);
                done.created.push(id);
            }
            (30..45, _) => {
                let id = self.new_id("loose-");
                self.create(&id, random);
            }
            (45..65, Some(id)) => {
                let at = Placement::free(BoardPoint::new(random.between(0, 900) as f64, 10.0));
                self.board.edit(|edit| edit.place(&id, &at)).unwrap();
            }
            (65..80, Some(id)) if !id.as_str().starts_with(KEPT) => {
                let text = format!("{}が書いた {}", self.name, random.between(0, 1_000));
                self.board.edit(|edit| edit.set_text(&id, &text)).unwrap();
            }
            (80..88, Some(id)) if !id.as_str().starts_with(KEPT) => {
                self.board.edit(|edit| edit.delete(&id)).unwrap();
            }
            (88..94, Some(_)) => done.touched = self.travel(History::undo),
            (94..97, Some(_)) => done.touched = self.travel(History::redo),
            (_, Some(id)) => {
                let color = *random.pick(&NoteColor::ALL).unwrap();
                // A canvas has no colour; here there are only notes.
                self.board.edit(|edit| edit.set_color(&id, color)).unwrap();
            }
        }
        if random.percent(60) {
            self.history.close_step();
        }
        self.board.drain_changes();
        let mut created = done.created.clone();
        for update in self.board.drain_updates() {
            done.changes += 1;
            self.browser.borrow_mut().write(update.clone());
            let sequence = self.client.on_local_update(update, now_millis);
            let created = std::mem::take(&mut created);
            let key = (self.board.client().get(), sequence);
            self.browser.borrow_mut().unsaved.insert(key, created);
        }
        self.show(now_millis);
        done
    }

    /// Shows the others who is here.
    pub fn show(&mut self, now_millis: u64) {
        let presence = Presence {
            user: PresenceUser {
                name: self.name.clone(),
                ..PresenceUser::default()
            },
            cursor: Some(BoardPoint::new(now_millis as f64 % 1_000.0, 0.0)),
            ..Presence::default()
        };
        self.client.on_presence(presence, now_millis);
    }

    pub fn names_of_others(&self) -> BTreeSet<String> {
        let people = self.client.people();
        people
            .into_iter()
            .map(|person| person.presence.user.name)
            .collect()
    }

    /// Undo or redo. Gives the kept notes that it touched.
    fn travel(&mut self, step: fn(&mut History) -> bool) -> Vec<ElementId> {
        self.board.drain_changes();
        step(&mut self.history);
        let touched = self.board.drain_changes().elements;
        let mut kept: Vec<ElementId> = touched.into_keys().collect();
        kept.retain(|id| id.as_str().starts_with(KEPT));
        kept
    }

    fn new_id(&mut self, kind: &str) -> ElementId {
        self.notes_made += 1;
        ElementId::new(format!("{kind}{}-{}", self.name, self.notes_made))
    }

    fn create(&mut self, id: &ElementId, random: &mut Random) {
        let note = NewNote {
            placement: Placement::free(BoardPoint::new(random.between(0, 900) as f64, 0.0)),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Yellow,
            text: &text_of(id),
            author: &self.name,
        };
        self.board.edit(|edit| edit.create_note(id, note)).unwrap();
    }
}

/// What is written on a new note, and stays on a kept one.
pub fn text_of(id: &ElementId) -> String {
    format!("付箋 {id}")
}
