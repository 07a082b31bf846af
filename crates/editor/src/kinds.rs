//! Which kinds of elements are among the selected ones: what a command may apply to.

use std::ops::BitOr;

use board::ElementKind;

/// A set of kinds of elements.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kinds(u16);

impl Kinds {
    /// None.
    pub const NONE: Self = Self(0);
    /// Sticky notes.
    pub const NOTE: Self = Self(1);
    /// Texts that stand by themselves.
    pub const TEXT: Self = Self(1 << 1);
    /// Shapes.
    pub const SHAPE: Self = Self(1 << 2);
    /// Connectors.
    pub const CONNECTOR: Self = Self(1 << 3);
    /// Strokes of the pen.
    pub const DRAWING: Self = Self(1 << 4);
    /// Pictures.
    pub const IMAGE: Self = Self(1 << 5);
    /// Frames.
    pub const FRAME: Self = Self(1 << 6);
    /// Canvases.
    pub const CANVAS: Self = Self(1 << 7);
    /// Cells of canvases.
    pub const CELL: Self = Self(1 << 8);
    /// What a newer version made.
    pub const UNKNOWN: Self = Self(1 << 9);
    /// Columns and rows of strips and matrices.
    pub const TRACK: Self = Self(1 << 10);
    /// Kinds whose lines and letters have a colour.
    pub const INKED: Self =
        Self(Self::TEXT.0 | Self::SHAPE.0 | Self::CONNECTOR.0 | Self::DRAWING.0);
    /// Kinds with an area that can be filled.
    pub const FILLED: Self = Self(Self::SHAPE.0 | Self::FRAME.0);
    /// Kinds that a connector can be attached to.
    pub const CONNECTABLE: Self =
        Self(Self::NOTE.0 | Self::TEXT.0 | Self::SHAPE.0 | Self::IMAGE.0 | Self::FRAME.0);
    /// Kinds that a frame can own.
    pub const FRAMED: Self =
        Self(Self::NOTE.0 | Self::INKED.0 | Self::IMAGE.0 | Self::FRAME.0 | Self::CANVAS.0);

    /// The kind of one element.
    pub const fn of(kind: &ElementKind) -> Self {
        match kind {
            ElementKind::Note(_) => Self::NOTE,
            ElementKind::Text(_) => Self::TEXT,
            ElementKind::Shape(_) => Self::SHAPE,
            ElementKind::Connector(_) => Self::CONNECTOR,
            ElementKind::Drawing(_) => Self::DRAWING,
            ElementKind::Image(_) => Self::IMAGE,
            ElementKind::Frame(_) => Self::FRAME,
            ElementKind::Canvas(_) => Self::CANVAS,
            ElementKind::Cell(_) => Self::CELL,
            ElementKind::Track(_) => Self::TRACK,
            ElementKind::Unknown { .. } => Self::UNKNOWN,
        }
    }

    /// Whether the two have a kind in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether this element's kind is in the set.
    pub const fn has(self, kind: &ElementKind) -> bool {
        self.meets(Self::of(kind))
    }
}

impl BitOr for Kinds {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
