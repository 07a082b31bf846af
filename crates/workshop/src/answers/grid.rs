//! Tables as matrices: rows and columns by their names.

use super::{Table, TableRow, fold};

/// A row of a matrix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GridRow {
    /// Its name.
    pub name: String,
    /// Its line in the source.
    pub line: usize,
    /// Its cells' texts, one a column; empty where the table is cut.
    pub cells: Vec<String>,
}

/// A matrix as text: names of columns and rows, and what stands in the cells.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Grid {
    /// The columns' names, without the first column, which names the rows.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
}

impl Grid {
    /// A table as a matrix. Half a table without dashes below its first row has that row as its head. Rows with nothing
    /// in them are left out; a row that is longer than the head makes columns without a name.
    pub fn of_table(table: &Table) -> Self {
        let (head, rows) = table.split(|_| true);
        let longest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let named = head.map_or(0, |head| head.cells.len());
        let width = longest.max(named).saturating_sub(1);
        let columns = (0..width).map(|index| head.map_or("", |head| head.cell(index + 1)));
        let filled = |row: &&TableRow| row.cells.iter().any(|cell| !cell.is_empty());
        Self {
            columns: columns.map(str::to_owned).collect(),
            rows: rows
                .iter()
                .filter(filled)
                .map(|row| GridRow {
                    name: row.cell(0).to_owned(),
                    line: row.line,
                    cells: (0..width)
                        .map(|index| row.cell(index + 1).to_owned())
                        .collect(),
                })
                .collect(),
        }
    }

    /// For each column the number of the one of `names` that it means; `None` for a new one.
    pub fn columns_among(&self, names: &[&str]) -> Vec<Option<usize>> {
        self.columns
            .iter()
            .map(|column| among(column, names))
            .collect()
    }

    /// For each row the number of the one of `names` that it means; `None` for a new one.
    pub fn rows_among(&self, names: &[&str]) -> Vec<Option<usize>> {
        self.rows
            .iter()
            .map(|row| among(&row.name, names))
            .collect()
    }
}

/// The one of `names` that a text is, but for widths, case, kana and punctuation.
fn among(text: &str, names: &[&str]) -> Option<usize> {
    let folded = fold(text);
    // Numbers before a name are taken off by folding, and 解決策① is told from 解決策② by nothing else.
    let exact = names.iter().position(|name| name.trim() == text.trim());
    let same = || {
        let mut same = names
            .iter()
            .enumerate()
            .filter(|(_, name)| fold(name) == folded);
        let only = same.next();
        if same.next().is_some() {
            None
        } else {
            only.map(|(index, _)| index)
        }
    };
    exact.or_else(|| if folded.is_empty() { None } else { same() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read_answer;
    use crate::rules::{Layer, capped_points};

    fn grid(text: &str) -> Grid {
        let answer = read_answer(text).unwrap();
        let (_, table) = answer.tables().next().unwrap();
        Grid::of_table(table)
    }

    #[test]
    fn w64_a_table_becomes_a_matrix_with_its_points() {
        let grid = grid(
            "| 解決策 | 実践的な添削 | 安定した環境 |\n|---|---|---|\n| 解決策① | ２．５ | 3 |\n| 解決策② | 5 |\n| | |",
        );
        assert_eq!(grid.columns, ["実践的な添削", "安定した環境"]);
        assert_eq!(grid.rows.len(), 2);
        let columns = grid.columns_among(&["安定した環境", "実践的な 添削"]);
        assert_eq!(columns, [Some(1), Some(0)]);
        assert_eq!(grid.rows_among(&["解決策②", "解決策①"]), [Some(1), Some(0)]);
        let points = |text: &str| crate::answers::narrow(text).parse::<f64>().ok();
        let rows: Vec<Vec<Option<f64>>> = grid
            .rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| points(cell)).collect())
            .collect();
        let layer = Layer::from_rows(2, &rows);
        assert_eq!(layer.points(0, 0), Some(2.5));
        assert_eq!(layer.points(1, 1), None);
        assert!(capped_points(layer.points(0, 0).unwrap(), 5.0).is_ok());
    }

    #[test]
    fn w64_half_a_table_keeps_all_it_has() {
        let cut = grid("| a | b |\n| 1 | 2 | 3 |\n| 4");
        assert_eq!(cut.columns, ["b", ""]);
        assert_eq!(cut.rows[0].cells, ["2", "3"]);
        assert_eq!(cut.rows[1].cells, ["", ""]);
        assert_eq!(cut.columns_among(&["b"]), [Some(0), None]);
        // Two names that fold alike are nobody's.
        assert_eq!(cut.columns_among(&["1 b", "2 b"]), [None, None]);
    }
}
