//! Which pages may open a sync connection: those that this relay served.

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// Whether a request may come from where it says. Without `Origin` it comes from no page.
pub(crate) fn is_allowed(headers: &HeaderMap, public_host: Option<&str>) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let Some(host) = origin.to_str().ok().and_then(host_of) else {
        return false;
    };
    let asked = headers.get(HOST).and_then(|host| host.to_str().ok());
    [asked, public_host]
        .into_iter()
        .flatten()
        .any(|own| own.eq_ignore_ascii_case(host))
}

/// The host (with its port, if one is written) of `http://host:port`.
pub(crate) fn host_of(address: &str) -> Option<&str> {
    let host = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let host = host.split('/').next()?;
    (!host.is_empty()).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(ORIGIN, origin.parse().unwrap());
        }
        headers
    }

    #[test]
    fn pages_of_other_hosts_are_refused() {
        let own = "board.example:8787";
        let cases = [
            (None, true),
            (Some("http://board.example:8787"), true),
            (Some("https://BOARD.example:8787"), true),
            (Some("http://board.example"), false),
            (Some("http://evil.example"), false),
            (Some("http://board.example:8787.evil.example"), false),
            (Some("null"), false),
            (Some("file://"), false),
            (Some("https://public.example"), true),
        ];
        for (origin, allowed) in cases {
            let headers = request(own, origin);
            assert_eq!(
                is_allowed(&headers, Some("public.example")),
                allowed,
                "{origin:?}"
            );
        }
    }
}
