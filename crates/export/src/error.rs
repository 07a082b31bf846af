//! What can go wrong.

use board::ElementId;

use crate::pixels::{PNG_SCALE_MAX, PNG_SCALE_MIN};

/// Why there is no file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no such canvas on the board.
    #[error("there is no canvas {0} on this board")]
    UnknownCanvas(ElementId),
    /// The picture would have more pixels than one may have.
    #[error(
        "the picture would be {width} × {height} pixels; at most {pixels_max} pixels and {side_max} on a side are made: choose a smaller scale (scale=fit makes it as large as may be), or one canvas"
    )]
    TooLarge {
        /// Its width in pixels.
        width: u64,
        /// Its height in pixels.
        height: u64,
        /// How many pixels it may have.
        pixels_max: u64,
        /// How many it may have on a side.
        side_max: u64,
    },
    /// The scale is none of those offered.
    #[error("the scale is fit, or from {PNG_SCALE_MIN} to {PNG_SCALE_MAX}")]
    Scale,
    /// The document would have more pages than one may have.
    #[error("the document would have {pages} pages; at most {max} are made: choose one canvas")]
    TooManyPages {
        /// How many it would have.
        pages: usize,
        /// How many it may have.
        max: usize,
    },
    /// A font file could not be read.
    #[error("the font {name} cannot be used: {reason}")]
    Font {
        /// Which font.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The picture could not be rendered or encoded.
    #[error("the picture could not be made: {0}")]
    Render(String),
}
