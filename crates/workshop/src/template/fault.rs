//! What is wrong with a template file.

use std::fmt;

use board::{Axis, Locale};

use crate::Words;

/// One thing that is wrong with a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateFault {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The field, as a path: `cells[3].label.en`; empty for the file as a whole.
    pub field: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Problem {
    /// It is no JSON, with what the parser says.
    NoJson(String),
    /// The file is larger than it may be: its bytes.
    TooLarge(usize),
    /// It is missing.
    Missing,
    /// The format has no such field here; these it has.
    UnknownField(&'static [&'static str]),
    /// The field is there twice.
    Twice,
    /// It should be something else: a text, a number, a list …
    WrongType(Words),
    /// It is empty.
    Empty,
    /// It is none of these.
    NoneOf(Vec<&'static str>),
    /// The number does not lie between these.
    OutOfRange(String, String),
    /// Something else has this key already.
    Taken(String),
    /// A key has characters that it may not have.
    BadKey,
    /// Two cells have the same place in reading order.
    SameTab,
    /// It does not lie inside the body.
    OutsideBody,
    /// There is no cell with this key.
    NoSuchCell(String),
    /// Notes are not laid into such a cell.
    NoNotesHere,
    /// The value does not fit what the cell holds.
    Unfit,
    /// There is no row or column with this number, from 0.
    NoSuchTrack(Axis, u32),
    /// There is no such lane; these there are.
    NoSuchLane(Vec<String>),
    /// Rows times columns are more than so many.
    TooManySlots(usize),
    /// The groups count so many, and there are so many.
    GroupCounts(u32, u32),
    /// There is no template with this id.
    NoSuchTemplate(String),
    /// Cells refer to each other in a circle, from key to key.
    Circle(Vec<String>),
    /// There are more than so many.
    TooMany(usize),
}

impl Problem {
    fn parts(&self) -> (Words, String, String) {
        let none = String::new;
        match self {
            Self::NoJson(message) => (
                Words::new("JSON として読めません: {0}", "is no JSON: {0}"),
                message.clone(),
                none(),
            ),
            Self::TooLarge(bytes) => (
                Words::new(
                    "ファイルが大きすぎます（{0} バイト）",
                    "is too large ({0} bytes)",
                ),
                bytes.to_string(),
                none(),
            ),
            Self::Missing => (Words::new("ありません", "is missing"), none(), none()),
            Self::UnknownField(known) => (
                Words::new(
                    "知らない項目です。使える項目: {0}",
                    "is not known here; known are {0}",
                ),
                known.join(", "),
                none(),
            ),
            Self::Twice => (Words::new("2回あります", "is there twice"), none(), none()),
            Self::WrongType(wanted) => (
                Words::new("{0}ではありません", "is not {1}"),
                wanted.ja.to_owned(),
                wanted.en.to_owned(),
            ),
            Self::Empty => (Words::new("空です", "is empty"), none(), none()),
            Self::NoneOf(known) => (
                Words::new("次のどれかにしてください: {0}", "must be one of {0}"),
                known.join(", "),
                none(),
            ),
            Self::OutOfRange(from, to) => (
                Words::new(
                    "{0} から {1} までにしてください",
                    "must lie between {0} and {1}",
                ),
                from.clone(),
                to.clone(),
            ),
            Self::Taken(key) => (
                Words::new("「{0}」はすでに使われています", "“{0}” is taken"),
                key.clone(),
                none(),
            ),
            Self::BadKey => (
                Words::new(
                    "英小文字・数字・ハイフン・点だけで書いてください",
                    "may have small letters, digits, hyphens and dots only",
                ),
                none(),
                none(),
            ),
            Self::SameTab => (
                Words::new(
                    "読む順番がほかの枠と同じです",
                    "two cells have the same place in reading order",
                ),
                none(),
                none(),
            ),
            Self::OutsideBody => (
                Words::new(
                    "body の外にはみ出しています",
                    "does not lie inside the body",
                ),
                none(),
                none(),
            ),
            Self::NoSuchCell(key) => (
                Words::new("「{0}」という枠はありません", "there is no cell “{0}”"),
                key.clone(),
                none(),
            ),
            Self::NoNotesHere => (
                Words::new(
                    "この枠に付箋は置けません（zone だけです）",
                    "notes are laid into zones only",
                ),
                none(),
                none(),
            ),
            Self::Unfit => (
                Words::new(
                    "枠の種類に合わない値です",
                    "does not fit what the cell holds",
                ),
                none(),
                none(),
            ),
            Self::NoSuchTrack(Axis::Row, number) => (
                Words::new(
                    "{0} 行目はありません（0 から数えます）",
                    "there is no row {0}, counted from 0",
                ),
                number.to_string(),
                none(),
            ),
            Self::NoSuchTrack(Axis::Column, number) => (
                Words::new(
                    "{0} 列目はありません（0 から数えます）",
                    "there is no column {0}, counted from 0",
                ),
                number.to_string(),
                none(),
            ),
            Self::NoSuchLane(known) => (
                Words::new("次のどれかにしてください: {0}", "must be one of {0}"),
                known.join(", "),
                none(),
            ),
            Self::TooManySlots(most) => (
                Words::new(
                    "行と列を掛けて {0} までです",
                    "may have {0} slots at most, rows times columns",
                ),
                most.to_string(),
                none(),
            ),
            Self::GroupCounts(sum, count) => (
                Words::new(
                    "count の合計が {0} です（{1} のはず）",
                    "counts add up to {0}, not to {1}",
                ),
                sum.to_string(),
                count.to_string(),
            ),
            Self::NoSuchTemplate(id) => (
                Words::new(
                    "「{0}」というテンプレートはありません",
                    "there is no template “{0}”",
                ),
                id.clone(),
                none(),
            ),
            Self::Circle(keys) => (
                Words::new(
                    "参照が一周しています: {0}",
                    "links go round in a circle: {0}",
                ),
                keys.join(" → "),
                none(),
            ),
            Self::TooMany(most) => (
                Words::new("{0} 個までです", "may be {0} at most"),
                most.to_string(),
                none(),
            ),
        }
    }

    /// The problem in words.
    pub fn text(&self, locale: Locale) -> String {
        let (words, first, second) = self.parts();
        words.with(locale, &[("0", &first), ("1", &second)])
    }
}

impl TemplateFault {
    /// The fault in words: file, line, field, problem.
    pub fn text(&self, locale: Locale) -> String {
        let problem = self.problem.text(locale);
        if self.field.is_empty() {
            format!("{}:{}: {problem}", self.file, self.line)
        } else {
            format!("{}:{}: {}: {problem}", self.file, self.line, self.field)
        }
    }
}

/// Everything that is wrong with a template file, in the order of its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateErrors(pub Vec<TemplateFault>);

impl fmt::Display for TemplateErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&fault.text(Locale::En))?;
        }
        Ok(())
    }
}

impl std::error::Error for TemplateErrors {}
