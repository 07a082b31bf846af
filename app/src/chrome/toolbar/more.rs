//! Where a window is narrow: one button for all tools that have no place in the bar, and the sheet that it opens.

use board::Form;
use leptos::prelude::*;

use super::super::choices::choice_row;
use super::super::command::{command_label, unavailable};
use super::super::icons::{icon_of, icon_of_form};
use super::super::style_bar::pen_panel;
use crate::bridge::{CommandId, EditorHandle, Tool};
use crate::i18n::Text;
use crate::ui::button::IconButton;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::popover::{close, popover};
use crate::ui::{disabled, label, spoken};

const SHEET: &str = "tool-sheet";

/// The button. While a tool of the sheet is in hand it shows that.
pub fn more_button(handle: EditorHandle) -> IconButton {
    let tool = handle.signals().tool;
    let command = move || command_of(tool.get());
    IconButton::new(label(Text::ToolMore), SHEET, Icon::More)
        .face(changing(move || icon_of_tool(tool.get()).view()))
        .pressed(Some(Signal::derive(move || command().is_some())))
        .class("narrow-only")
        .opens(SHEET)
}

/// The sheet.
pub fn more_sheet(handle: EditorHandle) -> View {
    popover(SHEET, label(Text::ToolMore), move || {
        let shapes = Form::ALL
            .iter()
            .map(move |&form| tile(handle, CommandId::ToolShape(form)));
        let tools = [
            CommandId::ToolText,
            CommandId::ToolConnector,
            CommandId::ToolPen,
            CommandId::ToolEraser,
            CommandId::ToolFrame,
            CommandId::Comment,
            CommandId::Laser,
            CommandId::InsertImage,
            CommandId::InsertCanvas,
            CommandId::KeepTool,
        ];
        el("div")
            .class("choices tool-sheet")
            .child(choice_row(
                Text::ChromeTools,
                "tiles",
                tools.map(|command| tile(handle, command)),
            ))
            .child(choice_row(Text::ToolShapes, "tiles tiles-five", shapes))
            .child(el("div").class("only-with-pen").child(pen_panel(handle)))
    })
    .into()
}

/// A tool with its name under it. Choosing one closes the sheet, so that one can draw.
fn tile(handle: EditorHandle, command: CommandId) -> Element {
    let signals = handle.signals();
    let reason = unavailable(handle, command);
    let in_hand = move || match command {
        CommandId::KeepTool => signals.keep_tool.get(),
        _ => command_of(signals.tool.get()) == Some(command),
    };
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "tile"),
            ("data-action", command.key()),
        ])
        .attr_with("aria-pressed", move || spoken(in_hand()))
        .attr_with("aria-disabled", disabled(reason))
        .attr_with("data-tip", reason)
        .on_click(move || {
            if reason.with_untracked(Option::is_none) {
                close(SHEET);
                handle.run(command);
            }
        })
        .child(icon_of(command).map(Icon::view))
        .child(el("span").text_with(command_label(command)))
}

/// What the button shows. Not by the command: the list of all commands' icons belongs to what is loaded later.
fn icon_of_tool(tool: Tool) -> Icon {
    match tool {
        Tool::Select | Tool::Hand | Tool::Note => Icon::More,
        Tool::Text => Icon::Text,
        Tool::Shape(form) => icon_of_form(form),
        Tool::Connector => Icon::Connector,
        Tool::Pen => Icon::Pen,
        Tool::Eraser => Icon::Eraser,
        Tool::Frame => Icon::Frame,
        Tool::Laser => Icon::Laser,
        Tool::Comment => Icon::Comment,
    }
}

/// The command that takes a tool which has no place in a narrow bar.
fn command_of(tool: Tool) -> Option<CommandId> {
    match tool {
        Tool::Select | Tool::Hand | Tool::Note => None,
        Tool::Text => Some(CommandId::ToolText),
        Tool::Shape(form) => Some(CommandId::ToolShape(form)),
        Tool::Connector => Some(CommandId::ToolConnector),
        Tool::Pen => Some(CommandId::ToolPen),
        Tool::Eraser => Some(CommandId::ToolEraser),
        Tool::Frame => Some(CommandId::ToolFrame),
        Tool::Laser => Some(CommandId::Laser),
        Tool::Comment => Some(CommandId::Comment),
    }
}
