//! What kind of line a line is.

/// The level of a heading that is a line in bold or in brackets, below all that have `#`.
pub(super) const BOLD_LEVEL: u8 = 7;

/// A line, without its markers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Line<'a> {
    Blank,
    Heading {
        level: u8,
        text: &'a str,
    },
    Item {
        indent: usize,
        numbered: bool,
        checked: Option<bool>,
        text: &'a str,
    },
    /// A table's row: begins with a bar.
    Row,
    /// The row of dashes below a table's head.
    Delimiter,
    /// `===`: makes the line above a heading.
    Underline,
    /// `---`, `***`.
    Rule,
    /// Opens or closes code; what stands behind it names the language.
    Fence(&'a str),
    Text {
        indent: usize,
        text: &'a str,
    },
}

/// The bar between the cells of a table, narrow or wide.
pub(super) const BARS: [char; 2] = ['|', '｜'];

pub(super) fn classify(line: &str) -> Line<'_> {
    let text = line.trim();
    if text.is_empty() {
        return Line::Blank;
    }
    let indent = indent_of(line);
    if let Some(language) = text
        .strip_prefix("```")
        .or_else(|| text.strip_prefix("~~~"))
    {
        // ```code``` in one line is no fence.
        if !language.contains("```") {
            return Line::Fence(language.trim_start_matches(['`', '~']).trim());
        }
    }
    if is_delimiter(text) {
        return Line::Delimiter;
    }
    if is_made_of(text, &['=', '＝']) {
        return Line::Underline;
    }
    let rules = [
        ['-', '－'],
        ['*', '＊'],
        ['_', '＿'],
        ['―', '─'],
        ['━', '—'],
    ];
    if rules.iter().any(|signs| is_made_of(text, signs)) {
        return Line::Rule;
    }
    if let Some((level, text)) = heading(text) {
        return Line::Heading { level, text };
    }
    if text.starts_with(BARS) {
        return Line::Row;
    }
    if let Some((numbered, rest)) = marker(text) {
        let (checked, text) = checkbox(rest);
        return Line::Item {
            indent,
            numbered,
            checked,
            text,
        };
    }
    if let (Some(checked), text) = checkbox(text) {
        return Line::Item {
            indent,
            numbered: false,
            checked: Some(checked),
            text,
        };
    }
    Line::Text { indent, text }
}

/// Columns before the first character; a tab is four, a wide space two.
fn indent_of(line: &str) -> usize {
    line.chars()
        .take_while(|c| c.is_whitespace())
        .map(|c| match c {
            '\t' => 4,
            '\u{3000}' => 2,
            _ => 1,
        })
        .sum()
}

/// Whether a line is the row of dashes below a table's head.
fn is_delimiter(text: &str) -> bool {
    let only = |c: char| {
        BARS.contains(&c) || matches!(c, '-' | '－' | '―' | ':' | '：') || c.is_whitespace()
    };
    text.contains(BARS) && text.contains(['-', '－', '―']) && text.chars().all(only)
}

/// Whether a line is three or more of the same signs, with spaces at most.
fn is_made_of(text: &str, signs: &[char]) -> bool {
    let mut bare = text.chars().filter(|c| !c.is_whitespace());
    bare.clone().all(|c| signs.contains(&c)) && bare.nth(2).is_some()
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let bare = text.trim_start_matches(['#', '＃']);
    let marks = text.chars().count() - bare.chars().count();
    if (1..=6).contains(&marks) {
        let title = bare.trim().trim_end_matches(['#', '＃']).trim_end();
        let level = u8::try_from(marks).ok()?;
        return (!title.is_empty()).then_some((level, title));
    }
    let boxed = text.strip_prefix(['■', '◆', '▼', '◇']);
    let boxed = boxed.map(str::trim).filter(|title| !title.is_empty());
    let bracketed = || {
        let inner = text.strip_prefix('【')?.strip_suffix('】')?;
        (!inner.contains(['【', '】'])).then_some(inner.trim())
    };
    let title = boxed.or_else(bracketed).or_else(|| whole_in_bold(text))?;
    (!title.is_empty()).then_some((BOLD_LEVEL, title))
}

/// The inside of a line that is in bold as a whole, a colon at its end included.
fn whole_in_bold(text: &str) -> Option<&str> {
    let text = text.trim_end_matches([':', '：']).trim_end();
    for mark in ["**", "__"] {
        if let Some(inner) = text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(mark))
            && !inner.contains(mark)
            && !inner.trim().is_empty()
        {
            return Some(inner.trim());
        }
    }
    None
}

