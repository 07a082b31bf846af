//! An editor with a mouse, a keyboard, a text field and a colleague: for tests, here and elsewhere.
//!
//! [`TestEditor`] plays the application: it keeps the field's content as a browser would, carries every update to a
//! second board and sends that board's edits back. After **every** input it checks what must always hold, see
//! [`invariants`].
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "this is test equipment: it fails loudly"
)]

mod hands;

pub use hands::key_input;
mod invariants;

use std::sync::Arc;

use board::{
    Board, BoardPoint, BoardRect, ClientNumber, Edit, Element, ElementId, ElementKind, Note,
    NoteColor, Origin, Snapshot,
};
use workshop::{Sample, Template};

use crate::{
    CommandId, Editor, EditorSettings, Effect, Input, NoteDraft, PointerDevice, Refusal,
    ScreenPoint, ScreenSize, Surroundings, Verbs,
};

/// A clock that goes when told to, and ids that count up.
#[derive(Debug)]
pub struct World {
    /// Milliseconds.
    pub now_millis: f64,
    next_id: u64,
}

impl Surroundings for World {
    fn now_millis(&self) -> f64 {
        self.now_millis
    }

    fn new_element_id(&mut self) -> ElementId {
        self.next_id += 1;
        ElementId::new(format!("t{}", self.next_id))
    }
}

/// The browser's text field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldModel {
    /// Over which element it lies.
    pub element: ElementId,
    /// What it holds.
    pub text: String,
    /// Where the caret is, UTF-16 units.
    pub caret: usize,
}

/// An editor under test.
pub struct TestEditor {
    /// The editor.
    pub editor: Editor,
    /// Clock and ids.
    pub world: World,
    /// What the last input asked for.
    pub effects: Vec<Effect>,
    /// The browser's field, while it has the keyboard.
    pub field: Option<FieldModel>,
    /// The colleague's board: gets every update, and can be edited by [`TestEditor::remote`].
    pub colleague: Board,
    /// How many updates went out so far.
    pub sent: usize,
    device: PointerDevice,
    /// How hard the pointer is pressed.
    pressure: f64,
    /// The field as it was when the running composition began.
    composed: Option<FieldModel>,
}

/// The template of the Business Model Canvas with nine quadrants.
pub fn bmc() -> &'static Template {
    workshop::template("rikai.bmc").expect("the template is there")
}

/// Its worked example of a cosmetics brand.
pub fn sample() -> Arc<Sample> {
    let samples = &bmc().samples;
    let found = samples.iter().find(|sample| sample.id == "cosmetics");
    Arc::new(found.expect("the example is there").clone())
}

impl Default for TestEditor {
    fn default() -> Self {
        Self::new()
    }
}

impl TestEditor {
    /// An empty board in a viewport of 1280 × 720, board point (0, 0) at its top left corner, zoom 100 %.
    pub fn new() -> Self {
        let settings = EditorSettings {
            viewport: ScreenSize::new(1280.0, 720.0),
            author: "はな".into(),
            ..EditorSettings::default()
        };
        let mut editor = Editor::new(Board::new(ClientNumber::new(1)), settings);
        editor.learn(Verbs::ALL);
        Self {
            editor,
            world: World {
                now_millis: 1_000.0,
                next_id: 0,
            },
            effects: Vec::new(),
            field: None,
            colleague: Board::new(ClientNumber::new(2)),
            sent: 0,
            device: PointerDevice::Mouse,
            pressure: 0.5,
            composed: None,
        }
    }

    /// A board with a Business Model Canvas `bmc` at (0, 0), cells `bmc/cs` … – inserted by the colleague. The camera
    /// shows all of it, at less than 100 %.
    pub fn with_canvas() -> Self {
        let mut test = Self::new();
        workshop::insert_template(
            &mut test.colleague,
            bmc(),
            &ElementId::new("bmc"),
            BoardPoint::new(0.0, 0.0),
        )
        .expect("an empty board takes a canvas");
        test.receive();
        test
    }

    /// Free notes `n0`, `n1` … of 200 × 200, 300 apart in a row from (100, 100), made by the colleague; camera at the
    /// origin, 100 %.
    pub fn with_notes(count: usize) -> Self {
        let mut test = Self::new();
        test.input(Input::LookAt {
            center: BoardPoint::new(640.0, 360.0),
            zoom: 1.0,
        });
        for index in 0..count {
            test.colleague_note(
                &format!("n{index}"),
                None,
                BoardPoint::new(100.0 + 300.0 * index as f64, 100.0),
                &format!("メモ{index}"),
            );
        }
        test
    }

    /// The colleague puts a note of 200 × 200 on the board (of a cell's size, with a cell).
    pub fn colleague_note(&mut self, id: &str, cell: Option<&str>, at: BoardPoint, text: &str) {
        let placement = match cell {
            Some(cell) => board::Placement::inside(ElementId::new(cell), at),
            None => board::Placement::free(at),
        };
        let size = match cell {
            Some(_) => workshop::NOTE_IN_CELL,
            None => crate::FREE_NOTE_SIZE,
        };
        self.remote(|edit| {
            edit.create_note(
                &ElementId::new(id),
                board::NewNote {
                    placement,
                    size,
                    color: NoteColor::Yellow,
                    text,
                    author: "けん",
                },
            )
            .expect("the colleague can write");
        });
    }

