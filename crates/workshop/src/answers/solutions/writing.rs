//! Writing a list of solutions.

use super::{Solution, SolutionField, SolutionFormat, SolutionList};

/// A list as Markdown in its form. Read again it gives the same list, and a list in one of the two forms is written byte
/// for byte as it was read, but for spaces at the ends of lines (F1 ends its lines with two, which break them).
pub fn write_solutions(list: &SolutionList) -> String {
    let mut text = String::new();
    if !list.title.is_empty() {
        text.push_str("# ");
        text.push_str(&one_line(&list.title));
        text.push('\n');
    }
    for solution in &list.solutions {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str("## ");
        text.push_str(&one_line(&solution.name));
        if !solution.provider.is_empty() {
            text.push_str(" : ");
            text.push_str(&one_line(&solution.provider));
        }
        text.push('\n');
        if list.layout.blank_after_name && !solution.fields.is_empty() {
            text.push('\n');
        }
        match list.format {
            SolutionFormat::F1 => lines(&mut text, solution),
            SolutionFormat::F2 => items(&mut text, solution),
        }
    }
    text
}

/// F1: a line a field.
fn lines(text: &mut String, solution: &Solution) {
    for (field, value) in &solution.fields {
        text.push_str(field.name());
        text.push_str(": ");
        push_value(text, value, "  ");
        text.push('\n');
    }
}

/// F2: an item a field; references stand below the list, each on a line of its own.
fn items(text: &mut String, solution: &Solution) {
    let is_reference = |field: &SolutionField| *field == SolutionField::Reference;
    for (field, value) in solution
        .fields
        .iter()
        .filter(|(field, _)| !is_reference(field))
    {
        text.push_str("* ");
        text.push_str(field.name());
        text.push_str(" : ");
        push_value(text, value, "");
        text.push('\n');
    }
    let references = solution
        .fields
        .iter()
        .filter(|(field, _)| is_reference(field));
    let mut is_first = true;
    for (field, value) in references {
        if is_first {
            text.push('\n');
        }
        is_first = false;
        text.push_str(field.name());
        text.push_str(" : ");
        push_value(text, value, "");
        text.push('\n');
    }
}

/// A value; further lines are indented, so that they go on with it.
fn push_value(text: &mut String, value: &str, line_end: &str) {
    for (index, line) in value.lines().enumerate() {
        if index > 0 {
            text.push_str("\n  ");
            // A mark of an item would make the line an item of its own; two levels deep it is part of the field.
            match line.strip_prefix('・') {
                Some(item) => {
                    text.push_str("  - ");
                    text.push_str(item);
                }
                None => text.push_str(line),
            }
        } else {
            text.push_str(line);
        }
        text.push_str(line_end);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
