//! Where everything stands on the page. Lengths in points.

use scene::text::{TextStyle, baseline, cut, lay_out};
use scene::{Color, TextLine, TextRole, Weight};

use super::super::{Report, Section, Table};

/// White space on every side.
const MARGIN: f64 = 45.0;
/// The size of the title, and how many lines it has at most.
const TITLE: f64 = 18.0;
const TITLE_LINES: usize = 2;
/// How wide the names of facts are.
const NAMES: f64 = 112.0;
/// The widths of a table's columns, as parts of all.
const COLUMNS: [f64; 4] = [0.28, 0.17, 0.35, 0.2];
/// Between two columns.
const GUTTER: f64 = 8.0;
/// Sizes of text, and lines a field has at most, from the most generous. The last of them always fits.
const TRIALS: [(f64, usize); 10] = [
    (11.5, 12),
    (10.5, 12),
    (10.0, 10),
    (9.5, 8),
    (9.0, 8),
    (8.5, 6),
    (8.0, 5),
    (7.5, 4),
    (7.0, 3),
    (7.0, 1),
];

/// What a piece of text is for readers that go by structure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The title of the page.
    Title,
    /// Text.
    Text,
    /// The heading of a section.
    Heading,
    /// The name of a column.
    ColumnName,
    /// A field of a table.
    Field,
}

/// Pieces that belong together: a paragraph, or a row of a table.
pub struct Block {
    /// Its pieces from left to right.
    pub pieces: Vec<(Role, Vec<TextLine>)>,
}

/// A page.
pub struct Sheet {
    /// What stands on it, from the top down.
    pub blocks: Vec<Block>,
    /// Thin lines: how far down, and whether it is the strong one below the title.
    pub rules: Vec<(f64, bool)>,
    /// The left and the right edge of everything.
    pub edges: (f64, f64),
}

/// The report on a page of that size, as large as it fits.
pub fn composed(report: &Report, width: f64, height: f64) -> Sheet {
    let mut trials = TRIALS.into_iter().map(|(size, rows)| {
        let mut page = Page::new(width, size, rows);
        page.report(report);
        page
    });
    let mut last = None;
    let fitting = trials.find_map(|page| {
        if page.y <= height - MARGIN {
            return Some(page);
        }
        last = Some(page);
        None
    });
    let page = fitting.or(last).unwrap_or_else(|| Page::new(width, 7.0, 1));
    page.sheet
}

struct Page {
    sheet: Sheet,
    size: f64,
    rows: usize,
    /// How far down everything reaches so far.
    y: f64,
}

impl Page {
    fn new(width: f64, size: f64, rows: usize) -> Self {
        Self {
            sheet: Sheet {
                blocks: Vec::new(),
                rules: Vec::new(),
                edges: (MARGIN, width - MARGIN),
            },
            size,
            rows,
            y: MARGIN,
        }
    }

    fn report(&mut self, report: &Report) {
        let ink = scene::LIGHT.note_text;
        let (left, right) = self.sheet.edges;
        let title = Set {
            size: TITLE,
            weight: Weight::Bold,
            color: ink,
            rows: TITLE_LINES,
        };
        self.block(&[(Role::Title, &report.title, left, right, title)]);
        let subtitle = report.subtitle();
        self.block(&[(Role::Text, &subtitle, left, right, self.soft(1))]);
        self.y += 6.0;
        self.sheet.rules.push((self.y, true));
        for section in &report.sections {
            self.section(report, section);
        }
    }

    fn section(&mut self, report: &Report, section: &Section) {
        let (left, right) = self.sheet.edges;
        self.y += self.size;
        let heading = Set {
            size: self.size + 1.5,
            weight: Weight::Bold,
            color: scene::LIGHT.ink(board::Ink::Blue),
            rows: 1,
        };
        self.block(&[(Role::Heading, section.heading, left, right, heading)]);
        self.y += 2.0;
        for fact in &section.facts {
            let said = self.said(&fact.said, report.open());
            let middle = left + NAMES;
            self.block(&[
                (Role::Text, fact.name, left, middle - GUTTER, self.soft(2)),
                (Role::Text, said.0, middle, right, said.1),
            ]);
            self.rule();
        }
        if let Some(table) = &section.table {
            self.table(report, table);
        }
    }

    fn table(&mut self, report: &Report, table: &Table) {
        let (left, right) = self.sheet.edges;
        if table.rows.is_empty() {
            let said = self.said("", report.open());
            self.block(&[(Role::Text, said.0, left, right, said.1)]);
            return;
        }
        let mut columns = Vec::new();
        let mut x = left;
        for part in COLUMNS {
            let end = x + part * (right - left);
            columns.push((x, end - GUTTER));
            x = end;
        }
        let names: Vec<_> = table
            .head
            .iter()
            .zip(&columns)
            .map(|(name, (x, end))| (Role::ColumnName, *name, *x, *end, self.soft(2)))
            .collect();
        self.block(&names);
        self.rule();
        for fields in &table.rows {
            let fields: Vec<_> = fields
                .iter()
                .zip(&columns)
                .map(|(field, (x, end))| {
                    let said = self.said(field, report.open_field());
                    (Role::Field, said.0, *x, *end, said.1)
                })
                .collect();
            self.block(&fields);
            self.rule();
        }
        if table.left_out > 0 {
            let words = report.left_out(table.left_out);
            self.block(&[(Role::Text, &words, left, right, self.soft(1))]);
        }
    }

    /// What is known and how it looks, or that nothing is.
    fn said<'t>(&self, said: &'t str, open: &'static str) -> (&'t str, Set) {
        if said.is_empty() {
            return (open, self.soft(2));
        }
        let set = Set {
            size: self.size,
            weight: Weight::Regular,
            color: scene::LIGHT.note_text,
            rows: self.rows,
        };
        (said, set)
    }

    /// Text that stands back.
    fn soft(&self, rows: usize) -> Set {
        Set {
            size: self.size,
            weight: Weight::Regular,
            color: scene::LIGHT.heading_muted,
            rows,
        }
    }

    /// Pieces beside each other, each with its left and right end.
    fn block(&mut self, pieces: &[(Role, &str, f64, f64, Set)]) {
        let mut set = Vec::new();
        let mut bottom = self.y;
        for (role, text, left, right, look) in pieces {
            let style = TextStyle {
                size: look.size,
                weight: look.weight,
            };
            let mut layout = lay_out(text, style, right - left);
            cut(&mut layout, look.rows, style, right - left);
            let mut y = self.y;
            let mut lines = Vec::new();
            for line in layout.lines {
                lines.push(TextLine {
                    text: line.text.into(),
                    x: *left,
                    baseline: y + baseline(look.size),
                    width: line.width,
                    size: look.size,
                    weight: look.weight,
                    color: look.color,
                    role: TextRole::Content,
                });
                y += layout.line_height;
            }
            bottom = bottom.max(y);
            set.push((*role, lines));
        }
        self.y = bottom;
        self.sheet.blocks.push(Block { pieces: set });
    }

    /// A thin line below what was set last.
    fn rule(&mut self) {
        self.y += 1.5;
        self.sheet.rules.push((self.y, false));
        self.y += 1.5;
    }
}

/// How a piece is set.
#[derive(Clone, Copy)]
struct Set {
    size: f64,
    weight: Weight,
    color: Color,
    /// Lines at most.
    rows: usize,
}