    /// The colleague puts an element of any kind on the board, freely.
    pub fn colleague_makes(&mut self, id: &str, rect: BoardRect, kind: ElementKind) -> &mut Self {
        let placement = board::Placement::free(rect.origin());
        let element = Element::new(ElementId::new(id), placement, rect.size(), kind);
        self.remote(|edit| edit.create(element).expect("the colleague can write"))
    }

    /// Gives an input to the editor, plays the browser, checks the invariants.
    pub fn input(&mut self, input: Input) -> &mut Self {
        let composing = self
            .editor
            .editing()
            .is_some_and(|editing| editing.composing);
        let ends = matches!(
            input,
            Input::Composition(crate::CompositionPhase::End) | Input::Command(_)
        );
        let read_only = self.editor.settings().read_only;
        let shown = format!("{input:?}");
        self.effects = self.editor.handle(input, &mut self.world);
        for effect in self.effects.clone() {
            match effect {
                Effect::Send(update) => {
                    assert!(!read_only, "a viewer sent something after {shown}");
                    self.sent += 1;
                    self.colleague
                        .apply(&update, Origin::Remote)
                        .expect("our own updates can be merged");
                }
                Effect::FocusField { element, text, .. } => {
                    let caret = text.encode_utf16().count();
                    self.field = Some(FieldModel {
                        element,
                        text,
                        caret,
                    });
                }
                Effect::FieldText { text, splice } => {
                    assert!(
                        !composing || ends,
                        "the field was touched during a composition by {shown}"
                    );
                    let field = self.field.as_mut().expect("a field to write to");
                    field.caret = splice.map(field.caret);
                    field.text = text;
                }
                Effect::BlurField => self.field = None,
                _ => {}
            }
        }
        // What others did is not asked for; everything that this person wrote is known to the colleague.
        self.colleague.drain_changes();
        invariants::check(self, &shown);
        self
    }

    /// The colleague edits; the editor hears of it at once.
    pub fn remote(&mut self, edit: impl FnOnce(&mut Edit<'_, '_>)) -> &mut Self {
        self.colleague.edit(|transaction| edit(transaction));
        self.receive()
    }

    /// What the colleague did and the editor has not heard of.
    pub fn receive(&mut self) -> &mut Self {
        let updates = self.colleague.drain_updates();
        self.input(Input::Remote {
            updates,
            origin: Origin::Remote,
        })
    }

    /// Runs a command.
    pub fn command(&mut self, command: CommandId) -> &mut Self {
        self.input(Input::Command(command))
    }

    /// Selects by id.
    pub fn select(&mut self, ids: &[&str]) -> &mut Self {
        self.input(Input::Select(
            ids.iter().map(|id| ElementId::new(*id)).collect(),
        ))
    }

    /// Puts notes on the board as an importer does.
    pub fn add(&mut self, notes: Vec<NoteDraft>) -> &mut Self {
        self.input(Input::AddNotes(notes))
    }

    /// The board as it is now.
    pub fn snapshot(&self) -> Snapshot {
        self.editor.board().snapshot()
    }

    /// An element of the document.
    pub fn element(&self, id: &str) -> Element {
        self.editor
            .board()
            .element(&ElementId::new(id))
            .unwrap_or_else(|| panic!("there is no element {id}"))
    }

    /// Whether the document has an element.
    pub fn has(&self, id: &str) -> bool {
        self.editor.board().element(&ElementId::new(id)).is_some()
    }

    /// A note of the document.
    pub fn note(&self, id: &str) -> Note {
        self.element(id)
            .as_note()
            .unwrap_or_else(|| panic!("{id} is no note"))
            .clone()
    }

    /// The id of a note's owner.
    pub fn owner(&self, id: &str) -> Option<String> {
        let owner = self.element(id).placement.parent;
        owner.map(|owner| owner.as_str().to_owned())
    }

    /// Where something is on the board.
    pub fn rect(&self, id: &str) -> BoardRect {
        self.editor
            .scene()
            .rect(&ElementId::new(id))
            .unwrap_or_else(|| panic!("{id} is not in the scene"))
    }

    /// The middle of something on the screen.
    pub fn middle(&self, id: &str) -> ScreenPoint {
        self.editor.camera().to_screen(self.rect(id).center())
    }

    /// A board point on the screen.
    pub fn screen(&self, x: f64, y: f64) -> ScreenPoint {
        self.editor.camera().to_screen(BoardPoint::new(x, y))
    }

    /// The ids of the selection.
    pub fn selected(&self) -> Vec<String> {
        let ids = self.editor.selection().ids();
        ids.iter().map(|id| id.as_str().to_owned()).collect()
    }

    /// Which note is being edited.
    pub fn editing(&self) -> Option<String> {
        let editing = self.editor.editing()?;
        Some(editing.element.as_str().to_owned())
    }

    /// What the last input was refused for.
    pub fn refusals(&self) -> Vec<&Refusal> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Refused(refusal) => Some(refusal),
                _ => None,
            })
            .collect()
    }

    /// Whether the last input was used by the editor.
    pub fn was_handled(&self) -> bool {
        self.effects.contains(&Effect::Handled)
    }

    /// Whether the last input wrote to the board.
    pub fn has_written(&self) -> bool {
        self.effects
            .iter()
            .any(|effect| matches!(effect, Effect::Send(_)))
    }

    /// Lets time pass.
    pub fn wait(&mut self, millis: f64) -> &mut Self {
        self.world.now_millis += millis;
        self
    }
}

impl std::fmt::Debug for TestEditor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TestEditor")
            .field("editor", &self.editor)
            .field("field", &self.field)
            .finish_non_exhaustive()
    }
}
