//! Keys as Chromium wants them told.

use serde_json::{Value, json};

/// Modifier bits of the protocol.
const ALT: u32 = 1;
const CONTROL: u32 = 2;
const META: u32 = 4;
const SHIFT: u32 = 8;

/// A key with its modifiers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chord {
    modifiers: u32,
    key: String,
    code: String,
    virtual_key: u32,
    text: Option<String>,
}

impl Chord {
    /// Reads `Control+Shift+z`, `Escape`, `n`. Letters are given as they are typed.
    ///
    /// # Panics
    /// When there is no such key.
    pub fn parse(chord: &str) -> Self {
        let mut modifiers = 0;
        let mut key = chord;
        while let Some((modifier, rest)) = key.split_once('+').filter(|(_, rest)| !rest.is_empty())
        {
            modifiers |= match modifier {
                "Alt" => ALT,
                "Control" => CONTROL,
                "Meta" => META,
                "Shift" => SHIFT,
                _ => panic!("{chord}: no modifier is called {modifier}"),
            };
            key = rest;
        }
        let mut chord = named(key).unwrap_or_else(|| typed(key));
        chord.modifiers |= modifiers;
        if chord.modifiers & (ALT | CONTROL | META) != 0 {
            chord.text = None;
        }
        chord
    }

    /// The modifier bits alone, as for a click with `Shift`.
    pub fn modifiers(names: &[&str]) -> u32 {
        names
            .iter()
            .map(|name| Self::parse(&format!("{name}+a")).modifiers)
            .fold(0, |all, one| all | one)
    }

    /// The event of pressing it.
    pub(crate) fn down(&self) -> Value {
        let mut event = self.event(if self.text.is_some() {
            "keyDown"
        } else {
            "rawKeyDown"
        });
        if let Some(text) = &self.text {
            event["text"] = json!(text);
        }
        event
    }

    /// The event of letting it go.
    pub(crate) fn up(&self) -> Value {
        self.event("keyUp")
    }

    fn event(&self, kind: &str) -> Value {
        json!({
            "type": kind,
            "modifiers": self.modifiers,
            "key": self.key,
            "code": self.code,
            "windowsVirtualKeyCode": self.virtual_key,
        })
    }
}

fn named(name: &str) -> Option<Chord> {
    let (virtual_key, text) = match name {
        "Backspace" => (8, None),
        "Tab" => (9, None),
        "Enter" => (13, Some("\r")),
        "Escape" => (27, None),
        "Space" => (32, Some(" ")),
        "PageUp" => (33, None),
        "PageDown" => (34, None),
        "End" => (35, None),
        "Home" => (36, None),
        "ArrowLeft" => (37, None),
        "ArrowUp" => (38, None),
        "ArrowRight" => (39, None),
        "ArrowDown" => (40, None),
        "Delete" => (46, None),
        "F2" => (113, None),
        _ => return None,
    };
    Some(Chord {
        modifiers: 0,
        key: if name == "Space" { " " } else { name }.to_owned(),
        code: name.to_owned(),
        virtual_key,
        text: text.map(str::to_owned),
    })
}

/// A key that writes a character, on an American keyboard.
fn typed(character: &str) -> Chord {
    let mut characters = character.chars();
    let (Some(c), None) = (characters.next(), characters.next()) else {
        panic!("no key is called {character}");
    };
    let (code, virtual_key) = if c.is_ascii_alphabetic() {
        let upper = c.to_ascii_uppercase();
        (format!("Key{upper}"), u32::from(upper))
    } else if c.is_ascii_digit() {
        (format!("Digit{c}"), u32::from(c))
    } else {
        punctuation(c)
    };
    Chord {
        modifiers: if c.is_ascii_uppercase() || "?!_+:\"<>{}|~@#$%^&*()".contains(c) {
            SHIFT
        } else {
            0
        },
        key: c.to_string(),
        code,
        virtual_key,
        text: Some(c.to_string()),
    }
}

fn punctuation(c: char) -> (String, u32) {
    let (code, virtual_key) = match c {
        ' ' => ("Space", 32),
        '?' | '/' => ("Slash", 191),
        '-' | '_' => ("Minus", 189),
        '=' | '+' => ("Equal", 187),
        '[' | '{' => ("BracketLeft", 219),
        ']' | '}' => ("BracketRight", 221),
        '.' | '>' => ("Period", 190),
        ',' | '<' => ("Comma", 188),
        ';' | ':' => ("Semicolon", 186),
        '\'' | '"' => ("Quote", 222),
        '!' => ("Digit1", 49),
        _ => ("", 0),
    };
    (code.to_owned(), virtual_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chords_are_read() {
        let undo = Chord::parse("Control+z");
        assert_eq!((undo.modifiers, undo.code.as_str()), (CONTROL, "KeyZ"));
        assert_eq!(undo.text, None);
        let plus = Chord::parse("Control++");
        assert_eq!(plus.code, "Equal");
        assert_eq!(Chord::parse("?").modifiers, SHIFT);
        assert_eq!(Chord::parse("Enter").text.as_deref(), Some("\r"));
    }
}
