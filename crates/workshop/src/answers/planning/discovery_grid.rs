//! A strip or a matrix from the table that the export wrote.

use board::{Axis, ElementId};

use super::discovery::{put_note, value_of};
use super::ground::{Line, Spot};
use super::names::{find_exact, names_of};
use super::put::{Place, Planning};
use crate::answers::discovery::{lines_of, note_of, unescaped};
use crate::answers::intake::TrackEntry;
use crate::answers::{Lines, StrayReason};

/// Columns or rows by the headings of the table, in its order.
struct Tracks {
    /// By heading, the column or row.
    found: Vec<Option<Found>>,
}

/// A column or a row that a heading means.
#[derive(Clone)]
struct Found {
    id: ElementId,
    name: String,
    is_new: bool,
    /// What it weighs, on the board or by its heading.
    weight: Option<f64>,
}

/// Lays the table into the grid: the first row and the first column are headings.
pub fn plan<'a>(planning: &mut Planning<'a, '_>, grid: Spot<'a>, rows: &[(usize, Vec<String>)]) {
    let Some(((head_line, head), body)) = rows.split_first() else {
        return;
    };
    let mut headings: Vec<&str> = head.iter().skip(1).map(String::as_str).collect();
    let matrix = grid.cell.holds.as_matrix();
    if matrix.is_some_and(|matrix| matrix.total.is_some()) {
        headings.pop();
    }
    let columns = tracks(planning, &grid, Axis::Column, &headings, *head_line);
    let names: Vec<&str> = body
        .iter()
        .map(|(_, fields)| fields.first().map_or("", String::as_str))
        .collect();
    let all_columns = planning.ground.lines(&grid, Axis::Column);
    let all_rows = planning.ground.lines(&grid, Axis::Row);
    let first_row = all_rows.first().map(|row| row.element.id.clone());
    let first_column = all_columns.first().map(|column| column.element.id.clone());
    let row_tracks = match matrix {
        Some(_) => {
            let first_line = body.first().map_or(*head_line, |(line, _)| *line);
            Some(tracks(planning, &grid, Axis::Row, &names, first_line))
        }
        None => None,
    };
    for (at, (line, fields)) in body.iter().enumerate() {
        let lines = Lines::one(*line);
        for (column, field) in columns.found.iter().zip(fields.iter().skip(1)) {
            if field.is_empty() {
                continue;
            }
            let Some(Found {
                id: column,
                name: column_name,
                is_new: column_new,
                weight,
            }) = column
            else {
                planning.leave(lines, unescaped(field), StrayReason::NoRoom);
                continue;
            };
            let place = match (matrix, &row_tracks) {
                (Some(matrix), Some(rows)) => {
                    let Some(Found {
                        id: row,
                        name: row_name,
                        is_new: row_new,
                        ..
                    }) = rows.found.get(at).cloned().flatten()
                    else {
                        planning.leave(lines, unescaped(field), StrayReason::NoRoom);
                        continue;
                    };
                    let cell = ElementId::of_crossing(&row, column);
                    let track = all_columns.iter().find(|line| line.element.id == *column);
                    let there = planning.ground.snapshot.element(&cell);
                    let holds = there
                        .and_then(|slot| slot.as_cell())
                        .map(|slot| slot.holds.clone())
                        .or_else(|| track?.track.holds.clone())
                        .unwrap_or_else(|| matrix.cell.clone());
                    let like = (row_new || *column_new)
                        .then(|| {
                            Some(ElementId::of_crossing(
                                first_row.as_ref()?,
                                first_column.as_ref()?,
                            ))
                        })
                        .flatten();
                    Place {
                        cell,
                        like,
                        holds,
                        weight: *weight,
                        words: planning
                            .ground
                            .place_of(&grid, &[row_name.as_str(), column_name.as_str()]),
                    }
                }
                _ => {
                    let lanes = grid.cell.holds.as_strip().map(|strip| &strip.lanes);
                    let Some(lanes) = lanes else { return };
                    let labels: Vec<Vec<String>> = lanes
                        .iter()
                        .map(|lane| vec![lane.label.ja.clone(), lane.label.en.clone()])
                        .collect();
                    let name = names
                        .get(at)
                        .map(|name| unescaped(name))
                        .unwrap_or_default();
                    let lane = find_exact(&labels, &name).and_then(|at| lanes.get(at));
                    let Some(lane) = lane else {
                        planning.leave(lines, unescaped(field), StrayReason::NoRow);
                        continue;
                    };
                    let like = column_new
                        .then(|| Some(ElementId::of_lane(first_column.as_ref()?, &lane.key)))
                        .flatten();
                    let label = lane.label.get(planning.ground.locale);
                    Place {
                        cell: ElementId::of_lane(column, &lane.key),
                        like,
                        holds: lane.holds.clone(),
                        weight: None,
                        words: planning
                            .ground
                            .place_of(&grid, &[column_name.as_str(), label]),
                    }
                }
            };
            put_field(planning, &place, field, *line);
        }
    }
}

