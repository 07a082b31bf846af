//! How the API says no: a status, and JSON with a code for programs, a sentence for people, and the request's number.

use std::time::Duration;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use board::limits::TITLE_CHARACTERS_MAX;
use import::ImportError;
use serde_json::json;

use crate::images::ImageError;
use crate::importing;
use crate::rooms::AskError;
use crate::store::StoreError;

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ApiError {
    /// A field, the body or an option is not as it must be.
    #[error("{0}")]
    Malformed(String),
    /// The title is too long.
    #[error("the title has {characters} characters, {TITLE_CHARACTERS_MAX} are allowed")]
    TitleTooLong {
        /// Characters it has.
        characters: usize,
    },
    /// There is no such template.
    #[error("there is no template {0:?}")]
    UnknownTemplate(String),
    /// There is no such pack.
    #[error("there is no pack {0:?}")]
    UnknownPack(String),
    /// A board starts from one thing.
    #[error("a board is made from a template or from a pack, not from both")]
    TemplateAndPack,
    /// What was asked for is no template.
    #[error("there is no such template")]
    NoSuchTemplate,
    /// Nothing comes of a file.
    #[error(transparent)]
    Import(ImportError),
    /// A file of a newer version: whoever imports it has to agree.
    #[error(
        "the file was written by a newer version; what is known of it is taken if that is asked for"
    )]
    NewerFile,
    /// The request's body is too large.
    #[error("the request has more than {max} bytes")]
    TooLarge {
        /// Bytes it may have.
        max: usize,
    },
    /// The address has made too many boards.
    #[error("too many boards from this address; the next one is possible in {} s", wait.as_secs() + 1)]
    TooMany {
        /// Until then.
        wait: Duration,
    },
    /// A picture is not taken.
    #[error(transparent)]
    Image(ImageError),
    /// No key.
    #[error("this needs the key of a link to the board: Authorization: Bearer KEY")]
    NoKey,
    /// A key of no use.
    #[error("the key does not open this board")]
    WrongKey,
    /// The key is a viewer's.
    #[error("this key is for looking only")]
    ReadOnly,
    /// The key is not a facilitator's.
    #[error("this needs the facilitator's link")]
    FacilitatorsOnly,
    /// The link asks for a passphrase.
    #[error("this link asks for a passphrase: POST it to /api/boards/ID/unlock")]
    Locked,
    /// The passphrase is another one.
    #[error("the passphrase is not right")]
    WrongPassphrase,
    /// Too many wrong ones.
    #[error("too many wrong passphrases; try again in {} s", wait.as_secs() + 1)]
    TooManyTries {
        /// Until then.
        wait: Duration,
    },
    /// A board has as many links as it may.
    #[error("this board has {max} links; revoke some first")]
    TooManyLinks {
        /// How many it may have.
        max: usize,
    },
    /// Nobody can shut themselves out, or the board's first link.
    #[error("this link cannot be revoked: it is the one in use, or the first facilitator's")]
    NeededLink,
    /// No such board.
    #[error("there is no such board")]
    UnknownBoard,
    /// No such canvas on the board.
    #[error("there is no canvas {0:?} on this board")]
    UnknownCanvas(String),
    /// The board has no picture with that hash, or not yet.
    #[error("this board has no picture with that hash")]
    UnknownImage,
    /// No such address.
    #[error("there is nothing at this address")]
    NotFound,
    /// The address does not take that method.
    #[error("this address does not take that method")]
    WrongMethod,
    /// From a page of another host.
    #[error("pages of other hosts may not connect")]
    ForeignOrigin,
    /// Too many files are being made.
    #[error("too many files are being made; try again in {} s", wait.as_secs() + 1)]
    Busy {
        /// Until then.
        wait: Duration,
    },
    /// It cannot be drawn that large.
    #[error("{0}")]
    TooLargeToDraw(String),
    /// Saving fails.
    #[error("the relay cannot save at the moment: {0}")]
    CannotSave(String),
    /// The board cannot be opened, or the relay stops.
    #[error("{0}")]
    Unavailable(String),
    /// Our mistake.
    #[error("the relay failed")]
    Internal,
}

