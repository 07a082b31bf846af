//! Requests whose bodies come byte by byte are given up: each would hold a connection, and what it sent, for ever.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::{StreamExt as _, stream};
use tokio::time::{Instant, timeout_at};

use crate::api_error::ApiError;
use crate::relay::Relay;

/// Bytes a second that earn a body more time. The slowest mobile line brings more.
const PACE: u64 = 1024;

/// Gives a body as long as a request's head may take, and a second more for each [`PACE`] bytes of it.
pub(super) async fn give_up_slow_bodies(
    State(relay): State<Relay>,
    request: Request,
    next: Next,
) -> Response {
    if !matches!(*request.method(), Method::POST | Method::PUT) {
        return next.run(request).await;
    }
    let given_up = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&given_up);
    let until = Instant::now() + relay.first_word_within();
    let request = request.map(|body| {
        let begin = (body.into_data_stream(), until, noted);
        let parts = stream::unfold(begin, async |(mut body, until, noted)| {
            let Ok(bytes) = timeout_at(until, body.next()).await else {
                noted.store(true, Ordering::Relaxed);
                let error = io::Error::from(io::ErrorKind::TimedOut);
                return Some((Err(axum::Error::new(error)), (body, until, noted)));
            };
            let bytes = bytes?;
            let earned = bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
            let more = Duration::from_millis(earned * 1_000 / PACE);
            Some((bytes, (body, until + more, noted)))
        });
        // Who throws the rest of a body away may ask once more after its end.
        Body::from_stream(parts.fuse())
    });
    let response = next.run(request).await;
    if given_up.load(Ordering::Relaxed) {
        let error = ApiError::Malformed("the request came too slowly".to_owned());
        return (StatusCode::REQUEST_TIMEOUT, error).into_response();
    }
    response
}
