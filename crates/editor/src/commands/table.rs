//! The table itself.

mod arranging;
mod board;
mod looking;
mod looks;
mod making;
mod parts;
mod tracks;

use ::board::NoteColor;

use super::CommandId::{AddNote, Color, Nudge, Walk};
use super::Direction::{Down, Left, Right, Up};
use super::Distance::{Far, Near};
use super::{CommandId, Shortcut};

/// One command: what the interface needs to offer it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Command {
    /// Which.
    pub id: CommandId,
    /// The name under which the interface's texts know it.
    pub key: &'static str,
    /// Where the sheet of shortcuts lists it.
    pub group: Group,
    /// Where it is offered, besides its keys.
    pub places: Places,
    /// Whether it writes to the board: refused for those who may only look.
    pub writes: bool,
    /// Whether its keys work while a text is being edited.
    pub while_editing: bool,
    /// Its keys belong to the browser's clipboard events: the application turns those into the command, because only
    /// inside them the clipboard may be used.
    pub by_clipboard_event: bool,
    /// Its keys; the first is the one to show.
    pub shortcuts: &'static [Shortcut],
}

/// Groups of the shortcut sheet.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Group {
    /// Tools.
    Tools,
    /// Editing.
    Edit,
    /// Selecting and walking.
    Selection,
    /// Colour, place, pile.
    Arrange,
    /// Zoom and view.
    View,
    /// Columns, rows and values of canvases.
    Cells,
    /// The whole board.
    Board,
}

impl Group {
    /// All groups in the sheet's order.
    pub const ALL: [Self; 7] = [
        Self::Tools,
        Self::Edit,
        Self::Selection,
        Self::Arrange,
        Self::View,
        Self::Cells,
        Self::Board,
    ];

    /// The name under which the interface's texts know it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tools => "tools",
            Self::Edit => "edit",
            Self::Selection => "selection",
            Self::Arrange => "arrange",
            Self::View => "view",
            Self::Cells => "cells",
            Self::Board => "board",
        }
    }
}

/// Where a command is offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Places {
    /// A button that is always there.
    pub toolbar: bool,
    /// The bar above the selection.
    pub style_bar: bool,
    /// The board's menu.
    pub menu: bool,
    /// The context menu.
    pub context_menu: bool,
}

const KEYS: Places = Places {
    toolbar: false,
    style_bar: false,
    menu: false,
    context_menu: false,
};
const TOOLBAR: Places = Places {
    toolbar: true,
    ..KEYS
};
const MENU: Places = Places { menu: true, ..KEYS };
const ANYWHERE: Places = Places {
    menu: true,
    context_menu: true,
    ..KEYS
};
const CONTEXT: Places = Places {
    context_menu: true,
    ..KEYS
};
const STYLE: Places = Places {
    style_bar: true,
    context_menu: true,
    ..KEYS
};

/// A command that only looks.
const fn command(id: CommandId, key: &'static str, group: Group, places: Places) -> Command {
    Command {
        id,
        key,
        group,
        places,
        writes: false,
        while_editing: false,
        by_clipboard_event: false,
        shortcuts: &[],
    }
}

impl Command {
    const fn writes(self) -> Self {
        Self {
            writes: true,
            ..self
        }
    }

    const fn while_editing(self) -> Self {
        Self {
            while_editing: true,
            ..self
        }
    }

    const fn by_clipboard_event(self) -> Self {
        Self {
            by_clipboard_event: true,
            ..self
        }
    }

    const fn keys(self, shortcuts: &'static [Shortcut]) -> Self {
        Self { shortcuts, ..self }
    }
}

pub(super) const FALLBACK: Command =
    command(CommandId::ToolSelect, "tool_select", Group::Tools, TOOLBAR);

/// All commands, in the order of the sheet.
pub const COMMANDS: &[Command] = &joined::<
    {
        making::ROWS.len()
            + BASICS.len()
            + board::ROWS.len()
            + arranging::ROWS.len()
            + looks::ROWS.len()
            + looking::ROWS.len()
            + parts::ROWS.len()
            + tracks::ROWS.len()
    },
>(&[
    making::ROWS,
    BASICS,
    board::ROWS,
    arranging::ROWS,
    looks::ROWS,
    looking::ROWS,
    parts::ROWS,
    tracks::ROWS,
]);

/// One list of several.
const fn joined<const LENGTH: usize>(mut parts: &[&[Command]]) -> [Command; LENGTH] {
    let mut all = [FALLBACK; LENGTH];
    let mut room: &mut [Command] = &mut all;
    while let [rows, later @ ..] = parts {
        let (here, rest) = room.split_at_mut(rows.len());
        here.copy_from_slice(rows);
        (room, parts) = (rest, later);
    }
    all
}

