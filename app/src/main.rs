//! The browser's half of Nonet: a painted board with Leptos chrome around it.
//!
//! - [`app`] is the root component: it shows the home page or a board, by the address.
//! - [`bridge`] owns the editor; it is the only place where editor and signals meet.
//! - [`canvas`] paints the scene, [`input`] turns events into the editor's inputs.
//! - [`chrome`] is what surrounds the board, made of the controls in [`ui`]; [`i18n`] has its words.
//! - [`gallery`] is what a board starts from: the relay's templates and packs, and templates from files.
//! - [`checkpoints`] shows how the board was at other times, and takes it back.
//! - [`health`] shows what the checks say about the board.
//! - [`sealed`] is private writing: texts that only their author sees until they are revealed.
//! - [`prompts`] makes texts for a generative AI from the board, and lays its answers into the cells.
//! - [`importing`] takes files in: exported boards, drawings of other programs, tables.
//! - [`lazy`] loads the parts of the program that an empty board can do without.
//! - [`images`] brings pictures onto the board and gets them to everybody.
//! - [`net`] and [`storage`] keep the board: on the relay, and in this browser.
//! - [`offline`] lets the app open without a net, and says when another version is there.
//! - [`platform`] is the only home of closures, listeners, frames and observers: guards that let go when dropped.

mod app;
mod bench;
mod bridge;
mod canvas;
mod checkpoints;
mod chrome;
mod comments;
mod copying;
mod export;
mod gallery;
mod health;
mod i18n;
mod images;
mod importing;
mod input;
mod lazy;
mod links;
mod net;
mod offline;
mod pages;
mod platform;
mod pointing;
mod prompts;
mod sealed;
mod storage;
mod theme;
mod ui;

fn main() {
    platform::show_panics(|| {
        (
            i18n::text_in(i18n::locale_untracked(), i18n::Text::ProblemCrashed),
            i18n::text_in(i18n::locale_untracked(), i18n::Text::ProblemCrashedDetail),
            i18n::text_in(i18n::locale_untracked(), i18n::Text::ProblemReload),
        )
    });
    i18n::start();
    theme::start();
    lazy::wait_for_popovers();
    bench::start();
    app::start();
}
