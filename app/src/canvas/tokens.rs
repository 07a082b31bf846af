//! The colours that belong to the interface rather than to the board: they stand in the style sheets.

use web_sys::{CssStyleDeclaration, HtmlElement};

use crate::platform::window;

/// The style sheets' colours, as CSS text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tokens {
    /// Outlines of what is selected, the marquee's edge.
    pub focus: String,
    /// The inside of the marquee, and of a cell that would take what is dropped.
    pub soft: String,
    /// Outlines of what a search has found.
    pub found: String,
    /// Lines that show with what something is lined up.
    pub guide: String,
    /// The inside of the marks by which something is taken.
    pub handle: String,
}

impl Tokens {
    /// Reads them as they apply to `element` now.
    pub fn read(element: &HtmlElement) -> Self {
        let style = window().get_computed_style(element).ok().flatten();
        let read = |name: &str| {
            let value = style
                .as_ref()
                .and_then(|style: &CssStyleDeclaration| style.get_property_value(name).ok());
            value
                .map(|value| value.trim().to_owned())
                .filter(|value| !value.is_empty())
                .unwrap_or_else(|| "blue".to_owned())
        };
        Self {
            focus: read("--focus"),
            soft: read("--accent-soft-hover"),
            found: read("--found"),
            guide: read("--guide"),
            handle: read("--surface"),
        }
    }
}
