//! A whole board looked over: what the checks find on each of its canvases.

use board::limits::QUIET_CHARACTERS_MAX;
use board::{BoardRect, Element, ElementId, Label, Locale, Snapshot};

use super::{Finding, reading};
use crate::CanvasView;
use crate::figures::FigureOptions;
use crate::figures::Whose;
use crate::figures::ground::Ground;
use crate::rules::Date;

/// What a board is looked over from: a snapshot, or a scene.
pub trait BoardView: CanvasView {
    /// All canvases of the board, in any order.
    fn canvases(&self) -> Vec<&Element>;
    /// All frames of the board, in any order.
    fn frames(&self) -> Vec<&Element>;
    /// Where an element is on the board.
    fn rect(&self, id: &ElementId) -> Option<BoardRect>;
}

impl BoardView for Snapshot {
    fn canvases(&self) -> Vec<&Element> {
        let elements = self.elements().iter();
        elements
            .filter(|element| element.as_canvas().is_some())
            .collect()
    }

    fn frames(&self) -> Vec<&Element> {
        let elements = self.elements().iter();
        elements
            .filter(|element| element.as_frame().is_some())
            .collect()
    }

    fn rect(&self, id: &ElementId) -> Option<BoardRect> {
        self.rect(id)
    }
}

/// What the checks say about one canvas.
#[derive(Clone, PartialEq, Debug)]
pub struct CanvasHealth {
    /// Which.
    pub canvas: ElementId,
    /// What it is called.
    pub label: Label,
    /// Whether anybody has put anything into it. Nothing is said about a canvas on which nobody has begun.
    pub begun: bool,
    /// What was found, in the order of the checks.
    pub findings: Vec<Finding>,
}

impl CanvasHealth {
    /// The key under which the board notes that a finding of this canvas is left alone ([`board::BoardInfo::quiet`]).
    pub fn key_of(&self, finding: &Finding) -> String {
        let key = format!("{}|{}", self.canvas, finding.key());
        key.chars().take(QUIET_CHARACTERS_MAX).collect()
    }
}

/// Looks at all canvases of a board, from the top left to the bottom right. `session` is the day of the workshop;
/// without it nothing is said about how far off a date is.
pub fn check_board(
    view: &dyn BoardView,
    locale: Locale,
    session: Option<Date>,
) -> Vec<CanvasHealth> {
    let mut canvases = view.canvases();
    board::reading_order::sort_in_rows(&mut canvases, |element| {
        view.rect(&element.id).unwrap_or_default().origin()
    });
    let named = canvases.into_iter().filter_map(|element| {
        let label = element.as_canvas()?.label.clone();
        Some((&element.id, label))
    });
    named
        .map(|(canvas, label)| {
            let begun = is_begun(view, canvas);
            let mut findings = Vec::new();
            if begun {
                let options = FigureOptions {
                    locale,
                    whose: Whose::Team,
                    session,
                };
                let ground = Ground::of(view, canvas, &options);
                reading::read(view, &ground, &mut findings);
                findings.sort_by_key(|finding| finding.check);
            }
            CanvasHealth {
                canvas: canvas.clone(),
                label,
                begun,
                findings,
            }
        })
        .collect()
}

/// Whether people have put anything into a canvas: a note, a text, a value, a name or a weight.
fn is_begun(view: &dyn BoardView, canvas: &ElementId) -> bool {
    view.children(canvas).into_iter().any(|element| {
        let is_written = element.text().is_some_and(|text| !text.trim().is_empty());
        let has_value = element
            .as_cell()
            .is_some_and(|cell| !cell.values.is_empty());
        let is_weighed = element
            .as_track()
            .is_some_and(|track| track.weight.is_some());
        let holds_notes = || {
            let notes = view.children(&element.id);
            notes.iter().any(|note| note.as_note().is_some())
        };
        is_written || has_value || is_weighed || holds_notes()
    })
}