/// What stands in one field: notes, or a value.
fn put_field(planning: &mut Planning<'_, '_>, place: &Place, field: &str, line: usize) {
    let lines = lines_of(field);
    if !place.holds.takes_notes() {
        let words: Vec<String> = lines.iter().map(|line| unescaped(line.trim())).collect();
        let words = words.join("\n");
        let words = if place.holds.takes_values() {
            value_of(&words)
        } else {
            &words
        };
        return planning.put(place, words, Lines::one(line));
    }
    let mut notes: Vec<Vec<String>> = Vec::new();
    let several = lines
        .first()
        .is_some_and(|first| first.trim().starts_with("• "))
        && lines
            .iter()
            .filter(|line| line.trim().starts_with("• "))
            .count()
            > 1;
    for piece in lines {
        let piece = piece.trim();
        match notes.last_mut() {
            Some(last) if !several || !piece.starts_with("• ") => last.push(piece.to_owned()),
            _ => {
                let first = if several {
                    piece.trim_start_matches("• ")
                } else {
                    piece
                };
                notes.push(vec![first.to_owned()]);
            }
        }
    }
    for note in notes.iter().filter_map(|note| note_of(note, line)) {
        put_note(planning, place, &note);
    }
}

/// The columns or rows that headings mean: the one of that name, else the one at that place that nobody named, else a
/// new one while there is room.
fn tracks<'a>(
    planning: &mut Planning<'a, '_>,
    grid: &Spot<'a>,
    axis: Axis,
    headings: &[&str],
    line: usize,
) -> Tracks {
    let there = planning.ground.lines(grid, axis);
    let max = match (
        grid.cell.holds.as_strip(),
        grid.cell.holds.as_matrix(),
        axis,
    ) {
        (Some(strip), _, _) => strip.columns.max,
        (_, Some(matrix), Axis::Column) => matrix.columns.max,
        (_, Some(matrix), Axis::Row) => matrix.rows.max,
        _ => 0,
    } as usize;
    let names: Vec<Vec<String>> = there.iter().map(names_of).collect();
    let mut used: Vec<ElementId> = Vec::new();
    let mut made = 0;
    let mut found = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let (name, weight) = name_and_weight(&unescaped(heading));
        let named = find_exact(&names, &name).and_then(|at| there.get(at));
        let is_free = |line: &&Line<'_>| !used.contains(&line.element.id);
        let unnamed = || {
            there.get(at).filter(|line| {
                line.track.text.is_empty() && (line.track.names.is_none() || name.is_empty())
            })
        };
        let chosen = named.filter(is_free).or_else(|| unnamed().filter(is_free));
        let entry = |id: ElementId, is_new: bool, ground: &super::Ground<'_>| TrackEntry {
            id,
            grid: grid.element.id.clone(),
            axis,
            name: name.clone(),
            weight,
            is_new,
            place: ground.place_of(grid, &[name.as_str()]),
            lines: Lines::one(line + at),
        };
        let ground = planning.ground;
        match chosen {
            Some(line) => {
                let id = line.element.id.clone();
                let own = names_of(line).contains(&name);
                let needs_weight = weight.is_some() && line.track.weight.is_none();
                if (!own && !name.is_empty()) || needs_weight {
                    let entry = entry(id.clone(), false, ground);
                    let name = if own {
                        String::new()
                    } else {
                        entry.name.clone()
                    };
                    planning.name(TrackEntry { name, ..entry });
                }
                used.push(id.clone());
                found.push(Some(Found {
                    id,
                    name,
                    is_new: false,
                    weight: line.track.weight.or(weight),
                }));
            }
            None if there.len() + made < max => {
                made += 1;
                let id = (planning.new_id)();
                planning.name(entry(id.clone(), true, ground));
                used.push(id.clone());
                found.push(Some(Found {
                    id,
                    name,
                    is_new: true,
                    weight,
                }));
            }
            None => found.push(None),
        }
    }
    Tracks { found }
}

/// A heading without what was worked out: `語学力 (5) 〔未対応〕` is 語学力, which weighs 5.
fn name_and_weight(heading: &str) -> (String, Option<f64>) {
    let mut name = heading.trim();
    if let Some((before, _)) = name.rsplit_once(" 〔").filter(|_| name.ends_with('〕')) {
        name = before.trim();
    }
    let weighed = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once(" ("));
    match weighed.and_then(|(name, weight)| Some((name, weight.parse().ok()?))) {
        Some((name, weight)) => (name.trim().to_owned(), Some(weight)),
        None => (name.to_owned(), None),
    }
}
