//! Cells and what is put into them; the columns and rows of strips and matrices.

mod slot;
mod tracks;

use std::sync::Arc;

use yrs::{Any, Map};

use super::Edit;
use super::check::{check_length, check_person};
use crate::codec::{content_value, number_value, size_value, value_key, write_text_field};
use crate::limits::{COORDINATE_MAX, LABEL_CHARACTERS_MAX, VALUE_CHARACTERS_MAX, WEIGHT_MAX};
use crate::schema::{BAND, NAMES, REMOVED, SIZE, TRACK, WEIGHT};
use crate::{
    Axis, BoardError, BoardPoint, BoardSize, CellValue, Element, ElementId, ElementKind, Holds,
    Label, Placement, Track,
};

/// A column or a row about to be created.
#[derive(Clone, Debug)]
pub struct NewTrack<'a> {
    /// The cell that holds the strip or the matrix.
    pub grid: &'a ElementId,
    /// Which way it runs.
    pub axis: Axis,
    /// Where among the others.
    pub place: TrackPlace,
    /// Its width, or height, in board units; `None` is what the series says.
    pub extent: Option<f64>,
    /// Its name as somebody wrote it; may be empty.
    pub text: &'a str,
    /// Its name from the template.
    pub label: Label,
    /// How much it weighs.
    pub weight: Option<f64>,
    /// The note or the track that names it.
    pub names: Option<ElementId>,
    /// The key of the group that it belongs to; empty for none.
    pub band: &'a str,
    /// What its slots hold, if that is not what the others hold.
    pub holds: Option<Holds>,
}

/// Where a column or a row goes among those of its grid that run the same way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TrackPlace {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// After this one.
    After(ElementId),
}

impl Edit<'_, '_> {
    /// Adds a column or a row.
    ///
    /// # Errors
    /// [`BoardError::Missing`] if the grid is not there, [`BoardError::OtherKind`] if it is none,
    /// [`BoardError::TooMany`] if there are as many as its template allows, [`BoardError::Unfit`], and those of
    /// [`Edit::create`].
    pub fn create_track(&mut self, id: &ElementId, new: NewTrack<'_>) -> Result<(), BoardError> {
        let grid = self.grid(new.grid)?;
        let (_, max) = self.bounds(&grid, new.axis, new.grid)?;
        let siblings = self.siblings(new.grid, new.axis);
        tracks::check_room(&siblings, max)?;
        check_weight(&grid, new.weight)?;
        let track = Track {
            grid: Some(new.grid.clone()),
            axis: new.axis,
            text: new.text.to_owned(),
            label: new.label,
            weight: new.weight,
            names: new.names,
            band: new.band.to_owned(),
            holds: new.holds.map(Arc::new),
            extent: new.extent.map(tamed_extent),
            ..Track::default()
        };
        let order = tracks::order_at(&siblings, id, &new.place);
        let placement = Placement::inside(new.grid.clone(), BoardPoint::default());
        let size = BoardSize::default();
        let kind = ElementKind::Track(track);
        self.create(Element::new(id.clone(), placement, size, kind))?;
        match order {
            Some(order) => self.set_order(id, &order),
            None => Ok(()),
        }
    }

