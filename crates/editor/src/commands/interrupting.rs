//! Which commands end what is being done.

use super::CommandId;

impl CommandId {
    /// Whether it ends what is being edited or dragged. Looking around does not, nor does a choice of looks.
    pub(crate) fn interrupts(self) -> bool {
        match self {
            Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::FitBoard
            | Self::FitSelection
            | Self::KeepTool
            | Self::LeavePenMode
            | Self::Evidence(_)
            | Self::NoteSize(_)
            | Self::React(_)
            | Self::Ink(_)
            | Self::Fill(_)
            | Self::Form(_)
            | Self::Route(_)
            | Self::HeadFrom(_)
            | Self::HeadTo(_)
            | Self::Dashed
            | Self::PenWidth(_)
            | Self::TextScale(_)
            | Self::EditLink
            | Self::OpenLink
            | Self::RemoveLink
            | Self::Color(_)
            | Self::PrivateWriting
            | Self::Links
            | Self::Checkpoints
            | Self::CheckBoard
            | Self::Prompts
            | Self::PasteAnswer
            | Self::SessionDate
            | Self::MarkUnclear
            | Self::ToggleCover
            | Self::Import
            | Self::Export
            | Self::ShowShortcuts
            | Self::Find
            | Self::Palette
            | Self::Comments
            | Self::ToggleMinimap
            | Self::ToggleGrid
            | Self::ToggleSnap
            | Self::WheelAuto
            | Self::WheelMouse
            | Self::WheelTrackpad
            | Self::ShowLayer(_) => false,
            Self::ToolSelect
            | Self::ToolHand
            | Self::NewNote
            | Self::ToolText
            | Self::ToolShape(_)
            | Self::ToolConnector
            | Self::ToolPen
            | Self::ToolEraser
            | Self::ToolFrame
            | Self::Comment
            | Self::Laser
            | Self::CursorChat
            | Self::Connect
            | Self::DissolveFrame
            | Self::EditNote
            | Self::AddNote(_)
            | Self::Undo
            | Self::Redo
            | Self::Copy
            | Self::CopyAsPicture
            | Self::Cut
            | Self::Paste
            | Self::PasteAsOneNote
            | Self::Duplicate
            | Self::Delete
            | Self::SelectAll
            | Self::Deselect
            | Self::BringForward
            | Self::SendBackward
            | Self::BringToFront
            | Self::SendToBack
            | Self::Align(_)
            | Self::DistributeHorizontally
            | Self::DistributeVertically
            | Self::Tidy
            | Self::Group
            | Self::Ungroup
            | Self::ToggleLock
            | Self::Nudge(..)
            | Self::WalkNext
            | Self::WalkPrevious
            | Self::Walk(_)
            | Self::AddTrack(..)
            | Self::RenameTrack(_)
            | Self::WeighTrack(_)
            | Self::MoveTrack(..)
            | Self::RemoveTrack(_)
            | Self::RestoreTrack(_)
            | Self::InsertCanvas
            | Self::InsertImage
            | Self::InsertSample
            | Self::SaveTemplate
            | Self::CarryOn
            | Self::NextPart
            | Self::OtherPart
            | Self::GoToSource
            | Self::GrowthLayer => true,
        }
    }
}
