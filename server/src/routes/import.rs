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

use super::boards::{Created, created};
use crate::api_error::ApiError;
use crate::importing::{self, Wish};
use crate::origin;
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
    if !origin::is_allowed(&headers, relay.public_host()) {
        return Err(ApiError::ForeignOrigin);
    }
    let body = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge {
            max: FILE_BYTES_MAX,
        },
        _ => ApiError::Malformed(rejection.to_string()),
    })?;
    let addresses = relay.addresses();
    addresses
        .make_board(addresses.of(peer, &headers))
        .map_err(|wait| {
            relay.metrics().throttled.add(1);
            ApiError::TooMany { wait }
        })?;
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
