//! Request bodies of addresses that send too much wait before they are read.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::Method;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::Response;
use board::limits::IMAGE_BYTES_MAX;

use crate::relay::Relay;

/// Lets a request wait for as long as its address has sent more than it may.
pub(super) async fn throttle(
    State(relay): State<Relay>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    if matches!(*request.method(), Method::POST | Method::PUT) {
        let said = request
            .headers()
            .get(CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse().ok());
        // Who does not say how much is taken to send the most.
        let bytes = said.unwrap_or(IMAGE_BYTES_MAX as u64);
        let addresses = relay.addresses();
        let wait = addresses.receive(addresses.of(peer, request.headers()), bytes);
        if !wait.is_zero() {
            relay.metrics().throttled.add(1);
            tokio::time::sleep(wait).await;
        }
    }
    next.run(request).await
}
