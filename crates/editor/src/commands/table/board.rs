//! The rows of what concerns the whole board.

use super::{ANYWHERE, CONTEXT, Command, Group, MENU, command};
use crate::CommandId;
use crate::commands::Shortcut;

pub(super) const ROWS: &[Command] =
    &[
        command(CommandId::InsertCanvas, "insert_canvas", Group::Board, MENU)
            .writes()
            .keys(&[Shortcut::letter('t').shift()]),
        command(CommandId::InsertImage, "insert_image", Group::Board, MENU).writes(),
        command(
            CommandId::InsertSample,
            "insert_sample",
            Group::Board,
            ANYWHERE,
        )
        .writes(),
        command(
            CommandId::SaveTemplate,
            "save_template",
            Group::Board,
            ANYWHERE,
        ),
        command(CommandId::Checkpoints, "checkpoints", Group::Board, MENU),
        command(CommandId::CheckBoard, "check_board", Group::Board, MENU)
            .keys(&[Shortcut::letter('h').alt().shift()]),
        command(CommandId::SessionDate, "session_date", Group::Board, MENU).writes(),
        command(CommandId::MarkUnclear, "mark_unclear", Group::Edit, CONTEXT)
            .writes()
            .while_editing()
            .keys(&[Shortcut::letter('u').alt().shift()]),
        command(
            CommandId::ToggleCover,
            "toggle_cover",
            Group::Cells,
            CONTEXT,
        )
        .writes(),
        command(
            CommandId::PrivateWriting,
            "private_writing",
            Group::Board,
            ANYWHERE,
        ),
        command(CommandId::Links, "links", Group::Board, MENU),
        command(CommandId::Prompts, "prompts", Group::Board, MENU),
        command(CommandId::PasteAnswer, "paste_answer", Group::Board, MENU).writes(),
        command(CommandId::Import, "import", Group::Board, MENU).writes(),
        command(CommandId::Export, "export", Group::Board, MENU),
        command(
            CommandId::ShowShortcuts,
            "show_shortcuts",
            Group::Board,
            MENU,
        )
        .keys(&[Shortcut::letter('?')]),
    ];
