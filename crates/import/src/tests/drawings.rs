//! Excalidraw's and tldraw's own files, made with their own packages: see `tests/fixtures/imports/make-*.mjs`.

use board::*;

use super::{board_of, fixture, lost, read_well, saying};
use crate::{Imported, Loss, Source};

fn ends(line: &Connector) -> [Option<&str>; 2] {
    [&line.from, &line.to].map(|end| end.element.as_ref().map(ElementId::as_str))
}

fn by_id<'a>(imported: &'a Imported, id: &str) -> &'a Element {
    let mut elements = imported.elements.iter();
    elements.find(|element| element.id.as_str() == id).unwrap()
}

#[test]
fn x221_excalidraws_own_file_is_read() {
    let imported = read_well("会議.excalidraw", &fixture("drawing.excalidraw"));
    assert_eq!(imported.source, Source::Excalidraw);
    assert_eq!(imported.title, "会議");
    assert!(!imported.is_newer);

    let box_ = by_id(&imported, "r").as_shape().unwrap();
    assert_eq!(
        (box_.form, box_.fill),
        (Form::Rounded, Some(NoteColor::Blue))
    );
    assert_eq!((box_.ink, box_.text.as_str()), (Ink::Blue, "受付"));
    assert_eq!(
        by_id(&imported, "d").as_shape().unwrap().form,
        Form::Diamond
    );
    assert_eq!(by_id(&imported, "d").as_shape().unwrap().text, "在庫?");
    assert_eq!(by_id(&imported, "r").group, by_id(&imported, "d").group);
    assert!(by_id(&imported, "r").group.is_some());
    assert!(by_id(&imported, "e").locked);

    let arrow = by_id(&imported, "a").as_connector().unwrap();
    assert_eq!(ends(arrow), [Some("r"), Some("d")]);
    assert_eq!((arrow.head_from, arrow.head_to), (Head::Dot, Head::Arrow));
    assert_eq!((arrow.dashed, arrow.text.as_str()), (true, "毎朝"));
    let line = by_id(&imported, "l").as_connector().unwrap();
    assert_eq!((ends(line), line.head_to), ([None, None], Head::None));
    assert_eq!(line.to.at, BoardPoint::new(200.0, 40.0));

    let text = by_id(&imported, "t").as_text_block().unwrap();
    assert_eq!(text.text, "<img src=x onerror=alert(1)>\n見出し");
    assert_eq!(text.ink, Ink::Green);
    assert_eq!(
        by_id(&imported, "t").link.as_ref().unwrap().as_str(),
        "https://example.com/a"
    );
    assert_eq!(by_id(&imported, "bad").link, None);

    let stroke = by_id(&imported, "pen").as_drawing().unwrap();
    assert_eq!((stroke.points.len(), stroke.ink), (40, Ink::Red));
    assert!(stroke.points.iter().any(|point| point.pressure > 0.6));
    let triangle = by_id(&imported, "poly").as_drawing().unwrap();
    assert!(triangle.points.len() > 20, "straight between its corners");

    let inside = &by_id(&imported, "inside").placement;
    let frame = by_id(&imported, "fr");
    assert_eq!(frame.as_frame().unwrap().text, "枠");
    assert_eq!(inside.parent.as_ref(), Some(&frame.id));
    assert_eq!(
        frame.placement.offset + inside.offset,
        BoardPoint::new(1240.0, 60.0)
    );

    let picture = by_id(&imported, "i").as_image().unwrap();
    assert_eq!((imported.pictures.len(), picture.pixels), (1, [1, 1]));
    assert_eq!(imported.pictures[0].hash, picture.hash);

    assert_eq!(
        imported.losses.all(),
        [
            (Loss::Turned, 1),
            (Loss::Bends, 1),
            (Loss::NoPicture, 1),
            (Loss::BadPicture, 1),
            (Loss::Link, 1),
        ]
    );
    assert!(
        imported
            .elements
            .iter()
            .all(|element| element.id.as_str() != "gone")
    );
    let board = board_of(&imported);
    assert_eq!(board.element_count(), imported.elements.len());
}

#[test]
fn x221_what_excalidraw_copies_is_read() {
    let imported = read_well("clipboard", &fixture("excalidraw-clipboard.json"));
    assert_eq!(
        (imported.source, imported.elements.len()),
        (Source::Excalidraw, 2)
    );
}

