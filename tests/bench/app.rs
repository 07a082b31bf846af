//! What is measured: Nonet, and whatever can be measured beside it with the same hands.

/// A whiteboard with a `window.bench` (Excalidraw's is made by `tests/fixtures/excalidraw/page.js`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum App {
    /// Ours, with its relay.
    Nonet,
    /// A page with nothing but the Excalidraw of its npm package, from a server of static files.
    Excalidraw,
}

impl App {
    /// What it is called in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nonet => "Nonet",
            Self::Excalidraw => "Excalidraw",
        }
    }

    /// The name under which a figure of it is kept.
    pub fn figure(self, name: &str) -> String {
        match self {
            Self::Nonet => name.to_owned(),
            Self::Excalidraw => format!("excalidraw {name}"),
        }
    }

    /// An expression: true once an empty board can be used.
    pub fn is_ready(self) -> &'static str {
        match self {
            Self::Nonet => "document.querySelector('.board-surface[data-phase=ready]')",
            Self::Excalidraw => {
                "window.bench && document.querySelector('.excalidraw canvas.interactive') \
                 && !document.querySelector('.LoadingMessage')"
            }
        }
    }

    /// An expression: true while a note's text is being written.
    pub fn is_writing(self) -> &'static str {
        match self {
            Self::Nonet => "document.activeElement?.matches('.note-field[data-editing=yes]')",
            Self::Excalidraw => "document.activeElement?.matches('textarea.excalidraw-wysiwyg')",
        }
    }

    /// Whether Escape in the middle of a drag leaves things where they went; then it is undone.
    pub fn keeps_given_up_drags(self) -> bool {
        self == Self::Excalidraw
    }
}
