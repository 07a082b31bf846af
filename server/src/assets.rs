//! The app, embedded: what the build left in `app/dist`.
//!
//! In a debug build the files are read from the disk at each request, so that a rebuilt app shows at once.

use std::borrow::Cow;

use rust_embed::RustEmbed;

use crate::hex::hex;

#[derive(RustEmbed)]
#[folder = "../app/dist"]
#[allow_missing = true]
struct Dist;

/// What is served instead while the app has not been built.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Nonet</title>\
    <p>The relay runs, but the app is not in it. Build the app: <code>make build</code>.</p></html>";

/// How a file was compressed beforehand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Encoding {
    /// With Brotli.
    Brotli,
    /// With gzip.
    Gzip,
}

impl Encoding {
    /// The name in HTTP headers.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// A file to be served.
pub(crate) struct Asset {
    pub bytes: Cow<'static, [u8]>,
    pub encoding: Option<Encoding>,
    /// Names this very content, for `ETag`.
    pub tag: String,
    pub media_type: &'static str,
    /// Whether its name says what is in it, so that it never changes.
    pub is_immutable: bool,
}

/// The file at `path` (without a slash before it), in the best form that the client takes.
pub(crate) fn find(path: &str, accepts: impl Fn(Encoding) -> bool) -> Option<Asset> {
    let media_type = media_type(path)?;
    let encoded = [Encoding::Brotli, Encoding::Gzip]
        .into_iter()
        .filter(|&encoding| accepts(encoding))
        .find_map(|encoding| {
            Dist::get(&format!("{path}{}", encoding.ending())).map(|file| (Some(encoding), file))
        });
    let (encoding, file) = encoded.or_else(|| Dist::get(path).map(|file| (None, file)))?;
    let hash = file.metadata.sha256_hash();
    Some(Asset {
        bytes: file.data,
        encoding,
        tag: hex(hash.get(..12).unwrap_or_default()),
        media_type,
        is_immutable: has_hash(path),
    })
}

/// The page that the app starts from.
pub(crate) fn index_html() -> Cow<'static, str> {
    match Dist::get("index.html").map(|file| String::from_utf8(file.data.into_owned())) {
        Some(Ok(page)) => Cow::Owned(page),
        Some(Err(_)) | None => Cow::Borrowed(NOT_BUILT),
    }
}

/// Only files of these kinds are served; the compressed siblings have no address of their own.
fn media_type(path: &str) -> Option<&'static str> {
    Some(match path.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

/// Trunk writes `name-0123456789abcdef.ending`, with `_bg` after the hash for the wasm.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_a_hash_are_known() {
        for (path, expected) in [
            ("app-ebd2614180e1ade6.js", true),
            ("app-ebd2614180e1ade6_bg.wasm", true),
            ("index.html", false),
            ("fonts/noto-sans-jp-40-400-normal.woff2", false),
            ("fonts/fonts.css", false),
        ] {
            assert_eq!(has_hash(path), expected, "{path}");
        }
    }

    #[test]
    fn nothing_outside_the_app_is_found() {
        for path in [
            "../Cargo.toml",
            "..%2f/Cargo.toml",
            "/etc/passwd",
            "",
            "x.br",
            ".html",
        ] {
            assert!(find(path, |_| true).is_none(), "{path}");
        }
    }
}
