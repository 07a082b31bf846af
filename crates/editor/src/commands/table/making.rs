//! The rows of the tools.

use board::Form;

use super::{ANYWHERE, Command, Group, KEYS, MENU, TOOLBAR, command};
use crate::CommandId::{self, ToolShape};
use crate::commands::Shortcut;

pub(super) const ROWS: &[Command] = &[
    command(CommandId::ToolSelect, "tool_select", Group::Tools, TOOLBAR)
        .keys(&[Shortcut::letter('v')]),
    command(CommandId::ToolHand, "tool_hand", Group::Tools, TOOLBAR).keys(&[Shortcut::letter('h')]),
    command(CommandId::NewNote, "new_note", Group::Tools, TOOLBAR)
        .writes()
        .keys(&[Shortcut::letter('n'), Shortcut::letter('s')]),
    tool(CommandId::ToolText, "tool_text").keys(&[Shortcut::letter('t')]),
    tool(ToolShape(Form::Rectangle), "tool_rectangle").keys(&[Shortcut::letter('r')]),
    tool(ToolShape(Form::Rounded), "tool_rounded"),
    tool(ToolShape(Form::Ellipse), "tool_ellipse").keys(&[Shortcut::letter('o')]),
    tool(ToolShape(Form::Diamond), "tool_diamond"),
    tool(ToolShape(Form::Circle), "tool_circle"),
    tool(CommandId::ToolConnector, "tool_connector")
        .keys(&[Shortcut::letter('a'), Shortcut::letter('l')]),
    tool(CommandId::ToolPen, "tool_pen").keys(&[Shortcut::letter('p')]),
    tool(CommandId::ToolEraser, "tool_eraser").keys(&[Shortcut::letter('e')]),
    tool(CommandId::ToolFrame, "tool_frame").keys(&[Shortcut::letter('f')]),
    command(CommandId::Comment, "comment", Group::Tools, ANYWHERE)
        .writes()
        .keys(&[Shortcut::letter('c')]),
    command(CommandId::Comments, "comments", Group::Tools, MENU),
    command(CommandId::Laser, "laser", Group::Tools, MENU).keys(&[Shortcut::letter('k')]),
    command(CommandId::CursorChat, "cursor_chat", Group::Tools, MENU)
        .keys(&[Shortcut::letter('/')]),
    command(CommandId::KeepTool, "keep_tool", Group::Tools, TOOLBAR).keys(&[Shortcut::letter('q')]),
    command(
        CommandId::LeavePenMode,
        "leave_pen_mode",
        Group::Tools,
        KEYS,
    ),
];

/// A tool that writes.
const fn tool(id: CommandId, key: &'static str) -> Command {
    command(id, key, Group::Tools, TOOLBAR).writes()
}
