//! What people say about the board: marks where it is about something, and a panel with what was said. Both follow the
//! board's own facts; nothing is kept here.

mod heard;
mod panel;
mod pins;
mod said;
mod writing;

use std::sync::Arc;

use board::Thread;
use leptos::prelude::*;

use crate::bridge::{
    Availability, CommandId, CommentPlace, Commenting, Dialog, EditorHandle, Input,
};
use crate::ui::element::View;

pub use pins::follow;

/// What the views of comments share.
#[derive(Clone, Copy)]
struct Talk {
    handle: EditorHandle,
    threads: Memo<Arc<[Thread]>>,
    /// The thread that somebody has chosen.
    chosen: RwSignal<Option<String>>,
    /// The comment of one's own that is being said otherwise.
    edited: RwSignal<Option<String>>,
}

/// What the panel shows.
#[derive(Clone, PartialEq)]
enum Shown {
    Nothing,
    /// All threads.
    List,
    /// One of them, by its name.
    Thread(String),
    /// What is about to be written.
    New(CommentPlace),
}

/// The marks, which lie under everything else over the board, and the panel.
pub fn comments() -> (View, View) {
    let handle = expect_context::<EditorHandle>();
    let edits = handle.signals().edits;
    let threads = Memo::new(move |before: Option<&Arc<[Thread]>>| {
        edits.get();
        let read = handle.with_editor(|editor| Thread::all_of(&editor.info().comments));
        read.map(Arc::from)
            .or_else(|| before.cloned())
            .unwrap_or_else(|| Arc::from([]))
    });
    let talk = Talk {
        handle,
        threads,
        chosen: RwSignal::new(None),
        edited: RwSignal::new(None),
    };
    heard::tell(talk);
    (pins::pins(talk), panel::panel(talk))
}

impl Talk {
    /// What the panel shows now; tracked.
    fn shown(self) -> Shown {
        // Asked for again while it is open it tells so, too.
        let is_open = self.handle.signals().dialog.get() == Some(Dialog::Comments);
        let chosen = self.chosen.get();
        let threads = self.threads.get();
        if !is_open {
            return Shown::Nothing;
        }
        let place = self
            .handle
            .with_editor(|editor| editor.comment_place().cloned())
            .flatten();
        let is_there = |name: &String| threads.iter().any(|thread| thread.name() == name);
        match (place, chosen.filter(is_there)) {
            (Some(place), _) => Shown::New(place),
            (None, Some(name)) => Shown::Thread(name),
            (None, None) => Shown::List,
        }
    }

    /// Opens a thread, or the list.
    fn open(self, name: Option<String>) {
        self.send(Commenting::Leave);
        self.chosen.set(name);
        self.handle.signals().dialog.set(Some(Dialog::Comments));
    }

    /// Closes the panel.
    fn close(self) {
        self.send(Commenting::Leave);
        self.chosen.set(None);
        self.handle.signals().dialog.set(None);
        self.handle.focus_board();
    }

    fn send(self, what: Commenting) {
        self.handle.send(Input::Comment(what));
    }

    /// Whether one may say something; tracked.
    fn may_write(self) -> bool {
        self.handle.availability(CommandId::Comment) == Availability::Enabled
    }
}
