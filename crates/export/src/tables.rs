//! Strips and matrices as tables of texts.

use std::collections::HashMap;

use board::{
    Axis, CalcRule, Element, ElementId, Figure, Holds, Locale, Matrix, Snapshot, Strip, Track,
};

use workshop::FigureOptions;
use workshop::rules::Date;

use crate::values::{cell_words, number_words};
use crate::words::choose;

/// A strip or a matrix as a table. The first row and the first column are headings.
pub struct Table {
    /// The rows, each as long as the first.
    pub rows: Vec<Vec<TableCell>>,
}

/// A field of a table.
#[derive(Default)]
pub struct TableCell {
    /// What it says: a heading, a value.
    pub text: String,
    /// The notes in it, in reading order.
    pub notes: Vec<ElementId>,
}

/// What follows from the values on a canvas, by element: totals, what nobody addresses.
pub type Figures = HashMap<ElementId, Figure>;

/// What follows from the values on a canvas.
pub fn figures(snapshot: &Snapshot, canvas: &ElementId, locale: Locale) -> Figures {
    figures_of(snapshot, canvas, locale).into_iter().collect()
}

/// The same as a list. Dates are held against the day of the workshop, if the board has one.
pub fn figures_of(
    snapshot: &Snapshot,
    canvas: &ElementId,
    locale: Locale,
) -> Vec<(ElementId, Figure)> {
    let options = FigureOptions {
        locale,
        session: Date::from_iso(&snapshot.info().session),
        ..FigureOptions::default()
    };
    workshop::figures_with(snapshot, canvas, &options)
}

/// The table of a grid; `None` for other cells.
pub fn table(
    snapshot: &Snapshot,
    grid: &Element,
    figures: &Figures,
    locale: Locale,
) -> Option<Table> {
    let making = Making {
        snapshot,
        figures,
        locale,
        columns: tracks(snapshot, grid, Axis::Column),
        rows: tracks(snapshot, grid, Axis::Row),
    };
    let rows = match &*grid.as_cell()?.holds {
        Holds::Strip(strip) => making.strip(strip),
        Holds::Matrix(matrix) => making.matrix(matrix),
        _ => return None,
    };
    Some(Table { rows })
}

/// The columns, or the rows, of a grid as they are shown, in their order.
pub fn tracks<'a>(snapshot: &'a Snapshot, grid: &Element, axis: Axis) -> Vec<&'a Element> {
    let Some(canvas) = &grid.placement.parent else {
        return Vec::new();
    };
    let is_its = |track: &Track| track.grid.as_ref() == Some(&grid.id) && track.axis == axis;
    let mut tracks: Vec<&Element> = snapshot
        .children(canvas)
        .filter(|element| element.as_track().is_some_and(is_its))
        .collect();
    tracks.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
    tracks
}

struct Making<'a> {
    snapshot: &'a Snapshot,
    figures: &'a Figures,
    locale: Locale,
    columns: Vec<&'a Element>,
    rows: Vec<&'a Element>,
}

impl Making<'_> {
    fn strip(&self, strip: &Strip) -> Vec<Vec<TableCell>> {
        let mut rows = vec![self.headings()];
        for lane in &strip.lanes {
            let mut row = vec![said(lane.label.get(self.locale))];
            let slots = self.columns.iter();
            row.extend(slots.map(|column| self.slot(&ElementId::of_lane(&column.id, &lane.key))));
            rows.push(row);
        }
        rows
    }

    fn matrix(&self, matrix: &Matrix) -> Vec<Vec<TableCell>> {
        let mut headings = self.headings();
        if let Some(rule) = matrix.total {
            let label = matrix.total_label.as_ref();
            let label = label.map(|label| label.get(self.locale));
            let label = label.filter(|label| !label.is_empty());
            headings.push(said(label.unwrap_or(total_word(rule, self.locale))));
        }
        let mut rows = vec![headings];
        for row in &self.rows {
            let mut fields = vec![said(&self.heading(row))];
            let slots = self.columns.iter();
            fields.extend(
                slots.map(|column| self.slot(&ElementId::of_crossing(&row.id, &column.id))),
            );
            if matrix.total.is_some() {
                fields.push(said(self.figure(&row.id)));
            }
            rows.push(fields);
        }
        rows
    }

    fn headings(&self) -> Vec<TableCell> {
        let mut headings = vec![TableCell::default()];
        for column in &self.columns {
            let mut heading = self.heading(column);
            let figure = self.figure(&column.id);
            if !figure.is_empty() {
                heading.push_str(&format!(" 〔{figure}〕"));
            }
            headings.push(said(&heading));
        }
        headings
    }

    /// A column's or a row's name, with its weight.
    fn heading(&self, element: &Element) -> String {
        let Some(track) = element.as_track() else {
            return String::new();
        };
        let name = track.name(self.locale);
        match track.weight {
            Some(weight) => format!("{name} ({})", number_words(weight)),
            None => name.to_owned(),
        }
    }

    fn figure(&self, id: &ElementId) -> &str {
        self.figures.get(id).map_or("", |figure| &figure.text)
    }

    fn slot(&self, id: &ElementId) -> TableCell {
        let element = self.snapshot.element(id);
        let Some(cell) = element.and_then(Element::as_cell) else {
            return TableCell::default();
        };
        let text = match &*cell.holds {
            Holds::Calc { .. } => self.figure(id).to_owned(),
            _ => cell_words(cell, self.locale),
        };
        let notes = self.snapshot.notes_in_reading_order(id).into_iter();
        TableCell {
            text,
            notes: notes.map(|note| note.id.clone()).collect(),
        }
    }
}

fn said(text: &str) -> TableCell {
    TableCell {
        text: text.to_owned(),
        notes: Vec::new(),
    }
}

fn total_word(rule: CalcRule, locale: Locale) -> &'static str {
    match rule {
        CalcRule::Mean => choose(locale, "平均", "Mean"),
        CalcRule::Product => choose(locale, "積", "Product"),
        CalcRule::Count => choose(locale, "数", "Count"),
        CalcRule::Ratio => choose(locale, "割合", "Ratio"),
        CalcRule::Ice => choose(locale, "ICE", "ICE"),
        CalcRule::PocPriority => choose(locale, "優先度", "Priority"),
        CalcRule::PassMark => choose(locale, "判定", "Verdict"),
        CalcRule::Sum | CalcRule::Timebox | CalcRule::MarketSize => choose(locale, "合計", "Total"),
    }
}
