//! What people do with a mouse, a keyboard, an input method and the clipboard.

use serde_json::Value;

use super::User;
use crate::input::{Button, Spot};

/// All profiles of one browser share the machine's clipboard.
static CLIPBOARD: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

impl User {
    /// Clicks at a place of the window.
    pub async fn click(&self, at: Spot) {
        self.notes_down(format!("clicks at {at:?}"));
        self.done(self.page.click(at, Button::Left, 1, &[]).await);
    }

    /// Clicks with keys held.
    pub async fn click_with(&self, modifiers: &[&str], at: Spot) {
        self.notes_down(format!("clicks at {at:?} with {modifiers:?}"));
        self.done(self.page.click(at, Button::Left, 1, modifiers).await);
    }

    /// Double-clicks at a place of the window.
    pub async fn double_click(&self, at: Spot) {
        self.notes_down(format!("double-clicks at {at:?}"));
        self.done(self.page.click(at, Button::Left, 2, &[]).await);
    }

    /// Drags with the left button.
    pub async fn drag(&self, from: Spot, to: Spot) {
        self.notes_down(format!("drags {from:?} to {to:?}"));
        self.done(self.page.drag(from, to, Button::Left, &[]).await);
    }

    /// Moves the mouse.
    pub async fn hover(&self, at: Spot) {
        self.done(self.page.hover(at).await);
    }

    /// Turns the wheel, with keys held.
    pub async fn wheel(&self, at: Spot, by: Spot, modifiers: &[&str]) {
        self.done(self.page.wheel(at, by, modifiers).await);
    }

    /// Presses a key: `n`, `Escape`, `Control+z`.
    pub async fn key(&self, chord: &str) {
        self.notes_down(format!("presses {chord}"));
        self.done(self.page.key(chord).await);
    }

    /// Presses a key and keeps it down.
    pub async fn holds(&self, key: &str) {
        self.done(self.page.key_down(key).await);
    }

    /// Lets a key go.
    pub async fn lets_go(&self, key: &str) {
        self.done(self.page.key_up(key).await);
    }

    /// Types on an American keyboard.
    pub async fn types(&self, text: &str) {
        self.notes_down(format!("types {text:.100}"));
        self.done(self.page.type_keys(text).await);
    }

    /// Writes with a Japanese input method: the text grows as an unfinished composition and is then committed.
    pub async fn writes(&self, text: &str) {
        self.notes_down(format!("writes {text:.100}"));
        for (at, _) in text.char_indices().skip(1) {
            self.done(self.page.compose(&text[..at]).await);
        }
        self.done(self.page.compose(text).await);
        self.done(self.page.commit(text).await);
    }

    /// Shows an unfinished composition and leaves it so.
    pub async fn composes(&self, text: &str) {
        self.notes_down(format!("composes {text}"));
        self.done(self.page.compose(text).await);
    }

    /// Inserts a text at once, as dictation or a password manager does.
    pub async fn inserts(&self, text: &str) {
        self.notes_down(format!("inserts {text:.100}"));
        self.done(self.page.commit(text).await);
    }

    /// Would allow this browser to keep what it has for good, if it asked.
    pub async fn lets_storage_last(&self) {
        self.done(self.page.grant(&["durableStorage"]).await);
    }

    /// Takes the clipboard, which all profiles share, until the guard is dropped; the page may read and write it.
    pub async fn takes_clipboard(&self) -> tokio::sync::MutexGuard<'static, ()> {
        let clipboard = CLIPBOARD.lock().await;
        let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
        self.done(self.page.grant(&permissions).await);
        clipboard
    }

    /// Pastes plain text where the focus is, by a real paste event.
    pub async fn pastes(&self, text: &str) {
        self.notes_down(format!("pastes {text:.100}"));
        let _clipboard = self.takes_clipboard().await;
        let text = Value::from(text);
        self.eval(&format!("navigator.clipboard.writeText({text})"))
            .await;
        self.done(self.page.paste().await);
    }
}
