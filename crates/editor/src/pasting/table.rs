//! Lines and tables as spreadsheets give them: a row a line, cells apart by tabs, and a cell with line ends or tabs of
//! its own in quotation marks, which are doubled inside.

/// How large a text is as a table. Counting allocates nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Extent {
    /// Rows that have any text.
    pub(super) rows: usize,
    /// Columns.
    pub(super) columns: usize,
    /// Cells that have any text.
    pub(super) filled: usize,
}

impl Extent {
    pub(super) fn of(text: &str) -> Self {
        let mut extent = Self::default();
        let (mut column, mut filled) = (0, 0);
        for cell in Cells::of(text) {
            if !cell.raw.trim().is_empty() {
                filled += 1;
                extent.columns = extent.columns.max(column + 1);
            }
            column += 1;
            if cell.ends_row {
                extent.rows += usize::from(filled > 0);
                extent.filled += filled;
                (column, filled) = (0, 0);
            }
        }
        extent
    }
}

/// A text taken apart; rows without any text are left out.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Vec<String>>,
    /// Of the longest row; 1 if it is only lines.
    pub(crate) columns: usize,
}

impl Table {
    pub(crate) fn of(text: &str) -> Self {
        Self::of_cells(text, usize::MAX)
    }

    fn of_cells(text: &str, rows_max: usize) -> Self {
        let mut table = Self::default();
        let mut row: Vec<String> = Vec::new();
        for cell in Cells::of(text) {
            row.push(cell.text());
            if cell.ends_row {
                let mut row = std::mem::take(&mut row);
                while row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                if row.is_empty() {
                    continue;
                }
                table.columns = table.columns.max(row.len());
                table.rows.push(row);
                if table.rows.len() >= rows_max {
                    break;
                }
            }
        }
        table
    }

    /// The first rows and columns, each text shortened.
    pub(super) fn first(
        text: &str,
        rows: usize,
        columns: usize,
        characters: usize,
    ) -> Vec<Vec<String>> {
        let mut shown = Self::of_cells(text, rows).rows;
        for row in &mut shown {
            row.truncate(columns);
            for cell in row {
                *cell = cell.chars().take(characters).collect();
            }
        }
        shown
    }

    /// Row, column and text of each cell that has any, row by row.
    pub(crate) fn filled(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        self.rows.iter().enumerate().flat_map(|(at, row)| {
            let cells = row.iter().enumerate();
            let filled = cells.filter(|(_, text)| !text.is_empty());
            filled.map(move |(column, text)| (at, column, text.as_str()))
        })
    }
}

/// One cell as it stands in the text.
#[derive(Clone, Copy, Debug)]
struct Cell<'a> {
    /// What is between the tabs, or between the quotation marks.
    raw: &'a str,
    quoted: bool,
    ends_row: bool,
}

impl Cell<'_> {
    fn text(&self) -> String {
        let text = self.raw.trim();
        if self.quoted {
            text.replace("\"\"", "\"")
        } else {
            text.to_owned()
        }
    }
}

/// The cells of a text, one after the other.
struct Cells<'a> {
    rest: Option<&'a str>,
    /// Quotation marks mean something in tables only: lines of prose may begin with one.
    is_table: bool,
}

impl<'a> Cells<'a> {
    fn of(text: &'a str) -> Self {
        let text = text.trim_matches('\n');
        Self {
            rest: Some(text),
            is_table: text.contains('\t'),
        }
    }

    /// The end of a quoted cell that begins `text`: where its closing mark is. None if it is not closed properly.
    fn closing(text: &str) -> Option<usize> {
        let inside = text.strip_prefix('"')?;
        let mut from = 0;
        loop {
            let mark = from + inside.get(from..)?.find('"')?;
            let after = inside.get(mark + 1..)?;
            if after.starts_with('"') {
                from = mark + 2;
                continue;
            }
            let ends = after.is_empty() || after.starts_with(['\t', '\n']);
            return ends.then_some(mark + 1);
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        let text = self.rest.take()?;
        let closing = Self::closing(text).filter(|_| self.is_table);
        let (raw, behind) = match closing {
            Some(mark) => (text.get(1..mark)?, text.get(mark + 1..)?),
            None => {
                let end = text.find(['\t', '\n']).unwrap_or(text.len());
                text.split_at_checked(end)?
            }
        };
        let ends_row = !behind.starts_with('\t');
        self.rest = (!behind.is_empty()).then(|| behind.get(1..)).flatten();
        Some(Cell {
            raw,
            quoted: closing.is_some(),
            ends_row,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        Table::of(text).rows
    }

    #[test]
    fn e47_tables_of_spreadsheets_are_taken_apart() {
        assert_eq!(rows("a\tb\nc\td"), [["a", "b"], ["c", "d"]]);
        assert_eq!(rows("a\t\tb\n\n \t \nc\n"), [vec!["a", "", "b"], vec!["c"]]);
        assert_eq!(
            rows("\"二\n行\"\t\"彼は\"\"はい\"\"と\"\nx\t\"y"),
            [["二\n行", "彼は\"はい\"と"], ["x", "\"y"]]
        );
        // Prose in quotation marks is prose.
        assert_eq!(rows("\"a\"\n\"b\""), [["\"a\""], ["\"b\""]]);
        assert_eq!(rows(" 一 \n　二　"), [["一"], ["二"]]);
        assert_eq!(rows("\n\t\n"), Vec::<Vec<String>>::new());
    }

    proptest! {
        /// Counting first gives what taking apart gives, whatever the text is.
        #[test]
        fn e47_the_extent_is_that_of_the_table(text in "[ab\"\t\n ]{0,40}") {
            let table = Table::of(&text);
            let extent = Extent::of(&text);
            prop_assert_eq!(extent.rows, table.rows.len());
            prop_assert_eq!(extent.columns, table.columns);
            prop_assert_eq!(extent.filled, table.filled().count());
        }

        /// What a spreadsheet quotes comes back as it was.
        #[test]
        fn e47_quoted_cells_come_back(cells in prop::collection::vec("[ab\"\t\n]{0,6}", 2..6)) {
            let quoted: Vec<String> = cells
                .iter()
                .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
                .collect();
            let text = quoted.join("\t");
            let mut expected: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
            while expected.last().is_some_and(String::is_empty) {
                expected.pop();
            }
            let read = rows(&text).pop().unwrap_or_default();
            prop_assert_eq!(read, expected);
        }
    }
}
