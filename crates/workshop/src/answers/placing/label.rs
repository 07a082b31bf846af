//! Labels at the start of a line: `価値提供：…`.

/// A label is no longer than this; what comes before a later colon is a sentence.
const LABEL_MAX: usize = 40;

/// The parts before and after the first colon, or a dash with spaces around, of a text without markup.
pub(super) fn split_label(text: &str) -> Option<(&str, &str)> {
    let colon = text.find([':', '：']);
    let dash = [" - ", " – ", " — "];
    let dash = dash.iter().filter_map(|sign| text.find(sign)).min();
    let at = match (colon, dash) {
        (Some(colon), Some(dash)) => colon.min(dash),
        (Some(at), None) | (None, Some(at)) => at,
        (None, None) => return None,
    };
    let (label, rest) = text.split_at(at);
    if label.chars().nth(LABEL_MAX).is_some() {
        return None;
    }
    let rest = rest.trim_start();
    let rest = rest
        .strip_prefix([':', '：', '-', '–', '—'])
        .unwrap_or(rest);
    Some((label.trim(), rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_end_at_a_colon_or_a_dash() {
        assert_eq!(split_label("価値提供：早い"), Some(("価値提供", "早い")));
        assert_eq!(
            split_label("Channels: web - app"),
            Some(("Channels", "web - app"))
        );
        assert_eq!(
            split_label("Channels - web: app"),
            Some(("Channels", "web: app"))
        );
        assert_eq!(split_label("販路："), Some(("販路", "")));
        assert_eq!(split_label("本文"), None);
        assert_eq!(split_label(&format!("{}：x", "長".repeat(41))), None);
    }
}
