//! What the surface knows of others, for whoever shows more of them.

use collab::Person;
use web_sys::HtmlElement;

use super::Surface;

impl Surface {
    /// Looks at what the others show now.
    pub fn with_people(&self, look: impl FnOnce(&[Person])) {
        look(&self.people.borrow());
    }

    /// The cursor of somebody else.
    pub fn cursor_of(&self, client: u64) -> Option<HtmlElement> {
        self.cursors.element_of(client)
    }

    /// What the layers are in.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }
}
