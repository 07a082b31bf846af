//! Everything that is not the API: the app's page and its files.

use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
    VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::assets::{self, Asset, Encoding};
use crate::relay::Relay;

/// Files whose name does not change with their content, fonts above all.
const A_WEEK: &str = "public, max-age=604800";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

pub(super) async fn page(State(_relay): State<Relay>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let path = request.uri().path();
    let headers = request.headers();
    let file = path.trim_start_matches('/');
    let is_app = path == "/" || path == "/index.html" || path.starts_with("/b/");
    let found = if is_app {
        assets::find("index.html", |encoding| accepts(headers, encoding))
    } else {
        assets::find(file, |encoding| accepts(headers, encoding))
    };
    // A browser that kept an old worker would keep an old app.
    let is_asked_again = is_app || file == "sw.js";
    match found {
        Some(asset) => serve(asset, headers, is_asked_again),
        None if is_app => page_of(StatusCode::OK),
        // The app shows what to do; the status tells programs.
        None => page_of(StatusCode::NOT_FOUND),
    }
}

fn page_of(status: StatusCode) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (status, headers, assets::index_html().into_owned()).into_response()
}

fn serve(asset: Asset, request: &HeaderMap, is_asked_again: bool) -> Response {
    let tag = match asset.encoding {
        Some(encoding) => format!("\"{}-{}\"", asset.tag, encoding.name()),
        None => format!("\"{}\"", asset.tag),
    };
    let cache = match (is_asked_again, asset.is_immutable) {
        (true, _) => "no-cache",
        (false, true) => FOR_EVER,
        (false, false) => A_WEEK,
    };
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.media_type));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = asset.encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
    }
    if let Ok(value) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, value);
    }
    let known = request
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|known| known.trim() == tag));
    if known {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    (headers, asset.bytes.into_owned()).into_response()
}

/// Whether the client takes a compressed file. `br;q=0` says no.
fn accepts(headers: &HeaderMap, encoding: Encoding) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next() == Some(encoding.name())
                && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_files_go_only_to_those_who_take_them() {
        let cases = [
            (None, false),
            (Some("gzip, deflate, br, zstd"), true),
            (Some("br;q=1.0, gzip"), true),
            (Some("br;q=0, gzip"), false),
            (Some("brotli"), false),
        ];
        for (value, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(value) = value {
                headers.insert(ACCEPT_ENCODING, value.parse().unwrap());
            }
            assert_eq!(accepts(&headers, Encoding::Brotli), expected, "{value:?}");
        }
    }
}
