//! How much one network address may ask for: connections, boards, bytes.
//!
//! A relay on its own machine, or in a room, serves people whom nobody limits: an address of this machine without a
//! proxy's `X-Forwarded-For` has no limits. Behind a proxy on the same machine the proxy's last entry counts, which no
//! client can forge; behind one elsewhere it does with `--behind-proxy`.

mod bucket;
mod network;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;

use bucket::Bucket;
pub(crate) use network::Network;

/// Addresses that are told apart; further ones share what one may ask for.
const ADDRESSES_MAX: usize = 50_000;
/// Seconds' worth of bytes that may come at once.
const BURST_SECONDS: f64 = 16.0;
/// The longest that bytes have to wait, so that a connection is not taken for dead.
const WAIT_MAX: Duration = Duration::from_secs(15);

/// What one address may ask for. 0 is no limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AddressLimits {
    /// Sync connections at a time. A whole school may come from one address.
    pub connections: u32,
    /// Boards made in an hour.
    pub boards_per_hour: u32,
    /// Bytes sent to the relay in a second, lastingly; faster ones wait.
    pub bytes_per_second: u32,
    /// Whether everything comes through a proxy, which names the true address last in `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Default for AddressLimits {
    fn default() -> Self {
        Self {
            connections: 500,
            boards_per_hour: 60,
            bytes_per_second: 16 * 1024 * 1024,
            behind_proxy: false,
        }
    }
}

/// What every address has asked for. Cheap to copy.
#[derive(Clone)]
pub(crate) struct Addresses {
    inner: Arc<Inner>,
}

struct Inner {
    limits: AddressLimits,
    started: Instant,
    entries: Mutex<HashMap<Network, Entry>>,
}

struct Entry {
    connections: u32,
    boards: Bucket,
    bytes: Bucket,
}

/// A place among an address's connections, given back when dropped.
pub(crate) struct Place {
    addresses: Addresses,
    network: Option<Network>,
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(network) = self.network else {
            return;
        };
        if let Some(entry) = self.addresses.entries().get_mut(&network) {
            entry.connections = entry.connections.saturating_sub(1);
        }
    }
}

impl Addresses {
    pub(crate) fn new(limits: AddressLimits) -> Self {
        Self {
            inner: Arc::new(Inner {
                limits,
                started: Instant::now(),
                entries: Mutex::default(),
            }),
        }
    }

    /// Who asks; `None` for somebody without limits.
    pub(crate) fn of(&self, peer: SocketAddr, headers: &HeaderMap) -> Option<Network> {
        Network::of(peer.ip(), headers, self.inner.limits.behind_proxy)
    }

    /// A place for a connection; `None` if the address has as many as it may.
    pub(crate) fn connect(&self, network: Option<Network>) -> Option<Place> {
        let network = network.filter(|_| self.inner.limits.connections > 0);
        let network = match network {
            Some(network) => Some(self.with(network, |entry, network| {
                let free = entry.connections < self.inner.limits.connections;
                entry.connections += u32::from(free);
                free.then_some(network)
            })?),
            None => None,
        };
        Some(Place {
            addresses: self.clone(),
            network,
        })
    }

    /// Counts a board; `Err` says how long to wait before the next one.
    pub(crate) fn make_board(&self, network: Option<Network>) -> Result<(), Duration> {
        let Some(network) = network.filter(|_| self.inner.limits.boards_per_hour > 0) else {
            return Ok(());
        };
        let now = self.inner.started.elapsed();
        self.with(network, |entry, _| entry.boards.take(now, 1.0))
    }

    /// Counts bytes that come; gives how long the sender has to wait until the next are read.
    pub(crate) fn receive(&self, network: Option<Network>, bytes: u64) -> Duration {
        let Some(network) = network.filter(|_| self.inner.limits.bytes_per_second > 0) else {
            return Duration::ZERO;
        };
        let now = self.inner.started.elapsed();
        let wait = self.with(network, |entry, _| entry.bytes.owe(now, bytes as f64));
        wait.min(WAIT_MAX)
    }

    fn with<T>(&self, network: Network, work: impl FnOnce(&mut Entry, Network) -> T) -> T {
        let now = self.inner.started.elapsed();
        let mut entries = self.entries();
        let mut network = network;
        if entries.len() >= ADDRESSES_MAX && !entries.contains_key(&network) {
            // Those that have been quiet for long are as if they had never come.
            entries.retain(|_, entry| {
                entry.connections > 0 || !entry.boards.is_full(now) || !entry.bytes.is_full(now)
            });
            if entries.len() >= ADDRESSES_MAX {
                network = Network::Rest;
            }
        }
        let limits = &self.inner.limits;
        let entry = entries.entry(network).or_insert_with(|| {
            let boards = f64::from(limits.boards_per_hour);
            let bytes = f64::from(limits.bytes_per_second);
            Entry {
                connections: 0,
                boards: Bucket::new(boards, boards / 3_600.0, now),
                bytes: Bucket::new(bytes * BURST_SECONDS, bytes, now),
            }
        });
        work(entry, network)
    }

    fn entries(&self) -> MutexGuard<'_, HashMap<Network, Entry>> {
        self.inner
            .entries
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn school() -> Option<Network> {
        Some(Network::Four([192, 0, 2, 1]))
    }

    fn limits() -> AddressLimits {
        AddressLimits {
            connections: 2,
            boards_per_hour: 3,
            bytes_per_second: 1_000,
            behind_proxy: false,
        }
    }

    #[test]
    fn v45_places_are_given_back_and_others_are_not_concerned() {
        let addresses = Addresses::new(limits());
        let first = addresses.connect(school()).unwrap();
        let _second = addresses.connect(school()).unwrap();
        assert!(addresses.connect(school()).is_none());
        assert!(
            addresses
                .connect(Some(Network::Four([192, 0, 2, 2])))
                .is_some()
        );
        assert!(addresses.connect(None).is_some());
        drop(first);
        assert!(addresses.connect(school()).is_some());
    }

    #[test]
    fn v46_boards_run_out_for_an_hour() {
        let addresses = Addresses::new(limits());
        for _ in 0..3 {
            assert!(addresses.make_board(school()).is_ok());
            assert!(addresses.make_board(None).is_ok());
        }
        let wait = addresses.make_board(school()).unwrap_err();
        assert!(wait > Duration::from_secs(1_100) && wait < Duration::from_secs(1_201));
    }

    #[test]
    fn v47_bytes_beyond_the_burst_wait_and_are_never_refused() {
        let addresses = Addresses::new(limits());
        assert_eq!(addresses.receive(school(), 16_000), Duration::ZERO);
        let wait = addresses.receive(school(), 3_000);
        assert!(wait > Duration::from_millis(2_500) && wait <= Duration::from_secs(3));
        assert_eq!(addresses.receive(school(), 1 << 40), WAIT_MAX);
        assert_eq!(addresses.receive(None, 1 << 40), Duration::ZERO);
    }

    #[test]
    fn a_crowd_of_addresses_takes_no_more_than_its_share_of_memory() {
        let addresses = Addresses::new(limits());
        let mut places = Vec::new();
        for number in 0..(ADDRESSES_MAX as u32 + 10) {
            places.extend(addresses.connect(Some(Network::Four(number.to_be_bytes()))));
        }
        // The last ones shared two places.
        assert_eq!(places.len(), ADDRESSES_MAX + 2);
        assert_eq!(addresses.entries().len(), ADDRESSES_MAX + 1);
    }
}
