//! What the mouse pointer looks like over the board.

use crate::tools::State;
use crate::{Editor, Handle, PointerDevice, Tool};

/// The shape of the mouse pointer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Cursor {
    /// The arrow.
    #[default]
    Default,
    /// The view can be moved.
    Grab,
    /// The view is being moved.
    Grabbing,
    /// Something is pressed here, as a button is.
    Pointer,
    /// Something is placed or drawn here.
    Crosshair,
    /// An edge moves up and down.
    ResizeVertically,
    /// An edge moves sideways.
    ResizeHorizontally,
    /// A corner moves, upper left or lower right.
    ResizeFalling,
    /// A corner moves, lower left or upper right.
    ResizeRising,
}

impl Cursor {
    fn of(handle: Handle) -> Self {
        match handle {
            Handle::Top | Handle::Bottom => Self::ResizeVertically,
            Handle::Left | Handle::Right => Self::ResizeHorizontally,
            Handle::TopLeft | Handle::BottomRight => Self::ResizeFalling,
            Handle::TopRight | Handle::BottomLeft => Self::ResizeRising,
        }
    }

    /// Whether it is that of a handle or of a "+".
    pub const fn takes(self) -> bool {
        match self {
            Self::Pointer
            | Self::ResizeVertically
            | Self::ResizeHorizontally
            | Self::ResizeFalling
            | Self::ResizeRising => true,
            Self::Default | Self::Grab | Self::Grabbing | Self::Crosshair => false,
        }
    }

    /// The name that CSS has for it.
    pub const fn css(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Grab => "grab",
            Self::Grabbing => "grabbing",
            Self::Pointer => "pointer",
            Self::Crosshair => "crosshair",
            Self::ResizeVertically => "ns-resize",
            Self::ResizeHorizontally => "ew-resize",
            Self::ResizeFalling => "nwse-resize",
            Self::ResizeRising => "nesw-resize",
        }
    }
}

impl Editor {
    /// What the mouse pointer looks like where it is now.
    pub fn cursor(&self) -> Cursor {
        match &self.state {
            State::Panning(_) => return Cursor::Grabbing,
            State::Resizing(resizing) => return Cursor::of(resizing.handle()),
            State::DrawingBox(_)
            | State::DrawingStroke(_)
            | State::Connecting(_)
            | State::Erasing(_)
            | State::TakingNote(_)
            | State::Pointing(_) => return Cursor::Crosshair,
            State::Idle => {}
            _ => return Cursor::Default,
        }
        match self.tool {
            _ if self.space_held => Cursor::Grab,
            Tool::Hand => Cursor::Grab,
            Tool::Select => {
                let pointer = self.pointer.map(|point| self.camera.to_screen(point));
                let sprout = pointer.and_then(|at| self.sprout_at(at, PointerDevice::Mouse));
                if sprout.is_some() {
                    return Cursor::Pointer;
                }
                pointer
                    .and_then(|at| self.handle_at(at, PointerDevice::Mouse))
                    .map_or(Cursor::Default, Cursor::of)
            }
            _ => Cursor::Crosshair,
        }
    }
}
