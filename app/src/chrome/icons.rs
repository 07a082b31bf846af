//! Which icon a command has.

use board::{Axis, Evidence, Form, Head, ReactionToken, Route};

use crate::bridge::{Alignment, CommandId};
use crate::ui::icon::Icon;

/// The icon that a command has in bars and menus; those without one leave the place free.
pub fn icon_of(command: CommandId) -> Option<Icon> {
    Some(match command {
        CommandId::InsertCanvas => Icon::Canvas,
        CommandId::InsertImage => Icon::Image,
        CommandId::AddTrack(Axis::Column, _) => Icon::ColumnAdd,
        CommandId::AddTrack(Axis::Row, _) => Icon::RowAdd,
        CommandId::RenameTrack(_) => Icon::Pencil,
        CommandId::RemoveTrack(_) => Icon::Trash,
        CommandId::RestoreTrack(_) => Icon::Undo,
        CommandId::InsertSample | CommandId::React(ReactionToken::Idea) => Icon::Bulb,
        CommandId::Checkpoints => Icon::Clock,
        CommandId::SaveTemplate => Icon::Save,
        CommandId::CarryOn => Icon::ArrowRight,
        CommandId::NextPart => Icon::Part,
        CommandId::OtherPart => Icon::Swap,
        CommandId::GoToSource => Icon::Link,
        CommandId::GrowthLayer => Icon::Refresh,
        CommandId::SessionDate => Icon::Calendar,
        CommandId::ToggleCover => Icon::Eye,
        CommandId::Prompts => Icon::Prompt,
        CommandId::PasteAnswer => Icon::Paste,
        CommandId::CheckBoard => Icon::Check,
        CommandId::MarkUnclear => Icon::Question,
        CommandId::Import => Icon::Upload,
        CommandId::Export => Icon::Download,
        CommandId::ShowShortcuts => Icon::Keyboard,
        CommandId::FitSelection | CommandId::FitBoard => Icon::Fit,
        CommandId::NewNote | CommandId::NoteSize(_) => Icon::Note,
        CommandId::EditNote => Icon::Pencil,
        CommandId::Undo => Icon::Undo,
        CommandId::Redo => Icon::Redo,
        CommandId::Copy => Icon::Copy,
        CommandId::Duplicate => Icon::Duplicate,
        CommandId::Delete => Icon::Trash,
        CommandId::ToolSelect => Icon::Select,
        CommandId::ToolHand => Icon::Hand,
        CommandId::ZoomIn => Icon::Plus,
        CommandId::ZoomOut | CommandId::PenWidth(_) => Icon::Minus,
        CommandId::ToolText => Icon::Text,
        CommandId::ToolConnector | CommandId::Connect => Icon::Connector,
        CommandId::ToolPen => Icon::Pen,
        CommandId::ToolEraser => Icon::Eraser,
        CommandId::ToolFrame | CommandId::DissolveFrame => Icon::Frame,
        CommandId::Laser => Icon::Laser,
        CommandId::CursorChat => Icon::Speech,
        CommandId::Comment | CommandId::Comments => Icon::Comment,
        CommandId::ToolShape(form) | CommandId::Form(form) => icon_of_form(form),
        CommandId::KeepTool | CommandId::PrivateWriting => Icon::Lock,
        CommandId::Links => Icon::Link,
        CommandId::Evidence(evidence) => icon_of_evidence(evidence),
        CommandId::React(ReactionToken::Like) => Icon::Like,
        CommandId::React(ReactionToken::Heart) => Icon::Heart,
        CommandId::React(ReactionToken::Party) => Icon::Party,
        CommandId::React(ReactionToken::Question) => Icon::Question,
        CommandId::Route(Route::Straight) => Icon::Straight,
        CommandId::Route(Route::Curved) => Icon::Curved,
        CommandId::Route(Route::Elbow) => Icon::Elbow,
        CommandId::HeadFrom(head) | CommandId::HeadTo(head) => icon_of_head(head),
        CommandId::Dashed => Icon::Dashed,
        CommandId::TextScale(_) => Icon::TextSize,
        CommandId::Align(alignment) => icon_of_alignment(alignment),
        CommandId::DistributeHorizontally => Icon::DistributeX,
        CommandId::DistributeVertically => Icon::DistributeY,
        CommandId::Tidy => Icon::Tidy,
        CommandId::Group | CommandId::Ungroup => Icon::Group,
        CommandId::ToggleLock => Icon::Lock,
        CommandId::Find => Icon::Search,
        CommandId::Palette => Icon::Command,
        CommandId::ToggleMinimap => Icon::Map,
        CommandId::ToggleGrid => Icon::Grid,
        CommandId::WheelMouse => Icon::Mouse,
        CommandId::WheelTrackpad => Icon::Trackpad,
        CommandId::EditLink | CommandId::OpenLink => Icon::Link,
        _ => return None,
    })
}

/// A shape.
pub fn icon_of_form(form: Form) -> Icon {
    match form {
        Form::Rectangle => Icon::Rectangle,
        Form::Rounded => Icon::Rounded,
        Form::Ellipse => Icon::Ellipse,
        Form::Diamond => Icon::Diamond,
        Form::Circle => Icon::Circle,
    }
}

fn icon_of_evidence(evidence: Option<Evidence>) -> Icon {
    match evidence {
        Some(Evidence::Fact) => Icon::Evidence,
        Some(Evidence::Assumption) => Icon::Bulb,
        Some(Evidence::Unclear) => Icon::Question,
        None => Icon::Minus,
    }
}

fn icon_of_alignment(alignment: Alignment) -> Icon {
    match alignment {
        Alignment::Left => Icon::AlignLeft,
        Alignment::Center => Icon::AlignCenter,
        Alignment::Right => Icon::AlignRight,
        Alignment::Top => Icon::AlignTop,
        Alignment::Middle => Icon::AlignMiddle,
        Alignment::Bottom => Icon::AlignBottom,
    }
}

fn icon_of_head(head: Head) -> Icon {
    match head {
        Head::None => Icon::Minus,
        Head::Arrow => Icon::HeadArrow,
        Head::Dot => Icon::HeadDot,
    }
}
