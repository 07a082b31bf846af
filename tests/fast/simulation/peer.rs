//! A person at a tab: a real client, a real document, a browser that keeps what it was given.

use std::collections::{BTreeMap, BTreeSet};

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Element, ElementId, History, NewNote, NoteColor,
    Origin, Placement,
};
use collab::message::{Incarnation, Role};
use collab::outbox::Saved;
use collab::presence::PresenceUser;
use collab::{Client, ClientSettings, Presence};

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
    browser: Browser,
    /// Names for new notes, unique over all tabs of this person.
    notes_made: u64,
}

/// What survives the tab.
#[derive(Default)]
struct Browser {
    rows: Vec<Vec<u8>>,
    incarnation: Option<Incarnation>,
    /// Unacknowledged changes of earlier tabs: what each created.
    stored: Vec<Vec<ElementId>>,
    /// Those of this tab, by sequence number.
    unsaved: BTreeMap<u64, Vec<ElementId>>,
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
            browser: Browser::default(),
            notes_made: 0,
        };
        peer.client.start(now_millis);
        peer
    }

    /// The tab dies, and the board is opened anew from what the browser kept.
    pub fn crash(&mut self, random: &mut Random, now_millis: u64) {
        let browser = &mut self.browser;
        let unsaved = std::mem::take(&mut browser.unsaved);
        browser.stored.extend(unsaved.into_values());
        self.board = Board::new(ClientNumber::new(random.bits()));
        for row in &browser.rows {
            self.board.apply(row, Origin::Storage).unwrap();
        }
        if browser.rows.len() > 50 {
            browser.rows = vec![self.board.encode_state()];
        }
        self.history = History::new(&self.board);
        let settings = ClientSettings {
            client: self.board.client(),
            incarnation: browser.incarnation,
            stored_changes: browser.stored.len(),
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
        assert_eq!(self.browser.incarnation, None, "told only once");
        self.browser.incarnation = Some(incarnation);
    }

    pub fn keep_row(&mut self, update: Vec<u8>) {
        self.browser.rows.push(update);
    }

    /// Gives the kept notes that are now acknowledged.
    pub fn note_saved(&mut self, saved: &Saved) -> Vec<ElementId> {
        let mut acknowledged = Vec::new();
        if saved.stored {
            acknowledged.extend(self.browser.stored.drain(..).flatten());
        }
        for sequence in saved.changes.iter().cloned().flatten() {
            acknowledged.extend(self.browser.unsaved.remove(&sequence).into_iter().flatten());
        }
        acknowledged
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
            self.browser.rows.push(update.clone());
            let sequence = self.client.on_local_update(update, now_millis);
            let created = std::mem::take(&mut created);
            self.browser.unsaved.insert(sequence, created);
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
