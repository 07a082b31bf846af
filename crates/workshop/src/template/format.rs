//! The template format.

use board::{Holds, Label};

use super::{Arrow, Guide, Sample};

/// A canvas as data: what it takes to draw it, to insert it and to fill it with an example.
#[derive(Clone, PartialEq, Debug)]
pub struct Template {
    /// Its name, `rikai.bmc` for example.
    pub id: String,
    /// Counts up with every change of the file.
    pub version: u32,
    /// What it is called.
    pub title: Label,
    /// One sentence for the gallery.
    pub description: Label,
    /// The area that its cells are placed in.
    pub body: Body,
    /// Its cells.
    pub cells: Vec<TemplateCell>,
    /// Lines between its cells, which stay where they are.
    pub arrows: Vec<Arrow>,
    /// Worked examples, inserted on demand only.
    pub samples: Vec<Sample>,
    /// What stands beside the canvas.
    pub guide: Guide,
}

/// The size of a template's body in board units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Body {
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
}

/// A cell: an area of the body. Positions are relative to the body's top left corner, in board units.
#[derive(Clone, PartialEq, Debug)]
pub struct TemplateCell {
    /// Its name within the template.
    pub key: String,
    /// Its place in reading order, from 0.
    pub tab: u32,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
    /// Its heading.
    pub label: Label,
    /// What it holds.
    pub holds: Holds,
    /// The role that fills it in, `pdm` for example.
    pub owner: Option<String>,
    /// Whether its notes are covered until somebody uncovers them.
    pub cover: bool,
}
