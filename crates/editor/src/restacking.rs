//! The pile: one step up or down among what overlaps, or all the way.

use board::{ElementId, ElementKind, OrderKey};

use crate::turn::Turn;
use crate::{Editor, Selection};

/// Of so many selected elements the neighbours in the pile are looked up.
const STEPPING_MAX: usize = 200;

/// Kinds that share one pile: a note never goes below a canvas.
fn pile_of(kind: &ElementKind) -> u8 {
    match kind {
        ElementKind::Frame(_) => 0,
        ElementKind::Canvas(_) => 1,
        ElementKind::Cell(_) | ElementKind::Track(_) => 2,
        _ => 3,
    }
}

impl Editor {
    pub(crate) fn bring_to_front(&mut self, turn: &mut Turn<'_>) {
        let selected = self.restackable();
        let chosen = Selection::of(selected.iter().cloned());
        let highest_other = self.orders(|id| !chosen.contains(id)).max();
        let lowest = self.orders(|id| chosen.contains(id)).min();
        if selected.is_empty() || lowest > highest_other {
            return;
        }
        let mut top = self.top.clone();
        let plan: Vec<(ElementId, OrderKey)> = selected
            .into_iter()
            .map(|id| {
                let key = OrderKey::above(top.as_ref());
                top = Some(key.clone());
                (id, key)
            })
            .collect();
        self.restack(&plan, turn);
    }

    pub(crate) fn send_to_back(&mut self, turn: &mut Turn<'_>) {
        let selected = self.restackable();
        let chosen = Selection::of(selected.iter().cloned());
        let lowest_other = self.orders(|id| !chosen.contains(id)).min();
        let highest = self.orders(|id| chosen.contains(id)).max();
        if selected.is_empty() || lowest_other.is_none() || highest < lowest_other {
            return;
        }
        let plan = stacked_between(selected, None, lowest_other.as_ref());
        self.restack(&plan, turn);
    }

    /// One step: over the next thing above that any of the selection overlaps, or under the next one below.
    pub(crate) fn step_in_pile(&mut self, up: bool, turn: &mut Turn<'_>) {
        let selected = self.restackable();
        let chosen = Selection::of(selected.iter().cloned());
        let Some(other) = self.next_overlapping(&selected, &chosen, up) else {
            return;
        };
        let place = self.place_in_pile(&other);
        let passing: Vec<ElementId> = selected
            .into_iter()
            .filter(|id| {
                let own = self.place_in_pile(id);
                if up { own < place } else { own > place }
            })
            .collect();
        let Some((key, _)) = place else { return };
        let plan = if up {
            let next = self.orders(|_| true).filter(|order| *order > key).min();
            stacked_between(passing, Some(&key), next.as_ref())
        } else {
            let next = self.orders(|_| true).filter(|order| *order < key).max();
            stacked_between(passing, next.as_ref(), Some(&key))
        };
        self.restack(&plan, turn);
    }

    /// The nearest one in the pile that overlaps one of `selected` and lies above (or below) that one.
    fn next_overlapping(
        &self,
        selected: &[ElementId],
        chosen: &Selection,
        up: bool,
    ) -> Option<ElementId> {
        let mut next: Option<(OrderKey, ElementId)> = None;
        for id in selected.iter().take(STEPPING_MAX) {
            let (Some(placed), Some(own)) = (self.scene.get(id), self.place_in_pile(id)) else {
                continue;
            };
            let pile = pile_of(&placed.element().kind);
            for other in self.scene.query(placed.rect()) {
                let same_pile = self
                    .scene
                    .element(&other)
                    .is_some_and(|other| pile_of(&other.kind) == pile);
                let Some(place) = self
                    .place_in_pile(&other)
                    .filter(|_| same_pile && !chosen.contains(&other))
                else {
                    continue;
                };
                let beyond = if up { place > own } else { place < own };
                let nearer = next
                    .as_ref()
                    .is_none_or(|next| if up { place < *next } else { place > *next });
                if beyond && nearer {
                    next = Some(place);
                }
            }
        }
        next.map(|(_, id)| id)
    }

    fn place_in_pile(&self, id: &ElementId) -> Option<(OrderKey, ElementId)> {
        let element = self.scene.element(id)?;
        Some((element.order.clone(), element.id.clone()))
    }

    fn restack(&mut self, plan: &[(ElementId, OrderKey)], turn: &mut Turn<'_>) {
        if plan.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for (id, key) in plan {
                    let _deleted_meanwhile = edit.set_order(id, key);
                }
            });
        });
    }

    fn orders(&self, wanted: impl Fn(&ElementId) -> bool) -> impl Iterator<Item = OrderKey> {
        self.scene
            .in_paint_order()
            .map(|placed| placed.element())
            .filter(move |element| wanted(&element.id))
            .map(|element| element.order.clone())
    }

    /// What of the selection may change its place in the pile, lowest first.
    fn restackable(&self) -> Vec<ElementId> {
        let mut selected = self.selected_in_pile();
        selected.retain(|id| !self.is_locked(id));
        selected
    }

    /// The selected elements, lowest in the pile first.
    pub(crate) fn selected_in_pile(&self) -> Vec<ElementId> {
        let mut selected: Vec<_> = self
            .selection
            .ids()
            .iter()
            .filter_map(|id| self.place_in_pile(id))
            .collect();
        selected.sort_unstable();
        selected.into_iter().map(|(_, id)| id).collect()
    }
}

/// Keys for `ids`, lowest first, all of them between `low` and `high`.
fn stacked_between(
    ids: Vec<ElementId>,
    low: Option<&OrderKey>,
    high: Option<&OrderKey>,
) -> Vec<(ElementId, OrderKey)> {
    let mut ceiling = high.cloned();
    let mut plan: Vec<(ElementId, OrderKey)> = ids
        .into_iter()
        .rev()
        .map(|id| {
            let key = OrderKey::between(low, ceiling.as_ref());
            ceiling = Some(key.clone());
            (id, key)
        })
        .collect();
    plan.reverse();
    plan
}
