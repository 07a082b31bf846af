//! The worked examples of a template.

use board::Label;

use super::place::{Place, Scalar};

/// The most notes, and the most values, of an example.
const ENTRIES_MAX: usize = 500;

/// A worked example.
#[derive(Clone, PartialEq, Debug)]
pub struct Sample {
    /// Its name within the template.
    pub id: String,
    /// What it is called in the menu.
    pub title: Label,
    /// Its notes, in the order in which they are laid into their cells.
    pub notes: Vec<SampleNote>,
    /// What it writes into typed cells.
    pub values: Vec<SampleValue>,
    /// The columns and rows that it names.
    pub names: Vec<SampleName>,
}

/// Where something of a worked example belongs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SamplePlace {
    /// The key of its cell.
    pub cell: String,
    /// The row of a matrix, from 0.
    pub row: Option<u32>,
    /// The column of a matrix or a strip, from 0.
    pub column: Option<u32>,
    /// The key of a strip's lane.
    pub lane: Option<String>,
}

/// One note of a worked example.
#[derive(Clone, PartialEq, Debug)]
pub struct SampleNote {
    /// Where it lies.
    pub place: SamplePlace,
    /// What stands on it.
    pub text: Label,
}

/// What a worked example writes into one cell.
#[derive(Clone, PartialEq, Debug)]
pub struct SampleValue {
    /// Where it is written.
    pub place: SamplePlace,
    /// What is written.
    pub content: SampleContent,
}

/// What a worked example writes.
#[derive(Clone, PartialEq, Debug)]
pub enum SampleContent {
    /// A number.
    Number(f64),
    /// A tick or none.
    Flag(bool),
    /// A date, a time, the key of an option, a mark.
    Word(String),
    /// A text in both languages.
    Text(Label),
}

/// A column or a row that a worked example names.
#[derive(Clone, PartialEq, Debug)]
pub struct SampleName {
    /// Its cell, and its number there.
    pub place: SamplePlace,
    /// What it is called.
    pub name: Label,
    /// What it weighs.
    pub weight: Option<f64>,
}

pub(super) fn read_sample(sample: &Place<'_>) -> Sample {
    sample.only(&["id", "title", "notes", "values"]);
    let list = |name: &str| {
        let entries = sample.optional(name);
        entries
            .map(|entries| entries.items(ENTRIES_MAX))
            .unwrap_or_default()
    };
    let (mut values, mut names) = (Vec::new(), Vec::new());
    for entry in list("values") {
        if entry.optional("name").is_some() {
            names.push(read_name(&entry));
        } else {
            values.push(read_value(&entry));
        }
    }
    Sample {
        id: sample.field("id").map(|id| id.key()).unwrap_or_default(),
        title: sample
            .field("title")
            .map(|title| title.label())
            .unwrap_or_default(),
        notes: list("notes").iter().map(read_note).collect(),
        values,
        names,
    }
}

fn read_place(entry: &Place<'_>) -> SamplePlace {
    let number = |name: &str| entry.optional(name).map(|number| number.count(0..=199));
    SamplePlace {
        cell: entry
            .field("cell")
            .map(|cell| cell.text())
            .unwrap_or_default(),
        row: number("row"),
        column: number("column"),
        lane: entry.optional("lane").map(|lane| lane.text()),
    }
}

fn read_note(note: &Place<'_>) -> SampleNote {
    note.only(&["cell", "row", "column", "lane", "text"]);
    SampleNote {
        place: read_place(note),
        text: note
            .field("text")
            .map(|text| text.label())
            .unwrap_or_default(),
    }
}

fn read_value(entry: &Place<'_>) -> SampleValue {
    entry.only(&["cell", "row", "column", "lane", "value", "text"]);
    let content = match entry.optional("text") {
        Some(text) => SampleContent::Text(text.label()),
        None => entry
            .field("value")
            .map_or(SampleContent::Flag(true), |value| read_content(&value)),
    };
    SampleValue {
        place: read_place(entry),
        content,
    }
}

fn read_content(value: &Place<'_>) -> SampleContent {
    match value.scalar() {
        Some(Scalar::Number(number)) => SampleContent::Number(number),
        Some(Scalar::Flag(flag)) => SampleContent::Flag(flag),
        Some(Scalar::Text(text)) => SampleContent::Word(text.to_owned()),
        None => {
            value.wrong_type(
                "数値・文字列・true・false",
                "a number, a text, true or false",
            );
            SampleContent::Flag(false)
        }
    }
}

fn read_name(entry: &Place<'_>) -> SampleName {
    entry.only(&["cell", "row", "column", "name", "weight"]);
    let place = read_place(entry);
    if place.row.is_some() == place.column.is_some() {
        entry.wrong_type(
            "row か column のどちらか1つを持つもの",
            "something with either row or column",
        );
    }
    SampleName {
        place,
        name: entry
            .field("name")
            .map(|name| name.label())
            .unwrap_or_default(),
        weight: entry
            .optional("weight")
            .map(|weight| weight.number(0.0..=100.0)),
    }
}
