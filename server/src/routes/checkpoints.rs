//! `/api/boards/{id}/checkpoints`: list, make, read, throw away.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use board::BoardId;
use board::limits::TITLE_CHARACTERS_MAX;
use collab::message::Role;
use collab::room::{Answer, Question};
use serde::{Deserialize, Serialize};

use crate::api_error::ApiError;
use crate::checkpoints::{CheckpointId, Checkpoints, Entry, Reason, Wish};
use crate::relay::Relay;

#[derive(Serialize)]
pub(super) struct Listed {
    checkpoints: Vec<Entry>,
    /// Minutes between two automatic ones; 0 for none.
    every_minutes: u64,
    days: u32,
    max: usize,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    name: String,
    #[serde(default)]
    by: String,
    reason: Reason,
}

pub(super) async fn list(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Listed>, ApiError> {
    let (id, _, _) = relay.authorize(&id, &headers).await?;
    let checkpoints = on_disk(&relay, move |all| all.list(&id)).await?;
    let retention = relay.checkpoints().retention();
    Ok(Json(Listed {
        checkpoints,
        every_minutes: retention.every.as_secs().div_ceil(60),
        days: retention.days,
        max: retention.max,
    }))
}

/// Keeps the board as it is durable now. Answers 201 with the new one, or 200 with `null` if the newest holds the same.
pub(super) async fn make(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Json<Option<Entry>>), ApiError> {
    let (id, role, _) = relay.authorize(&id, &headers).await?;
    if role == Role::Viewer {
        return Err(ApiError::ReadOnly);
    }
    let asked: Asked =
        serde_json::from_slice(&body).map_err(|error| ApiError::Malformed(error.to_string()))?;
    if !matches!(asked.reason, Reason::Named | Reason::Before | Reason::Step) {
        let why = "only the relay makes checkpoints of that kind".to_owned();
        return Err(ApiError::Malformed(why));
    }
    for text in [&asked.name, &asked.by] {
        let characters = text.chars().count();
        if characters > TITLE_CHARACTERS_MAX {
            return Err(ApiError::TitleTooLong { characters });
        }
    }
    let Answer::State(state) = relay.rooms().ask(&id, Question::State).await? else {
        return Err(ApiError::Internal);
    };
    let wish = Wish {
        reason: asked.reason,
        name: asked.name,
        ended: None,
        by: asked.by,
        count: 0,
    };
    let kept = on_disk(&relay, move |all| all.keep(&id, &state, wish)).await?;
    let status = match kept {
        Some(_) => StatusCode::CREATED,
        None => StatusCode::OK,
    };
    Ok((status, Json(kept)))
}

/// The board as it was: a Yjs update of format 1.
pub(super) async fn state(
    State(relay): State<Relay>,
    Path((id, checkpoint)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (id, _, _) = relay.authorize(&id, &headers).await?;
    let checkpoint = CheckpointId::parse(&checkpoint).ok_or(ApiError::NotFound)?;
    let state = on_disk(&relay, move |all| all.state(&id, &checkpoint)).await?;
    let state = state.ok_or(ApiError::NotFound)?;
    let fixed = [
        (CONTENT_TYPE, "application/octet-stream"),
        (CACHE_CONTROL, "no-store"),
    ];
    let fixed = fixed.map(|(name, value)| (name, HeaderValue::from_static(value)));
    Ok((fixed, state).into_response())
}

pub(super) async fn remove(
    State(relay): State<Relay>,
    Path((id, checkpoint)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let (id, role, _): (BoardId, Role, _) = relay.authorize(&id, &headers).await?;
    if role != Role::Facilitator {
        return Err(ApiError::FacilitatorsOnly);
    }
    let checkpoint = CheckpointId::parse(&checkpoint).ok_or(ApiError::NotFound)?;
    let is_gone = on_disk(&relay, move |all| all.remove(&id, &checkpoint)).await?;
    if is_gone {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::NotFound)
    }
}

/// Does something that blocks beside everything else.
async fn on_disk<T: Send + 'static>(
    relay: &Relay,
    work: impl FnOnce(&Checkpoints) -> std::io::Result<T> + Send + 'static,
) -> Result<T, ApiError> {
    let checkpoints = relay.checkpoints().clone();
    let done = tokio::task::spawn_blocking(move || work(&checkpoints)).await;
    let outcome = done.map_err(|error| {
        tracing::error!(%error, "work on a checkpoint panicked");
        ApiError::Internal
    })?;
    outcome.map_err(|error| {
        tracing::error!(%error, "a checkpoint cannot be written or read");
        ApiError::CannotSave("checkpoints cannot be written or read".to_owned())
    })
}