const BASICS: &[Command] = &[
    command(CommandId::EditNote, "edit_note", Group::Edit, CONTEXT)
        .writes()
        .keys(&[Shortcut::named("Enter"), Shortcut::named("F2")]),
    command(AddNote(Left), "add_note_left", Group::Edit, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowLeft").ctrl().shift()]),
    command(AddNote(Right), "add_note_right", Group::Edit, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowRight").ctrl().shift()]),
    command(AddNote(Up), "add_note_above", Group::Edit, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowUp").ctrl().shift()]),
    command(AddNote(Down), "add_note_below", Group::Edit, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowDown").ctrl().shift()]),
    command(CommandId::Undo, "undo", Group::Edit, TOOLBAR)
        .writes()
        .keys(&[Shortcut::letter('z').ctrl()]),
    command(CommandId::Redo, "redo", Group::Edit, TOOLBAR)
        .writes()
        .keys(&[
            Shortcut::letter('z').ctrl().shift(),
            Shortcut::letter('y').ctrl(),
        ]),
    command(CommandId::Copy, "copy", Group::Edit, CONTEXT)
        .by_clipboard_event()
        .keys(&[Shortcut::letter('c').ctrl()]),
    command(
        CommandId::CopyAsPicture,
        "copy_as_picture",
        Group::Edit,
        CONTEXT,
    )
    .keys(&[Shortcut::letter('c').alt().shift()]),
    command(CommandId::Cut, "cut", Group::Edit, CONTEXT)
        .writes()
        .by_clipboard_event()
        .keys(&[Shortcut::letter('x').ctrl()]),
    command(CommandId::Paste, "paste", Group::Edit, CONTEXT)
        .writes()
        .by_clipboard_event()
        .keys(&[Shortcut::letter('v').ctrl()]),
    command(
        CommandId::PasteAsOneNote,
        "paste_as_one_note",
        Group::Edit,
        CONTEXT,
    )
    .writes()
    .by_clipboard_event()
    .keys(&[Shortcut::letter('v').ctrl().shift()]),
    command(CommandId::Duplicate, "duplicate", Group::Edit, STYLE)
        .writes()
        .keys(&[Shortcut::letter('d').ctrl()]),
    command(CommandId::Delete, "delete", Group::Edit, STYLE)
        .writes()
        .keys(&[Shortcut::named("Delete"), Shortcut::named("Backspace")]),
    command(
        CommandId::SelectAll,
        "select_all",
        Group::Selection,
        CONTEXT,
    )
    .keys(&[Shortcut::letter('a').ctrl()]),
    command(CommandId::Deselect, "deselect", Group::Selection, KEYS)
        .keys(&[Shortcut::named("Escape")]),
    command(
        Color(NoteColor::Yellow),
        "color_yellow",
        Group::Arrange,
        STYLE,
    )
    .writes(),
    command(
        Color(NoteColor::Orange),
        "color_orange",
        Group::Arrange,
        STYLE,
    )
    .writes(),
    command(Color(NoteColor::Pink), "color_pink", Group::Arrange, STYLE).writes(),
    command(
        Color(NoteColor::Violet),
        "color_violet",
        Group::Arrange,
        STYLE,
    )
    .writes(),
    command(Color(NoteColor::Blue), "color_blue", Group::Arrange, STYLE).writes(),
    command(Color(NoteColor::Teal), "color_teal", Group::Arrange, STYLE).writes(),
    command(
        Color(NoteColor::Green),
        "color_green",
        Group::Arrange,
        STYLE,
    )
    .writes(),
    command(Color(NoteColor::Gray), "color_gray", Group::Arrange, STYLE).writes(),
    command(Nudge(Left, Near), "nudge_left", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowLeft")]),
    command(Nudge(Left, Far), "nudge_left_far", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowLeft").shift()]),
    command(Nudge(Right, Near), "nudge_right", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowRight")]),
    command(Nudge(Right, Far), "nudge_right_far", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowRight").shift()]),
    command(Nudge(Up, Near), "nudge_up", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowUp")]),
    command(Nudge(Up, Far), "nudge_up_far", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowUp").shift()]),
    command(Nudge(Down, Near), "nudge_down", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowDown")]),
    command(Nudge(Down, Far), "nudge_down_far", Group::Arrange, KEYS)
        .writes()
        .keys(&[Shortcut::named("ArrowDown").shift()]),
    command(CommandId::WalkNext, "walk_next", Group::Selection, KEYS)
        .keys(&[Shortcut::named("Tab")]),
    command(
        CommandId::WalkPrevious,
        "walk_previous",
        Group::Selection,
        KEYS,
    )
    .keys(&[Shortcut::named("Tab").shift()]),
    command(Walk(Left), "walk_left", Group::Selection, KEYS)
        .keys(&[Shortcut::named("ArrowLeft").ctrl()]),
    command(Walk(Right), "walk_right", Group::Selection, KEYS)
        .keys(&[Shortcut::named("ArrowRight").ctrl()]),
    command(Walk(Up), "walk_up", Group::Selection, KEYS).keys(&[Shortcut::named("ArrowUp").ctrl()]),
    command(Walk(Down), "walk_down", Group::Selection, KEYS)
        .keys(&[Shortcut::named("ArrowDown").ctrl()]),
    command(CommandId::ZoomIn, "zoom_in", Group::View, TOOLBAR)
        .while_editing()
        .keys(&[Shortcut::letter('+').ctrl(), Shortcut::letter('=').ctrl()]),
    command(CommandId::ZoomOut, "zoom_out", Group::View, TOOLBAR)
        .while_editing()
        .keys(&[Shortcut::letter('-').ctrl()]),
    command(CommandId::ZoomReset, "zoom_reset", Group::View, TOOLBAR)
        .while_editing()
        .keys(&[Shortcut::digit(0).ctrl(), Shortcut::digit(0).shift()]),
    command(CommandId::FitBoard, "fit_board", Group::View, TOOLBAR)
        .keys(&[Shortcut::digit(1).shift(), Shortcut::digit(1).alt()]),
    command(CommandId::FitSelection, "fit_selection", Group::View, MENU)
        .keys(&[Shortcut::digit(2).shift(), Shortcut::digit(2).alt()]),
];
