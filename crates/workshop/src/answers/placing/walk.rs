//! The walk through an answer.

use board::limits::NOTE_CHARACTERS_MAX;

use super::label::split_label;
use super::{Placed, PlacedTable, Placement, Stray, StrayReason};
use crate::answers::line::BOLD_LEVEL;
use crate::answers::target::Matcher;
use crate::answers::{Answer, Content, Lines, Table, Target, plain};

/// Lays an answer's items and paragraphs into the cells that its headings mean.
///
/// A heading may be one of Markdown, a line in bold, or an item or a paragraph that is a cell's name; a name with a
/// colon may stand before the text itself. Deeper items join the one they lie in. A table whose first column names
/// cells is laid into them, other tables are handed on.
pub fn place(answer: &Answer, targets: &[Target]) -> Placement {
    let mut walk = Walk {
        matcher: Matcher::new(targets),
        placement: Placement::default(),
        here: None,
        seen: vec![false; targets.len()],
        joins: None,
    };
    for block in &answer.blocks {
        walk.block(block.lines, &block.content);
    }
    let Walk {
        mut placement,
        seen,
        ..
    } = walk;
    for (target, seen) in seen.into_iter().enumerate() {
        if !seen {
            placement.missing.push(target);
        } else if placement.texts(target).next().is_none()
            && !placement
                .tables
                .iter()
                .any(|table| table.under == Some(target))
        {
            placement.empty.push(target);
        }
    }
    placement
}

/// What opened the place that texts go to now.
#[derive(Clone, Copy)]
enum Opener {
    Heading(u8),
    Item { depth: usize, numbered: bool },
}

struct Walk {
    matcher: Matcher,
    placement: Placement,
    /// Where texts go now.
    here: Option<(usize, Opener)>,
    /// By target, whether its heading was found.
    seen: Vec<bool>,
    /// The depth of the item placed last, to which deeper ones and its own lines join.
    joins: Option<usize>,
}

impl Walk {
    fn block(&mut self, lines: Lines, content: &Content) {
        match content {
            Content::Heading { level, text } => self.heading(lines, *level, text),
            Content::Item {
                depth,
                numbered,
                text,
                ..
            } => self.item(lines, *depth, *numbered, text),
            Content::Text { continues, text } => self.text(lines, *continues, text),
            Content::Table(table) => self.table(lines, table),
            Content::Code(text) => self.stray(lines, text.clone(), StrayReason::Code),
            Content::Separator => self.structure(lines),
        }
    }

    fn heading(&mut self, lines: Lines, level: u8, text: &str) {
        let text = plain(text);
        let named = split_label(&text).filter(|(_, rest)| !rest.is_empty());
        if let Some(target) = self.matcher.exact(&text) {
            self.open(lines, target, Opener::Heading(level));
        } else if let Some((target, rest)) =
            named.and_then(|(label, rest)| Some((self.matcher.exact(label)?, rest.to_owned())))
        {
            // 価値提供：早い, as a heading: the name opens, the rest is its first text.
            self.note_opened(target, Opener::Heading(level));
            self.put(lines, rest);
        } else if let Some(target) = self.matcher.closest(&text) {
            self.open(lines, target, Opener::Heading(level));
        } else {
            let stays = matches!(self.here, Some((_, Opener::Heading(opened))) if level > opened);
            if !stays {
                self.here = None;
            }
            self.stray(lines, text, StrayReason::UnknownHeading);
        }
    }

    fn item(&mut self, lines: Lines, depth: usize, numbered: bool, text: &str) {
        let text = plain(text);
        if text.is_empty() {
            return self.structure(lines);
        }
        let opener = Opener::Item { depth, numbered };
        if self.named(lines, &text, opener) {
            return;
        }
        if let Some((
            _,
            Opener::Item {
                depth: opened,
                numbered: was_numbered,
            },
        )) = self.here
            && (depth < opened || depth == opened && numbered == was_numbered)
        {
            self.here = None;
            self.joins = None;
        }
        // Under an item that is a cell's name, the first level of texts is one below it.
        match self.joins {
            Some(joined) if depth > joined => self.join(lines, &format!("・{text}")),
            _ => {
                self.put(lines, text);
                self.joins = self.here.is_some().then_some(depth);
            }
        }
    }

    fn text(&mut self, lines: Lines, continues: bool, text: &str) {
        let text = plain(text);
        if text.is_empty() {
            return self.structure(lines);
        }
        if continues && self.joins.is_some() {
            return self.join(lines, &text);
        }
        if !self.named(lines, &text, Opener::Heading(BOLD_LEVEL)) {
            self.put(lines, text);
        }
    }

