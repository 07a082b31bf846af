//! Align, and distribute with equal gaps: groups as a whole.

use board::{BoardPoint, BoardRect, ElementId};

use crate::turn::Turn;
use crate::units::Unit;
use crate::{Alignment, Editor};

impl Editor {
    /// Brings the edges or middles of the selected things in one line.
    pub(crate) fn align(&mut self, alignment: Alignment, turn: &mut Turn<'_>) {
        let units = self.units();
        let Some(around) = around(&units) else {
            return;
        };
        self.arrange(units, turn, |rect| {
            let (from, to) = (rect, &around);
            match alignment {
                Alignment::Left => BoardPoint::new(to.x - from.x, 0.0),
                Alignment::Center => BoardPoint::new(to.center().x - from.center().x, 0.0),
                Alignment::Right => BoardPoint::new(to.right() - from.right(), 0.0),
                Alignment::Top => BoardPoint::new(0.0, to.y - from.y),
                Alignment::Middle => BoardPoint::new(0.0, to.center().y - from.center().y),
                Alignment::Bottom => BoardPoint::new(0.0, to.bottom() - from.bottom()),
            }
        });
    }

    /// Makes the gaps between the selected things equal; the outermost two stay where they are.
    pub(crate) fn distribute(&mut self, sideways: bool, turn: &mut Turn<'_>) {
        let mut units = self.units();
        let low = |rect: &BoardRect| if sideways { rect.x } else { rect.y };
        let length = |rect: &BoardRect| if sideways { rect.width } else { rect.height };
        let middle = |unit: &Unit| low(&unit.rect) + length(&unit.rect) / 2.0;
        units.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
        let (Some(first), Some(last)) = (units.first(), units.last()) else {
            return;
        };
        let filled: f64 = units.iter().map(|unit| length(&unit.rect)).sum();
        let room = low(&last.rect) + length(&last.rect) - low(&first.rect);
        let gap = (room - filled) / (units.len() as f64 - 1.0).max(1.0);
        let mut next = low(&first.rect);
        let mut moves = Vec::new();
        for unit in &units {
            let way = next - low(&unit.rect);
            let delta = if sideways {
                BoardPoint::new(way, 0.0)
            } else {
                BoardPoint::new(0.0, way)
            };
            moves.extend(unit.ids.iter().map(|id| (id.clone(), delta)));
            next += length(&unit.rect) + gap;
        }
        self.move_each(&moves, turn);
    }

    fn arrange(
        &mut self,
        units: Vec<Unit>,
        turn: &mut Turn<'_>,
        way: impl Fn(&BoardRect) -> BoardPoint,
    ) {
        let moves: Vec<(ElementId, BoardPoint)> = units
            .into_iter()
            .flat_map(|unit| {
                let delta = way(&unit.rect);
                unit.ids.into_iter().map(move |id| (id, delta))
            })
            .collect();
        self.move_each(&moves, turn);
    }
}

fn around(units: &[Unit]) -> Option<BoardRect> {
    let rects = units.iter().map(|unit| unit.rect);
    rects.reduce(|all, rect| all.union(&rect))
}
