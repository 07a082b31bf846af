//! What is stuck on notes: how well founded they are, tags, reactions; and how large they are.

use board::{BoardError, Edit, ElementId, Evidence, Note, ReactionToken, tag_name};

use crate::turn::Turn;
use crate::{CommandId, Editor, Kinds, NoteSize, Reason, Refusal};

impl Editor {
    pub(crate) fn set_evidence(&mut self, evidence: Option<Evidence>, turn: &mut Turn<'_>) {
        self.stick(
            turn,
            |note| note.evidence != evidence,
            |edit, id| edit.set_evidence(id, evidence),
        );
    }

    /// Adds a tag to the selected notes.
    pub(crate) fn add_tag(&mut self, tag: &str, turn: &mut Turn<'_>) {
        let Some(name) = tag_name(tag) else {
            return turn.refuse(Refusal::NotATag);
        };
        self.stick(
            turn,
            |note| !note.tags.iter().any(|one| one == name),
            |edit, id| edit.add_tag(id, name),
        );
    }

    /// Takes a tag off the selected notes.
    pub(crate) fn remove_tag(&mut self, tag: &str, turn: &mut Turn<'_>) {
        let Some(name) = tag_name(tag) else {
            return;
        };
        self.stick(
            turn,
            |note| note.tags.iter().any(|one| one == name),
            |edit, id| edit.remove_tag(id, name),
        );
    }

    /// One's own reaction to the selected notes: to those that lack it, or off all of them if none does.
    pub(crate) fn react(&mut self, token: ReactionToken, turn: &mut Turn<'_>) {
        let who = self.settings.person.clone();
        let on = self
            .selected_notes()
            .filter(|element| !element.locked)
            .filter_map(|element| element.as_note())
            .any(|note| !note.has_reaction(token, &who));
        self.stick(
            turn,
            |note| note.has_reaction(token, &who) != on,
            |edit, id| edit.set_reaction(id, token, &who, on),
        );
    }

    /// Makes the selected notes this large; their top left corners stay.
    pub(crate) fn resize_notes(&mut self, size: NoteSize, turn: &mut Turn<'_>) {
        let size = size.size();
        self.restyle_draft(|element| {
            if element.as_note().is_some() {
                element.size = size;
            }
        });
        let notes: Vec<ElementId> = self
            .selected_notes()
            .filter(|note| note.size != size && !note.locked)
            .map(|note| note.id.clone())
            .collect();
        self.write_all(&notes, turn, |edit, id| edit.resize(id, size));
    }

    /// Writes to those of the selected notes that `lacks` picks, in one step.
    fn stick(
        &mut self,
        turn: &mut Turn<'_>,
        lacks: impl Fn(&Note) -> bool,
        write: impl Fn(&mut Edit<'_, '_>, &ElementId) -> Result<(), BoardError>,
    ) {
        if !self.may_write(turn) {
            return;
        }
        let selected = self.selected_facts();
        if selected.kinds.meets(Kinds::NOTE) && !selected.free_kinds.meets(Kinds::NOTE) {
            // A tag is no command: it is refused as what would undo the hindrance.
            return turn.refuse(Refusal::Unavailable {
                command: CommandId::ToggleLock,
                reason: Reason::Locked,
            });
        }
        let notes: Vec<ElementId> = self
            .selected_notes()
            .filter(|element| !element.locked && element.as_note().is_some_and(&lacks))
            .map(|element| element.id.clone())
            .collect();
        self.write_all(&notes, turn, write);
    }

    /// Writes to each of `ids` that is in the document, in one step; tells the first error that the person can mend.
    pub(crate) fn write_all(
        &mut self,
        ids: &[ElementId],
        turn: &mut Turn<'_>,
        write: impl Fn(&mut Edit<'_, '_>, &ElementId) -> Result<(), BoardError>,
    ) {
        if !ids.iter().any(|id| self.board.element(id).is_some()) {
            return;
        }
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                let mut first = Ok(());
                for id in ids {
                    first = first.and(write(edit, id));
                }
                first
            })
        });
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
    }
}
