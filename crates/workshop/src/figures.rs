//! What follows from the values and notes of a canvas, worked out by the rules: totals and places, calculated cells,
//! columns that nobody addresses, days that do not exist, pass lines, references.
//!
//! A pure function of what is on the canvas. Nothing of it is stored: everybody sees the same, since everybody has the
//! same board.

mod calc;
mod dates;
mod decisions;
mod following;
pub(crate) mod ground;
mod numbers;
mod pass_lines;
mod plot;
mod references;
mod rows;
pub(crate) mod scores;

use board::{Element, ElementId, Figure, Locale, Snapshot, Tone};

use crate::rules::Date;
pub(crate) use dates::milestone_limits;
use ground::Ground;
pub use plot::has_plot;
use scores::Scores;

/// What figures are worked out from: a snapshot, or a scene.
pub trait CanvasView {
    /// The element with that id.
    fn element(&self, id: &ElementId) -> Option<&Element>;
    /// What an element owns directly, in any order.
    fn children(&self, owner: &ElementId) -> Vec<&Element>;
    /// All connectors of the board.
    fn connectors(&self) -> Vec<&Element>;
}

impl CanvasView for Snapshot {
    fn element(&self, id: &ElementId) -> Option<&Element> {
        self.element(id)
    }

    fn children(&self, owner: &ElementId) -> Vec<&Element> {
        self.children(owner).collect()
    }

    fn connectors(&self) -> Vec<&Element> {
        let elements = self.elements().iter();
        elements
            .filter(|element| element.as_connector().is_some())
            .collect()
    }
}

/// Whose points are counted where everybody may have their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Whose<'a> {
    /// The team's; while it has none, everybody's.
    #[default]
    Team,
    /// One person's.
    Person(&'a str),
    /// Everybody's, as means and votes; the team's while nobody has any.
    Everybody,
}

/// How figures are worked out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct FigureOptions<'a> {
    /// The language of the words in them.
    pub locale: Locale,
    /// Whose points count.
    pub whose: Whose<'a>,
    /// The day of the session. Without it nothing is said about how far off a date is.
    pub session: Option<Date>,
}

/// The figures of a canvas: the team's, or with `who` that person's.
pub fn figures(
    view: &dyn CanvasView,
    canvas: &ElementId,
    locale: Locale,
    who: Option<&str>,
) -> Vec<(ElementId, Figure)> {
    let options = FigureOptions {
        locale,
        whose: who.map_or(Whose::Team, Whose::Person),
        session: None,
    };
    figures_with(view, canvas, &options)
}

/// The figures of a canvas, one an element at most: at its calculated cells and slots, at rows (what they come to),
/// at columns (if nobody addresses them), at dates and pass lines, at notes that are referred to, at texts that follow
/// others.
pub fn figures_with(
    view: &dyn CanvasView,
    canvas: &ElementId,
    options: &FigureOptions<'_>,
) -> Vec<(ElementId, Figure)> {
    let ground = Ground::of(view, canvas, options);
    let mut found = Vec::new();
    for grid in &ground.grids {
        let scores = Scores::of(&ground, grid);
        if let Some(scores) = &scores {
            scores::score_figures(&ground, grid, scores, &mut found);
        }
        rows::row_figures(&ground, grid, scores.is_some(), &mut found);
        pass_lines::pass_line_figures(&ground, grid, &mut found);
    }
    calc::calc_figures(&ground, &mut found);
    dates::date_figures(&ground, &mut found);
    plot::plot_figures(&ground, &mut found);
    references::reference_figures(&ground, &mut found);
    following::origin_figures(&ground, &mut found);
    found
}

/// A figure of plain text.
fn plain(text: String) -> Figure {
    Figure {
        text,
        ..Figure::default()
    }
}

/// A figure that somebody should look at, with the reason.
fn toned(tone: Tone, text: String, note: String) -> Figure {
    Figure {
        text,
        tone,
        note: Some(note),
    }
}

#[cfg(test)]
mod tests;
