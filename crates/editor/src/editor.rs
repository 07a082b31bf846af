//! The editor: one owned struct, no clock, no DOM, no I/O.

use std::cell::Cell;
use std::collections::HashMap;

use board::{
    Board, BoardInfo, BoardPoint, ElementId, GroupId, History, NoteColor, OrderKey, SortedSet,
};
use scene::{Scene, Style};

use crate::field::Field;
use crate::grouping::groups_of;
use crate::looking_along::Company;
use crate::pasting::PendingPaste;
use crate::pointer::Clicks;
use crate::remembered::Remembered;
use crate::sealed::Hidden;
use crate::selected::Selected;
use crate::tools::State;
use crate::turn::Turn;
use crate::verbs::put_off;
use crate::wheel::Turning;
use crate::{
    Camera, CommentPlace, EditorPresence, EditorSettings, Effect, Glide, Input, NextLooks, Overlay,
    PointerButton, PointerDevice, Refusal, Selection, Surroundings, Tool, Verbs, ViewChanges,
};

/// A board being edited by one person.
pub struct Editor {
    pub(crate) board: Board,
    pub(crate) history: History,
    pub(crate) scene: Scene,
    pub(crate) info: BoardInfo,
    pub(crate) settings: EditorSettings,
    pub(crate) camera: Camera,
    /// Whether nobody moved the camera yet: what is loaded comes into view by itself.
    pub(crate) camera_untouched: bool,
    pub(crate) fitted: bool,
    /// The movement of the camera that is being shown.
    pub(crate) glide: Option<Glide>,
    pub(crate) selection: Selection,
    pub(crate) remembered: Remembered,
    /// Who is in which group.
    pub(crate) groups: HashMap<GroupId, SortedSet<ElementId>>,
    pub(crate) focus: Option<ElementId>,
    pub(crate) tool: Tool,
    pub(crate) state: State,
    /// The button that began the running gesture; others that go down and up meanwhile mean nothing.
    pub(crate) gesture_button: PointerButton,
    /// What began the running gesture: the palm beside a pen means nothing.
    pub(crate) gesture_device: PointerDevice,
    pub(crate) overlay: Overlay,
    pub(crate) field: Option<Field>,
    /// Whether the application was told to give the field the keyboard.
    pub(crate) field_focused: bool,
    pub(crate) pointer: Option<BoardPoint>,
    pub(crate) clicks: Clicks,
    pub(crate) turning: Turning,
    pub(crate) space_held: bool,
    pub(crate) next_color: NoteColor,
    pub(crate) next_looks: NextLooks,
    /// The tool in hand stays there after use.
    pub(crate) keep_tool: bool,
    /// A pen is in use: fingers pan and never draw.
    pub(crate) pen_mode: bool,
    /// What is among the selected elements, once somebody asked.
    pub(crate) selected: Cell<Option<Selected>>,
    /// An arrow key is held: its repetitions belong to one step.
    pub(crate) nudging: bool,
    /// A pasted text that waits for the person's answer.
    pub(crate) pending_paste: Option<PendingPaste>,
    /// The highest place in the pile seen so far.
    pub(crate) top: Option<OrderKey>,
    pub(crate) changes: ViewChanges,
    /// The cell whose value is being asked for.
    pub(crate) asking: Option<ElementId>,
    /// Canvases on which something changed from which something else follows.
    pub(crate) stale: SortedSet<ElementId>,
    /// What it can do beyond the first moments, once it was told.
    pub(crate) verbs: Option<&'static Verbs>,
    /// What is private on the board.
    pub(crate) hidden: Hidden,
    /// What is being said at the pointer.
    pub(crate) chat: String,
    /// What the next comment is about.
    pub(crate) comment_place: Option<CommentPlace>,
    /// Whose view is whose.
    pub(crate) company: Company,
    published: EditorPresence,
}

