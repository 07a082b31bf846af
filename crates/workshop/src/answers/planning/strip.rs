//! A table of steps laid into a strip: a row a column of the strip, a column a lane.

use board::{Axis, ElementId, Strip};

use super::ground::{Ground, Line, Spot};
use super::names::{find, find_exact, names_of};
use super::put::{Place, Planning};
use crate::answers::intake::TrackEntry;
use crate::answers::{Lines, StrayReason, Table, TableRow, journey_column};

/// What a column of the table is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Means {
    /// The name of the step.
    Name,
    /// A lane, by its number.
    Lane(usize),
    /// A number that only counts.
    Count,
}

/// How many of the table's headings a strip knows.
pub fn known(ground: &Ground<'_>, grid: &Spot<'_>, table: &Table) -> usize {
    let Some(strip) = grid.cell.holds.as_strip() else {
        return 0;
    };
    let (head, _) = table.split(|_| true);
    let meant = head
        .map(|head| meanings(grid, strip, head))
        .unwrap_or_default();
    let lanes = meant
        .iter()
        .filter(|means| matches!(means, Some(Means::Lane(_))))
        .count();
    let columns: Vec<Vec<String>> = ground
        .lines(grid, Axis::Column)
        .iter()
        .map(names_of)
        .collect();
    let across = head.map_or(0, |head| {
        let cells = head.cells.iter().skip(1);
        cells
            .filter(|cell| find_exact(&columns, cell).is_some())
            .count()
    });
    lanes.max(across)
}

/// Lays the table into the strip.
pub fn plan<'a>(planning: &mut Planning<'a, '_>, grid: Spot<'a>, table: &Table) {
    let Some(strip) = grid.cell.holds.as_strip() else {
        return;
    };
    let turned = turned_if_needed(strip, table);
    let table = turned.as_ref().unwrap_or(table);
    let (Some(head), rows) = table.split(|_| true) else {
        return;
    };
    let meant = meanings(&grid, strip, head);
    let columns = planning.ground.lines(&grid, Axis::Column);
    let mut walk = Walk {
        grid,
        strip,
        columns,
        next: 0,
        made: 0,
        last: None,
    };
    for (at, heading) in head.cells.iter().enumerate() {
        if meant.get(at).copied().flatten().is_none() && !heading.trim().is_empty() {
            let lines = Lines::one(head.line);
            planning.leave(lines, heading.as_str(), StrayReason::NoColumn);
        }
    }
    for row in rows {
        walk.row(planning, row, head, &meant);
    }
}

struct Walk<'a> {
    grid: Spot<'a>,
    strip: &'a Strip,
    columns: Vec<Line<'a>>,
    /// The column of the strip that is looked at next.
    next: usize,
    made: usize,
    /// The column that was made last.
    last: Option<ElementId>,
}

impl<'a> Walk<'a> {
    fn row(
        &mut self,
        planning: &mut Planning<'a, '_>,
        row: &TableRow,
        head: &TableRow,
        meant: &[Option<Means>],
    ) {
        let lines = Lines::one(row.line);
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let name_at = meant.iter().position(|means| *means == Some(Means::Name));
        let name = name_at.map_or("", |at| row.cell(at)).replace('\n', " ");
        let Some((column, number)) = self.column(planning, &name, lines) else {
            return planning.leave(lines, row.cells.join(" | "), StrayReason::NoRoom);
        };
        let step = if name.is_empty() {
            number.to_string()
        } else {
            name
        };
        let mut by_lane: Vec<String> = vec![String::new(); self.strip.lanes.len()];
        for (at, text) in row.cells.iter().enumerate() {
            match meant.get(at).copied().flatten() {
                Some(Means::Lane(lane)) => {
                    let said = worded(text, head.cell(at), lane, meant);
                    if let Some(text) = by_lane.get_mut(lane).filter(|_| !said.is_empty()) {
                        if !text.is_empty() {
                            text.push('\n');
                        }
                        text.push_str(&said);
                    }
                }
                Some(Means::Name | Means::Count) => {}
                None => planning.leave(lines, text.as_str(), StrayReason::NoColumn),
            }
        }
        for (lane, text) in by_lane.iter().enumerate() {
            if let Some(place) = self.place(planning, &column, &step, lane) {
                planning.put(&place, text, lines);
            }
        }
    }

    /// The column of that name, else the next blank one, else a new one, with its number from 1.
    fn column(
        &mut self,
        planning: &mut Planning<'a, '_>,
        name: &str,
        lines: Lines,
    ) -> Option<(ElementId, usize)> {
        let names: Vec<Vec<String>> = self.columns.iter().map(names_of).collect();
        if !name.is_empty()
            && let Some(at) = find_exact(&names, name)
        {
            let line = self.columns.get(at)?;
            return Some((line.element.id.clone(), at + 1));
        }
        while let Some(line) = self.columns.get(self.next) {
            let at = self.next;
            self.next += 1;
            let is_free = line.track.text.is_empty()
                && line.track.names.is_none()
                && (name.is_empty() || line.track.label.ja.is_empty())
                && planning
                    .ground
                    .slots_of(&self.grid, line)
                    .iter()
                    .all(|slot| planning.ground.is_blank(slot));
            if is_free {
                let id = line.element.id.clone();
                if !name.is_empty() {
                    self.name(planning, &id, name, false, lines);
                }
                return Some((id, at + 1));
            }
        }
        if self.columns.len() + self.made >= self.strip.columns.max as usize {
            return None;
        }
        self.made += 1;
        let id = (planning.new_id)();
        self.name(planning, &id, name, true, lines);
        self.last = Some(id.clone());
        Some((id, self.columns.len() + self.made))
    }

