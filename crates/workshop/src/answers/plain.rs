//! Texts without their markup.

/// A text without bold, italic, struck and code marks; a link becomes its text with the address behind it, `<br>` a
/// new line. What is no markup stays as it is.
pub fn plain(text: &str) -> String {
    let mut bare = without_links(text);
    for line_break in ["<br>", "<br/>", "<br />", "<BR>"] {
        bare = bare.replace(line_break, "\n");
    }
    for mark in ["**", "__", "~~", "`"] {
        bare = without_pairs(&bare, mark);
    }
    let bare = without_italics(&bare);
    let bare = without_escapes(&bare);
    bare.lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

/// Takes off marks that stand in pairs with something between them.
fn without_pairs(text: &str, mark: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        bare.push_str(before);
        match after.split_once(mark) {
            Some((inner, after)) if !inner.trim().is_empty() => {
                bare.push_str(inner);
                rest = after;
            }
            _ => {
                bare.push_str(mark);
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    bare
}

/// Takes off single stars around words: `*so*`, but not 3 * 4 * 5.
fn without_italics(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('*') {
        bare.push_str(before);
        match after.split_once('*') {
            Some((inner, after))
                if !inner.is_empty()
                    && !inner.starts_with(char::is_whitespace)
                    && !inner.ends_with(char::is_whitespace) =>
            {
                bare.push_str(inner);
                rest = after;
            }
            _ => {
                bare.push('*');
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    bare
}

/// `[text](address)` as `text (address)`; pictures alike. The middle of a link is looked for, as a text full of brackets
/// would else be searched from each of them.
fn without_links(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let end = after.find(|c: char| c.is_whitespace() || "()[]".contains(c));
        let address = end.and_then(|end| {
            let (address, after) = after.split_at(end);
            Some((address, after.strip_prefix(')')?))
        });
        match (before.rsplit_once('['), address) {
            (Some((before, name)), Some((address, after))) => {
                bare.push_str(before.strip_suffix('!').unwrap_or(before));
                bare.push_str(name);
                if name != address {
                    bare.push_str(if name.is_empty() { "(" } else { " (" });
                    bare.push_str(address);
                    bare.push(')');
                }
                rest = after;
            }
            _ => {
                bare.push_str(before);
                bare.push_str("](");
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    bare
}

/// `\*` as `*`; a backslash before anything else stays.
fn without_escapes(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match rest.peek() {
            Some(next) if c == '\\' && "\\`*_{}[]()#+-.!|~<>".contains(*next) => {
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
    fn w58_markup_goes_and_the_words_stay() {
        for (marked, expected) in [
            ("**顧客**との`関係`", "顧客との関係"),
            ("*強調* と ~~消した~~", "強調 と 消した"),
            ("3 * 4 * 5 = 60", "3 * 4 * 5 = 60"),
            (
                "[公式](https://example.org/a)",
                "公式 (https://example.org/a)",
            ),
            ("![図](a.png)", "図 (a.png)"),
            (r"1\. 番号 \*", "1. 番号 *"),
            ("一行<br>二行", "一行\n二行"),
            ("[a](b c) [x](y", "[a](b c) [x](y"),
            ("注[1] と [公式](u)", "注[1] と 公式 (u)"),
            ("[ ] 未", "[ ] 未"),
            ("** **", "** **"),
            ("snake_case_name", "snake_case_name"),
            ("", ""),
        ] {
            assert_eq!(plain(marked), expected, "{marked}");
        }
    }
}
