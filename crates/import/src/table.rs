//! Tables: our own, those that say in their heading what is in which column, and any other, of which each filled field
//! becomes a note in its place, or beside the others of its group.

mod columns;
mod groups;
mod paragraphs;

use board::limits::{TAG_CHARACTERS_MAX, TAGS_MAX};
use board::{BoardRect, ElementKind, Evidence, Form, Note, NoteColor, Shape, TextBlock, tag_name};
use columns::{Columns, Heading};

use crate::color::note_color;
use crate::limits::ELEMENTS_MAX;
use crate::loss::Loss;
use crate::sheet::{Sheet, Thing};
use crate::{ImportError, Imported, Source};

/// A note on the board, and what lies between two of them, board units.
const NOTE: f64 = 200.0;
const GAP: f64 = 24.0;
/// Notes of a list stand in rows of this many.
const IN_ROW: usize = 8;
/// Lines that say what separates fields.
const LINES_LOOKED_AT: usize = 50;

/// The kinds of rows of our own tables that are no elements: what people said about the board. When, and in answer to
/// what, the table does not say.
const COMMENTS: [&str; 6] = [
    "コメント",
    "解決済みのコメント",
    "返信",
    "comment",
    "settled comment",
    "answer",
];

/// Reads a table: fields apart by commas, semicolons or tabs.
pub(crate) fn table(bytes: &[u8]) -> Result<Imported, ImportError> {
    // Japanese spreadsheets still write Shift_JIS, which would be read as noise. Browsers can read it: the app does.
    let text = std::str::from_utf8(bytes).map_err(|_| ImportError::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = separator(text);
    let mut count = 0;
    let rows = rows(text, separator, &mut count)?;
    let columns = rows.first().and_then(|heading| Columns::of(heading));
    let source = match &columns {
        Some(columns) if columns.are_ours => Source::OwnTable,
        _ => Source::Table,
    };
    let mut sheet = Sheet::new(Imported::new(source));
    let groups = match &columns {
        Some(_) => None,
        None => groups::of(text, separator)?,
    };
    match (columns, groups) {
        (Some(columns), _) if columns.has_frames() => {
            groups::put_by_frame(rows.get(1..).unwrap_or_default(), &columns, &mut sheet);
        }
        (Some(columns), _) => {
            for (index, row) in rows.iter().skip(1).enumerate() {
                let place = place(index / IN_ROW, index % IN_ROW);
                put_row(index + 1, row, &columns, place, &mut sheet);
            }
        }
        (None, Some(groups)) => groups::put(&groups, &mut sheet),
        (None, None) => put_grid(&rows, &mut sheet),
    }
    Ok(sheet.finished())
}

/// The rows of a text that are not empty. `count` grows by the elements that they can become.
fn rows(text: &str, separator: u8, count: &mut usize) -> Result<Vec<Vec<String>>, ImportError> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut has_heading, mut is_ours) = (false, false);
    for record in reader.records() {
        let record = record.map_err(|error| ImportError::Damaged(error.to_string()))?;
        let mut row: Vec<String> = record.iter().map(clean).collect();
        if rows.is_empty() {
            let columns = Columns::of(&row);
            has_heading = columns.is_some();
            is_ours = columns.is_some_and(|columns| columns.are_ours);
        }
        if !is_ours {
            for field in &mut row {
                if let Some(said) = paragraphs::said(field) {
                    *field = said;
                }
            }
        }
        // Under a heading a row is one element, without one each field is.
        *count += if has_heading { 1 } else { filled(&row) };
        if *count > ELEMENTS_MAX {
            let max = ELEMENTS_MAX;
            return Err(ImportError::TooMany { count: *count, max });
        }
        rows.push(row);
    }
    Ok(rows)
}

/// How many fields of a row say something.
fn filled(row: &[String]) -> usize {
    row.iter().filter(|field| !field.is_empty()).count()
}

/// The character that separates fields: what stands in most of the first lines. Only the first may be a name without any.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().take(LINES_LOOKED_AT).collect();
    let count = |wanted: u8| {
        let is_in = |line: &&&str| line.as_bytes().contains(&wanted);
        lines.iter().filter(is_in).count()
    };
    let mut best = b',';
    // Texts have semicolons, and hardly ever tabs.
    if count(b';') > count(best) {
        best = b';';
    }
    if count(b'\t') > 0 && count(b'\t') >= count(best) {
        best = b'\t';
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

/// A row under a heading, the `number`th element; it lies in `place` if it does not say where.
fn put_row(number: usize, row: &[String], columns: &Columns, place: BoardRect, sheet: &mut Sheet) {
    let named = named(number);
    let field = |heading| columns.field(row, heading);
    let text = field(Heading::Text);
    if text.is_empty() {
        return;
    }
    if columns.are_ours && COMMENTS.contains(&field(Heading::Kind)) {
        return sheet.lose(Loss::CommentRow);
    }
    for name in columns.unknown(row) {
        sheet.lose(Loss::Column(name));
    }
    let number = |heading| {
        field(heading)
            .parse::<f64>()
            .ok()
            .filter(|it| it.is_finite())
    };
    let rect = match (number(Heading::X), number(Heading::Y)) {
        (Some(x), Some(y)) => BoardRect::new(x, y, NOTE, NOTE),
        _ => place,
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
        ..named
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
