//! JSON as templates are written: fields in the order of the format, one cell or note a line.

/// A value that is to be written.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Text(String),
    Number(f64),
    Flag(bool),
    List(Vec<Node>),
    /// A list with one entry a line.
    Lines(Vec<Node>),
    Fields(Vec<(&'static str, Node)>),
}

impl Node {
    /// The value as a file, whose fields have a line each.
    pub(super) fn file(&self) -> String {
        let mut out = String::new();
        match self {
            Self::Fields(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    out.push_str(if index == 0 { "\n  " } else { ",\n  " });
                    push_text(name, &mut out);
                    out.push_str(": ");
                    value.push(1, &mut out);
                }
                out.push_str("\n}\n");
            }
            other => other.push(0, &mut out),
        }
        out
    }

    /// `depth`: how far the line is indented that this begins on.
    fn push(&self, depth: usize, out: &mut String) {
        match self {
            Self::Text(text) => push_text(text, out),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::List(entries) => {
                out.push('[');
                for (index, entry) in entries.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    entry.push(depth, out);
                }
                out.push(']');
            }
            Self::Lines(entries) => {
                out.push('[');
                for (index, entry) in entries.iter().enumerate() {
                    out.push_str(if index == 0 { "\n" } else { ",\n" });
                    out.push_str(&"  ".repeat(depth + 1));
                    entry.push(depth + 1, out);
                }
                if !entries.is_empty() {
                    out.push('\n');
                    out.push_str(&"  ".repeat(depth));
                }
                out.push(']');
            }
            Self::Fields(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    out.push_str(if index == 0 { " " } else { ", " });
                    push_text(name, out);
                    out.push_str(": ");
                    value.push(depth, out);
                }
                out.push_str(" }");
            }
        }
    }
}

/// As RFC 8259 has it: quotation marks, backslashes and control characters are escaped.
fn push_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                out.push_str("\\u00");
                for shift in [4, 0] {
                    let digit = u32::from(control) >> shift & 15;
                    out.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
