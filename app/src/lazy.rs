//! What is loaded on first use.
//!
//! The program is one crate but several files. The first holds what makes an empty board usable; the rest comes in parts,
//! each fetched when somebody asks for it, and in any case once the board is usable and the browser has nothing to do.
//! From then on it is there without a net, too.
//!
//! A part is a struct of functions. Only the one function that gives this struct marks the border: the build
//! (scripts/split.mjs) moves everything that nothing but the struct reaches into the part's own file.
//!
//! To take a view, or anything else, out of the first load:
//!
//! 1. Give [`Later`] a field for its function, and the table in `lazy/parts.rs` the function.
//! 2. Show it with `lazy::view(|later: &Later| (later.shortcuts)())` where it was `shortcuts()`, or run it with
//!    `lazy::with(|later: &Later| (later.start_export)())`. Nothing else in the program may name the function: one
//!    direct call keeps all of it in the first file.
//!
//! A view whose part is not there yet is empty and fills itself. So a dialog needs nothing else: the signal that opens it
//! is set, and it opens when it has come. Whoever sets such a signal says so by [`want`]. A press of a button whose
//! `popovertarget` is not in the page yet waits for it by itself.

mod parts;
mod presses;
mod trouble;

use std::cell::{Cell, RefCell};

use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set, untrack};
use wasm_bindgen_futures::spawn_local;

use crate::i18n;
use crate::platform::{next_frame, when_idle, window};
use crate::ui::element::{View, changing};
pub use parts::{
    Checkpoints, Doors, Gallery, Health, Home, Importing, Later, Part, Private, Prompts,
};
pub use presses::wait_for_popovers;

/// What waits for a part.
type Waiting<P> = Box<dyn FnOnce(&'static P)>;

/// How far a part has come.
pub struct Slot<P: 'static> {
    here: ArcRwSignal<Option<&'static P>>,
    is_coming: Cell<bool>,
    waiting: RefCell<Vec<Waiting<P>>>,
    /// What waits for the answer whether it can be had.
    asking: RefCell<Vec<Box<dyn FnOnce()>>>,
}

impl<P: Sync> Slot<P> {
    /// Nothing was asked for yet.
    pub fn new() -> Self {
        Self {
            here: ArcRwSignal::new(None),
            is_coming: Cell::new(false),
            waiting: RefCell::default(),
            asking: RefCell::default(),
        }
    }
}

/// A view of a part. It is empty until the part is there; this does not ask for it.
pub fn view<P: Part>(build: impl Fn(&'static P) -> View + 'static) -> View {
    let here = P::slot(|slot| slot.here.clone());
    changing(move || {
        let part = here.get();
        untrack(|| part.map(&build))
    })
}

/// Does something with a part: at once if it is there, else when it has come and its views are in the page. If it cannot
/// be had the person is told, and may try again.
pub fn with<P: Part>(act: impl FnOnce(&'static P) + 'static) {
    match P::slot(|slot| slot.here.get_untracked()) {
        Some(part) => act(part),
        None => {
            P::slot(|slot| slot.waiting.borrow_mut().push(Box::new(act)));
            fetch::<P>();
        }
    }
}

/// Asks for a part, and does something when it has come, or cannot be had now.
pub fn once_settled<P: Part>(act: impl FnOnce() + 'static) {
    if here::<P>().is_some() {
        act();
    } else {
        P::slot(|slot| slot.asking.borrow_mut().push(Box::new(act)));
        fetch::<P>();
    }
}

/// Does something with a part if it is there already.
pub fn if_here<P: Part>(act: impl FnOnce(&'static P)) {
    if let Some(part) = P::slot(|slot| slot.here.get_untracked()) {
        act(part);
    }
}

/// A part, if it is there already.
pub fn here<P: Part>() -> Option<&'static P> {
    P::slot(|slot| slot.here.get_untracked())
}

/// Asks for a part, somebody needs it now.
pub fn want<P: Part>() {
    with(|_: &P| {});
}

/// What the browser's list of performance marks calls the moment from which on the board can be used.
const USABLE: &str = "usable";

/// Says that the page can be used once what is in it now was painted, and asks for a part after that.
pub fn fetch_once_usable<P: Part>() {
    spawn_local(async {
        // The first comes before the painting.
        next_frame().await;
        next_frame().await;
        if let Some(performance) = window().performance() {
            // Fails for names that the browser keeps to itself.
            let _ = performance.mark(USABLE);
        }
        fetch_when_idle::<P>();
    });
}

/// Asks for a part when there is nothing else to do. If it cannot be had now nobody is told.
pub fn fetch_when_idle<P: Part>() {
    when_idle(fetch::<P>);
}

fn fetch<P: Part>() {
    let needs =
        P::slot(|slot| slot.here.get_untracked().is_none() && !slot.is_coming.replace(true));
    if needs {
        spawn_local(arrive::<P>());
    }
}

async fn arrive<P: Part>() {
    let loaded = P::load().await;
    P::slot(|slot| slot.is_coming.set(false));
    let Ok(part) = loaded else {
        if P::slot(|slot| !slot.waiting.borrow().is_empty()) {
            trouble::tell(fetch::<P>, || P::slot(|slot| drop(slot.waiting.take())));
        }
        settle(P::slot(|slot| slot.asking.take()));
        return;
    };
    i18n::learn(part.texts());
    let here = P::slot(|slot| slot.here.clone());
    here.set(Some(part));
    let waiting = P::slot(|slot| slot.waiting.take());
    if !waiting.is_empty() {
        // The views of the part are built by then.
        next_frame().await;
        for act in waiting {
            act(part);
        }
    }
    settle(P::slot(|slot| slot.asking.take()));
}

fn settle(asking: Vec<Box<dyn FnOnce()>>) {
    for act in asking {
        act();
    }
}
