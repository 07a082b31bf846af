//! Everything that has rows as tables of texts, for spreadsheets' clipboards: matrices and strips, the cells of canvases,
//! frames.

use board::{Element, ElementId, Locale, Snapshot};

use crate::tables::{figures, table, tracks};
use crate::values::cell_words;
use crate::words::choose;

/// A table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextTable {
    /// What it is called.
    pub name: String,
    /// Its rows, each as long as the first, which has the headings. A field may have several lines.
    pub rows: Vec<Vec<String>>,
}

/// The tables of a board: for each canvas its cells and what stands in them, then each of its grids; for each frame what
/// is written on it.
pub fn text_tables(snapshot: &Snapshot, locale: Locale) -> Vec<TextTable> {
    let mut tables = Vec::new();
    for element in snapshot.elements() {
        if let Some(canvas) = element.as_canvas() {
            let name = canvas.label.get(locale);
            of_canvas(snapshot, &element.id, name, locale, &mut tables);
        } else if let Some(frame) = element.as_frame() {
            let notes = snapshot.notes_in_reading_order(&element.id);
            let said = notes.into_iter().filter_map(Element::text);
            let said = said.filter(|text| !text.trim().is_empty());
            let title = match frame.text.trim() {
                "" => choose(locale, "フレーム", "Frame"),
                title => title,
            };
            let rows = std::iter::once(title).chain(said);
            let rows: Vec<Vec<String>> = rows.map(|text| vec![text.to_owned()]).collect();
            if rows.len() > 1 {
                tables.push(TextTable {
                    name: String::new(),
                    rows,
                });
            }
        }
    }
    tables
}

fn of_canvas(
    snapshot: &Snapshot,
    canvas: &ElementId,
    name: &str,
    locale: Locale,
    tables: &mut Vec<TextTable>,
) {
    let figures = figures(snapshot, canvas, locale);
    let texts_in = |text: &str, notes: &mut dyn Iterator<Item = &ElementId>| {
        let notes = notes.filter_map(|id| snapshot.element(id).and_then(Element::text));
        let parts = std::iter::once(text).chain(notes);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join("\n")
    };
    let mut cells = vec![vec![
        choose(locale, "セル", "Cell").to_owned(),
        choose(locale, "内容", "Content").to_owned(),
    ]];
    let mut grids = Vec::new();
    for element in snapshot.cells(canvas) {
        let Some(cell) = element.as_cell().filter(|cell| cell.slot.is_none()) else {
            continue;
        };
        let label = cell.label.get(locale);
        let is_grid = !tracks(snapshot, element, board::Axis::Column).is_empty();
        let grid = is_grid.then(|| table(snapshot, element, &figures, locale));
        if let Some(grid) = grid.flatten() {
            let rows = grid.rows.iter().map(|row| {
                let fields = row.iter();
                let fields = fields.map(|field| texts_in(&field.text, &mut field.notes.iter()));
                fields.collect()
            });
            grids.push(TextTable {
                name: label.to_owned(),
                rows: rows.collect(),
            });
            continue;
        }
        let notes = snapshot.notes_in_reading_order(&element.id);
        let value = match figures.get(&element.id) {
            Some(figure) if !figure.text.is_empty() => figure.text.clone(),
            _ => cell_words(cell, locale),
        };
        let content = texts_in(&value, &mut notes.into_iter().map(|note| &note.id));
        // Neither a name nor a word: there is nothing to see of it.
        if !label.trim().is_empty() || !content.trim().is_empty() {
            cells.push(vec![label.to_owned(), content]);
        }
    }
    if cells.len() > 1 {
        tables.push(TextTable {
            name: name.to_owned(),
            rows: cells,
        });
    }
    tables.append(&mut grids);
}

/// Tables as spreadsheets take plain text: fields apart by tabs, an empty line between tables. A field with several
/// lines, tabs or quotation marks stands in quotation marks.
pub fn tab_separated(tables: &[TextTable]) -> String {
    let mut text = String::new();
    for (number, table) in tables.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        for row in &table.rows {
            for (column, field) in row.iter().enumerate() {
                if column > 0 {
                    text.push('\t');
                }
                put_field(field, &mut text);
            }
            text.push('\n');
        }
    }
    text
}

