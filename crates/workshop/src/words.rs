//! Fixed texts in both languages.

use board::Locale;

/// A text that the product brings, in both languages; `{name}` stands where a value goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

impl Words {
    /// The text from both languages.
    pub const fn new(ja: &'static str, en: &'static str) -> Self {
        Self { ja, en }
    }

    /// The text in `locale`.
    pub const fn get(self, locale: Locale) -> &'static str {
        match locale {
            Locale::Ja => self.ja,
            Locale::En => self.en,
        }
    }

    /// The text in `locale` with each `{name}` replaced. A name without a value stays as it is written;
    /// braces in the values are left alone.
    pub fn with(self, locale: Locale, values: &[(&str, &str)]) -> String {
        let mut filled = String::new();
        let mut rest = self.get(locale);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let named = after.split_once('}').and_then(|(name, after)| {
                let value = values.iter().find(|(other, _)| *other == name)?.1;
                Some((value, after))
            });
            match named {
                Some((value, after)) => {
                    filled.push_str(value);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_by_name_and_never_read_again() {
        let words = Words::new("{a}は{b}です", "{b} is {a}, {c} {");
        assert_eq!(
            words.with(Locale::Ja, &[("a", "{b}"), ("b", "3")]),
            "{b}は3です"
        );
        assert_eq!(
            words.with(Locale::En, &[("a", "1"), ("b", "2")]),
            "2 is 1, {c} {"
        );
    }
}
