//! A text as a list of blocks.

use super::Table;

/// Lines of the source, counted from 1, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Lines {
    /// The first line.
    pub first: usize,
    /// The last line.
    pub last: usize,
}

impl Lines {
    /// A single line.
    pub const fn one(line: usize) -> Self {
        Self {
            first: line,
            last: line,
        }
    }

    /// These lines and all up to the end of `other`.
    pub fn up_to(self, other: Self) -> Self {
        Self {
            first: self.first,
            last: self.last.max(other.last),
        }
    }
}

/// A piece of a text, with where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Block {
    /// Its lines.
    pub lines: Lines,
    /// What it is.
    pub content: Content,
}

/// What a block is. Texts have their markup still: [`super::plain`] takes it off.
#[derive(Clone, PartialEq, Debug)]
pub enum Content {
    /// A heading.
    Heading {
        /// 1 to 6 for `#` to `######`; 7 for a line in bold.
        level: u8,
        /// Its text.
        text: String,
    },
    /// An item of a list.
    Item {
        /// How many items it lies in.
        depth: usize,
        /// Whether it is numbered.
        numbered: bool,
        /// The tick of a checklist; `None` for a plain item.
        checked: Option<bool>,
        /// Its text.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A block of code, with its fences.
    Code(String),
    /// A line of a paragraph.
    Text {
        /// Whether it is indented so far that it continues the item above.
        continues: bool,
        /// Its text.
        text: String,
    },
    /// A line that only separates: a rule, an underline, a fence around Markdown.
    Separator,
}

/// A text that was read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    /// Its blocks, in the order of the source; together they have every line that is not blank.
    pub blocks: Vec<Block>,
}

impl Answer {
    /// The tables, with their lines.
    pub fn tables(&self) -> impl Iterator<Item = (Lines, &Table)> {
        self.blocks.iter().filter_map(|block| match &block.content {
            Content::Table(table) => Some((block.lines, table)),
            _ => None,
        })
    }
}
