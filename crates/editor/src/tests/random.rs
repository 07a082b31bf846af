//! Anything, in any order: the invariants of `testing` hold after every input, and nothing panics.

use board::{
    BoardPoint, BoardRect, Connector, ContentHash, Drawing, ElementId, ElementKind, End, Frame,
    Ink, MediaType, NoteColor, PenPoint, Placement, Shape, TextBlock,
};
use proptest::prelude::*;

use crate::testing::{TestEditor, bmc, sample};
use crate::{
    COMMANDS, ImageDraft, Input, KeyInput, Modifiers, PasteMode, Pasted, PinchInput, PointerButton,
    PointerPhase, ScreenPoint,
};

#[derive(Clone, Debug)]
enum Deed {
    Pointer(PointerPhase, PointerButton, f64, f64, Modifiers),
    DoubleClick(f64, f64),
    Key(&'static str),
    Composing(&'static str),
    Command(usize),
    Type(String),
    Compose(String),
    Replace(String),
    Wheel(f64, bool),
    Pinch(f64),
    Paste(String),
    Tick,
    Blur,
    ReadOnly(bool),
    Canvas,
    Sample,
    Select(Vec<usize>),
    RemoteCreate(usize, f64, f64),
    RemoteDelete(usize),
    RemoteMove(usize, usize, f64, f64),
    RemoteText(usize, String),
    RemoteColor(usize),
    RemoteMake(usize, usize, f64, f64),
    Tag(String),
    Link(bool),
    Picture(f64),
    FromToolbar(bool, f64, f64),
}

fn modifiers() -> impl Strategy<Value = Modifiers> {
    (any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(ctrl, shift, alt)| Modifiers {
        ctrl,
        shift,
        alt,
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    let phase = prop_oneof![
        4 => Just(PointerPhase::Down),
        8 => Just(PointerPhase::Move),
        4 => Just(PointerPhase::Up),
        1 => Just(PointerPhase::Cancel),
        1 => Just(PointerPhase::Leave),
    ];
    let button = prop_oneof![
        8 => Just(PointerButton::Primary),
        1 => Just(PointerButton::Middle),
        1 => Just(PointerButton::Secondary),
    ];
    let (x, y) = (0.0..1280.0_f64, 0.0..720.0_f64);
    let key = prop::sample::select(vec![
        "N",
        "H",
        "T",
        "R",
        "A",
        "P",
        "E",
        "F",
        "Q",
        "Escape",
        "Enter",
        "Tab",
        "Shift+Tab",
        "Ctrl+Enter",
        "Delete",
        "ArrowLeft",
        "Shift+ArrowDown",
        "Ctrl+ArrowUp",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+A",
        "Ctrl+D",
        "Ctrl+G",
        "Ctrl+Shift+L",
        "Ctrl+Alt+T",
        "Alt+A",
        "Ctrl+'",
        "]",
        "Ctrl+[",
        "Space",
        "F2",
        "ContextMenu",
        "Shift+1",
        "Ctrl++",
    ]);
    let text = "[aあ漢😀\n ]{0,4}";
    prop_oneof![
        20 => (phase, button, x.clone(), y.clone(), modifiers())
            .prop_map(|(phase, button, x, y, held)| Deed::Pointer(phase, button, x, y, held)),
        4 => (x, y).prop_map(|(x, y)| Deed::DoubleClick(x, y)),
        12 => key.clone().prop_map(Deed::Key),
        2 => key.prop_map(Deed::Composing),
        8 => (0..COMMANDS.len()).prop_map(Deed::Command),
        6 => text.prop_map(Deed::Type),
        3 => text.prop_map(Deed::Compose),
        2 => text.prop_map(Deed::Replace),
        2 => (-300.0..300.0_f64, any::<bool>()).prop_map(|(by, zooms)| Deed::Wheel(by, zooms)),
        1 => (0.2..5.0_f64).prop_map(Deed::Pinch),
        3 => text.prop_map(Deed::Paste),
        2 => Just(Deed::Tick),
        1 => Just(Deed::Blur),
        1 => any::<bool>().prop_map(Deed::ReadOnly),
        1 => Just(Deed::Canvas),
        1 => Just(Deed::Sample),
        3 => prop::collection::vec(0_usize..40, 0..4).prop_map(Deed::Select),
        3 => (0_usize..40, -200.0..900.0_f64, -200.0..600.0_f64)
            .prop_map(|(cell, x, y)| Deed::RemoteCreate(cell, x, y)),
        4 => (0_usize..40).prop_map(Deed::RemoteDelete),
        3 => (0_usize..40, 0_usize..40, -100.0..900.0_f64, -100.0..600.0_f64)
            .prop_map(|(id, parent, x, y)| Deed::RemoteMove(id, parent, x, y)),
        4 => (0_usize..40, text).prop_map(|(id, text)| Deed::RemoteText(id, text)),
        1 => (0_usize..40).prop_map(Deed::RemoteColor),
        4 => (0_usize..40, 0_usize..5, -200.0..900.0_f64, -200.0..600.0_f64)
            .prop_map(|(index, kind, x, y)| Deed::RemoteMake(index, kind, x, y)),
        1 => "[aあ ]{0,3}".prop_map(Deed::Tag),
        1 => any::<bool>().prop_map(Deed::Link),
        1 => (-500.0..500.0_f64).prop_map(Deed::Picture),
        2 => (any::<bool>(), 0.0..1280.0_f64, 0.0..720.0_f64)
            .prop_map(|(drops, x, y)| Deed::FromToolbar(drops, x, y)),
    ]
}

/// The `index`th element on the board, counted around.
fn pick(test: &TestEditor, index: usize) -> Option<ElementId> {
    let snapshot = test.colleague.snapshot();
    let elements = snapshot.elements();
    elements
        .get(index % elements.len().max(1))
        .map(|element| element.id.clone())
}

fn perform(test: &mut TestEditor, deed: Deed, number: usize) {
    match deed {
        Deed::Pointer(phase, button, x, y, held) => {
            test.pointer(phase, ScreenPoint::new(x, y), button, held);
        }
        Deed::DoubleClick(x, y) => {
            test.double_click(ScreenPoint::new(x, y));
        }
        Deed::Key(key) => {
            test.key(key);
        }
        Deed::Composing(key) => {
            let input = KeyInput {
                composing: true,
                ..crate::testing::key_input(key)
            };
            test.input(Input::KeyDown(input));
        }
        Deed::Command(index) => {
            test.command(COMMANDS[index].id);
        }
        Deed::Type(text) => {
            test.type_text(&text);
        }
        Deed::Compose(text) if test.field.is_some() => {
            test.compose_start();
            // Somebody writes in the same note meanwhile.
            if let Some(id) = test.field.as_ref().map(|field| field.element.clone()) {
                test.remote(|edit| {
                    let theirs = edit.element(&id);
                    if let Some(text) = theirs.as_ref().and_then(|element| element.text()) {
                        // A title has a limit of its own.
                        let _too_long = edit.set_text(&id, &format!("他{text}"));
                    }
                });
            }
            test.compose_step(&text).compose_end();
        }
        Deed::Replace(text) if test.field.is_some() => {
            test.replace(&text);
        }
        Deed::Compose(_) | Deed::Replace(_) => {}
        Deed::Wheel(by, zooms) => {
            let held = if zooms {
                Modifiers::CTRL
            } else {
                Modifiers::NONE
            };
            test.wheel(ScreenPoint::new(300.0, 300.0), 0.0, by, held);
        }
        Deed::Pinch(scale) => {
            let (at, moved) = (ScreenPoint::new(500.0, 300.0), ScreenPoint::new(3.0, -4.0));
            test.input(Input::Pinch(PinchInput { at, moved, scale }));
        }
        Deed::Paste(text) => {
            let text = Some(text);
            test.input(Input::Paste(Pasted {
                text,
                ..Pasted::default()
            }));
            let modes = [PasteMode::Notes, PasteMode::IntoCells, PasteMode::OneNote];
            test.input(Input::PasteAs(modes[number % modes.len()]));
        }
        Deed::Tick => {
            test.wait(50.0).input(Input::Tick);
        }
        Deed::Blur => {
            test.input(Input::Blur);
        }
        Deed::ReadOnly(read_only) => {
            test.input(Input::ReadOnly(read_only));
        }
        Deed::Canvas => {
            test.input(Input::InsertTemplates([bmc().clone()].into()));
        }
        Deed::Sample => {
            let sample = sample();
            test.input(Input::InsertSample {
                canvas: None,
                sample,
            });
        }
        Deed::Select(indices) => {
            let ids = indices
                .iter()
                .filter_map(|index| pick(test, *index))
                .collect();
            test.input(Input::Select(ids));
        }
        Deed::RemoteCreate(cell, x, y) => {
            let parent = pick(test, cell).filter(|id| {
                let element = test.colleague.element(id);
                element.is_some_and(|element| element.as_cell().is_some())
            });
            let at = BoardPoint::new(x, y);
            let parent = parent.map(|id| id.as_str().to_owned());
            test.colleague_note(&format!("r{number}"), parent.as_deref(), at, "他人");
        }
        Deed::RemoteDelete(index) => {
            if let Some(id) = pick(test, index) {
                test.remote(|edit| edit.delete(&id).unwrap());
            }
        }
        Deed::RemoteMove(index, parent, x, y) => {
            if let (Some(id), Some(parent)) = (pick(test, index), pick(test, parent)) {
                // Any owner whatever: cycles too.
                let there = Placement::inside(parent, BoardPoint::new(x, y));
                test.remote(|edit| edit.place(&id, &there).unwrap());
            }
        }
        Deed::RemoteText(index, text) => {
            if let Some(id) = pick(test, index) {
                test.remote(|edit| {
                    if edit
                        .element(&id)
                        .is_some_and(|element| element.as_note().is_some())
                    {
                        edit.set_text(&id, &text).unwrap();
                    }
                });
            }
        }
        Deed::RemoteMake(index, which, x, y) => {
            let made = kind(test, index, which);
            let rect = BoardRect::new(x, y, 160.0, 120.0);
            test.colleague_makes(&format!("m{number}"), rect, made);
        }
        Deed::Tag(tag) => {
            test.input(Input::AddTag(tag.clone()))
                .input(Input::RemoveTag(tag));
        }
        Deed::Link(on) => {
            test.input(Input::SetLink(on.then(|| "https://example.org".into())));
        }
        Deed::Picture(at) => {
            let image = ImageDraft {
                hash: ContentHash::default(),
                media: MediaType::Png,
                pixels: [640, 480],
                alt: String::new(),
            };
            test.input(Input::InsertImages {
                images: vec![image],
                at: Some(BoardPoint::new(at, at)),
            });
        }
        Deed::FromToolbar(drops, x, y) => {
            let at = ScreenPoint::new(x, y);
            test.input(Input::NoteGhost(Some(at)))
                .input(Input::NoteGhost(None));
            if drops {
                test.input(Input::PlaceNoteAt(at));
            }
        }
        Deed::RemoteColor(index) => {
            if let Some(id) = pick(test, index) {
                test.remote(|edit| {
                    if edit
                        .element(&id)
                        .is_some_and(|element| element.as_note().is_some())
                    {
                        edit.set_color(&id, NoteColor::Violet).unwrap();
                    }
                });
            }
        }
    }
}

/// One of the kinds that the tools make, as a colleague's tool would make it.
fn kind(test: &TestEditor, index: usize, kind: usize) -> ElementKind {
    let end = |index: usize| match pick(test, index) {
        Some(id) => End::attached(id, End::MIDDLE),
        None => End::free(BoardPoint::new(50.0, 30.0)),
    };
    match kind {
        0 => ElementKind::Shape(Shape::default()),
        1 => ElementKind::Frame(Frame::default()),
        2 => ElementKind::Connector(Connector {
            from: end(index),
            to: end(index + 1),
            ..Connector::default()
        }),
        3 => ElementKind::Text(TextBlock {
            text: "文".into(),
            ..TextBlock::default()
        }),
        _ => ElementKind::Drawing(Drawing {
            points: vec![PenPoint::new(0.0, 0.0, 0.5), PenPoint::new(80.0, 60.0, 0.9)],
            ink: Ink::Blue,
            width: 4.0,
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn e11_the_invariants_hold_whatever_happens(deeds in prop::collection::vec(deed(), 1..60), canvas in any::<bool>()) {
        let mut test = if canvas { TestEditor::with_canvas() } else { TestEditor::with_notes(4) };
        for (number, deed) in deeds.into_iter().enumerate() {
            perform(&mut test, deed, number);
        }
    }
}
