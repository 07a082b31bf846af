//! Headers that keep pages of ours from doing what they never need to.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::relay::Relay;

/// Adds them to every answer that may become a page or a worker. The app's own files never do, and there are many of
/// them in a first load: they only have to stay what they are.
pub(crate) async fn add_headers(
    State(relay): State<Relay>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if is_part_of_a_page(headers) {
        return response;
    }
    let fixed: [(HeaderName, &'static str); 3] = [
        // A link's key stands in the address.
        (REFERRER_POLICY, "no-referrer"),
        (X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(relay.content_security_policy()) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    response
}

/// Whether a browser only takes it as a style, a face, a program or a script of a page. The worker's script is none of
/// them: it is asked for anew each time.
fn is_part_of_a_page(headers: &HeaderMap) -> bool {
    let says = |name: HeaderName, words: &[&str]| {
        let value = headers.get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| words.iter().any(|word| value.contains(word)))
    };
    let kinds = ["text/javascript", "text/css", "application/wasm", "font/"];
    says(CONTENT_TYPE, &kinds) && says(CACHE_CONTROL, &["immutable"])
}

/// What pages of ours may load. Scripts inside the page are allowed by their hashes.
pub(crate) fn content_security_policy() -> String {
    let page = crate::assets::index_html();
    let hashes: String = inline_scripts(&page)
        .map(|script| {
            let hash = STANDARD.encode(Sha256::digest(script.as_bytes()));
            format!(" 'sha256-{hash}'")
        })
        .collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{hashes}; \
         style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; \
         connect-src 'self' ws: wss:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    )
}

/// The texts between `<script …>` and `</script>`, of those that load no file.
fn inline_scripts(page: &str) -> impl Iterator<Item = &str> {
    page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (script, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=") && !script.is_empty()).then_some(script)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_never_change_are_parts_of_a_page() {
        let says = |kind: &'static str, kept: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
            is_part_of_a_page(&headers)
        };
        let forever = "public, max-age=31536000, immutable";
        assert!(says("text/javascript; charset=utf-8", forever));
        assert!(says("application/wasm", forever));
        assert!(
            !says("text/javascript; charset=utf-8", "no-cache"),
            "the worker"
        );
        assert!(!says("text/html; charset=utf-8", forever));
        assert!(!says("image/svg+xml", forever));
        assert!(!is_part_of_a_page(&HeaderMap::new()));
    }

    #[test]
    fn only_scripts_inside_the_page_need_a_hash() {
        let page =
            r#"<head><script type="module">start();</script><script src="/a.js"></script></head>"#;
        assert_eq!(inline_scripts(page).collect::<Vec<_>>(), ["start();"]);
    }
}
