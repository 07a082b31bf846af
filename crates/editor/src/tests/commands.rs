use std::collections::HashSet;

use board::{
    Axis, BoardPoint, BoardRect, Connector, Drawing, ElementId, ElementKind, End, Evidence, Form,
    Frame, Head, Ink, NoteColor, PenPoint, ReactionToken, Route, Shape, TextBlock, TextScale,
};
use proptest::prelude::*;

use crate::testing::TestEditor;
use crate::{
    Availability, COMMANDS, CommandId, Direction, Distance, Editor, Effect, Input, KeyPattern,
    NoteSize, PenWidth, Reason, Side,
};

#[test]
fn e13_ids_keys_and_shortcuts_are_unique() {
    let mut ids = HashSet::new();
    let mut keys = HashSet::new();
    let mut shortcuts = HashSet::new();
    for row in COMMANDS {
        assert!(ids.insert(row.id), "{:?}", row.id);
        assert!(keys.insert(row.key), "{}", row.key);
        for shortcut in row.shortcuts {
            assert!(shortcuts.insert(*shortcut), "{shortcut} of {}", row.key);
            if let KeyPattern::Character(character) = shortcut.key {
                assert!(!character.is_uppercase(), "{shortcut}");
                assert!(
                    character.is_ascii_alphabetic() || !shortcut.shift,
                    "{shortcut}"
                );
            }
        }
    }
}

fn making() -> Vec<CommandId> {
    let mut all = vec![
        CommandId::ToolText,
        CommandId::ToolConnector,
        CommandId::ToolPen,
        CommandId::ToolEraser,
        CommandId::ToolFrame,
        CommandId::KeepTool,
        CommandId::LeavePenMode,
        CommandId::Connect,
        CommandId::DissolveFrame,
        CommandId::EditLink,
        CommandId::OpenLink,
        CommandId::RemoveLink,
    ];
    all.extend(Form::ALL.iter().copied().map(CommandId::ToolShape));
    all
}

fn looks() -> Vec<CommandId> {
    let mut all = vec![
        CommandId::Dashed,
        CommandId::Fill(None),
        CommandId::Evidence(None),
    ];
    let evidence = Evidence::ALL.iter().copied().map(Some);
    all.extend(evidence.map(CommandId::Evidence));
    all.extend(NoteSize::ALL.map(CommandId::NoteSize));
    all.extend(ReactionToken::ALL.iter().copied().map(CommandId::React));
    all.extend(Ink::ALL.iter().copied().map(CommandId::Ink));
    all.extend(NoteColor::ALL.map(|color| CommandId::Fill(Some(color))));
    all.extend(Form::ALL.iter().copied().map(CommandId::Form));
    all.extend(Route::ALL.iter().copied().map(CommandId::Route));
    all.extend(Head::ALL.iter().copied().map(CommandId::HeadFrom));
    all.extend(Head::ALL.iter().copied().map(CommandId::HeadTo));
    all.extend(PenWidth::ALL.map(CommandId::PenWidth));
    all.extend(TextScale::ALL.iter().copied().map(CommandId::TextScale));
    all
}

