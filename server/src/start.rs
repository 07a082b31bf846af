//! Putting the relay together, and taking it apart.

use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::acts::Acts;
use crate::addresses::Addresses;
use crate::checkpoints::{self, Checkpoints};
use crate::config::Config;
use crate::images::Images;
use crate::relay::Relay;
use crate::rooms::Rooms;
use crate::routes;
use crate::serving;
use crate::store::{Store, StoreError, StoreGuard, StoreHealth};
use crate::templates::{Templates, TemplatesError};

/// How long stopping may take. Whatever is not saved then was acknowledged to nobody.
const STOP_WITHIN: Duration = Duration::from_secs(10);

/// Why the relay does not start: one sentence that says what and what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The owner's templates.
    #[error(transparent)]
    Templates(#[from] TemplatesError),
    /// The address.
    #[error(
        "cannot listen on {address}: {source}. Stop the program that uses it, or choose another address with --listen."
    )]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
}

/// A relay that serves.
pub struct RunningRelay {
    address: SocketAddr,
    stop: CancellationToken,
    relay: Relay,
    rooms: Rooms,
    store: Store,
    guard: StoreGuard,
    server: JoinHandle<()>,
}

/// Starts a relay. It serves when this returns.
///
/// # Errors
/// [`StartError`].
pub async fn start(config: Config) -> Result<RunningRelay, StartError> {
    let templates = Templates::load(config.templates.as_deref())?;
    let (store, guard) = Store::open(&config.data, &config.store)?;
    let listen_error = |source| StartError::Listen {
        address: config.listen,
        source,
    };
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(listen_error)?;
    let address = listener.local_addr().map_err(listen_error)?;
    let stop = CancellationToken::new();
    let images = Images::open(&config.data, config.image_bytes_per_board);
    let checkpoints = Checkpoints::open(&config.data, config.checkpoints);
    let acts = Acts::open(&config.data, store.clone(), checkpoints.clone());
    let acts = acts.map_err(|source| StoreError::Folder {
        folder: config.data.clone(),
        source,
    })?;
    let rooms = Rooms::new(store.clone(), acts.clone(), config.rest_after, stop.clone());
    let addresses = Addresses::new(config.address_limits);
    let relay = Relay::new(
        store.clone(),
        rooms.clone(),
        (images, checkpoints, acts),
        addresses,
        templates,
        config.public_url,
        config.first_word_within,
    );
    tokio::spawn(checkpoints::watch(relay.clone(), stop.clone()));
    let server = tokio::spawn(serving::serve(
        listener,
        routes::router(relay.clone()),
        config.first_word_within,
        stop.clone(),
    ));
    tracing::info!(%address, data = %config.data.display(), "serving");
    Ok(RunningRelay {
        address,
        stop,
        relay,
        rooms,
        store,
        guard,
        server,
    })
}

impl RunningRelay {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The store, for those who look beside the rooms.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Waits until the store has given up, and gives the reason. While it works, this waits for ever.
    pub async fn broken(&self) -> String {
        let mut health: watch::Receiver<StoreHealth> = self.store.health();
        loop {
            if let StoreHealth::Broken(reason) = &*health.borrow_and_update() {
                return reason.clone();
            }
            if health.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }

    /// Stops: no more newcomers, every room saves what it has and closes its connections, then the store closes.
    pub async fn stop(self) {
        tracing::info!("stopping");
        self.stop.cancel();
        let all = async {
            self.rooms.ended().await;
            self.relay.connections().close();
            self.relay.connections().wait().await;
            if let Err(error) = self.server.await {
                tracing::warn!(%error, "the server ended with an error");
            }
        };
        if tokio::time::timeout(STOP_WITHIN, all).await.is_err() {
            tracing::warn!("stopping took too long; hung up on the rest");
        }
        let (guard, acts) = (self.guard, self.relay.acts().clone());
        let close = move || {
            acts.close();
            guard.close();
        };
        if tokio::task::spawn_blocking(close).await.is_err() {
            tracing::error!("closing the store panicked");
        }
        tracing::info!("stopped");
    }
}
