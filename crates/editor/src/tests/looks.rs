use board::{
    BoardPoint, BoardRect, Connector, Drawing, ElementKind, End, Frame, Head, Ink, NoteColor,
    PenPoint, Shape, TextBlock,
};

use crate::testing::TestEditor;
use crate::{Availability, CommandId, Editor, Kinds, PenWidth, Reason, Tool};

fn board() -> TestEditor {
    let mut test = TestEditor::with_notes(1);
    let at = |x: f64| BoardRect::new(x, 400.0, 100.0, 50.0);
    let line = Connector {
        to: End::free(BoardPoint::new(100.0, 0.0)),
        ..Connector::default()
    };
    let drawing = Drawing {
        points: vec![
            PenPoint::new(0.0, 0.0, 0.5),
            PenPoint::new(100.0, 50.0, 0.5),
        ],
        width: 4.0,
        ink: Ink::Black,
    };
    let text = TextBlock {
        text: "文".into(),
        ..TextBlock::default()
    };
    test.colleague_makes("text", at(0.0), ElementKind::Text(text));
    test.colleague_makes("shape", at(200.0), ElementKind::Shape(Shape::default()));
    test.colleague_makes("line", at(400.0), ElementKind::Connector(line));
    test.colleague_makes("drawing", at(600.0), ElementKind::Drawing(drawing));
    test.colleague_makes("frame", at(800.0), ElementKind::Frame(Frame::default()));
    test
}

const ALL: [&str; 6] = ["n0", "text", "shape", "line", "drawing", "frame"];

fn can(editor: &Editor, command: CommandId) -> bool {
    editor.availability(command) == Availability::Enabled
}

#[test]
fn e34_one_choice_goes_to_all_that_have_such_a_thing_in_one_step() {
    let mut test = board();
    let before = test.snapshot();
    test.select(&ALL);
    assert!(test.editor.selected_kinds().meets(Kinds::CONNECTOR));
    test.command(CommandId::Ink(Ink::Red));
    assert_eq!(test.sent, 1);
    for id in ["text", "shape", "line", "drawing"] {
        assert_eq!(test.element(id).ink(), Some(Ink::Red), "{id}");
    }
    test.command(CommandId::Fill(Some(NoteColor::Teal)));
    assert_eq!(
        test.element("shape").as_shape().unwrap().fill,
        Some(NoteColor::Teal)
    );
    assert_eq!(
        test.element("frame").as_frame().unwrap().tint,
        Some(NoteColor::Teal)
    );
    test.command(CommandId::Fill(None));
    assert_eq!(test.element("frame").as_frame().unwrap().tint, None);
    test.command(CommandId::PenWidth(PenWidth::Marker));
    assert_eq!(test.element("drawing").as_drawing().unwrap().width, 20.0);
    test.command(CommandId::PenWidth(PenWidth::Marker));
    assert!(!test.has_written(), "it is so already");
    for _ in 0..4 {
        test.key("Ctrl+Z");
    }
    assert_eq!(test.snapshot(), before);
}

#[test]
fn e34_the_two_heads_are_chosen_one_by_one() {
    let mut test = board();
    test.select(&["line"]);
    test.command(CommandId::HeadFrom(Head::Dot));
    test.command(CommandId::HeadTo(Head::Arrow));
    let line = test.element("line").as_connector().unwrap().clone();
    assert_eq!((line.head_from, line.head_to), (Head::Dot, Head::Arrow));
    test.command(CommandId::Dashed);
    assert!(test.element("line").as_connector().unwrap().dashed);
    test.command(CommandId::Dashed);
    assert!(!test.element("line").as_connector().unwrap().dashed);
}

#[test]
fn e34_a_choice_that_fits_nothing_says_so() {
    let mut test = board();
    let ink = CommandId::Ink(Ink::Blue);
    assert_eq!(
        test.editor.availability(ink),
        Availability::Disabled(Reason::DoesNotApply)
    );
    test.select(&["n0"]);
    assert!(!can(&test.editor, ink) && !can(&test.editor, CommandId::Fill(None)));
    test.select(&["frame"]);
    assert!(!can(&test.editor, ink) && can(&test.editor, CommandId::Fill(None)));
    test.remote(|edit| edit.delete(&board::ElementId::new("frame")).unwrap());
    assert!(!can(&test.editor, CommandId::Fill(None)), "it is gone");
}

#[test]
fn e34_the_pen_has_a_colour_of_its_own() {
    let mut test = board();
    test.key("P");
    assert_eq!(test.editor.tool(), Tool::Pen);
    test.command(CommandId::Ink(Ink::Green));
    test.key("V").select(&["shape"]);
    test.command(CommandId::Ink(Ink::Violet));
    let looks = test.editor.next_looks();
    assert_eq!((looks.pen_ink, looks.ink), (Ink::Green, Ink::Violet));
}

#[test]
fn e34_looks_can_be_chosen_before_the_first_letter() {
    let mut test = board();
    test.key("T").click(super::at(300.0, 600.0));
    test.command(CommandId::Ink(Ink::Orange));
    assert_eq!(test.sent, 0);
    let id = test.editing().unwrap();
    test.type_text("a");
    assert_eq!(test.element(&id).ink(), Some(Ink::Orange));
}
