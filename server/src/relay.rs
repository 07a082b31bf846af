//! What every request needs.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::HeaderMap;
use axum::http::header::HOST;
use board::BoardId;
use collab::message::Role;
use tokio::task::spawn_blocking;
use tokio_util::task::TaskTracker;

use crate::acts::Acts;
use crate::addresses::Addresses;
use crate::api_error::ApiError;
use crate::checkpoints::Checkpoints;
use crate::config::PublicUrl;
use crate::images::Images;
use crate::keys::Key;
use crate::links::Links;
use crate::metrics::Metrics;
use crate::rooms::Rooms;
use crate::socket::Packer;
use crate::store::{Access, Entry, Store, StoreError};
use crate::templates::Templates;

/// The parts of the running relay. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Relay {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    rooms: Rooms,
    images: Images,
    checkpoints: Checkpoints,
    acts: Acts,
    addresses: Addresses,
    templates: Templates,
    started: SystemTime,
    connections: TaskTracker,
    packer: Packer,
    links: Links,
    public_url: Option<PublicUrl>,
    first_word_within: Duration,
    content_security_policy: String,
}

impl Relay {
    pub(crate) fn new(
        store: Store,
        rooms: Rooms,
        (images, checkpoints, acts): (Images, Checkpoints, Acts),
        addresses: Addresses,
        templates: Templates,
        public_url: Option<PublicUrl>,
        first_word_within: Duration,
    ) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                rooms,
                images,
                checkpoints,
                acts,
                addresses,
                templates,
                started: SystemTime::now(),
                connections: TaskTracker::new(),
                packer: Packer::default(),
                links: Links::default(),
                public_url,
                first_word_within,
                content_security_policy: crate::security::content_security_policy(),
            }),
        }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.inner.store
    }

    pub(crate) fn rooms(&self) -> &Rooms {
        &self.inner.rooms
    }

    pub(crate) fn images(&self) -> &Images {
        &self.inner.images
    }

    pub(crate) fn checkpoints(&self) -> &Checkpoints {
        &self.inner.checkpoints
    }

    pub(crate) fn acts(&self) -> &Acts {
        &self.inner.acts
    }

    pub(crate) fn addresses(&self) -> &Addresses {
        &self.inner.addresses
    }

    pub(crate) fn templates(&self) -> &Templates {
        &self.inner.templates
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        self.inner.store.metrics()
    }

    /// When it started, in seconds since 1970.
    pub(crate) fn started(&self) -> f64 {
        let since = self.inner.started.duration_since(UNIX_EPOCH);
        since.map_or(0.0, |since| since.as_secs_f64())
    }

    /// The sync connections, so that stopping can wait for them.
    pub(crate) fn connections(&self) -> &TaskTracker {
        &self.inner.connections
    }

    pub(crate) fn packer(&self) -> &Packer {
        &self.inner.packer
    }

    /// How links are used.
    pub(crate) fn links(&self) -> &Links {
        &self.inner.links
    }

    /// How long a sync connection may take until its first message.
    pub(crate) fn first_word_within(&self) -> Duration {
        self.inner.first_word_within
    }

    pub(crate) fn public_host(&self) -> Option<&str> {
        self.inner.public_url.as_ref().map(PublicUrl::host)
    }

    pub(crate) fn content_security_policy(&self) -> &str {
        &self.inner.content_security_policy
    }

    /// The address that people use: as set, or as the request names it.
    pub(crate) fn base_url(&self, headers: &HeaderMap) -> String {
        if let Some(url) = &self.inner.public_url {
            return url.as_str().to_owned();
        }
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        format!("http://{}", host.unwrap_or("localhost"))
    }

    /// What a key allows on a board.
    pub(crate) async fn access(
        &self,
        board: &BoardId,
        key: Option<&Key>,
    ) -> Result<Access, StoreError> {
        let store = self.inner.store.clone();
        let board = board.clone();
        let hash = key.map(Key::hash);
        spawn_blocking(move || store.access(&board, hash.as_ref()))
            .await
            .map_err(|_| StoreError::Closed)?
    }

    /// The role of a key, or the refusal for the API.
    pub(crate) async fn authorize(
        &self,
        board: &str,
        headers: &HeaderMap,
    ) -> Result<(BoardId, Role, Key), ApiError> {
        let (board, entry, key) = self.enter(board, headers).await?;
        Ok((board, entry.role, key))
    }

    /// As [`Relay::authorize`], for facilitators only, with the link by which they come.
    pub(crate) async fn authorize_facilitator(
        &self,
        board: &str,
        headers: &HeaderMap,
    ) -> Result<(BoardId, Entry, Key), ApiError> {
        let entered = self.enter(board, headers).await?;
        if entered.1.role == Role::Facilitator {
            Ok(entered)
        } else {
            Err(ApiError::FacilitatorsOnly)
        }
    }

    async fn enter(
        &self,
        board: &str,
        headers: &HeaderMap,
    ) -> Result<(BoardId, Entry, Key), ApiError> {
        match self.look_up(board, headers).await? {
            (board, Access::Granted(entry), key) => Ok((board, entry, key)),
            (_, Access::Locked(_), _) => Err(ApiError::Locked),
            (_, Access::UnknownBoard | Access::WrongKey, _) => Err(ApiError::WrongKey),
        }
    }

    /// What the key of a request is: that of a link, locked or not.
    pub(crate) async fn look_up(
        &self,
        board: &str,
        headers: &HeaderMap,
    ) -> Result<(BoardId, Access, Key), ApiError> {
        let board = BoardId::parse(board).ok_or(ApiError::UnknownBoard)?;
        let given = headers
            .get(axum::http::header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split_once(' '))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map(|(_, key)| key.trim());
        let key = given.and_then(Key::parse);
        match (self.access(&board, key.as_ref()).await?, key) {
            (Access::UnknownBoard, _) => Err(ApiError::UnknownBoard),
            (access @ (Access::Granted(_) | Access::Locked(_)), Some(key)) => {
                Ok((board, access, key))
            }
            _ if given.is_none() => Err(ApiError::NoKey),
            _ => Err(ApiError::WrongKey),
        }
    }
}
