//! What people said about the board, at the end of it.

use super::Writer;
use super::escape::{heading, inline};
use crate::comments::{author, threads, words};

impl Writer<'_> {
    /// All comments with their answers; nothing if there are none.
    pub(super) fn comments(&mut self) {
        let locale = self.words.locale;
        let threads = threads(self.snapshot(), locale);
        if threads.is_empty() {
            return;
        }
        let title = self.words.word("コメント", "Comments");
        self.out.push('\n');
        self.out.push_str(&heading(2, title));
        self.out.push('\n');
        for (about, thread) in threads {
            let about = match about.as_str() {
                "" => String::new(),
                about => self.quoted(about),
            };
            let settled = match thread.first.resolved {
                true => self.words.word("（解決済み）", " (resolved)"),
                false => "",
            };
            let first = format!(
                "- {about}{}: {}{settled}\n",
                inline(author(&thread.first.author, locale)),
                inline(words(&thread.first.text, locale)),
            );
            self.out.push_str(&first);
            for answer in &thread.answers {
                let line = format!(
                    "  - {}: {}\n",
                    inline(author(&answer.author, locale)),
                    inline(words(&answer.text, locale)),
                );
                self.out.push_str(&line);
            }
        }
    }

    fn quoted(&self, about: &str) -> String {
        match self.words.locale {
            board::Locale::Ja => format!("「{}」", inline(about)),
            board::Locale::En => format!("“{}” ", inline(about)),
        }
    }
}
