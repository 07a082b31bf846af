//! Taking connections and answering what they ask.
//!
//! What `axum::serve` does, and a limit that it has not: whoever opens a connection and sends the head of a request byte
//! by byte, or never, is hung up on. A thousand of these would cost a thousand open files.

use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::wire::Wire;

/// Serves until it is stopped; then no more newcomers, and it returns when every request has its answer.
pub(crate) async fn serve(
    mut listener: TcpListener,
    router: Router,
    first_word_within: Duration,
    stop: CancellationToken,
) {
    let services = router.into_make_service_with_connect_info::<SocketAddr>();
    let services = TowerToHyperService::new(services);
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(first_word_within);
    let connections = TaskTracker::new();
    loop {
        let (stream, peer) = tokio::select! {
            // Axum's: if there is nothing to be had (too many open files) it waits a moment and goes on.
            taken = Listener::accept(&mut listener) => taken,
            () = stop.cancelled() => break,
        };
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
        let Ok(service) = services.call(peer).await;
        let service = TowerToHyperService::new(service);
        let wire = Wire::new(stream);
        let door = wire.door();
        // For those requests that become a WebSocket.
        let service = service_fn(move |mut request: hyper::Request<_>| {
            request.extensions_mut().insert(door.clone());
            service.call(request)
        });
        connections.spawn(answer(http.clone(), wire, service, stop.clone()));
    }
    drop(listener);
    connections.close();
    connections.wait().await;
}

/// Answers one connection's requests until it ends, or becomes a WebSocket.
async fn answer<S>(http: http1::Builder, wire: Wire, service: S, stop: CancellationToken)
where
    S: hyper::service::HttpService<hyper::body::Incoming, ResBody = axum::body::Body>,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let connection = http.serve_connection(TokioIo::new(wire), service);
    let mut connection = pin!(connection.with_upgrades());
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection failed");
    }
}
