//! Text that stays text when Markdown is rendered.

/// A heading; line feeds become spaces.
pub fn heading(level: usize, text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let hashes = "#".repeat(level.clamp(1, 6));
    format!("{hashes} {}\n", inline(&words.join(" ")))
}

/// A bullet. Further lines of the text are indented below it, and stay lines.
pub fn bullet(text: &str) -> String {
    let mut out = String::from("- ");
    let mut blank = false;
    let mut first = true;
    let text = text.replace("\r\n", "\n");
    for line in text.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let line = line.trim();
        if line.is_empty() {
            blank = !first;
            continue;
        }
        if !first {
            // Two spaces at the end of a line keep it one.
            out.push_str(if blank { "\n\n  " } else { "  \n  " });
        }
        out.push_str(&start_of_line(&inline(line)));
        (first, blank) = (false, false);
    }
    out.push('\n');
    out
}

/// A paragraph; its lines stay lines. Empty if the text is.
pub fn paragraph(text: &str) -> String {
    if text.trim().is_empty() {
        return String::new();
    }
    let bullet = bullet(text);
    let lines: Vec<&str> = bullet
        .strip_prefix("- ")
        .unwrap_or(&bullet)
        .split('\n')
        .map(|line| line.strip_prefix("  ").unwrap_or(line))
        .collect();
    lines.join("\n")
}

/// Markdown as one field of a table: its lines with breaks between them, its bars escaped.
pub fn table_field(markdown: &str) -> String {
    let lines = markdown.split('\n').map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let mut out = String::new();
    let mut backslashes = 0;
    for character in lines.join("<br>").chars() {
        if character == '|' && backslashes % 2 == 0 {
            out.push('\\');
        }
        backslashes = if character == '\\' {
            backslashes + 1
        } else {
            0
        };
        out.push(character);
    }
    out
}

/// Escapes what has a meaning anywhere in a line.
pub fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let after = rest.as_str().chars().next().unwrap_or(' ');
        let special = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // Inside a word, as in addresses, it has none.
            '_' => !(before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric()),
            '~' => after == '~' || before == '~',
            '&' => starts_entity(rest.as_str()),
            _ => false,
        };
        before = character;
        if special {
            out.push('\\');
        }
        match character {
            '\t' => out.push(' '),
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
    out
}

/// Whether what follows an ampersand makes it an entity, as in `&amp;`.
fn starts_entity(rest: &str) -> bool {
    let name = rest.trim_start_matches(|character: char| {
        character == '#' || character.is_ascii_alphanumeric()
    });
    name.len() < rest.len() && name.starts_with(';')
}

/// Escapes what has a meaning at the start of a line only.
fn start_of_line(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, behind) = line.split_at_checked(digits).unwrap_or(("", line));
    let ends_marker = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let is_marker = match behind.chars().next() {
        Some(sign @ ('#' | '+' | '-' | '=')) if digits == 0 => {
            ends_marker(behind.trim_start_matches(sign)) || behind.starts_with("- -")
        }
        Some('>' | '|') => digits == 0,
        Some('.' | ')') => digits > 0 && ends_marker(behind.get(1..).unwrap_or("")),
        Some(_) | None => false,
    };
    if is_marker {
        format!("{number}\\{behind}")
    } else {
        line.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x5_what_people_wrote_is_not_taken_for_markup() {
        assert_eq!(bullet("# 見出し"), "- \\# 見出し\n");
        assert_eq!(bullet("1. 価格"), "- 1\\. 価格\n");
        assert_eq!(bullet("3.5倍"), "- 3.5倍\n");
        assert_eq!(
            bullet("*重要* [x](y) <b>"),
            "- \\*重要\\* \\[x\\](y) \\<b>\n"
        );
        assert_eq!(
            bullet("https://example.com/a_b?c=d&e=f"),
            "- https://example.com/a_b?c=d&e=f\n"
        );
    }

    #[test]
    fn x80_a_bar_stays_in_its_field() {
        assert_eq!(table_field("a | b\n  c  \n"), "a \\| b<br>c");
        assert_eq!(table_field("\\|"), "\\|", "escaped already");
        assert_eq!(table_field("\\\\|"), "\\\\\\|", "a backslash before it");
        assert_eq!(paragraph(" - 一\n二 "), "\\- 一  \n二\n");
        assert_eq!(paragraph(" \n"), "");
    }

    #[test]
    fn x5_further_lines_stay_in_their_bullet() {
        assert_eq!(
            bullet("一行目\n二行目\n\n- 三"),
            "- 一行目  \n  二行目\n\n  \\- 三\n"
        );
        assert_eq!(bullet("a\r\nb\n"), "- a  \n  b\n");
        assert_eq!(bullet("-5% &amp; #1"), "- -5% \\&amp; #1\n");
    }
}
