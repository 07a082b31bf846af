//! What a check found.

use board::Locale;

use super::Check;

/// What a finding is about.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Subject {
    /// The id of the place to jump to.
    pub id: String,
    /// Its name for people; the beginning of its text where it has none.
    pub name: String,
}

impl Subject {
    /// A place with its name.
    pub fn new(id: &str, name: &str) -> Self {
        /// Longer names are cut: a finding is one line.
        const CHARACTERS_MAX: usize = 40;
        let mut short: String = name.chars().take(CHARACTERS_MAX).collect();
        if name.chars().nth(CHARACTERS_MAX).is_some() {
            short.push('…');
        }
        Self {
            id: id.to_owned(),
            name: short,
        }
    }
}

/// One thing that a check found.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Which check.
    pub check: Check,
    /// About what; `None` if it is about the whole.
    pub subject: Option<Subject>,
    /// Its numbers, in the order in which the check's text names them: `{0}`, `{1}` …
    pub numbers: Vec<f64>,
}

impl Finding {
    /// A finding about the whole.
    pub fn overall(check: Check, numbers: &[f64]) -> Self {
        Self {
            check,
            subject: None,
            numbers: numbers.to_vec(),
        }
    }

    /// A finding about one place.
    pub fn about(check: Check, subject: Subject, numbers: &[f64]) -> Self {
        Self {
            check,
            subject: Some(subject),
            numbers: numbers.to_vec(),
        }
    }

    /// What tells it from the others of its canvas: the same as long as the same is wrong with the same thing.
    pub fn key(&self) -> String {
        let subject = self.subject.as_ref();
        let id = subject.map_or("", |subject| subject.id.as_str());
        let name = match self.check {
            // One block may have several of these.
            Check::UnclearFeasibility | Check::QuestionDeleted | Check::ScatteredScores => {
                subject.map_or("", |subject| subject.name.as_str())
            }
            _ => "",
        };
        format!("{}:{id}:{name}", self.check.token())
    }

    /// The sentence for people, with the subject's name and the numbers in it.
    pub fn text(&self, locale: Locale) -> String {
        let numbers: Vec<(String, String)> = self
            .numbers
            .iter()
            .enumerate()
            .map(|(index, number)| (index.to_string(), number.to_string()))
            .collect();
        let mut values: Vec<(&str, &str)> = numbers
            .iter()
            .map(|(name, number)| (name.as_str(), number.as_str()))
            .collect();
        let name = self.subject.as_ref().map_or("", |subject| &subject.name);
        values.push(("subject", name));
        self.check.words().with(locale, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w46_every_check_has_its_text_in_both_languages() {
        for check in Check::ALL {
            let words = check.words();
            assert!(!words.ja.is_empty() && !words.en.is_empty());
            assert_ne!(words.ja, words.en, "{check:?}");
            let numbers = [1.0, 2.0, 3.0];
            let finding = Finding::about(check, Subject::new("a", "名前"), &numbers);
            for locale in [Locale::Ja, Locale::En] {
                let text = finding.text(locale);
                assert!(!text.contains(['{', '}']), "{check:?}: {text}");
            }
            let places = |text: &str| {
                let mut places: Vec<String> = text
                    .split('{')
                    .skip(1)
                    .filter_map(|rest| rest.split('}').next())
                    .map(str::to_owned)
                    .collect();
                places.sort();
                places.dedup();
                places
            };
            assert_eq!(places(words.ja), places(words.en), "{check:?}");
        }
        let codes: Vec<String> = (1..=22).map(|number| format!("H{number}")).collect();
        for code in &codes {
            assert!(
                Check::ALL.iter().any(|check| check.code() == code),
                "{code}"
            );
        }
        assert!(
            Check::ALL
                .iter()
                .all(|check| codes.contains(&check.code().to_owned()))
        );
    }

    #[test]
    fn w46_long_names_are_cut() {
        let subject = Subject::new("a", &"あ".repeat(41));
        assert_eq!(subject.name.chars().count(), 41);
        assert!(subject.name.ends_with('…'));
    }
}
