//! JSON that does not change while the relay runs, and how browsers ask whether they have it already.

use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Bytes of the hash that a tag is written from.
const TAG_BYTES: usize = 12;

/// A text and the tag that names this very content.
#[derive(Default)]
pub(crate) struct Document {
    body: Bytes,
    tag: String,
}

impl Document {
    /// A document of this text.
    pub(crate) fn of(text: String) -> Self {
        let hash = Sha256::digest(text.as_bytes());
        let tag = hex(hash.get(..TAG_BYTES).unwrap_or_default());
        Self {
            body: text.into(),
            tag: format!("\"{tag}\""),
        }
    }

    /// A document of what is given, as JSON.
    pub(crate) fn json(value: &impl Serialize) -> Self {
        // Only maps with keys that are no texts cannot be written; there are none.
        Self::of(serde_json::to_string(value).unwrap_or_default())
    }

    /// The answer to a request: all of it, or that what the browser has is still right.
    pub(crate) fn answer(&self, request: &HeaderMap) -> Response {
        let mut headers = HeaderMap::new();
        // The browser keeps it and asks each time: another version of the relay may bring others.
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Ok(tag) = HeaderValue::from_str(&self.tag) {
            headers.insert(ETAG, tag);
        }
        if self.is_known_to(request) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        (headers, self.body.clone()).into_response()
    }

    fn is_known_to(&self, request: &HeaderMap) -> bool {
        let known = request
            .get(IF_NONE_MATCH)
            .and_then(|known| known.to_str().ok());
        known.is_some_and(|known| {
            known.split(',').any(|tag| {
                let tag = tag.trim();
                tag.strip_prefix("W/").unwrap_or(tag) == self.tag
            })
        })
    }
}