    fn name(
        &self,
        planning: &mut Planning<'a, '_>,
        id: &ElementId,
        name: &str,
        is_new: bool,
        lines: Lines,
    ) {
        let place = planning.ground.place_of(&self.grid, &[name]);
        planning.name(TrackEntry {
            id: id.clone(),
            grid: self.grid.element.id.clone(),
            axis: Axis::Column,
            name: name.to_owned(),
            weight: None,
            is_new,
            place,
            lines,
        });
    }

    fn place(
        &self,
        planning: &Planning<'_, '_>,
        column: &ElementId,
        step: &str,
        lane: usize,
    ) -> Option<Place> {
        let lane = self.strip.lanes.get(lane)?;
        let cell = ElementId::of_lane(column, &lane.key);
        let is_there = planning.ground.snapshot.element(&cell).is_some();
        let first = self.columns.first().filter(|_| !is_there);
        let words = [step, lane.label.get(planning.ground.locale)];
        Some(Place {
            cell,
            like: first.map(|first| ElementId::of_lane(&first.element.id, &lane.key)),
            holds: lane.holds.clone(),
            weight: None,
            words: planning.ground.place_of(&self.grid, &words),
        })
    }
}

/// Where several columns of a table go into one lane, each says what it is.
fn worded(text: &str, heading: &str, lane: usize, meant: &[Option<Means>]) -> String {
    let sharing = meant
        .iter()
        .filter(|means| **means == Some(Means::Lane(lane)))
        .count();
    let has_text = !matches!(text.trim(), "" | "-" | "－" | "—");
    match sharing > 1 && has_text {
        true => format!("{}: {}", heading.trim(), text.trim()),
        false if has_text => text.to_owned(),
        false => String::new(),
    }
}

/// What the table's headings mean for the strip.
fn meanings(grid: &Spot<'_>, strip: &Strip, head: &TableRow) -> Vec<Option<Means>> {
    let lanes: Vec<Vec<String>> = strip
        .lanes
        .iter()
        .map(|lane| vec![lane.label.ja.clone(), lane.label.en.clone()])
        .collect();
    let kinds: Vec<Option<usize>> = strip
        .lanes
        .iter()
        .map(|lane| journey_column(&lane.label.ja))
        .collect();
    let label = &grid.cell.label;
    let is_label = |heading: &str| {
        let folded = crate::answers::fold(heading);
        crate::answers::fold(&label.ja) == folded || crate::answers::fold(&label.en) == folded
    };
    let is_resource = |lane: &Vec<String>| lane.iter().any(|name| name.contains("リソース"));
    let mut meant: Vec<Option<Means>> = Vec::new();
    for heading in &head.cells {
        let kind = journey_column(heading);
        let means = if crate::answers::fold(heading).is_empty() || is_count(heading) {
            heading
                .trim()
                .is_empty()
                .then_some(Means::Name)
                .or(Some(Means::Count))
        } else if let Some(lane) = find_exact(&lanes, heading) {
            Some(Means::Lane(lane))
        } else if kind == Some(STAGE) || is_label(heading) {
            Some(Means::Name)
        } else if let Some(lane) = kind.and_then(|kind| {
            let mut own = kinds.iter();
            own.position(|other| *other == Some(kind))
        }) {
            Some(Means::Lane(lane))
        } else if matches!(kind, Some(TIME | MONEY)) {
            lanes.iter().position(is_resource).map(Means::Lane)
        } else {
            find(&lanes, heading).map(Means::Lane)
        };
        meant.push(means);
    }
    // One name is enough; a second may be about something else.
    let mut has_name = false;
    for means in &mut meant {
        if *means == Some(Means::Name) && std::mem::replace(&mut has_name, true) {
            *means = None;
        }
    }
    meant
}

/// The columns of a journey as `journey_column` counts them.
const STAGE: usize = 0;
const TIME: usize = 2;
const MONEY: usize = 3;

/// Whether a heading is over numbers that only count the rows.
fn is_count(heading: &str) -> bool {
    let heading = crate::answers::narrow(heading).to_lowercase();
    matches!(
        heading.trim(),
        "no" | "no." | "#" | "番号" | "順番" | "順序" | "order"
    )
}

/// The table with rows and columns exchanged, if its first column names the lanes.
fn turned_if_needed(strip: &Strip, table: &Table) -> Option<Table> {
    let (head, rows) = table.split(|_| true);
    let lanes: Vec<Vec<String>> = strip
        .lanes
        .iter()
        .map(|lane| vec![lane.label.ja.clone(), lane.label.en.clone()])
        .collect();
    let down = rows
        .iter()
        .filter(|row| find_exact(&lanes, row.cell(0)).is_some())
        .count();
    let across = head.map_or(0, |head| {
        let known = |cell: &&String| find_exact(&lanes, cell).is_some();
        head.cells.iter().filter(known).count()
    });
    (down > across).then(|| table.turned())
}
