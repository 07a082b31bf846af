//! The table itself.

use board::NoteColor;

use super::{CommandId, Direction, Distance, Shortcut};

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
    /// The whole board.
    Board,
}

impl Group {
    /// All groups in the sheet's order.
    pub const ALL: [Self; 6] = [
        Self::Tools,
        Self::Edit,
        Self::Selection,
        Self::Arrange,
        Self::View,
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
const CONTEXT: Places = Places {
    context_menu: true,
    ..KEYS
};
const STYLE: Places = Places {
    style_bar: true,
    context_menu: true,
    ..KEYS
};

/// What a command is by default.
const QUIET: Command = Command {
    id: CommandId::ToolSelect,
    key: "tool_select",
    group: Group::Tools,
    places: TOOLBAR,
    writes: false,
    while_editing: false,
    by_clipboard_event: false,
    shortcuts: &[],
};

pub(super) const FALLBACK: Command = QUIET;

/// All commands, in the order of the sheet.
pub const COMMANDS: &[Command] = &[
    Command {
        id: CommandId::ToolSelect,
        key: "tool_select",
        group: Group::Tools,
        places: TOOLBAR,
        shortcuts: &[Shortcut::letter('v')],
        ..QUIET
    },
    Command {
        id: CommandId::ToolHand,
        key: "tool_hand",
        group: Group::Tools,
        places: TOOLBAR,
        shortcuts: &[Shortcut::letter('h')],
        ..QUIET
    },
    Command {
        id: CommandId::NewNote,
        key: "new_note",
        group: Group::Tools,
        places: TOOLBAR,
        writes: true,
        shortcuts: &[Shortcut::letter('n'), Shortcut::letter('s')],
        ..QUIET
    },
    Command {
        id: CommandId::EditNote,
        key: "edit_note",
        group: Group::Edit,
        places: CONTEXT,
        writes: true,
        shortcuts: &[Shortcut::named("Enter"), Shortcut::named("F2")],
        ..QUIET
    },
    Command {
        id: CommandId::Undo,
        key: "undo",
        group: Group::Edit,
        places: TOOLBAR,
        writes: true,
        shortcuts: &[Shortcut::letter('z').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Redo,
        key: "redo",
        group: Group::Edit,
        places: TOOLBAR,
        writes: true,
        shortcuts: &[
            Shortcut::letter('z').ctrl().shift(),
            Shortcut::letter('y').ctrl(),
        ],
        ..QUIET
    },
    Command {
        id: CommandId::Copy,
        key: "copy",
        group: Group::Edit,
        places: CONTEXT,
        by_clipboard_event: true,
        shortcuts: &[Shortcut::letter('c').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Cut,
        key: "cut",
        group: Group::Edit,
        places: CONTEXT,
        writes: true,
        by_clipboard_event: true,
        shortcuts: &[Shortcut::letter('x').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Paste,
        key: "paste",
        group: Group::Edit,
        places: CONTEXT,
        writes: true,
        by_clipboard_event: true,
        shortcuts: &[Shortcut::letter('v').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::PasteAsOneNote,
        key: "paste_as_one_note",
        group: Group::Edit,
        places: CONTEXT,
        writes: true,
        by_clipboard_event: true,
        shortcuts: &[Shortcut::letter('v').ctrl().shift()],
        ..QUIET
    },
    Command {
        id: CommandId::Duplicate,
        key: "duplicate",
        group: Group::Edit,
        places: STYLE,
        writes: true,
        shortcuts: &[Shortcut::letter('d').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Delete,
        key: "delete",
        group: Group::Edit,
        places: STYLE,
        writes: true,
        shortcuts: &[Shortcut::named("Delete"), Shortcut::named("Backspace")],
        ..QUIET
    },
    Command {
        id: CommandId::SelectAll,
        key: "select_all",
        group: Group::Selection,
        places: CONTEXT,
        shortcuts: &[Shortcut::letter('a').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Deselect,
        key: "deselect",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("Escape")],
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Yellow),
        key: "color_yellow",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Orange),
        key: "color_orange",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Pink),
        key: "color_pink",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Violet),
        key: "color_violet",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Blue),
        key: "color_blue",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Teal),
        key: "color_teal",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Green),
        key: "color_green",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Color(NoteColor::Gray),
        key: "color_gray",
        group: Group::Arrange,
        places: STYLE,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::BringToFront,
        key: "bring_to_front",
        group: Group::Arrange,
        places: CONTEXT,
        writes: true,
        shortcuts: &[Shortcut::letter(']'), Shortcut::letter(']').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::SendToBack,
        key: "send_to_back",
        group: Group::Arrange,
        places: CONTEXT,
        writes: true,
        shortcuts: &[Shortcut::letter('['), Shortcut::letter('[').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Left, Distance::Near),
        key: "nudge_left",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowLeft")],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Left, Distance::Far),
        key: "nudge_left_far",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowLeft").shift()],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Right, Distance::Near),
        key: "nudge_right",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowRight")],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Right, Distance::Far),
        key: "nudge_right_far",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowRight").shift()],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Up, Distance::Near),
        key: "nudge_up",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowUp")],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Up, Distance::Far),
        key: "nudge_up_far",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowUp").shift()],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Down, Distance::Near),
        key: "nudge_down",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowDown")],
        ..QUIET
    },
    Command {
        id: CommandId::Nudge(Direction::Down, Distance::Far),
        key: "nudge_down_far",
        group: Group::Arrange,
        places: KEYS,
        writes: true,
        shortcuts: &[Shortcut::named("ArrowDown").shift()],
        ..QUIET
    },
    Command {
        id: CommandId::WalkNext,
        key: "walk_next",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("Tab")],
        ..QUIET
    },
    Command {
        id: CommandId::WalkPrevious,
        key: "walk_previous",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("Tab").shift()],
        ..QUIET
    },
    Command {
        id: CommandId::Walk(Direction::Left),
        key: "walk_left",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("ArrowLeft").ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Walk(Direction::Right),
        key: "walk_right",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("ArrowRight").ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Walk(Direction::Up),
        key: "walk_up",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("ArrowUp").ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::Walk(Direction::Down),
        key: "walk_down",
        group: Group::Selection,
        places: KEYS,
        shortcuts: &[Shortcut::named("ArrowDown").ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::ZoomIn,
        key: "zoom_in",
        group: Group::View,
        places: TOOLBAR,
        while_editing: true,
        shortcuts: &[Shortcut::letter('+').ctrl(), Shortcut::letter('=').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::ZoomOut,
        key: "zoom_out",
        group: Group::View,
        places: TOOLBAR,
        while_editing: true,
        shortcuts: &[Shortcut::letter('-').ctrl()],
        ..QUIET
    },
    Command {
        id: CommandId::ZoomReset,
        key: "zoom_reset",
        group: Group::View,
        places: TOOLBAR,
        while_editing: true,
        shortcuts: &[Shortcut::digit(0).ctrl(), Shortcut::digit(0).shift()],
        ..QUIET
    },
    Command {
        id: CommandId::FitBoard,
        key: "fit_board",
        group: Group::View,
        places: TOOLBAR,
        shortcuts: &[Shortcut::digit(1).shift(), Shortcut::digit(1).alt()],
        ..QUIET
    },
    Command {
        id: CommandId::FitSelection,
        key: "fit_selection",
        group: Group::View,
        places: MENU,
        shortcuts: &[Shortcut::digit(2).shift(), Shortcut::digit(2).alt()],
        ..QUIET
    },
    Command {
        id: CommandId::InsertCanvas,
        key: "insert_canvas",
        group: Group::Board,
        places: MENU,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::InsertSample,
        key: "insert_sample",
        group: Group::Board,
        places: MENU,
        writes: true,
        ..QUIET
    },
    Command {
        id: CommandId::Export,
        key: "export",
        group: Group::Board,
        places: MENU,
        ..QUIET
    },
    Command {
        id: CommandId::ShowShortcuts,
        key: "show_shortcuts",
        group: Group::Board,
        places: MENU,
        shortcuts: &[Shortcut::letter('?')],
        ..QUIET
    },
];
