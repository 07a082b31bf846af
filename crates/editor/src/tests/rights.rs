//! What the relay would take back is not offered.

use crate::testing::{TestEditor, bmc};
use crate::{Availability, CommandId, Direction, Distance, Input, Reason, ScreenPoint};

#[test]
fn e230_who_only_takes_part_is_offered_nothing_that_changes_the_template() {
    let mut test = TestEditor::with_notes(1);
    test.input(Input::InsertTemplates([bmc().clone()].into()));
    let canvas = test.editor.focus().unwrap().as_str().to_owned();
    test.select(&[&canvas]);
    let refused = Availability::Disabled(Reason::FacilitatorOnly);
    let of_canvas = [
        CommandId::Delete,
        CommandId::Cut,
        CommandId::Duplicate,
        CommandId::ToggleLock,
        CommandId::EditLink,
        CommandId::BringToFront,
        CommandId::Nudge(Direction::Left, Distance::Near),
    ];
    let always = [
        CommandId::InsertCanvas,
        CommandId::NextPart,
        CommandId::Links,
    ];
    test.input(Input::Leads(false));
    for command in of_canvas.iter().chain(&always) {
        assert_eq!(test.editor.availability(*command), refused, "{command:?}");
    }
    // Run by its keys all the same, it does nothing.
    let before = test.editor.board().snapshot();
    test.command(CommandId::ToggleLock)
        .command(CommandId::Delete);
    assert_eq!(test.editor.board().snapshot(), before);
    // Nor does it go where it is dragged; the view does.
    let band = test.middle(&canvas);
    test.select(&[&canvas]);
    test.drag(band, ScreenPoint::new(band.x + 90.0, band.y + 60.0));
    assert_eq!(test.editor.board().snapshot(), before);
    test.select(&["n0"]);
    for command in [
        CommandId::Delete,
        CommandId::ToggleLock,
        CommandId::InsertSample,
    ] {
        assert_eq!(
            test.editor.availability(command),
            Availability::Enabled,
            "{command:?}"
        );
    }
    // Who leads has it all.
    test.input(Input::Leads(true));
    test.select(&[&canvas]);
    for command in [
        CommandId::Duplicate,
        CommandId::InsertCanvas,
        CommandId::Links,
    ] {
        assert_eq!(
            test.editor.availability(command),
            Availability::Enabled,
            "{command:?}"
        );
    }
}
