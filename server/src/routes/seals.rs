//! `/api/boards/{id}/seals/{round}`: the keys of private writing come in, and what was sealed comes out when a
//! facilitator reveals it.
//!
//! Keys are handed to nobody. Whoever reveals sends the seals that she has, and hears what they say: so notes can be
//! revealed one by one, and nobody's browser ever holds another's key.

use std::collections::HashMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use board::{BoardId, RoundId, SealKey, Sealed};
use collab::message::Role;
use collab::room::{Answer, Question};
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

use crate::api_error::ApiError;
use crate::checkpoints::{Ended, Reason, Wish, unix_millis};
use crate::relay::Relay;
use crate::store::{Deed, Store, StoreError};

/// Bytes of a request to reveal: the client sends more seals in several.
pub(super) const REVEAL_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Between two checkpoints of ends of private writing, at least, milliseconds.
const STEP_PAUSE_MILLIS: u64 = 30_000;

/// Answers are about this moment, and about secrets.
const NO_STORE: (HeaderName, &str) = (CACHE_CONTROL, "no-store");

#[derive(Deserialize)]
struct Wanted {
    /// As they stand in the document.
    seals: Vec<String>,
    /// Whether the round is over: what turns up of it later may be opened by whoever wrote it.
    #[serde(default)]
    over: bool,
    /// What whoever reveals calls herself.
    #[serde(default)]
    by: String,
}

#[derive(Serialize)]
pub(super) struct Texts {
    /// In the order of the seals; null for what cannot be opened, as its key has not come.
    texts: Vec<Option<String>>,
}

#[derive(Serialize)]
pub(super) struct Over {
    over: bool,
}

/// Takes a browser's key for a round, under the name that follows from it. Again is as good as once.
pub(super) async fn keep(
    State(relay): State<Relay>,
    Path((id, round, name)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, ApiError> {
    let (id, role, _) = relay.authorize(&id, &headers).await?;
    if role == Role::Viewer {
        return Err(ApiError::ReadOnly);
    }
    let round = round_of(&round)?;
    let text = std::str::from_utf8(&body).unwrap_or_default();
    let key = SealKey::parse(text).filter(|key| key.name() == name);
    let Some(key) = key else {
        let why = "the body is a key of 32 bytes in base64url, and the address ends with its name";
        return Err(ApiError::Malformed(why.to_owned()));
    };
    let store = relay.store();
    match store
        .keep_seal_key(&id, &round, name, key.to_text())
        .await?
    {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ApiError::CannotSave(
            "this board has too many rounds of private writing".to_owned(),
        )),
    }
}

/// What these seals say. For facilitators; it is noted in the board's log.
pub(super) async fn reveal(
    State(relay): State<Relay>,
    Path((id, round)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<([(HeaderName, &'static str); 1], Json<Texts>), ApiError> {
    let (id, role, key) = relay.authorize(&id, &headers).await?;
    if role != Role::Facilitator {
        return Err(ApiError::FacilitatorsOnly);
    }
    let round = round_of(&round)?;
    let wanted: Wanted =
        serde_json::from_slice(&body).map_err(|error| ApiError::Malformed(error.to_string()))?;
    let store = relay.store().clone();
    let (board, asked) = (id.clone(), round.clone());
    let opened = spawn_blocking(move || opened(&store, &board, &asked, &wanted.seals));
    let texts = opened.await.map_err(|_| ApiError::Internal)??;
    if wanted.over {
        // Whoever asks writes what she hears afterwards: this is the board before it.
        keep_private_step(&relay, &id, &wanted.by).await;
        relay.store().end_round(&id, &round).await?;
    }
    let count = texts.iter().flatten().count();
    tracing::info!(board = %id, round = round.as_str(), count, over = wanted.over, "revealed");
    let deed = Deed {
        board: id,
        link: Some(key.hash()),
        who: wanted.by.chars().take(40).collect(),
        act: "revealed",
        detail: count.to_string(),
    };
    relay.store().note_deed(deed).await?;
    Ok(([NO_STORE], Json(Texts { texts })))
}

/// Keeps the board as a checkpoint: writing in private ends. All seals of a large board come in several requests, and one
/// checkpoint is enough. What cannot be kept keeps nobody from revealing.
async fn keep_private_step(relay: &Relay, board: &BoardId, by: &str) {
    let Ok(Answer::State(state)) = relay.rooms().ask(board, Question::State).await else {
        return;
    };
    let (checkpoints, id) = (relay.checkpoints().clone(), board.clone());
    let wish = Wish {
        reason: Reason::Step,
        name: String::new(),
        ended: Some(Ended::Private),
        by: by.chars().take(40).collect(),
        count: 0,
    };
    let kept = spawn_blocking(move || {
        let newest = checkpoints.list(&id)?.into_iter().next();
        let is_kept = newest.is_some_and(|newest| {
            newest.ended == wish.ended && unix_millis() < newest.at + STEP_PAUSE_MILLIS
        });
        if !is_kept {
            checkpoints.keep(&id, &state, wish)?;
        }
        Ok::<(), std::io::Error>(())
    });
    match kept.await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%board, %error, "no checkpoint before a reveal"),
        Err(error) => tracing::error!(%board, %error, "making a checkpoint panicked"),
    }
}

/// Whether a round is over. One that is not is answered like one that never was.
pub(super) async fn state(
    State(relay): State<Relay>,
    Path((id, round)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<([(HeaderName, &'static str); 1], Json<Over>), ApiError> {
    let (id, _, _) = relay.authorize(&id, &headers).await?;
    let round = round_of(&round)?;
    let store = relay.store().clone();
    let over = spawn_blocking(move || store.is_over(&id, &round)).await;
    match over.map_err(|_| ApiError::Internal)?? {
        true => Ok(([NO_STORE], Json(Over { over: true }))),
        false => Err(ApiError::NotFound),
    }
}

fn opened(
    store: &Store,
    board: &BoardId,
    round: &RoundId,
    seals: &[String],
) -> Result<Vec<Option<String>>, StoreError> {
    // A board has as many keys as people, and hundreds of seals.
    let mut keys: HashMap<String, Option<SealKey>> = HashMap::new();
    let mut texts = Vec::with_capacity(seals.len());
    for text in seals {
        let sealed = Sealed::parse(text).filter(|sealed| sealed.round() == round.as_str());
        let Some(sealed) = sealed else {
            texts.push(None);
            continue;
        };
        let name = sealed.key_name();
        if !keys.contains_key(name) {
            let key = store.seal_key(board, round.as_str(), name)?;
            keys.insert(name.to_owned(), key.and_then(|key| SealKey::parse(&key)));
        }
        let key = keys.get(name).and_then(Option::as_ref);
        texts.push(key.and_then(|key| key.open(&sealed)));
    }
    Ok(texts)
}

fn round_of(text: &str) -> Result<RoundId, ApiError> {
    RoundId::parse(text).ok_or(ApiError::NotFound)
}
