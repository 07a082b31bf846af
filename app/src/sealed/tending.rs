//! What goes on by itself: keys go to the relay, and what is left of a round that is over is opened by whoever wrote it.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use board::{BoardId, ElementId, RoundId, SealKey, Sealed, Sealer};
use collab::Status;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::keys::BrowserKeys;
use crate::bridge::{Editor, EditorHandle, Input, Private, Revealed};
use crate::net::seals as relay;
use crate::platform::{Timer, now_millis};
use crate::storage::seals;
use crate::ui::element::effect;

/// After how long it is asked again whether a round is over, and a key offered again, in milliseconds.
const AGAIN_MILLIS: i32 = 5_000;

thread_local! {
    /// The open board, and the secret of its link.
    static PLACE: RefCell<Option<(BoardId, String)>> = const { RefCell::new(None) };
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
    /// Something changed while it was busy.
    static IS_WANTED: Cell<bool> = const { Cell::new(false) };
    static AGAIN: RefCell<Option<Timer>> = const { RefCell::new(None) };
    /// When it was asked about a round that was not over.
    static ASKED: RefCell<HashMap<RoundId, f64>> = RefCell::default();
}

/// From now on this browser seals and opens on the board.
pub fn begin(handle: EditorHandle) {
    let Some((board, secret)) = handle.place() else {
        return;
    };
    PLACE.set(Some((board.clone(), secret)));
    let sealer = Sealer(Arc::new(BrowserKeys::of(board)));
    handle.send(Input::Private(Private::Seal(sealer)));
}

/// Tends what is private for as long as the view that calls this lives.
pub fn follow(handle: EditorHandle) {
    let signals = handle.signals();
    effect(move || {
        signals.privacy.track();
        signals.role.track();
        if matches!(
            signals.connection.get(),
            Status::Saved | Status::Saving { .. }
        ) {
            tend(handle);
        }
    });
}

/// Gives the relay a key that was just made.
pub fn hand_over(round: RoundId, key: SealKey) {
    let Some((board, secret)) = PLACE.with_borrow(Clone::clone) else {
        return;
    };
    spawn_local(async move {
        // If it does not work now, `tend` tries again.
        if relay::keep(&board, &secret, &round, &key).await.is_ok() {
            let _ = seals::keep(&board, round.as_str(), &key.to_text(), true);
        }
    });
}

fn tend(handle: EditorHandle) {
    let role = handle.signals().role.try_get_untracked();
    let may_write = role.is_some_and(collab::message::Role::may_write);
    if !may_write {
        return;
    }
    if IS_BUSY.replace(true) {
        IS_WANTED.set(true);
        return;
    }
    spawn_local(async move {
        let mut is_done = tend_once(handle).await;
        while IS_WANTED.take() {
            is_done = tend_once(handle).await;
        }
        IS_BUSY.set(false);
        let again = (!is_done).then(|| Timer::once(AGAIN_MILLIS, move || tend(handle)));
        AGAIN.set(again.flatten());
    });
}

/// Whether nothing is left to do.
async fn tend_once(handle: EditorHandle) -> bool {
    let Some((board, secret)) = handle.place() else {
        return true;
    };
    let mut is_done = true;
    for round in seals::waiting(&board) {
        let kept = seals::load(&board, &round);
        let key = kept.and_then(|(key, _)| SealKey::parse(&key));
        let (Some(key), Some(id)) = (key, RoundId::parse(&round)) else {
            continue;
        };
        let sent = relay::keep(&board, &secret, &id, &key).await;
        is_done &= sent.is_ok();
        if sent.is_ok() {
            let _ = seals::keep(&board, &round, &key.to_text(), true);
        }
    }
    for (round, own) in handle.with_editor(left_over).unwrap_or_default() {
        let asked = ASKED.with_borrow(|asked| asked.get(&round).copied());
        if asked.is_some_and(|asked| now_millis() - asked < f64::from(AGAIN_MILLIS)) {
            is_done = false;
            continue;
        }
        match relay::is_over(&board, &secret, &round).await {
            Ok(true) => {
                let over = Vec::new();
                let texts = own;
                handle.send(Input::Private(Private::Reveal { texts, over }));
            }
            // Ended without being revealed: a facilitator may do that yet.
            Ok(false) => {
                ASKED.with_borrow_mut(|asked| asked.insert(round, now_millis()));
            }
            Err(_) => is_done = false,
        }
    }
    is_done
}

/// What this person wrote in rounds under whose veils nobody writes any more.
fn left_over(editor: &Editor) -> Vec<(RoundId, Vec<Revealed>)> {
    if !editor.has_private() {
        return Vec::new();
    }
    let live = editor.privacy().rounds;
    let mut found: Vec<(RoundId, Vec<Revealed>)> = Vec::new();
    let mut add =
        |round: RoundId, one: Revealed| match found.iter_mut().find(|(known, _)| *known == round) {
            Some((_, all)) => all.push(one),
            None => found.push((round, vec![one])),
        };
    let seals: Vec<(ElementId, Sealed)> = editor.board().seals();
    for (note, sealed) in seals {
        let Some(round) = RoundId::parse(sealed.round()) else {
            continue;
        };
        if let Some(text) = editor
            .board()
            .opened(&sealed)
            .filter(|_| !live.contains(&round))
        {
            add(round, Revealed { note, sealed, text });
        }
    }
    found
}