impl Editor {
    /// Opens `board` (usually still empty: what storage and the relay hold comes as [`Input::Remote`]).
    pub fn new(mut board: Board, settings: EditorSettings) -> Self {
        let history = History::new(&board);
        let style = Style {
            theme: settings.theme,
            locale: settings.locale,
        };
        board.drain_changes();
        let snapshot = board.snapshot();
        let top = snapshot
            .elements()
            .last()
            .map(|element| element.order.clone());
        let mut editor = Self {
            history,
            scene: Scene::plain(&snapshot, style),
            info: board.info(),
            board,
            settings,
            camera: Camera::default(),
            camera_untouched: true,
            fitted: false,
            glide: None,
            selection: Selection::default(),
            remembered: Remembered::default(),
            groups: groups_of(&snapshot),
            focus: None,
            tool: Tool::default(),
            state: State::default(),
            gesture_button: PointerButton::Primary,
            gesture_device: PointerDevice::Mouse,
            overlay: Overlay::default(),
            field: None,
            field_focused: false,
            pointer: None,
            clicks: Clicks::default(),
            turning: Turning::default(),
            space_held: false,
            next_color: NoteColor::default(),
            next_looks: NextLooks::default(),
            keep_tool: false,
            pen_mode: false,
            selected: Cell::new(None),
            nudging: false,
            pending_paste: None,
            top,
            changes: ViewChanges::default(),
            asking: None,
            stale: SortedSet::default(),
            verbs: None,
            hidden: Hidden::default(),
            chat: String::new(),
            comment_place: None,
            company: Company::default(),
            published: EditorPresence::default(),
        };
        for element in snapshot.elements() {
            editor.look_behind(&element.id, Some(&mut element.clone()));
        }
        editor.all_canvases_stale();
        editor.fit_what_was_loaded();
        editor
    }

    /// Handles one input and tells what is wanted from the world, in order.
    pub fn handle(&mut self, input: Input, surroundings: &mut dyn Surroundings) -> Vec<Effect> {
        let mut turn = Turn::new(surroundings);
        let was_in_gesture = self.in_gesture();
        let selected_before = self.selection.clone();
        self.dispatch(input, &mut turn);
        self.sync(&mut turn);
        self.settle_field(&mut turn);
        self.settle_cells(&mut turn);
        self.remember_selection(selected_before);
        // What floats at the selection steps aside for a gesture, and returns even after one that changed nothing.
        self.changes.overlay |= self.in_gesture() != was_in_gesture;
        let presence = self.presence();
        if presence != self.published {
            self.published = presence;
            turn.effect(Effect::PresenceChanged);
        }
        turn.effects
    }

    fn dispatch(&mut self, input: Input, turn: &mut Turn<'_>) {
        self.interrupt_glide(&input);
        match input {
            Input::Pointer(input) => self.on_pointer(&input, turn),
            Input::Wheel(input) => self.on_wheel(&input, turn),
            Input::Pinch(input) => self.on_pinch(&input, turn),
            Input::KeyDown(input) => self.on_key_down(&input, turn),
            Input::KeyUp(input) => self.on_key_up(&input, turn),
            Input::Text(text) => self.on_text(text, turn),
            Input::Composition(phase) => self.on_composition(phase, turn),
            Input::Command(command) => self.run(command, turn),
            Input::SetTitle(title) => self.set_title(&title, turn),
            Input::Focus(id) => self.focus_from_outside(id, turn),
            Input::Edit(id) => self.edit_from_outside(id, turn),
            Input::Remote { updates, origin } => self.on_remote(&updates, origin, turn),
            Input::Resize(size) => self.on_resize(size),
            Input::Covered(covered) => self.on_covered(covered),
            Input::LookAt { center, zoom } => {
                self.steer(Camera::centered(center, zoom, self.settings.viewport));
            }
            Input::GlideTo { center, zoom } => {
                let camera = Camera::centered(center, zoom, self.settings.viewport);
                self.jump(camera, turn);
            }
            Input::Glides(glides) => self.settings.glides = glides,
            Input::Tick => self.on_tick(turn),
            Input::Blur => self.on_blur(),
            Input::ReadOnly(read_only) => self.set_read_only(read_only, turn),
            Input::Leads(leads) => self.set_leads(leads),
            Input::Author(author) => {
                self.settings.author = author;
                self.changes.settings = true;
            }
            Input::Person(person) => {
                self.settings.person = person;
                self.changes.settings = true;
            }
            Input::Locale(locale) => {
                self.settings.locale = locale;
                self.restyle();
            }
            Input::Theme(theme) => {
                self.settings.theme = theme;
                self.restyle();
            }
            Input::WheelMode(mode) => self.set_wheel_mode(mode),
            Input::InsertTemplates(_)
            | Input::InsertSample { .. }
            | Input::TakeIn { .. }
            | Input::Restore { .. }
            | Input::Revert { .. }
            | Input::Paste(_)
            | Input::PasteAs(_)
            | Input::AddNotes(_)
            | Input::AddElements(_)
            | Input::InsertImages { .. }
            | Input::NoteGhost(_)
            | Input::PlaceNoteAt(_)
            | Input::AddTag(_)
            | Input::RemoveTag(_)
            | Input::SetLink(_)
            | Input::SetAlt(_)
            | Input::MarkUnclear { .. }
            | Input::SetSession(_)
            | Input::LeaveAlone { .. }
            | Input::PenMode(_)
            | Input::Select(_)
            | Input::GiveValue { .. }
            | Input::LeaveValue
            | Input::Private(_)
            | Input::Chat(_)
            | Input::Comment(_)
            | Input::LookAlong(_)
            | Input::Reveal(_) => match self.verbs {
                Some(verbs) => (verbs.input)(self, input, turn),
                None => put_off(input, turn),
            },
        }
    }

