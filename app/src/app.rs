//! The root: one page at a time, chosen by the address.

mod router;

pub use router::{Route, navigate};

use leptos::prelude::*;

use crate::pages::board_page::BoardPage;
use crate::pages::home::Home;
use crate::pages::problem::NotFound;

/// The whole application.
#[component]
pub fn App() -> impl IntoView {
    StoredValue::new_local(router::follow_address());
    // A memo, so that going to where one already is rebuilds nothing.
    let route = Memo::new(|_| router::route());
    move || match route.get() {
        Route::Home => view! { <Home/> }.into_any(),
        Route::Board { id, key } => view! { <BoardPage id=id key=key/> }.into_any(),
        Route::Unknown => view! { <NotFound/> }.into_any(),
    }
}
