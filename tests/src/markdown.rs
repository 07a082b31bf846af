//! Reading Markdown back, as far as the tests need it.

/// What stands under the heading `heading`, of whatever level, up to the next heading.
pub fn section<'a>(markdown: &'a str, heading: &str) -> Option<&'a str> {
    let mut at = 0;
    let mut start = None;
    for line in markdown.split_inclusive('\n') {
        if line.starts_with('#') {
            if let Some(start) = start {
                return markdown.get(start..at);
            }
            if line.trim_start_matches('#').trim() == heading {
                start = Some(at + line.len());
            }
        }
        at += line.len();
    }
    start.and_then(|start| markdown.get(start..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_ends_at_the_next_heading() {
        let markdown = "# Board\n\n## 顧客\n\n- 花\n- 健\n\n## 販路\n";
        assert_eq!(section(markdown, "顧客"), Some("\n- 花\n- 健\n\n"));
        assert_eq!(section(markdown, "販路"), Some(""));
        assert_eq!(section(markdown, "資源"), None);
    }
}
