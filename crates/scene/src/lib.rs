//! The board as something to look at.
//!
//! A [`Scene`] takes in elements one by one ([`Scene::update`]) and knows, at any time, where each of them is on the
//! board, what lies above what, and what is near a place. For each element it makes a [`DisplayItem`]: a short list of
//! boxes, shadows and lines of text that every painter can draw. The canvas on the screen, the SVG and the PNG are
//! painted from that same list, so they have the same line breaks to the letter.
//!
//! - [`text`] breaks lines by Japanese rules and chooses the font size; it works from bundled font [`metrics`].
//! - [`Palette`] has the colours, by day and by night.
//! - [`Detail`] tells how much of it can be seen from how far.
//!
//! ```
//! use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
//! use scene::{Scene, Style};
//!
//! let mut board = Board::new(ClientNumber::new(1));
//! let id = ElementId::new("n1");
//! let placement = Placement::free(BoardPoint::new(10.0, 20.0));
//! let (size, color) = (BoardSize::new(200.0, 200.0), NoteColor::Yellow);
//! board.edit(|edit| edit.create_note(&id, NewNote { placement, size, color, text: "顧客は誰か", author: "" })).unwrap();
//!
//! let scene = Scene::from_snapshot(&board.snapshot(), Style::default());
//! assert_eq!(scene.hit(BoardPoint::new(100.0, 100.0)), Some(id.clone()));
//! assert_eq!(scene.item(&id).unwrap().lines().next().unwrap().text.as_ref(), "顧客は誰か");
//! ```

mod color;
mod connector;
mod damage;
mod detail;
pub mod display;
mod drawing;
mod grid;
mod item;
mod kinds;
pub mod metrics;
mod outline;
mod palette;
mod pile;
mod scene;
mod segment;
pub mod text;

pub use color::{Color, CssColor};
pub use connector::{CONNECTOR_WIDTH, ConnectorPath, EndPlace, connector_path};
pub use damage::Damage;
pub use detail::{Detail, shadows_at};
pub use display::{
    Anchor, DisplayItem, PathShape, PathStep, Primitive, RoundedBox, Shadow, Stroke, TextField,
    TextLine, TextRole, Weight,
};
pub use drawing::stroke as pen_stroke;
pub use item::connector::drawn as drawn_connector;
pub use item::opinion::{Layer, has_layers, written as written_value};
pub use item::{
    CANVAS_BAND_HEIGHT, CELL_HEADING_HEIGHT, FRAME_TITLE_HEIGHT, PAINT_OVERFLOW, TEXT_PADDING,
    TEXT_WIDTH_MAX,
};
pub use kinds::Kinds;
pub use outline::{Contour, Outline, ROUNDED_RADIUS};
pub use palette::{DARK, LIGHT, Palette, Theme};
pub use scene::{Placed, Scene, Slot};

use board::Locale;

/// How a scene is painted: by day or by night, with labels in which language.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Style {
    /// The colours.
    pub theme: Theme,
    /// The language of labels.
    pub locale: Locale,
}
