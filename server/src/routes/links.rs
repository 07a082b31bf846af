//! `/api/boards/{id}/links`: what facilitators see, make and revoke. `/unlock`: a key for a passphrase. `/audit`: what
//! was done that concerns everybody.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use board::BoardId;
use collab::message::Role;
use serde::{Deserialize, Serialize};
use tokio::task::spawn_blocking;

use super::boards::link_to;
use crate::api_error::ApiError;
use crate::keys::{Key, KeyHash, passphrase};
use crate::links::{LINKS_MAX, random_name};
use crate::relay::Relay;
use crate::store::{
    Access, AuditEntry, Deed, Entry, LinkInfo, NewLink, Store, StoreError, now_seconds,
};

/// Characters of a link's name for people.
const LABEL_CHARACTERS_MAX: usize = 80;
/// Characters of what somebody calls themselves.
const NAME_CHARACTERS_MAX: usize = 40;
/// The longest that a link may last, in minutes: ten years.
const MINUTES_MAX: u32 = 10 * 366 * 24 * 60;

#[derive(Serialize)]
pub(super) struct Listed {
    links: Vec<Shown>,
}

/// A link, as facilitators see it. Moments are in seconds since 1970, or RFC 3339 in UTC.
#[derive(Serialize)]
struct Shown {
    id: String,
    role: &'static str,
    label: String,
    /// `first` is the facilitators' first link, `own` the asker's; neither can be revoked. `standard` are the two that a
    /// board has from the beginning, `made` the others.
    kind: &'static str,
    /// `open`, `revoked` or `expired`.
    state: &'static str,
    passphrase: bool,
    made: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used: Option<i64>,
    /// Missing if it was made by another facilitator's link, or opens nothing any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

#[derive(Deserialize)]
struct Wish {
    role: String,
    #[serde(default)]
    label: String,
    /// For how long; missing for ever.
    #[serde(default)]
    minutes: Option<u32>,
    #[serde(default)]
    passphrase: Option<String>,
    /// What the maker calls themselves.
    #[serde(default)]
    by: String,
}

#[derive(Serialize)]
pub(super) struct Made {
    id: String,
    link: String,
    key: String,
}

#[derive(Deserialize)]
pub(super) struct By {
    #[serde(default)]
    by: String,
}

#[derive(Deserialize)]
struct Said {
    passphrase: String,
}

#[derive(Serialize)]
pub(super) struct Unlocked {
    key: String,
}

#[derive(Serialize)]
pub(super) struct Audit {
    entries: Vec<AuditEntry>,
}

pub(super) async fn list(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Listed>, ApiError> {
    let (board, entry, key) = relay.authorize_facilitator(&id, &headers).await?;
    let links = all(&relay, &board).await?;
    let base = relay.base_url(&headers);
    let below: BTreeMap<[u8; 32], Key> = key
        .and_below(Role::Facilitator, &board)
        .into_iter()
        .map(|(_, key)| (key.hash().0, key))
        .collect();
    let own = key.hash();
    let now = now_seconds();
    let shown = links.into_iter().map(|link| {
        let state = state_of(&link, now);
        let its_key = match link.maker {
            Some(maker) if maker == own => Some(key.of_link(&board, &link.id)),
            Some(_) => None,
            None => below.get(&link.hash.0).cloned(),
        };
        let its_key = its_key.filter(|_| state == "open");
        Shown {
            kind: kind_of(&link, &entry),
            role: link.role.name(),
            state,
            passphrase: link.is_locked,
            expires: link.expires,
            last_used: link.last_used,
            link: its_key.map(|key| link_to(&base, &board, &key)),
            id: link.id,
            label: link.label,
            made: link.made,
        }
    });
    Ok(Json(Listed {
        links: shown.collect(),
    }))
}

pub(super) async fn make(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Json<Made>), ApiError> {
    let (board, entry, key) = relay.authorize_facilitator(&id, &headers).await?;
    let wish: Wish = read(&body)?;
    let role = Role::ALL
        .into_iter()
        .find(|role| role.name() == wish.role)
        .ok_or_else(|| malformed("role is viewer, participant or facilitator"))?;
    let label = wish.label.trim().to_owned();
    if label.chars().count() > LABEL_CHARACTERS_MAX {
        return Err(malformed("the label has more than 80 characters"));
    }
    if wish
        .minutes
        .is_some_and(|minutes| !(1..=MINUTES_MAX).contains(&minutes))
    {
        return Err(malformed("minutes are between 1 and 5270400"));
    }
    let said = wish.passphrase.filter(|said| !said.is_empty());
    if said
        .as_ref()
        .is_some_and(|said| !passphrase::CHARACTERS.contains(&said.chars().count()))
    {
        return Err(malformed("a passphrase has 6 to 200 characters"));
    }
    let now = now_seconds();
    let links = all(&relay, &board).await?;
    let open = links.iter().filter(|link| state_of(link, now) == "open");
    if open.count() >= LINKS_MAX {
        return Err(ApiError::TooManyLinks { max: LINKS_MAX });
    }
    let digest = match said {
        Some(said) => Some(relay.links().digest(said).await?),
        None => None,
    };
    let name = random_name()?;
    let its_key = key.of_link(&board, &name);
    let link = NewLink {
        board: board.clone(),
        id: name.clone(),
        hash: its_key.hash(),
        role,
        label: label.clone(),
        expires: wish.minutes.map(|minutes| now + 60 * i64::from(minutes)),
        passphrase: digest,
        maker: Some(key.hash()),
        parent: None,
    };
    relay.store().make_link(link).await?;
    tracing::info!(%board, link = name, role = role.name(), "link made");
    let detail = about(role, &label);
    note(&relay, &board, &entry, wish.by, "link_made", detail).await?;
    let made = Made {
        link: link_to(&relay.base_url(&headers), &board, &its_key),
        key: its_key.as_str().to_owned(),
        id: name,
    };
    Ok((StatusCode::CREATED, Json(made)))
}

/// Revokes a link for ever, and closes the connections of those who came by it. Revoking it again changes nothing.
pub(super) async fn revoke(
    State(relay): State<Relay>,
    Path((id, name)): Path<(String, String)>,
    Query(by): Query<By>,
    headers: HeaderMap,
) -> Result<StatusCode, ApiError> {
    let (board, entry, _) = relay.authorize_facilitator(&id, &headers).await?;
    let links = all(&relay, &board).await?;
    let link = links.into_iter().find(|link| link.id == name);
    let link = link.ok_or(ApiError::NotFound)?;
    if matches!(kind_of(&link, &entry), "first" | "own") {
        return Err(ApiError::NeededLink);
    }
    if link.revoked.is_none() {
        relay.store().revoke_link(link.hash).await?;
        relay.rooms().revoke(&board, link.hash).await;
        tracing::info!(%board, link = name, "link revoked");
        let detail = about(link.role, &link.label);
        note(&relay, &board, &entry, by.by, "link_revoked", detail).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// A key of its own for a browser whose person knows the link's passphrase.
pub(super) async fn unlock(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Unlocked>, ApiError> {
    let (board, access, key) = relay.look_up(&id, &headers).await?;
    let said: Said = read(&body)?;
    let key = match access {
        Access::Locked(entry) => {
            let said = said.passphrase;
            if said.chars().count() > *passphrase::CHARACTERS.end() {
                return Err(ApiError::WrongPassphrase);
            }
            relay
                .links()
                .unlock(relay.store(), &board, entry, said)
                .await?
        }
        // Nothing to unlock.
        Access::Granted(_) => key,
        Access::UnknownBoard | Access::WrongKey => return Err(ApiError::WrongKey),
    };
    Ok(Json(Unlocked {
        key: key.as_str().to_owned(),
    }))
}

pub(super) async fn audit(
    State(relay): State<Relay>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Audit>, ApiError> {
    let (board, _, _) = relay.authorize_facilitator(&id, &headers).await?;
    let entries = beside(&relay, move |store| store.audit(&board)).await?;
    Ok(Json(Audit { entries }))
}

/// The hashes of a board's keys that open it now.
pub(super) async fn open_keys(relay: &Relay, board: &BoardId) -> Result<Vec<KeyHash>, ApiError> {
    let now = now_seconds();
    let links = all(relay, board).await?;
    let open = links.iter().filter(|link| state_of(link, now) == "open");
    Ok(open.map(|link| link.hash).collect())
}

async fn all(relay: &Relay, board: &BoardId) -> Result<Vec<LinkInfo>, ApiError> {
    let board = board.clone();
    beside(relay, move |store| store.links(&board)).await
}

async fn beside<T: Send + 'static>(
    relay: &Relay,
    work: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, ApiError> {
    let store = relay.store().clone();
    let done = spawn_blocking(move || work(&store)).await;
    Ok(done.map_err(|_| ApiError::Internal)??)
}

fn kind_of(link: &LinkInfo, asker: &Entry) -> &'static str {
    match (link.maker, link.role) {
        _ if link.hash == asker.link => "own",
        (None, Role::Facilitator) => "first",
        (None, Role::Participant | Role::Viewer) => "standard",
        (Some(_), _) => "made",
    }
}

fn state_of(link: &LinkInfo, now: i64) -> &'static str {
    if link.revoked.is_some() {
        "revoked"
    } else if link.expires.is_some_and(|until| until <= now) {
        "expired"
    } else {
        "open"
    }
}

fn about(role: Role, label: &str) -> String {
    let role = role.name();
    if label.is_empty() {
        role.to_owned()
    } else {
        format!("{role}: {label}")
    }
}

async fn note(
    relay: &Relay,
    board: &BoardId,
    entry: &Entry,
    who: String,
    act: &'static str,
    detail: String,
) -> Result<(), ApiError> {
    let deed = Deed {
        board: board.clone(),
        link: Some(entry.link),
        who: who.chars().take(NAME_CHARACTERS_MAX).collect(),
        act,
        detail,
    };
    Ok(relay.store().note_deed(deed).await?)
}

fn read<'a, T: Deserialize<'a>>(body: &'a Bytes) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| malformed(&error.to_string()))
}

fn malformed(what: &str) -> ApiError {
    ApiError::Malformed(what.to_owned())
}
