//! The parts of a view that come and go.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Get, Memo, Signal, untrack};
use web_sys::Node;

use super::follow;
use super::view::{Kept, Part, View};
use crate::platform::document;

/// A place in the page whose content changes. Its nodes stand before its marker.
pub struct Region {
    marker: Node,
    content: RefCell<View>,
}

impl Region {
    /// Puts content and marker into `parent`.
    pub fn place(&self, parent: &Node, before: Option<&Node>) {
        self.content.borrow().place(parent, before);
        let _ = parent.insert_before(&self.marker, before);
    }

    /// Its nodes, the marker last.
    pub fn collect(&self, nodes: &mut Vec<Node>) {
        self.content.borrow().collect(nodes);
        nodes.push(self.marker.clone());
    }

    /// Ends what is in it; the nodes stay where they are.
    pub fn end(&self) {
        drop(self.content.take());
    }

    fn fill(&self, content: View) {
        // Nowhere yet: `place` will put it with the marker.
        if let Some(parent) = self.marker.parent_node() {
            content.place(&parent, Some(&self.marker));
        }
        self.content.replace(content);
    }
}

/// Content that is built anew whenever a signal that `build` read has changed. Signals made by `build` live until then.
pub fn changing<V: Into<View>>(build: impl Fn() -> V + 'static) -> View {
    changing_erased(Box::new(move || build().into()))
}

/// Content that is there while a condition holds, built anew each time the condition comes to hold. `build` may read
/// signals: it does not follow them.
pub fn show<V: Into<View>>(
    holds: impl Into<Signal<bool>>,
    build: impl Fn() -> V + 'static,
) -> View {
    show_erased(holds.into(), Box::new(move || build().into()))
}

fn show_erased(holds: Signal<bool>, build: Box<dyn Fn() -> View>) -> View {
    // A condition that was merely computed again builds nothing.
    let holds = Memo::new(move |_| holds.get());
    changing_erased(Box::new(move || {
        if holds.get() {
            untrack(&build)
        } else {
            View::default()
        }
    }))
}

fn changing_erased(build: Box<dyn Fn() -> View>) -> View {
    let region = Rc::new(Region {
        marker: document().create_text_node("").into(),
        content: RefCell::default(),
    });
    let filled = region.clone();
    let effect = follow(Box::new(move || {
        // What was there goes first, so that an id is never in the page twice.
        filled.content.take().take_out();
        filled.fill(build());
    }));
    View::new(
        vec![Part::Region(region.clone())],
        vec![Kept::Region(effect, region)],
    )
}
