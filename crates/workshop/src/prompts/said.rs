//! What cells say, as it stands in a prompt.

use board::{Axis, Cell, CellValue, CircleTriangle, Element, ElementId, Holds, Locale, Snapshot};

use crate::SlotForm;
use crate::answers::write_table;

/// Reads cells of one board in one language.
pub struct Said<'a> {
    pub snapshot: &'a Snapshot,
    pub locale: Locale,
}

impl<'a> Said<'a> {
    /// What a whole canvas says: a line a cell that has something in it.
    pub fn canvas(&self, canvas: &ElementId) -> String {
        let mut text = String::new();
        for element in self.snapshot.cells(canvas) {
            let Some(cell) = element.as_cell().filter(|cell| cell.slot.is_none()) else {
                continue;
            };
            let said = self.cell(element, cell, SlotForm::Block);
            if said.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(cell.label.get(self.locale));
            text.push_str(if said.contains('\n') { ":\n" } else { ": " });
            text.push_str(&said);
        }
        text
    }

    /// What a cell says; empty if nothing was put into it.
    pub fn cell(&self, element: &Element, cell: &Cell, form: SlotForm) -> String {
        match form {
            SlotForm::Names => return self.names(element),
            SlotForm::Choices => return self.choices(element, cell),
            SlotForm::Line | SlotForm::Block => {}
        }
        if cell.holds.is_grid() {
            return match form {
                SlotForm::Block => self.table(element, cell),
                _ => self.joined(&self.row_names(element)),
            };
        }
        let items = self.items(element, cell);
        match (form, items.as_slice()) {
            (_, []) => String::new(),
            (SlotForm::Block, [only]) if !only.contains('\n') => only.clone(),
            (SlotForm::Block, items) => as_list(items),
            (_, items) => {
                let lines: Vec<String> = items.iter().map(|item| one_line(item)).collect();
                self.joined(&lines)
            }
        }
    }

    fn joined(&self, items: &[String]) -> String {
        items.join(match self.locale {
            Locale::Ja => "、",
            Locale::En => ", ",
        })
    }

    /// The notes in a cell, or its text, or the team's value.
    fn items(&self, element: &Element, cell: &Cell) -> Vec<String> {
        let text = element.text().unwrap_or(&cell.text).trim();
        let mut items = vec![match cell.value("") {
            Some(value) => self.value(&cell.holds, value),
            None => text.to_owned(),
        }];
        if cell.holds.takes_notes() {
            let notes = self.snapshot.notes_in_reading_order(&element.id);
            let texts = notes.into_iter().filter_map(Element::as_note);
            items.extend(texts.map(|note| note.text.trim().to_owned()));
        }
        items.retain(|item| !item.is_empty());
        items
    }

    fn value(&self, holds: &Holds, value: &CellValue) -> String {
        match (holds, value) {
            (_, CellValue::Flag(set)) => if *set { "✓" } else { "" }.to_owned(),
            (
                Holds::Number {
                    unit: Some(unit), ..
                },
                CellValue::Number(number),
            ) => format!("{number}{}", unit.get(self.locale)),
            (_, CellValue::Number(number)) => number.to_string(),
            (Holds::Select { options }, CellValue::Text(key)) => {
                let option = options.iter().find(|option| option.key == *key);
                let label = option.map(|option| option.label.get(self.locale));
                label.unwrap_or(key).to_owned()
            }
            (Holds::Mark { .. }, CellValue::Text(token)) => match CircleTriangle::from_token(token)
            {
                Some(CircleTriangle::Circle) => "○",
                Some(CircleTriangle::Triangle) => "△",
                Some(CircleTriangle::Cross) => "×",
                _ => "",
            }
            .to_owned(),
            (_, CellValue::Text(text)) => text.clone(),
        }
    }

