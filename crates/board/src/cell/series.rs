//! Rows or columns that can be added and removed.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Holds;
use crate::{Label, NoteColor};

/// Rows or columns that can be added and removed. The rows and columns themselves are [`super::Track`]s.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Series {
    /// How many there are at first.
    pub count: u32,
    /// The fewest that can be left.
    pub min: u32,
    /// The most that there can be.
    pub max: u32,
    /// The extent of one, in board units: the width of a column, the height of a row.
    pub size: f64,
    /// The extent of the heading across, in board units: the height of the columns' headings, the width of the rows'.
    pub head: f64,
    /// The names of the first ones.
    #[serde(default)]
    pub labels: Vec<Label>,
    /// The cell whose notes or rows name these.
    #[serde(default)]
    pub from: Option<CellLink>,
    /// What the first ones hold, instead of what the grid's cells hold.
    #[serde(default)]
    pub cells: Vec<Arc<Holds>>,
    /// Bands over several of them.
    #[serde(default)]
    pub groups: Vec<SeriesGroup>,
}

impl Series {
    /// The height of the columns' headings if nothing is said, in board units.
    pub const COLUMN_HEAD: f64 = 56.0;
    /// The width of the rows' headings if nothing is said, in board units.
    pub const ROW_HEAD: f64 = 160.0;
}

impl Default for Series {
    fn default() -> Self {
        Self {
            count: 1,
            min: 1,
            max: 1,
            size: 160.0,
            head: 0.0,
            labels: Vec::new(),
            from: None,
            cells: Vec::new(),
            groups: Vec::new(),
        }
    }
}

impl Series {
    /// The cells that name its rows or columns.
    pub fn links(&self) -> Vec<CellLink> {
        let groups = self.groups.iter().filter_map(|group| group.from.clone());
        self.from.iter().cloned().chain(groups).collect()
    }
}

/// A band over several rows or columns.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SeriesGroup {
    /// Its name within the series; tracks name it.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// Its colour.
    pub color: Option<NoteColor>,
    /// How many belong to it at first.
    pub count: u32,
    /// The cell whose notes or rows name those of this band.
    #[serde(default)]
    pub from: Option<CellLink>,
}

/// A cell of this or another template, or a part of one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub struct CellLink {
    /// The template, or several with `|` between them; `None` is the one in which the link stands.
    pub template: Option<String>,
    /// The cell's key; after a `/` what is meant in it: a lane of a strip, a column of a matrix by its number from 0, or
    /// a slot as `ROW*COLUMN`.
    pub cell: String,
}

impl CellLink {
    /// Reads `cell` or `template#cell`.
    pub fn parse(text: &str) -> Self {
        match text.split_once('#') {
            Some((template, cell)) => Self {
                template: Some(template.to_owned()),
                cell: cell.to_owned(),
            },
            None => Self {
                template: None,
                cell: text.to_owned(),
            },
        }
    }

    /// The cell's key.
    pub fn key(&self) -> &str {
        self.cell.split_once('/').map_or(&self.cell, |(key, _)| key)
    }

    /// What is meant in the cell; empty for all of it.
    pub fn part(&self) -> &str {
        self.cell.split_once('/').map_or("", |(_, part)| part)
    }

    /// The templates that may be meant; none is the one in which the link stands.
    pub fn templates(&self) -> impl Iterator<Item = &str> {
        self.template.iter().flat_map(|all| all.split('|'))
    }

    /// Whether it leads to the cell `key` of a canvas made from `template`. `is_own`: that is the canvas in which the
    /// link stands.
    pub fn leads_to(&self, template: &str, key: &str, is_own: bool) -> bool {
        let there = match &self.template {
            Some(_) => self.templates().any(|named| named == template),
            None => is_own,
        };
        there && self.key() == key
    }
}

impl fmt::Display for CellLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(template) = &self.template {
            f.write_str(template)?;
            f.write_str("#")?;
        }
        f.write_str(&self.cell)
    }
}

impl From<CellLink> for String {
    fn from(link: CellLink) -> Self {
        link.to_string()
    }
}

impl From<String> for CellLink {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}
