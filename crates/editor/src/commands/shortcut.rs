//! Keys of commands, and how a pressed key finds its command on any keyboard.

use std::fmt;

use crate::{KeyInput, Modifiers};

/// A key as written in the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum KeyPattern {
    /// A letter, lower case, or a symbol. Letters are compared by what the key types; where that is not ASCII
    /// (Cyrillic, kana) by the key's place on the keyboard. A symbol is compared by what is typed, Shift or not.
    Character(char),
    /// A digit, by its place: Shift+1 types another character on every keyboard.
    Digit(u8),
    /// A named key: `Escape`, `ArrowLeft` …
    Named(&'static str),
}

/// A key with the keys to be held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Shortcut {
    /// The key.
    pub key: KeyPattern,
    /// Ctrl, Cmd on a Mac.
    pub ctrl: bool,
    /// Shift. Not looked at for symbols.
    pub shift: bool,
    /// Alt, Option.
    pub alt: bool,
}

impl Shortcut {
    pub(super) const fn plain(key: KeyPattern) -> Self {
        Self {
            key,
            ctrl: false,
            shift: false,
            alt: false,
        }
    }

    pub(super) const fn letter(letter: char) -> Self {
        Self::plain(KeyPattern::Character(letter))
    }

    pub(super) const fn digit(digit: u8) -> Self {
        Self::plain(KeyPattern::Digit(digit))
    }

    pub(super) const fn named(name: &'static str) -> Self {
        Self::plain(KeyPattern::Named(name))
    }

    pub(super) const fn ctrl(self) -> Self {
        Self { ctrl: true, ..self }
    }

    pub(super) const fn shift(self) -> Self {
        Self {
            shift: true,
            ..self
        }
    }

    pub(super) const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// Whether this key press is meant.
    pub fn matches(&self, input: &KeyInput) -> bool {
        let Modifiers { ctrl, shift, alt } = input.modifiers;
        let held = ctrl == self.ctrl && alt == self.alt;
        let shifted = shift == self.shift;
        held && match self.key {
            KeyPattern::Character(character) if character.is_ascii_alphabetic() => {
                shifted && letter_of(input) == Some(character)
            }
            KeyPattern::Character(character) => symbol_of(input) == Some(character),
            KeyPattern::Digit(digit) => shifted && digit_of(input) == Some(digit),
            KeyPattern::Named(name) => shifted && input.key == name,
        }
    }
}

impl fmt::Display for Shortcut {
    /// As a sheet of shortcuts for Windows and Linux shows it: `Ctrl+Shift+Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl+")?;
        }
        if self.alt {
            f.write_str("Alt+")?;
        }
        if self.shift {
            f.write_str("Shift+")?;
        }
        match self.key {
            KeyPattern::Character(character) => write!(f, "{}", character.to_ascii_uppercase()),
            KeyPattern::Digit(digit) => write!(f, "{digit}"),
            KeyPattern::Named("ArrowLeft") => f.write_str("←"),
            KeyPattern::Named("ArrowRight") => f.write_str("→"),
            KeyPattern::Named("ArrowUp") => f.write_str("↑"),
            KeyPattern::Named("ArrowDown") => f.write_str("↓"),
            KeyPattern::Named("Escape") => f.write_str("Esc"),
            KeyPattern::Named(name) => f.write_str(name),
        }
    }
}

/// The letter that is meant: what the key types, or, where that is not ASCII, what stands there on a Latin keyboard.
fn letter_of(input: &KeyInput) -> Option<char> {
    let typed = only_char(&input.key)?;
    if typed.is_ascii() {
        return Some(typed.to_ascii_lowercase());
    }
    only_char(input.code.strip_prefix("Key")?).map(|letter| letter.to_ascii_lowercase())
}

/// The symbol that is meant: what the key types. In the kana mode of a keyboard the key of slash and question mark types
/// め and ・; it stands at one place with US and with Japanese keys, as brackets do not.
fn symbol_of(input: &KeyInput) -> Option<char> {
    let typed = only_char(&input.key)?;
    if typed.is_ascii() || input.code != "Slash" {
        return Some(typed);
    }
    Some(if input.modifiers.shift { '?' } else { '/' })
}

fn digit_of(input: &KeyInput) -> Option<u8> {
    let digit = input
        .code
        .strip_prefix("Digit")
        .or_else(|| input.code.strip_prefix("Numpad"))
        .unwrap_or(&input.key);
    only_char(digit)
        .and_then(|digit| digit.to_digit(10))
        .and_then(|digit| u8::try_from(digit).ok())
}

/// The character, if the text is exactly one.
pub(crate) fn only_char(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next();
    first.filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: &str, code: &str, modifiers: Modifiers) -> KeyInput {
        KeyInput {
            key: key.into(),
            code: code.into(),
            modifiers,
            ..KeyInput::default()
        }
    }

    #[test]
    fn letters_are_found_on_kana_cyrillic_and_dvorak_keyboards() {
        let n = Shortcut::letter('n');
        assert!(n.matches(&press("n", "KeyN", Modifiers::NONE)));
        assert!(n.matches(&press("み", "KeyN", Modifiers::NONE)));
        assert!(n.matches(&press("т", "KeyN", Modifiers::NONE)));
        assert!(n.matches(&press("n", "KeyL", Modifiers::NONE)));
        assert!(!n.matches(&press("b", "KeyN", Modifiers::NONE)));
        assert!(!n.matches(&press("N", "KeyN", Modifiers::SHIFT)));
        assert!(!n.matches(&press("Enter", "Enter", Modifiers::NONE)));
    }

    #[test]
    fn shifted_digits_and_brackets_are_found_on_a_japanese_keyboard() {
        let fit = Shortcut::digit(2).shift();
        assert!(fit.matches(&press("\"", "Digit2", Modifiers::SHIFT)));
        assert!(fit.matches(&press("@", "Digit2", Modifiers::SHIFT)));
        let front = Shortcut::letter(']');
        assert!(front.matches(&press("]", "Backslash", Modifiers::NONE)));
        assert!(!front.matches(&press("[", "BracketRight", Modifiers::NONE)));
        assert!(Shortcut::letter('?').matches(&press("?", "Slash", Modifiers::SHIFT)));
        // In kana mode.
        assert!(Shortcut::letter('?').matches(&press("・", "Slash", Modifiers::SHIFT)));
        assert!(Shortcut::letter('/').matches(&press("め", "Slash", Modifiers::NONE)));
        assert!(!Shortcut::letter('/').matches(&press("-", "Slash", Modifiers::NONE)));
    }
}