    /// Moves a column or a row among the others of its grid.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn move_track(&mut self, id: &ElementId, place: &TrackPlace) -> Result<(), BoardError> {
        let (grid, axis) = self.track_of(id)?;
        let siblings = self.siblings(&grid, axis);
        let order = match tracks::order_at(&siblings, id, place) {
            Some(order) => order,
            None => self.next_order(),
        };
        self.set_order(id, &order)
    }

    /// Puts a value into a cell or a slot, or takes it out (`None`). `who` is the id of a person as in reactions, or
    /// empty for the team.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`] for what is no cell, [`BoardError::Unfit`] with the words of
    /// [`Holds::takes`].
    pub fn set_value(
        &mut self,
        id: &ElementId,
        who: &str,
        value: Option<CellValue>,
    ) -> Result<(), BoardError> {
        if !who.is_empty() {
            check_person(who)?;
        }
        let place = self.value_place(id)?;
        if let Some(value) = &value {
            let fits = place.holds.takes(value, place.weight);
            fits.map_err(BoardError::Unfit)?;
        }
        let key = value_key(&place.slot, who);
        match value {
            Some(value) => {
                place.map.insert(self.txn, key, content_value(&value));
            }
            None => self.remove(&place.map, &key),
        }
        Ok(())
    }

    /// Writes the text of a slot: the team's value.
    pub(super) fn set_slot_text(&mut self, id: &ElementId, text: &str) -> Result<(), BoardError> {
        check_length(text, VALUE_CHARACTERS_MAX)?;
        let value = (!text.is_empty()).then(|| CellValue::Text(text.to_owned()));
        let place = self.value_place(id)?;
        if !matches!(*place.holds, Holds::Text { .. }) {
            return Err(BoardError::OtherKind(id.clone()));
        }
        self.set_value(id, "", value)
    }

    /// Gives a column or a row its weight, or takes it away. Points that were given stay as they are.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`]; [`BoardError::Unfit`] `no-such-weight` if the weight is not
    /// on the matrix's scale.
    pub fn set_weight(&mut self, id: &ElementId, weight: Option<f64>) -> Result<(), BoardError> {
        let (grid, _) = self.track_of(id)?;
        check_weight(&*self.grid(&grid)?, weight)?;
        self.set_or_remove(id, WEIGHT, weight.map(number_value))
    }

    /// Makes a column wider or a row higher, or as its series says (`None`).
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_extent(&mut self, id: &ElementId, extent: Option<f64>) -> Result<(), BoardError> {
        let size = extent.map(|extent| {
            let extent = tamed_extent(extent);
            size_value(BoardSize::new(extent, extent))
        });
        self.set_or_remove(id, SIZE, size)
    }

    /// Says which note or track names a column or a row; `None` gives it its own name again.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_names(
        &mut self,
        id: &ElementId,
        names: Option<&ElementId>,
    ) -> Result<(), BoardError> {
        self.set_or_remove(id, NAMES, names.map(|names| Any::from(names.as_str())))
    }

    /// Puts a column or a row into a group of its series; the empty key takes it out.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`], [`BoardError::TooLong`].
    pub fn set_band(&mut self, id: &ElementId, band: &str) -> Result<(), BoardError> {
        check_length(band, LABEL_CHARACTERS_MAX)?;
        let band = (!band.is_empty()).then(|| Any::from(band));
        self.set_or_remove(id, BAND, band)
    }

    /// Takes a column or a row away, with the notes in its slots. Its values stay with it: see
    /// [`Edit::restore_track`].
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`]; [`BoardError::Unfit`] `too-few` if its template wants that
    /// many.
    pub fn remove_track(&mut self, id: &ElementId) -> Result<(), BoardError> {
        let (grid, axis) = self.track_of(id)?;
        let (min, _) = self.bounds(&*self.grid(&grid)?, axis, &grid)?;
        let siblings = self.siblings(&grid, axis);
        if tracks::shown(&siblings) <= min {
            return Err(BoardError::Unfit("too-few"));
        }
        for lodger in self.lodgers(id) {
            self.delete(&lodger)?;
        }
        self.leave_texts(id);
        self.set_or_remove(id, REMOVED, Some(Any::Bool(true)))
    }

    /// Brings a column or a row back that was taken away, with the values in it. Its notes come back with an undo only.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`], [`BoardError::TooMany`].
    pub fn restore_track(&mut self, id: &ElementId) -> Result<(), BoardError> {
        let (grid, axis) = self.track_of(id)?;
        let (_, max) = self.bounds(&*self.grid(&grid)?, axis, &grid)?;
        tracks::check_room(&self.siblings(&grid, axis), max)?;
        self.set_or_remove(id, REMOVED, None)
    }

    fn set_or_remove(
        &mut self,
        id: &ElementId,
        key: &'static str,
        value: Option<Any>,
    ) -> Result<(), BoardError> {
        let map = self.map_of(id, &[TRACK])?;
        match value {
            Some(Any::String(text)) => write_text_field(&map, self.txn, key, &text),
            Some(value) => {
                map.insert(self.txn, key, value);
            }
            None => self.remove(&map, key),
        }
        Ok(())
    }
}

fn tamed_extent(extent: f64) -> f64 {
    let tamed = BoardSize::new(extent, 1.0).tamed().width;
    tamed.min(COORDINATE_MAX)
}

fn check_weight(grid: &Holds, weight: Option<f64>) -> Result<(), BoardError> {
    let Some(weight) = weight else { return Ok(()) };
    let scale = grid.as_matrix().and_then(|matrix| matrix.weights);
    let fits = match scale {
        Some(scale) => scale.steps().iter().any(|step| f64::from(*step) == weight),
        None => (0.0..=WEIGHT_MAX).contains(&weight),
    };
    fits.then_some(())
        .ok_or(BoardError::Unfit("no-such-weight"))
}
