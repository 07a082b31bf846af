//! What shows the board: a canvas with everything that lies on it, one above for what is selected, dragged or
//! pointed at, the one text field, other people's cursors, and a tree of words for those who do not see the canvas.
//!
//! Whoever changes something marks what has to be painted anew; it is painted once, in the next animation frame.
//! While nothing is marked, nothing runs.

mod base_layer;
mod colors;
mod field;
mod fonts;
mod glide_pictures;
mod grid;
mod layer;
mod laying_out;
mod lifted;
mod lost_slices;
mod overlay_layer;
mod painter;
mod people_layer;
mod pictures;
mod pixels;
mod reading_tree;
mod shadows;
mod sheet;
mod small_picture;
mod stock;
mod surface;
mod tokens;
mod veil;
mod warming_up;
mod zoom_picture;
mod zoom_pictures;
mod zoom_step;

pub use base_layer::{SHOW_GLIDE, SHOW_ZOOM, ShowGlide, ShowZoom};
pub use fonts::Fonts;
pub use laying_out::lay_out_ahead;
pub use lost_slices::ask_again as ask_for_slices_again;
pub use overlay_layer::{PAINT_TOOLS, PaintTools};
pub use painter::{Painter, View};
pub use pictures::{DecodedPicture, Lacking, Pictures, WantedPicture};
pub use reading_tree::ReadingTree;
pub use small_picture::paint_small;
pub use stock::Stock;
pub use surface::{Marks, Surface, Watcher};
pub use warming_up::warm_up;
