//! What the editor announces, in words.

use editor::{Announcement, Editor};

use leptos::prelude::{Set, WithUntracked};

use super::{Announced, Bridge};
use crate::i18n::{Text, fill, locale_untracked, text_in};

/// Says it in the live region.
pub fn say(bridge: &Bridge, announcement: &Announcement) {
    let words = bridge
        .editor
        .borrow()
        .as_ref()
        .map(|editor| words(editor, announcement));
    if let Some(words) = words {
        let signal = bridge.signals.announcement;
        let number = signal
            .try_with_untracked(|last| last.as_ref().map_or(0, |last| last.number))
            .unwrap_or(0);
        signal.try_set(Some(Announced {
            number: number + 1,
            words,
        }));
    }
}

fn words(editor: &Editor, announcement: &Announcement) -> String {
    let counted = |text: Text, count: usize| say_with(text, &[("count", &count.to_string())]);
    match announcement {
        Announcement::NoteCreated { cell } => match cell {
            Some(cell) => say_with(
                Text::AnnounceNoteCreatedIn,
                &[("cell", &name(editor, cell))],
            ),
            None => say_plain(Text::AnnounceNoteCreated),
        },
        Announcement::NotesAdded { count } => counted(Text::AnnounceNotesAdded, *count),
        Announcement::Deleted { count } => counted(Text::AnnounceDeleted, *count),
        Announcement::Moved { count, cell } => match cell {
            Some(cell) => say_with(
                Text::AnnounceMovedTo,
                &[("count", &count.to_string()), ("cell", &name(editor, cell))],
            ),
            None => counted(Text::AnnounceMoved, *count),
        },
        Announcement::Selected { count: 0 } => say_plain(Text::AnnounceSelectedNone),
        Announcement::Selected { count } => counted(Text::AnnounceSelected, *count),
        Announcement::Focused(id) => name(editor, id),
        Announcement::CanvasInserted(_) => say_plain(Text::AnnounceCanvasAdded),
        Announcement::Undone => say_plain(Text::AnnounceUndone),
        Announcement::Redone => say_plain(Text::AnnounceRedone),
    }
}

/// What an element is called: a note by its text, cells and canvases by their labels.
fn name(editor: &Editor, id: &board::ElementId) -> String {
    let locale = editor.settings().locale;
    let element = editor.scene().element(id);
    let label = element.map(|element| match &element.kind {
        board::ElementKind::Note(_)
        | board::ElementKind::Text(_)
        | board::ElementKind::Shape(_)
        | board::ElementKind::Connector(_)
        | board::ElementKind::Frame(_) => element.text().unwrap_or_default().to_owned(),
        board::ElementKind::Image(image) => image.alt.clone(),
        board::ElementKind::Drawing(_) => String::new(),
        board::ElementKind::Canvas(canvas) => canvas.label.get(locale).to_owned(),
        board::ElementKind::Cell(cell) => cell.label.get(locale).to_owned(),
        board::ElementKind::Unknown { name } => name.clone(),
    });
    label.unwrap_or_default()
}

fn say_with(text: Text, values: &[(&str, &str)]) -> String {
    fill(text_in(locale_untracked(), text), values)
}

fn say_plain(text: Text) -> String {
    text_in(locale_untracked(), text).to_owned()
}
