//! Copied texts as a web page's, in tables or a paragraph each, with our own form in an attribute; and that form found again.

use std::collections::HashSet;

use export::TextTable;

/// The attribute.
const ATTRIBUTE: &str = "data-nonet";

/// The page: our own form, the tables, and plain text, a paragraph a line; what stands in a table is not said again.
pub fn page(json: &str, text: &str, tables: &[TextTable]) -> String {
    let mut page = format!("<div {ATTRIBUTE}=\"{}\">", escaped(json));
    let mut said: HashSet<&str> = HashSet::new();
    for table in tables {
        put_table(table, &mut page);
        let fields = table.rows.iter().flatten();
        said.extend(fields.flat_map(|field| field.lines()));
    }
    for line in text.lines().filter(|line| !said.contains(line)) {
        page.push_str("<p>");
        page.push_str(&escaped(line));
        page.push_str("</p>");
    }
    page.push_str("</div>");
    page
}

fn put_table(table: &TextTable, page: &mut String) {
    page.push_str("<table>");
    if !table.name.is_empty() {
        page.push_str("<caption>");
        page.push_str(&escaped(&table.name));
        page.push_str("</caption>");
    }
    for (number, row) in table.rows.iter().enumerate() {
        let [open, close] = match number {
            0 => ["<th>", "</th>"],
            _ => ["<td>", "</td>"],
        };
        page.push_str("<tr>");
        for field in row {
            page.push_str(open);
            for (number, line) in field.lines().enumerate() {
                if number > 0 {
                    page.push_str("<br>");
                }
                page.push_str(&escaped(line));
            }
            page.push_str(close);
        }
        page.push_str("</tr>");
    }
    page.push_str("</table>");
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
        let made = page(json, "一行目\n<二行目>", &[]);
        assert_eq!(find(&made).as_deref(), Some(json));
        assert!(made.ends_with("<p>一行目</p><p>&lt;二行目&gt;</p></div>"));
        // Browsers put more around it.
        let around = format!("<html><body>\n<!--StartFragment-->{made}<!--EndFragment-->");
        assert_eq!(find(&around).as_deref(), Some(json));
    }

    #[test]
    fn tables_come_as_tables_and_what_stands_in_them_once() {
        let table = TextTable {
            name: "評価".to_owned(),
            rows: vec![
                vec![String::new(), "<速さ>".to_owned()],
                vec!["案".to_owned(), "一つ目\n二つ目".to_owned()],
            ],
        };
        let made = page("{}", "一つ目\n二つ目\n外のもの", &[table]);
        assert!(made.ends_with(
            "<table><caption>評価</caption><tr><th></th><th>&lt;速さ&gt;</th></tr>\
             <tr><td>案</td><td>一つ目<br>二つ目</td></tr></table><p>外のもの</p></div>"
        ));
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
