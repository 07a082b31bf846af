//! The service worker (`app/worker.js`), by which the app opens without a net, and the news of another version.
//!
//! The worker is reached through the browser's objects by name: every binding of its own would be in the first load.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Promise};
use leptos::prelude::{ArcRwSignal, Get, Set};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, EventTarget};

use crate::net::api::page;
use crate::platform::by_name::{call, called, field};
use crate::platform::{Listener, Passive, document, window};

/// Where the worker is.
const WORKER: &str = "/sw.js";

thread_local! {
    static IS_REGISTERED: Cell<bool> = const { Cell::new(false) };
    static REGISTRATION: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    static IS_OLD: ArcRwSignal<bool> = ArcRwSignal::new(false);
    /// For as long as the page lasts.
    static LISTENERS: RefCell<Vec<Listener>> = RefCell::default();
}

/// Whether the relay brings another version than this page is; tracked.
pub fn is_old() -> bool {
    IS_OLD.with(ArcRwSignal::clone).get()
}

/// Registers the worker. Where the browser has none (pages without TLS, private windows) the app needs a net to open,
/// and that is all.
pub fn register() {
    if IS_REGISTERED.replace(true) {
        return;
    }
    spawn_local(async {
        let Some(registration) = registered().await else {
            return;
        };
        if let Some(target) = registration.dyn_ref::<EventTarget>() {
            let listener = Listener::new(target, "updatefound", Passive::Yes, |_: Event| follow());
            LISTENERS.with_borrow_mut(|all| all.push(listener));
        }
        REGISTRATION.set(Some(registration));
        let back = Listener::new(&document(), "visibilitychange", Passive::Yes, |_: Event| {
            look();
            name_slices();
        });
        LISTENERS.with_borrow_mut(|all| all.push(back));
        let ready = field(&window().navigator(), "serviceWorker")
            .and_then(|container| field(&container, "ready"))
            .and_then(|ready| ready.dyn_into::<Promise>().ok());
        if let Some(ready) = ready
            && JsFuture::from(ready).await.is_ok()
        {
            name_slices();
        }
    });
}

/// Tells a worker that is at work which slices of the font this page has loaded: it may have come after them.
fn name_slices() {
    let active = REGISTRATION
        .with_borrow(|registration| registration.as_ref().and_then(|one| field(one, "active")));
    let loaded = field(&window(), "performance")
        .and_then(|clock| call(&clock, "getEntriesByType", Some(&"resource".into())).ok())
        .and_then(|all| all.dyn_into::<Array>().ok());
    if let (Some(active), Some(loaded)) = (active, loaded) {
        let names = loaded.iter().filter_map(|entry| field(&entry, "name"));
        let is_slice = |name: &JsValue| {
            name.as_string()
                .is_some_and(|name| name.contains("/fonts/") && name.ends_with(".woff2"))
        };
        let slices: Array = names.filter(is_slice).collect();
        let _ = call(&active, "postMessage", Some(&slices));
    }
}

/// Asks whether the relay brings another version by now.
pub fn look() {
    if let Some(registration) = REGISTRATION.with_borrow(Clone::clone)
        && !document().hidden()
    {
        spawn_local(async move {
            // Without a net there is nothing new.
            let _ = called(&registration, "update", None).await;
        });
    }
}

/// Loads the page again, as the version that the relay brings.
pub fn renew() {
    let waiting = REGISTRATION
        .with_borrow(|registration| registration.as_ref().and_then(|one| field(one, "waiting")));
    if let Some(waiting) = waiting {
        let _ = call(&waiting, "postMessage", Some(&"take-over".into()));
    }
    // Refused only where the page may not be left.
    let _ = window().location().reload();
}

async fn registered() -> Option<JsValue> {
    let container = field(&window().navigator(), "serviceWorker")?;
    called(&container, "register", Some(&WORKER.into()))
        .await
        .ok()
}

/// A new worker is being installed. When that is done the page is old, unless it came with the new one.
fn follow() {
    let installing = REGISTRATION.with_borrow(|registration| {
        registration
            .as_ref()
            .and_then(|one| field(one, "installing"))
    });
    let Some(worker) = installing else { return };
    let Some(target) = worker.dyn_ref::<EventTarget>() else {
        return;
    };
    let state = worker.clone();
    let listener = Listener::new(target, "statechange", Passive::Yes, move |_: Event| {
        if field(&state, "state")
            .and_then(|state| state.as_string())
            .as_deref()
            == Some("installed")
        {
            spawn_local(compare());
        }
    });
    LISTENERS.with_borrow_mut(|all| all.push(listener));
}

/// Whether the relay's page names another program than this one does.
async fn compare() {
    let this = document()
        .query_selector("meta[name=nonet-app]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("data-script"));
    if let (Some(this), Ok(page)) = (this, page().await)
        && !page.contains(&this)
    {
        IS_OLD.with(ArcRwSignal::clone).set(true);
    }
}