#[test]
fn x222_tldraws_own_file_is_read() {
    let imported = read_well("x.tldr", &fixture("tldraw.tldr"));
    assert_eq!(imported.source, Source::Tldraw);
    assert_eq!(imported.title, "受付の流れ");
    assert!(!imported.is_newer);

    let note = saying(&imported, "待ち時間が長い\n二行目")
        .as_note()
        .unwrap();
    assert_eq!(note.color, NoteColor::Yellow);
    let violet = saying(&imported, "色は紫");
    assert_eq!(violet.as_note().unwrap().color, NoteColor::Violet);
    assert!(violet.locked);
    let desk = saying(&imported, "受付");
    assert_eq!(desk.as_shape().unwrap().fill, Some(NoteColor::Blue));
    assert_eq!(
        saying(&imported, "在庫?").as_shape().unwrap().form,
        Form::Diamond
    );
    assert_eq!(saying(&imported, "在庫?").as_shape().unwrap().fill, None);
    assert_eq!(
        saying(&imported, "丸").as_shape().unwrap().form,
        Form::Ellipse
    );
    assert!(saying(&imported, "丸").group.is_some());
    assert_eq!(
        saying(&imported, "丸").group,
        saying(&imported, "長丸").group
    );

    let arrow = saying(&imported, "毎朝").as_connector().unwrap();
    assert_eq!(ends(arrow), [Some("shape:g1"), Some("shape:g2")]);
    assert_eq!(arrow.from.at, End::MIDDLE);
    assert_eq!(arrow.to.at, BoardPoint::new(0.0, 0.5));
    assert_eq!((arrow.dashed, arrow.ink), (true, Ink::Red));
    let bent = by_id(&imported, "shape:b").as_connector().unwrap();
    assert_eq!((bent.route, bent.head_from), (Route::Curved, Head::Dot));

    let text = saying(&imported, "<b>見出し</b>").as_text_block().unwrap();
    assert_eq!((text.ink, text.wrap), (Ink::Green, false));
    let inside = saying(&imported, "枠のなか");
    assert_eq!(
        inside.placement,
        Placement::inside(ElementId::new("shape:f"), BoardPoint::new(40.0, 60.0))
    );

    let stroke = by_id(&imported, "shape:d").as_drawing().unwrap();
    let extent = stroke.extent();
    assert!(
        (extent.width - 200.0).abs() < 0.5 && (extent.height - 120.0).abs() < 1.0,
        "{extent:?}"
    );
    assert!((stroke.points[3].pressure - 0.4).abs() < 0.01);
    assert!(by_id(&imported, "shape:l").as_connector().is_some());
    assert!(by_id(&imported, "shape:l3").as_drawing().is_some());
    assert_eq!(
        by_id(&imported, "shape:i").as_image().unwrap().alt,
        "赤い点"
    );
    let page = saying(&imported, "例のページ");
    assert_eq!(page.link.as_ref().unwrap().as_str(), "https://example.com/");

    // Two pages, side by side, with what is on them.
    let second = saying(&imported, "二枚目の付箋");
    assert_eq!(second.placement.parent, Some(ElementId::new("page:two")));
    let board = board_of(&imported);
    let frames: Vec<BoardRect> = board
        .snapshot()
        .elements()
        .iter()
        .filter(|element| {
            element
                .as_frame()
                .is_some_and(|frame| frame.text.ends_with("枚目"))
        })
        .filter_map(|element| board.snapshot().rect(&element.id))
        .collect();
    assert_eq!(frames.len(), 2);
    assert!(!frames[0].intersects(&frames[1]), "{frames:?}");
    assert_eq!(
        imported.losses.all(),
        [
            (Loss::Kind("video".to_owned()), 1),
            (Loss::Turned, 1),
            (Loss::Form, 1),
            (Loss::Pages, 1),
        ]
    );
}

#[test]
fn x222_what_earlier_versions_of_tldraw_wrote_is_read() {
    let imported = read_well("x.tldr", &fixture("tldraw-before.tldr"));
    assert!(
        saying(&imported, "待ち時間が長い\n二行目")
            .as_note()
            .is_some()
    );
    let arrow = saying(&imported, "毎朝").as_connector().unwrap();
    assert_eq!(ends(arrow), [Some("shape:g1"), Some("shape:g2")]);
    assert_eq!(arrow.to.at, BoardPoint::new(0.0, 0.5));
    let stroke = by_id(&imported, "shape:d").as_drawing().unwrap();
    assert!((stroke.extent().width - 200.0).abs() < 0.5);
    assert!(imported.losses.is_empty(), "{:?}", imported.losses);
}

#[test]
fn x223_a_line_whose_ends_are_not_there_stays_where_it_was() {
    let file = r#"{"type":"excalidraw","version":2,"elements":[
        {"type":"arrow","id":"a","x":100,"y":200,"width":50,"height":-80,"points":[[0,0],[50,-80]],
         "startBinding":{"elementId":"gone","focus":0,"gap":1},"endBinding":{"elementId":"b","focus":0,"gap":1}},
        {"type":"arrow","id":"b","x":0,"y":0,"width":9,"height":9,"points":[[0,0],[9,9]]}]}"#;
    let imported = read_well("a.excalidraw", file.as_bytes());
    let element = by_id(&imported, "a");
    let line = element.as_connector().unwrap();
    let origin = element.placement.offset;
    assert_eq!(ends(line), [None, None], "nothing hangs on lines");
    assert_eq!(origin + line.from.at, BoardPoint::new(100.0, 200.0));
    assert_eq!(origin + line.to.at, BoardPoint::new(150.0, 120.0));
    assert_eq!(lost(&imported, &Loss::Unreadable), 0);
}
