//! Rust source reduced to its code: comments and the contents of literals become spaces,
//! so that a word in a comment is not taken for an import. Line breaks stay where they were.

/// The code of `source`, of the same number of lines.
pub(super) fn code_only(source: &str) -> String {
    let mut rest = source;
    let mut code = String::with_capacity(source.len());
    while let Some(first) = rest.chars().next() {
        let length = blank_length(rest, code.chars().next_back());
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            let (blank, after) = rest.split_at(length);
            code.extend(blank.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = after;
        }
    }
    code
}

/// Whether `code` names `path` (`yrs::` for example) as a whole word.
pub(super) fn names(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        !code[..at]
            .chars()
            .next_back()
            .is_some_and(|before| before.is_alphanumeric() || before == '_' || before == ':')
    })
}

/// How many bytes at the start of `rest` are comment or literal; 0 when it starts with code.
fn blank_length(rest: &str, before: Option<char>) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return block_comment_length(rest);
    }
    if rest.starts_with('"') {
        return string_length(rest);
    }
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if !in_word && (rest.starts_with("r\"") || rest.starts_with("r#")) {
        return raw_string_length(rest);
    }
    if rest.starts_with('\'') {
        return character_length(rest);
    }
    0
}

fn block_comment_length(rest: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

fn raw_string_length(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|&c| c == '#').count();
    if !rest[1 + hashes..].starts_with('"') {
        // `r#type`, a raw identifier.
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let body = 2 + hashes;
    rest[body..]
        .find(&end)
        .map_or(rest.len(), |at| body + at + end.len())
}

/// A character literal, as opposed to a lifetime.
fn character_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => rest[2..]
            .char_indices()
            .skip(1)
            .find(|&(_, c)| c == '\'')
            .map_or(0, |(at, _)| at + 3),
        Some(_) => match characters.next() {
            Some((at, '\'')) => at + 1,
            _ => 0,
        },
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_blanked() {
        let code =
            code_only("let a = \"yrs::Doc \\\" //\"; // yrs::\nlet b: &'a str = r#\"yrs::\"#;");
        assert!(!code.contains("yrs"), "{code}");
        assert!(code.contains("let b: &'a str ="), "{code}");
        assert_eq!(code.lines().count(), 2);
    }

    #[test]
    fn characters_are_told_from_lifetimes() {
        let code = code_only("fn f<'a>(q: char) { q == '\"' || q == '\\'' } fn yrs() {}");
        assert!(code.contains("fn yrs()"), "{code}");
        assert!(code.contains("<'a>"), "{code}");
    }

    #[test]
    fn nested_block_comments_end_where_they_end() {
        assert_eq!(code_only("/* a /* b */ c */x").trim(), "x");
    }

    #[test]
    fn a_path_is_a_whole_word() {
        assert!(names("use yrs::Doc;", "yrs::"));
        assert!(!names("use my_yrs::Doc;", "yrs::"));
        assert!(!names("use board::yrs::Doc;", "yrs::"));
    }
}