    /// Takes a text that is a cell's name, or begins with one and a colon.
    fn named(&mut self, lines: Lines, text: &str, opener: Opener) -> bool {
        if let Some(target) = self.matcher.exact(text) {
            self.open(lines, target, opener);
            return true;
        }
        let Some((label, rest)) = split_label(text) else {
            return false;
        };
        let Some(target) = self.matcher.exact(label) else {
            return false;
        };
        if rest.is_empty() {
            self.open(lines, target, opener);
            return true;
        }
        // A name with its text on one line says nothing about the lines that follow, but for those that lie in it.
        self.note_seen(target);
        self.put_on(Some(target), lines, rest.to_owned());
        if let Opener::Item { depth, .. } = opener {
            self.joins = Some(depth);
        }
        true
    }

    fn open(&mut self, lines: Lines, target: usize, opener: Opener) {
        self.structure(lines);
        self.note_opened(target, opener);
    }

    fn note_opened(&mut self, target: usize, opener: Opener) {
        self.here = Some((target, opener));
        self.joins = None;
        self.note_seen(target);
    }

    fn note_seen(&mut self, target: usize) {
        if let Some(seen) = self.seen.get_mut(target) {
            *seen = true;
        }
    }

    /// A table of two columns or more whose first column names cells in at least half of its rows is a list of cells.
    fn table(&mut self, lines: Lines, table: &Table) {
        self.joins = None;
        let (head, rows) = table.split(|row| self.matcher.exact(row.cell(0)).is_none());
        let named = rows.iter().filter(|row| {
            let has_text = row.cells.len() > 1;
            has_text && self.matcher.exact(row.cell(0)).is_some()
        });
        let named = named.count();
        if named == 0 || named * 2 < rows.len() {
            let under = self.here.map(|(target, _)| target);
            let table = table.clone();
            return self.placement.tables.push(PlacedTable {
                under,
                lines,
                table,
            });
        }
        if let Some(head) = head {
            self.placement.structure.push(Lines::one(head.line));
        }
        for row in rows {
            let line = Lines::one(row.line);
            let Some(target) = self.matcher.exact(row.cell(0)) else {
                self.stray(line, row.cells.join(" | "), StrayReason::NoCell);
                continue;
            };
            self.note_opened(target, Opener::Heading(0));
            let texts = row.cells.iter().skip(1).flat_map(|cell| cell.lines());
            let texts: Vec<&str> = texts
                .map(|text| text.trim_start_matches(['・', '•', '-']).trim())
                .filter(|text| !text.is_empty())
                .collect();
            if texts.is_empty() {
                self.placement.structure.push(line);
            }
            for text in texts {
                self.put(line, text.to_owned());
            }
        }
        // Dashes belong to the table; they are counted once here, as its other lines are.
        let own: Vec<usize> = rows.iter().chain(head).map(|row| row.line).collect();
        for line in lines.first..=lines.last {
            if !own.contains(&line) {
                self.placement.structure.push(Lines::one(line));
            }
        }
        self.here = None;
    }

    fn put(&mut self, lines: Lines, text: String) {
        self.put_on(self.here.map(|(target, _)| target), lines, text);
    }

    fn put_on(&mut self, target: Option<usize>, lines: Lines, text: String) {
        self.joins = None;
        if text.chars().count() > NOTE_CHARACTERS_MAX {
            return self.stray(lines, text, StrayReason::TooLong);
        }
        match target {
            Some(target) => self.placement.placed.push(Placed {
                target,
                lines,
                text,
            }),
            None => self.stray(lines, text, StrayReason::NoCell),
        }
    }

    /// Adds a line to the text placed last; a text of its own where it would grow too long.
    fn join(&mut self, lines: Lines, text: &str) {
        if let Some(last) = self.placement.placed.last_mut()
            && last.text.chars().count() + text.chars().count() < NOTE_CHARACTERS_MAX
        {
            last.text.push('\n');
            last.text.push_str(text);
            last.lines = last.lines.up_to(lines);
        } else {
            let joins = self.joins;
            self.put(lines, text.to_owned());
            self.joins = joins;
        }
    }

    /// Notes a line that gives only structure. Nothing joins what stands before it.
    fn structure(&mut self, lines: Lines) {
        self.joins = None;
        self.placement.structure.push(lines);
    }

    fn stray(&mut self, lines: Lines, text: String, reason: StrayReason) {
        self.joins = None;
        self.placement.strays.push(Stray {
            lines,
            text,
            reason,
        });
    }
}
