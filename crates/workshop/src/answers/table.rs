//! Tables of GitHub-flavoured Markdown, whole or cut.

use super::line::BARS;
use super::plain;

/// Cells that a row is split into; what follows stays in the last.
const CELLS_MAX: usize = 64;

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableRow {
    /// Its line in the source, from 1.
    pub line: usize,
    /// Its cells without markup; `<br>` is a new line.
    pub cells: Vec<String>,
}

impl TableRow {
    /// A cell's text; empty beyond the row's end, as a row may be cut.
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Its head: the row above the row of dashes. `None` where there are no dashes, as in half a table: then the first
    /// of `rows` may be a head.
    pub head: Option<TableRow>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

impl Table {
    /// Head and rows, where `is_head` says whether a first row without dashes below it is a head.
    pub fn split(&self, is_head: impl Fn(&TableRow) -> bool) -> (Option<&TableRow>, &[TableRow]) {
        if let Some(head) = &self.head {
            return (Some(head), &self.rows);
        }
        match self.rows.split_first() {
            Some((first, rest)) if is_head(first) => (Some(first), rest),
            _ => (None, &self.rows),
        }
    }
}

impl Table {
    /// The table with its rows as columns. A row keeps the line of the row that it came from where there is one.
    pub fn turned(&self) -> Self {
        let all: Vec<&TableRow> = self.head.iter().chain(&self.rows).collect();
        let width = all.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let first = all.first().map_or(1, |row| row.line);
        let mut rows: Vec<TableRow> = (0..width)
            .map(|at| TableRow {
                line: all.get(at).map_or(first, |row| row.line),
                cells: all.iter().map(|row| row.cell(at).to_owned()).collect(),
            })
            .collect();
        if rows.is_empty() {
            return Self::default();
        }
        let head = Some(rows.remove(0));
        Self { head, rows }
    }
}

/// The cells of a line.
pub(super) fn cells(line: &str) -> Vec<String> {
    let line = line.trim();
    let line = line.strip_prefix(BARS).unwrap_or(line);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in line.chars() {
        let full = cells.len() >= CELLS_MAX;
        let Some(cell) = cells.last_mut() else { break };
        if escaped {
            if !BARS.contains(&c) {
                cell.push('\\');
            }
            cell.push(c);
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if BARS.contains(&c) && !full {
            cells.push(String::new());
        } else {
            cell.push(c);
        }
    }
    if escaped && let Some(cell) = cells.last_mut() {
        cell.push('\\');
    }
    // The bar at the end opens no cell.
    if cells.len() > 1 && cells.last().is_some_and(|last| last.trim().is_empty()) {
        cells.pop();
    }
    cells.iter().map(|cell| plain(cell.trim())).collect()
}

/// A table as Markdown. Bars are escaped, new lines become `<br>`, short rows are filled up.
pub fn write_table<'a>(head: &[&str], rows: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = &str>| {
        text.push('|');
        for cell in cells {
            text.push(' ');
            text.push_str(&escape(cell));
            text.push_str(" |");
        }
        text.push('\n');
    };
    line(&mut head.iter().copied());
    line(&mut head.iter().map(|_| "---"));
    for row in rows {
        let blanks = std::iter::repeat("");
        line(&mut row.iter().copied().chain(blanks).take(head.len()));
    }
    text
}

fn escape(cell: &str) -> String {
    let cell = cell.trim().replace('\\', "\\\\").replace('|', "\\|");
    cell.replace("\r\n", "<br>").replace(['\n', '\r'], "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w58_rows_are_split_at_bars_that_are_not_escaped() {
        assert_eq!(cells("| a | **b** |"), ["a", "b"]);
        assert_eq!(cells("a | b"), ["a", "b"]);
        assert_eq!(cells("｜ 行動 ｜ 時間 ｜"), ["行動", "時間"]);
        assert_eq!(cells(r"| a\|b | c\d |"), ["a|b", r"c\d"]);
        assert_eq!(cells("| a | | c"), ["a", "", "c"]);
        assert_eq!(cells("| 一行目<br>二行目 |"), ["一行目\n二行目"]);
        assert_eq!(cells("|"), [""]);
        assert_eq!(cells(&"|x".repeat(500)).len(), CELLS_MAX);
    }

    #[test]
    fn w58_what_is_written_is_read_back() {
        let text = write_table(
            &["行動", "時間"],
            [vec!["検索|比較", "5 分\n毎日"], vec!["契約"]],
        );
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "| 行動 | 時間 |");
        assert_eq!(cells(lines[2]), ["検索|比較", "5 分\n毎日"]);
        assert_eq!(cells(lines[3]), ["契約", ""]);
    }
}
