//! Carrying on: the notes of one canvas become the columns and rows of another.

mod content;
mod decided;
mod values;

use board::limits::LABEL_CHARACTERS_MAX;
use board::{
    Axis, Board, BoardError, CellLink, Element, ElementId, Holds, NewTrack, Series, Snapshot,
    Track, TrackPlace,
};

use crate::insert::{Namer, namers_of_cell};
pub use content::{ContentPlan, TextPlan, apply_content, carry_content};
pub use values::{apply_values, carry_values};

/// Where something can be carried to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CarryTarget {
    /// The cell with the strip or the matrix.
    pub grid: ElementId,
    /// Whether columns or rows are made.
    pub axis: Axis,
    /// The group of the columns or rows; empty for any.
    pub band: String,
    /// The lane of the source's strip whose notes are meant; empty where there is none.
    pub part: String,
}

/// What is to be done for one column or row.
#[derive(Clone, PartialEq, Debug)]
pub struct TrackPlan {
    /// The column or the row.
    pub track: ElementId,
    /// Whether it has to be made; else it is there and has no name yet.
    pub is_new: bool,
    /// The note, column or row that names it from now on: a later edit of that follows.
    pub names: ElementId,
    /// The weight that comes along, where the target knows it and the track has none.
    pub weight: Option<f64>,
}

/// What carrying means.
#[derive(Clone, PartialEq, Debug)]
pub struct CarryPlan {
    /// Where to.
    pub target: CarryTarget,
    /// Track by track, in the order of the source.
    pub tracks: Vec<TrackPlan>,
    /// How many find no place, because the target may not have more columns or rows.
    pub left_out: usize,
}

/// The strips and matrices on the board that take their columns or rows from this cell, by their templates.
pub fn carry_targets(snapshot: &Snapshot, from: &ElementId) -> Vec<CarryTarget> {
    let Some(source) = snapshot.element(from) else {
        return Vec::new();
    };
    let Some(cell) = source.as_cell() else {
        return Vec::new();
    };
    let canvas = source.placement.parent.as_ref();
    let template = canvas
        .and_then(|canvas| snapshot.element(canvas)?.as_canvas())
        .map_or("", |canvas| canvas.template.as_str());
    let mut found = Vec::new();
    for element in snapshot.elements() {
        let Some(grid) = element.as_cell().filter(|cell| cell.slot.is_none()) else {
            continue;
        };
        let same_canvas = element.placement.parent.as_ref() == canvas;
        if is_closed(snapshot, element.placement.parent.as_ref()) {
            continue;
        }
        for (axis, series) in series_of(&grid.holds) {
            let mut take = |link: Option<&CellLink>, band: &str| {
                let here = link.filter(|link| link.leads_to(template, &cell.key, same_canvas));
                if let Some(link) = here {
                    found.push(CarryTarget {
                        grid: element.id.clone(),
                        axis,
                        band: band.to_owned(),
                        part: link.part().to_owned(),
                    });
                }
            };
            take(series.from.as_ref(), "");
            for group in &series.groups {
                take(group.from.as_ref(), &group.key);
            }
        }
    }
    found
}

/// What it takes to let what lies in the cell `from` name columns or rows of `target`: those that have no name and
/// nothing in them yet first, then new ones. What names one there already is passed over, so that carrying again adds
/// only what came since.
pub fn carry(snapshot: &Snapshot, from: &ElementId, target: &CarryTarget) -> CarryPlan {
    carry_some(snapshot, from, target, &|_| true)
}

/// As [`carry()`], for those notes, columns or rows alone that are `wanted`.
pub fn carry_some(
    snapshot: &Snapshot,
    from: &ElementId,
    target: &CarryTarget,
    wanted: &dyn Fn(&ElementId) -> bool,
) -> CarryPlan {
    let mut namers = snapshot
        .element(from)
        .map(|source| namers_of_cell(snapshot, source, &target.part))
        .unwrap_or_default();
    namers.retain(|namer| wanted(&namer.id));
    let grid = snapshot.element(&target.grid).and_then(Element::as_cell);
    let series = grid.and_then(|grid| {
        let mut series = series_of(&grid.holds).into_iter();
        series.find(|(axis, _)| *axis == target.axis)
    });
    let mut plan = CarryPlan {
        target: target.clone(),
        tracks: Vec::new(),
        left_out: 0,
    };
    let (Some((_, series)), Some(grid)) = (series, grid) else {
        plan.left_out = namers.len();
        return plan;
    };
    let there = tracks_of(snapshot, target);
    let named = |namer: &Namer| {
        let mut tracks = there.iter();
        tracks.any(|(_, track)| track.names.as_ref() == Some(&namer.id))
    };
    let namers: Vec<Namer> = namers.into_iter().filter(|namer| !named(namer)).collect();
    // What the template calls the same there is the same, whatever stands in it already.
    let alike: Vec<Option<&ElementId>> = namers
        .iter()
        .map(|namer| {
            let label = &snapshot.element(&namer.id)?.as_track()?.label;
            let mut there = there.iter();
            let same = there.find(|(_, track)| {
                let is_free = track.names.is_none() && track.text.is_empty();
                is_meant(track, target) && is_free && !label.ja.is_empty() && track.label == *label
            });
            same.map(|(element, _)| &element.id)
        })
        .collect();
    let mut blank = there.iter().filter(|(element, track)| {
        is_meant(track, target)
            && !alike.contains(&Some(&element.id))
            && is_blank(snapshot, element, track)
    });
    let mut room = (series.max as usize).saturating_sub(there.len());
    let scale = grid.holds.as_matrix().and_then(|matrix| matrix.weights);
    for (namer, alike) in namers.into_iter().zip(&alike) {
        let own_weight = |track: Option<&Track>| {
            let free = track.is_none_or(|track| track.weight.is_none());
            let known = namer.weight.filter(|weight| {
                let mut steps = scale.into_iter().flat_map(|scale| scale.steps());
                steps.any(|step| f64::from(*step) == *weight)
            });
            known.filter(|_| free && target.axis == Axis::Column)
        };
        let same = there
            .iter()
            .find(|(element, _)| *alike == Some(&element.id));
        let (track, is_new, weight) = match same.or_else(|| blank.next()) {
            Some((element, track)) => (element.id.clone(), false, own_weight(Some(track))),
            None if room > 0 => {
                room -= 1;
                // The same for everybody: two people who carry at once make one track.
                let letter = match target.axis {
                    Axis::Column => 'c',
                    Axis::Row => 'r',
                };
                let id = ElementId::new(format!("{}.{letter}-{}", target.grid, namer.id));
                (id, true, own_weight(None))
            }
            None => {
                plan.left_out += 1;
                continue;
            }
        };
        plan.tracks.push(TrackPlan {
            track,
            is_new,
            names: namer.id,
            weight,
        });
    }
    plan
}

