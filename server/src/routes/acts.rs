//! `/api/boards/{id}/acts`: what happened, and both sides of one act.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use board::BoardId;
use collab::message::Role;
use serde::{Deserialize, Serialize};

use crate::acts::{Acts, KEPT, Page};
use crate::api_error::ApiError;
use crate::relay::Relay;

#[derive(Deserialize)]
pub(super) struct Asked {
    before: Option<u64>,
}

#[derive(Serialize)]
pub(super) struct Listed {
    #[serde(flatten)]
    page: Page,
    /// For so many hours acts are kept.
    hours: u64,
}

pub(super) async fn list(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Json<Listed>, ApiError> {
    let id = writer(&relay, &id, &headers).await?;
    let page = on_disk(&relay, move |acts| acts.list(&id, asked.before)).await?;
    Ok(Json(Listed {
        page,
        hours: KEPT.as_secs() / 3_600,
    }))
}

/// What an act touched, before and after it: four bytes with the length of the first, then both, each a Yjs update.
pub(super) async fn sides(
    State(relay): State<Relay>,
    Path((id, act)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let id = writer(&relay, &id, &headers).await?;
    let numbers = act.split_once('-');
    let numbers = numbers.and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
    let numbers: (u64, u64) = numbers.ok_or(ApiError::NotFound)?;
    let sides = on_disk(&relay, move |acts| acts.sides(&id, numbers)).await?;
    let [before, after] = sides.ok_or(ApiError::NotFound)?;
    let length = u32::try_from(before.len()).map_err(|_| ApiError::Internal)?;
    let body = [&length.to_be_bytes(), before.as_slice(), after.as_slice()].concat();
    let fixed = [
        (CONTENT_TYPE, "application/octet-stream"),
        (CACHE_CONTROL, "no-store"),
    ];
    let fixed = fixed.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((fixed, body).into_response())
}

/// The board, for whoever may write on it.
async fn writer(relay: &Relay, id: &str, headers: &HeaderMap) -> Result<BoardId, ApiError> {
    let (id, role, _) = relay.authorize(id, headers).await?;
    if role == Role::Viewer {
        return Err(ApiError::ReadOnly);
    }
    Ok(id)
}

/// Does something that blocks beside everything else.
async fn on_disk<T: Send + 'static>(
    relay: &Relay,
    work: impl FnOnce(&Acts) -> std::io::Result<T> + Send + 'static,
) -> Result<T, ApiError> {
    let acts = relay.acts().clone();
    let done = tokio::task::spawn_blocking(move || work(&acts)).await;
    let outcome = done.map_err(|error| {
        tracing::error!(%error, "finding out what happened panicked");
        ApiError::Internal
    })?;
    outcome.map_err(|error| {
        tracing::error!(%error, "what happened cannot be read");
        ApiError::Internal
    })
}
