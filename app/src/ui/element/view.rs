//! Pieces of the page, side by side, with what keeps them alive.

use std::rc::Rc;

use leptos::prelude::RenderEffect;
use web_sys::Node;

use super::region::Region;
use crate::platform::Listener;

/// Elements and texts, side by side. Dropping it ends its listeners and effects; [`View::take_out`] also removes
/// its nodes from the page.
#[derive(Default)]
pub struct View {
    parts: Vec<Part>,
    kept: Vec<Kept>,
}

/// A part at the top of a view.
pub enum Part {
    /// An element or a text.
    Node(Node),
    /// What comes and goes.
    Region(Rc<Region>),
}

/// What ends when the view is dropped; it is held for its `Drop` only.
pub enum Kept {
    /// Hears events.
    Listener(#[expect(dead_code, reason = "dropping it removes it")] Listener),
    /// Follows signals.
    Effect(#[expect(dead_code, reason = "dropping it ends it")] RenderEffect<()>),
    /// Fills a region; what is in that ends with it.
    Region(
        #[expect(dead_code, reason = "dropping it ends it")] RenderEffect<()>,
        Rc<Region>,
    ),
}

impl View {
    pub(super) fn new(parts: Vec<Part>, kept: Vec<Kept>) -> Self {
        Self { parts, kept }
    }

    /// One view after another, as one.
    pub fn and(mut self, next: impl Into<Self>) -> Self {
        self.append(next.into());
        self
    }

    fn append(&mut self, next: Self) {
        self.parts.extend(next.parts);
        self.kept.extend(next.kept);
    }

    /// Puts its nodes into `parent`, before `before` or at the end.
    pub fn place(&self, parent: &Node, before: Option<&Node>) {
        for part in &self.parts {
            match part {
                // Fails only where `before` is no child of `parent`.
                Part::Node(node) => drop(parent.insert_before(node, before)),
                Part::Region(region) => region.place(parent, before),
            }
        }
    }

    /// Ends it and removes its nodes from the page. Its listeners go first: a field that is removed loses the focus,
    /// and whoever would listen to that may be gone by then.
    pub fn take_out(self) {
        let mut nodes = Vec::new();
        self.collect(&mut nodes);
        drop(self);
        for node in nodes {
            if let Some(parent) = node.parent_node() {
                // Fails only for what is no child of its parent.
                let _ = parent.remove_child(&node);
            }
        }
    }

    pub(super) fn collect(&self, nodes: &mut Vec<Node>) {
        for part in &self.parts {
            match part {
                Part::Node(node) => nodes.push(node.clone()),
                Part::Region(region) => region.collect(nodes),
            }
        }
    }

    pub(super) fn into_kept(self) -> Vec<Kept> {
        self.kept
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        match self {
            Self::Listener(_) | Self::Effect(_) => {}
            // The effect's task holds the region a little longer.
            Self::Region(_, region) => region.end(),
        }
    }
}

impl<V: Into<Self>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        view.map(Into::into).unwrap_or_default()
    }
}

impl<V: Into<Self>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> Self {
        let mut all = Self::default();
        for view in views {
            all.append(view.into());
        }
        all
    }
}
