//! What commands ask about the selection, looked up once and kept until it changes: a hundred of them ask at once, and
//! ten thousand elements may be selected.

use board::Element;

use crate::{Editor, Kinds};

/// What is among the selected elements.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Selected {
    kinds: Kinds,
    /// Whether anything leads anywhere.
    links: bool,
    /// How many a connector can be attached to; counted up to two.
    connectable: u8,
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

    /// Whether anything selected leads anywhere.
    pub(crate) fn has_links(&self) -> bool {
        self.selected_facts().links
    }

    /// Whether there are two selected things to be connected.
    pub(crate) fn can_connect(&self) -> bool {
        self.selected_facts().connectable == 2
    }

    fn selected_facts(&self) -> Selected {
        if let Some(facts) = self.selected.get() {
            return facts;
        }
        let mut facts = Selected::default();
        for element in self.selected_elements() {
            facts.kinds = facts.kinds | Kinds::of(&element.kind);
            facts.links |= element.link.is_some();
            if Kinds::CONNECTABLE.has(&element.kind) {
                facts.connectable = (facts.connectable + 1).min(2);
            }
        }
        self.selected.set(Some(facts));
        facts
    }
}
