//! The parts of the program besides the first.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use board::Locale;
use editor::{Editor, Verbs};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::File;

use super::Slot;
use crate::bridge::{BoardSignals, EditorHandle, TELL_CELLS, TellCells, tell_privacy};
use crate::canvas::{
    PAINT_TOOLS, PaintTools, ReadingTree, SHOW_GLIDE, SHOW_ZOOM, ShowGlide, ShowZoom,
    ask_for_slices_again, lay_out_ahead,
};
use crate::copying::{COPYING, Copying};
use crate::gallery::{self, Chosen, Wanted};
use crate::i18n::{Texts, later_texts};
use crate::images::{IMAGES, Images};
use crate::pointing::{POINTING, Pointing};
use crate::storage::BoardLog;
use crate::ui::element::View;
use crate::{bench, checkpoints, chrome, health, importing, links, net, pages, prompts, sealed};

/// What a usable empty board can do without at first.
pub struct Later {
    /// The board's dialogs, its context menu and its notices, for the end of the page.
    pub dialogs: fn() -> View,
    /// Who is here, and the button that lets others in.
    pub company: fn() -> View,
    /// The zoom, and what can be done about it.
    pub zoom_bar: fn() -> View,
    /// What hands can do beyond making and writing notes.
    pub verbs: &'static Verbs,
    /// Says in words what the canvas shows now.
    pub tell_in_words: fn(&ReadingTree, &Editor),
    /// Lays texts out before they come into sight.
    pub lay_out_ahead: fn(EditorHandle),
    /// Shows the board while the camera glides to another zoom.
    pub show_glide: ShowGlide,
    /// Shows the board while its zoom changes by hand.
    pub show_zoom: ShowZoom,
    /// Offers the measurement hooks.
    pub bench: fn(),
    /// Pictures on the board.
    pub images: Images,
    /// Asks again for slices of the face that did not come; calls what it is given when some have.
    pub ask_for_slices_again: fn(Rc<dyn Fn()>),
    /// What is copied, as other programs take it.
    pub copying: Copying,
    /// Downloads all that this tab has.
    pub keep_copy: fn(EditorHandle),
    /// Downloads a document that is not this tab's any more, given as an update.
    pub keep_taken_back: fn(EditorHandle, &[u8]),
    /// Writes a board's log that has become long anew.
    pub compact: fn(Rc<BoardLog>),
    /// Paints handles, guides and what is being drawn.
    pub paint_tools: PaintTools,
    /// Puts the marks of comments where they belong.
    pub follow_comments: fn(&Editor),
    /// What is asked for over cells.
    pub cells: TellCells,
    /// What is private on the board.
    pub tell_privacy: fn(&BoardSignals, &Editor),
    /// What people point at, and what they say there.
    pub pointing: Pointing,
    /// What is shown instead of a board whose link asks for a passphrase.
    pub locked: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// The home page.
pub struct Home {
    /// All of it.
    pub page: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// The templates, wherever they are chosen.
pub struct Gallery {
    /// What a new board starts from, on the home page.
    pub choice: fn(Chosen) -> View,
    /// What a board is called that starts from there, if nobody named it.
    pub title_of: fn(&Wanted, Locale) -> Option<String>,
    /// What is put on a board: the content of a dialog.
    pub insertion: fn() -> View,
    /// Fetches what that would wait for; there is nothing to see of it.
    pub prepare: fn() -> View,
    /// Which example is put into a canvas: the content of a dialog.
    pub samples: fn() -> View,
    /// A template's file of a canvas or a frame: the content of a dialog.
    pub saving: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// How the board was at other times.
pub struct Checkpoints {
    /// The content of the dialog.
    pub view: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// Taking files in.
pub struct Importing {
    /// The content of the board's dialog.
    pub adding: fn() -> View,
    /// Opens that dialog with a file that was dropped.
    pub bring: fn(EditorHandle, File),
    /// The content of the home page's dialog.
    pub making: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// Private writing.
pub struct Private {
    /// From now on this browser seals and opens on the board.
    pub begin: fn(EditorHandle),
    /// The line that is there while something is private.
    pub status: fn() -> View,
    /// The content of the dialog.
    pub content: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// What the checks say about the board.
pub struct Health {
    /// The panel; it is closed by what it is given.
    pub panel: fn(health::Open) -> View,
    /// On which day the workshop is: the content of a dialog.
    pub session: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// Who comes in, and by which link.
pub struct Doors {
    /// The content of the dialog.
    pub links: fn() -> View,
    /// The page that asks for the passphrase of a link.
    pub unlock: fn() -> View,
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// The file that `Later` is in.
#[wasm_split(later, fallible)]
fn later() -> Result<&'static Later, SplitLoaderError> {
    static LATER: Later = Later {
        dialogs: pages::board_page::later,
        company: chrome::company,
        zoom_bar: chrome::zoom_bar,
        verbs: Verbs::ALL,
        tell_in_words: ReadingTree::update,
        lay_out_ahead,
        show_glide: SHOW_GLIDE,
        show_zoom: SHOW_ZOOM,
        bench: bench::offer,
        images: IMAGES,
        ask_for_slices_again,
        copying: COPYING,
        keep_copy: chrome::keep_copy::keep_copy,
        keep_taken_back: chrome::keep_copy::keep_taken_back,
        compact: net::compact,
        paint_tools: PAINT_TOOLS,
        follow_comments: crate::comments::follow,
        cells: TELL_CELLS,
        tell_privacy,
        pointing: POINTING,
        locked: chrome::links_dialog::locked,
        texts: later_texts,
    };
    Ok(&LATER)
}

/// The file that `Home` is in.
#[wasm_split(home, fallible)]
fn home() -> Result<&'static Home, SplitLoaderError> {
    static HOME: Home = Home {
        page: pages::home::home,
        texts: later_texts,
    };
    Ok(&HOME)
}

/// The file that `Gallery` is in.
#[wasm_split(gallery, fallible)]
fn gallery_part() -> Result<&'static Gallery, SplitLoaderError> {
    static GALLERY: Gallery = Gallery {
        choice: gallery::choice,
        title_of: gallery::title_of,
        insertion: gallery::insertion,
        prepare: gallery::prepare,
        samples: gallery::samples,
        saving: gallery::saving,
        texts: later_texts,
    };
    Ok(&GALLERY)
}

/// Texts for a generative AI, and its answers.
pub struct Prompts {
    /// The prompts that belong to the board: the content of a dialog.
    pub kit: fn() -> View,
    /// What an answer would put on the board: the content of a dialog.
    pub answer: fn() -> View,
    /// Reads a text that was pasted on the board as an answer.
    pub begin: fn(EditorHandle, String),
    /// The texts that the first load does without.
    pub texts: Texts,
}

/// The file that `Prompts` is in.
#[wasm_split(prompts, fallible)]
fn prompts_part() -> Result<&'static Prompts, SplitLoaderError> {
    static PROMPTS: Prompts = Prompts {
        kit: prompts::kit,
        answer: prompts::answer,
        begin: prompts::begin,
        texts: later_texts,
    };
    Ok(&PROMPTS)
}

/// The file that `Importing` is in.
#[wasm_split(importing, fallible)]
fn importing_part() -> Result<&'static Importing, SplitLoaderError> {
    static IMPORTING: Importing = Importing {
        adding: importing::adding,
        bring: importing::bring,
        making: importing::making,
        texts: later_texts,
    };
    Ok(&IMPORTING)
}

/// The file that `Checkpoints` is in.
#[wasm_split(checkpoints, fallible)]
fn checkpoints_part() -> Result<&'static Checkpoints, SplitLoaderError> {
    static CHECKPOINTS: Checkpoints = Checkpoints {
        view: checkpoints::checkpoints,
        texts: later_texts,
    };
    Ok(&CHECKPOINTS)
}

/// The file that `Private` is in.
#[wasm_split(private, fallible)]
fn private_part() -> Result<&'static Private, SplitLoaderError> {
    static PRIVATE: Private = Private {
        begin: sealed::begin,
        status: sealed::status,
        content: sealed::content,
        texts: later_texts,
    };
    Ok(&PRIVATE)
}

/// The file that `Health` is in.
#[wasm_split(health, fallible)]
fn health_part() -> Result<&'static Health, SplitLoaderError> {
    static HEALTH: Health = Health {
        panel: health::panel,
        session: health::session,
        texts: later_texts,
    };
    Ok(&HEALTH)
}

