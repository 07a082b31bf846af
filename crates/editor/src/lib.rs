//! The editor: what a person's hands do to a board, without a screen.
//!
//! One owned struct, [`Editor`]. In goes an [`Input`] (a pointer moved, a key went down, bytes came from the others),
//! out come [`Effect`]s (send these bytes, give the field the keyboard, say this); between two inputs the view reads
//! [`Editor::scene`], [`Editor::camera`], [`Editor::selection`], [`Editor::overlay`], and asks
//! [`Editor::take_changes`] what it has to refresh. Nothing here knows a DOM, a clock or a socket: time and new ids
//! come through [`Surroundings`].
//!
//! - The **camera** is the only place where [`ScreenPoint`]s and board points meet.
//! - A **tool** is a state chart, one file a state in `tools/`. A gesture is an [`Overlay`] until it ends, then one
//!   transaction: one undo step, one update. It is computed from where it began, every time.
//! - **Typing** is committed as typed. During a composition nothing touches the field: what others write in the same
//!   note waits, and is merged when the composition ends.
//! - **Commands** ([`COMMANDS`]) are one list; toolbar, menus, keys and help read it, each with the reason why a
//!   command cannot be used now.
//! - What **others** do arrives as updates; scene, selection and a running gesture follow.
//!
//! `SPEC.md` numbers the rules; tests are named after them.

mod adding;
mod aligning;
mod alignment;
mod answers;
mod arranging;
mod attaching;
mod camera;
mod canvases;
mod carrying;
mod cells;
mod clipboard;
mod commands;
mod commenting;
mod committing;
mod connectors;
mod copying;
mod covers;
mod cursor;
mod drafts;
mod duplicating;
mod editor;
mod effect;
mod erasing;
mod field;
mod find;
mod frames;
mod glide;
mod grouping;
mod growth;
mod handle;
mod health;
mod images;
mod importing;
mod input;
mod keyboard;
mod kinds;
mod links;
mod locking;
mod look;
mod looking_along;
mod making;
mod moving;
mod next_looks;
mod note_size;
mod overlay;
mod pasting;
mod placing;
mod pointer;
mod presence;
mod readings;
mod remembered;
mod remote;
mod resizing;
mod restacking;
mod restoring;
mod running;
mod screen;
mod sealed;
mod selected;
mod selecting;
mod selection;
mod settings;
mod snapping;
mod sprouts;
mod sticking;
mod strokes;
mod styling;
mod surroundings;
mod syncing;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod text_merge;
mod tidying;
mod tool;
mod tools;
mod turn;
mod typing;
mod unclear;
mod units;
mod verbs;
mod view;
mod view_changes;
mod walking;
mod wheel;

pub use alignment::Alignment;
pub use answers::TakeIn;
pub use camera::{Camera, ZOOM_MAX, ZOOM_MIN};
pub use cells::{Asked, Side, Then, Wanted};
pub use clipboard::PASTED_ELEMENTS_MAX;
pub use commands::{
    Availability, COMMANDS, Command, CommandId, Direction, Distance, Group, KeyPattern, Places,
    Reason, Shortcut,
};
pub use commenting::{CommentPlace, Commenting};
pub use cursor::Cursor;
pub use editor::Editor;
pub use effect::{Announcement, Caret, Dialog, Effect, Refusal, TooLong};
pub use field::Editing;
pub use find::{folded, kana_of};
pub use glide::Glide;
pub use handle::Handle;
pub use importing::Addition;
pub use input::{
    CompositionPhase, ImageDraft, Input, KeyInput, Modifiers, NoteDraft, Pasted, PinchInput,
    PointerButton, PointerDevice, PointerInput, PointerPhase, WheelDelta, WheelInput, WheelMode,
};
pub use kinds::Kinds;
pub use looking_along::LookAlong;
pub use next_looks::{NextLooks, PenWidth};
pub use note_size::NoteSize;
pub use overlay::{
    BoxOverlay, ConnectorOverlay, DragOverlay, Overlay, ResizeOverlay, StrokeOverlay,
};
pub use pasting::{
    FIELD_PASTED_CHARACTERS_MAX, PASTED_CHARACTERS_MAX, PASTED_NOTES_MAX, PasteMode, PasteOffer,
};
pub use placing::FREE_NOTE_SIZE;
pub use presence::{DragPresence, EditorPresence, SELECTION_MAX};
pub use scene::Layer;
pub use screen::{ScreenInsets, ScreenPoint, ScreenRect, ScreenSize};
pub use sealed::{Privacy, Private, Revealed};
pub use selection::Selection;
pub use settings::EditorSettings;
pub use snapping::{GRID_STEP, Guide, GuideKind};
pub use sprouts::{SPROUT_GAP, Sprout};
pub use surroundings::Surroundings;
pub use text_merge::Splice;
pub use tool::Tool;
pub use verbs::Verbs;
pub use view_changes::ViewChanges;
