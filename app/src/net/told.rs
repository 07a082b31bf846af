//! What the relay's refusals mean to a person.

use board::Locale;

use super::api::ApiError;
use super::refusals;
use crate::i18n::{Text, locale, t, t_with};

/// What happened with the relay, and what can be done; tracked.
pub fn api_words(error: &ApiError) -> (String, String) {
    match error {
        ApiError::Unreachable => (
            t(Text::ErrorUnreachable).to_owned(),
            t(Text::ErrorUnreachableHint).to_owned(),
        ),
        ApiError::Refused {
            status,
            code,
            message,
        } => {
            let locale = locale();
            if let Some((what, hint)) = refusals::meaning(code, locale) {
                return (what, hint.to_owned());
            }
            let mut hint = t(Text::ErrorServerHint).to_owned();
            // The relay's own words are English.
            if locale == Locale::En && !message.is_empty() {
                hint.push(' ');
                hint.push_str(message);
            }
            let code = format!("{status} {code}");
            (
                t_with(Text::ErrorServer, &[("code", code.trim_end())]),
                hint,
            )
        }
        ApiError::Unreadable(reason) => (
            t_with(Text::ErrorServer, &[("code", reason)]),
            t(Text::ErrorServerHint).to_owned(),
        ),
    }
}
