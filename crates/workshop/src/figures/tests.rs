mod calc;
mod flags;
mod scores;

use super::*;
use crate::{Template, cell_id, insert_template, template};
use board::{
    Board, BoardError, BoardPoint, BoardSize, CellValue, ClientNumber, Connector, ElementKind, End,
    NewNote, NoteColor, Placement,
};

/// A board with one template on it.
struct Sheet {
    board: Board,
    canvas: ElementId,
}

impl Sheet {
    fn new(name: &str) -> Self {
        Self::of(template(name).unwrap())
    }

    fn of(template: &Template) -> Self {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("k");
        insert_template(&mut board, template, &canvas, BoardPoint::default()).unwrap();
        Self { board, canvas }
    }

    fn cell(&self, key: &str) -> ElementId {
        cell_id(&self.canvas, key)
    }

    fn column(&self, grid: &str, number: usize) -> ElementId {
        ElementId::new(format!("{}/{grid}.c{}", self.canvas, number + 1))
    }

    fn row(&self, grid: &str, number: usize) -> ElementId {
        ElementId::new(format!("{}/{grid}.r{}", self.canvas, number + 1))
    }

    fn slot(&self, grid: &str, row: usize, column: usize) -> ElementId {
        ElementId::of_crossing(&self.row(grid, row), &self.column(grid, column))
    }

    fn set(&mut self, id: &ElementId, who: &str, value: CellValue) {
        self.board
            .edit(|edit| edit.set_value(id, who, Some(value)))
            .unwrap_or_else(|error| panic!("{id}: {error}"));
    }

    fn number(&mut self, key: &str, number: f64) {
        self.set(&self.cell(key), "", CellValue::Number(number));
    }

    fn word(&mut self, id: &ElementId, word: &str) {
        self.set(id, "", CellValue::Text(word.to_owned()));
    }

    fn weights(&mut self, grid: &str, weights: &[f64]) {
        for (index, weight) in weights.iter().enumerate() {
            let column = self.column(grid, index);
            self.board
                .edit(|edit| edit.set_weight(&column, Some(*weight)))
                .unwrap();
        }
    }

    /// Marks in a row: `○△×`, a blank for none.
    fn marks(&mut self, grid: &str, row: usize, marks: &str) {
        for (column, mark) in marks.chars().enumerate() {
            let mark = board::CircleTriangle::read(&mark.to_string()).unwrap_or_default();
            if mark != board::CircleTriangle::Blank {
                let slot = self.slot(grid, row, column);
                self.word(&slot, mark.token());
            }
        }
    }

    fn points(&mut self, who: &str, row: usize, points: &[f64]) {
        for (column, points) in points.iter().enumerate() {
            let slot = self.slot("scores", row, column);
            self.set(&slot, who, CellValue::Number(*points));
        }
    }

    fn note(&mut self, id: &str, owner: &ElementId, text: &str) {
        let note = NewNote {
            placement: Placement::inside(owner.clone(), BoardPoint::new(10.0, 60.0)),
            size: BoardSize::new(180.0, 92.0),
            color: NoteColor::Yellow,
            text,
            author: "",
        };
        let id = ElementId::new(id);
        self.board.edit(|edit| edit.create_note(&id, note)).unwrap();
    }

    fn figures(&self, options: FigureOptions<'_>) -> Vec<(ElementId, Figure)> {
        figures_with(&self.board.snapshot(), &self.canvas, &options)
    }

    fn figure_with(&self, id: &ElementId, options: FigureOptions<'_>) -> Option<Figure> {
        let figures = self.figures(options);
        let mut found = figures.into_iter().filter(|(other, _)| other == id);
        let first = found.next().map(|(_, figure)| figure);
        assert!(found.next().is_none(), "two figures at {id}");
        first
    }

    fn figure(&self, id: &ElementId) -> Option<Figure> {
        self.figure_with(id, FigureOptions::default())
    }

    fn text(&self, id: &ElementId) -> String {
        self.figure(id)
            .map(|figure| figure.text)
            .unwrap_or_default()
    }
}

fn whose(whose: Whose<'_>) -> FigureOptions<'_> {
    FigureOptions {
        whose,
        ..FigureOptions::default()
    }
}
