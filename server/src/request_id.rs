//! A number for each request: in the log beside everything that was done for it, in the answer's `x-request-id`, and in
//! what an error says. Whoever reports an error can name it, and whoever runs the relay finds it.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

const HEADER: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static CURRENT: String;
}

/// The number of the request that is being answered; empty outside of one.
pub(crate) fn current() -> String {
    CURRENT.try_with(Clone::clone).unwrap_or_default()
}

/// Gives each request its number. What a client sends as one is not looked at: the log is ours.
pub(crate) async fn number(request: Request, next: Next) -> Response {
    let number = getrandom::u64().unwrap_or_default();
    let id = format!("{number:016x}");
    // Paths name boards and no keys; a query may hold one.
    let span = tracing::info_span!(
        "request",
        id,
        method = %request.method(),
        path = request.uri().path(),
    );
    let header = HeaderValue::from_str(&id);
    let answering = async {
        let response = next.run(request).await;
        let status = response.status();
        if status.is_server_error() {
            tracing::warn!(status = status.as_u16(), "answered");
        } else {
            tracing::debug!(status = status.as_u16(), "answered");
        }
        response
    };
    let mut response = CURRENT.scope(id, answering.instrument(span)).await;
    if let Ok(header) = header {
        response.headers_mut().insert(HEADER, header);
    }
    response
}