/// The file that `Doors` is in.
#[wasm_split(doors, fallible)]
fn doors_part() -> Result<&'static Doors, SplitLoaderError> {
    static DOORS: Doors = Doors {
        links: links::links,
        unlock: links::unlock,
        texts: later_texts,
    };
    Ok(&DOORS)
}

thread_local! {
    static DOORS_SLOT: Slot<Doors> = Slot::new();
    static HEALTH_SLOT: Slot<Health> = Slot::new();
    static PRIVATE_SLOT: Slot<Private> = Slot::new();
    static LATER_SLOT: Slot<Later> = Slot::new();
    static HOME_SLOT: Slot<Home> = Slot::new();
    static GALLERY_SLOT: Slot<Gallery> = Slot::new();
    static CHECKPOINTS_SLOT: Slot<Checkpoints> = Slot::new();
    static IMPORTING_SLOT: Slot<Importing> = Slot::new();
    static PROMPTS_SLOT: Slot<Prompts> = Slot::new();
}

/// A part's table, being fetched.
type Loading<P> = Pin<Box<dyn Future<Output = Result<&'static P, SplitLoaderError>>>>;

/// A part of the program.
pub trait Part: Sync + Sized + 'static {
    /// Looks at how far it has come.
    fn slot<R>(look: impl FnOnce(&Slot<Self>) -> R) -> R;

    /// Fetches its file. May be called again after an error.
    fn load() -> Loading<Self>;

    /// The texts that its views need.
    fn texts(&self) -> Texts;
}

/// Says where a part is kept and which function fetches it.
macro_rules! part {
    ($part:ident, $slot:ident, $load:ident) => {
        impl Part for $part {
            fn slot<R>(look: impl FnOnce(&Slot<Self>) -> R) -> R {
                $slot.with(look)
            }

            fn load() -> Loading<Self> {
                Box::pin($load())
            }

            fn texts(&self) -> Texts {
                self.texts
            }
        }
    };
}

part!(Later, LATER_SLOT, later);
part!(Doors, DOORS_SLOT, doors_part);
part!(Home, HOME_SLOT, home);
part!(Gallery, GALLERY_SLOT, gallery_part);
part!(Prompts, PROMPTS_SLOT, prompts_part);
part!(Importing, IMPORTING_SLOT, importing_part);
part!(Checkpoints, CHECKPOINTS_SLOT, checkpoints_part);
part!(Health, HEALTH_SLOT, health_part);
part!(Private, PRIVATE_SLOT, private_part);
