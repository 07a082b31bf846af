//! The template format.

use board::{Label, NoteColor};

use super::CellKind;

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
    /// Worked examples, inserted on demand only.
    pub samples: Vec<Sample>,
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
    pub kind: CellKind,
}

/// A worked example.
#[derive(Clone, PartialEq, Debug)]
pub struct Sample {
    /// Its name within the template.
    pub id: String,
    /// What it is called in the menu.
    pub title: Label,
    /// Its notes, in the order in which they are laid into their cells.
    pub notes: Vec<SampleNote>,
}

/// One note of a worked example.
#[derive(Clone, PartialEq, Debug)]
pub struct SampleNote {
    /// The key of its cell.
    pub cell: String,
    /// What stands on it.
    pub text: Label,
}

/// A template with what a facilitator needs beside the canvas.
#[derive(Clone, PartialEq, Debug)]
pub struct TemplateFile {
    /// The canvas.
    pub template: Template,
    /// What stands beside it.
    pub guide: Guide,
}

/// What stands beside a canvas: how long, how, what to do, the notes that lie ready, and which rules watch over it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Guide {
    /// The minutes that it takes.
    pub minutes: Option<f64>,
    /// How people work on it.
    pub mode: Option<Mode>,
    /// The role that decides, `pdm` for example.
    pub owner: Option<String>,
    /// The card with the instructions.
    pub step: Option<StepCard>,
    /// Ready notes, pile by pile.
    pub piles: Vec<Pile>,
    /// The rules that it is decided by: `R-PT` …
    pub rules: Vec<&'static str>,
    /// The health checks that look at it: `H7` …
    pub checks: Vec<&'static str>,
    /// The prompts that go with it: `PR-2` …
    pub prompts: Vec<String>,
    /// The heading under which it is exported; its title if there is none.
    pub heading: Option<Label>,
}

/// How people work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// 個人
    Individual,
    /// グループ
    Group,
    /// ペア
    Pair,
    /// 講義
    Lecture,
}

/// The card with the instructions.
#[derive(Clone, PartialEq, Debug)]
pub struct StepCard {
    /// What to do, one to three lines.
    pub lines: Vec<Label>,
    /// How it is decided.
    pub rule: Option<Label>,
    /// A tip.
    pub tip: Option<Label>,
}

/// Notes that lie ready to be taken.
#[derive(Clone, PartialEq, Debug)]
pub struct Pile {
    /// Its name within the template.
    pub key: String,
    /// What the notes are for.
    pub label: Label,
    /// Their colour.
    pub color: NoteColor,
    /// Their size.
    pub size: PileSize,
    /// How many lie there.
    pub count: u32,
    /// What stands on them; nothing if there is no text.
    pub text: Option<Label>,
}

/// The size of ready notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PileSize {
    /// 160 × 160 board units.
    #[default]
    Medium,
    /// 110 × 110.
    Small,
    /// 240 × 120.
    Wide,
    /// 44 × 44.
    Tag,
}
