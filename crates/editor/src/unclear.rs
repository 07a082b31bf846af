//! Marking words as unclear: nobody knows yet whether it can be done.

use board::{UNCLEAR_END, UNCLEAR_START, unclear_runs};

use crate::text_merge::splice;
use crate::turn::Turn;
use crate::{Editor, Effect};

impl Editor {
    /// While a text is edited, what is selected in it is asked for; otherwise all of it is meant.
    pub(crate) fn ask_what_is_unclear(&mut self, turn: &mut Turn<'_>) {
        let Some(field) = &self.field else {
            return;
        };
        if field.editing {
            turn.effect(Effect::AskMarked);
            return;
        }
        let text = field.text.clone();
        self.replace_with(&toggled_whole(&text), turn);
    }

    pub(crate) fn mark_unclear(&mut self, from: usize, to: usize, turn: &mut Turn<'_>) {
        let field = self.field.as_ref();
        let Some(field) = field.filter(|field| field.editing && !field.composing) else {
            return;
        };
        let text = toggled(&field.text, from.min(to), to.max(from));
        self.replace_with(&text, turn);
    }

    /// The field holds another text now: one step of its own.
    fn replace_with(&mut self, text: &str, turn: &mut Turn<'_>) {
        let Some(before) = self.field.as_ref().map(|field| field.text.clone()) else {
            return;
        };
        if before == text || !self.may_write(turn) {
            return;
        }
        self.history.close_step();
        self.commit(text.to_owned(), turn);
        self.history.close_step();
        if let Some(field) = &self.field {
            let (text, splice) = (field.text.clone(), splice(&before, &field.text));
            turn.effect(Effect::FieldText { text, splice });
        }
    }
}

/// A text with the words between two places marked, or without the marks of the runs that lie there.
fn toggled(text: &str, from: usize, to: usize) -> String {
    let (start, end) = (byte_at(text, from), byte_at(text, to));
    let met: Vec<_> = unclear_runs(text)
        .into_iter()
        .filter(|run| match start == end {
            true => run.whole.start <= start && start <= run.whole.end,
            false => run.whole.start < end && start < run.whole.end,
        })
        .collect();
    if !met.is_empty() {
        return without(text, &met);
    }
    let (start, end) = match start == end {
        true => line_around(text, start),
        false => (start, end),
    };
    let chosen = text.get(start..end).unwrap_or_default();
    marked(text, start, chosen)
}

/// All of a text marked; one that has marks already loses them.
fn toggled_whole(text: &str) -> String {
    let runs = unclear_runs(text);
    if runs.is_empty() {
        marked(text, 0, text)
    } else {
        without(text, &runs)
    }
}

/// A text with marks around `chosen`, which begins at byte `start`; blanks at its ends stay outside, and a mark that
/// stands in it already would end it too early.
fn marked(text: &str, start: usize, chosen: &str) -> String {
    let words = chosen.trim();
    if words.is_empty() || words.contains(UNCLEAR_END) {
        return text.to_owned();
    }
    let begin = start + chosen.len() - chosen.trim_start().len();
    let before = text.get(..begin).unwrap_or_default();
    let after = text.get(begin + words.len()..).unwrap_or_default();
    format!("{before}{UNCLEAR_START}{words}{UNCLEAR_END}{after}")
}

fn without(text: &str, runs: &[board::UnclearRun]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for run in runs {
        kept.push_str(text.get(from..run.whole.start).unwrap_or_default());
        kept.push_str(text.get(run.words.clone()).unwrap_or_default());
        from = run.whole.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// The byte at a place counted in UTF-16 units; the text's end beyond it.
fn byte_at(text: &str, units: usize) -> usize {
    let mut counted = 0;
    for (byte, character) in text.char_indices() {
        if counted >= units {
            return byte;
        }
        counted += character.len_utf16();
    }
    text.len()
}

/// The line that a byte lies in.
fn line_around(text: &str, at: usize) -> (usize, usize) {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let end = after.find('\n').map_or(text.len(), |newline| at + newline);
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e130_words_are_marked_and_marks_taken_away() {
        let text = "登録は一瞬で終わる";
        let once = toggled(text, 3, 6);
        assert_eq!(once, "登録は〔？一瞬で〕終わる");
        // From inside, from around it, from a caret in it.
        for (from, to) in [(6, 7), (0, 20), (6, 6), (3, 3)] {
            assert_eq!(toggled(&once, from, to), text, "{from}..{to}");
        }
        assert_eq!(toggled("一\n二 三\n四", 3, 3), "一\n〔？二 三〕\n四");
        assert_eq!(toggled(" 一 ", 0, 3), " 〔？一〕 ");
        assert_eq!(toggled("👍一二", 2, 3), "👍〔？一〕二");
        assert_eq!(toggled("一〕二", 0, 3), "一〕二");
        assert_eq!(toggled("", 0, 9), "");
        assert_eq!(toggled_whole("一"), "〔？一〕");
        assert_eq!(toggled_whole("〔？一〕と〔?二〕"), "一と二");
    }
}
