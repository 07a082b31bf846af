//! The HTTP interface.

mod boards;
mod export;
mod health;
mod images;
mod metrics;
mod pages;
mod templates;
mod throttle;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{get, post};

use crate::api_error::ApiError;
use crate::relay::Relay;
use crate::{security, socket};

/// Bytes of a request's body.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// Every address there is.
pub(crate) fn router(relay: Relay) -> Router {
    let api = Router::new()
        .route("/templates", get(templates::list))
        .route("/templates/{id}", get(templates::one))
        .route("/packs", get(templates::packs))
        .route("/boards", post(boards::create))
        .route("/boards/{id}", get(boards::describe))
        .route("/boards/{id}/export/{format}", get(export::export))
        .route(
            "/boards/{id}/images/{hash}",
            get(images::get).put(images::put),
        )
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::WrongMethod)
        .layer(middleware::from_fn_with_state(
            relay.clone(),
            throttle::throttle,
        ));
    Router::new()
        .route("/healthz", get(health::health))
        .route("/metrics", get(metrics::metrics))
        .route("/sync/{id}", get(socket::sync))
        .nest("/api", api)
        .fallback(pages::page)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(middleware::from_fn_with_state(
            relay.clone(),
            security::add_headers,
        ))
        .with_state(relay)
}
