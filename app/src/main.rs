//! The browser's half of Nonet: a painted board with Leptos chrome around it.
//!
//! - [`app`] is the root component: it shows the home page or a board, by the address.
//! - [`bridge`] owns the editor; it is the only place where editor and signals meet.
//! - [`canvas`] paints the scene, [`input`] turns events into the editor's inputs.
//! - [`platform`] is the only home of closures, listeners, frames and observers: guards that let go when dropped.

mod bridge;
mod i18n;
mod platform;
mod theme;
mod ui;

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(|| view! { <p>"Nonet"</p> });
}
