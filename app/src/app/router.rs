//! Two pages and their addresses: `/` and `/b/{id}#k=KEY`. The key stands in the fragment, which is sent to nobody.

use board::BoardId;
use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

use crate::platform::{Listener, Passive};

/// Which page an address means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// `/`
    Home,
    /// `/b/{id}#k=KEY`
    Board {
        /// The board's id.
        id: BoardId,
        /// The key, if the address has one.
        key: Option<String>,
    },
    /// Any other address.
    Unknown,
}

impl Route {
    /// Reads a path (`/b/x`) and a fragment (`#k=KEY`, or empty).
    pub fn parse(path: &str, fragment: &str) -> Self {
        let path = path.trim_end_matches('/');
        if path.is_empty() || path == "/index.html" {
            return Self::Home;
        }
        match path.strip_prefix("/b/").and_then(BoardId::parse) {
            Some(id) => Self::Board {
                id,
                key: key_in(fragment),
            },
            None => Self::Unknown,
        }
    }

    fn current() -> Self {
        let location = window().location();
        Self::parse(
            &location.pathname().unwrap_or_default(),
            &location.hash().unwrap_or_default(),
        )
    }
}

/// The key of a fragment such as `#k=KEY`; other parts are allowed around it.
fn key_in(fragment: &str) -> Option<String> {
    fragment
        .trim_start_matches('#')
        .split('&')
        .find_map(|part| part.strip_prefix("k="))
        .filter(|key| !key.is_empty())
        .map(str::to_owned)
}

thread_local! {
    // Not a context: event handlers and answers from the network navigate too, and those have no owner.
    static ROUTE: ArcRwSignal<Route> = ArcRwSignal::new(Route::current());
}

/// Where we are; tracked.
pub fn route() -> Route {
    ROUTE.with(ArcRwSignal::clone).get()
}

/// Follows the address (back, forward, another fragment) as long as the guards live.
pub fn follow_address() -> [Listener; 2] {
    ["popstate", "hashchange"]
        .map(|name| Listener::new::<Event>(&window(), name, Passive::Yes, |_| read_address()))
}

/// Goes to an address of this site, `/b/x#k=KEY` for example, without loading the page anew.
pub fn navigate(address: &str) {
    let pushed = window()
        .history()
        .and_then(|history| history.push_state_with_url(&"".into(), "", Some(address)));
    match pushed {
        Ok(()) => read_address(),
        // Another origin, or a browser that allows no more entries: the ordinary way.
        Err(_) => {
            let _ = window().location().set_href(address);
        }
    }
}

/// Follows a link of this site without loading the page anew; another tab or window is the browser's business.
pub fn follow_link(event: &MouseEvent, address: &str) {
    if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
        event.prevent_default();
        navigate(address);
    }
}

fn read_address() {
    ROUTE.with(ArcRwSignal::clone).set(Route::current());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_pages() {
        assert_eq!(Route::parse("/", ""), Route::Home);
        assert_eq!(Route::parse("/b/", ""), Route::Unknown);
        assert_eq!(Route::parse("/b/../x", ""), Route::Unknown);
        assert_eq!(Route::parse("/elsewhere", ""), Route::Unknown);
        let board = |key: Option<&str>| Route::Board {
            id: BoardId::parse("abc").unwrap(),
            key: key.map(str::to_owned),
        };
        assert_eq!(Route::parse("/b/abc", "#k=K1"), board(Some("K1")));
        assert_eq!(Route::parse("/b/abc/", "#x=1&k=K1"), board(Some("K1")));
        assert_eq!(Route::parse("/b/abc", "#k="), board(None));
    }
}
