//! Reading a list of solutions.

use super::{Layout, Solution, SolutionField, SolutionFormat, SolutionList};
use crate::answers::line::BOLD_LEVEL;
use crate::answers::{Answer, Block, Content, Lines, fold, plain};

/// Reads a list of solutions. What belongs to no solution is in `strays`; nothing but rules and fences is left out.
pub fn read_solutions(answer: &Answer) -> SolutionList {
    let mut reading = Reading {
        list: SolutionList::default(),
        level: solution_level(answer),
        open: None,
        in_advice: false,
    };
    for block in &answer.blocks {
        reading.block(block);
    }
    let mut list = reading.list;
    list.format = format_of(&list.solutions);
    list.layout = layout_of(answer, &list.solutions);
    list
}

struct Reading {
    list: SolutionList,
    /// The level of the headings that begin a solution.
    level: u8,
    /// The field that texts without a label belong to: its number in the last solution.
    open: Option<usize>,
    in_advice: bool,
}

impl Reading {
    fn block(&mut self, block: &Block) {
        let lines = block.lines;
        if let Content::Heading { level, text } = &block.content {
            return self.heading(lines, *level, &plain(text));
        }
        if self.in_advice {
            if let Some(advice) = &mut self.list.advice {
                *advice = advice.up_to(lines);
            }
            return;
        }
        match &block.content {
            Content::Separator | Content::Heading { .. } => {}
            Content::Item { depth: 0, text, .. } => self.labelled(lines, &plain(text), true),
            Content::Item { text, .. } => {
                let text = format!("・{}", plain(text));
                self.continued(lines, &text);
            }
            Content::Text { continues, text } => {
                let text = plain(text);
                if *continues {
                    self.continued(lines, &text);
                } else {
                    self.labelled(lines, &text, false);
                }
            }
            Content::Code(text) => self.continued(lines, text),
            Content::Table(table) => {
                for row in table.head.iter().chain(&table.rows) {
                    self.continued(Lines::one(row.line), &row.cells.join(" | "));
                }
            }
        }
    }

    fn heading(&mut self, lines: Lines, level: u8, text: &str) {
        if is_advice(text) {
            self.in_advice = true;
            self.list.advice = Some(lines);
            return;
        }
        let label = text.trim_end_matches([':', '：']).trim_end();
        let is_field =
            level > self.level && (level >= BOLD_LEVEL || SolutionField::known(label).is_some());
        if is_field && !self.in_advice && !self.list.solutions.is_empty() {
            let field = SolutionField::known(label)
                .unwrap_or_else(|| SolutionField::Other(label.to_owned()));
            return self.field(field, "");
        }
        self.in_advice = false;
        self.open = None;
        if level < self.level {
            if self.list.title.is_empty() && self.list.solutions.is_empty() {
                text.clone_into(&mut self.list.title);
            } else {
                self.list.strays.push((lines, text.to_owned()));
            }
            return;
        }
        if level > self.level {
            return self.continued(lines, text);
        }
        let (name, provider) = name_and_provider(text);
        self.list.solutions.push(Solution {
            name,
            provider,
            fields: Vec::new(),
            line: lines.first,
        });
    }

    /// A line or an item that may begin with a field's name and a colon. Only an item may have a name that is not known.
    fn labelled(&mut self, lines: Lines, text: &str, is_item: bool) {
        let split = text.split_once([':', '：']);
        if let Some((label, rest)) = split {
            let (label, rest) = (label.trim(), rest.trim());
            let known = SolutionField::known(label);
            // Below an open field's name in bold, items are its content.
            let may_be_new =
                is_item && self.open_is_filled() && !label.is_empty() && !label.contains("//");
            let is_short = label.chars().count() <= 30 && !rest.starts_with("//");
            let other = (may_be_new && is_short).then(|| SolutionField::Other(label.to_owned()));
            if let Some(field) = known.or(other)
                && !self.list.solutions.is_empty()
            {
                return self.field(field, rest);
            }
        }
        let text = if is_item {
            format!("・{text}")
        } else {
            text.to_owned()
        };
        self.continued(lines, &text);
    }

