//! What commands ask about the selection, looked up once and kept until it changes: a hundred of them ask at once, and
//! ten thousand elements may be selected.

use board::{BoardRect, Element, GroupId};

use crate::{Editor, Kinds};

/// Of a selection up to this large nothing is kept: looking is as quick, and what is new is not in the document yet.
const LOOKED_AT: usize = 32;

/// What is among the selected elements.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Selected {
    /// Of what kinds they are.
    pub(crate) kinds: Kinds,
    /// Of what kinds those are that nobody locked.
    pub(crate) free_kinds: Kinds,
    /// Whether anything leads anywhere.
    pub(crate) links: bool,
    /// How many a connector can be attached to; counted up to two.
    connectable: u8,
    /// Whether all are locked by people, and there are some.
    pub(crate) only_locked: bool,
    /// Whether anything can be locked or set free.
    pub(crate) lockable: bool,
    /// How many things can be arranged, a group being one; counted up to three.
    pub(crate) units: u8,
    /// Whether a group can be made of it that is not there yet.
    pub(crate) groupable: bool,
    /// Whether anything is in a group.
    pub(crate) grouped: bool,
    /// The rectangle around all, board space.
    pub(crate) around: Option<BoardRect>,
}

/// Counts things to be arranged: a group counts once, unless it is all there is.
#[derive(Default)]
struct Units<'a> {
    single: u8,
    groups: Vec<&'a GroupId>,
    members: u8,
}

impl<'a> Units<'a> {
    fn add(&mut self, element: &'a Element) {
        match &element.group {
            Some(group) => {
                self.members = self.members.saturating_add(1);
                // Beyond three nobody counts.
                if self.groups.len() < 3 && !self.groups.contains(&group) {
                    self.groups.push(group);
                }
            }
            None => self.single = self.single.saturating_add(1),
        }
    }

    fn at_most_three(&self) -> u8 {
        let groups = u8::try_from(self.groups.len()).unwrap_or(3);
        match (self.single, groups) {
            (0, 1) => self.members.min(3),
            (single, groups) => single.saturating_add(groups).min(3),
        }
    }
}

impl Editor {
    /// The selected elements, first selected first.
    pub fn selected_elements(&self) -> impl Iterator<Item = &Element> {
        let ids = self.selection.ids().iter();
        ids.filter_map(|id| self.scene.element(id))
    }

    /// The kinds of elements among the selected ones.
    pub fn selected_kinds(&self) -> Kinds {
        self.selected_facts().kinds
    }

    /// Whether there are two selected things to be connected.
    pub(crate) fn can_connect(&self) -> bool {
        self.selected_facts().connectable == 2
    }

    /// The rectangle around the selection, board space.
    pub fn selection_rect(&self) -> Option<BoardRect> {
        self.selected_facts().around
    }

    pub(crate) fn selected_facts(&self) -> Selected {
        if let Some(facts) = self.selected.get() {
            return facts;
        }
        let facts = self.look_at_selected();
        if self.selection.len() > LOOKED_AT {
            self.selected.set(Some(facts));
        }
        facts
    }

    fn look_at_selected(&self) -> Selected {
        let mut facts = Selected {
            only_locked: !self.selection.is_empty(),
            ..Selected::default()
        };
        let mut units = Units::default();
        let mut first_group: Option<Option<&GroupId>> = None;
        let ids = self.selection.ids().iter();
        for placed in ids.filter_map(|id| self.scene.get(id)) {
            let (element, rect) = (placed.element(), placed.rect());
            let kind = Kinds::of(&element.kind);
            let is_template = kind.meets(Kinds::CANVAS);
            let is_closed = element.as_canvas().is_some_and(|canvas| canvas.closed);
            let is_locked = is_closed || (element.locked && !is_template);
            facts.kinds = facts.kinds | kind;
            facts.links |= element.link.is_some();
            facts.only_locked &= is_locked;
            facts.lockable |= !is_template || is_closed;
            facts.grouped |= element.group.is_some();
            facts.around = Some(facts.around.map_or(rect, |all| all.union(&rect)));
            if Kinds::CONNECTABLE.meets(kind) {
                facts.connectable = (facts.connectable + 1).min(2);
            }
            if is_locked {
                continue;
            }
            facts.free_kinds = facts.free_kinds | kind;
            let line = element.as_connector();
            let hangs =
                |line: &board::Connector| line.from.element.is_some() || line.to.element.is_some();
            if !line.is_some_and(hangs) {
                units.add(element);
            }
            if !is_template && !element.locked {
                let group = element.group.as_ref();
                match first_group {
                    None => first_group = Some(group),
                    Some(first) => facts.groupable |= first.is_none() || first != group,
                }
            }
        }
        facts.units = units.at_most_three();
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::LOOKED_AT;
    use crate::testing::TestEditor;
    use crate::{CommandId, Direction, Distance};

    #[test]
    fn e104_a_large_selection_is_looked_at_once_and_anew_after_a_change() {
        let mut test = TestEditor::with_notes(LOOKED_AT + 1);
        test.command(CommandId::SelectAll);
        test.editor.selected.set(None);
        let before = test.editor.selection_rect().unwrap();
        assert!(
            test.editor.selected.get().is_some(),
            "what was seen is kept"
        );
        assert_eq!(test.editor.selection_rect(), Some(before));

        test.command(CommandId::Nudge(Direction::Right, Distance::Near));
        let after = test.editor.selection_rect().unwrap();
        assert!(after.x > before.x, "{after:?}");
    }
}
