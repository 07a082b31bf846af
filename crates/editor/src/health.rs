//! What the checks say about the board, the day of the workshop, and what people leave alone of it.

use board::{BoardRect, Element, ElementId};
use workshop::health::{BoardView, CanvasHealth, check_board};
use workshop::rules::Date;

use crate::Editor;
use crate::cells::Seen;
use crate::turn::Turn;

impl BoardView for Seen<'_> {
    fn canvases(&self) -> Vec<&Element> {
        self.0.canvases()
    }

    fn frames(&self) -> Vec<&Element> {
        self.0.frames()
    }

    fn rect(&self, id: &ElementId) -> Option<BoardRect> {
        self.0.rect(id)
    }
}

impl Editor {
    /// The day of the workshop, if somebody said which.
    pub fn session(&self) -> Option<Date> {
        Date::from_iso(&self.info.session)
    }

    /// What the checks say about each canvas, also what people left alone ([`board::BoardInfo::quiet`]). Looks at the
    /// whole board: 30 ms for 10,000 notes with as many findings (`--example health_speed` of `workshop`), so not for
    /// every keystroke.
    pub fn health(&self) -> Vec<CanvasHealth> {
        check_board(&Seen(&self.scene), self.settings.locale, self.session())
    }

    pub(crate) fn set_session(&mut self, day: &str, turn: &mut Turn<'_>) {
        let day = day.trim();
        let is_day = day.is_empty() || Date::from_iso(day).is_some();
        if !is_day || day == self.info.session || !self.may_write(turn) {
            return;
        }
        let result = self.step(turn, |board| board.edit(|edit| edit.set_session(day)));
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }

    /// One step, however many there are.
    pub(crate) fn leave_alone(&mut self, findings: &[String], quiet: bool, turn: &mut Turn<'_>) {
        if findings.is_empty() || !self.may_write(turn) {
            return;
        }
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                let mut all = findings.iter();
                all.try_for_each(|finding| edit.set_quiet(finding, quiet))
            })
        });
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }
}
