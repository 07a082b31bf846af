//! `POST /api/boards/import` makes a board of the file in the request's body.

use std::net::SocketAddr;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{HeaderMap, StatusCode};
use board::Locale;
use import::limits::FILE_BYTES_MAX;
use serde::Deserialize;

use super::boards::{Created, body_of, count_board, created};
use crate::api_error::ApiError;
use crate::importing::{self, Wish};
use crate::relay::Relay;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// What the file is called.
    #[serde(default)]
    name: String,
    /// What the board is to be called, if not what the file says.
    #[serde(default)]
    title: String,
    #[serde(default)]
    locale: Locale,
    /// Whether what is known of a newer version's file is enough.
    #[serde(default)]
    newer: bool,
}

pub(super) async fn create(
    State(relay): State<Relay>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Created>), ApiError> {
    let body = body_of(&relay, &headers, body, FILE_BYTES_MAX)?;
    count_board(&relay, peer, &headers)?;
    let wish = Wish {
        name: asked.name,
        bytes: body.into(),
        title: asked.title.trim().to_owned(),
        locale: asked.locale,
        newer_too: asked.newer,
    };
    let made = importing::make(relay.store(), relay.images(), wish).await?;
    Ok(created(&relay, &headers, made))
}
