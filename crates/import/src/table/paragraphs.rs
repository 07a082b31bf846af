//! Fields that are paragraphs of a page: programs that read other boards' notes over HTTP (Miro's `content` is such) write
//! them to tables as they get them.

/// Tags that are left out, in small letters; after those of [`LINES`] a line ends.
const TAGS: [&str; 16] = [
    "p", "br", "div", "li", "ul", "ol", "a", "span", "strong", "b", "em", "i", "u", "s", "del",
    "code",
];
/// Of those, what ends a line: a closing one, or `br`.
const LINES: [&str; 4] = ["p", "div", "li", "br"];
/// Letters that a page writes in words.
const LETTERS: [(&str, char); 7] = [
    ("&amp;", '&'),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&quot;", '"'),
    ("&#39;", '\''),
    ("&apos;", '\''),
    ("&nbsp;", ' '),
];

/// What the paragraphs say, without what they look like; `None` for a field that is no paragraph from its beginning to
/// its end. Any other tag in them stays as it is: it is what somebody wrote.
pub(super) fn said(field: &str) -> Option<String> {
    let begins = field.starts_with("<p>") || field.starts_with("<p ");
    if !begins || !field.ends_with("</p>") {
        return None;
    }
    let mut words = String::with_capacity(field.len());
    let mut rest = field;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, after) = rest.split_at(at);
        words.push_str(before);
        if let Some((ends_line, behind)) = tag(after) {
            if ends_line {
                words.push('\n');
            }
            rest = behind;
        } else if let Some((letter, behind)) = letter(after) {
            words.push(letter);
            rest = behind;
        } else {
            let (one, behind) = after.split_at(1);
            words.push_str(one);
            rest = behind;
        }
    }
    words.push_str(rest);
    Some(words.trim().to_owned())
}

/// The tag that a text begins with, if it is a known one: whether a line ends there, and what comes behind it.
fn tag(text: &str) -> Option<(bool, &str)> {
    let (inner, behind) = text.strip_prefix('<')?.split_once('>')?;
    let opened = inner.strip_prefix('/').unwrap_or(inner);
    let is_closing = opened.len() < inner.len();
    let name = opened.split([' ', '/']).next()?.to_ascii_lowercase();
    let known = TAGS.contains(&name.as_str());
    let ends_line = LINES.contains(&name.as_str()) && (is_closing || name == "br");
    known.then_some((ends_line, behind))
}

fn letter(text: &str) -> Option<(char, &str)> {
    LETTERS
        .iter()
        .find_map(|(name, letter)| Some((*letter, text.strip_prefix(name)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x331_paragraphs_of_a_page_are_read_as_what_they_say() {
        for (field, words) in [
            ("<p>顧客は<strong>誰</strong>か</p>", "顧客は誰か"),
            (
                "<p>一行目</p><p>二行目<br/>三行目</p>",
                "一行目\n二行目\n三行目",
            ),
            (
                r#"<p class="x"><a href="https://example.com/?a=1">見る</a> &amp; &lt;3 &quot;&#39;</p>"#,
                "見る & <3 \"'",
            ),
            ("<p>1 &lt; 2 & 3 &amp;lt; < 4</p>", "1 < 2 & 3 &lt; < 4"),
            (
                "<p><script>alert(1)</script><IMG src=x></p>",
                "<script>alert(1)</script><IMG src=x>",
            ),
            ("<p></p>", ""),
        ] {
            assert_eq!(said(field).as_deref(), Some(words), "{field}");
        }
        for field in [
            "",
            "<p>",
            "<p>開いたまま",
            "<b>太字</b>",
            "a <p>b</p>",
            "<pre>x</p>",
        ] {
            assert_eq!(said(field), None, "{field}");
        }
    }
}