/// The rest behind a list's marker, and whether it is a number.
fn marker(text: &str) -> Option<(bool, &str)> {
    let mut rest = text.chars();
    let first = rest.next()?;
    let after = rest.as_str();
    match first {
        '・' | '･' | '•' | '●' | '▪' | '◦' | '‣' | '∙' => {
            Some((false, after.trim_start()))
        }
        '-' | '*' | '+' | '－' | '＊' | '＋' | '–' | '—' => (after.is_empty()
            || after.starts_with(char::is_whitespace))
        .then(|| (false, after.trim_start())),
        '①'..='⑳' => Some((true, after.trim_start())),
        '(' | '（' => {
            let (number, after) = digits(after)?;
            let after = after.strip_prefix([')', '）'])?;
            (number <= 3).then(|| (true, after.trim_start()))
        }
        _ => {
            let (number, after) = digits(text)?;
            let wide = after.strip_prefix(['．', '）', '、']);
            let narrow = after.strip_prefix(['.', ')']).filter(|after| {
                after.is_empty() || !after.starts_with(|c: char| c.is_ascii_alphanumeric())
            });
            let after = wide.or(narrow)?;
            (number <= 3).then(|| (true, after.trim_start()))
        }
    }
}

/// How many digits, narrow or wide, a text begins with, and what follows them.
fn digits(text: &str) -> Option<(usize, &str)> {
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let after = text.trim_start_matches(is_digit);
    let count = text.chars().take_while(|c| is_digit(*c)).count();
    (count > 0).then_some((count, after))
}

/// The tick before an item's text.
fn checkbox(text: &str) -> (Option<bool>, &str) {
    const BOXES: [(&str, bool); 17] = [
        ("[ ]", false),
        ("[　]", false),
        ("[]", false),
        ("［ ］", false),
        ("［　］", false),
        ("［］", false),
        ("☐", false),
        ("□", false),
        ("⬜", false),
        ("[x]", true),
        ("[X]", true),
        ("［x］", true),
        ("［ｘ］", true),
        ("☑", true),
        ("☒", true),
        ("✅", true),
        ("✔", true),
    ];
    for (sign, checked) in BOXES {
        if let Some(rest) = text.strip_prefix(sign) {
            // [](address) is a link without a text.
            if rest.starts_with('(') {
                continue;
            }
            let rest = rest.trim_start_matches(['\u{fe0e}', '\u{fe0f}']);
            return (Some(checked), rest.trim_start());
        }
    }
    (None, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(line: &str) -> &str {
        match classify(line) {
            Line::Heading { text, .. } | Line::Item { text, .. } | Line::Text { text, .. } => text,
            _ => "",
        }
    }

    #[test]
    fn w57_headings_are_read_in_all_their_forms() {
        for (line, level, text) in [
            ("## 価値提供", 2, "価値提供"),
            ("＃＃　価値提供 ##", 2, "価値提供"),
            ("#価値提供", 1, "価値提供"),
            ("**価値提供**", 7, "価値提供"),
            ("**いつ使う？**：  ", 7, "いつ使う？"),
            ("【価値提供】", 7, "価値提供"),
            ("■ 価値提供", 7, "価値提供"),
            ("### **1. AI-OCR**", 3, "**1. AI-OCR**"),
        ] {
            assert_eq!(classify(line), Line::Heading { level, text }, "{line}");
        }
        for line in ["#", "**太字**と**太字**", "####### 七つ", "【注】本文"] {
            assert!(matches!(classify(line), Line::Text { .. }), "{line}");
        }
    }

    #[test]
    fn w57_list_markers_are_read_in_all_their_forms() {
        for line in [
            "- 項目",
            "* 項目",
            "+ 項目",
            "・項目",
            "•　項目",
            "－ 項目",
            "1. 項目",
            "１．項目",
            "2) 項目",
            "（3）項目",
            "③ 項目",
            "10、項目",
        ] {
            assert!(
                matches!(classify(line), Line::Item { checked: None, .. }),
                "{line}"
            );
            assert_eq!(text_of(line), "項目", "{line}");
        }
        for line in [
            "1.5倍になった",
            "-5 度",
            "*斜体* です",
            "2026. 年",
            "1.項",
            "10",
        ] {
            let is_number = line == "1.項";
            assert_eq!(
                matches!(classify(line), Line::Item { .. }),
                is_number,
                "{line}"
            );
        }
    }

    #[test]
    fn w57_ticks_are_read_in_all_their_forms() {
        for (line, expected) in [
            ("- [ ] 日程", false),
            ("* [x] 日程", true),
            ("[X] 日程", true),
            ("・［　］日程", false),
            ("☑ 日程", true),
            ("✔️ 日程", true),
        ] {
            assert!(
                matches!(classify(line), Line::Item { checked: Some(checked), .. } if checked == expected),
                "{line}"
            );
            assert_eq!(text_of(line), "日程");
        }
        assert!(matches!(
            classify("- [](https://example.org)"),
            Line::Item { checked: None, .. }
        ));
    }

    #[test]
    fn w57_separators_are_told_from_text() {
        for (line, expected) in [
            ("---", Line::Rule),
            ("* * *", Line::Rule),
            ("====", Line::Underline),
            ("|---|:--:|", Line::Delimiter),
            ("--- | ---", Line::Delimiter),
            ("| 行 |", Line::Row),
            ("```markdown", Line::Fence("markdown")),
            ("　", Line::Blank),
        ] {
            assert_eq!(classify(line), expected, "{line}");
        }
        assert!(matches!(classify("--"), Line::Text { .. }));
    }
}
