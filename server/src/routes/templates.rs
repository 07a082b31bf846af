//! `GET /api/templates` and `GET /api/packs`: what a board can start from. `GET /api/templates/{id}`: one of them whole.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use crate::api_error::ApiError;
use crate::relay::Relay;

pub(super) async fn list(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    relay.templates().list().answer(&headers)
}

pub(super) async fn packs(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    relay.templates().list_of_packs().answer(&headers)
}

pub(super) async fn one(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let found = relay.templates().template(&id);
    let template = found.ok_or(ApiError::NoSuchTemplate)?;
    Ok(template.document.answer(&headers))
}
