//! Strips and matrices with the columns and rows that they have now.

use std::sync::Arc;

use board::{Axis, Element, Holds, Label, Locale, Matrix, Series, Snapshot, Strip, Track};

/// What a cell holds, its columns and rows counted and named as they are.
pub(super) fn as_it_is(
    snapshot: &Snapshot,
    grid: &Element,
    holds: &Holds,
    locale: Locale,
) -> Holds {
    let series = |axis, series: &Series, common: &Arc<Holds>| {
        let tracks = tracks(snapshot, grid, axis);
        if tracks.is_empty() {
            series.clone()
        } else {
            series_of(series, &tracks, common, locale)
        }
    };
    match holds {
        Holds::Strip(strip) => Holds::Strip(Strip {
            columns: series(Axis::Column, &strip.columns, &Arc::new(Holds::ZONE)),
            ..strip.clone()
        }),
        Holds::Matrix(matrix) => Holds::Matrix(Matrix {
            rows: series(Axis::Row, &matrix.rows, &matrix.cell),
            columns: series(Axis::Column, &matrix.columns, &matrix.cell),
            ..matrix.clone()
        }),
        other => other.clone(),
    }
}

/// The columns or rows of a grid that are shown, in their order.
pub(super) fn tracks<'a>(snapshot: &'a Snapshot, grid: &Element, axis: Axis) -> Vec<&'a Track> {
    let tracks = snapshot.elements().iter().filter_map(Element::as_track);
    tracks
        .filter(|track| track.axis == axis && track.grid.as_ref() == Some(&grid.id))
        .collect()
}

fn series_of(series: &Series, tracks: &[&Track], common: &Arc<Holds>, locale: Locale) -> Series {
    let count = tracks.len() as u32;
    let has_types = tracks.iter().any(|track| track.holds.is_some());
    let types = tracks
        .iter()
        .map(|track| track.holds.clone().unwrap_or_else(|| common.clone()));
    let mut groups = series.groups.clone();
    for group in &mut groups {
        let members = tracks.iter().filter(|track| track.band == group.key);
        group.count = members.count() as u32;
    }
    // Bands that do not hold all of them say nothing.
    if groups.iter().map(|group| group.count).sum::<u32>() != count {
        groups.clear();
    }
    Series {
        count,
        min: series.min.min(count),
        max: series.max.max(count),
        labels: names(tracks, locale),
        cells: if has_types {
            types.collect()
        } else {
            Vec::new()
        },
        groups,
        ..series.clone()
    }
}

/// What they are called; where only some have a name, the others are numbered.
fn names(tracks: &[&Track], locale: Locale) -> Vec<Label> {
    let names: Vec<Label> = tracks.iter().map(|track| name_of(track, locale)).collect();
    if names.iter().all(|name| name.ja.is_empty()) {
        return Vec::new();
    }
    let numbered = names.into_iter().enumerate().map(|(index, name)| {
        if name.ja.is_empty() || name.en.is_empty() {
            let number = (index + 1).to_string();
            Label::new(&number, &number)
        } else {
            name
        }
    });
    numbered.collect()
}

/// What a column or a row is called, in both languages.
pub(super) fn name_of(track: &Track, locale: Locale) -> Label {
    let written = track.name(locale).trim();
    if written == track.label.get(locale) {
        track.label.clone()
    } else {
        Label::new(written, written)
    }
}
