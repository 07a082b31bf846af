//! What is written in a shape: plain in old files, a tree of paragraphs (ProseMirror's JSON) in new ones.

use serde_json::Value;

use crate::field::{at, list, text};

/// Deeper than this nobody nests lists.
const DEPTH_MAX: usize = 24;

/// The text of a shape, a line for each paragraph. Bold and the like are left out; nothing is taken for markup.
pub(super) fn words(props: &Value) -> String {
    let rich = at(props, "richText");
    if rich.is_object() {
        let mut written = String::new();
        write(rich, 0, &mut written);
        return written.trim_end().to_owned();
    }
    text(props, "text").to_owned()
}

fn write(node: &Value, depth: usize, to: &mut String) {
    match text(node, "type") {
        "text" => to.push_str(text(node, "text")),
        "hardBreak" => to.push('\n'),
        "listItem" => {
            to.push('・');
            write_inside(node, depth, to);
        }
        "paragraph" | "heading" => {
            write_inside(node, depth, to);
            to.push('\n');
        }
        _ => write_inside(node, depth, to),
    }
}

fn write_inside(node: &Value, depth: usize, to: &mut String) {
    if depth < DEPTH_MAX {
        for inner in list(node, "content") {
            write(inner, depth + 1, to);
        }
    }
}