fn put_field(field: &str, text: &mut String) {
    if !field.contains(['\t', '\n', '\r', '"']) {
        text.push_str(field);
        return;
    }
    text.push('"');
    text.push_str(&field.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    use board::*;

    use super::*;

    fn noted(board: &mut Board, id: &str, owner: &ElementId, y: f64, text: &str) {
        let note = NewNote {
            placement: Placement {
                parent: Some(owner.clone()),
                offset: BoardPoint::new(10.0, y),
            },
            size: BoardSize::new(140.0, 100.0),
            color: NoteColor::Yellow,
            text,
            author: "",
        };
        board
            .edit(|edit| edit.create_note(&ElementId::new(id), note))
            .unwrap();
    }

    #[test]
    fn x304_a_matrix_is_a_table_and_the_cells_of_a_canvas_are_one() {
        let mut board = Board::new(ClientNumber::new(1));
        for (id, template) in [("m", "jissen2.matrix"), ("b", "rikai.bmc")] {
            let template = workshop::template(template).unwrap();
            let id = ElementId::new(id);
            workshop::insert_template(&mut board, template, &id, BoardPoint::default()).unwrap();
        }
        let snapshot = board.snapshot();
        let grids = crate::grids(&snapshot, Locale::Ja);
        let grid = grids.first().unwrap();
        let (slot, column) = snapshot
            .elements()
            .iter()
            .find_map(|one| Some((one.id.clone(), one.as_cell()?.slot.as_ref()?.column.clone())))
            .unwrap();
        board
            .edit(|edit| {
                edit.set_weight(&column, Some(5.0))?;
                edit.set_value(&slot, "", Some(CellValue::Number(4.5)))
            })
            .unwrap();
        let cell = snapshot
            .cells(&ElementId::new("b"))
            .first()
            .unwrap()
            .id
            .clone();
        noted(&mut board, "n2", &cell, 200.0, "あと\t\"引用\"");
        noted(&mut board, "n1", &cell, 20.0, "さき");

        let snapshot = board.snapshot();
        let tables = text_tables(&snapshot, Locale::Ja);
        let named = grid.as_cell().unwrap().label.ja.as_str();
        let matrix = tables.iter().find(|table| table.name == named).unwrap();
        let width = matrix.rows[0].len();
        assert!(matrix.rows.iter().all(|row| row.len() == width) && width > 2);
        assert!(matrix.rows.iter().flatten().any(|field| field == "4.5"));
        let is_said = |row: &Vec<String>| row[1] == "さき\nあと\t\"引用\"";
        let cells = tables.iter().find(|table| table.rows.iter().any(is_said));
        let cells = cells.unwrap();
        assert_eq!(cells.rows[0], ["セル", "内容"]);

        // What a spreadsheet reads of it is the same.
        let text = tab_separated(std::slice::from_ref(cells));
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .has_headers(false)
            .from_reader(text.as_bytes());
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        assert_eq!(read, cells.rows);
    }

    #[test]
    fn x304_a_frame_is_a_column_and_what_says_nothing_is_none() {
        let mut board = Board::new(ClientNumber::new(1));
        let frame = ElementId::new("f");
        let kind = ElementKind::Frame(Frame {
            text: "良い点".to_owned(),
            ..Frame::default()
        });
        let size = BoardSize::new(800.0, 600.0);
        let place = Placement::free(BoardPoint::default());
        let element = Element::new(frame.clone(), place, size, kind);
        board.edit(|edit| edit.create(element)).unwrap();
        assert!(text_tables(&board.snapshot(), Locale::Ja).is_empty());
        noted(&mut board, "n2", &frame, 300.0, "二つ目");
        noted(&mut board, "n1", &frame, 20.0, "一つ目");
        let tables = text_tables(&board.snapshot(), Locale::Ja);
        assert_eq!(tables.len(), 1);
        assert_eq!(tables[0].rows, [["良い点"], ["一つ目"], ["二つ目"]]);
    }
}
