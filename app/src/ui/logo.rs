//! The product's mark: nine squares, one of them a note.

use super::element::{Element, svg};

/// The mark, as high as its text.
pub fn logo() -> Element {
    svg("svg")
        .attrs(&[
            ("class", "logo"),
            ("viewBox", "0 0 24 24"),
            ("aria-hidden", "true"),
            ("focusable", "false"),
        ])
        .child(svg("path").class("logo-cells").attr(
            "d",
            "M2 2h5.5v5.5H2zM9.25 2h5.5v5.5h-5.5zM16.5 2H22v5.5h-5.5zM2 9.250h5.5v5.5H2zM16.5 9.250H22v5.5h-5.5zM2 16.5h5.5V22H2zM9.25 16.5h5.5V22h-5.5zM16.5 16.5H22V22h-5.5z",
        ))
        .child(
            svg("path")
                .class("logo-note")
                .attr("d", "M9.25 9.250h5.5v5.5h-5.5z"),
        )
}
