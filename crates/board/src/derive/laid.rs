//! What was derived, thing by thing. A value in a matrix changes one slot of hundreds: the others are not made anew.

use crate::{BoardPoint, BoardSize, Element, ElementId, ElementKind, Link, OrderKey, Placement};

/// One thing that was derived.
pub(crate) enum Found {
    /// It is as it was before, and was so manieth then.
    Same(usize),
    /// It is new, or perhaps not as it was.
    New(Box<Element>),
}

/// What was derived so far.
pub(super) struct Laid<'a> {
    /// What was derived before, mostly the same in the same order.
    pub before: &'a [Element],
    pub found: Vec<Found>,
}

/// What is not a matter of place.
pub(super) struct Like<'a> {
    /// Whose it is.
    pub parent: Option<&'a ElementId>,
    /// Its height in the pile.
    pub order: &'a OrderKey,
    /// Where it leads.
    pub link: Option<&'a Link>,
}

impl<'a> Laid<'a> {
    /// What the next one was before, if nothing came or went.
    pub fn was(&self) -> Option<&'a Element> {
        self.before.get(self.found.len())
    }

    pub fn new_one(&mut self, element: Element) {
        self.found.push(Found::New(Box::new(element)));
    }

    /// A heading or a slot, at a place: it stays there. `same` says whether it is what it was, and `kind` what it is otherwise.
    pub fn put(
        &mut self,
        id: ElementId,
        (at, size): (BoardPoint, BoardSize),
        like: &Like<'_>,
        same: &dyn Fn(&ElementKind) -> bool,
        kind: &dyn Fn() -> ElementKind,
    ) {
        let (at, size) = (at.tamed(), size.tamed());
        let is_same = |was: &&Element| {
            was.id == id
                && was.placement.offset == at
                && was.size == size
                && was.placement.parent.as_ref() == like.parent
                && was.order == *like.order
                && was.link.as_ref() == like.link
                && same(&was.kind)
        };
        if self.was().is_some_and(|was| is_same(&was)) {
            self.found.push(Found::Same(self.found.len()));
            return;
        }
        let placement = Placement {
            parent: like.parent.cloned(),
            offset: at,
        };
        self.new_one(Element {
            order: like.order.clone(),
            locked: true,
            link: like.link.cloned(),
            ..Element::new(id, placement, size, kind())
        });
    }
}
