//! The columns and rows of strips and matrices.

use board::{
    Axis, BoardError, BoardPoint, BoardSize, CellLink, Element, ElementId, ElementKind, Holds,
    Placement, Series, SeriesGroup, Track, WeightScale,
};

use super::namers::{Namer, namers};
use super::{Inserting, cell_id};
use crate::{Template, TemplateCell};

impl Inserting<'_, '_, '_> {
    /// Makes the columns and rows of a cell that has some.
    pub(super) fn tracks_of(
        &mut self,
        template: &Template,
        canvas: &ElementId,
        cell: &TemplateCell,
    ) -> Result<(), BoardError> {
        let (columns, rows, weights) = match &cell.holds {
            Holds::Strip(strip) => (&strip.columns, None, None),
            Holds::Matrix(matrix) => (&matrix.columns, Some(&matrix.rows), matrix.weights),
            _ => return Ok(()),
        };
        let grid = cell_id(canvas, &cell.key);
        let mut naming = self.series(canvas, &grid, Axis::Column, columns, weights)?;
        if let Some(rows) = rows {
            naming = self.series(canvas, &grid, Axis::Row, rows, None)?;
        }
        let key = (template.id.clone(), cell.key.clone());
        self.tracks.insert(key, naming);
        Ok(())
    }

    fn series(
        &mut self,
        canvas: &ElementId,
        grid: &ElementId,
        axis: Axis,
        series: &Series,
        weights: Option<WeightScale>,
    ) -> Result<Vec<Namer>, BoardError> {
        let mut made = Vec::new();
        for (index, planned) in self.plan(canvas, series).into_iter().enumerate() {
            let letter = match axis {
                Axis::Column => 'c',
                Axis::Row => 'r',
            };
            let id = ElementId::new(format!("{grid}.{letter}{}", index + 1));
            let label = planned.place.and_then(|place| series.labels.get(place));
            let holds = planned.place.and_then(|place| series.cells.get(place));
            let weight = planned.namer.as_ref().and_then(|namer| namer.weight);
            let weight = weight.filter(|weight| {
                weights.is_some_and(|scale| {
                    scale.steps().iter().any(|step| f64::from(*step) == *weight)
                })
            });
            let track = Track {
                grid: Some(grid.clone()),
                axis,
                label: label.cloned().unwrap_or_default(),
                weight,
                names: planned.namer.map(|namer| namer.id),
                band: planned.band,
                holds: holds.cloned(),
                ..Track::default()
            };
            self.edit.create(Element {
                locked: true,
                ..Element::new(
                    id.clone(),
                    Placement::inside(grid.clone(), BoardPoint::default()),
                    BoardSize::new(series.size, series.size),
                    ElementKind::Track(track),
                )
            })?;
            made.push(Namer { id, weight });
        }
        Ok(made)
    }

    /// What the rows or columns of a series are to be: as many as name them, or as many as the template says.
    fn plan(&self, canvas: &ElementId, series: &Series) -> Vec<Planned> {
        let mut planned: Vec<Planned> = Vec::new();
        let own_names = series.groups.iter().any(|group| group.from.is_some());
        if own_names {
            let mut place = 0;
            for group in &series.groups {
                let named = self.named(group.from.as_ref(), canvas);
                let count = group.count as usize;
                let many = if named.is_empty() { count } else { named.len() };
                let mut named = named.into_iter();
                planned.extend((0..many).map(|index| Planned {
                    band: group.key.clone(),
                    place: (index < count).then_some(place + index),
                    namer: named.next(),
                }));
                place += count;
            }
        } else {
            let named = self.named(series.from.as_ref(), canvas);
            let count = series.count as usize;
            let many = if named.is_empty() { count } else { named.len() };
            let mut named = named.into_iter();
            planned.extend((0..many).map(|index| Planned {
                band: band_at(&series.groups, index, many),
                place: (index < count).then_some(index),
                namer: named.next(),
            }));
        }
        planned.truncate(series.max as usize);
        while planned.len() < series.min as usize {
            let band = series.groups.last().map(|group| group.key.clone());
            planned.push(Planned {
                band: band.unwrap_or_default(),
                ..Planned::default()
            });
        }
        planned
    }

    fn named(&self, from: Option<&CellLink>, canvas: &ElementId) -> Vec<Namer> {
        from.map(|link| self.find(link, canvas)).unwrap_or_default()
    }

    /// What names by `link`: something that was inserted just now, or was there before.
    fn find(&self, link: &CellLink, canvas: &ElementId) -> Vec<Namer> {
        for template in link.templates() {
            let key = (template.to_owned(), link.cell.clone());
            if let Some(made) = self.tracks.get(&key) {
                return made.clone();
            }
        }
        let before = self.before;
        before
            .map(|snapshot| namers(snapshot, link, canvas))
            .unwrap_or_default()
    }
}

/// The band of one of `many`: they are shared out as the groups' counts are.
fn band_at(groups: &[SeriesGroup], index: usize, many: usize) -> String {
    let count: u32 = groups.iter().map(|group| group.count).sum();
    let mut before = 0;
    for group in groups {
        before += group.count as usize;
        if index * (count as usize) < before * many {
            return group.key.clone();
        }
    }
    String::new()
}

/// A row or a column about to be made.
#[derive(Default)]
struct Planned {
    /// The group that it belongs to.
    band: String,
    /// Which of the template's it is, from 0; none if there are more than it has.
    place: Option<usize>,
    /// What names it.
    namer: Option<Namer>,
}
