//! Columns and rows: added, named, weighed, moved, taken away and brought back.

use board::{Axis, BoardError, Element, ElementId, Label, NewTrack, Series, Track, TrackPlace};

use super::walking::grid_of;
use crate::turn::Turn;
use crate::{Announcement, Caret, CommandId, Editor, Reason, Selection};

/// Which side of a column or a row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Side {
    /// Left of a column, above a row.
    Before,
    /// Right of it, below it.
    After,
}

impl Editor {
    /// The column or row that the commands are about: the one with the focus, or that of the slot in which the focus,
    /// or the selected note, is.
    pub fn track_at_focus(&self, axis: Axis) -> Option<&Element> {
        let here = self.selection.single().or(self.focus.as_ref())?;
        let mut element = self.scene.element(here)?;
        if element.as_note().is_some() {
            element = self.cell_of(element)?;
        }
        if let Some(track) = element.as_track() {
            return (track.axis == axis).then_some(element);
        }
        let slot = element.as_cell()?.slot.as_ref()?;
        let id = match axis {
            Axis::Column => Some(&slot.column),
            Axis::Row => slot.row.as_ref(),
        };
        self.scene.element(id?)
    }

    /// The strip or matrix that the focus, or the selected note, is in.
    pub fn grid_at_focus(&self) -> Option<&Element> {
        let here = self.selection.single().or(self.focus.as_ref())?;
        let mut element = self.scene.element(here)?;
        if element.as_note().is_some() {
            element = self.cell_of(element)?;
        }
        if element.as_cell().is_some_and(|cell| cell.holds.is_grid()) {
            return Some(element);
        }
        self.scene.element(grid_of(element)?)
    }

