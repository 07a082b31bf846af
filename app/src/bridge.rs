//! Where the editor meets the signals. Nothing is decided here: inputs go in, effects and signals come out.
//!
//! The editor lives in one cell. An input that arrives while another is being handled waits for its turn, and
//! effects and signals come after the editor is free again: whatever they set off may send inputs.

mod announcements;
mod cells;
mod effects;
mod looks;
mod others;
mod outlet;
mod patience;
mod privacy;
mod publish;
mod signals;
mod surroundings;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use board::{Board, BoardId, Origin};
use editor::ViewChanges;
use leptos::prelude::*;
use web_sys::DataTransfer;

use crate::canvas::{Marks, Surface};
use crate::lazy::{self, Later};
use crate::net::Session;

pub use cells::{CellFocus, TELL_CELLS, TellCells};
pub use editor::{
    Addition, Alignment, Asked, Availability, COMMANDS, Command, CommandId, CommentPlace,
    Commenting, Dialog, Editor, EditorPresence, EditorSettings, Group, ImageDraft, Input, Layer,
    LookAlong, NoteSize, PasteMode, PasteOffer, PenWidth, Privacy, Private, Reason, Refusal,
    Revealed, ScreenInsets, ScreenPoint, Side, TakeIn, Then, TooLong, Tool, Wanted, WheelMode,
};
pub use effects::CLIPBOARD_TYPE;
pub use outlet::{Outlet, presence_of};
pub use privacy::tell_privacy;
pub use signals::*;

/// Changes of others that wait for the next frame at most: a page that is not in sight has none.
const GATHERED_MAX: usize = 1_000;

/// The editor of the open board, and everything around it.
struct Bridge {
    me: Weak<Bridge>,
    /// The handle that everybody else has on this.
    handle: Cell<Option<EditorHandle>>,
    /// `None` while the board is being opened.
    editor: RefCell<Option<Editor>>,
    waiting: RefCell<VecDeque<Input>>,
    /// An input waits for a part of the program that has not come yet.
    is_waiting_for_part: Cell<bool>,
    /// The board has something on it that cannot be shown yet; what is missing was asked for.
    wants_kinds: Cell<bool>,
    /// That input, and what the person did since.
    later: RefCell<VecDeque<Input>>,
    busy: Cell<bool>,
    signals: BoardSignals,
    surface: RefCell<Option<Rc<Surface>>>,
    outlet: RefCell<Option<Rc<dyn Outlet>>>,
    /// The clipboard of the copy or cut event that is being handled.
    clipboard: RefCell<Option<DataTransfer>>,
    /// What a command from a menu copied (our form, plain text), until the copy event that it caused takes it.
    copied: RefCell<Option<(String, String)>>,
    viewport: Cell<editor::ScreenSize>,
    covered: Cell<ScreenInsets>,
    notices: Cell<u64>,
    shown: RefCell<publish::Shown>,
    /// What others changed since the last frame: told once a frame, however many changes come.
    gathered: RefCell<ViewChanges>,
    others: others::Others,
}

/// Three verbs for the views of a board: send an input, run a command, read the signals. `Copy`, and in the context of
/// everything on the board's page. After the page has gone every verb does nothing.
#[derive(Clone, Copy)]
pub struct EditorHandle {
    bridge: StoredValue<Rc<Bridge>, LocalStorage>,
    signals: BoardSignals,
}

impl EditorHandle {
    /// A handle without a board yet. Lives as long as the component that calls this.
    pub fn new() -> Self {
        let signals = BoardSignals::new();
        let bridge = Rc::new_cyclic(|me| Bridge {
            me: me.clone(),
            handle: Cell::default(),
            editor: RefCell::default(),
            waiting: RefCell::default(),
            is_waiting_for_part: Cell::default(),
            wants_kinds: Cell::default(),
            later: RefCell::default(),
            busy: Cell::new(false),
            signals,
            surface: RefCell::default(),
            outlet: RefCell::default(),
            clipboard: RefCell::default(),
            copied: RefCell::default(),
            viewport: Cell::new(editor::ScreenSize::new(1280.0, 720.0)),
            covered: Cell::default(),
            notices: Cell::new(0),
            shown: RefCell::default(),
            gathered: RefCell::default(),
            others: others::Others::default(),
        });
        let handle = Self {
            bridge: StoredValue::new_local(Rc::clone(&bridge)),
            signals,
        };
        bridge.handle.set(Some(handle));
        handle
    }

