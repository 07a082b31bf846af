//! Several tabs of one browser on one board.
//!
//! Each has a connection of its own, and all write one log. Nothing is handed from tab to tab but a bell: whoever has
//! written to the log rings, and the others read what came to it. So a tab may be closed, killed or frozen at any
//! moment, and what it wrote is there for whoever looks next: at the bell, or when they are woken. Who brings it to the
//! relay is told in [`collab::tabs`].

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use board::{BoardId, Clocks};
use collab::outbox::Saved;
use collab::tabs::{OtherTabs, fitting};
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, EventTarget};

use super::running::{Hosted, Running};
use super::{BoardHost, Incoming, Inner, Session};
use crate::chrome::person::{follow_other_tabs, remembered};
use crate::net::keeper::Neighbours;
use crate::platform::{Listener, Passive, Timer, document, window};
use crate::storage::{BoardLog, News, UnsavedKey};

/// Rows that are kept until what they build on comes.
const EARLY_ROWS_MAX: usize = 500;

/// One tab's ear for the others.
struct Tabs {
    me: Weak<Tabs>,
    session: Weak<Inner>,
    log: Rc<BoardLog>,
    bell: Option<Bell>,
    /// Whether another tab was ever heard.
    has_company: Cell<bool>,
    /// Whether the log is being read, and whether it is to be read again then.
    is_reading: Cell<bool>,
    rang_again: Cell<bool>,
    others: RefCell<OtherTabs>,
    /// Rows that build on what has not come.
    early: RefCell<Vec<Vec<u8>>>,
    /// Rings when the log is to be read again, bell or not.
    again: RefCell<Option<Timer>>,
    _listeners: RefCell<Vec<Listener>>,
}

/// Lets this tab and others on the same board know of each other. Where the browser keeps nothing there is no log to share.
pub fn join_tabs(session: &Session) {
    let inner = &session.inner;
    let Ok(running) = inner.running.try_borrow() else {
        return;
    };
    let Some(keeper) = running.keeper.as_ref().filter(|it| !it.has_joined()) else {
        return;
    };
    let log = Rc::clone(keeper.log());
    let tabs = Rc::new_cyclic(|me: &Weak<Tabs>| Tabs {
        me: me.clone(),
        session: Rc::downgrade(inner),
        bell: Bell::new(&running.board, me.clone()),
        log,
        has_company: Cell::new(false),
        is_reading: Cell::new(false),
        rang_again: Cell::new(false),
        others: RefCell::default(),
        early: RefCell::default(),
        again: RefCell::default(),
        _listeners: RefCell::new(awakenings(me)),
    });
    keeper.join(tabs.clone());
    // What was written before nobody could hear of.
    tabs.wrote();
    tabs.look();
}

