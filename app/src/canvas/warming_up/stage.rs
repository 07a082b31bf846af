//! Boards that nobody sees, and what is done on them.

use std::rc::Rc;

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NoteColor};
use editor::{
    Editor, EditorSettings, Input, Modifiers, NoteDraft, PointerButton, PointerDevice,
    PointerInput, PointerPhase, ScreenPoint, ScreenSize, Surroundings, WheelDelta, WheelInput,
    WheelMode,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::super::base_layer::BaseLayer;
use super::super::fonts::Fonts;
use super::super::overlay_layer::OverlayLayer;
use super::super::painter::View;
use super::super::stock::Stock;
use super::super::tokens::Tokens;
use crate::lazy::{self, Later};
use crate::platform::{document, window};

/// How long one slice should take, milliseconds.
const SLICE_MILLIS: f64 = 8.0;
/// When it has taken so long altogether, the machine is slow and left alone, milliseconds.
const ALL_MILLIS: f64 = 300.0;
/// The notes of the first board, and of the largest.
const FIRST: usize = 4;
const MOST: usize = 64;
/// So many notes altogether: more makes no difference that could be measured.
const ENOUGH: usize = 600;
/// The side of the picture that nobody sees, pixels.
const SIDE: f64 = 320.0;
/// How far notes are from each other, from corner to corner.
const STEP: f64 = 220.0;
/// Notes are seen from so far away that no letter is painted: fonts would be fetched for that.
const ZOOM: f64 = 0.15;
/// Moves of a pointer, and turns of a wheel, on each board.
const MOVES: usize = 6;
/// What the notes say, in turn, as different as what people write.
const WORDS: [&str; 4] = [
    "顧客の声を集める",
    "来月の展示会で試作品を見せ、反応を三段階で記録する。",
    "Who pays, and for what?",
    "オンライン予約\n電話で予約する（一日平均12件）。",
];

/// Where boards that nobody sees are painted.
pub(super) struct Stage {
    base: BaseLayer,
    overlay: OverlayLayer,
    stock: Stock,
    tokens: Tokens,
    fonts: Rc<Fonts>,
    board: Option<(Editor, Hands)>,
    /// What is done next.
    act: Act,
    /// The notes of the next board.
    count: usize,
    /// The notes of all boards so far, and what everything took, milliseconds.
    notes: usize,
    spent: f64,
}

/// What is done in one slice.
#[derive(Clone, Copy)]
enum Act {
    /// The view is moved.
    Pan,
    /// The view is zoomed.
    Zoom,
    /// A note is moved.
    Drag,
    /// Notes are put on a new board.
    Add,
}

impl Stage {
    /// Nothing has been done yet.
    ///
    /// # Errors
    /// What the browser threw.
    pub(super) fn set() -> Result<Self, JsValue> {
        let root: HtmlElement = document().create_element("div")?.unchecked_into();
        Ok(Self {
            base: BaseLayer::append_to(&root)?,
            overlay: OverlayLayer::append_to(&root)?,
            stock: Stock::default(),
            tokens: Tokens::read(&root),
            fonts: Fonts::new(|| {}),
            board: None,
            act: Act::Add,
            count: FIRST,
            notes: 0,
            spent: 0.0,
        })
    }

    /// Whether there is more to do.
    pub(super) fn goes_on(&self) -> bool {
        self.notes < ENOUGH && self.spent < ALL_MILLIS
    }

    /// Does the next thing, and chooses how many notes the next board has.
    pub(super) fn slice(&mut self) {
        let began = clock();
        self.play();
        let took = clock() - began;
        self.spent += took;
        if took < SLICE_MILLIS / 2.0 {
            self.count *= 2;
        } else if took > SLICE_MILLIS {
            self.count /= 2;
        }
        self.count = self.count.clamp(FIRST, MOST);
    }

    fn play(&mut self) {
        let board = self.board.take();
        let Some((mut editor, mut hands)) = board.or_else(|| self.new_board()) else {
            self.notes = ENOUGH;
            return;
        };
        let middle = ScreenPoint::new(SIDE / 2.0, SIDE / 2.0);
        let wheel = |modifiers, way| {
            Input::Wheel(WheelInput {
                at: middle,
                delta_x: way,
                delta_y: way,
                delta: WheelDelta::Pixels,
                magnification: 1.0,
                modifiers,
            })
        };
        let to_and_fro = |step, way: f64| if step % 2 == 0 { way } else { -way };
        let steps = 0..MOVES;
        let (inputs, next): (Vec<Input>, _) = match self.act {
            Act::Add => {
                self.notes += self.count;
                let add = Input::AddNotes(notes(self.count));
                let next = if self.notes == FIRST {
                    Act::Pan
                } else {
                    Act::Add
                };
                (vec![look(), add], next)
            }
            Act::Pan => {
                let way = |step| wheel(Modifiers::NONE, to_and_fro(step, 9.0));
                (steps.map(way).collect(), Act::Zoom)
            }
            Act::Zoom => {
                let way = |step| wheel(Modifiers::CTRL, to_and_fro(step, 20.0));
                (steps.map(way).collect(), Act::Drag)
            }
            Act::Drag => {
                let moved = |step: usize| pointer(PointerPhase::Move, 4.0 * step as f64);
                let press = [look(), pointer(PointerPhase::Down, 0.0)].into_iter();
                let inputs = press.chain(steps.map(moved));
                let up = pointer(PointerPhase::Up, 4.0 * MOVES as f64);
                (inputs.chain([up]).collect(), Act::Add)
            }
        };
        for input in inputs {
            editor.handle(input, &mut hands);
            hands.millis += 16.0;
            self.paint(&mut editor, hands.millis);
        }
        if !matches!(next, Act::Add) {
            self.board = Some((editor, hands));
        }
        self.act = next;
    }

    fn new_board(&self) -> Option<(Editor, Hands)> {
        let settings = EditorSettings {
            viewport: ScreenSize::new(SIDE, SIDE),
            wheel: WheelMode::Trackpad,
            ..EditorSettings::default()
        };
        let mut editor = Editor::new(Board::new(ClientNumber::new(1)), settings);
        editor.learn(lazy::here::<Later>()?.verbs);
        Some((editor, Hands::default()))
    }

    fn paint(&self, editor: &mut Editor, millis: f64) {
        let changes = editor.take_changes();
        let camera = editor.camera();
        let view = View {
            x: camera.origin.x,
            y: camera.origin.y,
            zoom: camera.zoom,
            device_pixel_ratio: 1.0,
        };
        let (stock, size) = (&self.stock, (SIDE, SIDE));
        self.base.changed(&changes.elements);
        if !changes.damage.is_empty() {
            self.overlay.forget_lifted();
        }
        self.base.damaged(changes.damage);
        self.base
            .paint(editor, view, size, stock, &self.fonts, millis);
        self.overlay
            .paint(editor, view, size, stock, &self.tokens, &[]);
    }
}

fn notes(count: usize) -> Vec<NoteDraft> {
    let columns = (count as f64).sqrt().ceil() as usize;
    let words = WORDS.iter().cycle();
    let notes = (0..count).zip(words).map(|(index, words)| NoteDraft {
        at: BoardPoint::new(
            (index % columns) as f64 * STEP,
            (index / columns) as f64 * STEP,
        ),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::default(),
        text: words.repeat(1 + index % 2),
    });
    notes.collect()
}

/// The view in which the notes are seen.
fn look() -> Input {
    let half = SIDE / 2.0 / ZOOM;
    let center = BoardPoint::new(half, half);
    Input::LookAt { center, zoom: ZOOM }
}

/// Somewhere on the first note, moved by so many pixels.
fn pointer(phase: PointerPhase, moved: f64) -> Input {
    let at = STEP / 3.0 * ZOOM + moved;
    Input::Pointer(PointerInput {
        phase,
        pointer: 1,
        device: PointerDevice::Mouse,
        at: ScreenPoint::new(at, at),
        button: PointerButton::Primary,
        modifiers: Modifiers::NONE,
        pressure: 0.5,
        millis: 0.0,
    })
}

/// Milliseconds since the page was opened.
pub(super) fn clock() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Names and a time of their own: nothing of it is ever met by anything else.
#[derive(Default)]
struct Hands {
    millis: f64,
    named: u32,
}

impl Surroundings for Hands {
    fn now_millis(&self) -> f64 {
        self.millis
    }

    fn new_element_id(&mut self) -> ElementId {
        self.named += 1;
        ElementId::new(self.named.to_string())
    }
}
