//! What the eraser touches: strokes of the pen and connectors, by their lines, not by their boxes.

use board::{BoardPoint, BoardRect, ElementId};
use scene::Placed;

use crate::connectors::loosen;
use crate::turn::Turn;
use crate::{Announcement, Editor, Kinds, Selection};

/// How far the eraser reaches, CSS pixels.
const REACH: f64 = 6.0;
/// Places looked at on the way between two events; a hand that is faster skips some.
const STEPS_MAX: f64 = 200.0;

impl Editor {
    /// The eraser went from one point to another, board space: what it touched goes when it comes up.
    pub(crate) fn erase_along(&mut self, from: BoardPoint, to: BoardPoint) {
        let reach = REACH / self.camera.zoom;
        let way = to - from;
        let steps = (way.x.hypot(way.y) / reach).ceil().clamp(1.0, STEPS_MAX);
        let on_the_way = |placed: &Placed<'_>| {
            (0..=steps as u32).any(|step| {
                let part = f64::from(step) / steps;
                let point = from + BoardPoint::new(way.x * part, way.y * part);
                placed.is_met(point, reach)
            })
        };
        let around = BoardRect::spanning(from, to).grown(reach);
        let mut touched = Vec::new();
        for id in self.scene.touching(&around) {
            let Some(placed) = self.scene.get(&id) else {
                continue;
            };
            let element = placed.element();
            if (Kinds::DRAWING | Kinds::CONNECTOR).has(&element.kind)
                && !self.is_locked(&id)
                && !self.overlay.erased.contains(&id)
                && on_the_way(&placed)
            {
                touched.push(id);
            }
        }
        if !touched.is_empty() {
            self.overlay.erased.extend(touched);
            self.changes.overlay = true;
        }
    }

    /// Takes away what the eraser touched, in one step.
    pub(crate) fn erase(&mut self, ids: &[ElementId], turn: &mut Turn<'_>) {
        let left = self.left_behind(&Selection::of(ids.iter().cloned()));
        self.step(turn, |board| {
            board.edit(|edit| {
                loosen(edit, &left);
                for id in ids {
                    let _deleted_meanwhile = edit.delete(id);
                }
            });
        });
        turn.announce(Announcement::Deleted { count: ids.len() });
    }
}
