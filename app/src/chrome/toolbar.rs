//! The tools on the left (at the bottom of a phone), and undo and redo.

mod more;
mod note_stack;

use board::Form;
use leptos::prelude::*;

use super::choices::choice_row;
use super::command::{command_button, command_keys, command_label, unavailable};
use super::icons::icon_of_form;
use super::style_bar::pen_panel;
use crate::bridge::{CommandId, EditorHandle, Tool};
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::popover::popover;

const SHAPES: &str = "tool-shapes";
const PENS: &str = "tool-pens";

/// The note first and biggest, as it is what people come for; then what else can be put on a board. On a phone most of
/// them stand in a sheet.
pub fn toolbar() -> Element {
    let handle = expect_context::<EditorHandle>();
    el("div")
        .class("tools island")
        .attrs(&[("role", "toolbar"), ("aria-orientation", "vertical")])
        .attr_with("aria-label", label(Text::ChromeTools))
        .child(note_stack::note_stack(handle))
        .child(tool(
            handle,
            CommandId::ToolSelect,
            Icon::Select,
            Tool::Select,
        ))
        .child(tool(handle, CommandId::ToolHand, Icon::Hand, Tool::Hand))
        .child(
            el("span")
                .class("tools-line wide-only")
                .attr("aria-hidden", "true"),
        )
        .child(making(handle).class("tools-making wide-only"))
        .child(more::more_button(handle))
}

/// What the tools' buttons open.
pub fn flyouts() -> View {
    let handle = expect_context::<EditorHandle>();
    let shapes = popover(SHAPES, label(Text::ToolShapes), move || {
        el("div").class("choices").child(shapes(handle))
    });
    View::from(shapes)
        .and(popover(PENS, label(Text::ToolPens), move || {
            el("div").class("choices").child(pens(handle))
        }))
        .and(more::more_sheet(handle))
}

/// What puts something else than notes on the board.
fn making(handle: EditorHandle) -> Element {
    el("div")
        .child(tool(handle, CommandId::ToolText, Icon::Text, Tool::Text))
        .child(shape_tool(handle))
        .child(tool(
            handle,
            CommandId::ToolConnector,
            Icon::Connector,
            Tool::Connector,
        ))
        .child(pen_tool(handle))
        .child(tool(handle, CommandId::ToolFrame, Icon::Frame, Tool::Frame))
        .child(command_button(handle, CommandId::InsertImage, Icon::Image))
        .child(command_button(
            handle,
            CommandId::InsertCanvas,
            Icon::Canvas,
        ))
        .child(keep_tool(handle))
}

fn tool(handle: EditorHandle, command: CommandId, icon: Icon, tool: Tool) -> IconButton {
    let in_hand = handle.signals().tool;
    command_button(handle, command, icon)
        .pressed(Some(Signal::derive(move || in_hand.get() == tool)))
}

/// Takes the shape that was taken last, and opens the choice among all of them.
fn shape_tool(handle: EditorHandle) -> IconButton {
    let signals = handle.signals();
    let last = RwSignal::new(Form::Rectangle);
    let form = Memo::new(move |_| match signals.tool.get() {
        Tool::Shape(form) => {
            last.try_set(form);
            form
        }
        _ => last.get_untracked(),
    });
    let in_hand = Signal::derive(move || matches!(signals.tool.get(), Tool::Shape(_)));
    let reason = unavailable(handle, CommandId::ToolShape(Form::Rectangle));
    IconButton::new(label(Text::ToolShapes), SHAPES, Icon::Shapes)
        .face(changing(move || icon_of_form(form.get()).view()))
        .keys(command_keys(CommandId::ToolShape(Form::Rectangle)))
        .pressed(Some(in_hand))
        .unavailable(reason)
        .class("has-flyout")
        .opens(SHAPES)
        .on_press(move || handle.run(CommandId::ToolShape(form.get_untracked())))
}

fn shapes(handle: EditorHandle) -> View {
    let tool = handle.signals().tool;
    let all = Form::ALL.iter().map(move |&form| {
        let command = CommandId::ToolShape(form);
        command_button(handle, command, icon_of_form(form)).pressed(Some(Signal::derive(
            move || tool.get() == Tool::Shape(form),
        )))
    });
    choice_row(Text::ToolShapes, "choice-icons", all).into()
}

/// Takes the pen, and opens the choice of its colour and width, and the eraser.
fn pen_tool(handle: EditorHandle) -> IconButton {
    let tool = handle.signals().tool;
    let in_hand =
        Signal::derive(move || matches!(tool.get(), Tool::Pen | Tool::Eraser | Tool::Laser));
    let face = move || match tool.get() {
        Tool::Eraser => Icon::Eraser.view(),
        Tool::Laser => Icon::Laser.view(),
        _ => Icon::Pen.view(),
    };
    IconButton::new(command_label(CommandId::ToolPen), PENS, Icon::Pen)
        .face(changing(face))
        .keys(command_keys(CommandId::ToolPen))
        .pressed(Some(in_hand))
        .unavailable(unavailable(handle, CommandId::ToolPen))
        .class("has-flyout")
        .opens(PENS)
        .on_press(move || handle.run(CommandId::ToolPen))
}

fn pens(handle: EditorHandle) -> View {
    let tools = [
        tool(handle, CommandId::ToolPen, Icon::Pen, Tool::Pen),
        tool(handle, CommandId::ToolEraser, Icon::Eraser, Tool::Eraser),
        tool(handle, CommandId::Laser, Icon::Laser, Tool::Laser),
    ];
    View::from(choice_row(Text::ToolPens, "choice-icons", tools)).and(pen_panel(handle))
}

/// The small lock: whether a tool stays in hand after use.
fn keep_tool(handle: EditorHandle) -> IconButton {
    let kept = handle.signals().keep_tool;
    let face = move || {
        if kept.get() {
            Icon::Lock.view()
        } else {
            Icon::Unlock.view()
        }
    };
    command_button(handle, CommandId::KeepTool, Icon::Lock)
        .face(changing(face))
        .pressed(Some(kept.into()))
        .class("keep-tool")
}

/// Undo and redo.
pub fn history() -> Element {
    let handle = expect_context::<EditorHandle>();
    el("div")
        .class("history island")
        .attr("role", "group")
        .attr_with("aria-label", label(Text::ChromeHistory))
        .child(command_button(handle, CommandId::Undo, Icon::Undo))
        .child(command_button(handle, CommandId::Redo, Icon::Redo))
}
