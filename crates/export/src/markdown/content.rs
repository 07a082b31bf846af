//! What one element says, as lines of text.

use board::{Connector, Element, ElementKind, End, Head, Locale, Note, ReactionToken, Snapshot};

use super::escape::{bullet, inline};
use crate::words::{evidence_word, reaction_word};

/// How much of a text names an element in a connector's line.
const NAME_CHARACTERS_MAX: usize = 60;

/// Writes in one language.
pub struct Words<'a> {
    pub snapshot: &'a Snapshot,
    pub locale: Locale,
}

impl Words<'_> {
    /// An element as a bullet; `None` if it says nothing: drawings, shapes and lines without text.
    pub fn bullet(&self, element: &Element) -> Option<String> {
        let mut text = match &element.kind {
            ElementKind::Note(note) => {
                let text = if note.is_closed() {
                    self.word("(伏せた付箋)", "(private note)")
                } else if note.text.trim().is_empty() {
                    self.word("(空の付箋)", "(empty note)")
                } else {
                    note.text.as_str()
                };
                bullet(&join(text, &self.stuck_on(note)))
            }
            ElementKind::Text(_) | ElementKind::Shape(_) => {
                let text = element.text().filter(|text| !text.trim().is_empty())?;
                bullet(text)
            }
            ElementKind::Connector(connector) => bullet(&self.line(connector)?),
            ElementKind::Image(image) => {
                let words: Vec<&str> = image.alt.split_whitespace().collect();
                format!("- ![{}]({})\n", inline(&words.join(" ")), image.hash)
            }
            _ => return None,
        };
        if let Some(link) = &element.link {
            // Angle brackets end an address in Markdown.
            let address = link.as_str().replace('<', "%3C").replace('>', "%3E");
            text.truncate(text.trim_end().len());
            text.push_str(&format!("  \n  <{address}>\n"));
        }
        Some(text)
    }

    /// Evidence, tags and reactions in one line; empty if there are none.
    fn stuck_on(&self, note: &Note) -> String {
        let mut parts = Vec::new();
        if let Some(evidence) = note.evidence {
            parts.push(format!("〔{}〕", evidence_word(evidence, self.locale)));
        }
        parts.extend(note.tags.iter().map(|tag| format!("#{tag}")));
        for &token in ReactionToken::ALL {
            let count = note.reaction_count(token);
            if count > 0 {
                parts.push(format!("({} {count})", reaction_word(token, self.locale)));
            }
        }
        parts.join(" ")
    }

    /// A connector as "A → B (label)"; `None` if it joins nothing and has no label.
    fn line(&self, connector: &Connector) -> Option<String> {
        let name = |end: &End| {
            let target = end.element.as_ref();
            target
                .and_then(|id| self.snapshot.element(id))
                .map(|target| self.name(target))
        };
        let (from, to) = (name(&connector.from), name(&connector.to));
        let label = connector.text.trim();
        if from.is_none() && to.is_none() && label.is_empty() {
            return None;
        }
        let arrow = match (connector.head_from, connector.head_to) {
            (Head::None, Head::None) => "—",
            (Head::None, _) => "→",
            (_, Head::None) => "←",
            _ => "↔",
        };
        let lost = || "…".to_owned();
        let (from, to) = (from.unwrap_or_else(lost), to.unwrap_or_else(lost));
        let mut line = format!("{from} {arrow} {to}");
        if !label.is_empty() {
            line.push_str(&format!(" ({label})"));
        }
        Some(line)
    }

    /// What an element is called: the beginning of its text, on one line.
    pub fn name(&self, element: &Element) -> String {
        let text = match &element.kind {
            ElementKind::Canvas(canvas) => canvas.label.get(self.locale),
            ElementKind::Cell(cell) => cell.label.get(self.locale),
            ElementKind::Track(track) => track.name(self.locale),
            ElementKind::Image(image) => &image.alt,
            _ => element.text().unwrap_or_default(),
        };
        let words: Vec<&str> = text.split_whitespace().collect();
        let line = words.join(" ");
        let mut name: String = line.chars().take(NAME_CHARACTERS_MAX).collect();
        if name.len() < line.len() {
            name.push('…');
        }
        if name.is_empty() {
            name.push_str(self.word("(無題)", "(untitled)"));
        }
        name
    }

    /// One of two words, by the language.
    pub fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.locale {
            Locale::Ja => ja,
            Locale::En => en,
        }
    }
}

/// A text with one more line, unless that is empty.
fn join(text: &str, line: &str) -> String {
    if line.is_empty() {
        text.to_owned()
    } else {
        format!("{text}\n{line}")
    }
}