    /// What can be read of the board.
    pub fn signals(self) -> BoardSignals {
        self.signals
    }

    /// Hands an input to the editor. Gives whether it was used, so that the browser should not act on it too.
    pub fn send(self, input: Input) -> bool {
        self.bridge().is_some_and(|bridge| bridge.send(input))
    }

    /// Runs a command.
    pub fn run(self, command: CommandId) {
        self.send(Input::Command(command));
    }

    /// Whether a command can be used now, and why not; tracked.
    pub fn availability(self, command: CommandId) -> Availability {
        let index = COMMANDS.iter().position(|row| row.id == command);
        self.signals
            .availability
            .try_with(|all| index.and_then(|index| all.get(index).copied()))
            .flatten()
            .unwrap_or(Availability::Enabled)
    }

    /// Tells the person something by a toast.
    pub fn notify(self, kind: NoticeKind) {
        if let Some(bridge) = self.bridge() {
            bridge.notify(kind);
        }
    }

    /// Says something in the live region.
    pub fn say(self, words: String) {
        if let Some(bridge) = self.bridge() {
            announcements::say_words(&bridge, words);
        }
    }

    /// Looks at the editor; `None` while there is none, or while it is handling an input.
    pub fn with_editor<R>(self, look: impl FnOnce(&Editor) -> R) -> Option<R> {
        let bridge = self.bridge()?;
        let editor = bridge.editor.try_borrow().ok()?;
        editor.as_ref().map(look)
    }

    /// Begins with a board. `settings` needs no viewport: it is what was measured last.
    pub fn open(self, board: Board, settings: EditorSettings) {
        if let Some(bridge) = self.bridge() {
            bridge.open(board, settings);
        }
    }

    /// Says who stores updates and tells the others.
    pub fn connect(self, outlet: Rc<dyn Outlet>) {
        if let Some(bridge) = self.bridge() {
            *bridge.outlet.borrow_mut() = Some(outlet);
        }
    }

    /// Says what shows the board.
    pub fn show_on(self, surface: Rc<Surface>) {
        if let Some(bridge) = self.bridge() {
            *bridge.surface.borrow_mut() = Some(surface);
        }
    }

    /// What shows the board, if anything does.
    pub fn surface(self) -> Option<Rc<Surface>> {
        self.bridge()?.surface.borrow().clone()
    }

    /// Tells what others changed since the last frame.
    pub fn publish_gathered(self) {
        if let Some(bridge) = self.bridge() {
            bridge.publish_gathered();
        }
    }

    /// Everything is painted anew in the next frame: the window has another size or resolution.
    pub fn repaint_all(self) {
        if let Some(surface) = self.surface() {
            surface.mark_all();
        }
    }

    /// Which board is open, and the secret of its link.
    pub fn place(self) -> Option<(BoardId, String)> {
        Some(self.bridge()?.outlet()?.place())
    }

    /// The way to the relay and to the browser's storage; `None` until connecting begins.
    pub fn session(self) -> Option<Session> {
        self.bridge()?.outlet()?.session()
    }

    /// The board's title as it is now; what the signal says follows with the next frame.
    pub fn title(self) -> Option<String> {
        self.with_editor(|editor| editor.board().info().title)
    }

    /// Whether the board has something on it whose look is not learnt yet.
    pub fn lacks_kinds(self) -> bool {
        self.with_editor(Editor::lacks_kinds).unwrap_or(false)
    }

    /// Whether a note's text is being edited.
    pub fn is_editing(self) -> bool {
        self.with_editor(|editor| editor.editing().is_some())
            .unwrap_or(false)
    }

