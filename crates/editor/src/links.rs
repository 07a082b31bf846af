//! Where elements lead: the address on an element, and going there.

use board::{ElementId, Link};

use crate::turn::Turn;
use crate::{Editor, Effect, Refusal, ScreenPoint};

impl Editor {
    /// Where the selected element leads, if it is the only one and leads anywhere.
    pub fn single_link(&self) -> Option<&Link> {
        let element = self.scene.element(self.selection.single()?)?;
        element.link.as_ref()
    }

    /// Says where the selection leads; `None` takes its links away.
    pub(crate) fn set_link(&mut self, address: Option<&str>, turn: &mut Turn<'_>) {
        let link = match address.map(str::trim).filter(|address| !address.is_empty()) {
            Some(address) => match Link::parse(address) {
                Some(link) => Some(link),
                None => return turn.refuse(Refusal::NotALink),
            },
            None => None,
        };
        if !self.may_write(turn) {
            return;
        }
        let others: Vec<ElementId> = self
            .selected_elements()
            .filter(|element| element.link != link && !self.is_locked(&element.id))
            .map(|element| element.id.clone())
            .collect();
        self.write_all(&others, turn, |edit, id| edit.set_link(id, link.as_ref()));
    }

    /// Goes where the selected element leads.
    pub(crate) fn open_link(&mut self, turn: &mut Turn<'_>) {
        if let Some(link) = self.single_link() {
            turn.effect(Effect::OpenLink(link.as_str().to_owned()));
        }
    }

    /// A click on an element goes where it leads: with Ctrl anywhere on it, without on its badge. False if this one does
    /// not.
    pub(crate) fn follows_link(
        &self,
        id: &ElementId,
        at: ScreenPoint,
        ctrl: bool,
        turn: &mut Turn<'_>,
    ) -> bool {
        let Some(placed) = self.scene.get(id) else {
            return false;
        };
        let Some(link) = &placed.element().link else {
            return false;
        };
        let point = self.camera.to_board(at) - placed.rect().origin();
        let on_badge = || {
            placed
                .item()
                .badge
                .is_some_and(|badge| badge.contains(point))
        };
        let goes = ctrl || on_badge();
        if goes {
            turn.effect(Effect::OpenLink(link.as_str().to_owned()));
        }
        goes
    }
}
