//! Tables in groups: rows with an empty line between them, each group under its name, or rows that say in which frame
//! they are. A group becomes an area, its name a text above its notes.

use std::collections::HashMap;

use board::{BoardRect, ElementKind, Note, TextBlock};

use super::columns::{Columns, Heading};
use super::{GAP, NOTE, filled, named, put_row, rows};
use crate::ImportError;
use crate::sheet::Sheet;

/// Notes of a group stand in columns of this many.
const IN_COLUMN: usize = 8;
/// The height of a name, board units.
const NAME: f64 = 48.0;
/// What lies between two groups, board units.
const APART: f64 = 4.0 * GAP;

/// Rows that belong together.
pub(super) struct Group {
    /// What they are called; may be empty.
    name: String,
    /// What is in which column, if they have a heading of their own.
    columns: Option<Columns>,
    rows: Vec<Vec<String>>,
}

/// The groups of a table without a heading; `None` if nothing in it says that there are any.
pub(super) fn of(text: &str, separator: u8) -> Result<Option<Vec<Group>>, ImportError> {
    let parts = parts(text, separator);
    if parts.len() < 2 {
        return Ok(None);
    }
    let mut groups = Vec::new();
    // All of them were counted before.
    let mut count = 0;
    for part in parts {
        let mut rows = rows(part, separator, &mut count)?;
        let is_named = rows.len() > 1 && rows.first().is_some_and(|first| filled(first) == 1);
        let name = if is_named {
            rows.remove(0).into_iter().find(|field| !field.is_empty())
        } else {
            None
        };
        let columns = rows.first().and_then(|heading| Columns::of(heading));
        let columns = columns.filter(|_| rows.len() > 1);
        if columns.is_some() {
            rows.remove(0);
        }
        groups.push(Group {
            name: name.unwrap_or_default(),
            columns,
            rows,
        });
    }
    let is_grouped = |group: &Group| !group.name.is_empty() || group.columns.is_some();
    Ok(groups.iter().any(is_grouped).then_some(groups))
}

/// What lies between empty lines; lines within quotation marks are not looked at.
fn parts(text: &str, separator: u8) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut begin, mut at) = (0, 0);
    let mut is_quoted = false;
    for line in text.split_inclusive('\n') {
        let is_empty = line
            .bytes()
            .all(|byte| byte == separator || byte.is_ascii_whitespace());
        let end = at;
        at += line.len();
        if is_empty && !is_quoted {
            parts.push(text.get(begin..end).unwrap_or_default());
            begin = at;
        }
        let marks = line.bytes().filter(|byte| *byte == b'"').count();
        is_quoted ^= marks % 2 == 1;
    }
    parts.push(text.get(begin..).unwrap_or_default());
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Puts rows under a heading that says in which frame they are.
pub(super) fn put_by_frame(all: &[Vec<String>], columns: &Columns, sheet: &mut Sheet) {
    let mut frames: Vec<(&str, Vec<&Vec<String>>)> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in all {
        let frame = columns.field(row, Heading::Frame);
        let place = *known.entry(frame).or_insert(frames.len());
        match frames.get_mut(place) {
            Some((_, rows)) => rows.push(row),
            None => frames.push((frame, vec![row])),
        }
    }
    let mut painter = Painter::default();
    for (name, rows) in frames {
        painter.begin(name, sheet);
        for row in rows {
            painter.put_row(row, columns, sheet);
        }
    }
}

/// Puts groups side by side.
pub(super) fn put(groups: &[Group], sheet: &mut Sheet) {
    let mut painter = Painter::default();
    for group in groups {
        painter.begin(&group.name, sheet);
        let is_list = group.rows.iter().all(|row| filled(row) <= 1);
        for (down, row) in group.rows.iter().enumerate() {
            if let Some(columns) = &group.columns {
                painter.put_row(row, columns, sheet);
                continue;
            }
            for (right, text) in row.iter().enumerate() {
                if text.is_empty() {
                    continue;
                }
                let rect = match is_list {
                    true => painter.next(),
                    false => painter.at(right, down),
                };
                painter.put_note(text, rect, sheet);
            }
        }
    }
}

/// Where the next thing goes.
#[derive(Default)]
struct Painter {
    /// Elements so far.
    number: usize,
    /// The left edge of the group.
    left: f64,
    /// How far the group reaches to the right.
    right: f64,
    /// Notes of the group that stand one below another.
    listed: usize,
}

impl Painter {
    fn begin(&mut self, name: &str, sheet: &mut Sheet) {
        if self.right > 0.0 {
            self.left = self.right + APART;
        }
        self.right = self.left + NOTE;
        self.listed = 0;
        if !name.is_empty() {
            self.number += 1;
            let kind = ElementKind::Text(TextBlock {
                text: name.to_owned(),
                ..TextBlock::default()
            });
            let rect = BoardRect::new(self.left, 0.0, NOTE, NAME);
            sheet.put(&named(self.number), rect, kind);
        }
    }

    fn at(&mut self, right: usize, down: usize) -> BoardRect {
        let step = NOTE + GAP;
        let x = self.left + right as f64 * step;
        self.right = self.right.max(x + NOTE);
        BoardRect::new(x, NAME + GAP + down as f64 * step, NOTE, NOTE)
    }

    fn next(&mut self) -> BoardRect {
        let (right, down) = (self.listed / IN_COLUMN, self.listed % IN_COLUMN);
        self.listed += 1;
        self.at(right, down)
    }

    fn put_note(&mut self, text: &str, rect: BoardRect, sheet: &mut Sheet) {
        self.number += 1;
        let kind = ElementKind::Note(Note {
            text: text.to_owned(),
            ..Note::default()
        });
        sheet.put(&named(self.number), rect, kind);
    }

    fn put_row(&mut self, row: &[String], columns: &Columns, sheet: &mut Sheet) {
        if columns.field(row, Heading::Text).is_empty() {
            return;
        }
        let rect = self.next();
        self.number += 1;
        put_row(self.number, row, columns, rect, sheet);
    }
}
