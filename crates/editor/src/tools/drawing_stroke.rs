//! The pen is down: the stroke grows in the overlay and gets into the document when the pen is lifted.

use board::PenPoint;

use super::State;
use crate::turn::Turn;
use crate::{Editor, Overlay, PointerInput, ScreenPoint, StrokeOverlay};

/// Points nearer to the last one are left out, CSS pixels.
const STEP_MIN: f64 = 0.7;
/// With so many points a stroke is thinned out while it is drawn.
const POINTS_MAX: usize = 20_000;

#[derive(Clone, Debug)]
pub(crate) struct DrawingStroke {
    pub(super) pointer: i64,
    last: ScreenPoint,
}

impl DrawingStroke {
    pub(super) fn begin(editor: &mut Editor, input: &PointerInput) -> Self {
        let looks = editor.next_looks;
        let point = pen_point(editor, input);
        editor.set_overlay(Overlay {
            stroke: Some(StrokeOverlay {
                points: vec![point],
                ink: looks.pen_ink,
                width: looks.pen_width.units(),
            }),
            ..Overlay::default()
        });
        Self {
            pointer: input.pointer,
            last: input.at,
        }
    }

    pub(super) fn moved(mut self, editor: &mut Editor, input: &PointerInput) -> State {
        if input.at.distance(self.last) >= STEP_MIN {
            self.last = input.at;
            let point = pen_point(editor, input);
            let tolerance = editor.stroke_tolerance();
            if let Some(stroke) = &mut editor.overlay.stroke {
                stroke.points.push(point);
                if stroke.points.len() > POINTS_MAX {
                    stroke.points =
                        crate::strokes::thinned(&stroke.points, stroke.width, tolerance);
                }
                editor.changes.overlay = true;
            }
        }
        State::DrawingStroke(self)
    }

    pub(super) fn released(self, editor: &mut Editor, turn: &mut Turn<'_>) {
        let stroke = editor.overlay.stroke.take();
        editor.set_overlay(Overlay::default());
        editor.changes.overlay = true;
        if let Some(stroke) = stroke
            && editor.may_write(turn)
        {
            editor.create_drawing(stroke, turn);
        }
    }
}

fn pen_point(editor: &Editor, input: &PointerInput) -> PenPoint {
    let at = editor.camera.to_board(input.at);
    let pressure = if input.pressure.is_finite() {
        input.pressure.clamp(0.0, 1.0)
    } else {
        0.5
    };
    PenPoint { at, pressure }
}
