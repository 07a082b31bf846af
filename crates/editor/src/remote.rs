//! What others did, and what storage kept.

use board::Origin;

use crate::turn::Turn;
use crate::{DragPresence, Editor, EditorPresence, Refusal, SELECTION_MAX};

impl Editor {
    pub(crate) fn on_remote(&mut self, updates: &[Vec<u8>], origin: Origin, turn: &mut Turn<'_>) {
        for update in updates {
            if let Err(error) = self.board.apply(update, origin) {
                turn.refuse(Refusal::UnreadableUpdate(error.to_string()));
            }
        }
        self.sync(turn);
        self.fit_what_was_loaded();
        self.refresh_gesture(turn);
    }

    /// What the others may see of this person now.
    pub fn presence(&self) -> EditorPresence {
        let few = |ids: &[board::ElementId]| ids.iter().take(SELECTION_MAX).cloned().collect();
        EditorPresence {
            cursor: self.pointer,
            selection: few(self.selection.ids()),
            editing: self.editing().map(|editing| editing.element.clone()),
            drag: self
                .overlay
                .drag
                .as_ref()
                .filter(|drag| !drag.copy)
                .map(|drag| DragPresence {
                    ids: few(&drag.roots),
                    delta: drag.delta,
                }),
            laser: self.state.is_pointing(),
            chat: self.chat.clone(),
            follows: self.looks_along_with(),
            view: self.shown_view(),
        }
    }
}