#[test]
fn e13_every_command_has_its_row() {
    let mut all = vec![
        CommandId::ToolSelect,
        CommandId::ToolHand,
        CommandId::NewNote,
        CommandId::EditNote,
        CommandId::Undo,
        CommandId::Redo,
        CommandId::Copy,
        CommandId::CopyAsPicture,
        CommandId::Cut,
        CommandId::Paste,
        CommandId::PasteAsOneNote,
        CommandId::Duplicate,
        CommandId::Delete,
        CommandId::SelectAll,
        CommandId::Deselect,
        CommandId::BringForward,
        CommandId::SendBackward,
        CommandId::BringToFront,
        CommandId::SendToBack,
        CommandId::DistributeHorizontally,
        CommandId::DistributeVertically,
        CommandId::Tidy,
        CommandId::Group,
        CommandId::Ungroup,
        CommandId::ToggleLock,
        CommandId::Find,
        CommandId::Palette,
        CommandId::ToggleMinimap,
        CommandId::ToggleGrid,
        CommandId::ToggleSnap,
        CommandId::WheelAuto,
        CommandId::WheelMouse,
        CommandId::WheelTrackpad,
        CommandId::WalkNext,
        CommandId::WalkPrevious,
        CommandId::ZoomIn,
        CommandId::ZoomOut,
        CommandId::ZoomReset,
        CommandId::FitBoard,
        CommandId::FitSelection,
        CommandId::InsertCanvas,
        CommandId::InsertSample,
        CommandId::SaveTemplate,
        CommandId::CarryOn,
        CommandId::NextPart,
        CommandId::OtherPart,
        CommandId::GoToSource,
        CommandId::GrowthLayer,
        CommandId::InsertImage,
        CommandId::Checkpoints,
        CommandId::Links,
        CommandId::PrivateWriting,
        CommandId::CheckBoard,
        CommandId::SessionDate,
        CommandId::MarkUnclear,
        CommandId::ToggleCover,
        CommandId::Prompts,
        CommandId::PasteAnswer,
        CommandId::Import,
        CommandId::Export,
        CommandId::ShowShortcuts,
        CommandId::Comment,
        CommandId::Comments,
        CommandId::Laser,
        CommandId::CursorChat,
    ];
    all.extend(making());
    all.extend(looks());
    all.extend(NoteColor::ALL.map(CommandId::Color));
    all.extend(crate::Alignment::ALL.map(CommandId::Align));
    all.extend(Direction::ALL.map(CommandId::Walk));
    all.extend(Direction::ALL.map(CommandId::AddNote));
    all.extend(crate::Layer::ALL.map(CommandId::ShowLayer));
    all.extend([0, 1, 2, 3, 5, 8].map(CommandId::WeighTrack));
    for axis in [Axis::Column, Axis::Row] {
        all.extend([CommandId::RenameTrack(axis), CommandId::RemoveTrack(axis)]);
        all.push(CommandId::RestoreTrack(axis));
        for side in [Side::Before, Side::After] {
            all.extend([
                CommandId::AddTrack(axis, side),
                CommandId::MoveTrack(axis, side),
            ]);
        }
    }
    for distance in [Distance::Near, Distance::Far] {
        all.extend(Direction::ALL.map(|direction| CommandId::Nudge(direction, distance)));
    }
    for id in &all {
        assert_eq!(id.row().id, *id);
    }
    assert_eq!(all.len(), COMMANDS.len());
}

#[test]
fn e13_a_command_that_cannot_be_used_says_why() {
    let mut test = TestEditor::new();
    let expected = [
        (CommandId::Undo, Reason::NothingToUndo),
        (CommandId::Redo, Reason::NothingToRedo),
        (CommandId::Delete, Reason::NothingSelected),
        (CommandId::Duplicate, Reason::NothingSelected),
        (CommandId::Tidy, Reason::NotSeveral),
        (CommandId::Ungroup, Reason::NoGroup),
        (CommandId::EditNote, Reason::NotOneNote),
        (CommandId::FitBoard, Reason::BoardEmpty),
        (CommandId::InsertSample, Reason::NoCanvas),
    ];
    for (command, reason) in expected {
        assert_eq!(
            test.editor.availability(command),
            Availability::Disabled(reason)
        );
        test.command(command);
        assert_eq!(
            test.refusals(),
            [&crate::Refusal::Unavailable { command, reason }]
        );
    }
}

#[test]
fn e13_front_and_back_restack() {
    let mut test = TestEditor::with_notes(3);
    let order = |test: &TestEditor| -> Vec<String> {
        let snapshot = test.snapshot();
        snapshot
            .elements()
            .iter()
            .map(|element| element.id.as_str().to_owned())
            .collect()
    };
    test.select(&["n0", "n1"]).key("Ctrl+]");
    assert_eq!(order(&test), ["n2", "n0", "n1"]);
    test.key("Ctrl+]");
    assert!(!test.has_written(), "they are there already");
    test.select(&["n1"]).key("Ctrl+[");
    assert_eq!(order(&test), ["n1", "n2", "n0"]);
    test.key("Ctrl+Z").key("Ctrl+Z");
    assert_eq!(order(&test), ["n0", "n1", "n2"]);
}

#[test]
fn e13_duplicates_lie_beside_free_notes_and_in_the_next_place_of_a_cell() {
    let mut test = TestEditor::with_notes(1);
    test.select(&["n0"]).key("Ctrl+D");
    let copy = test.selected().remove(0);
    assert_eq!(test.rect(&copy).origin(), BoardPoint::new(310.0, 100.0));
    let mut test = TestEditor::with_canvas();
    test.colleague_note("a", Some("bmc/co"), BoardPoint::new(10.0, 56.0), "a");
    test.colleague_note("b", Some("bmc/co"), BoardPoint::new(200.0, 56.0), "b");
    test.select(&["a", "b"]).key("Ctrl+D");
    assert_eq!(test.sent, 1);
    let copies = test.selected();
    let [first, second] = &copies[..] else {
        panic!("two copies");
    };
    assert_eq!(test.owner(first).as_deref(), Some("bmc/co"));
    assert!(!test.rect(first).intersects(&test.rect(second)));
    assert!(!test.rect(first).intersects(&test.rect("b")));
}