/// Everything after which the log may hold what no bell told: bells do not wake a page that stands still.
fn awakenings(me: &Weak<Tabs>) -> Vec<Listener> {
    let (window, document) = (window(), document());
    let known = RefCell::new(remembered());
    let targets: [(&EventTarget, &'static str); 5] = [
        (&window, "online"),
        (&window, "pageshow"),
        (&window, "focus"),
        (&document, "visibilitychange"),
        (&document, "resume"),
    ];
    let listen = |(target, name): (&EventTarget, _)| {
        let me = me.clone();
        Listener::new(target, name, Passive::Yes, move |_: Event| {
            let tabs = me.upgrade().filter(|tabs| {
                // Alone, there is nothing to read but what this tab wrote itself.
                let may_be_alone = tabs.bell.is_some() && !tabs.has_company.get();
                !may_be_alone || matches!(name, "pageshow" | "resume")
            });
            if let Some(tabs) = tabs {
                tabs.look();
            }
        })
    };
    let mut listeners: Vec<Listener> = targets.into_iter().map(listen).collect();
    // Whoever changes her name or colour in one tab has changed it in all.
    listeners.push(Listener::new(
        &window,
        "storage",
        Passive::Yes,
        move |_: Event| follow_other_tabs(&mut known.borrow_mut()),
    ));
    listeners
}

fn look(me: &Weak<Tabs>) {
    if let Some(tabs) = me.upgrade() {
        tabs.look();
    }
}

impl Neighbours for Tabs {
    fn wrote(&self) {
        if let Some(bell) = &self.bell {
            bell.ring();
        }
    }

    fn note_saved(&self, saved: &Saved) {
        let over = self.others.borrow_mut().on_saved(saved);
        let over: Vec<UnsavedKey> = over.into_iter().map(UnsavedKey::of).collect();
        if !over.is_empty() {
            let written = self.log.note_saved(&[], &over);
            spawn_local(async move {
                // If it is not written, a saved change is later taken for an unsaved one, and nothing worse.
                let _ = written.await;
            });
        }
    }
}

impl Tabs {
    /// Reads what came to the log; once more if something comes meanwhile.
    fn look(&self) {
        if self.is_reading.replace(true) {
            self.rang_again.set(true);
            return;
        }
        let me = self.me.clone();
        spawn_local(async move {
            while let Some(tabs) = me.upgrade() {
                tabs.rang_again.set(false);
                // A log that cannot be read now is read at the next occasion.
                if let Ok(news) = tabs.log.read_news().await
                    && let Some(session) = tabs.session.upgrade()
                {
                    let tabs = Rc::clone(&tabs);
                    session.take(Incoming::Work(Box::new(move |running, host, now| {
                        tabs.take_in(running, host, now, news);
                    })));
                }
                if !tabs.rang_again.get() {
                    tabs.is_reading.set(false);
                    break;
                }
            }
        });
    }

    fn take_in(&self, running: &mut Running, host: &Rc<dyn BoardHost>, now: u64, news: News) {
        if let Some(clocks) = Hosted(host).read(Clocks::of) {
            let mut rows = self.early.take();
            rows.extend(news.rows);
            let fitting = fitting(clocks, &mut rows);
            // What is left out here is still in the log, and in whatever closes its gap.
            rows.truncate(EARLY_ROWS_MAX);
            self.early.replace(rows);
            if !fitting.is_empty() {
                host.merge(fitting);
            }
        }
        let Some(keeper) = &running.keeper else {
            return;
        };
        let mut waiting = news.unsaved;
        waiting.retain(|key| !keeper.was_stored(*key));
        let client = &mut running.client;
        let again = self.others.borrow_mut().on_read(client, waiting, now);
        let me = self.me.clone();
        self.again.replace(again.and_then(|at| {
            let delay = i32::try_from(at.saturating_sub(now)).unwrap_or(i32::MAX);
            Timer::once(delay, move || look(&me))
        }));
    }
}

/// A `BroadcastChannel`; closed when dropped. Reached by name, because bindings of its own would be in the first load.
struct Bell {
    channel: EventTarget,
    _listener: Listener,
}

impl Bell {
    /// `None` where the browser has none.
    fn new(board: &BoardId, tabs: Weak<Tabs>) -> Option<Self> {
        let name = format!("nonet/board/{board}");
        let class = Reflect::get(&window(), &"BroadcastChannel".into()).ok()?;
        let class: Function = class.dyn_into().ok()?;
        let channel = Reflect::construct(&class, &Array::of1(&name.into())).ok()?;
        let channel: EventTarget = channel.unchecked_into();
        let heard = move |_: Event| {
            if let Some(tabs) = tabs.upgrade() {
                tabs.has_company.set(true);
                tabs.look();
            }
        };
        Some(Self {
            _listener: Listener::new(&channel, "message", Passive::Yes, heard),
            channel,
        })
    }

    fn ring(&self) {
        self.call("postMessage");
    }

    fn call(&self, method: &str) {
        if let Ok(method) = Reflect::get(&self.channel, &method.into()) {
            // Fails only when the channel is closed.
            let _ = method
                .unchecked_into::<Function>()
                .call1(&self.channel, &JsValue::NULL);
        }
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.call("close");
    }
}
