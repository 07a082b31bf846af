//! The root: one page at a time, chosen by the address.

mod router;

pub use router::{Route, follow_link, navigate};

use leptos::prelude::*;

use crate::lazy::{self, Home};
use crate::pages::board_page::board_page;
use crate::pages::problem::not_found;
use crate::ui::element::{View, changing};

/// The whole application.
pub fn app() -> View {
    StoredValue::new_local(router::follow_address());
    // A memo, so that going to where one already is rebuilds nothing.
    let route = Memo::new(|_| router::route());
    changing(move || {
        let route = route.get();
        untrack(|| match route {
            Route::Home => home(),
            Route::Board { id, key } => board_page(id, key),
            Route::Unknown => not_found(),
        })
    })
}

fn home() -> View {
    lazy::want::<Home>();
    lazy::view(|home: &Home| (home.page)())
}

/// Shows the application in the page, for as long as the page is there.
pub fn start() {
    mount_to_body(|| {
        let view = app();
        if let Some(body) = document().body() {
            view.place(&body, None);
        }
        StoredValue::new_local(view);
    });
}
