//! Who can see whose pointer. In a crowd a pointer that moves far from what somebody looks at is told to them only now and
//! then: it would cost each person's line what all the others do, and show nothing.

use board::{BoardPoint, BoardRect};
use serde_json::Value;

use crate::presence::{read_point, read_rect};

/// Where somebody points and looks, and what else their state says.
#[derive(Default)]
pub(super) struct Sight {
    pointer: Option<BoardPoint>,
    /// What they see; `None` if they do not say.
    view: Option<BoardRect>,
    /// They look along with somebody: all that one does concerns them.
    follows: bool,
    /// Everything but pointer and view.
    rest: Option<Value>,
}

/// What changed about somebody since the others were told.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Change {
    /// Pointer or view only; the pointer was here.
    Pointer(Option<BoardPoint>),
    /// Something that concerns everybody: a name, a selection, a drag, what is said.
    Everything,
}

impl Sight {
    /// Reads it from a state.
    pub(super) fn of(mut state: Value) -> Self {
        let mut fields = state.as_object_mut();
        let mut taken = |key: &str| fields.as_mut()?.remove(key);
        let mut sight = Self {
            pointer: taken("cursor").as_ref().and_then(read_point),
            view: taken("view").as_ref().and_then(read_rect),
            follows: false,
            rest: None,
        };
        sight.follows = state.get("follows").is_some_and(|whom| !whom.is_null());
        sight.rest = Some(state);
        sight
    }

    /// What is another since `before`.
    pub(super) fn change_since(&self, before: &Self) -> Change {
        if self.rest.is_some() && self.rest == before.rest {
            Change::Pointer(before.pointer)
        } else {
            Change::Everything
        }
    }

    /// Whether what changed about `other` is to be told to this person at once.
    pub(super) fn is_concerned_by(&self, other: &Self, change: Change) -> bool {
        let (Change::Pointer(before), Some(view), false) = (change, self.view, self.follows) else {
            return true;
        };
        // Half a screen more on each side: whoever moves the view a little finds the pointers where they are.
        let near = BoardRect::new(
            view.x - view.width / 2.0,
            view.y - view.height / 2.0,
            view.width * 2.0,
            view.height * 2.0,
        );
        [before, other.pointer]
            .into_iter()
            .flatten()
            .any(|pointer| near.contains(pointer))
    }
}

impl Change {
    /// Both, one after the other.
    pub(super) fn then(self, later: Self) -> Self {
        match (self, later) {
            (Self::Pointer(first), Self::Pointer(_)) => Self::Pointer(first),
            (Self::Everything, _) | (_, Self::Everything) => Self::Everything,
        }
    }
}
