//! Copied texts as a web page's, a paragraph each, with our own form in an attribute; and that form found again.

/// The attribute.
const ATTRIBUTE: &str = "data-nonet";

/// The page: our own form, and plain text, a paragraph a line.
pub fn page(json: &str, text: &str) -> String {
    let mut page = format!("<div {ATTRIBUTE}=\"{}\">", escaped(json));
    for line in text.lines() {
        page.push_str("<p>");
        page.push_str(&escaped(line));
        page.push_str("</p>");
    }
    page.push_str("</div>");
    page
}

/// Our own form, if the page holds it.
pub fn find(page: &str) -> Option<String> {
    let start = format!("{ATTRIBUTE}=\"");
    let (_, rest) = page.split_once(&start)?;
    let (json, _) = rest.split_once('"')?;
    Some(plain(json)).filter(|json| !json.is_empty())
}

const MARKS: [(char, &str); 5] = [
    ('&', "&amp;"),
    ('"', "&quot;"),
    ('<', "&lt;"),
    ('>', "&gt;"),
    ('\u{a0}', "&nbsp;"),
];

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    for character in text.chars() {
        match MARKS.iter().find(|(mark, _)| *mark == character) {
            Some((_, word)) => out.push_str(word),
            None => out.push(character),
        }
    }
    out
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let known = MARKS.iter().find(|(_, word)| from.starts_with(word));
        let (character, length) = known.map_or(('&', 1), |(mark, word)| (*mark, word.len()));
        out.push(character);
        rest = from.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x40_our_own_form_comes_out_of_the_page_as_it_went_in() {
        let json = "{\"text\":\"a&b <c> 'd' \\\"e\\\" &amp; \u{a0}日本語\\n\"}";
        let made = page(json, "一行目\n<二行目>");
        assert_eq!(find(&made).as_deref(), Some(json));
        assert!(made.ends_with("<p>一行目</p><p>&lt;二行目&gt;</p></div>"));
        // Browsers put more around it.
        let around = format!("<html><body>\n<!--StartFragment-->{made}<!--EndFragment-->");
        assert_eq!(find(&around).as_deref(), Some(json));
    }

    #[test]
    fn x40_pages_of_others_hold_nothing_of_ours() {
        for other in [
            "",
            "<p>data-nonet</p>",
            "<div data-nonet=>",
            "<div data-nonet=\"",
            "<div data-nonet=\"\">",
            "&",
        ] {
            assert_eq!(find(other), None, "{other}");
        }
        assert_eq!(
            find("<i data-nonet=\"&;&amp&amp;\">").as_deref(),
            Some("&;&amp&")
        );
    }
}
