//! What is selected, what has the keyboard's focus, and what a point selects.

use board::limits::OWNERS_MAX;
use board::{BoardPoint, BoardRect, Element, ElementId, ElementKind};

use crate::turn::Turn;
use crate::{Announcement, Editor, Kinds, ScreenPoint, Selection};

impl Editor {
    /// Selects exactly this, as far as it is there and can be selected.
    pub(crate) fn set_selection(&mut self, mut selection: Selection) {
        selection.retain(|id| self.selectable(id));
        if selection != self.selection {
            self.selection = selection;
            self.selected.set(None);
            self.focus = self.selection.single().cloned();
            self.changes.selection = true;
        }
    }

    pub(crate) fn set_focus(&mut self, focus: Option<ElementId>) {
        if focus != self.focus {
            self.focus = focus;
            self.changes.selection = true;
        }
    }

    /// Whether `id` is a note on the board.
    pub fn is_note(&self, id: &ElementId) -> bool {
        self.scene
            .element(id)
            .is_some_and(|element| element.as_note().is_some())
    }

    /// The selected notes.
    pub fn selected_notes(&self) -> impl Iterator<Item = &Element> {
        self.selection
            .ids()
            .iter()
            .filter_map(|id| self.scene.element(id))
            .filter(|element| element.as_note().is_some())
    }

    /// The selected note, if nothing else is selected.
    pub fn single_note(&self) -> Option<&Element> {
        let element = self.scene.element(self.selection.single()?)?;
        element.as_note().map(|_| element)
    }

    /// The cell that the keyboard is in: the focused one, or that of the selected note. None on a canvas whose part is
    /// over.
    pub fn current_cell(&self) -> Option<&Element> {
        let element = self.scene.element(self.focus.as_ref()?)?;
        let cell = match &element.kind {
            ElementKind::Cell(_) => Some(element),
            ElementKind::Note(_) => self.cell_of(element),
            _ => None,
        };
        cell.filter(|cell| !self.is_closed(&cell.id))
    }

    /// The cell that owns a note, if it is still there.
    pub(crate) fn cell_of(&self, note: &Element) -> Option<&Element> {
        let owner = self.scene.element(note.placement.parent.as_ref()?)?;
        owner.as_cell().map(|_| owner)
    }

    /// Notes and canvases can be selected.
    pub(crate) fn selectable(&self, id: &ElementId) -> bool {
        self.scene.element(id).is_some_and(|element| {
            !matches!(
                element.kind,
                ElementKind::Cell(_) | ElementKind::Track(_) | ElementKind::Unknown { .. }
            )
        })
    }

    /// What a press at this point would drag: what people made, or a canvas that was selected before. Nothing locked.
    pub(crate) fn draggable_at(&self, point: BoardPoint) -> Option<ElementId> {
        let hit = self.scene.hit(point)?;
        if self.is_locked(&hit) {
            return None;
        }
        match self.scene.element(&hit)?.kind {
            ElementKind::Canvas(_) => self.selection.contains(&hit).then_some(hit),
            ElementKind::Frame(_) => Some(hit),
            ElementKind::Cell(_) | ElementKind::Track(_) | ElementKind::Unknown { .. } => None,
            ElementKind::Note(_)
            | ElementKind::Text(_)
            | ElementKind::Shape(_)
            | ElementKind::Connector(_)
            | ElementKind::Drawing(_)
            | ElementKind::Image(_) => Some(hit),
        }
    }

    /// A click on nothing that can be dragged: a cell gets the focus, a canvas's own surface and what is locked are
    /// selected.
    pub(crate) fn select_ground(&mut self, point: BoardPoint) {
        let hit = self.scene.hit(point);
        let kind = hit
            .as_ref()
            .and_then(|id| self.scene.element(id))
            .map(|element| &element.kind);
        let (selected, focused) = match kind {
            Some(ElementKind::Canvas(_)) => (hit.clone(), hit),
            Some(ElementKind::Cell(_)) => (None, hit),
            _ => {
                let locked = hit.filter(|hit| self.is_locked(hit));
                (locked.clone(), locked)
            }
        };
        self.set_selection(Selection::of(selected));
        self.set_focus(focused);
    }

    /// A click with Shift on a canvas's own surface takes it into the selection, or out of it.
    pub(crate) fn add_canvas_at(&mut self, point: BoardPoint) {
        let hit = self.scene.hit(point).filter(|hit| {
            let element = self.scene.element(hit);
            element.is_some_and(|element| element.as_canvas().is_some())
        });
        let Some(hit) = hit else {
            return;
        };
        let mut selection = self.selection.clone();
        if selection.contains(&hit) {
            selection.remove(&hit);
        } else {
            selection.add(hit);
        }
        self.set_selection(selection);
    }

    /// A right click selects what it meets, unless that is selected already.
    pub(crate) fn select_for_menu(&mut self, at: ScreenPoint) {
        let point = self.camera.to_board(at);
        match self.scene.hit(point) {
            Some(hit) if self.selection.contains(&hit) => {}
            Some(hit) if self.draggable_at(point).as_ref() == Some(&hit) => {
                let meant = self.group_meant_by(&hit);
                self.set_selection(Selection::of(meant));
            }
            Some(_) | None => self.select_ground(point),
        }
    }

