//! What the base layer leaves out for a moment, because the overlay or the text field shows it.

use std::collections::HashSet;
use std::sync::Arc;

use board::ElementId;
use editor::Editor;
use scene::Damage;

/// What was left out when the layer was painted last.
#[derive(Default)]
pub struct Veil {
    /// What is being dragged or resized, and the connectors that hang on it.
    hidden: HashSet<ElementId>,
    /// The list that `hidden` was made of: the same list means the same elements.
    dragged: Option<Arc<[ElementId]>>,
    /// The connector that is being led elsewhere.
    replaced: Option<ElementId>,
    /// What the eraser touched.
    erased: HashSet<ElementId>,
    /// Of this only the text is left out.
    edited: Option<ElementId>,
}

impl Veil {
    /// Whether an element is not painted.
    pub fn hides(&self, id: &ElementId) -> bool {
        self.replaced.as_ref() == Some(id)
            || (!self.erased.is_empty() && self.erased.contains(id))
            || (!self.hidden.is_empty() && self.hidden.contains(id))
    }

    /// Whether an element's text is not painted.
    pub fn hides_text_of(&self, id: &ElementId) -> bool {
        self.edited.as_ref() == Some(id)
    }

    /// Follows the editor; adds what looks different for it to `damage`.
    pub fn follow(&mut self, editor: &Editor, damage: &mut Damage) {
        let scene = editor.scene();
        let mut touch = |id: &ElementId| {
            if let Some(rect) = scene.rect(id) {
                damage.add(&rect);
            }
        };
        let overlay = editor.overlay();
        let dragged = overlay.drag.as_ref().filter(|drag| !drag.copy);
        let resized = overlay.resize.as_ref().map(|resize| &resize.ids);
        let dragged = dragged.map(|drag| &drag.moving).or(resized);
        let same = match (&self.dragged, dragged) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (None, None) => true,
            _ => false,
        };
        if !same {
            self.hidden.iter().for_each(&mut touch);
            self.dragged = dragged.cloned();
            self.hidden = dragged
                .into_iter()
                .flat_map(|moving| moving.iter().cloned())
                .collect();
            let hanging = scene.connectors_of(&self.hidden);
            self.hidden.extend(hanging);
            self.hidden.iter().for_each(&mut touch);
        }
        let connector = overlay.connector.as_ref();
        let replaced = connector.and_then(|connector| connector.replaces.as_ref());
        if self.replaced.as_ref() != replaced {
            self.replaced.iter().chain(replaced).for_each(&mut touch);
            self.replaced = replaced.cloned();
        }
        if self.erased.len() != overlay.erased.len() {
            self.erased
                .iter()
                .chain(&overlay.erased)
                .for_each(&mut touch);
            self.erased = overlay.erased.iter().cloned().collect();
        }
        let edited = editor.editing().map(|editing| editing.element);
        if self.edited.as_ref() != edited {
            self.edited.iter().chain(edited).for_each(&mut touch);
            self.edited = edited.cloned();
        }
    }
}
