//! Files that the relay makes of a board.

use board::BoardId;
use web_sys::{AbortController, Blob, Request, RequestInit};

use super::api::{ApiError, file, request, sent, unreadable};

/// The board, or one canvas, in a format that the relay makes; `options` are its parameters by name: the language of
/// labels, the paper of a PDF, the zone of dates. Who stops waiting for it takes the order back: the relay has only a
/// few places for them.
///
/// # Errors
/// [`ApiError`].
pub async fn made(
    format: &str,
    board: &BoardId,
    key: &str,
    canvas: Option<&str>,
    options: &[(&str, &str)],
) -> Result<Blob, ApiError> {
    let mut path = format!("/api/boards/{board}/export/{format}");
    let canvas = canvas.map(|canvas| ("canvas", canvas));
    let mut before = '?';
    for (name, value) in options.iter().copied().chain(canvas) {
        path.push(before);
        path.push_str(name);
        path.push('=');
        path.push_str(&String::from(js_sys::encode_uri_component(value)));
        before = '&';
    }
    let order = Order(AbortController::new().map_err(unreadable)?);
    let init = RequestInit::new();
    init.set_signal(Some(&order.0.signal()));
    let request = request("GET", &path, Some(key), None)?;
    let request = Request::new_with_request_and_init(&request, &init).map_err(unreadable)?;
    file(&sent(request).await?).await
}

/// What was ordered; taken back when nobody waits for it any more. Afterwards that means nothing.
struct Order(AbortController);

impl Drop for Order {
    fn drop(&mut self) {
        self.0.abort();
    }
}
