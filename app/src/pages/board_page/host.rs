//! Between the editor of one board and its session: updates and presence go out, merges and news come in.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;

use board::{Board, BoardId, ClientNumber, Origin};
use collab::message::Role;
use collab::presence::{PresenceUser, UserColor, each_once, is_same};
use collab::{GoneReason, Status};
use leptos::prelude::untrack;
use wasm_bindgen_futures::spawn_local;

use super::{may_write, role_name, role_of};
use crate::bridge::{
    EditorHandle, EditorPresence, EditorSettings, Failure, Input, Links, NoticeKind, Outlet,
    Person, Phase, Refusal, presence_of, write_if_changed,
};
use crate::chrome::person::{browser_id, give_way, me_untracked, person_id};
use crate::i18n::locale_untracked;
use crate::lazy::{self, Later};
use crate::net::{BoardHost, Session, SessionEvent, api};
use crate::platform::{now_millis, random_u64};
use crate::storage::{recent, unlocked};
use crate::theme;

/// One board's page.
#[derive(Clone)]
pub struct Page {
    inner: Rc<Inner>,
}

struct Inner {
    me: Weak<Inner>,
    handle: EditorHandle,
    id: BoardId,
    /// The key of the link.
    key: String,
    /// The key that opens the board: another one if the link asked for a passphrase.
    own_key: String,
    /// `None` until connecting begins.
    session: RefCell<Option<Session>>,
    /// The title that the list of recent boards has.
    noted_title: RefCell<String>,
    /// Whether the relay was asked for the links since the last (re)connection.
    asked_for_links: Cell<bool>,
    /// Whether there is something to show.
    has_board: Cell<bool>,
    /// Whether others were seen already: who came first keeps a colour.
    has_company: Cell<bool>,
    is_closed: Cell<bool>,
}

impl Page {
    /// The page of a board that is not open yet.
    pub fn new(handle: EditorHandle, id: BoardId, key: String) -> Self {
        let own_key = unlocked::key_for(&id, &key);
        Self {
            inner: Rc::new_cyclic(|me| Inner {
                me: me.clone(),
                handle,
                id,
                key,
                own_key,
                session: RefCell::default(),
                noted_title: RefCell::default(),
                asked_for_links: Cell::new(false),
                has_board: Cell::new(false),
                has_company: Cell::new(false),
                is_closed: Cell::new(false),
            }),
        }
    }

    /// Shows what this browser kept, and connects.
    pub async fn open(&self) {
        let page = &self.inner;
        let client = ClientNumber::new(random_u64());
        let opened = Session::open(page.id.clone(), page.own_key.clone(), client).await;
        if page.is_closed.get() {
            return;
        }
        let remembered = recent::find(&page.id)
            .filter(|board| board.key == page.key)
            .map_or_else(String::new, |board| board.role);
        let settings = EditorSettings {
            locale: locale_untracked(),
            theme: super::scene_theme(untrack(theme::theme)),
            author: me_untracked().name,
            person: person_id(),
            read_only: !may_write(&remembered),
            ..super::viewing::kept()
        };
        page.handle.open(opened.board, settings);
        let outlet: Rc<dyn Outlet> = page.clone();
        page.handle.connect(outlet);
        page.show_people(Vec::new());
        if let Some(role) = role_of(&remembered) {
            write_if_changed(page.handle.signals().role, role);
        }
        if opened.is_known {
            page.become_ready();
        }
        if let Some(error) = opened.storage {
            page.handle
                .notify(NoticeKind::StorageFailed(error.to_string()));
        }
        let host: Rc<dyn BoardHost> = page.clone();
        let session = opened.start.start(host);
        *page.session.borrow_mut() = Some(session);
        page.handle.present_again();
    }

    /// The page goes.
    pub fn close(&self) {
        self.inner.is_closed.set(true);
        let session = self.inner.session.take();
        if let Some(session) = session {
            session.close();
        }
    }
}

impl Inner {
    /// Shows the board as soon as it can be shown as it is; also when the part for that cannot be had.
    fn become_ready(&self) {
        self.has_board.set(true);
        let page = self.me.clone();
        let show = move || {
            if let Some(page) = page.upgrade() {
                write_if_changed(page.handle.signals().phase, Phase::Ready);
                page.note_title();
            }
        };
        if self.handle.lacks_kinds() {
            lazy::once_settled::<Later>(show);
        } else {
            show();
        }
    }

    /// The person at this screen, as others see her.
    fn user(&self) -> PresenceUser {
        let me = me_untracked();
        PresenceUser {
            name: me.name,
            color: UserColor::parse(&me.color).unwrap_or_default(),
            browser: browser_id(),
        }
    }

    fn fail(&self, failure: Failure) {
        write_if_changed(self.handle.signals().phase, Phase::Failed(failure));
    }

