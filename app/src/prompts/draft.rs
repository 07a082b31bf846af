//! What the answer's dialog begins with.

use std::cell::RefCell;

use board::ElementId;

/// What the dialog begins with.
#[derive(Clone, Default)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// The canvases that it is for; empty for those that are meant on the board.
    pub canvases: Vec<ElementId>,
}

thread_local! {
    static NEXT: RefCell<Draft> = RefCell::default();
}

/// The next dialog begins with this.
pub fn begin(draft: Draft) {
    NEXT.replace(draft);
}

/// What the dialog that opens now begins with.
pub fn take() -> Draft {
    NEXT.take()
}
