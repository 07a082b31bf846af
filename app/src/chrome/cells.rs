//! What belongs to cells that hold something: the field over the cell whose value is asked for, and the bar of the
//! strip or matrix with the focus.

mod grid_bar;
mod unfit;
mod value_field;

pub use unfit::words as unfit_words;

use crate::ui::element::View;

/// All of it.
pub fn cells() -> View {
    grid_bar::grid_bar().and(value_field::value_field())
}
