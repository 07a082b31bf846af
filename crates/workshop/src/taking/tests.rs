use board::{
    Board, BoardSize, ClientNumber, Form, Frame, NewNote, NoteColor, Placement, Shape, TextBlock,
};

use super::*;
use crate::{insert_sample, insert_template};

fn taking(with_notes: bool) -> Taking {
    Taking {
        title: String::new(),
        with_notes,
        locale: Locale::Ja,
    }
}

fn read(taken: &Taken) -> Template {
    parse_template("taken.json", &taken.json).unwrap()
}

#[test]
fn w181_a_canvas_becomes_the_template_that_it_was_made_from() {
    for template in crate::templates() {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("c");
        insert_template(&mut board, template, &canvas, BoardPoint::new(-70.0, 33.0)).unwrap();
        let taken = take_template(&board.snapshot(), &canvas, &taking(false));
        let taken = taken
            .unwrap()
            .unwrap_or_else(|faults| panic!("{}: {faults}", template.id));
        assert_eq!(taken.id, format!("my.{}", template.id));
        let made = read(&taken);
        assert_eq!(made.title, template.title, "{}", template.id);
        assert!(made.samples.is_empty());
        assert_eq!(
            (made.body.w, made.body.h),
            (template.body.w, template.body.h),
            "{}",
            template.id
        );
        assert_eq!(made.guide.step, template.guide.step, "{}", template.id);
        assert_eq!(made.guide.piles, template.guide.piles, "{}", template.id);
        let places = |template: &Template| -> Vec<(String, [f64; 4])> {
            let mut cells: Vec<_> = template.cells.iter().collect();
            cells.sort_by_key(|cell| cell.tab);
            let place = |cell: &&TemplateCell| [cell.x, cell.y, cell.w, cell.h];
            cells
                .iter()
                .map(|cell| (cell.key.clone(), place(cell)))
                .collect()
        };
        assert_eq!(places(&made), places(template), "{}", template.id);
    }
}

#[test]
fn w182_what_is_written_becomes_the_example_if_that_is_wanted() {
    let template = crate::template("rikai.bmc").unwrap();
    let mut board = Board::new(ClientNumber::new(1));
    let canvas = ElementId::new("bmc");
    insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    insert_sample(&mut board, &canvas, &template.samples[0], Locale::Ja).unwrap();
    let wanted = Taking {
        title: "うちのモデル".to_owned(),
        ..taking(true)
    };
    let taken = take_template(&board.snapshot(), &canvas, &wanted)
        .unwrap()
        .unwrap();
    let made = read(&taken);
    assert_eq!(made.title, Label::new("うちのモデル", "うちのモデル"));
    let texts = |sample: &crate::Sample| {
        let mut texts: Vec<_> = sample
            .notes
            .iter()
            .map(|note| (note.place.cell.clone(), note.text.ja.clone()))
            .collect();
        texts.sort();
        texts
    };
    assert_eq!(texts(&made.samples[0]), texts(&template.samples[0]));
    let without = take_template(&board.snapshot(), &canvas, &taking(false));
    assert!(read(&without.unwrap().unwrap()).samples.is_empty());
}

#[test]
fn w183_a_frame_becomes_a_template_of_its_texts_shapes_and_notes() {
    let mut board = Board::new(ClientNumber::new(1));
    let frame = ElementId::new("f");
    let inside = |x, y| Placement::inside(ElementId::new("f"), BoardPoint::new(x, y));
    board
        .edit(|edit| {
            let mut make = |id: &str, placement, size, kind| {
                edit.create(Element::new(ElementId::new(id), placement, size, kind))
            };
            let size = BoardSize::new(800.0, 600.0);
            let title = board::ElementKind::Frame(Frame {
                text: "ふりかえり".to_owned(),
                ..Frame::default()
            });
            make(
                "f",
                Placement::free(BoardPoint::new(50.0, 60.0)),
                size,
                title,
            )?;
            let text = board::ElementKind::Text(TextBlock {
                text: "よかったこと".to_owned(),
                ..TextBlock::default()
            });
            make("t", inside(20.0, 30.0), BoardSize::new(300.0, 40.0), text)?;
            for (id, x) in [("s1", 100.0), ("s2", 400.0)] {
                let shape = board::ElementKind::Shape(Shape {
                    form: Form::Ellipse,
                    ..Shape::default()
                });
                make(id, inside(x, 200.0), BoardSize::new(200.0, 150.0), shape)?;
            }
            for (id, text) in [("n1", "早く終わった"), ("n2", "  ")] {
                edit.create_note(
                    &ElementId::new(id),
                    NewNote {
                        placement: inside(50.0, 400.0),
                        size: BoardSize::new(180.0, 92.0),
                        color: NoteColor::Yellow,
                        text,
                        author: "",
                    },
                )?;
            }
            Ok::<(), board::BoardError>(())
        })
        .unwrap();
    let taken = take_template(&board.snapshot(), &frame, &taking(true))
        .unwrap()
        .unwrap();
    let made = read(&taken);
    assert_eq!(made.title.ja, "ふりかえり");
    let keys: Vec<&str> = made.cells.iter().map(|cell| cell.key.as_str()).collect();
    assert_eq!(keys, ["notes", "label", "shape", "shape-2"]);
    assert_eq!(made.cells[1].label.ja, "よかったこと");
    assert_eq!((made.cells[3].x, made.cells[3].y), (400.0, 200.0));
    let notes: Vec<&str> = made.samples[0]
        .notes
        .iter()
        .map(|note| note.text.ja.as_str())
        .collect();
    assert_eq!(notes, ["早く終わった"]);
    assert!(take_template(&board.snapshot(), &ElementId::new("n1"), &taking(true)).is_none());
    assert!(take_template(&board.snapshot(), &ElementId::new("gone"), &taking(true)).is_none());
}

#[test]
fn w184_a_canvas_that_can_be_no_template_is_refused_with_the_reason() {
    let mut board = Board::new(ClientNumber::new(1));
    let canvas = ElementId::new("c");
    let template = crate::template("rikai.ideas").unwrap();
    insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
    board
        .edit(|edit| {
            edit.create_cell(
                &ElementId::new("c/hostile"),
                board::NewCell {
                    placement: Placement::inside(canvas.clone(), BoardPoint::new(30.0, 130.0)),
                    size: BoardSize::new(40.0, 40.0),
                    key: "Großer Schlüssel",
                    label: Label::new("枠", "cell"),
                    tab: 7,
                    holds: Holds::ZONE,
                    owner: "",
                    cover: false,
                },
            )
        })
        .unwrap();
    let refused = take_template(&board.snapshot(), &canvas, &taking(false)).unwrap();
    let told = refused.unwrap_err().to_string();
    assert!(told.contains("key"), "{told}");
}
