//! What the relay is told when it starts.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use crate::addresses::AddressLimits;
use crate::checkpoints::Retention;
use crate::store::StoreOptions;

/// What the pictures of one board may take up if nothing else is said.
pub const IMAGE_MEGABYTES_PER_BOARD: u64 = 500;

/// How long a connection may take to say what it wants if nothing else is said.
pub const FIRST_WORD_WITHIN: Duration = Duration::from_secs(30);

/// Everything that can be set.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen; port 0 takes any free one.
    pub listen: SocketAddr,
    /// Where the boards are kept.
    pub data: PathBuf,
    /// The address that people use, if it is not the one that their requests name (behind a proxy).
    pub public_url: Option<PublicUrl>,
    /// Bytes that the pictures of one board may take up.
    pub image_bytes_per_board: u64,
    /// What one network address may ask for.
    pub address_limits: AddressLimits,
    /// How long a connection may take to say what it wants: the whole head of a request, and over a sync connection the
    /// first message. One that is kept for a next request ends after this as well.
    pub first_word_within: Duration,
    /// After how long without a change a board rests: its document is put away.
    pub rest_after: Duration,
    /// The owner's own templates and packs, beside those of the product.
    pub templates: Option<PathBuf>,
    /// Which checkpoints are kept.
    pub checkpoints: Retention,
    /// How the store is opened.
    pub store: StoreOptions,
}

impl Config {
    /// The usual settings for these two.
    pub fn new(listen: SocketAddr, data: PathBuf) -> Self {
        Self {
            listen,
            data,
            public_url: None,
            image_bytes_per_board: IMAGE_MEGABYTES_PER_BOARD * 1024 * 1024,
            address_limits: AddressLimits::default(),
            first_word_within: FIRST_WORD_WITHIN,
            rest_after: Duration::from_millis(collab::room::limits::REST_MILLIS),
            templates: None,
            checkpoints: Retention::default(),
            store: StoreOptions::default(),
        }
    }
}

/// An address like `https://boards.example.com`, without a path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicUrl(String);

impl PublicUrl {
    /// The address without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, and the port if one is written.
    pub fn host(&self) -> &str {
        crate::origin::host_of(&self.0).unwrap_or_default()
    }
}

impl std::str::FromStr for PublicUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.strip_suffix('/').unwrap_or(text);
        match crate::origin::host_of(text) {
            Some(host) if text.ends_with(host) => Ok(Self(text.to_owned())),
            Some(_) | None => {
                Err("an address like https://boards.example.com is wanted, without a path".into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_has_a_scheme_and_no_path() {
        let good: PublicUrl = "https://boards.example:8443/".parse().unwrap();
        assert_eq!(good.as_str(), "https://boards.example:8443");
        assert_eq!(good.host(), "boards.example:8443");
        for bad in ["boards.example", "https://", "https://a/b", "ftp://a"] {
            assert!(bad.parse::<PublicUrl>().is_err(), "{bad}");
        }
    }
}