    /// The inputs that have to be learnt.
    pub(crate) fn dispatch_learnt(&mut self, input: Input, turn: &mut Turn<'_>) {
        match input {
            Input::InsertTemplates(templates) => self.insert_templates(&templates, turn),
            Input::InsertSample { canvas, sample } => self.insert_sample(canvas, &sample, turn),
            Input::TakeIn { intake, how } => self.take_in(&intake, how, turn),
            Input::Restore { state, extent } => self.restore(&state, &extent, turn),
            Input::Revert { before, after } => self.revert(&before, &after, turn),
            Input::Paste(pasted) => self.paste(pasted, turn),
            Input::PasteAs(mode) => self.paste_as(mode, turn),
            Input::AddNotes(notes) => self.add_notes(notes, turn),
            Input::AddElements(elements) => self.add_file(&elements, turn),
            Input::InsertImages { images, at } => self.insert_images(images, at, turn),
            Input::NoteGhost(at) => self.drag_note_in(at),
            Input::PlaceNoteAt(at) => self.place_note_at(at, turn),
            Input::AddTag(tag) => self.add_tag(&tag, turn),
            Input::RemoveTag(tag) => self.remove_tag(&tag, turn),
            Input::SetLink(address) => self.set_link(address.as_deref(), turn),
            Input::SetAlt(alt) => self.set_alt(&alt, turn),
            Input::MarkUnclear { from, to } => self.mark_unclear(from, to, turn),
            Input::SetSession(day) => self.set_session(&day, turn),
            Input::LeaveAlone { findings, quiet } => self.leave_alone(&findings, quiet, turn),
            Input::PenMode(on) => self.set_pen_mode(on),
            Input::Select(ids) => self.select_from_outside(ids, turn),
            Input::GiveValue { cell, text, then } => self.give_value(&cell, &text, then, turn),
            Input::LeaveValue => self.leave_value(turn),
            Input::Reveal(id) => self.reveal_element(&id, turn),
            Input::Private(wanted) => self.on_private(wanted, turn),
            Input::Chat(text) => self.chat = text,
            Input::Comment(wanted) => self.on_commenting(wanted, turn),
            Input::LookAlong(wanted) => self.on_look_along(wanted, turn),
            // `dispatch` hands nothing else on.
            _ => {}
        }
    }

    /// Whether writing is allowed; says so if not.
    pub(crate) fn may_write(&self, turn: &mut Turn<'_>) -> bool {
        if self.settings.read_only {
            turn.refuse(Refusal::ReadOnly);
        }
        !self.settings.read_only
    }

    fn set_read_only(&mut self, read_only: bool, turn: &mut Turn<'_>) {
        if read_only == self.settings.read_only {
            return;
        }
        if read_only {
            self.cancel_gesture();
            self.abandon_editing(turn);
            self.set_tool(Tool::Select);
        }
        self.settings.read_only = read_only;
        self.changes.settings = true;
    }

    fn restyle(&mut self) {
        self.scene.set_style(Style {
            theme: self.settings.theme,
            locale: self.settings.locale,
        });
        self.changes.style = true;
    }
}

impl std::fmt::Debug for Editor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Editor")
            .field("board", &self.board)
            .field("tool", &self.tool)
            .field("state", &self.state)
            .field("selection", &self.selection.ids())
            .finish_non_exhaustive()
    }
}
