//! The icons: drawn in a box of 20 by 20 with one stroke width, coloured like the text beside them.
//!
//! Each is a constant with its strokes, so that a file of the program holds those that it shows and no others.

use super::element::{Element, svg};

/// What an icon shows: its strokes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Icon(&'static str);

#[expect(
    non_upper_case_globals,
    reason = "named like the variants of an enum, which they are to everybody who uses them"
)]
#[allow(missing_docs, reason = "the names say what they show")]
impl Icon {
    pub const AlignBottom: Self = Self("M3 16.5h14M5.5 3.5h3v10h-3zM11.5 7.5h3v6h-3z");
    pub const AlignCenter: Self = Self("M10 3v2.5M10 8.5v3M10 14.5V17M5 5.5h10v3H5zM7 11.5h6v3H7z");
    pub const AlignLeft: Self = Self("M3.5 3v14M6.5 5.5h10v3h-10zM6.5 11.5h6v3h-6z");
    pub const AlignMiddle: Self =
        Self("M3 10h2.5M8.5 10h3M14.5 10H17M5.5 5h3v10h-3zM11.5 7h3v6h-3z");
    pub const AlignRight: Self = Self("M16.5 3v14M3.5 5.5h10v3h-10zM7.5 11.5h6v3h-6z");
    pub const AlignTop: Self = Self("M3 3.5h14M5.5 6.5h3v10h-3zM11.5 6.5h3v6h-3z");
    pub const ArrowLeft: Self = Self("M16.5 10h-13M8.5 5l-5 5 5 5");
    pub const ArrowRight: Self = Self("M3.5 10h13M11.5 5l5 5-5 5");
    pub const Bulb: Self = Self(
        "M7.4 13.4C6 12.4 5 10.9 5 9a5 5 0 0 1 10 0c0 1.9-1 3.4-2.4 4.4v1.4H7.4zM8.2 17.2h3.6",
    );
    pub const Calendar: Self = Self("M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5");
    pub const Canvas: Self = Self("M3 4h14v12H3zM3 12.4h14M7 4v8.4M13 4v8.4M10 12.4V16");
    pub const Check: Self = Self("M4 10.6 8 14.5l8-9");
    pub const ChevronDown: Self = Self("m5.5 8 4.5 4.5L14.5 8");
    pub const ChevronUp: Self = Self("m5.5 12.5 4.5-4.5 4.5 4.5");
    pub const Circle: Self = Self("M16.5 10a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z");
    pub const Clock: Self =
        Self("M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4zM10 6v4.2l2.8 1.7");
    pub const Close: Self = Self("m5 5 10 10M15 5 5 15");
    pub const CloudCheck: Self = Self(
        "M6 15.5a3.6 3.6 0 0 1-.5-7.2 4.8 4.8 0 0 1 9.3-.2 3.8 3.8 0 0 1-.5 7.4zM7.8 11.4l1.7 1.7 2.9-3.2",
    );
    pub const CloudOff: Self = Self(
        "M6.9 5.6a4.8 4.8 0 0 1 7.9 2.5 3.8 3.8 0 0 1 2.2 6.1M13.6 15.5H6a3.6 3.6 0 0 1-.5-7.2M3.5 3.5l13 13",
    );
    pub const CloudUp: Self = Self(
        "M6 15.5a3.6 3.6 0 0 1-.5-7.2 4.8 4.8 0 0 1 9.3-.2 3.8 3.8 0 0 1-.5 7.4zM10 13.2V9.4M8.2 11.1 10 9.3l1.8 1.8",
    );
    pub const ColumnAdd: Self = Self("M3.5 3.5h5v13h-5zM11.5 10h6M14.5 7v6");
    pub const Command: Self = Self(
        "M7.5 7.5h5v5h-5zM7.5 7.5H5.8a1.8 1.8 0 1 1 1.7-1.8zM12.5 7.5V5.8a1.8 1.8 0 1 1 1.7 1.7zM12.5 12.5h1.7a1.8 1.8 0 1 1-1.7 1.7zM7.5 12.5v1.7a1.8 1.8 0 1 1-1.7-1.7z",
    );
    pub const Comment: Self = Self("M3.5 4h13v9.5H9.3L5.5 17v-3.5h-2zM6.8 7.4h6.4M6.8 10.2h4");
    pub const Connector: Self = Self("M4 16 16 4M9.5 4H16v6.5");
    pub const Copy: Self = Self("M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4");
    pub const Curved: Self = Self("M4 16C4 7 16 13 16 4");
    pub const Dashed: Self = Self("M2.5 10h3M8.5 10h3M14.5 10h3");
    pub const Device: Self = Self("M3 4h14v9.5H3zM7.5 16.5h5M10 13.5v3");
    pub const Diamond: Self = Self("m10 2.8 7.2 7.2-7.2 7.2L2.8 10z");
    pub const DistributeX: Self = Self("M3.5 3.5v13M16.5 3.5v13M8.5 6h3v8h-3z");
    pub const DistributeY: Self = Self("M3.5 3.5h13M3.5 16.5h13M6 8.5h8v3H6z");
    pub const Download: Self = Self("M10 3.5v9M6.5 9.2l3.5 3.5 3.5-3.5M3.5 13.5v3h13v-3");
    pub const Duplicate: Self = Self("M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4M12 9.8v4.4M9.8 12h4.4");
    pub const Elbow: Self = Self("M4 16v-6h12V4");
    pub const Ellipse: Self =
        Self("M17.5 10c0 3-3.4 5.5-7.5 5.5S2.5 13 2.5 10 5.9 4.5 10 4.5s7.5 2.5 7.5 5.5z");
    pub const Eraser: Self = Self(
        "M8.2 16.5 3.6 12a1.5 1.5 0 0 1 0-2.1l6.3-6.3a1.5 1.5 0 0 1 2.1 0l4.4 4.4a1.5 1.5 0 0 1 0 2.1L10 16.5M6.7 6.8l6.5 6.5M8.2 16.5H17",
    );
    pub const Evidence: Self =
        Self("m10 2.8 6 2.2v4.6c0 3.6-2.4 6.3-6 7.6-3.6-1.3-6-4-6-7.6V5zM7.3 9.8l2 2 3.5-3.7");
    pub const Eye: Self = Self(
        "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM12.2 10a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z",
    );
    pub const Fit: Self =
        Self("M3.5 7.2V3.5h3.7M12.8 3.5h3.7v3.7M16.5 12.8v3.7h-3.7M7.2 16.5H3.5v-3.7");
    pub const Flag: Self = Self("M5 17.5v-14M5 4h9.5l-2 3.5 2 3.5H5");
    pub const Frame: Self = Self("M5.5 2.5v15M14.5 2.5v15M2.5 5.5h15M2.5 14.5h15");
    pub const Grid: Self =
        Self("M3.5 3.5h13v13h-13zM3.5 7.8h13M3.5 12.2h13M7.8 3.5v13M12.2 3.5v13");
    pub const Group: Self = Self(
        "M3.5 6V3.5H6M14 3.5h2.5V6M16.5 14v2.5H14M6 16.5H3.5V14M6.2 6.2h5v5h-5zM8.8 11.2v2.6h5v-5h-2.6",
    );
    pub const Hand: Self = Self(
        "M6.3 10.8V5.5a1.2 1.2 0 0 1 2.5 0v4M8.8 9.3V4a1.2 1.2 0 0 1 2.5 0v5.3M11.3 9.5V5.2a1.2 1.2 0 0 1 2.5 0v5M13.8 8a1.2 1.2 0 0 1 2.5 0v4c0 3-1.9 5-4.8 5-2.4 0-3.7-.9-4.9-2.8l-2.1-3.4a1.2 1.2 0 0 1 2-1.3l1.3 1.5",
    );
    pub const HeadArrow: Self = Self("M3 10h13M12 5.5l4.5 4.5-4.5 4.5");
    pub const HeadDot: Self = Self("M3 10h8.6M17 10a2.7 2.7 0 1 1-5.4 0 2.7 2.7 0 0 1 5.4 0z");
    pub const Heart: Self =
        Self("M10 16.3S3 12.2 3 7.6a3.6 3.6 0 0 1 7-1.2 3.6 3.6 0 0 1 7 1.2c0 4.6-7 8.7-7 8.7z");
    pub const Home: Self = Self("m3.3 9.2 6.7-5.7 6.7 5.7M5 8v8.5h3.5v-4.3h3v4.3H15V8");
    pub const Image: Self = Self("M3 4h14v12H3zM3 13.5l4-4 3.2 3.2 2.3-2.2 4.5 4.2M12.9 7.4h.01");
    pub const Keyboard: Self =
        Self("M2.5 5.5h15v9h-15zM5.5 8.6h.01M8.5 8.6h.01M11.5 8.6h.01M14.5 8.6h.01M6.8 11.6h6.4");
    pub const Laser: Self = Self(
        "M3.5 16.5 9.6 10.4M12 3.2v2.6M12 10.2v2.6M7.2 8h2.6M14.2 8h2.6M8.6 4.6l1.9 1.9M15.4 4.6l-1.9 1.9M15.4 11.4l-1.9-1.9",
    );
    pub const Like: Self = Self(
        "M6.5 9 9.6 3.4c1.4 0 2.1 1 1.8 2.3l-.6 2.6h4.4a1.4 1.4 0 0 1 1.4 1.7l-1.1 5.2a1.6 1.6 0 0 1-1.6 1.3H6.5zM6.5 9h-3v7.5h3",
    );
    pub const Link: Self = Self(
        "M8.4 11.6a3.3 3.3 0 0 0 4.7 0l2.6-2.6a3.3 3.3 0 0 0-4.7-4.7l-.8.8M11.6 8.4a3.3 3.3 0 0 0-4.7 0L4.3 11A3.3 3.3 0 0 0 9 15.7l.8-.8",
    );
    pub const Lock: Self = Self("M4.5 9h11v7.5h-11zM6.8 9V6.3a3.2 3.2 0 0 1 6.4 0V9");
    pub const Map: Self = Self("M3 4.5h14v11H3zM9.5 9.5h5v3.6h-5z");
    pub const Menu: Self = Self("M3.5 5.5h13M3.5 10h13M3.5 14.5h13");
    pub const Minus: Self = Self("M4.5 10h11");
    pub const Moon: Self = Self("M16.5 11.7a6.8 6.8 0 0 1-8.2-8.2 6.8 6.8 0 1 0 8.2 8.2z");
    pub const More: Self = Self(
        "M5.2 10a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0zM10.7 10a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0zM16.2 10a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0z",
    );
    pub const Mouse: Self = Self("M6 7.5a4 4 0 0 1 8 0v5a4 4 0 0 1-8 0zM10 5.8v2.6");
    pub const Note: Self = Self("M3.5 3.5h13v8.3l-4.7 4.7H3.5zM16.5 11.8h-4.7v4.7");
    pub const Part: Self = Self("M3.5 5.5h7v9h-7zM12.8 10h4.4M15 7.8v4.4");
    pub const Party: Self = Self(
        "M3.5 16.5 7 7.5l5.5 5.5zM11 6.5c0-1.6.8-2.6 2.2-3M13.5 9c1.6 0 2.6-.8 3-2.2M14.6 12.6c.9.2 1.7.2 2.4 0M7.6 3.2c-.2.8-.2 1.5 0 2.2",
    );
    pub const Paste: Self = Self("M6.5 4.5h-2v12h11v-12h-2M7.5 3.2h5v3h-5zM7.5 10h5M7.5 13h3.5");
    pub const Pen: Self = Self("M3 15.5c2.5 0 2.5-4 4.6-4s1.4 4 3.7 4 2.2-9.5 5.7-11");
    pub const Pencil: Self = Self("m12.9 3.9 3.2 3.2-9 9-3.9.7.7-3.9zM11 5.8 14.2 9");
    pub const Plus: Self = Self("M10 4.5v11M4.5 10h11");
    pub const Prompt: Self = Self("M3.5 4.5h13v9h-7l-3.5 3v-3H3.5zM7 9h6");
    pub const Question: Self =
        Self("M7.2 7.4a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1.1-1.4 2.2M10 15.2v.01");
    pub const Rectangle: Self = Self("M3 4.5h14v11H3z");
    pub const Redo: Self = Self("M13 4.5 16.5 8 13 11.5M16.5 8h-8a4.2 4.2 0 0 0 0 8.4H12");
    pub const Refresh: Self = Self(
        "M16.2 8.3A6.5 6.5 0 0 0 4.6 6.8M4.3 3.3v3.7H8M3.8 11.7a6.5 6.5 0 0 0 11.6 1.5M15.7 16.7V13H12",
    );
    pub const Resize: Self = Self("M3.5 8.5h8v8h-8zM12 3.5h4.5V8M16.5 3.5l-4.2 4.2");
    pub const Rounded: Self = Self(
        "M6.5 4.5h7A3.5 3.5 0 0 1 17 8v4a3.5 3.5 0 0 1-3.5 3.5h-7A3.5 3.5 0 0 1 3 12V8a3.5 3.5 0 0 1 3.5-3.5z",
    );
    pub const RowAdd: Self = Self("M3.5 3.5h13v5h-13zM10 11.5v6M7 14.5h6");
    pub const Save: Self = Self("M4 3.5h9.5l3 3v10H4zM7 3.5v4h5v-4M7 16.5v-5h6v5");
    pub const Search: Self = Self("M8.8 14.3a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM12.8 12.8l4 4");
    pub const Select: Self = Self("m4.3 3.6 4.4 12.7 2-5.6 5.6-2z");
    pub const Shapes: Self =
        Self("M8.2 10.5H3.5v-7h8v3.2M17 12.3a4.7 4.7 0 1 1-9.4 0 4.7 4.7 0 0 1 9.4 0z");
    pub const Share: Self = Self("M13 6.7 10 3.7l-3 3M10 3.7V12M6 9H4v7.5h12V9h-2");
    pub const Shield: Self = Self("M10 2.5 4 5v4.5c0 4 2.6 6.6 6 8 3.4-1.4 6-4 6-8V5z");
    pub const Smile: Self = Self(
        "M16.8 10a6.8 6.8 0 1 1-13.6 0 6.8 6.8 0 0 1 13.6 0zM7.3 11.8c1.3 2 4.1 2 5.4 0M7.8 7.9h.01M12.2 7.9h.01",
    );
    pub const Speech: Self = Self("M3.5 4h13v9.5H9.3L5.5 17v-3.5h-2z");
    pub const Straight: Self = Self("M4 16 16 4");
    pub const Sun: Self = Self(
        "M13.2 10a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M15.3 4.7l-1.1 1.1M5.8 14.2l-1.1 1.1",
    );
    pub const Swap: Self = Self("M4 7h11.5M12 3.5 15.5 7 12 10.5M16 13H4.5M8 9.5 4.5 13 8 16.5");
    pub const Tag: Self = Self(
        "M3.5 3.5h6.3l6.9 6.9a1.4 1.4 0 0 1 0 2l-4.3 4.3a1.4 1.4 0 0 1-2 0L3.5 9.8zM6.9 6.9h.01",
    );
    pub const Text: Self = Self("M4 6V4h12v2M10 4v12M7.5 16h5");
    pub const TextSize: Self =
        Self("M2.5 15.5 6.5 5l4 10.5M4 12h5M12 15.5l2.8-7 2.7 7M13 13.3h3.6");
    pub const Tidy: Self =
        Self("M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z");
    pub const Trackpad: Self = Self("M3 4.5h14v11H3zM3 12.5h14M10 12.5v3");
    pub const Trash: Self =
        Self("M3.5 5.5h13M7.8 5.5v-2h4.4v2M5 5.5l.8 11h8.4l.8-11M8.5 8.7v4.7M11.5 8.7v4.7");
    pub const Undo: Self = Self("M7 4.5 3.5 8 7 11.5M3.5 8h8a4.2 4.2 0 0 1 0 8.4H8");
    pub const Unlock: Self = Self("M4.5 9h11v7.5h-11zM6.8 9V6.3a3.2 3.2 0 0 1 6.2-1.1");
    pub const Upload: Self = Self("M10 12.5v-9M6.5 7 10 3.5 13.5 7M3.5 13.5v3h13v-3");
    pub const Warning: Self = Self("M10 3.5l7.5 13h-15zM10 8.3v3.6M10 14.2v.01");
}

impl Icon {
    /// The icon as a view. It is decoration: whatever it stands in has a name of its own.
    pub fn view(self) -> Element {
        stroke(self.0)
    }
}

/// One line in the box of an icon.
pub fn stroke(path: &str) -> Element {
    svg("svg")
        .attrs(&[
            ("class", "icon"),
            ("viewBox", "0 0 20 20"),
            ("aria-hidden", "true"),
            ("focusable", "false"),
        ])
        .child(svg("path").attr("d", path))
}