    fn show_status(&self, status: Status) {
        let signals = self.handle.signals();
        write_if_changed(signals.connection, status);
        match status {
            Status::Gone(GoneReason::UnknownBoard) => self.fail(Failure::UnknownBoard),
            Status::Gone(GoneReason::WrongKey) => self.fail(Failure::WrongKey),
            Status::Gone(GoneReason::Revoked) => self.fail(Failure::Revoked),
            Status::Gone(GoneReason::Locked) => self.fail(Failure::Locked),
            Status::OtherHistory { .. } => self.fail(Failure::Replaced),
            // Without a copy there is nothing to show; if the connection comes after all, the board does too.
            Status::Offline { .. } if !self.has_board.get() => self.fail(Failure::Unreachable),
            Status::Saved => self.note_synced(),
            Status::Offline { .. } => self.asked_for_links.set(false),
            Status::Gone(GoneReason::TooOld)
            | Status::Connecting
            | Status::Saving { .. }
            | Status::Reconnecting { .. }
            | Status::ViewOnly { .. }
            | Status::CannotSave { .. }
            | Status::Refused { .. } => {}
        }
    }

    fn take_role(&self, role: Role) {
        write_if_changed(self.handle.signals().role, role);
        self.handle.send(Input::ReadOnly(!role.may_write()));
        self.handle.send(Input::Leads(role == Role::Facilitator));
        // What cannot be kept in this browser is not in its list either; the board works nevertheless.
        let _ = recent::note_opened(&self.id, &self.key, role_name(role), now_millis());
        if !self.asked_for_links.replace(true) {
            let page = self.me.clone();
            spawn_local(async move {
                if let Some(page) = page.upgrade() {
                    page.ask_for_links().await;
                }
            });
        }
    }

    async fn ask_for_links(&self) {
        match api::board_facts(&self.id, &self.own_key).await {
            Ok(facts) => {
                let links = Links {
                    facilitator: facts.links.facilitator,
                    participant: facts.links.participant,
                    viewer: facts.links.viewer,
                };
                write_if_changed(self.handle.signals().links, Some(links));
            }
            // Asked for again after the next connection.
            Err(_) => self.asked_for_links.set(false),
        }
    }

    fn note_synced(&self) {
        let _ = recent::note_synced(&self.id, now_millis());
        self.note_title();
    }

    fn note_title(&self) {
        if let Some(title) = self.handle.title()
            && *self.noted_title.borrow() != title
        {
            let _ = recent::note_title(&self.id, &title);
            *self.noted_title.borrow_mut() = title;
        }
    }

    fn show_people(&self, mut others: Vec<collab::Person>) {
        let myself = self.user();
        others.retain(|person| !is_same(&person.presence.user, &myself));
        if !others.is_empty() && !self.has_company.replace(true) {
            let colors = others
                .iter()
                .map(|person| person.presence.user.color.to_string());
            give_way(&colors.collect::<Vec<_>>());
        }
        let me = me_untracked();
        let myself = Person {
            client: 0,
            name: me.name,
            color: me.color,
            me: true,
        };
        let rest = each_once(&others).map(|person| Person {
            client: person.client,
            name: person.presence.user.name.clone(),
            color: person.presence.user.color.to_string(),
            me: false,
        });
        let people: Arc<[Person]> = std::iter::once(myself).chain(rest).collect();
        write_if_changed(self.handle.signals().people, people);
        if let Some(surface) = self.handle.surface() {
            surface.show_people(others);
            let handle = self.handle;
            lazy::if_here(|later: &Later| (later.pointing.others)(handle, &surface));
        }
    }
}

impl BoardHost for Inner {
    fn with_board(&self, read: &mut dyn FnMut(&Board)) {
        self.handle.with_editor(|editor| read(editor.board()));
    }

    fn merge(&self, updates: Vec<Vec<u8>>) {
        self.handle.send(Input::Remote {
            updates,
            origin: Origin::Remote,
        });
    }

    fn notify(&self, event: SessionEvent) {
        match event {
            SessionEvent::Status(status) => self.show_status(status),
            SessionEvent::Role(role) => self.take_role(role),
            SessionEvent::Synced => {
                self.become_ready();
                let handle = self.handle;
                lazy::if_here(move |later: &Later| (later.images.resume)(handle));
            }
            SessionEvent::People(people) => self.show_people(people),
            SessionEvent::Refused(reason) => {
                self.handle.notify(NoticeKind::RefusedByRelay(reason));
            }
            SessionEvent::TakenBack => {
                // Now: the change that takes it back is still on its way.
                let state = self
                    .handle
                    .with_editor(|editor| editor.board().encode_state());
                let handle = self.handle;
                // The words come with that part.
                lazy::with(move |_: &Later| {
                    handle.notify(NoticeKind::TakenBack(state.unwrap_or_default().into()));
                });
            }
            SessionEvent::StorageTrouble(error) => {
                self.handle
                    .notify(NoticeKind::StorageFailed(error.to_string()));
            }
            SessionEvent::Unmergeable(reason) => {
                self.handle
                    .notify(NoticeKind::Refused(Refusal::UnreadableUpdate(reason)));
            }
        }
    }
}

impl Outlet for Inner {
    fn update(&self, bytes: Vec<u8>) {
        if let Some(session) = self.session() {
            session.local_update(bytes);
        }
    }

    fn place(&self) -> (BoardId, String) {
        (self.id.clone(), self.own_key.clone())
    }

    fn session(&self) -> Option<Session> {
        self.session.borrow().clone()
    }

    fn presence(&self, presence: EditorPresence) {
        lazy::if_here(|later: &Later| (later.pointing.own)(self.handle, &presence));
        if let Some(session) = self.session() {
            session.presence(presence_of(presence, self.user()));
        }
    }
}
