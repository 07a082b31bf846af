//! What the relay has to offer, as far as this page knows.

use std::cell::Cell;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::catalogue::Catalogue;
use super::shelf;
use crate::net::api::ApiError;
use crate::net::templates;
use crate::storage::gallery as kept;

/// The state of the lists.
#[derive(Clone, PartialEq, Default)]
pub struct Offer {
    /// What is known: of today, or of last time.
    pub catalogue: Option<Arc<Catalogue>>,
    /// Why nothing newer is known.
    pub trouble: Option<ApiError>,
}

thread_local! {
    static OFFER: ArcRwSignal<Offer> = ArcRwSignal::default();
    static IS_ASKING: Cell<bool> = const { Cell::new(false) };
}

/// What is on offer; tracked.
pub fn offer() -> Offer {
    OFFER.with(ArcRwSignal::clone).get()
}

/// What is known; not tracked.
pub fn known() -> Option<Arc<Catalogue>> {
    OFFER.with(ArcRwSignal::clone).get_untracked().catalogue
}

/// Asks the relay; what was known last time is on offer until it answers.
pub fn ask() {
    if IS_ASKING.replace(true) {
        return;
    }
    let offer = OFFER.with(ArcRwSignal::clone);
    let before = offer.get_untracked();
    let catalogue = before.catalogue.or_else(|| {
        let (templates, packs) = kept::load();
        Catalogue::read(&templates, &packs).map(Arc::new)
    });
    set(Offer {
        catalogue: catalogue.clone(),
        trouble: None,
    });
    spawn_local(async move {
        let answer = templates::lists().await;
        IS_ASKING.set(false);
        let read = answer.and_then(|(templates, packs)| {
            let read = Catalogue::read(&templates, &packs);
            let read = read.ok_or_else(|| ApiError::Unreadable("/api/templates".to_owned()))?;
            // Where the browser keeps nothing, they are asked for each time.
            let _ = kept::keep(&templates, &packs);
            Ok(read)
        });
        match read {
            Ok(read) => {
                shelf::drop_others_than(&read);
                set(Offer {
                    catalogue: Some(Arc::new(read)),
                    trouble: None,
                });
            }
            Err(error) => set(Offer {
                catalogue,
                trouble: Some(error),
            }),
        }
    });
}

/// What is the same as before builds no card anew.
fn set(new: Offer) {
    let offer = OFFER.with(ArcRwSignal::clone);
    if offer.with_untracked(|old| *old != new) {
        offer.set(new);
    }
}