    /// What the template says about the columns, or the rows, of a grid. Strips have no rows.
    fn series<'a>(&self, grid: &'a Element, axis: Axis) -> Option<&'a Series> {
        let holds = &*grid.as_cell()?.holds;
        match (holds.as_strip(), holds.as_matrix(), axis) {
            (Some(strip), _, Axis::Column) => Some(&strip.columns),
            (_, Some(matrix), Axis::Column) => Some(&matrix.columns),
            (_, Some(matrix), Axis::Row) => Some(&matrix.rows),
            _ => None,
        }
    }

    /// The columns, or the rows, of a grid in their order.
    pub(crate) fn tracks(&self, grid: &ElementId, axis: Axis) -> Vec<&Element> {
        let canvas = self
            .scene
            .element(grid)
            .and_then(|grid| grid.placement.parent.as_ref());
        let Some(canvas) = canvas else {
            return Vec::new();
        };
        let mine = |track: &Track| track.grid.as_ref() == Some(grid) && track.axis == axis;
        let mut found: Vec<&Element> = self
            .scene
            .children(canvas)
            .filter(|element| element.as_track().is_some_and(mine))
            .collect();
        found.sort_by(|a, b| {
            let (a, b) = (a.placement.offset, b.placement.offset);
            a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
        });
        found
    }

    /// Why a command about columns and rows cannot be used now.
    pub(crate) fn track_hindrance(&self, command: CommandId) -> Option<Reason> {
        let unless = |fine: bool, reason: Reason| (!fine).then_some(reason);
        let at = |axis| self.track_at_focus(axis).ok_or(Reason::DoesNotApply);
        let found = match command {
            CommandId::AddTrack(axis, _) => self.room_for_tracks(axis).map(|left| {
                let has_place = at(axis).is_ok() || self.tracks_at_focus(axis).is_some();
                unless(has_place, Reason::DoesNotApply)
                    .or_else(|| unless(left > 0, Reason::TracksAtMost))
            }),
            CommandId::RemoveTrack(axis) => at(axis).map(|track| {
                let fewest = self.tracks_to_spare(track, axis);
                unless(fewest > 0, Reason::TracksAtLeast)
            }),
            CommandId::MoveTrack(axis, side) => at(axis).map(|track| {
                unless(
                    self.neighbour_track(track, side).is_some(),
                    Reason::AtTheEdge,
                )
            }),
            CommandId::RenameTrack(axis) => at(axis).map(|track| {
                let named = track.as_track().is_some_and(|track| track.named.is_some());
                unless(!named, Reason::NamedElsewhere)
            }),
            CommandId::WeighTrack(weight) => at(Axis::Column)
                .map(|track| unless(self.scale_has(track, weight), Reason::DoesNotApply)),
            CommandId::RestoreTrack(axis) => Ok(unless(
                self.last_removed(axis).is_some(),
                Reason::DoesNotApply,
            )),
            _ => Ok(None),
        };
        found.unwrap_or_else(Some)
    }

    /// How many more columns or rows the grid with the focus may have.
    fn room_for_tracks(&self, axis: Axis) -> Result<u32, Reason> {
        let (grid, tracks) = self.tracks_at_focus(axis).ok_or(Reason::DoesNotApply)?;
        let series = self.series(grid, axis).ok_or(Reason::DoesNotApply)?;
        Ok(series.max.saturating_sub(tracks.len() as u32))
    }

    fn tracks_at_focus(&self, axis: Axis) -> Option<(&Element, Vec<&Element>)> {
        let grid = self.grid_at_focus()?;
        self.series(grid, axis)?;
        Some((grid, self.tracks(&grid.id, axis)))
    }

    /// How many columns or rows of a grid can be taken away.
    fn tracks_to_spare(&self, track: &Element, axis: Axis) -> u32 {
        let grid = grid_of(track).and_then(|id| self.scene.element(id));
        let series = grid.and_then(|grid| self.series(grid, axis));
        let Some((grid, series)) = grid.zip(series) else {
            return 0;
        };
        (self.tracks(&grid.id, axis).len() as u32).saturating_sub(series.min.max(1))
    }

    fn neighbour_track(&self, track: &Element, side: Side) -> Option<ElementId> {
        let (grid, axis) = (grid_of(track)?, track.as_track()?.axis);
        let tracks = self.tracks(grid, axis);
        let here = tracks.iter().position(|other| other.id == track.id)?;
        let there = match side {
            Side::Before => here.checked_sub(1)?,
            Side::After => here + 1,
        };
        tracks.get(there).map(|track| track.id.clone())
    }

    /// Whether a column can be given this weight; 0 takes it away.
    fn scale_has(&self, track: &Element, weight: u32) -> bool {
        let grid = grid_of(track).and_then(|id| self.scene.element(id)?.as_cell());
        let scale = grid.and_then(|cell| cell.holds.as_matrix()?.weights);
        let has_one = track.as_track().is_some_and(|track| track.weight.is_some());
        scale.is_some_and(|scale| match weight {
            0 => has_one,
            weight => scale.accepts(weight),
        })
    }

    /// The column or row that was taken away last of those that can be brought back.
    fn last_removed(&self, axis: Axis) -> Option<ElementId> {
        let grid = self.grid_at_focus()?;
        let removed = self.board.removed_tracks(&grid.id);
        let mine = removed
            .into_iter()
            .filter(|track| track.as_track().is_some_and(|track| track.axis == axis));
        mine.last().map(|track| track.id)
    }

    pub(crate) fn run_for_tracks(&mut self, command: CommandId, turn: &mut Turn<'_>) {
        match command {
            CommandId::AddTrack(axis, side) => self.add_track(axis, side, turn),
            CommandId::RemoveTrack(axis) => self.remove_track(axis, turn),
            CommandId::MoveTrack(axis, side) => self.move_track(axis, side, turn),
            CommandId::RenameTrack(axis) => {
                let track = self.track_at_focus(axis).map(|track| track.id.clone());
                if let Some(track) = track {
                    self.write_in(&track, Caret::End, turn);
                }
            }
            CommandId::WeighTrack(weight) => {
                let weight = (weight > 0).then_some(f64::from(weight));
                if let Some(track) = self.track_at_focus(Axis::Column).map(|it| it.id.clone()) {
                    let result = self.step(turn, |board| {
                        board.edit(|edit| edit.set_weight(&track, weight))
                    });
                    self.finish_track(&track, result, turn);
                }
            }
            CommandId::RestoreTrack(axis) => {
                if let Some(track) = self.last_removed(axis) {
                    let result =
                        self.step(turn, |board| board.edit(|edit| edit.restore_track(&track)));
                    self.finish_track(&track, result, turn);
                }
            }
            _ => {}
        }
    }

    /// A new column or row beside the one with the focus, or after the last one; its name is written at once.
    fn add_track(&mut self, axis: Axis, side: Side, turn: &mut Turn<'_>) {
        let Some((grid, tracks)) = self.tracks_at_focus(axis) else {
            return;
        };
        let here = self.track_at_focus(axis);
        let at = here.and_then(|here| tracks.iter().position(|track| track.id == here.id));
        let place = match (at, side) {
            (Some(at), Side::After) => tracks.get(at).map(|track| track.id.clone()),
            (Some(at), Side::Before) => {
                let before = at.checked_sub(1).and_then(|at| tracks.get(at));
                before.map(|track| track.id.clone())
            }
            (None, _) => tracks.last().map(|track| track.id.clone()),
        };
        let place = place.map_or(TrackPlace::First, TrackPlace::After);
        let beside = here.or(tracks.last().copied());
        let band = beside
            .and_then(|track| track.as_track())
            .map(|track| track.band.clone());
        let (grid, band) = (grid.id.clone(), band.unwrap_or_default());
        let id = turn.new_element_id();
        let track = NewTrack {
            grid: &grid,
            axis,
            place,
            extent: None,
            text: "",
            label: Label::default(),
            weight: None,
            names: None,
            band: &band,
            holds: None,
        };
        let result = self.step(turn, |board| {
            board.edit(|edit| edit.create_track(&id, track))
        });
        let made = result.is_ok();
        self.finish_track(&id, result, turn);
        if made {
            self.write_in(&id, Caret::End, turn);
        }
    }

    /// Asks nothing: undo brings it back with all that was in it.
    fn remove_track(&mut self, axis: Axis, turn: &mut Turn<'_>) {
        let Some(track) = self.track_at_focus(axis) else {
            return;
        };
        let next = self
            .neighbour_track(track, Side::After)
            .or_else(|| self.neighbour_track(track, Side::Before));
        let id = track.id.clone();
        let result = self.step(turn, |board| board.edit(|edit| edit.remove_track(&id)));
        match result {
            Ok(()) => {
                self.set_selection(Selection::default());
                self.set_focus(next);
                turn.announce(Announcement::TrackRemoved(axis));
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    fn move_track(&mut self, axis: Axis, side: Side, turn: &mut Turn<'_>) {
        let Some(track) = self.track_at_focus(axis) else {
            return;
        };
        let Some(neighbour) = self.neighbour_track(track, side) else {
            return;
        };
        let place = match side {
            Side::After => TrackPlace::After(neighbour),
            Side::Before => {
                let neighbour = self.scene.element(&neighbour);
                let before = neighbour.and_then(|it| self.neighbour_track(it, Side::Before));
                before.map_or(TrackPlace::First, TrackPlace::After)
            }
        };
        let id = track.id.clone();
        let result = self.step(turn, |board| {
            board.edit(|edit| edit.move_track(&id, &place))
        });
        self.finish_track(&id, result, turn);
    }

    fn finish_track(
        &mut self,
        id: &ElementId,
        result: Result<(), BoardError>,
        turn: &mut Turn<'_>,
    ) {
        match result {
            Ok(()) => {
                self.set_selection(Selection::default());
                self.set_focus(Some(id.clone()));
                if let Some(rect) = self.scene.rect(id) {
                    self.reveal(rect, turn);
                }
                turn.announce(Announcement::Focused(id.clone()));
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }
}
