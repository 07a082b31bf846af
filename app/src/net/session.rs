//! One open board in this tab: what the board page needs of storage and net.
//!
//! ```ignore
//! // 1. What this browser kept. Never fails: at worst the board is empty and `storage` says why.
//! let opened = Session::open(board_id, key, ClientNumber::new(random_u64())).await;
//! let editor = Editor::new(opened.board, …);
//! // If `opened.is_known`, show the board now. Otherwise show that it is being fetched until
//! // `SessionEvent::Synced` (or `Status(Gone(…))`), so that a mistyped link never takes edits.
//! // 2. Connect. From here on the host is told what happens.
//! let session = opened.start.start(host);
//! // 3. For every `Effect::Send(bytes)` and every change of one's own presence:
//! session.local_update(bytes);
//! session.presence(presence);
//! // 4. When the page goes:
//! session.close();
//! ```
//!
//! The host's methods are called from browser events (a frame, a timer), and from within the session's own methods. A host may
//! call the session back at any time, also from within [`BoardHost::merge`]: what comes in while the session is busy
//! is dealt with right after.

mod opening;
mod running;
mod tabs;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use board::Board;
use collab::message::Role;
use collab::{Person, Presence, Status};

use running::Running;
pub use tabs::join_tabs;

use crate::net::keeper::Written;
use crate::net::socket::SocketEvent;
use crate::platform::{Listener, Timer};
use crate::storage::StorageError;

/// Whoever holds the board: the bridge.
pub trait BoardHost {
    /// Lends the board for reading, now. It is called when no input to the editor is being handled.
    fn with_board(&self, read: &mut dyn FnMut(&Board));

    /// Merges updates of others into the board (`Input::Remote` with `Origin::Remote`), before it returns.
    fn merge(&self, updates: Vec<Vec<u8>>);

    /// Something happened that people can see.
    fn notify(&self, event: SessionEvent);
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum SessionEvent {
    /// The badge says something else now.
    Status(Status),
    /// The link allows this. Editing is off for [`Role::Viewer`].
    Role(Role),
    /// The board is complete: all that the relay has was merged. Comes after each (re)connection.
    Synced,
    /// Who else is here now, and what they show. In the order of their client numbers, without this tab.
    People(Vec<Person>),
    /// The relay will not have a change of this person, in its words. It stays on the board of this browser, and unsaved.
    Refused(String),
    /// The relay took back what this link does not allow to change; everybody's copies are as they were.
    TakenBack,
    /// This browser cannot keep changes. They are safe only once the badge says saved.
    StorageTrouble(StorageError),
    /// Changes of others cannot be merged into this copy: the page should be loaded again. Nothing is lost.
    Unmergeable(String),
}

/// A handle on the session of one open board. Clones share it; the last one dropped ends it.
#[derive(Clone)]
pub struct Session {
    inner: Rc<Inner>,
}

/// Something that came in.
enum Incoming {
    Start,
    Socket(u64, SocketEvent),
    LocalUpdate(Vec<u8>),
    Presence(Presence),
    Tick,
    Online,
    Offline,
    Written(Written),
    /// Something that a later part of the program does with the session.
    Work(Work),
}

/// What a later part of the program does with the session, at this moment of its clock.
type Work = Box<dyn FnOnce(&mut Running, &Rc<dyn BoardHost>, u64)>;

struct Inner {
    waiting: RefCell<VecDeque<Incoming>>,
    busy: Cell<bool>,
    running: RefCell<Running>,
    host: RefCell<Option<Rc<dyn BoardHost>>>,
    timer: RefCell<Option<Timer>>,
    listeners: RefCell<Vec<Listener>>,
}

impl Session {
    /// The person has changed the board: `update` is one transaction as bytes, in the board already. When this returns, the change
    /// is on its way to the browser's storage and to the relay.
    pub fn local_update(&self, update: Vec<u8>) {
        self.inner.take(Incoming::LocalUpdate(update));
    }

    /// The person's own presence has changed. May be called as often as it changes: only the latest state is sent,
    /// at most every 33 ms.
    pub fn presence(&self, presence: Presence) {
        self.inner.take(Incoming::Presence(presence));
    }

    /// Ends the session: the socket is closed, and the host hears no more.
    pub fn close(&self) {
        self.inner.host.replace(None);
        self.inner.timer.replace(None);
        self.inner.listeners.replace(Vec::new());
        if let Ok(mut running) = self.inner.running.try_borrow_mut() {
            running.close();
        }
    }
}

impl Inner {
    /// Deals with something that came in; now, or right after what is being dealt with.
    fn take(&self, incoming: Incoming) {
        self.waiting.borrow_mut().push_back(incoming);
        if self.busy.replace(true) {
            return;
        }
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some(next) = next else { break };
            let host = self.host.borrow().clone();
            let Some(host) = host else {
                self.waiting.borrow_mut().clear();
                break;
            };
            let events = self.running.borrow_mut().handle(next, &host);
            for event in events {
                host.notify(event);
            }
        }
        self.busy.set(false);
        self.plan();
    }

    /// Sets the one timer to when the client wants to be woken.
    fn plan(&self) {
        if self.host.borrow().is_none() {
            self.running.borrow_mut().close();
            return;
        }
        let (delay, me) = {
            let running = self.running.borrow();
            (running.wakes_in_millis(), running.session().clone())
        };
        let timer = delay.and_then(|delay| Timer::once(delay, tell(&me, || Incoming::Tick)));
        self.timer.replace(timer);
    }
}

/// A closure that hands something to the session, if it is still there.
fn tell<F: Fn() -> Incoming + 'static>(session: &Weak<Inner>, incoming: F) -> impl Fn() + use<F> {
    let session = Weak::clone(session);
    move || {
        if let Some(inner) = session.upgrade() {
            inner.take(incoming());
        }
    }
}