/// Carries out a plan in one transaction; gives the columns and rows that were made or named.
///
/// # Errors
/// [`BoardError::Missing`] if the grid is gone, [`BoardError::Full`], [`BoardError::TooMany`] if somebody added columns
/// or rows meanwhile.
pub fn apply_carry(board: &mut Board, plan: &CarryPlan) -> Result<Vec<ElementId>, BoardError> {
    let snapshot = board.snapshot();
    let (after, band) = last_of_band(&snapshot, &plan.target);
    board.edit(|edit| {
        let mut after = after;
        for step in &plan.tracks {
            // What a note said last is still there when the note is not.
            let said = snapshot.element(&step.names).and_then(Element::as_note);
            let said = said.map_or("", |note| shortened(&note.text));
            if step.is_new {
                let new = NewTrack {
                    grid: &plan.target.grid,
                    axis: plan.target.axis,
                    place: after.map_or(TrackPlace::Last, TrackPlace::After),
                    extent: None,
                    text: said,
                    label: board::Label::default(),
                    weight: step.weight,
                    names: Some(step.names.clone()),
                    band: &band,
                    holds: None,
                };
                edit.create_track(&step.track, new)?;
                after = Some(step.track.clone());
            } else {
                edit.set_names(&step.track, Some(&step.names))?;
                if !said.is_empty() {
                    edit.set_text(&step.track, said)?;
                }
                if step.weight.is_some() {
                    edit.set_weight(&step.track, step.weight)?;
                }
            }
        }
        Ok(plan.tracks.iter().map(|step| step.track.clone()).collect())
    })
}

/// As much of a text as the name of a column or a row may have.
fn shortened(text: &str) -> &str {
    let text = text.trim();
    let end = text.char_indices().nth(LABEL_CHARACTERS_MAX);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Whether a canvas belongs to a part that is over.
fn is_closed(snapshot: &Snapshot, canvas: Option<&ElementId>) -> bool {
    let canvas = canvas.and_then(|canvas| snapshot.element(canvas)?.as_canvas());
    canvas.is_some_and(|canvas| canvas.closed)
}

/// The rows and columns that a cell can have.
fn series_of(holds: &Holds) -> Vec<(Axis, &Series)> {
    match holds {
        Holds::Strip(strip) => vec![(Axis::Column, &strip.columns)],
        Holds::Matrix(matrix) => vec![(Axis::Column, &matrix.columns), (Axis::Row, &matrix.rows)],
        _ => Vec::new(),
    }
}

/// The tracks of a target's axis, in order.
fn tracks_of<'a>(snapshot: &'a Snapshot, target: &CarryTarget) -> Vec<(&'a Element, &'a Track)> {
    let elements = snapshot.elements().iter();
    elements
        .filter_map(|element| Some((element, element.as_track()?)))
        .filter(|(_, track)| track.grid.as_ref() == Some(&target.grid) && track.axis == target.axis)
        .collect()
}

/// Whether a track belongs to what is carried to.
fn is_meant(track: &Track, target: &CarryTarget) -> bool {
    target.band.is_empty() || track.band == target.band
}

/// The last of the tracks that are meant, and the band that the next one belongs to.
fn last_of_band(snapshot: &Snapshot, target: &CarryTarget) -> (Option<ElementId>, String) {
    let tracks = tracks_of(snapshot, target);
    let last = tracks.iter().rfind(|(_, track)| is_meant(track, target));
    match last {
        Some((element, track)) => (Some(element.id.clone()), track.band.clone()),
        None => (None, target.band.clone()),
    }
}

/// Whether nobody named a track and nothing lies in it.
fn is_blank(snapshot: &Snapshot, element: &Element, track: &Track) -> bool {
    if track.names.is_some() || !track.text.is_empty() {
        return false;
    }
    let Some(canvas) = &element.placement.parent else {
        return false;
    };
    snapshot.cells(canvas).iter().all(|slot| {
        let cell = slot.as_cell();
        let mine = cell
            .and_then(|cell| cell.slot.as_ref())
            .is_some_and(|of| of.column == element.id || of.row.as_ref() == Some(&element.id));
        !mine
            || (cell.is_some_and(|cell| cell.values.is_empty())
                && snapshot.children(&slot.id).next().is_none())
    })
}

#[cfg(test)]
mod tests;
