//! What the relay's refusals mean to a person.

use super::api::ApiError;
use crate::i18n::{Text, t, t_with};

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
        } => (
            t_with(Text::ErrorServer, &[("code", &format!("{status} {code}"))]),
            format!("{} {message}", t(Text::ErrorServerHint)),
        ),
        ApiError::Unreadable(reason) => (
            t_with(Text::ErrorServer, &[("code", reason)]),
            t(Text::ErrorServerHint).to_owned(),
        ),
    }
}
