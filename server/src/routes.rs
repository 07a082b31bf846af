//! The HTTP interface.

mod acts;
mod boards;
mod checkpoints;
mod export;
mod health;
mod images;
mod import;
mod links;
mod metrics;
mod pages;
mod patience;
mod seals;
mod templates;
mod throttle;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::{delete, get, post, put};

use ::import::limits::FILE_BYTES_MAX;

use crate::api_error::ApiError;
use crate::relay::Relay;
use crate::{request_id, security, socket};

/// Bytes of a request's body.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// Every address there is.
pub(crate) fn router(relay: Relay) -> Router {
    let api = Router::new()
        .route("/templates", get(templates::list))
        .route("/templates/{id}", get(templates::one))
        .route("/packs", get(templates::packs))
        .route("/boards", post(boards::create))
        .route(
            "/boards/import",
            post(import::create).layer(DefaultBodyLimit::max(FILE_BYTES_MAX)),
        )
        .route("/boards/{id}", get(boards::describe))
        .route("/boards/{id}/links", get(links::list).post(links::make))
        .route("/boards/{id}/links/{link}", delete(links::revoke))
        .route("/boards/{id}/unlock", post(links::unlock))
        .route("/boards/{id}/audit", get(links::audit))
        .route("/boards/{id}/acts", get(acts::list))
        .route("/boards/{id}/acts/{act}", get(acts::sides))
        .route("/boards/{id}/export/{format}", get(export::export))
        .route(
            "/boards/{id}/checkpoints",
            get(checkpoints::list).post(checkpoints::make),
        )
        .route(
            "/boards/{id}/checkpoints/{checkpoint}",
            get(checkpoints::state).delete(checkpoints::remove),
        )
        .route("/boards/{id}/seals/{round}", get(seals::state))
        .route("/boards/{id}/seals/{round}/{name}", put(seals::keep))
        .route(
            "/boards/{id}/seals/{round}/reveal",
            post(seals::reveal).layer(DefaultBodyLimit::max(seals::REVEAL_BYTES_MAX)),
        )
        .route(
            "/boards/{id}/images/{hash}",
            get(images::get).put(images::put),
        )
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::WrongMethod)
        .layer(middleware::from_fn_with_state(
            relay.clone(),
            patience::give_up_slow_bodies,
        ))
        // Whoever has to wait here has not begun yet.
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
        .layer(middleware::from_fn(request_id::number))
        .with_state(relay)
}
