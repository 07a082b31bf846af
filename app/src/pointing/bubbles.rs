//! What others say at their cursors, beside those.

use collab::Person;
use web_sys::{Element, HtmlElement};

use crate::canvas::Surface;
use crate::platform::document;

/// Shows what everybody says now. What was said last stays for a moment after it was taken back.
pub fn show(surface: &Surface, people: &[Person]) {
    for person in people {
        let Some(cursor) = surface.cursor_of(person.client) else {
            continue;
        };
        let chat = person.presence.chat.as_str();
        let shown = cursor.query_selector(".person-chat").ok().flatten();
        match (shown, chat.is_empty()) {
            (None, true) => {}
            (None, false) => {
                if let Some(bubble) = add(&cursor) {
                    bubble.set_text_content(Some(chat));
                }
            }
            // The style sheet lets it fade.
            (Some(bubble), true) => {
                let _ = bubble.set_attribute("data-said", "");
            }
            (Some(bubble), false) => {
                if bubble.text_content().as_deref() != Some(chat) {
                    bubble.set_text_content(Some(chat));
                }
                let _ = bubble.remove_attribute("data-said");
            }
        }
    }
}

fn add(cursor: &HtmlElement) -> Option<Element> {
    let bubble = document().create_element("p").ok()?;
    bubble.set_class_name("person-chat");
    cursor.append_child(&bubble).ok()?;
    Some(bubble)
}