    /// Runs Copy or Cut with the clipboard of the event that is being handled. Gives whether something was put into it.
    pub fn copy_into(self, data: &DataTransfer, command: CommandId) -> bool {
        let Some(bridge) = self.bridge() else {
            return false;
        };
        if let Some((json, text)) = bridge.copied.take() {
            effects::fill(data, &json, &text);
            return true;
        }
        *bridge.clipboard.borrow_mut() = Some(data.clone());
        bridge.send(Input::Command(command));
        // Whoever wrote into it took it.
        bridge.clipboard.take().is_none()
    }

    /// Tells the others again who this person is and what she does: her name is another one, or somebody listens now.
    pub fn present_again(self) {
        let presence = self.with_editor(Editor::presence);
        let outlet = self.bridge().and_then(|bridge| bridge.outlet());
        if let (Some(presence), Some(outlet)) = (presence, outlet) {
            outlet.presence(presence);
        }
    }

    /// Asks for the context menu.
    pub fn open_context_menu(self, request: ContextMenuRequest) {
        self.signals.context_menu.try_set(Some(request));
    }

    /// Gives the keyboard back to the board after something else had it.
    pub fn focus_board(self) {
        if let Some(surface) = self.surface() {
            surface.take_keyboard();
        }
    }

    fn bridge(self) -> Option<Rc<Bridge>> {
        self.bridge.try_get_value()
    }
}

impl Bridge {
    fn open(&self, board: Board, settings: EditorSettings) {
        let settings = EditorSettings {
            viewport: self.viewport.get(),
            covered: self.covered.get(),
            ..settings
        };
        *self.editor.borrow_mut() = Some(Editor::new(board, settings));
        publish::everything(self);
        self.ask_for_kinds();
    }

    fn send(&self, input: Input) -> bool {
        // Measured before there is an editor, too.
        if let Input::Resize(size) = &input {
            self.viewport.set(*size);
        } else if let Input::Covered(covered) = &input {
            self.covered.set(*covered);
        }
        if self.busy.replace(true) {
            self.waiting.borrow_mut().push_back(input);
            return false;
        }
        let handled = self.handle(input);
        loop {
            // Not in the loop's condition: the borrow would last through its body.
            let next = self.waiting.borrow_mut().pop_front();
            match next {
                Some(input) => self.handle(input),
                None => break,
            };
        }
        self.busy.set(false);
        handled
    }

    fn handle(&self, input: Input) -> bool {
        let mut here = None;
        let from_others = matches!(
            input,
            Input::Remote {
                origin: Origin::Remote,
                ..
            }
        );
        if self.is_put_off(&input) {
            self.later.borrow_mut().push_back(input);
            return true;
        }
        let outcome = self.editor.borrow_mut().as_mut().map(|editor| {
            if !editor.has_learnt()
                && let Some(later) = lazy::here::<Later>()
            {
                editor.learn(later.verbs);
            }
            if matches!(input, Input::Remote { .. }) {
                here = others::look(editor);
            }
            let effects = editor.handle(input, &mut surroundings::Browser);
            (effects, editor.take_changes())
        });
        let Some((effects, changes)) = outcome else {
            return false;
        };
        let handled = effects
            .iter()
            .any(|effect| matches!(effect, editor::Effect::Handled));
        let gathered = {
            let mut gathered = self.gathered.borrow_mut();
            gathered.join(changes);
            gathered.elements.len()
        };
        match self.surface() {
            Some(surface) if from_others && gathered <= GATHERED_MAX => {
                surface.mark(Marks::default())
            }
            // First the signals: an effect may show something that depends on them.
            Some(_) | None => self.publish_gathered(),
        }
        self.ask_for_kinds();
        if let Some(before) = here {
            others::compare(self, &before);
        }
        for effect in effects {
            effects::carry_out(self, effect);
        }
        handled
    }

    fn publish_gathered(&self) {
        let gathered = self.gathered.take();
        publish::changes(self, &gathered);
    }

    fn notify(&self, kind: NoticeKind) {
        let number = self.notices.get() + 1;
        self.notices.set(number);
        self.signals.notice.try_set(Some(Notice { number, kind }));
    }

    fn surface(&self) -> Option<Rc<Surface>> {
        self.surface.borrow().clone()
    }

    fn outlet(&self) -> Option<Rc<dyn Outlet>> {
        self.outlet.borrow().clone()
    }
}
