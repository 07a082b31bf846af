//! What a printer gets: the board's canvases and frames, one a page, and not the screen.
//!
//! The pages are in the document only while the browser prints. They have to be there before it lays out what it prints,
//! and it waits for nothing then; so Ctrl+P first sees to letters and pictures and asks for the dialog after that. Whoever
//! prints by the browser's own menu gets the same pages: letters are fetched while everything stands still, pictures are
//! those at hand, and what is missing is said on the first page.

mod letters;

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use board::{ContentHash, Snapshot};
use export::{Area, PrintPage, SvgOptions, characters, print_pages};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, KeyboardEvent};

use super::fonts::ready_to_paint;
use super::{ExportProblem, PICTURE_BYTES_MAX, snapshot};
use crate::bridge::EditorHandle;
use crate::i18n::{Text, locale_untracked, text_in};
use crate::images;
use crate::platform::{Listener, Passive, document, window};

/// Where the pages are while the browser prints.
const PAGES: &str = "print-pages";

/// The bytes of pictures.
type Bytes = HashMap<ContentHash, Arc<[u8]>>;

thread_local! {
    /// The pictures of the board that is about to be printed.
    static AT_HAND: RefCell<Bytes> = RefCell::default();
}

/// Listens for printing as long as the listeners are kept.
pub fn listen(handle: EditorHandle) -> [Listener; 3] {
    let target = window();
    let keys = Listener::capturing(
        &target,
        "keydown",
        Passive::No,
        move |event: KeyboardEvent| {
            // An input method is told about first.
            let composes = event.is_composing() || event.key_code() == 229;
            let only_ctrl =
                (event.ctrl_key() || event.meta_key()) && !event.shift_key() && !event.alt_key();
            if !composes && only_ctrl && event.key().eq_ignore_ascii_case("p") {
                event.prevent_default();
                event.stop_propagation();
                spawn_local(async move {
                    prepare(handle).await;
                    let _ = window().print();
                });
            }
        },
    );
    let before = Listener::new(&target, "beforeprint", Passive::Yes, move |_: Event| {
        // Without pages the browser prints what it shows.
        let _ = lay_out(handle);
    });
    let after = Listener::new(&target, "afterprint", Passive::Yes, |_: Event| {
        remove_pages();
        AT_HAND.take();
    });
    [keys, before, after]
}

/// Gets the letters and pictures of the whole board. What cannot be had is left out, and the board is printed anyway.
async fn prepare(handle: EditorHandle) {
    let Ok(snapshot) = snapshot(handle) else {
        return;
    };
    let options = options();
    if let Ok(needed) = characters(&snapshot, &options) {
        ready_to_paint(handle, needed).await;
    }
    if let Ok(hashes) = export::pictures(&snapshot, &options) {
        let found = images::bytes_of(handle, hashes, PICTURE_BYTES_MAX).await;
        AT_HAND.set(found.unwrap_or_default());
    }
}

fn options() -> SvgOptions {
    SvgOptions {
        area: Area::Board,
        locale: locale_untracked(),
        background: false,
        ..SvgOptions::default()
    }
}

/// Puts the pages of the board into the document.
fn lay_out(handle: EditorHandle) -> Result<(), ExportProblem> {
    let snapshot: Snapshot = snapshot(handle)?;
    if snapshot.elements().is_empty() {
        return Ok(());
    }
    let pages = AT_HAND.with_borrow(|at_hand| {
        let picture = |hash: &ContentHash| at_hand.get(hash).cloned();
        print_pages(&snapshot, locale_untracked(), &picture)
    })?;
    let mut needed = characters(&snapshot, &options())?;
    let lacks_pictures = export::pictures(&snapshot, &options())?
        .iter()
        .any(|hash| AT_HAND.with_borrow(|at_hand| !at_hand.contains_key(hash)));
    // Titles stand above the pages, too.
    for page in &pages {
        needed.bold.extend(page.title.chars());
    }
    let has_letters = letters::make_ready(&needed);
    remove_pages();
    let lack = match (has_letters, lacks_pictures) {
        (false, _) => Some(Text::PrintLacksLetters),
        (true, true) => Some(Text::PrintLacksPictures),
        (true, false) => None,
    };
    let all = made("div", PAGES)?;
    for (index, page) in pages.iter().enumerate() {
        let number = format!("{} / {}", index + 1, pages.len());
        let section = page_of(page, &number)?;
        if let Some(lack) = lack.filter(|_| index == 0) {
            let note = made("p", "print-note")?;
            note.set_text_content(Some(text_in(locale_untracked(), lack)));
            section.insert_before(&note, section.first_child().as_ref())?;
        }
        all.append_child(&section)?;
    }
    let body = document().body().ok_or(ExportProblem::NoBoard)?;
    body.append_child(&all)?;
    Ok(())
}

fn page_of(page: &PrintPage, number: &str) -> Result<Element, ExportProblem> {
    let kind = if page.is_wide {
        "print-page print-wide"
    } else {
        "print-page"
    };
    let section = made("section", kind)?;
    let title = made("h1", "print-title")?;
    title.set_text_content(Some(&page.title));
    section.append_child(&title)?;
    // What people wrote is escaped in it (X3), and the page's policy runs nothing but the program.
    section.insert_adjacent_html("beforeend", &page.svg)?;
    let foot = made("p", "print-number")?;
    foot.set_text_content(Some(number));
    section.append_child(&foot)?;
    Ok(section)
}

fn made(tag: &str, class: &str) -> Result<Element, ExportProblem> {
    let element = document().create_element(tag)?;
    element.set_class_name(class);
    Ok(element)
}

fn remove_pages() {
    let pages = document().get_elements_by_class_name(PAGES);
    while let Some(old) = pages.item(0) {
        old.remove();
    }
}
