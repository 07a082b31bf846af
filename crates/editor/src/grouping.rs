//! Groups: what carries the same group's name is selected and moved together.

use std::collections::HashMap;

use board::{ElementId, GroupId, Snapshot, SortedSet};

use crate::turn::Turn;
use crate::{Editor, Kinds, Selection};

/// Who is in which group of a board.
pub(crate) fn groups_of(snapshot: &Snapshot) -> HashMap<GroupId, SortedSet<ElementId>> {
    let mut groups: HashMap<GroupId, SortedSet<ElementId>> = HashMap::new();
    for element in snapshot.elements() {
        if let Some(group) = &element.group {
            let members = groups.entry(group.clone()).or_default();
            members.insert(element.id.clone());
        }
    }
    groups
}

impl Editor {
    /// One group of all that is selected; groups among it become one with the rest.
    pub(crate) fn group(&mut self, turn: &mut Turn<'_>) {
        let members: Vec<ElementId> = self.groupable().cloned().collect();
        let Some(group) = GroupId::parse(turn.new_element_id().as_str()) else {
            return;
        };
        self.set_groups(&members, Some(&group), turn);
        self.set_selection(Selection::of(members));
    }

    /// What is selected belongs to no group any more.
    pub(crate) fn ungroup(&mut self, turn: &mut Turn<'_>) {
        let members: Vec<ElementId> = self
            .groupable()
            .filter(|id| self.group_of(id).is_some())
            .cloned()
            .collect();
        self.set_groups(&members, None, turn);
    }

    fn set_groups(&mut self, ids: &[ElementId], group: Option<&GroupId>, turn: &mut Turn<'_>) {
        if ids.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for id in ids {
                    let _deleted_meanwhile = edit.set_group(id, group);
                }
            });
        });
    }

    pub(crate) fn group_of(&self, id: &ElementId) -> Option<&GroupId> {
        self.scene.element(id)?.group.as_ref()
    }

    /// What the person selected that can be in a group: not the template, nothing locked.
    fn groupable(&self) -> impl Iterator<Item = &ElementId> {
        let fits = |id: &&ElementId| {
            let element = self.scene.element(id);
            element.is_some_and(|element| !element.locked && !Kinds::CANVAS.has(&element.kind))
        };
        self.selection.ids().iter().filter(fits)
    }

    /// Everything in this group, in no order.
    pub(crate) fn members_of(&self, group: &GroupId) -> Vec<ElementId> {
        let Some(members) = self.groups.get(group) else {
            return Vec::new();
        };
        members.iter().cloned().collect()
    }

    /// A press on `id` is meant for its whole group, unless the person reached inside before.
    pub(crate) fn group_meant_by(&self, id: &ElementId) -> Vec<ElementId> {
        let only = || vec![id.clone()];
        let Some(group) = self.group_of(id) else {
            return only();
        };
        let inside = self
            .selection
            .single()
            .is_some_and(|single| self.group_of(single) == Some(group));
        if inside {
            only()
        } else {
            self.members_of(group)
        }
    }

    /// These, and all that is in a group with one of them. Locked ones stay out.
    pub(crate) fn with_groups(&self, ids: Vec<ElementId>) -> Vec<ElementId> {
        if !ids.iter().any(|id| self.group_of(id).is_some()) {
            return ids;
        }
        let mut seen: Vec<GroupId> = Vec::new();
        let mut all = Selection::of(ids.iter().cloned());
        for id in &ids {
            let Some(group) = self.group_of(id).filter(|group| !seen.contains(group)) else {
                continue;
            };
            for member in self.members_of(group) {
                if !self.is_locked(&member) {
                    all.add(member);
                }
            }
            seen.push(group.clone());
        }
        all.ids().to_vec()
    }

    /// Keeps the lists of members while an element changes.
    pub(crate) fn regroup(&mut self, id: &ElementId, now: Option<&GroupId>) {
        // On most boards there are no groups.
        if now.is_none() && self.groups.is_empty() {
            return;
        }
        let before = self
            .scene
            .element(id)
            .and_then(|element| element.group.clone());
        if before.as_ref() == now {
            return;
        }
        if let Some(before) = before
            && let Some(members) = self.groups.get_mut(&before)
        {
            members.remove(id);
            if members.is_empty() {
                self.groups.remove(&before);
            }
        }
        if let Some(now) = now {
            self.groups
                .entry(now.clone())
                .or_default()
                .insert(id.clone());
        }
    }
}