    /// Whether the topmost thing at a point is locked.
    pub(crate) fn is_locked_at(&self, point: BoardPoint) -> bool {
        let hit = self.scene.hit(point);
        hit.is_some_and(|hit| self.is_locked(&hit))
    }

    /// What a marquee takes, whole groups: what people made and did not lock. A frame only if it lies wholly inside:
    /// marquees are drawn within frames.
    pub(crate) fn touched_by(&self, rect: BoardRect, encloses: bool) -> Vec<ElementId> {
        let mut found = self.scene.query(rect);
        found.retain(|id| {
            self.scene.get(id).is_some_and(|placed| {
                let element = placed.element();
                let wholly = encloses || element.as_frame().is_some();
                is_content(element) && !element.locked && (!wholly || rect.encloses(&placed.rect()))
            })
        });
        self.with_groups(found)
    }

    /// What of the selection can be moved: not locked notes, nothing whose owner moves anyway, canvases only by those
    /// who lead.
    pub(crate) fn movable_roots(&self) -> Vec<ElementId> {
        let movable = |id: &&ElementId| {
            let Some(element) = self.scene.element(id) else {
                return false;
            };
            let free = match element.as_canvas() {
                Some(_) => self.settings.leads,
                None => !element.locked,
            };
            // A line attached at both ends goes where these go.
            let moves = element
                .as_connector()
                .is_none_or(|line| line.from.element.is_none() || line.to.element.is_none());
            free && moves
                && !self
                    .owners(id)
                    .iter()
                    .any(|owner| self.selection.contains(owner))
        };
        self.selection
            .ids()
            .iter()
            .filter(movable)
            .cloned()
            .collect()
    }

    pub(crate) fn owners(&self, id: &ElementId) -> Vec<ElementId> {
        let parent = |id: &ElementId| {
            let element = self.scene.element(id)?;
            element.placement.parent.clone()
        };
        std::iter::successors(parent(id), parent)
            .take(OWNERS_MAX)
            .collect()
    }

    /// An element, its owner, that one's owner …
    pub(crate) fn with_owners(&self, id: &ElementId) -> Vec<ElementId> {
        std::iter::once(id.clone()).chain(self.owners(id)).collect()
    }

    /// These, and everything that they own.
    pub(crate) fn with_all_owned(&self, ids: &[ElementId]) -> Vec<ElementId> {
        let mut all = Selection::of(ids.iter().cloned());
        let mut level = ids.to_vec();
        for _ in 0..OWNERS_MAX {
            level = level
                .iter()
                .flat_map(|id| self.scene.children(id))
                .map(|child| child.id.clone())
                .filter(|child| !all.contains(child))
                .collect();
            for id in &level {
                all.add(id.clone());
            }
            if level.is_empty() {
                break;
            }
        }
        all.ids().to_vec()
    }

    /// Somebody may have deleted what is selected or has the focus.
    pub(crate) fn forget_what_is_gone(&mut self) {
        let gone = |id: &ElementId| !self.selectable(id);
        if self.selection.ids().iter().any(gone) {
            self.set_selection(self.selection.clone());
        }
        if self
            .focus
            .as_ref()
            .is_some_and(|id| self.scene.element(id).is_none())
        {
            self.set_focus(None);
        }
    }

    pub(crate) fn select_all(&mut self, turn: &mut Turn<'_>) {
        let all: Vec<ElementId> = self
            .scene
            .in_paint_order()
            .map(|placed| placed.element())
            .filter(|element| is_content(element) && !element.locked)
            .map(|element| element.id.clone())
            .collect();
        self.set_selection(Selection::of(all));
        let count = self.selection.len();
        turn.announce(Announcement::Selected { count });
    }

    pub(crate) fn select_from_outside(&mut self, ids: Vec<ElementId>, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if self.end_editing(turn) {
            self.set_selection(Selection::of(ids));
        }
    }

    /// The focus comes to `id`; what people made is selected as well. A canvas or a frame is not: a stray Delete would
    /// take it.
    pub(crate) fn focus_from_outside(&mut self, id: ElementId, turn: &mut Turn<'_>) {
        let Some(rect) = self.scene.rect(&id) else {
            return;
        };
        self.cancel_gesture();
        if self.end_editing(turn) {
            self.select_if_content(&id);
            self.set_focus(Some(id));
            self.reveal(rect, turn);
        }
    }

    /// What the keyboard reached is selected, unless it holds other things.
    pub(crate) fn select_if_content(&mut self, id: &ElementId) {
        let fits = |element: &Element| is_content(element) && element.as_frame().is_none();
        let selected = self.scene.element(id).is_some_and(fits);
        self.set_selection(Selection::of(Some(id.clone()).filter(|_| selected)));
    }

    pub(crate) fn edit_from_outside(&mut self, id: ElementId, turn: &mut Turn<'_>) {
        self.cancel_gesture();
        if self.is_writable(&id) && self.may_write(turn) {
            self.start_editing(&id, crate::Caret::End, turn);
        }
    }
}

/// Whether people made it on the board: not the template layer, nothing that this version does not know.
pub(crate) fn is_content(element: &Element) -> bool {
    !(Kinds::CANVAS | Kinds::CELL | Kinds::UNKNOWN).has(&element.kind)
}
