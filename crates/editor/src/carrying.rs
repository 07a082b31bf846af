//! Carrying on: what one canvas found names the columns and rows of the next, and a part is made anew to go on with.

use board::{BoardError, ElementId};
use workshop::{
    CarryTarget, apply_carry, apply_content, apply_part, apply_values, carry_content, carry_some,
    carry_targets, carry_values, free_place, next_part,
};

use crate::turn::Turn;
use crate::{Announcement, CommandId, Editor, Reason, Refusal, Selection};

impl Editor {
    /// Lets what lies on the canvas that is meant name the columns and rows of those that take theirs from it, and fill
    /// what is empty there. Of selected notes only those.
    pub(crate) fn carry_on(&mut self, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let refusal = |reason: Reason| Refusal::Unavailable {
            command: CommandId::CarryOn,
            reason,
        };
        // Selected notes are carried alone.
        let notes: Vec<ElementId> = self.selected_notes().map(|note| note.id.clone()).collect();
        let of_notes = notes.first().and_then(|note| self.canvas_of(note));
        let Some(canvas) = of_notes.or_else(|| self.sample_canvas()) else {
            return turn.refuse(refusal(Reason::NoCanvas));
        };
        let snapshot = self.board.snapshot();
        let mut ways: Vec<(ElementId, CarryTarget)> = Vec::new();
        for cell in snapshot.cells(&canvas) {
            let targets = carry_targets(&snapshot, &cell.id).into_iter();
            ways.extend(targets.map(|target| (cell.id.clone(), target)));
        }
        let mut content = carry_content(&snapshot, &canvas);
        if !notes.is_empty() {
            content.keep_only(&notes);
        }
        let mut left_out = 0;
        let result = self.step(turn, |board| {
            let mut named = 0;
            for (from, target) in &ways {
                // Two cells may fill one matrix: each finds it as the other left it.
                let wanted = |id: &ElementId| notes.is_empty() || notes.contains(id);
                let plan = carry_some(&board.snapshot(), from, target, &wanted);
                left_out += plan.left_out;
                if !plan.tracks.is_empty() {
                    named += apply_carry(board, &plan)?.len();
                }
            }
            if !content.is_empty() {
                named += apply_content(board, &content)?;
            }
            if notes.is_empty() {
                // What stands below the columns that are named by now.
                let values = carry_values(&board.snapshot(), &canvas);
                named += apply_values(board, &values);
            }
            Ok::<usize, BoardError>(named)
        });
        match result {
            Ok(0) if left_out == 0 => turn.refuse(refusal(Reason::NothingToCarry)),
            Ok(named) => {
                if named > 0 {
                    let mut reached: Vec<ElementId> =
                        ways.into_iter().map(|(_, target)| target.grid).collect();
                    reached.extend(content.texts.into_iter().map(|text| text.cell));
                    let cells = content.notes.into_iter();
                    reached.extend(cells.filter_map(|note| note.placement.parent));
                    if let Some(rect) = self.rect_around(&reached) {
                        self.show(rect, turn);
                    }
                    turn.announce(Announcement::Added { count: named });
                }
                if left_out > 0 {
                    turn.refuse(refusal(Reason::TracksAtMost));
                }
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// Makes the selected canvases and frames, or the one that is meant, once more where there is room, and locks the
    /// old ones.
    pub(crate) fn make_next_part(&mut self, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let sources = self.part_sources();
        let Some(around) = self.rect_around(&sources).filter(|_| !sources.is_empty()) else {
            return turn.refuse(Refusal::Unavailable {
                command: CommandId::NextPart,
                reason: Reason::NothingSelected,
            });
        };
        let snapshot = self.board.snapshot();
        let at = free_place(&snapshot, around.size());
        let roots: Vec<(ElementId, ElementId)> = sources
            .into_iter()
            .map(|source| (source, turn.new_element_id()))
            .collect();
        let plan = next_part(&snapshot, &roots, at);
        match self.step(turn, |board| apply_part(board, &plan)) {
            Ok(made) => {
                self.set_selection(Selection::default());
                self.set_focus(made.first().cloned());
                if let Some(rect) = self.rect_around(&made) {
                    self.show(rect, turn);
                }
                turn.announce(Announcement::Added { count: made.len() });
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// What the next part would be made of: the selected canvases and frames, or the one that is meant.
    pub(crate) fn part_sources(&self) -> Vec<ElementId> {
        if self.selection.is_empty() {
            return self.template_source().into_iter().collect();
        }
        let selected = self.selection.ids().iter();
        selected
            .filter(|id| {
                let element = self.scene.element(id);
                element.is_some_and(|element| {
                    element.as_canvas().is_some() || element.as_frame().is_some()
                })
            })
            .cloned()
            .collect()
    }

    /// The canvas of the part before that the one that is meant follows; or else the newest one that follows it.
    pub(crate) fn other_part(&self) -> Option<ElementId> {
        let here = self.focused_or_selected_canvas()?;
        let follows = |id: &ElementId| {
            let canvas = self.scene.element(id).and_then(|it| it.as_canvas());
            canvas.and_then(|canvas| canvas.follows.clone())
        };
        let before = follows(&here).filter(|id| self.scene.element(id).is_some());
        before.or_else(|| {
            let mut all = self.scene.in_paint_order().rev();
            let next = all.find(|placed| {
                let canvas = placed.element().as_canvas();
                canvas.is_some_and(|canvas| canvas.follows.as_ref() == Some(&here))
            });
            next.map(|placed| placed.element().id.clone())
        })
    }

    pub(crate) fn go_to_other_part(&mut self, turn: &mut Turn<'_>) {
        let Some(canvas) = self.other_part() else {
            return;
        };
        self.set_selection(Selection::of([canvas.clone()]));
        self.set_focus(Some(canvas.clone()));
        if let Some(rect) = self.scene.rect(&canvas) {
            self.show(rect, turn);
        }
        turn.announce(Announcement::Focused(canvas));
    }

    /// What the selected note, or the cell with the focus, shows the text of.
    pub(crate) fn source_in_hand(&self) -> Option<ElementId> {
        let id = self.selection.single().or(self.focus.as_ref())?;
        let source = self.scene.element(id)?.source.clone()?;
        self.scene.element(&source).map(|_| source)
    }

    pub(crate) fn go_to_source(&mut self, turn: &mut Turn<'_>) {
        let Some(source) = self.source_in_hand().filter(|_| self.end_editing(turn)) else {
            return;
        };
        // Cells, columns and rows have the focus and are never selected.
        let note = self.scene.element(&source).and_then(|it| it.as_note());
        let selected = note.map(|_| source.clone());
        self.set_selection(Selection::of(selected));
        self.set_focus(Some(source.clone()));
        if let Some(rect) = self.scene.rect(&source) {
            self.show(rect, turn);
        }
        turn.announce(Announcement::Focused(source));
    }
}
