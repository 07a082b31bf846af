//! Typed canvases: putting a template or its sample on the board.

use board::{BoardPoint, BoardRect, ElementId};
use workshop::{PLACE_GAP, Sample, Template};

use crate::turn::Turn;
use crate::{Announcement, CommandId, Editor, Reason, Refusal, TooLong};

/// Farther away nobody knows one canvas from another.
const OVERVIEW_ZOOM: f64 = 0.1;

impl Editor {
    /// Puts a canvas for each template in the middle of the view, one below the other, or right of everything if
    /// something is there already.
    pub(crate) fn insert_templates(&mut self, templates: &[Template], turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if templates.is_empty() || !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let all: Vec<&Template> = templates.iter().collect();
        let size = workshop::pack_size(&all);
        let middle = self.camera.to_board(self.settings.viewport.center());
        let here = BoardPoint::new(
            (middle.x - size.width / 2.0).round(),
            (middle.y - size.height / 2.0).round(),
        );
        let wanted = BoardRect::at(here, size).grown(PLACE_GAP / 2.0);
        let at = if self.scene.query(wanted).is_empty() {
            here
        } else {
            workshop::free_place(&self.board.snapshot(), size)
        };
        let named: Vec<(ElementId, &Template)> = all
            .into_iter()
            .map(|template| (turn.new_element_id(), template))
            .collect();
        let result = self.step(turn, |board| {
            workshop::insert_pack(board, &named, at.tamed())
        });
        match result {
            Ok(()) => self.show_inserted(named.into_iter().map(|(id, _)| id).collect(), turn),
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// The first canvas gets the keyboard; all of them come into sight, or where that would be too small, the first.
    fn show_inserted(&mut self, canvases: Vec<ElementId>, turn: &mut Turn<'_>) {
        self.set_selection(crate::Selection::default());
        self.set_focus(canvases.first().cloned());
        let all = self.rect_around(&canvases);
        let all = all.filter(|rect| self.fitting(*rect).zoom >= OVERVIEW_ZOOM);
        let first = || canvases.first().and_then(|id| self.scene.rect(id));
        if let Some(rect) = all.or_else(first) {
            self.show(rect, turn);
        }
        match <[ElementId; 1]>::try_from(canvases) {
            Ok([only]) => turn.announce(Announcement::CanvasInserted(only)),
            Err(several) => turn.announce(Announcement::Added {
                count: several.len(),
            }),
        }
    }

    /// The canvas that a sample would go to: the selected or focused one, or the only one. Whether its template has samples is
    /// known to whoever has the template.
    pub fn sample_canvas(&self) -> Option<ElementId> {
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
        pointed_at.or_else(only)
    }

    /// What a template would be made of: the selected canvas or frame; where nothing is selected the one with the
    /// keyboard's focus in it, or the only canvas.
    pub fn template_source(&self) -> Option<ElementId> {
        let is_source = |id: &ElementId| {
            let element = self.scene.element(id);
            element.is_some_and(|element| {
                element.as_canvas().is_some() || element.as_frame().is_some()
            })
        };
        if !self.selection.is_empty() {
            return self.selection.single().filter(|id| is_source(id)).cloned();
        }
        let around_focus = self.focus.as_ref().and_then(|id| {
            let owners = self.with_owners(id);
            owners.into_iter().find(|id| is_source(id))
        });
        around_focus.or_else(|| match self.scene.canvases().as_slice() {
            [only] => Some(only.id.clone()),
            _ => None,
        })
    }

    pub(crate) fn insert_sample(
        &mut self,
        canvas: Option<ElementId>,
        sample: &Sample,
        turn: &mut Turn<'_>,
    ) {
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let is_canvas = |id: &ElementId| {
            let element = self.scene.element(id);
            element.is_some_and(|element| element.as_canvas().is_some())
        };
        let canvas = canvas.filter(is_canvas).or_else(|| self.sample_canvas());
        let Some(canvas) = canvas else {
            return turn.refuse(Refusal::Unavailable {
                command: CommandId::InsertSample,
                reason: Reason::NoCanvas,
            });
        };
        if self.refuses_closed(&canvas, turn) {
            return;
        }
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
