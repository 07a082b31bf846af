//! Tables: our own, those that say in their heading what is in which column, and any other, of which each filled field
//! becomes a note in its place.

mod columns;

use board::limits::{TAG_CHARACTERS_MAX, TAGS_MAX};
use board::{BoardRect, ElementKind, Evidence, Form, Note, NoteColor, Shape, TextBlock, tag_name};
use columns::{Columns, Heading};

use crate::color::note_color;
use crate::limits::ELEMENTS_MAX;
use crate::sheet::{Sheet, Thing};
use crate::{ImportError, Imported, Source};

/// A note on the board, and what lies between two of them, board units.
const NOTE: f64 = 200.0;
const GAP: f64 = 24.0;
/// Notes of a list stand in rows of this many.
const IN_ROW: usize = 8;

/// Reads a table: fields apart by commas, semicolons or tabs.
pub(crate) fn table(bytes: &[u8]) -> Result<Imported, ImportError> {
    // Japanese spreadsheets still write Shift_JIS, which would be read as noise. Browsers can read it: the app does.
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::Encoding)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut columns = None;
    let mut count = 0;
    for record in reader.records() {
        let record = record.map_err(|error| ImportError::Damaged(error.to_string()))?;
        let row: Vec<String> = record.iter().map(clean).collect();
        if rows.is_empty() {
            columns = Columns::of(&row);
        }
        // Under a heading a row is one element, without one each field is.
        count += match columns {
            Some(_) => 1,
            None => row.iter().filter(|field| !field.is_empty()).count(),
        };
        if count > ELEMENTS_MAX {
            let max = ELEMENTS_MAX;
            return Err(ImportError::TooMany { count, max });
        }
        rows.push(row);
    }
    let source = match &columns {
        Some(columns) if columns.are_ours => Source::OwnTable,
        _ => Source::Table,
    };
    let mut sheet = Sheet::new(Imported::new(source));
    match columns {
        Some(columns) => {
            for (index, row) in rows.iter().skip(1).enumerate() {
                put_row(index, row, &columns, &mut sheet);
            }
        }
        None => put_grid(&rows, &mut sheet),
    }
    Ok(sheet.finished())
}

/// The character that separates most fields of the first line.
fn delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let count = |wanted: u8| line.bytes().filter(|byte| *byte == wanted).count();
    let mut best = b',';
    for other in [b';', b'\t'] {
        if count(other) > count(best) {
            best = other;
        }
    }
    best
}

/// Line ends as we write them, and no control characters besides. A formula is a text like any other.
fn clean(field: &str) -> String {
    let field = field.replace("\r\n", "\n").replace('\r', "\n");
    let kept = field
        .chars()
        .filter(|character| !character.is_control() || matches!(character, '\n' | '\t'));
    kept.collect::<String>().trim().to_owned()
}

/// Each filled field is a note where it stands.
fn put_grid(rows: &[Vec<String>], sheet: &mut Sheet) {
    let is_list = rows.iter().all(|row| row.len() <= 1);
    let mut number = 0;
    for (row, fields) in rows.iter().enumerate() {
        for (column, text) in fields.iter().enumerate() {
            if text.is_empty() {
                continue;
            }
            let (row, column) = if is_list {
                (number / IN_ROW, number % IN_ROW)
            } else {
                (row, column)
            };
            number += 1;
            let kind = ElementKind::Note(Note {
                text: text.clone(),
                ..Note::default()
            });
            sheet.put(&named(number), place(row, column), kind);
        }
    }
}

fn named(number: usize) -> Thing {
    Thing {
        id: format!("row{number}"),
        ..Thing::default()
    }
}

fn place(row: usize, column: usize) -> BoardRect {
    let step = NOTE + GAP;
    BoardRect::new(column as f64 * step, row as f64 * step, NOTE, NOTE)
}

/// A row under a heading.
fn put_row(index: usize, row: &[String], columns: &Columns, sheet: &mut Sheet) {
    let field = |heading| columns.field(row, heading);
    let text = field(Heading::Text);
    if text.is_empty() {
        return;
    }
    let number = |heading| {
        field(heading)
            .parse::<f64>()
            .ok()
            .filter(|it| it.is_finite())
    };
    let rect = match (number(Heading::X), number(Heading::Y)) {
        (Some(x), Some(y)) => BoardRect::new(x, y, NOTE, NOTE),
        _ => place(index / IN_ROW, index % IN_ROW),
    };
    let color = NoteColor::from_token(field(Heading::Color))
        .or_else(|| note_color(&field(Heading::Color).to_lowercase()));
    let author = field(Heading::Author).to_owned();
    let kind = match field(Heading::Kind) {
        "文字" | "text" => ElementKind::Text(TextBlock {
            text: text.to_owned(),
            author,
            ..TextBlock::default()
        }),
        "図形" | "shape" => ElementKind::Shape(Shape {
            form: Form::Rounded,
            fill: color,
            text: text.to_owned(),
            author,
            ..Shape::default()
        }),
        _ => ElementKind::Note(Note {
            text: text.to_owned(),
            color: color.unwrap_or_default(),
            author,
            evidence: evidence(field(Heading::Evidence)),
            tags: tags(field(Heading::Tags)),
            ..Note::default()
        }),
    };
    let thing = Thing {
        group: field(Heading::Group).to_owned(),
        link: field(Heading::Link).to_owned(),
        ..named(index + 1)
    };
    sheet.put(&thing, rect, kind);
}

fn evidence(word: &str) -> Option<Evidence> {
    match word {
        "事実" | "fact" => Some(Evidence::Fact),
        "推測" | "仮説" | "assumption" => Some(Evidence::Assumption),
        "不明" | "unclear" => Some(Evidence::Unclear),
        _ => None,
    }
}

fn tags(field: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in field.split([',', '、', ';']).filter_map(tag_name) {
        if tag.chars().count() <= TAG_CHARACTERS_MAX && !tags.iter().any(|one| one == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags.truncate(TAGS_MAX);
    tags.sort_unstable();
    tags
}
