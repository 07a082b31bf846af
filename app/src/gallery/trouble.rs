//! Why a template cannot be had, in words.

use board::Locale;
use workshop::TemplateErrors;

use crate::i18n::{Text, locale, t, t_with};
use crate::net::api::ApiError;
use crate::net::told::api_words;
pub use crate::ui::notice::notice;

/// Why a template cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The relay did not give it.
    Relay(ApiError),
    /// It cannot be read.
    Faults(TemplateErrors),
}

impl Trouble {
    /// What happened, and what can be done; tracked, so that the words follow the language.
    pub fn words(&self) -> (String, String) {
        match self {
            Self::Relay(ApiError::Refused { status: 404, .. }) => (
                t(Text::GalleryUnknownTemplate).to_owned(),
                t(Text::GalleryUnknownTemplateHint).to_owned(),
            ),
            Self::Relay(error) => api_words(error),
            Self::Faults(faults) => (
                t(Text::GalleryUnreadable).to_owned(),
                faults_in_words(faults, locale()).next().unwrap_or_default(),
            ),
        }
    }
}

/// Each fault with its line and field.
pub fn faults_in_words(faults: &TemplateErrors, locale: Locale) -> impl Iterator<Item = String> {
    faults.0.iter().map(move |fault| {
        let mut words = format!("{}: ", t_line(fault.line));
        if !fault.field.is_empty() {
            words.push_str(&fault.field);
            words.push_str(": ");
        }
        words + &fault.problem.text(locale)
    })
}

fn t_line(line: usize) -> String {
    t_with(Text::GalleryLine, &[("line", &line.to_string())])
}
