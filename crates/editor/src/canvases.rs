//! Typed canvases: putting a template or its sample on the board.

use board::{BoardPoint, BoardRect, ElementId};

use crate::turn::Turn;
use crate::{Announcement, Editor, Refusal, TooLong};

/// Space between a new canvas and what is there already, board units.
const CANVAS_GAP: f64 = 120.0;

impl Editor {
    /// Puts a template's canvas in the middle of the view, or right of everything if something is there already.
    pub(crate) fn insert_canvas(&mut self, template: String, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let Some(found) = workshop::template(&template) else {
            return turn.refuse(Refusal::UnknownTemplate(template));
        };
        let size = workshop::canvas_size(found);
        let middle = self.camera.to_board(self.settings.viewport.center());
        let here = BoardPoint::new(
            (middle.x - size.width / 2.0).round(),
            (middle.y - size.height / 2.0).round(),
        );
        let wanted = BoardRect::at(here, size).grown(CANVAS_GAP / 2.0);
        let at = match self.scene.bounds() {
            Some(bounds) if !self.scene.query(wanted).is_empty() => {
                BoardPoint::new(bounds.right() + CANVAS_GAP, bounds.y).tamed()
            }
            Some(_) | None => here,
        };
        let id = turn.new_element_id();
        let result = self.step(turn, |board| {
            workshop::insert_template(board, found, &id, at)
        });
        match result {
            Ok(()) => {
                self.set_selection(crate::Selection::default());
                self.set_focus(Some(id.clone()));
                if let Some(rect) = self.scene.rect(&id) {
                    self.show(rect, turn);
                }
                turn.announce(Announcement::CanvasInserted(id));
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// The canvas that a sample would go to: the selected or focused one, or the only one; and only if its template
    /// has samples.
    pub fn sample_canvas(&self) -> Option<ElementId> {
        let has_samples = |id: &ElementId| {
            let canvas = self
                .scene
                .element(id)
                .and_then(|element| element.as_canvas());
            // Before that is learnt: nearly all have some.
            canvas.is_some_and(|canvas| {
                self.verbs
                    .is_none_or(|verbs| (verbs.has_samples)(&canvas.template))
            })
        };
        let pointed_at = self.selection.single().or(self.focus.as_ref());
        let pointed_at = pointed_at.and_then(|id| {
            self.with_owners(id).into_iter().find(|id| {
                self.scene
                    .element(id)
                    .is_some_and(|element| element.as_canvas().is_some())
            })
        });
        let only = || match self.scene.canvases().as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        };
        pointed_at.or_else(only).filter(has_samples)
    }

    pub(crate) fn insert_sample(
        &mut self,
        canvas: Option<ElementId>,
        sample: String,
        turn: &mut Turn<'_>,
    ) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let canvas = canvas.or_else(|| self.sample_canvas());
        let found = canvas.and_then(|id| {
            let element = self.scene.element(&id)?;
            let template = workshop::template(&element.as_canvas()?.template)?;
            let sample = template.samples.iter().find(|other| other.id == sample)?;
            Some((id, sample))
        });
        let Some((canvas, sample)) = found else {
            return turn.refuse(Refusal::UnknownSample(sample));
        };
        let locale = self.settings.locale;
        let result = self.step(turn, |board| {
            workshop::insert_sample(board, &canvas, sample, locale)
        });
        match result {
            Ok(created) if created.is_empty() => turn.refuse(Refusal::SamplePresent),
            Ok(created) => {
                let count = created.len();
                turn.announce(Announcement::NotesAdded { count });
                if let Some(rect) = self.scene.rect(&canvas) {
                    self.show(rect, turn);
                }
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// Names the board.
    pub(crate) fn set_title(&mut self, title: &str, turn: &mut Turn<'_>) {
        let title = title.trim();
        if title == self.info.title || !self.may_write(turn) {
            return;
        }
        let max = board::limits::TITLE_CHARACTERS_MAX;
        let characters = title.chars().count();
        if characters > max {
            return turn.refuse(Refusal::TooLong {
                what: TooLong::Title,
                characters,
                max,
            });
        }
        let result = self.step(turn, |board| board.edit(|edit| edit.set_title(title)));
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }
}
