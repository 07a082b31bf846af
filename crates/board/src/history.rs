//! Undo and redo of one's own work. Others' work is never touched by it.

mod mending;

use std::collections::HashSet;
use std::sync::Arc;

use yrs::undo::Options;
use yrs::{Doc, MapRef, UndoManager};

use crate::{Board, Origin};

/// The steps that can be taken back. Everything edited between two calls of [`History::close_step`] is one step.
pub struct History {
    manager: UndoManager,
    doc: Doc,
    elements: MapRef,
}

impl History {
    /// Starts recording the local edits of `board`.
    pub fn new(board: &Board) -> Self {
        let options = Options {
            // Steps are closed by the editor, at the end of a gesture or a command, never by a timer:
            // a clock that stands still keeps a step open until then.
            capture_timeout_millis: u64::MAX,
            timestamp: Arc::new(|| 1),
            tracked_origins: HashSet::from([Origin::Local.tag().into()]),
            capture_transaction: None,
            init_undo_stack: Vec::new(),
            init_redo_stack: Vec::new(),
        };
        let mut manager = UndoManager::with_options(options);
        manager.expand_scope(&board.doc, &board.elements);
        manager.expand_scope(&board.doc, &board.info);
        manager.expand_scope(&board.doc, &board.graves);
        Self {
            manager,
            doc: board.doc.clone(),
            elements: board.elements.clone(),
        }
    }

    /// What comes next belongs to another step.
    pub fn close_step(&mut self) {
        self.manager.reset();
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.manager.can_undo()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        self.manager.can_redo()
    }

    /// How many steps there are to take back; some of them may not change anything any more.
    pub fn undo_depth(&self) -> usize {
        self.manager.undo_stack().len()
    }

    /// Takes back the last step; false if there was none that still changed anything.
    pub fn undo(&mut self) -> bool {
        mending::whole(&self.doc, &self.elements, || self.manager.undo_blocking())
    }

    /// Does the step again that was taken back last; false if there was none.
    pub fn redo(&mut self) -> bool {
        mending::whole(&self.doc, &self.elements, || self.manager.redo_blocking())
    }
}

impl std::fmt::Debug for History {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("History")
            .field("can_undo", &self.can_undo())
            .field("can_redo", &self.can_redo())
            .finish()
    }
}
