//! The list of who is there.

use crate::board::AtBoard;

impl AtBoard {
    /// Opens the list of people.
    pub async fn opens_people(&self) {
        let button = self.words.start_of("people.count");
        let button = if button.is_empty() {
            "参加中"
        } else {
            button
        };
        self.person.clicks("button", button).await;
    }

    /// Opens the list of people, waits for somebody in it, and closes it.
    pub async fn sees_person(&self, name: &str) {
        self.opens_people().await;
        self.person
            .wait_for(&format!(
                "[...document.querySelectorAll('.people-entry')].some((one) => one.innerText.includes('{name}'))"
            ))
            .await;
        self.person.key("Escape").await;
    }
}
