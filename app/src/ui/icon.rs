//! The icons: drawn in a box of 20 by 20 with one stroke width, coloured like the text beside them.

use super::element::{Element, svg};

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the names say what they show")]
pub enum Icon {
    Bulb,
    Canvas,
    Check,
    ChevronDown,
    Close,
    CloudCheck,
    CloudOff,
    CloudUp,
    Copy,
    Device,
    Download,
    Duplicate,
    Eye,
    Fit,
    Hand,
    Home,
    Keyboard,
    Menu,
    Minus,
    Moon,
    More,
    Note,
    Pencil,
    Plus,
    Redo,
    Refresh,
    Select,
    Share,
    Sun,
    Trash,
    Undo,
    Warning,
}

impl Icon {
    /// The strokes.
    const fn path(self) -> &'static str {
        match self {
            Self::Bulb => {
                "M7.4 13.4C6 12.4 5 10.9 5 9a5 5 0 0 1 10 0c0 1.9-1 3.4-2.4 4.4v1.4H7.4zM8.2 17.2h3.6"
            }
            Self::Canvas => "M3 4h14v12H3zM3 12.4h14M7 4v8.4M13 4v8.4M10 12.4V16",
            Self::Check => "M4 10.6 8 14.5l8-9",
            Self::ChevronDown => "m5.5 8 4.5 4.5L14.5 8",
            Self::Close => "m5 5 10 10M15 5 5 15",
            Self::CloudCheck => {
                "M6 15.5a3.6 3.6 0 0 1-.5-7.2 4.8 4.8 0 0 1 9.3-.2 3.8 3.8 0 0 1-.5 7.4zM7.8 11.4l1.7 1.7 2.9-3.2"
            }
            Self::CloudOff => {
                "M6.9 5.6a4.8 4.8 0 0 1 7.9 2.5 3.8 3.8 0 0 1 2.2 6.1M13.6 15.5H6a3.6 3.6 0 0 1-.5-7.2M3.5 3.5l13 13"
            }
            Self::CloudUp => {
                "M6 15.5a3.6 3.6 0 0 1-.5-7.2 4.8 4.8 0 0 1 9.3-.2 3.8 3.8 0 0 1-.5 7.4zM10 13.2V9.4M8.2 11.1 10 9.3l1.8 1.8"
            }
            Self::Copy => "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4",
            Self::Device => "M3 4h14v9.5H3zM7.5 16.5h5M10 13.5v3",
            Self::Download => "M10 3.5v9M6.5 9.2l3.5 3.5 3.5-3.5M3.5 13.5v3h13v-3",
            Self::Duplicate => "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4M12 9.8v4.4M9.8 12h4.4",
            Self::Eye => {
                "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM12.2 10a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z"
            }
            Self::Fit => "M3.5 7.2V3.5h3.7M12.8 3.5h3.7v3.7M16.5 12.8v3.7h-3.7M7.2 16.5H3.5v-3.7",
            Self::Hand => {
                "M6.3 10.8V5.5a1.2 1.2 0 0 1 2.5 0v4M8.8 9.3V4a1.2 1.2 0 0 1 2.5 0v5.3M11.3 9.5V5.2a1.2 1.2 0 0 1 2.5 0v5M13.8 8a1.2 1.2 0 0 1 2.5 0v4c0 3-1.9 5-4.8 5-2.4 0-3.7-.9-4.9-2.8l-2.1-3.4a1.2 1.2 0 0 1 2-1.3l1.3 1.5"
            }
            Self::Home => "m3.3 9.2 6.7-5.7 6.7 5.7M5 8v8.5h3.5v-4.3h3v4.3H15V8",
            Self::Keyboard => {
                "M2.5 5.5h15v9h-15zM5.5 8.6h.01M8.5 8.6h.01M11.5 8.6h.01M14.5 8.6h.01M6.8 11.6h6.4"
            }
            Self::Menu => "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
            Self::Minus => "M4.5 10h11",
            Self::Moon => "M16.5 11.7a6.8 6.8 0 0 1-8.2-8.2 6.8 6.8 0 1 0 8.2 8.2z",
            Self::More => {
                "M5.2 10a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0zM10.7 10a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0zM16.2 10a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0z"
            }
            Self::Note => "M3.5 3.5h13v8.3l-4.7 4.7H3.5zM16.5 11.8h-4.7v4.7",
            Self::Pencil => "m12.9 3.9 3.2 3.2-9 9-3.9.7.7-3.9zM11 5.8 14.2 9",
            Self::Plus => "M10 4.5v11M4.5 10h11",
            Self::Redo => "M13 4.5 16.5 8 13 11.5M16.5 8h-8a4.2 4.2 0 0 0 0 8.4H12",
            Self::Refresh => {
                "M16.2 8.3A6.5 6.5 0 0 0 4.6 6.8M4.3 3.3v3.7H8M3.8 11.7a6.5 6.5 0 0 0 11.6 1.5M15.7 16.7V13H12"
            }
            Self::Select => "m4.3 3.6 4.4 12.7 2-5.6 5.6-2z",
            Self::Share => "M13 6.7 10 3.7l-3 3M10 3.7V12M6 9H4v7.5h12V9h-2",
            Self::Sun => {
                "M13.2 10a3.2 3.2 0 1 1-6.4 0 3.2 3.2 0 0 1 6.4 0zM10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M15.3 4.7l-1.1 1.1M5.8 14.2l-1.1 1.1"
            }
            Self::Trash => {
                "M3.5 5.5h13M7.8 5.5v-2h4.4v2M5 5.5l.8 11h8.4l.8-11M8.5 8.7v4.7M11.5 8.7v4.7"
            }
            Self::Undo => "M7 4.5 3.5 8 7 11.5M3.5 8h8a4.2 4.2 0 0 1 0 8.4H8",
            Self::Warning => "M10 3.5l7.5 13h-15zM10 8.3v3.6M10 14.2v.01",
        }
    }

    /// The icon as a view. It is decoration: whatever it stands in has a name of its own.
    pub fn view(self) -> Element {
        stroke(self.path())
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
