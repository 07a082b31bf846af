//! Shapes: boxes, ellipses, diamonds with text in them.

use serde::{Deserialize, Serialize};

use crate::token::stored_as_token;
use crate::{Ink, NoteColor};

/// A shape that fills its element's rectangle.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shape {
    /// Its outline.
    pub form: Form,
    /// What it is filled with; `None` is see-through.
    pub fill: Option<NoteColor>,
    /// The colour of its edge and its letters.
    pub ink: Ink,
    /// What somebody wrote in it.
    pub text: String,
    /// The name of whoever created it; may be empty.
    pub author: String,
}

stored_as_token! {
    /// The outline of a shape.
    #[derive(Default)]
    Form {
        /// 四角形, the default.
        #[default]
        Rectangle = "rectangle",
        /// 角丸四角形
        Rounded = "rounded",
        /// 楕円
        Ellipse = "ellipse",
        /// ひし形
        Diamond = "diamond",
        /// 円: the largest circle in the rectangle's middle.
        Circle = "circle",
    }
}
