//! Lines between things.

use serde::{Deserialize, Serialize};

use crate::token::stored_as_token;
use crate::{BoardPoint, ElementId, Ink};

/// A line from one end to another.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Connector {
    /// Where it starts.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// The way it takes.
    pub route: Route,
    /// What its start looks like.
    pub head_from: Head,
    /// What its end looks like.
    pub head_to: Head,
    /// Whether it is dashed.
    pub dashed: bool,
    /// The colour of the line and the label.
    pub ink: Ink,
    /// Its label.
    pub text: String,
}

/// One end of a connector.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct End {
    /// The element that it is attached to.
    pub element: Option<ElementId>,
    /// Attached: the place in that element's rectangle, in shares of its width and height (0 to 1); the middle,
    /// (0.5, 0.5), means "wherever the line meets the outline". Free: board units from the connector's own top left corner.
    pub at: BoardPoint,
}

impl End {
    /// The anchor that lets the line meet the outline where it likes.
    pub const MIDDLE: BoardPoint = BoardPoint::new(0.5, 0.5);

    /// Attached to `element` at an anchor in shares of its rectangle.
    pub fn attached(element: ElementId, at: BoardPoint) -> Self {
        Self {
            element: Some(element),
            at,
        }
    }

    /// Attached to nothing, at an offset from the connector's own top left corner in board units.
    pub const fn free(at: BoardPoint) -> Self {
        Self { element: None, at }
    }

    /// With its numbers brought back to what they may be.
    pub fn tamed(self) -> Self {
        let at = if self.element.is_none() {
            self.at.tamed()
        } else {
            // Thousandths of the side: a hundredth of a large canvas would be seen.
            BoardPoint::new(share(self.at.x), share(self.at.y))
        };
        Self { at, ..self }
    }
}

fn share(value: f64) -> f64 {
    if value.is_nan() {
        return 0.5;
    }
    (value.clamp(0.0, 1.0) * 1000.0).round() / 1000.0
}

stored_as_token! {
    /// The way that a connector takes.
    #[derive(Default)]
    Route {
        /// 直線, the default.
        #[default]
        Straight = "straight",
        /// 曲線
        Curved = "curved",
        /// 折れ線: horizontal and vertical pieces only.
        Elbow = "elbow",
    }
}

stored_as_token! {
    /// What the end of a connector looks like.
    #[derive(Default)]
    Head {
        /// Nothing.
        #[default]
        None = "none",
        /// 矢印
        Arrow = "arrow",
        /// 丸
        Dot = "dot",
    }
}
