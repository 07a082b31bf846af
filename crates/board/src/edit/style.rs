//! What texts, shapes, connectors, drawings, images and frames look like. One key a thing, so that two people's changes
//! of different things merge.

use yrs::{Any, Map};

use super::Edit;
use super::check::check_length;
use crate::codec::{
    color_value, end_value, heads_value, number_value, write_placement, write_size,
    write_text_field,
};
use crate::limits::ALT_CHARACTERS_MAX;
use crate::schema::{
    ALT, CONNECTOR, DASHED, DRAWING, FILL, FORM, FRAME, FROM, HEADS, IMAGE, INK, ROUTE, SCALE,
    SHAPE, TEXT, TINT, TO, WIDTH, WRAP,
};
use crate::{
    BoardError, BoardSize, Drawing, ElementId, End, Form, Head, Ink, NoteColor, Placement, Route,
    TextScale,
};

impl Edit<'_, '_> {
    /// Changes the colour of the lines and letters of a text, a shape, a connector or a drawing.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_ink(&mut self, id: &ElementId, ink: Ink) -> Result<(), BoardError> {
        let kinds = [TEXT, SHAPE, CONNECTOR, DRAWING];
        self.set_key(id, &kinds, INK, Any::from(ink.token()))
    }

    /// Changes how large the letters of a text are.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_scale(&mut self, id: &ElementId, scale: TextScale) -> Result<(), BoardError> {
        self.set_key(id, &[TEXT], SCALE, Any::from(scale.token()))
    }

    /// Says whether the lines of a text end at its stored width.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_wrap(&mut self, id: &ElementId, wrap: bool) -> Result<(), BoardError> {
        self.set_key(id, &[TEXT], WRAP, Any::Bool(wrap))
    }

    /// Changes a shape's outline.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_form(&mut self, id: &ElementId, form: Form) -> Result<(), BoardError> {
        self.set_key(id, &[SHAPE], FORM, Any::from(form.token()))
    }

    /// Fills a shape, or makes it see-through.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_fill(&mut self, id: &ElementId, fill: Option<NoteColor>) -> Result<(), BoardError> {
        self.set_key(id, &[SHAPE], FILL, color_value(fill))
    }

    /// Tints a frame's background, or takes the tint away.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_tint(&mut self, id: &ElementId, tint: Option<NoteColor>) -> Result<(), BoardError> {
        self.set_key(id, &[FRAME], TINT, color_value(tint))
    }

    /// Changes the way that a connector takes.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_route(&mut self, id: &ElementId, route: Route) -> Result<(), BoardError> {
        self.set_key(id, &[CONNECTOR], ROUTE, Any::from(route.token()))
    }

    /// Changes what the two ends of a connector look like.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_heads(&mut self, id: &ElementId, from: Head, to: Head) -> Result<(), BoardError> {
        self.set_key(id, &[CONNECTOR], HEADS, heads_value(from, to))
    }

    /// Says whether a connector is dashed.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_dashed(&mut self, id: &ElementId, dashed: bool) -> Result<(), BoardError> {
        self.set_key(id, &[CONNECTOR], DASHED, Any::Bool(dashed))
    }

    /// Moves the ends of a connector. `placement` and `size` are the box of both ends as they are now: the last resort
    /// when what they are attached to is gone.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_ends(
        &mut self,
        id: &ElementId,
        from: &End,
        to: &End,
        placement: &Placement,
        size: BoardSize,
    ) -> Result<(), BoardError> {
        let map = self.map_of(id, &[CONNECTOR])?;
        map.insert(self.txn, FROM, end_value(from));
        map.insert(self.txn, TO, end_value(to));
        write_placement(&map, self.txn, placement);
        write_size(&map, self.txn, size);
        Ok(())
    }

    /// Changes how wide a drawing's stroke is, in board units.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`].
    pub fn set_width(&mut self, id: &ElementId, width: f64) -> Result<(), BoardError> {
        let width = number_value(Drawing::tamed_width(width));
        self.set_key(id, &[DRAWING], WIDTH, width)
    }

    /// Says what a picture shows, for those who cannot see it.
    ///
    /// # Errors
    /// [`BoardError::Missing`], [`BoardError::OtherKind`], [`BoardError::TooLong`] beyond [`ALT_CHARACTERS_MAX`].
    pub fn set_alt(&mut self, id: &ElementId, alt: &str) -> Result<(), BoardError> {
        check_length(alt, ALT_CHARACTERS_MAX)?;
        let map = self.map_of(id, &[IMAGE])?;
        write_text_field(&map, self.txn, ALT, alt);
        Ok(())
    }

    fn set_key(
        &mut self,
        id: &ElementId,
        kinds: &[&str],
        key: &'static str,
        value: Any,
    ) -> Result<(), BoardError> {
        let map = self.map_of(id, kinds)?;
        map.insert(self.txn, key, value);
        Ok(())
    }
}
