//! Reading `discovery/README.md`: exactly what the export writes, and what people made of it since.

use board::{Evidence, Link};

use super::limit::check_length;
use super::{AnswerTooLong, Lines};

/// The five sections, in their order.
pub(super) const SECTIONS: [&str; 5] = ["Listen", "Define", "Invent", "Refine", "Test/Iterate"];

/// A canvas as the file has it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct FiledCanvas {
    pub title: String,
    pub line: usize,
    pub cells: Vec<FiledCell>,
    /// What stands before the first cell.
    pub loose: Vec<(Lines, String)>,
}

/// A cell as the file has it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct FiledCell {
    pub label: String,
    pub line: usize,
    pub notes: Vec<FiledNote>,
    /// The value, or the text.
    pub words: String,
    /// A table, row by row, in raw Markdown.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// A note as the file has it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct FiledNote {
    pub text: String,
    pub evidence: Option<Evidence>,
    pub tags: Vec<String>,
    pub link: Option<Link>,
    pub line: usize,
}

/// The titles of the canvases in the main file of a `discovery/` folder; `None` if the text is no such file.
///
/// # Errors
/// [`AnswerTooLong`].
pub fn discovery_titles(text: &str) -> Result<Option<Vec<String>>, AnswerTooLong> {
    let read = read_discovery(text)?;
    Ok(read.map(|(canvases, _)| canvases.into_iter().map(|canvas| canvas.title).collect()))
}

/// What was read: the canvases, and the lines that belong to none.
pub(super) type Filed = (Vec<FiledCanvas>, Vec<(Lines, String)>);

/// Reads the file; `None` if it is another: three of the five sections must be there.
pub(super) fn read_discovery(text: &str) -> Result<Option<Filed>, AnswerTooLong> {
    check_length(text)?;
    let is_section = |line: &&str| {
        let title = line.strip_prefix("## ").map(str::trim);
        title.is_some_and(|title| SECTIONS.contains(&title))
    };
    if text.lines().filter(is_section).count() < 3 {
        return Ok(None);
    }
    let mut reader = Reader::default();
    for (index, line) in text.lines().enumerate() {
        reader.line(index + 1, line);
    }
    reader.close_note();
    Ok(Some((reader.canvases, reader.loose)))
}

#[derive(Default)]
struct Reader {
    canvases: Vec<FiledCanvas>,
    loose: Vec<(Lines, String)>,
    /// The lines of the note that is being read, raw, and where it begins.
    note: Option<(usize, Vec<String>)>,
    /// Blank lines came since the last line with text.
    blank: bool,
}

impl Reader {
    fn line(&mut self, number: usize, line: &str) {
        if line.trim().is_empty() {
            self.blank = true;
            return;
        }
        let blank = std::mem::take(&mut self.blank);
        if let Some((level, title)) = heading(line) {
            self.close_note();
            return self.heading(number, level, title);
        }
        if let Some(first) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
            self.close_note();
            self.note = Some((number, vec![first.to_owned()]));
            return;
        }
        if let (Some((_, lines)), Some(more)) = (&mut self.note, line.strip_prefix("  ")) {
            if blank {
                lines.push(String::new());
            }
            lines.push(more.to_owned());
            return;
        }
        self.close_note();
        let Some(canvas) = self.canvases.last_mut() else {
            return self
                .loose
                .push((Lines::one(number), unescaped(line.trim())));
        };
        let Some(cell) = canvas.cells.last_mut() else {
            return canvas
                .loose
                .push((Lines::one(number), unescaped(line.trim())));
        };
        if line.starts_with('|') {
            let cells = fields(line);
            let is_rule = cells
                .iter()
                .all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')));
            if !is_rule {
                cell.rows.push((number, cells));
            }
            return;
        }
        if matches!(line.trim(), "(なし)" | "(none)") {
            return;
        }
        if !cell.words.is_empty() {
            cell.words.push_str(if blank { "\n\n" } else { "\n" });
        }
        cell.words.push_str(&unescaped(line.trim()));
    }

    fn heading(&mut self, number: usize, level: usize, title: &str) {
        let title = unescaped(title);
        match level {
            1 | 2 => {}
            3 => self.canvases.push(FiledCanvas {
                title,
                line: number,
                ..FiledCanvas::default()
            }),
            _ => match self.canvases.last_mut() {
                Some(canvas) => canvas.cells.push(FiledCell {
                    label: title,
                    line: number,
                    ..FiledCell::default()
                }),
                None => self.loose.push((Lines::one(number), title)),
            },
        }
    }

    fn close_note(&mut self) {
        let Some((line, lines)) = self.note.take() else {
            return;
        };
        let Some(note) = note_of(&lines, line) else {
            return;
        };
        let cell = self.canvases.last_mut().map(|canvas| {
            let loose = &mut canvas.loose;
            (canvas.cells.last_mut(), loose)
        });
        match cell {
            Some((Some(cell), _)) => cell.notes.push(note),
            Some((None, loose)) => loose.push((Lines::one(line), note.text)),
            None => self.loose.push((Lines::one(line), note.text)),
        }
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    let title = rest.strip_prefix(' ')?.trim();
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level, title))
}

