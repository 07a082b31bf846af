//! What the editor announces, in words.

use board::Axis;
use editor::{Announcement, Editor};

use leptos::prelude::{Set, WithUntracked};

use super::{Announced, Bridge};
use crate::i18n::{Text, fill, locale_untracked, name_of, text_in, value_of};

/// Says it in the live region; gives the words.
pub fn say(bridge: &Bridge, announcement: &Announcement) -> Option<String> {
    let words = bridge
        .editor
        .borrow()
        .as_ref()
        .map(|editor| words(editor, announcement))?;
    say_words(bridge, words.clone());
    Some(words)
}

/// Says these words in the live region.
pub fn say_words(bridge: &Bridge, words: String) {
    let signal = bridge.signals.announcement;
    let number = signal
        .try_with_untracked(|last| last.as_ref().map_or(0, |last| last.number))
        .unwrap_or(0);
    signal.try_set(Some(Announced {
        number: number + 1,
        words,
    }));
}

fn words(editor: &Editor, announcement: &Announcement) -> String {
    let counted = |text: Text, count: usize| say_with(text, &[("count", &count.to_string())]);
    match announcement {
        Announcement::NoteCreated { cell } => match owner(editor, cell.as_ref()) {
            Some(name) => say_with(Text::AnnounceNoteCreatedIn, &[("cell", &name)]),
            None => say_plain(Text::AnnounceNoteCreated),
        },
        Announcement::Added { count } => counted(Text::AnnounceAdded, *count),
        Announcement::NotesAdded { count } => counted(Text::AnnounceNotesAdded, *count),
        Announcement::Deleted { count } => counted(Text::AnnounceDeleted, *count),
        Announcement::Moved { count, cell } => match owner(editor, cell.as_ref()) {
            Some(name) => say_with(
                Text::AnnounceMovedTo,
                &[("count", &count.to_string()), ("cell", &name)],
            ),
            None => counted(Text::AnnounceMoved, *count),
        },
        Announcement::Selected { count: 0 } => say_plain(Text::AnnounceSelectedNone),
        Announcement::Selected { count } => counted(Text::AnnounceSelected, *count),
        Announcement::Focused(id) => described(editor, id),
        Announcement::ValueSet(id) => {
            let cell = name(editor, id);
            let value = editor
                .scene()
                .element(id)
                .map(|cell| value_of(editor.scene(), cell))
                .unwrap_or_default();
            say_with(
                Text::CellsAnnounceValue,
                &[("cell", &cell), ("value", &value)],
            )
        }
        Announcement::Filled { filled, unfit: 0 } => counted(Text::CellsAnnounceFilled, *filled),
        Announcement::Filled { filled, unfit } => say_with(
            Text::CellsAnnounceFilledPartly,
            &[
                ("count", &filled.to_string()),
                ("unfit", &unfit.to_string()),
            ],
        ),
        Announcement::TrackRemoved(Axis::Column) => say_plain(Text::CellsColumnRemoved),
        Announcement::TrackRemoved(Axis::Row) => say_plain(Text::CellsRowRemoved),
        Announcement::CanvasInserted(_) => say_plain(Text::AnnounceCanvasAdded),
        Announcement::Reverted(reverted) => say_with(
            match (reverted.put_back, reverted.kept) {
                (0, 0) => Text::HappenedNothingToRevert,
                (0, _) => Text::HappenedAllChanged,
                (_, 0) => Text::HappenedReverted,
                _ => Text::HappenedPartlyReverted,
            },
            &[
                ("count", &reverted.put_back.to_string()),
                ("kept", &reverted.kept.to_string()),
            ],
        ),
        Announcement::Restored { count } => {
            say_with(Text::CheckpointsRestored, &[("count", &count.to_string())])
        }
        Announcement::MadeOwn => say_plain(Text::AnnounceMadeOwn),
        Announcement::Undone => say_plain(Text::AnnounceUndone),
        Announcement::Redone => say_plain(Text::AnnounceRedone),
        Announcement::Revealed { count } => counted(Text::PrivateRevealed, *count),
    }
}

/// What a cell or a frame is called; a frame may have no title.
fn owner(editor: &Editor, id: Option<&board::ElementId>) -> Option<String> {
    id.map(|id| name(editor, id))
        .filter(|name| !name.is_empty())
}

/// What an element is called; nothing where it is gone.
fn name(editor: &Editor, id: &board::ElementId) -> String {
    let scene = editor.scene();
    let element = scene.element(id);
    element.map_or_else(String::new, |element| name_of(scene, element))
}

/// What it is called, and the value in it.
fn described(editor: &Editor, id: &board::ElementId) -> String {
    let name = name(editor, id);
    let scene = editor.scene();
    match scene.element(id).map(|element| value_of(scene, element)) {
        Some(value) if !value.is_empty() => format!("{name}: {value}"),
        _ => name,
    }
}

fn say_with(text: Text, values: &[(&str, &str)]) -> String {
    fill(text_in(locale_untracked(), text), values)
}

fn say_plain(text: Text) -> String {
    text_in(locale_untracked(), text).to_owned()
}