    /// The columns or rows of a grid in their order.
    fn tracks(&self, grid: &Element, axis: Axis) -> Vec<&'a Element> {
        let Some(canvas) = &grid.placement.parent else {
            return Vec::new();
        };
        let is_its = |element: &&Element| {
            let track = element.as_track();
            track.is_some_and(|track| track.grid.as_ref() == Some(&grid.id) && track.axis == axis)
        };
        let children = self.snapshot.children(canvas);
        let mut tracks: Vec<&Element> = children.filter(is_its).collect();
        tracks.sort_by(|a, b| (&a.order, &a.id).cmp(&(&b.order, &b.id)));
        tracks
    }

    fn name(&self, track: &Element) -> String {
        let name = track.as_track().map_or("", |track| track.name(self.locale));
        one_line(name)
    }

    fn slot(&self, id: &ElementId) -> String {
        let element = self.snapshot.element(id);
        let cell = element.and_then(|element| Some((element, element.as_cell()?)));
        cell.map_or_else(String::new, |(element, cell)| {
            self.items(element, cell).join("\n")
        })
    }

    /// The rows, or steps, that somebody named.
    fn row_names(&self, grid: &Element) -> Vec<String> {
        let rows = match self.tracks(grid, Axis::Row) {
            rows if rows.is_empty() => self.tracks(grid, Axis::Column),
            rows => rows,
        };
        let is_named = |row: &&&Element| {
            let track = row.as_track();
            track.is_some_and(|track| track.named.is_some() || !track.text.trim().is_empty())
        };
        let named = rows.iter().filter(is_named);
        named.map(|row| self.name(row)).collect()
    }

    /// A strip as a table with a row a step, a matrix as it stands; rows without anything in them are left out.
    fn table(&self, grid: &Element, cell: &Cell) -> String {
        let columns = self.tracks(grid, Axis::Column);
        let mut head = vec![one_line(cell.label.get(self.locale))];
        let mut rows: Vec<Vec<String>> = Vec::new();
        if let Some(strip) = cell.holds.as_strip() {
            let lanes = strip.lanes.iter();
            head.extend(lanes.map(|lane| lane.label.get(self.locale).to_owned()));
            for (index, column) in columns.iter().enumerate() {
                let name = match self.name(column) {
                    name if name.is_empty() => (index + 1).to_string(),
                    name => name,
                };
                let lanes = strip.lanes.iter();
                let said = lanes.map(|lane| self.slot(&ElementId::of_lane(&column.id, &lane.key)));
                rows.push(std::iter::once(name).chain(said).collect());
            }
        } else {
            head.extend(columns.iter().map(|column| self.name(column)));
            for row in self.tracks(grid, Axis::Row) {
                let crossing = |column: &&Element| ElementId::of_crossing(&row.id, &column.id);
                let said = columns.iter().map(|column| self.slot(&crossing(column)));
                rows.push(std::iter::once(self.name(row)).chain(said).collect());
            }
        }
        rows.retain(|row| row.iter().skip(1).any(|field| !field.is_empty()));
        if rows.is_empty() {
            return String::new();
        }
        let head: Vec<&str> = head.iter().map(String::as_str).collect();
        let rows = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect());
        write_table(&head, rows).trim_end().to_owned()
    }

    /// What the columns are called, as items.
    fn names(&self, grid: &Element) -> String {
        let columns = self.tracks(grid, Axis::Column);
        let mut names: Vec<String> = columns.iter().map(|column| self.name(column)).collect();
        names.retain(|name| !name.is_empty());
        as_list(&names)
    }

    /// What can be chosen in the first column of choices, as items.
    fn choices(&self, grid: &Element, cell: &Cell) -> String {
        let columns = self.tracks(grid, Axis::Column).into_iter();
        let own = columns.filter_map(|column| column.as_track()?.holds.as_deref());
        let mut all = own.chain(std::iter::once(&*cell.holds));
        let options = all.find_map(|holds| match holds {
            Holds::Select { options } => Some(options),
            _ => None,
        });
        let options = options.into_iter().flatten();
        let labels: Vec<String> = options
            .map(|option| option.label.get(self.locale).to_owned())
            .collect();
        as_list(&labels)
    }
}

/// Texts as items; further lines stay with theirs.
fn as_list(items: &[String]) -> String {
    let items = items
        .iter()
        .map(|item| format!("- {}", item.replace('\n', "\n  ")));
    items.collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
