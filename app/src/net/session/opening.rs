//! From an address to an open board.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use board::{Board, BoardId, ClientNumber};
use collab::{ClientSettings, replay};
use web_sys::{BeforeUnloadEvent, Event, VisibilityState};

use super::running::Running;
use super::{BoardHost, Incoming, Inner, Session, tell};
use crate::net::keeper::Keeper;
use crate::platform::{Listener, Passive, document, random_u64, read_json, window};
use crate::storage::{BoardLog, Kept, StorageError};

/// A board as this browser kept it, not connected yet.
pub struct Opened {
    /// The board, with everything that was kept.
    pub board: Board,
    /// Whether it was ever connected: if not, it is empty, and may not even exist.
    pub is_known: bool,
    /// Why this browser cannot keep the board, if it cannot.
    pub storage: Option<StorageError>,
    /// Connects it.
    pub start: SessionStart,
}

/// What is needed to connect an opened board.
pub struct SessionStart {
    board: BoardId,
    key: String,
    settings: ClientSettings,
    storage: Result<(BoardLog, Kept), StorageError>,
}

impl Session {
    /// Reads what this browser kept of `board`. `key` is the secret of the link, `client` a fresh random number.
    pub async fn open(board: BoardId, key: String, client: ClientNumber) -> Opened {
        let mut storage = read(&board, client).await;
        let mut settings = ClientSettings {
            client,
            incarnation: None,
            stored_changes: 0,
            seed: random_u64(),
            read_json,
        };
        let mut rows = Vec::new();
        if let Ok((_, kept)) = &mut storage {
            settings.incarnation = kept.incarnation;
            settings.stored_changes = kept.unsaved.len();
            rows = std::mem::take(&mut kept.rows);
        }
        Opened {
            board: replay(rows, client).board,
            is_known: settings.incarnation.is_some(),
            storage: storage.as_ref().err().cloned(),
            start: SessionStart {
                board,
                key,
                settings,
                storage,
            },
        }
    }
}

async fn read(board: &BoardId, writer: ClientNumber) -> Result<(BoardLog, Kept), StorageError> {
    let log = BoardLog::open(board, writer).await?;
    let kept = log.load().await?;
    Ok((log, kept))
}

impl SessionStart {
    /// Connects. `host` holds the board now, and hears of everything from here on.
    pub fn start(self, host: Rc<dyn BoardHost>) -> Session {
        let inner = Rc::new_cyclic(|me: &Weak<Inner>| {
            let keeper = self.storage.map(|(log, kept)| {
                let written = Weak::clone(me);
                Keeper::new(log, kept.unsaved, move |result| {
                    if let Some(inner) = written.upgrade() {
                        inner.take(Incoming::Written(result));
                    }
                })
            });
            Inner {
                waiting: RefCell::new(VecDeque::new()),
                busy: Cell::new(false),
                running: RefCell::new(Running::new(
                    Weak::clone(me),
                    self.board,
                    self.key,
                    self.settings,
                    keeper.ok(),
                )),
                host: RefCell::new(Some(host)),
                timer: RefCell::new(None),
                listeners: RefCell::new(listeners(me)),
            }
        });
        inner.take(Incoming::Start);
        Session { inner }
    }
}

/// Everything that hints at a network that came or went, and the last chance to warn before a tab with unkept changes closes.
fn listeners(me: &Weak<Inner>) -> Vec<Listener> {
    let window = window();
    let online = tell(me, || Incoming::Online);
    let offline = tell(me, || Incoming::Offline);
    let shown = tell(me, || Incoming::Online);
    let back = tell(me, || Incoming::Online);
    let leaving = Weak::clone(me);
    vec![
        Listener::new(&window, "online", Passive::Yes, move |_: Event| online()),
        Listener::new(&window, "offline", Passive::Yes, move |_: Event| offline()),
        Listener::new(&window, "pageshow", Passive::Yes, move |_: Event| shown()),
        Listener::new(
            &document(),
            "visibilitychange",
            Passive::Yes,
            move |_: Event| {
                if document().visibility_state() == VisibilityState::Visible {
                    back();
                }
            },
        ),
        Listener::new(
            &window,
            "beforeunload",
            Passive::No,
            move |event: BeforeUnloadEvent| {
                let loses_changes = leaving.upgrade().is_some_and(|inner| {
                    inner
                        .running
                        .try_borrow()
                        .is_ok_and(|running| running.would_lose_changes())
                });
                if loses_changes {
                    event.prevent_default();
                }
            },
        ),
    ]
}
