//! What others do where one is, for those who cannot see it: notes that come to the cell of one's focus and notes that
//! go. Collected, and said in one sentence every few seconds.

use std::cell::{Cell, RefCell};

use board::ElementId;
use editor::Editor;

use super::{Bridge, announcements};
use crate::i18n::{Text, fill, locale_untracked, text_in};
use crate::platform::Timer;

/// How long is collected before something is said, milliseconds.
const PAUSE_MILLIS: i32 = 3_000;

/// What was not said yet.
#[derive(Default)]
pub struct Others {
    /// The authors of notes that came.
    added: RefCell<Vec<String>>,
    removed: Cell<usize>,
    timer: RefCell<Option<Timer>>,
}

/// The notes of the cell where the focus is.
pub struct Here {
    cell: ElementId,
    notes: Vec<ElementId>,
}

/// What is in the cell of one's focus now; `None` outside of cells.
pub fn look(editor: &Editor) -> Option<Here> {
    let focus = editor.focus().or_else(|| editor.selection().single())?;
    let scene = editor.scene();
    let element = scene.element(focus)?;
    let owner = element.placement.parent.as_ref();
    let cell = match owner.and_then(|owner| scene.element(owner)) {
        Some(owner) if owner.as_cell().is_some() => owner,
        Some(_) | None => Some(element).filter(|element| element.as_cell().is_some())?,
    };
    Some(notes_of(editor, &cell.id))
}

fn notes_of(editor: &Editor, cell: &ElementId) -> Here {
    let notes = editor.scene().children(cell);
    Here {
        cell: cell.clone(),
        notes: notes
            .filter(|note| note.as_note().is_some())
            .map(|note| note.id.clone())
            .collect(),
    }
}

/// Others have changed the board since `before` was looked at.
pub fn compare(bridge: &Bridge, before: &Here) {
    let editor = bridge.editor.borrow();
    let Some(editor) = editor.as_ref() else {
        return;
    };
    let now = notes_of(editor, &before.cell);
    let others = &bridge.others;
    for id in now.notes.iter().filter(|id| !before.notes.contains(id)) {
        let note = editor.scene().element(id).and_then(|note| note.as_note());
        let author = note.map(|note| note.author.clone());
        others.added.borrow_mut().push(author.unwrap_or_default());
    }
    let gone = before.notes.iter().filter(|id| !now.notes.contains(id));
    others.removed.set(others.removed.get() + gone.count());
    let is_news = others.removed.get() > 0 || !others.added.borrow().is_empty();
    if is_news && others.timer.borrow().is_none() {
        let bridge = bridge.me.clone();
        *others.timer.borrow_mut() = Timer::once(PAUSE_MILLIS, move || {
            if let Some(bridge) = bridge.upgrade() {
                tell(&bridge);
            }
        });
    }
}

fn tell(bridge: &Bridge) {
    // The timer has run; its closure may be let go once it has returned.
    let done = bridge.others.timer.take();
    wasm_bindgen_futures::spawn_local(async move { drop(done) });
    let added = bridge.others.added.take();
    let removed = bridge.others.removed.take();
    let say = |text: Text, values: &[(&str, &str)]| fill(text_in(locale_untracked(), text), values);
    let mut sentences = Vec::new();
    if let Some(first) = added.first() {
        let count = added.len().to_string();
        let by_one = !first.is_empty() && added.iter().all(|author| author == first);
        sentences.push(if by_one {
            say(
                Text::AnnounceOthersAddedBy,
                &[("name", first), ("count", &count)],
            )
        } else {
            say(Text::AnnounceOthersAdded, &[("count", &count)])
        });
    }
    if removed > 0 {
        let count = removed.to_string();
        sentences.push(say(Text::AnnounceOthersRemoved, &[("count", &count)]));
    }
    if !sentences.is_empty() {
        announcements::say_words(bridge, sentences.join(" "));
    }
}
