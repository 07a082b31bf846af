//! What the base layer leaves out for a moment, because the overlay or the text field shows it.

use std::collections::HashSet;
use std::sync::Arc;

use board::{BoardRect, ElementId};
use editor::Editor;
use scene::{Damage, Primitive, TextRole};

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
    /// What is painted of it.
    face: Option<(ElementId, BoardRect, Vec<Primitive>)>,
    /// Whether something else changed since it was painted.
    others_changed: bool,
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

    /// These elements changed.
    pub fn changed(&mut self, elements: &[ElementId]) {
        self.others_changed |= elements.iter().any(|id| !self.hides_text_of(id));
    }

    /// Follows the editor; adds what looks different for it to `damage`, and takes what was typed out of it: that is in
    /// the field, and what is painted of a note is the same before and after most letters.
    pub fn follow(&mut self, editor: &Editor, damage: &mut Damage) {
        self.follow_gestures(editor, damage);
        let others_changed = std::mem::take(&mut self.others_changed);
        let edited = self.edited.as_ref().and_then(|id| editor.scene().get(id));
        let Some(edited) = edited else {
            self.face = None;
            return;
        };
        let rect = edited.rect();
        let is_face = |primitive: &&Primitive| match primitive {
            Primitive::Text(line) => line.role == TextRole::Label,
            _ => true,
        };
        let own = {
            let mut own = Damage::default();
            own.add(&rect);
            own
        };
        let face = edited.item().primitives.iter().filter(is_face).cloned();
        let face = Some((edited.element().id.clone(), rect, face.collect()));
        let before = std::mem::replace(&mut self.face, face);
        if !others_changed && *damage == own && before == self.face {
            *damage = Damage::default();
        }
    }

    fn follow_gestures(&mut self, editor: &Editor, damage: &mut Damage) {
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

#[cfg(test)]
mod tests {
    use board::{Board, BoardPoint, BoardSize, ClientNumber, NoteColor};
    use editor::{EditorSettings, Input, NoteDraft, Surroundings, Verbs};

    use super::*;

    struct World(u64);

    impl Surroundings for World {
        fn now_millis(&self) -> f64 {
            0.0
        }

        fn new_element_id(&mut self) -> ElementId {
            self.0 += 1;
            ElementId::new(self.0.to_string())
        }
    }

    #[test]
    fn what_is_typed_is_not_painted_unless_something_else_of_the_note_changes() {
        let mut world = World(0);
        let mut editor = Editor::new(Board::new(ClientNumber::new(1)), EditorSettings::default());
        editor.learn(Verbs::ALL);
        let notes = [0.0, 300.0].map(|x| NoteDraft {
            text: "顧客".to_owned(),
            at: BoardPoint::new(x, 0.0),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Yellow,
        });
        editor.handle(Input::AddNotes(notes.to_vec()), &mut world);
        let both = editor.take_changes().elements;
        let (written, other) = (both[0].clone(), both[1].clone());
        let mut veil = Veil::default();
        // What is left to paint after an input, with others' changes to these elements.
        let mut paint = |editor: &mut Editor, input: Input, others: &[ElementId]| {
            editor.handle(input, &mut world);
            let changes = editor.take_changes();
            veil.changed(&changes.elements);
            veil.changed(others);
            let mut damage = changes.damage;
            veil.follow(editor, &mut damage);
            !damage.is_empty()
        };
        let types = |text: &str| Input::Text(text.to_owned());
        assert!(
            paint(&mut editor, Input::Edit(written), &[]),
            "its text goes"
        );
        assert!(!paint(&mut editor, types("顧客の声"), &[]));
        assert!(!paint(&mut editor, types("顧客の声を"), &[]));
        assert!(
            paint(&mut editor, types("顧客の声を聞"), &[other]),
            "another's"
        );
        let grown = "顧客の声を聞く。".repeat(60);
        assert!(paint(&mut editor, types(&grown), &[]), "the note grew");
        assert!(paint(&mut editor, types("顧客"), &[]), "and shrinks again");
        assert!(!paint(&mut editor, types("顧"), &[]));
    }
}
