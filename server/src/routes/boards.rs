//! `POST /api/boards` makes a board, `GET /api/boards/{id}` tells what a key opens.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode};
use board::{BoardId, Locale};
use collab::message::Role;
use collab::room::{Answer, Question};
use serde::{Deserialize, Serialize};

use super::BODY_BYTES_MAX;
use crate::api_error::ApiError;
use crate::keys::Key;
use crate::new_board::{self, Made, Start, Wish};
use crate::origin;
use crate::relay::Relay;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    title: String,
    #[serde(default)]
    template: Option<String>,
    #[serde(default)]
    pack: Option<String>,
    #[serde(default)]
    locale: Locale,
}

/// By role.
type ByRole = BTreeMap<&'static str, String>;

#[derive(Serialize)]
pub(super) struct Created {
    id: BoardId,
    links: ByRole,
    keys: ByRole,
}

#[derive(Serialize)]
pub(super) struct Described {
    id: BoardId,
    title: String,
    role: &'static str,
    links: ByRole,
}

pub(super) async fn create(
    State(relay): State<Relay>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Created>), ApiError> {
    let body = body_of(&relay, &headers, body, BODY_BYTES_MAX)?;
    let asked: Asked =
        serde_json::from_slice(&body).map_err(|error| ApiError::Malformed(error.to_string()))?;
    let wish = Wish {
        title: asked.title,
        start: Start::of(asked.template, asked.pack)?,
        locale: asked.locale,
    };
    count_board(&relay, peer, &headers)?;
    let made = new_board::make(relay.store(), relay.templates(), wish).await?;
    Ok(created(&relay, &headers, made))
}

/// What a request to make a board brings, of `max` bytes at most. Pages of other hosts may not ask.
pub(super) fn body_of(
    relay: &Relay,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
    max: usize,
) -> Result<Bytes, ApiError> {
    if !origin::is_allowed(headers, relay.public_host()) {
        return Err(ApiError::ForeignOrigin);
    }
    body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge { max },
        _ => ApiError::Malformed(rejection.to_string()),
    })
}

/// Counts a board that this address is about to make; refused if it has made too many.
pub(super) fn count_board(
    relay: &Relay,
    peer: SocketAddr,
    headers: &HeaderMap,
) -> Result<(), ApiError> {
    let addresses = relay.addresses();
    addresses
        .make_board(addresses.of(peer, headers))
        .map_err(|wait| {
            relay.metrics().throttled.add(1);
            ApiError::TooMany { wait }
        })
}

/// Tells of a board that was made.
pub(super) fn created(
    relay: &Relay,
    headers: &HeaderMap,
    made: Made,
) -> (StatusCode, Json<Created>) {
    relay.metrics().boards_made.add(1);
    let keys = made.key.and_below(Role::Facilitator, &made.id);
    let created = Created {
        links: links(&relay.base_url(headers), &made.id, &keys),
        keys: keys
            .iter()
            .map(|(role, key)| (role.name(), key.as_str().to_owned()))
            .collect(),
        id: made.id,
    };
    (StatusCode::CREATED, Json(created))
}

pub(super) async fn describe(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Described>, ApiError> {
    let (id, role, key) = relay.authorize(&id, &headers).await?;
    let title = match relay.rooms().ask(&id, Question::Title).await? {
        Answer::Title(title) => title,
        Answer::State(_) | Answer::Saved => return Err(ApiError::Internal),
    };
    let open = super::links::open_keys(&relay, &id).await?;
    let mut keys = key.and_below(role, &id);
    // Not what was revoked, what nobody made, or a key that was given for a passphrase: that is this browser's alone.
    keys.retain(|(_, key)| open.contains(&key.hash()));
    Ok(Json(Described {
        links: links(&relay.base_url(&headers), &id, &keys),
        id,
        title,
        role: role.name(),
    }))
}

/// The key stands in the fragment, which browsers send to nobody.
fn links(base: &str, id: &BoardId, keys: &[(Role, Key)]) -> ByRole {
    keys.iter()
        .map(|(role, key)| (role.name(), link_to(base, id, key)))
        .collect()
}

pub(super) fn link_to(base: &str, id: &BoardId, key: &Key) -> String {
    format!("{base}/b/{id}#k={}", key.as_str())
}
