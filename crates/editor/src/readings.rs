//! What the view reads of the editor between two inputs.

use board::{Board, BoardInfo, ElementId, NoteColor};
use scene::Scene;

use crate::{Camera, Editing, Editor, EditorSettings, Overlay, Selection, Tool, ViewChanges};

impl Editor {
    /// The board, for reading: exports, state vectors.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// What is on the board, laid out for painting. The note being edited may not be in the document yet.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The board's title and language.
    pub fn info(&self) -> &BoardInfo {
        &self.info
    }

    /// The settings as they are now.
    pub fn settings(&self) -> &EditorSettings {
        &self.settings
    }

    /// Where one looks from. After a jump this is the target already.
    pub fn camera(&self) -> Camera {
        self.camera
    }

    /// What is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// What the keyboard walks from: a cell, a note or a canvas. Draw a ring around it if it is not selected.
    pub fn focus(&self) -> Option<&ElementId> {
        self.focus.as_ref()
    }

    /// The overlay of the running gesture.
    pub fn overlay(&self) -> &Overlay {
        &self.overlay
    }

    /// What is being edited, if anything is.
    pub fn editing(&self) -> Option<Editing<'_>> {
        let field = self.field.as_ref().filter(|field| field.editing)?;
        Some(Editing {
            element: &field.element,
            text: &field.text,
            composing: field.composing,
        })
    }

    /// The element that the field lies over, edited or merely selected.
    pub fn field_element(&self) -> Option<&ElementId> {
        self.field.as_ref().map(|field| &field.element)
    }

    /// The tool in hand.
    pub fn tool(&self) -> Tool {
        self.tool
    }

    /// The colour that the next note gets.
    pub fn next_color(&self) -> NoteColor {
        self.next_color
    }

    /// Whether there is nothing on the board.
    pub fn is_empty(&self) -> bool {
        self.scene.is_empty()
    }

    /// Whether there is own work to take back.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is own work to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// What changed since the last call.
    pub fn take_changes(&mut self) -> ViewChanges {
        self.changes.damage.join(self.scene.take_damage());
        std::mem::take(&mut self.changes)
    }
}