impl ApiError {
    fn status_and_code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed_request"),
            Self::TitleTooLong { .. } => (StatusCode::BAD_REQUEST, "title_too_long"),
            Self::UnknownTemplate(_) => (StatusCode::BAD_REQUEST, "unknown_template"),
            Self::UnknownPack(_) => (StatusCode::BAD_REQUEST, "unknown_pack"),
            Self::TemplateAndPack => (StatusCode::BAD_REQUEST, "malformed_request"),
            Self::NoSuchTemplate => (StatusCode::NOT_FOUND, "unknown_template"),
            Self::Import(error) => (StatusCode::UNPROCESSABLE_ENTITY, importing::code(error)),
            Self::NewerFile => (StatusCode::CONFLICT, "newer_file"),
            Self::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "too_many_boards"),
            Self::Image(error) => match error {
                ImageError::BoardFull { .. } => (StatusCode::INSUFFICIENT_STORAGE, "board_full"),
                ImageError::WrongHash { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "wrong_hash"),
                ImageError::TooManyPixels { .. } => {
                    (StatusCode::UNPROCESSABLE_ENTITY, "too_many_pixels")
                }
                ImageError::NotAPicture => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_a_picture"),
                ImageError::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
                ImageError::BrokenOff => (StatusCode::BAD_REQUEST, "malformed_request"),
                ImageError::Disk(_) => (StatusCode::SERVICE_UNAVAILABLE, "cannot_save"),
            },
            Self::NoKey => (StatusCode::UNAUTHORIZED, "no_key"),
            Self::WrongKey => (StatusCode::FORBIDDEN, "wrong_key"),
            Self::ReadOnly => (StatusCode::FORBIDDEN, "read_only"),
            Self::FacilitatorsOnly => (StatusCode::FORBIDDEN, "facilitators_only"),
            Self::Locked => (StatusCode::LOCKED, "passphrase_needed"),
            Self::WrongPassphrase => (StatusCode::FORBIDDEN, "wrong_passphrase"),
            Self::TooManyTries { .. } => (StatusCode::TOO_MANY_REQUESTS, "too_many_tries"),
            Self::TooManyLinks { .. } => (StatusCode::CONFLICT, "too_many_links"),
            Self::NeededLink => (StatusCode::CONFLICT, "needed_link"),
            Self::UnknownBoard => (StatusCode::NOT_FOUND, "unknown_board"),
            Self::UnknownCanvas(_) => (StatusCode::NOT_FOUND, "unknown_canvas"),
            Self::UnknownImage => (StatusCode::NOT_FOUND, "unknown_image"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong_method"),
            Self::ForeignOrigin => (StatusCode::FORBIDDEN, "foreign_origin"),
            Self::TooLargeToDraw(_) => (StatusCode::UNPROCESSABLE_ENTITY, "too_large_to_draw"),
            Self::Busy { .. } => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::CannotSave(_) => (StatusCode::SERVICE_UNAVAILABLE, "cannot_save"),
            Self::Unavailable(_) => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, code) = self.status_and_code();
        let body = Json(json!({
            "error": code,
            "message": self.to_string(),
            "request": crate::request_id::current(),
        }));
        let mut response = (status, body).into_response();
        if let Self::TooMany { wait } | Self::TooManyTries { wait } | Self::Busy { wait } = self {
            let seconds = wait.as_secs() + 1;
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store failed a request");
        let reason = error.public_reason().to_owned();
        match error {
            StoreError::Closed => Self::Unavailable(reason),
            StoreError::Full { .. }
            | StoreError::Folder { .. }
            | StoreError::InUse { .. }
            | StoreError::HalfRestored { .. }
            | StoreError::Foreign { .. }
            | StoreError::Failing { .. }
            | StoreError::Log { .. }
            | StoreError::Database { .. }
            | StoreError::Stray(_) => Self::CannotSave(reason),
        }
    }
}

impl From<AskError> for ApiError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Unavailable(_) => {
                Self::Unavailable("this board cannot be opened at the moment".to_owned())
            }
            AskError::Stopping => Self::Unavailable("the relay is shutting down".to_owned()),
        }
    }
}
