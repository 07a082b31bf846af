//! `PUT` and `GET /api/boards/{id}/images/{hash}`: the pictures of a board, by the SHA-256 of their bytes.

use std::time::Duration;

use axum::Json;
use axum::body::{Body, BodyDataStream};
use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use board::limits::IMAGE_BYTES_MAX;
use board::{BoardId, ContentHash, MediaType};
use collab::message::Role;
use futures_util::StreamExt as _;
use serde::Serialize;
use tokio_util::io::ReaderStream;

use crate::api_error::ApiError;
use crate::images::{ImageError, Kept};
use crate::relay::Relay;

/// How long somebody may be silent in the middle of a picture.
const SILENCE: Duration = Duration::from_secs(30);
/// How much of a refused picture is still read, so that whoever is sending it gets to hear why.
const UNWANTED_BYTES_MAX: usize = IMAGE_BYTES_MAX / 2;
const UNWANTED_WITHIN: Duration = Duration::from_secs(5);

#[derive(Serialize)]
struct Stored {
    hash: ContentHash,
    media: MediaType,
    pixels: [u32; 2],
}

pub(super) async fn put(
    State(relay): State<Relay>,
    Path((id, hash)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let (id, role, _) = relay.authorize(&id, &headers).await?;
    if role == Role::Viewer {
        return Err(ApiError::ReadOnly);
    }
    let hash = ContentHash::parse(&hash).ok_or_else(|| {
        ApiError::Malformed(
            "a picture's address ends with the SHA-256 of its bytes, 64 hexadecimal digits"
                .to_owned(),
        )
    })?;
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| length > IMAGE_BYTES_MAX as u64) {
        let max = IMAGE_BYTES_MAX;
        return Err(ImageError::TooLarge { max }.into());
    }
    let mut body = body.into_data_stream();
    match receive(&relay, &id, &hash, &mut body).await {
        Ok(kept) => {
            let status = if kept.is_new {
                StatusCode::CREATED
            } else {
                StatusCode::OK
            };
            let stored = Stored {
                hash,
                media: kept.header.media,
                pixels: kept.header.pixels,
            };
            Ok((status, Json(stored)).into_response())
        }
        Err(error) => {
            if !matches!(error, ImageError::BrokenOff) {
                let _ = tokio::time::timeout(UNWANTED_WITHIN, throw_away(&mut body)).await;
            }
            Err(error.into())
        }
    }
}

async fn receive(
    relay: &Relay,
    board: &BoardId,
    hash: &ContentHash,
    body: &mut BodyDataStream,
) -> Result<Kept, ImageError> {
    let mut upload = relay.images().begin(board).await?;
    loop {
        match tokio::time::timeout(SILENCE, body.next()).await {
            Ok(Some(Ok(bytes))) => upload.write(&bytes).await?,
            Ok(None) => return upload.finish(hash).await,
            Ok(Some(Err(_))) | Err(_) => return Err(ImageError::BrokenOff),
        }
    }
}

async fn throw_away(body: &mut BodyDataStream) {
    let mut left = UNWANTED_BYTES_MAX;
    while let Some(Ok(bytes)) = body.next().await {
        left = left.saturating_sub(bytes.len());
        if left == 0 {
            break;
        }
    }
}

pub(super) async fn get(
    State(relay): State<Relay>,
    Path((id, hash)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (id, _, _) = relay.authorize(&id, &headers).await?;
    let hash = ContentHash::parse(&hash).ok_or(ApiError::UnknownImage)?;
    let found = relay.images().get(&id, &hash).await.map_err(|error| {
        tracing::error!(board = %id, %hash, %error, "a picture cannot be read");
        ApiError::Unavailable("this picture cannot be read at the moment".to_owned())
    })?;
    let image = found.ok_or(ApiError::UnknownImage)?;
    let mut headers = HeaderMap::new();
    let fixed: [(HeaderName, &'static str); 5] = [
        (CONTENT_TYPE, image.header.media.token()),
        // The address names the bytes, so they never change; only who may see them differs.
        (CACHE_CONTROL, "private, max-age=31536000, immutable"),
        (VARY, "authorization"),
        // Opened as a page of its own it may do nothing, whatever a browser takes it for.
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (CONTENT_DISPOSITION, "inline"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(CONTENT_LENGTH, HeaderValue::from(image.length));
    let body = Body::from_stream(ReaderStream::new(image.file));
    Ok((headers, body).into_response())
}

impl From<ImageError> for ApiError {
    fn from(error: ImageError) -> Self {
        if let ImageError::Disk(error) = &error {
            tracing::error!(%error, "a picture cannot be written");
        }
        Self::Image(error)
    }
}
