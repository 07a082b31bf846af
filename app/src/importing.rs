//! Taking files in: a board that was exported, drawings of other programs, tables. Chosen or dropped, read here, looked
//! at (what comes, what does not fit), and then added to the open board in one step, or made a board of its own by the
//! relay.
//!
//! The reading is `crates/import`'s. All of this is a part of the program that is loaded when it is asked for.

mod choosing;
mod encoding;
mod preview;
mod taking;
mod words;

use std::cell::RefCell;
use std::rc::Rc;

use import::limits::FILE_BYTES_MAX;
use import::{ImportError, Imported};
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File};

use crate::bridge::{Dialog, EditorHandle, NoticeKind, Refusal};
use crate::platform::next_frame;
use crate::ui::element::{View, changing, el};
use crate::ui::file_choice::taking_drops;

thread_local! {
    /// A file that was dropped on the board: the dialog opens with it.
    static DROPPED: RefCell<Option<File>> = const { RefCell::new(None) };
}

/// What is to become of the file.
#[derive(Clone, Copy)]
enum Purpose {
    /// It is added to the open board.
    Add(EditorHandle),
    /// The relay makes a board of it.
    Make,
}

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Choosing,
    Reading(String),
    Read(Rc<Opened>),
    Failed(String, Trouble),
}

/// A file that was read.
struct Opened {
    name: String,
    /// What the relay is given: the file, or its text in UTF-8.
    body: Blob,
    imported: Imported,
    /// Whether the open board can take it at once.
    fits: bool,
}

/// Why nothing comes of a file.
#[derive(Clone, PartialEq)]
enum Trouble {
    /// The browser cannot read it.
    Gone,
    Unfit(ImportError),
}

/// What the dialog's views share.
#[derive(Clone, Copy)]
struct Desk {
    purpose: Purpose,
    stage: RwSignal<Stage, LocalStorage>,
    /// Counts files: of two that were taken one after the other the last one counts.
    taken: RwSignal<u32>,
}

/// The content of the board's dialog.
pub fn adding() -> View {
    let desk = Desk::new(Purpose::Add(expect_context::<EditorHandle>()));
    if let Some(file) = DROPPED.take() {
        desk.take(file);
    }
    desk.view()
}

/// The content of the home page's dialog.
pub fn making() -> View {
    Desk::new(Purpose::Make).view()
}

/// Opens the board's dialog with a file; who may only look is told so.
pub fn bring(handle: EditorHandle, file: File) {
    let may_write = handle.with_editor(|editor| !editor.settings().read_only);
    if may_write != Some(true) {
        return handle.notify(NoticeKind::Refused(Refusal::ReadOnly));
    }
    DROPPED.set(Some(file));
    let asked = handle.signals().dialog;
    // If it is open already it begins anew.
    asked.set(None);
    asked.set(Some(Dialog::Import));
}

impl Desk {
    fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            stage: RwSignal::new_local(Stage::Choosing),
            taken: RwSignal::new(0),
        }
    }

    fn view(self) -> View {
        let form = el("div").class("import-form").child(changing(move || {
            let stage = self.stage.get();
            untrack(|| match stage {
                Stage::Choosing => choosing::choosing(self, None),
                Stage::Failed(name, trouble) => choosing::choosing(self, Some((&name, &trouble))),
                Stage::Reading(name) => choosing::reading(&name),
                Stage::Read(opened) => preview::preview(self, &opened),
            })
        }));
        taking_drops(form, move |file| self.take(file)).into()
    }

    /// Reads a file and shows what is in it.
    fn take(self, file: File) {
        let number = self.taken.get_untracked() + 1;
        self.taken.set(number);
        let name = file.name();
        self.stage.set(Stage::Reading(name.clone()));
        spawn_local(async move {
            let outcome = opened(file, self.purpose).await;
            // The dialog may have been closed, or another file taken.
            if self.taken.try_get_untracked() == Some(number) {
                self.stage.set(match outcome {
                    Ok(opened) => Stage::Read(Rc::new(opened)),
                    Err(trouble) => Stage::Failed(name, trouble),
                });
            }
        });
    }
}

async fn opened(file: File, purpose: Purpose) -> Result<Opened, Trouble> {
    // That it is being read is painted before the reading takes all there is.
    next_frame().await;
    next_frame().await;
    // Before a byte of it is read.
    if file.size() > FILE_BYTES_MAX as f64 {
        return Err(Trouble::Unfit(ImportError::TooLarge {
            bytes: file.size() as usize,
            max: FILE_BYTES_MAX,
        }));
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| Trouble::Gone)?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let name = file.name();
    let mut body: Blob = file.into();
    let read = match import::read(&name, &bytes) {
        // Japanese spreadsheets write tables so, unless they are told not to.
        Err(ImportError::Encoding) => match encoding::from_shift_jis(&bytes) {
            Some(text) => {
                let parts = js_sys::Array::of1(&text.as_str().into());
                body = Blob::new_with_str_sequence(&parts).map_err(|_| Trouble::Gone)?;
                import::read(&name, text.as_bytes())
            }
            None => Err(ImportError::Encoding),
        },
        read => read,
    };
    let imported = read.map_err(Trouble::Unfit)?;
    let fits = matches!(purpose, Purpose::Make) || taking::fits(&imported);
    Ok(Opened {
        name,
        body,
        imported,
        fits,
    })
}
