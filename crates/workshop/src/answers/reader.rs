//! From a text to its blocks.

use super::limit::check_length;
use super::line::{BARS, BOLD_LEVEL, Line, classify};
use super::table::cells;
use super::{Answer, AnswerTooLong, Block, Content, Lines, Table, TableRow};

/// Reads a text of Markdown as people and machines write it. Every line that is not blank is in exactly one block.
///
/// # Errors
/// [`AnswerTooLong`] before anything is made of the text.
pub fn read_answer(text: &str) -> Result<Answer, AnswerTooLong> {
    check_length(text)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut reader = Reader {
        lines: &lines,
        at: 0,
        answer: Answer::default(),
        indents: Vec::new(),
        wrapped_to: None,
    };
    while reader.at < lines.len() {
        reader.step();
    }
    Ok(reader.answer)
}

struct Reader<'a> {
    lines: &'a [&'a str],
    /// The line that is read next, from 0.
    at: usize,
    answer: Answer,
    /// The indents of the items that the next line may lie in.
    indents: Vec<usize>,
    /// The line of the fence that closes the one which only wraps Markdown.
    wrapped_to: Option<usize>,
}

impl<'a> Reader<'a> {
    fn line(&self, at: usize) -> Line<'a> {
        self.lines
            .get(at)
            .map_or(Line::Blank, |line| classify(line))
    }

    fn push(&mut self, first: usize, content: Content) {
        let lines = Lines {
            first: first + 1,
            last: self.at.max(first + 1),
        };
        self.answer.blocks.push(Block { lines, content });
    }

    fn step(&mut self) {
        let first = self.at;
        let line = self.line(first);
        if self.starts_table(line) {
            return self.table();
        }
        self.at += 1;
        if !matches!(line, Line::Item { .. } | Line::Text { .. } | Line::Blank) {
            self.indents.clear();
        }
        match line {
            Line::Blank => {}
            Line::Heading { level, text } => {
                let text = text.to_owned();
                self.push(first, Content::Heading { level, text });
            }
            Line::Item {
                indent,
                numbered,
                checked,
                text,
            } => {
                self.indents.retain(|outer| *outer < indent);
                let depth = self.indents.len();
                self.indents.push(indent);
                let text = text.to_owned();
                self.push(
                    first,
                    Content::Item {
                        depth,
                        numbered,
                        checked,
                        text,
                    },
                );
            }
            Line::Fence(language) => self.fence(first, language),
            Line::Text { indent, text } => self.text(first, indent, text),
            Line::Rule | Line::Underline | Line::Delimiter | Line::Row => {
                self.push(first, Content::Separator);
            }
        }
    }

    fn text(&mut self, first: usize, indent: usize, text: &str) {
        if self.line(self.at) == Line::Underline {
            self.at += 1;
            self.indents.clear();
            let text = text.to_owned();
            return self.push(first, Content::Heading { level: 1, text });
        }
        let continues = self.indents.last().is_some_and(|item| indent > *item);
        if !continues {
            self.indents.clear();
        }
        let text = text.to_owned();
        self.push(first, Content::Text { continues, text });
    }

    /// Whether the line at hand is part of a table: it begins with a bar, or dashes with bars stand below it.
    fn starts_table(&self, line: Line<'_>) -> bool {
        match line {
            Line::Row | Line::Delimiter => true,
            Line::Text { text, .. } => {
                text.contains(BARS) && self.line(self.at + 1) == Line::Delimiter
            }
            _ => false,
        }
    }

    fn table(&mut self) {
        let first = self.at;
        let mut table = Table::default();
        loop {
            let row = || TableRow {
                line: self.at + 1,
                cells: self
                    .lines
                    .get(self.at)
                    .map(|line| cells(line))
                    .unwrap_or_default(),
            };
            match self.line(self.at) {
                // The first row of dashes makes the row above it the head; further ones only separate.
                Line::Delimiter => {
                    if table.head.is_none() && table.rows.len() == 1 {
                        table.head = table.rows.pop();
                    }
                }
                Line::Row => table.rows.push(row()),
                Line::Text { text, .. } if text.contains(BARS) => table.rows.push(row()),
                _ => break,
            }
            self.at += 1;
        }
        self.indents.clear();
        if table.head.is_none() && table.rows.is_empty() {
            return self.push(first, Content::Separator);
        }
        self.push(first, Content::Table(table));
    }

    /// A fence opens code up to the next fence, or the end; but many answers come wrapped in a fence as a whole, and
    /// then it only wraps.
    fn fence(&mut self, first: usize, language: &str) {
        if self.wrapped_to == Some(first) {
            return self.push(first, Content::Separator);
        }
        let mut close = self.at;
        while close < self.lines.len() && !matches!(self.line(close), Line::Fence(_)) {
            close += 1;
        }
        let is_markdown = matches!(language.to_lowercase().as_str(), "markdown" | "md");
        let looks_like_it = language.is_empty()
            && (self.at..close).any(|at| {
                matches!(
                    self.line(at),
                    Line::Heading {
                        level: 1..BOLD_LEVEL,
                        ..
                    } | Line::Item { .. }
                        | Line::Row
                )
            });
        if is_markdown || looks_like_it {
            self.wrapped_to = Some(close);
            return self.push(first, Content::Separator);
        }
        let inside = self
            .lines
            .get(self.at..close)
            .unwrap_or_default()
            .join("\n");
        self.at = (close + 1).min(self.lines.len());
        self.push(first, Content::Code(inside));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks as short words: `h2 価値`, `i0 項目`, `t2x3` …
    fn outline(text: &str) -> Vec<String> {
        let answer = read_answer(text).unwrap();
        answer
            .blocks
            .iter()
            .map(|block| match &block.content {
                Content::Heading { level, text } => format!("h{level} {text}"),
                Content::Item { depth, text, .. } => format!("i{depth} {text}"),
                Content::Table(table) => {
                    let head = table.head.as_ref().map_or(0, |head| head.cells.len());
                    format!("t{head}x{}", table.rows.len())
                }
                Content::Code(code) => format!("c {code}"),
                Content::Text { continues, text } => {
                    format!("{} {text}", if *continues { ">" } else { "p" })
                }
                Content::Separator => "-".to_owned(),
            })
            .collect()
    }

    #[test]
    fn w59_a_text_becomes_headings_items_tables_code_and_paragraphs() {
        let text = "＃ 題\n\n前書き\n\n- a\n  - b\n    続き\n- c\n後書き\n題2\n===\n| 列 | 列 |\n|---|---|\n| 1 | 2 |\n```json\n{}\n```\n---\n";
        assert_eq!(
            outline(text),
            [
                "h1 題",
                "p 前書き",
                "i0 a",
                "i1 b",
                "> 続き",
                "i0 c",
                "p 後書き",
                "h1 題2",
                "t2x1",
                "c {}",
                "-"
            ]
        );
    }

    #[test]
    fn w59_half_a_table_is_a_table() {
        assert_eq!(outline("| a | b |\n| 1 |"), ["t0x2"]);
        assert_eq!(outline("| a | b |\n|---"), ["t2x0"]);
        assert_eq!(outline("|---|---|\n| 1 | 2 |"), ["t0x1"]);
        assert_eq!(outline("a | b\n--- | ---\n1 | 2\n\n文"), ["t2x1", "p 文"]);
        assert_eq!(outline("|---|"), ["-"]);
        assert_eq!(outline("a | b"), ["p a | b"]);
    }

    #[test]
    fn w59_an_answer_wrapped_in_a_fence_is_read_through_it() {
        assert_eq!(
            outline("```markdown\n# 題\n- a\n```\n- b"),
            ["-", "h1 題", "i0 a", "-", "i0 b"]
        );
        assert_eq!(outline("```\n- a"), ["-", "i0 a"]);
        assert_eq!(outline("```\nlet a = 1;\n"), ["c let a = 1;"]);
        assert_eq!(outline("```rust\n# a\n```"), ["c # a"]);
    }
}
