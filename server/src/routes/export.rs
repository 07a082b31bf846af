//! `GET /api/boards/{id}/export/{format}`.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use board::Locale;
use export::calendar::Zone;
use export::{ExportError, Paper, PngScale};
use serde::Deserialize;

use crate::api_error::ApiError;
use crate::exports::{self, Format, Order};
use crate::relay::Relay;

/// The scale of a PNG if none is asked for.
const SCALE: PngScale = PngScale::Exactly(2.0);

#[derive(Deserialize)]
pub(super) struct Options {
    canvas: Option<String>,
    scale: Option<String>,
    paper: Option<String>,
    zone: Option<String>,
    locale: Option<Locale>,
    background: Option<u8>,
}

pub(super) async fn export(
    State(relay): State<Relay>,
    Path((id, format)): Path<(String, String)>,
    options: Result<Query<Options>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let (id, _, _) = relay.authorize(&id, &headers).await?;
    let format = Format::parse(&format).ok_or(ApiError::NotFound)?;
    let Query(options) = options.map_err(|rejection| ApiError::Malformed(rejection.body_text()))?;
    let order = Order {
        board: id.to_string(),
        now: exports::now(),
        format,
        canvas: options.canvas,
        scale: scale(options.scale.as_deref())?,
        paper: paper(options.paper.as_deref())?,
        zone: zone(options.zone.as_deref())?,
        locale: options.locale,
        background: options.background != Some(0),
    };
    let file = exports::make(&relay, &id, order).await?;
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&disposition(&file.name, format)) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    Ok((headers, file.bytes).into_response())
}

/// The scale that is asked for; twofold if none is.
fn scale(name: Option<&str>) -> Result<PngScale, ApiError> {
    let Some(name) = name else {
        return Ok(SCALE);
    };
    PngScale::parse(name).ok_or_else(|| ApiError::Malformed(ExportError::Scale.to_string()))
}

/// The paper that is asked for; A4 if none is.
fn paper(name: Option<&str>) -> Result<Paper, ApiError> {
    let Some(name) = name else {
        return Ok(Paper::default());
    };
    Paper::parse(name).ok_or_else(|| ApiError::Malformed("the paper is a4 or a3".to_owned()))
}

/// The zone that is asked for; Japan's if none is.
fn zone(name: Option<&str>) -> Result<Zone, ApiError> {
    let Some(name) = name else {
        return Ok(Zone::default());
    };
    Zone::parse(name).ok_or_else(|| {
        let known = Zone::ALL.map(Zone::name).join(", ");
        ApiError::Malformed(format!("the zone is one of {known}"))
    })
}

/// RFC 6266: a plain name for old clients, and the real one, percent-encoded as RFC 5987 wants it.
fn disposition(name: &str, format: Format) -> String {
    let encoded: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    let ending = format.ending();
    format!("attachment; filename=\"board.{ending}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn japanese_names_survive_the_header() {
        assert_eq!(
            disposition("新規 案.md", Format::Markdown),
            "attachment; filename=\"board.md\"; filename*=UTF-8''%E6%96%B0%E8%A6%8F%20%E6%A1%88.md"
        );
    }
}