/// A note of its raw lines: its text, and what is stuck on it in the last ones. `None` for an empty one.
pub(super) fn note_of(lines: &[String], line: usize) -> Option<FiledNote> {
    let mut lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    let mut note = FiledNote {
        line,
        ..FiledNote::default()
    };
    if let Some(address) = lines
        .last()
        .and_then(|last| last.strip_prefix('<')?.strip_suffix('>'))
    {
        note.link = Link::parse(&address.replace("%3C", "<").replace("%3E", ">"));
        if note.link.is_some() {
            lines.pop();
        }
    }
    let stuck = lines.last().and_then(|last| stuck_on(&unescaped(last)));
    // A note of nothing but a tag's line is a text.
    if let Some((evidence, tags)) = stuck.filter(|_| lines.len() > 1) {
        (note.evidence, note.tags) = (evidence, tags);
        lines.pop();
    }
    let texts: Vec<String> = lines.into_iter().map(unescaped).collect();
    note.text = texts.join("\n").trim().to_owned();
    let is_empty =
        note.text.is_empty() || matches!(note.text.as_str(), "(空の付箋)" | "(empty note)");
    (!is_empty).then_some(note)
}

/// Evidence and tags, if the line has nothing but those and reactions: `〔仮説〕 #AI (いいね 2)`.
fn stuck_on(line: &str) -> Option<(Option<Evidence>, Vec<String>)> {
    const WORDS: [(&str, Evidence); 6] = [
        ("事実", Evidence::Fact),
        ("fact", Evidence::Fact),
        ("仮説", Evidence::Assumption),
        ("assumption", Evidence::Assumption),
        ("不明", Evidence::Unclear),
        ("unclear", Evidence::Unclear),
    ];
    let mut rest = line.trim();
    let mut evidence = None;
    if let Some((word, after)) = rest
        .strip_prefix('〔')
        .and_then(|rest| rest.split_once('〕'))
    {
        let (_, known) = WORDS.iter().find(|(known, _)| *known == word)?;
        evidence = Some(*known);
        rest = after.trim_start();
    }
    let mut tags = Vec::new();
    let mut reactions = 0;
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('#') {
            let end = [" #", " ("].iter().filter_map(|mark| tag.find(mark)).min();
            let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
            tags.push(board::tag_name(tag)?.to_owned());
            rest = after.trim_start();
        } else {
            let (said, after) = rest.strip_prefix('(')?.split_once(')')?;
            let (_, count) = said.rsplit_once(' ')?;
            count.parse::<u32>().ok()?;
            reactions += 1;
            rest = after.trim_start();
        }
    }
    let has_any = evidence.is_some() || !tags.is_empty() || reactions > 0;
    has_any.then_some((evidence, tags))
}

/// The fields of a table's line, raw: split at bars that are not escaped.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = line.trim().chars();
    while let Some(c) = characters.next() {
        match c {
            '|' => fields.push(String::new()),
            '\\' => {
                if let Some(field) = fields.last_mut() {
                    field.push(c);
                    field.extend(characters.next());
                }
            }
            other => {
                if let Some(field) = fields.last_mut() {
                    field.push(other);
                }
            }
        }
    }
    let trimmed = fields.into_iter().map(|field| field.trim().to_owned());
    let mut fields: Vec<String> = trimmed.skip(1).collect();
    if fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    fields
}

/// The lines of a field, raw: `<br>` stands between them.
pub(super) fn lines_of(field: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = field;
    let mut from = 0;
    while let Some(found) = rest.get(from..).and_then(|rest| rest.find("<br>")) {
        let at = from + found;
        let before = rest.get(..at).unwrap_or_default();
        let slashes = before.chars().rev().take_while(|c| *c == '\\').count();
        if slashes % 2 == 1 {
            // Somebody wrote it.
            from = at + 4;
            continue;
        }
        lines.push(before.to_owned());
        rest = rest.get(at + 4..).unwrap_or_default();
        from = 0;
    }
    lines.push(rest.to_owned());
    lines
}

/// A text without its escapes: a backslash before ASCII punctuation goes.
pub(super) fn unescaped(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                bare.push(*next);
                rest.next();
            }
            _ => bare.push(c),
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w108_what_is_stuck_on_a_note_is_told_from_its_text() {
        let note = |lines: &[&str]| {
            let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
            note_of(&lines, 1)
        };
        let marked = note(&[
            "\\# 見出し  ",
            "二行目  ",
            "〔仮説〕 #AI #要 確認 (いいね 2)",
        ])
        .unwrap();
        assert_eq!(marked.text, "# 見出し\n二行目");
        assert_eq!(marked.evidence, Some(Evidence::Assumption));
        assert_eq!(marked.tags, ["AI", "要 確認"]);
        let linked = note(&["例  ", "<https://example.org/a?b=%3C>"]).unwrap();
        assert_eq!(linked.link.unwrap().as_str(), "https://example.org/a?b=<");
        assert_eq!(note(&["#AI"]).unwrap().text, "#AI");
        assert_eq!(
            note(&["a", "(注 3 を見る)"]).unwrap().text,
            "a\n(注 3 を見る)"
        );
        assert_eq!(note(&["(空の付箋)"]), None);
    }

    #[test]
    fn w108_fields_keep_what_people_wrote() {
        assert_eq!(
            fields("| a \\| b | • x<br>• y \\<br> |  |"),
            ["a \\| b", "• x<br>• y \\<br>", ""]
        );
        assert_eq!(lines_of("• x<br>• y \\<br>z"), ["• x", "• y \\<br>z"]);
        assert_eq!(unescaped("\\*重要\\* C:\\\\x \\あ"), "*重要* C:\\x \\あ");
    }

    #[test]
    fn w108_a_text_that_is_no_such_file_is_told() {
        assert_eq!(
            discovery_titles("# メモ\n## Listen\n## その他").unwrap(),
            None
        );
        let text = "# Your ML Enablement Workshop\n\n## Listen\n\n### 顧客は誰か \\?\n\n## Define\n\n## Invent\n";
        assert_eq!(discovery_titles(text).unwrap().unwrap(), ["顧客は誰か ?"]);
        let long = "あ".repeat(600_000);
        assert!(discovery_titles(&long).is_err());
    }
}
