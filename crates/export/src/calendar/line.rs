//! Lines as RFC 5545 wants them: 75 octets at most (3.1), text escaped (3.3.11), CR LF.

/// The octets that a line may have before its end.
const OCTETS_MAX: usize = 75;

/// A file in the making.
#[derive(Default)]
pub struct Lines {
    out: String,
}

impl Lines {
    /// A line of our own words.
    pub fn plain(&mut self, line: &str) {
        let mut room = OCTETS_MAX;
        for character in line.chars() {
            if character.len_utf8() > room {
                // The space that begins the next line counts.
                self.out.push_str("\r\n ");
                room = OCTETS_MAX - 1;
            }
            room -= character.len_utf8();
            self.out.push(character);
        }
        self.out.push_str("\r\n");
    }

    /// A property that says what people wrote.
    pub fn text(&mut self, name: &str, text: &str) {
        let mut line = format!("{name}:");
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '\\' | ';' | ',' => line.extend(['\\', character]),
                '\r' if characters.peek() == Some(&'\n') => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => line.push_str("\\n"),
                '\t' => line.push(' '),
                control if control.is_control() => {}
                other => line.push(other),
            }
        }
        self.plain(&line);
    }

    /// The file.
    pub fn finish(self) -> String {
        self.out
    }
}