/// How many steps can be taken back, found out by taking them back and doing them again.
fn steps(editor: &TestEditor) -> bool {
    editor.editor.can_undo()
}

/// Puts one of each kind that is no note beside the canvas, the connector between two of them; gives their ids.
fn one_of_each(test: &mut TestEditor) -> Vec<String> {
    let at = |x: f64| BoardRect::new(x, -300.0, 100.0, 80.0);
    let on = |id: &str| End::attached(ElementId::new(id), End::MIDDLE);
    let text = TextBlock {
        text: "文".into(),
        ..TextBlock::default()
    };
    let line = Connector {
        from: on("text"),
        to: on("shape"),
        ..Connector::default()
    };
    let drawing = Drawing {
        points: vec![
            PenPoint::new(0.0, 0.0, 0.5),
            PenPoint::new(100.0, 80.0, 0.5),
        ],
        width: 4.0,
        ink: Ink::Black,
    };
    test.colleague_makes("text", at(0.0), ElementKind::Text(text));
    test.colleague_makes("shape", at(200.0), ElementKind::Shape(Shape::default()));
    test.colleague_makes("line", at(100.0), ElementKind::Connector(line));
    test.colleague_makes("drawing", at(400.0), ElementKind::Drawing(drawing));
    test.colleague_makes("frame", at(600.0), ElementKind::Frame(Frame::default()));
    ["text", "shape", "line", "drawing", "frame"]
        .map(str::to_owned)
        .to_vec()
}

fn board_of(notes: &[(f64, f64, usize)]) -> TestEditor {
    let mut test = TestEditor::with_canvas();
    for (index, (x, y, cell)) in notes.iter().enumerate() {
        let keys = ["bmc/cs", "bmc/vp", "bmc/co"];
        test.colleague_note(
            &format!("n{index}"),
            keys.get(*cell).copied(),
            BoardPoint::new(*x, *y),
            "メモ",
        );
    }
    test
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every command that writes is exactly one step, and taking it back gives an equal board; again gives the other.
    #[test]
    fn e13_every_command_that_writes_is_one_step(
        notes in prop::collection::vec((0.0..400.0_f64, 0.0..300.0_f64, 0_usize..5), 1..7),
        chosen in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        canvas in any::<bool>(),
        mixed in any::<bool>(),
    ) {
        // One board for all of them: each command is taken back before the next.
        let mut test = board_of(&notes);
        let mut selected: Vec<String> =
            chosen.iter().map(|index| format!("n{}", index.index(notes.len()))).collect();
        if canvas {
            selected.push("bmc".into());
        }
        if mixed {
            selected.extend(one_of_each(&mut test));
        }
        let selected: Vec<&str> = selected.iter().map(String::as_str).collect();
        for row in COMMANDS {
            if matches!(row.id, CommandId::Undo | CommandId::Redo) {
                continue;
            }
            test.select(&selected);
            prop_assert!(!steps(&test));
            let before = test.snapshot();
            test.command(row.id);
            let sent = test.effects.iter().filter(|effect| matches!(effect, Effect::Send(_))).count();
            let after = test.snapshot();
            prop_assert!(sent <= 1, "{} is {} updates", row.key, sent);
            prop_assert_eq!(sent == 1, before != after, "{}", row.key);
            prop_assert!(row.writes || sent == 0, "{} says that it only looks", row.key);
            prop_assert_eq!(test.editor.can_undo(), sent == 1, "{}", row.key);
            if sent == 1 {
                test.command(CommandId::Undo);
                prop_assert_eq!(&test.snapshot(), &before, "{}", row.key);
                prop_assert!(!test.editor.can_undo(), "{} is more than one step", row.key);
                test.command(CommandId::Redo);
                prop_assert_eq!(&test.snapshot(), &after, "{}", row.key);
                test.command(CommandId::Undo);
            }
        }
    }
}

#[test]
fn the_interface_is_told_what_changed_and_nothing_else() {
    let mut test = TestEditor::with_notes(2);
    let changes = |editor: &mut Editor| editor.take_changes();
    changes(&mut test.editor);
    test.input(Input::Tick);
    assert!(changes(&mut test.editor).is_empty());
    test.wheel(super::at(0.0, 0.0), 0.0, 10.0, crate::Modifiers::NONE);
    let changed = changes(&mut test.editor);
    assert!(changed.camera && changed.elements.is_empty() && !changed.selection);
    test.select(&["n0"]);
    let changed = changes(&mut test.editor);
    assert!(changed.selection && !changed.camera && changed.elements.is_empty());
    test.command(CommandId::Color(NoteColor::Blue));
    let changed = changes(&mut test.editor);
    assert_eq!(changed.elements, [ElementId::new("n0")]);
    assert!(!changed.selection && !changed.overlay);
}
