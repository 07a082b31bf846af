//! Copy, cut and paste: our own form between boards, plain text for everybody else.

use std::collections::HashSet;

use board::{BoardPoint, BoardRect, Element, ElementId, Parcelled, unwrapped, wrapped};

use crate::pasting::too_much_for_field;
use crate::turn::Turn;
use crate::{Editor, Effect, Kinds, Pasted, Refusal};

/// Elements that one paste of our own form may hold.
pub const PASTED_ELEMENTS_MAX: usize = 5_000;
/// Bytes of our own form that are looked at.
const JSON_BYTES_MAX: usize = 16 * 1024 * 1024;

impl Editor {
    /// What is selected, with all that it owns, in our own form; and its texts, a line each, in the order of reading.
    pub(crate) fn copy(&mut self, turn: &mut Turn<'_>) {
        let sources = self.sources(&self.selected_roots());
        let copied: HashSet<&ElementId> = sources.iter().map(|it| &it.element.id).collect();
        let order = self.scene.reading_order();
        let lines: Vec<&str> = order
            .iter()
            .filter(|id| copied.contains(id))
            .filter_map(|id| self.scene.element(id))
            .filter(|element| element.as_note().is_none_or(|note| note.sealed.is_none()))
            .filter_map(Element::text)
            .filter(|text| !text.is_empty())
            .collect();
        let ids = sources.iter().map(|it| it.element.id.clone()).collect();
        turn.effect(Effect::Copy {
            json: wrapped(&sources),
            text: lines.join("\n"),
            ids,
        });
    }

    /// What is selected, with all that it owns, as a picture.
    pub(crate) fn copy_as_picture(&mut self, turn: &mut Turn<'_>) {
        let ids = self.with_all_owned(&self.selected_roots());
        turn.effect(Effect::CopyPicture { ids });
    }

    pub(crate) fn cut(&mut self, turn: &mut Turn<'_>) {
        self.copy(turn);
        self.delete_selection(turn);
    }

    pub(crate) fn paste(&mut self, pasted: Pasted, turn: &mut Turn<'_>) {
        if self.editing().is_some() {
            // The field takes it, unless that is what it was kept from.
            let text = pasted.text.unwrap_or_default();
            if let Some(refusal) = too_much_for_field(&text) {
                turn.refuse(refusal);
            }
            return;
        }
        self.cancel_gesture();
        self.pending_paste = None;
        if !self.may_write(turn) {
            return;
        }
        let text = pasted.text.as_deref();
        if pasted.as_one_note && text.is_some() {
            return self.paste_as_one(text.unwrap_or_default(), turn);
        }
        let parcel = pasted
            .json
            .as_deref()
            .filter(|json| json.len() <= JSON_BYTES_MAX);
        match (
            parcel.and_then(|json| unwrapped(json, PASTED_ELEMENTS_MAX)),
            text,
        ) {
            (Some(elements), _) => self.paste_elements(elements, turn),
            (None, Some(text)) => self.paste_text(text, turn),
            (None, None) => turn.refuse(Refusal::NothingToPaste),
        }
    }

    /// Where a paste goes: under the pointer, or in the middle of the view.
    pub(crate) fn paste_point(&self) -> BoardPoint {
        let seen = self.camera.visible(self.settings.viewport);
        self.pointer
            .filter(|point| seen.contains(*point))
            .unwrap_or_else(|| seen.center())
    }

    fn paste_elements(&mut self, mut elements: Vec<Parcelled>, turn: &mut Turn<'_>) {
        if elements.len() > PASTED_ELEMENTS_MAX {
            return turn.refuse(Refusal::TooMuchPasted {
                max: PASTED_ELEMENTS_MAX,
            });
        }
        elements.retain(|it| !Kinds::UNKNOWN.has(&it.element.kind));
        let there: HashSet<ElementId> = elements.iter().map(|it| it.element.id.clone()).collect();
        let is_root = |element: &Element| {
            let parent = element.placement.parent.as_ref();
            parent.is_none_or(|parent| !there.contains(parent))
        };
        let roots = || elements.iter().filter(|it| is_root(&it.element));
        let rects = roots().map(|it| BoardRect::at(it.origin, it.element.size));
        let Some(around) = rects.reduce(|all, rect| all.union(&rect)) else {
            return turn.refuse(Refusal::NothingToPaste);
        };
        let shift = self.paste_point() - around.center();
        let shift = BoardPoint::new(shift.x.round(), shift.y.round());
        // With the keyboard in a cell and the pointer elsewhere, that cell takes notes.
        let only_notes = roots().all(|it| it.element.as_note().is_some());
        let cell = self.current_cell().filter(|_| only_notes);
        let cell = cell.map(|cell| cell.id.clone());
        let mut placed: Vec<(ElementId, BoardRect)> = Vec::new();
        let copies = self.copies(elements, turn, &mut |editor, element, rect| {
            let in_cell = cell
                .as_ref()
                .and_then(|cell| editor.place_in_besides(cell, rect.size(), &placed));
            match in_cell {
                Some(place) => {
                    let cell = place.placement.parent.clone();
                    placed.extend(cell.map(|cell| (cell, place.rect)));
                    place.placement
                }
                None => editor.placement_for(None, &element.kind, rect.moved(shift)),
            }
        });
        self.create_copies(copies, turn);
    }
}
