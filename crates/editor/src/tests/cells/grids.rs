use board::{Axis, BoardSize, CellValue, ElementId, NoteColor};

use super::{A1, A2, B1, canvas, focus, give, middle, unfit, value};
use crate::testing::TestEditor;
use crate::tests::at;
use crate::{
    Announcement, Availability, CommandId, Effect, Input, Layer, Pasted, Reason, Side, Then,
};

#[test]
fn e126_columns_and_rows_come_go_and_move() {
    let mut test = canvas();
    let slot = middle(&test, A1);
    test.click(slot)
        .command(CommandId::AddTrack(Axis::Column, Side::After));
    let added = focus(&test).to_owned();
    assert!(
        test.editor.editing().is_some(),
        "its name is written at once"
    );
    test.type_text("課題C").key("Escape");
    let columns = |test: &TestEditor| -> Vec<String> {
        let tracks = test.editor.tracks(&ElementId::new("k/m"), Axis::Column);
        tracks
            .iter()
            .map(|track| track.text().unwrap().to_owned())
            .collect()
    };
    assert_eq!(columns(&test), ["課題A", "課題C", "課題B"]);
    let more = CommandId::AddTrack(Axis::Column, Side::Before);
    assert_eq!(
        test.editor.availability(more),
        Availability::Disabled(Reason::TracksAtMost)
    );
    test.command(CommandId::MoveTrack(Axis::Column, Side::Before));
    assert_eq!(columns(&test), ["課題C", "課題A", "課題B"]);
    let first = CommandId::MoveTrack(Axis::Column, Side::Before);
    assert_eq!(
        test.editor.availability(first),
        Availability::Disabled(Reason::AtTheEdge)
    );
    test.command(CommandId::WeighTrack(3));
    let weight = |test: &TestEditor| {
        let track = test
            .editor
            .scene()
            .element(&ElementId::new(&*added))
            .unwrap();
        track.as_track().unwrap().weight
    };
    assert_eq!(weight(&test), Some(3.0));
    let off_scale = CommandId::WeighTrack(8);
    assert_eq!(
        test.editor.availability(off_scale),
        Availability::Disabled(Reason::DoesNotApply)
    );

    test.command(CommandId::RemoveTrack(Axis::Column));
    assert_eq!(columns(&test), ["課題A", "課題B"]);
    let removed = Effect::Announce(Announcement::TrackRemoved(Axis::Column));
    assert!(test.effects.contains(&removed));
    test.command(CommandId::RestoreTrack(Axis::Column));
    assert_eq!(columns(&test), ["課題C", "課題A", "課題B"]);
    test.command(CommandId::Undo).command(CommandId::Undo);
    assert_eq!(columns(&test), ["課題C", "課題A", "課題B"]);
    // The last one stays.
    let row = middle(&test, "r1");
    test.click(row).command(CommandId::RemoveTrack(Axis::Row));
    let last = CommandId::RemoveTrack(Axis::Row);
    assert_eq!(focus(&test), "r2");
    assert_eq!(
        test.editor.availability(last),
        Availability::Disabled(Reason::TracksAtLeast)
    );
}

#[test]
fn e127_a_table_fills_the_slots_from_the_focus_on() {
    let mut test = canvas();
    let slot = middle(&test, A1);
    test.click(slot);
    test.input(Input::Paste(Pasted {
        text: Some("1\t○\n9\t△\n3\t-".to_owned()),
        ..Pasted::default()
    }));
    assert_eq!(value(&test, A1, ""), Some(CellValue::Number(1.0)));
    assert_eq!(
        value(&test, B1, ""),
        Some(CellValue::Text("circle".to_owned()))
    );
    assert_eq!(value(&test, A2, ""), None, "9 is above the weight");
    let filled = Announcement::Filled {
        filled: 3,
        unfit: 3,
    };
    assert!(
        test.effects.contains(&Effect::Announce(filled)),
        "{:?}",
        test.effects
    );
    assert_eq!(unfit(&test), Some("above-weight"));
    test.command(CommandId::Undo);
    assert_eq!(value(&test, B1, ""), None, "one step");
}

#[test]
fn e128_a_note_is_dragged_from_its_pile() {
    let mut test = canvas();
    let pile = middle(&test, "k/p");
    test.drag(pile, at(1100.0, 300.0));
    let note = test.editor.single_note().unwrap();
    assert_eq!(note.as_note().unwrap().color, NoteColor::Pink);
    assert_eq!(note.size, BoardSize::new(110.0, 110.0));
    assert_eq!(note.placement.parent, Some(ElementId::new("k/z")));
    assert!(test.editor.editing().is_some());
    test.type_text("束から").key("Escape");
    // And by keyboard: into the first cell that takes notes.
    test.click(pile).key("Enter");
    let note = test.editor.single_note().unwrap();
    assert_eq!(note.placement.parent, Some(ElementId::new("k/z")));
    test.type_text("二枚目");
    assert_eq!(
        test.editor.scene().children(&ElementId::new("k/z")).count(),
        2
    );
}

#[test]
fn e129_what_follows_from_the_values_is_shown_at_once() {
    let mut test = canvas();
    let total = |test: &TestEditor, row: &str| {
        let figure = test.editor.scene().figure(&ElementId::new(row));
        figure.map(|figure| figure.text.clone()).unwrap_or_default()
    };
    let warned = |test: &TestEditor| {
        let figure = test.editor.scene().figure(&ElementId::new("c1"));
        figure.is_some_and(|figure| figure.tone == board::Tone::Warn)
    };
    let slot = middle(&test, A1);
    test.click(slot).key("Enter");
    give(&mut test, A1, "2.5", Then::Stay);
    assert!(total(&test, "r1").contains("2.5"), "{}", total(&test, "r1"));
    test.remote(|edit| {
        let four = Some(CellValue::Number(4.0));
        edit.set_value(&ElementId::new(A2), "", four).unwrap();
    });
    assert!(total(&test, "r2").contains('4'), "{}", total(&test, "r2"));
    assert!(!warned(&test));
    // In one's own layer nothing was scored yet.
    test.command(CommandId::ShowLayer(Layer::Mine));
    assert!(!total(&test, "r2").contains('4'), "{}", total(&test, "r2"));
}
