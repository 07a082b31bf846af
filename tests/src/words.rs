//! The app's own words, so that a test clicks what people click and no copy edit breaks it.

use std::collections::BTreeMap;
use std::path::Path;

/// The texts of one language.
#[derive(Clone, Debug)]
pub struct Words {
    locale: &'static str,
    texts: BTreeMap<String, String>,
}

impl Words {
    /// Japanese.
    pub fn japanese() -> Self {
        Self::of("ja")
    }

    /// English.
    pub fn english() -> Self {
        Self::of("en")
    }

    /// The texts of `locale`.
    ///
    /// # Panics
    /// When there are none.
    pub fn of(locale: &'static str) -> Self {
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../app/locales/{locale}.json"));
        let text = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let texts = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self { locale, texts }
    }

    /// `ja` or `en`.
    pub fn locale(&self) -> &'static str {
        self.locale
    }

    /// The text of a key.
    ///
    /// # Panics
    /// When there is none.
    pub fn say(&self, key: &str) -> &str {
        self.texts
            .get(key)
            .unwrap_or_else(|| panic!("app/locales/{}.json has no {key}", self.locale))
    }

    /// The text of a key with its places filled.
    pub fn say_with(&self, key: &str, places: &[(&str, &str)]) -> String {
        places
            .iter()
            .fold(self.say(key).to_owned(), |text, (name, value)| {
                text.replace(&format!("{{{name}}}"), value)
            })
    }

    /// The text of a key up to its first place, as what a longer text begins with.
    pub fn start_of(&self, key: &str) -> &str {
        let text = self.say(key);
        text.split('{').next().unwrap_or(text)
    }
}