    /// Whether the field that was opened last has a text, or none is open.
    fn open_is_filled(&self) -> bool {
        let Some(open) = self.open else { return true };
        let solution = self.list.solutions.last();
        let field = solution.and_then(|solution| solution.fields.get(open));
        field.is_some_and(|(_, text)| !text.is_empty() && !text.starts_with('・'))
    }

    fn field(&mut self, field: SolutionField, text: &str) {
        if let Some(solution) = self.list.solutions.last_mut() {
            solution.fields.push((field, text.to_owned()));
            self.open = Some(solution.fields.len() - 1);
        }
    }

    /// A text without a label: goes on with the field above it, or is listed.
    fn continued(&mut self, lines: Lines, text: &str) {
        if text.is_empty() {
            return;
        }
        let solution = self.list.solutions.last_mut();
        let field = solution
            .zip(self.open)
            .and_then(|(solution, open)| solution.fields.get_mut(open));
        match field {
            Some((_, written)) => {
                if !written.is_empty() {
                    written.push('\n');
                }
                written.push_str(text);
            }
            None => self.list.strays.push((lines, text.to_owned())),
        }
    }
}

/// The heading of the closing advice on how to describe solutions well.
fn is_advice(text: &str) -> bool {
    let folded = fold(text);
    folded.contains(&fold("チェックポイント")) || folded.contains("checkpoints")
}

/// The level of the headings that begin a solution: the highest that comes more than once, or the one below the first.
fn solution_level(answer: &Answer) -> u8 {
    let headings = answer
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Heading { level, text } if !is_advice(text) => Some(*level),
            _ => None,
        });
    let levels: Vec<u8> = headings.collect();
    let count = |level: u8| levels.iter().filter(|other| **other == level).count();
    let marks = 1..BOLD_LEVEL;
    let repeated = marks.clone().find(|level| count(*level) > 1);
    let deeper = levels
        .iter()
        .copied()
        .filter(|level| *level < BOLD_LEVEL)
        .skip(1)
        .min();
    repeated
        .or(deeper)
        .or_else(|| marks.into_iter().find(|level| count(*level) > 0))
        .unwrap_or(2)
}

/// `名称 : 提供元`, without a number before it. A colon in an address is none.
fn name_and_provider(text: &str) -> (String, String) {
    let numbered = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let text = match numbered.strip_prefix(['.', '．']) {
        Some(rest)
            if numbered.len() < text.len() && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest.trim()
        }
        _ => text,
    };
    let spaced = text.split_once(" : ");
    let close = || {
        text.split_once([':', '：'])
            .filter(|(_, rest)| !rest.starts_with("//"))
    };
    match spaced.or_else(close) {
        Some((name, provider)) if !name.trim().is_empty() => {
            (name.trim().to_owned(), provider.trim().to_owned())
        }
        _ => (text.to_owned(), String::new()),
    }
}

/// The form that more of the fields belong to.
fn format_of(solutions: &[Solution]) -> SolutionFormat {
    let fields = solutions.iter().flat_map(|solution| &solution.fields);
    let formats: Vec<SolutionFormat> = fields.filter_map(|(field, _)| field.format()).collect();
    let first = formats
        .iter()
        .filter(|format| **format == SolutionFormat::F1)
        .count();
    if first * 2 > formats.len() {
        SolutionFormat::F1
    } else {
        SolutionFormat::F2
    }
}

/// Whether the list leaves a line empty below the first solution's heading.
fn layout_of(answer: &Answer, solutions: &[Solution]) -> Layout {
    let first = solutions
        .iter()
        .find(|solution| !solution.fields.is_empty());
    let next = first.and_then(|solution| {
        let mut blocks = answer.blocks.iter();
        blocks.find(|block| block.lines.first > solution.line)
    });
    let follows = first.zip(next);
    Layout {
        blank_after_name: follows
            .is_none_or(|(solution, next)| next.lines.first > solution.line + 1),
    }
}
