//! Who asks: an address, as far as one person can hold several.

use std::net::IpAddr;

use axum::http::HeaderMap;

/// Where requests come from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Network {
    /// An IPv4 address.
    Four([u8; 4]),
    /// The first 64 bits of an IPv6 address: the rest is the subscriber's to choose.
    Six([u8; 8]),
    /// Any of those that came after the table was full.
    Rest,
}

impl Network {
    /// Who asks; `None` for this machine itself.
    pub(super) fn of(peer: IpAddr, headers: &HeaderMap, behind_proxy: bool) -> Option<Self> {
        let forwarded = (behind_proxy || peer.to_canonical().is_loopback())
            .then(|| last_forwarded(headers))
            .flatten();
        match forwarded {
            Some(address) => Some(Self::from_address(address)),
            None if peer.to_canonical().is_loopback() => None,
            None => Some(Self::from_address(peer)),
        }
    }

    fn from_address(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(address) => Self::Four(address.octets()),
            IpAddr::V6(address) => {
                let [a, b, c, d, e, f, g, h, ..] = address.octets();
                Self::Six([a, b, c, d, e, f, g, h])
            }
        }
    }
}

/// The entry that the nearest proxy wrote. Those before it are whatever the client says.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    let entry = last.to_str().ok()?.rsplit(',').next()?.trim();
    entry.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_nearest_proxy_says_counts() {
        let of = |peer: &str, forwarded: &[&str], behind_proxy| {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", line.parse().unwrap());
            }
            Network::of(peer.parse().unwrap(), &headers, behind_proxy)
        };
        let four = |a, b, c, d| Some(Network::Four([a, b, c, d]));
        assert_eq!(of("127.0.0.1", &[], false), None);
        assert_eq!(of("::1", &["nonsense"], false), None);
        assert_eq!(of("127.0.0.1", &["10.0.0.9"], false), four(10, 0, 0, 9));
        assert_eq!(
            of("::1", &["1.1.1.1, 2.2.2.2", "3.3.3.3,10.0.0.9"], false),
            four(10, 0, 0, 9)
        );
        assert_eq!(of("8.8.8.8", &["10.0.0.9"], false), four(8, 8, 8, 8));
        assert_eq!(of("8.8.8.8", &["10.0.0.9"], true), four(10, 0, 0, 9));
        assert_eq!(of("::ffff:8.8.8.8", &[], true), four(8, 8, 8, 8));
        let one = of("2001:db8:1:2::1", &[], false);
        assert_eq!(one, of("2001:db8:1:2:ffff::", &[], false));
        assert_ne!(one, of("2001:db8:1:3::1", &[], false));
    }
}
