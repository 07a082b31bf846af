//! `GET /metrics`: the relay in numbers, in the text format of Prometheus.

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, HeaderName};
use tokio::task::spawn_blocking;

use crate::api_error::ApiError;
use crate::metrics::{MEDIA_TYPE, Text};
use crate::relay::Relay;
use crate::store::StoreHealth;

pub(super) async fn metrics(
    State(relay): State<Relay>,
) -> Result<([(HeaderName, &'static str); 1], String), ApiError> {
    let text = spawn_blocking(move || describe(&relay))
        .await
        .map_err(|_| ApiError::Internal)?;
    Ok(([(CONTENT_TYPE, MEDIA_TYPE)], text))
}

fn describe(relay: &Relay) -> String {
    let mut text = Text::default();
    let works = matches!(&*relay.store().health().borrow(), StoreHealth::Fine);
    let (database, log) = relay.store().bytes();
    let gauges = [
        (
            "nonet_rooms",
            "Boards that are open.",
            relay.rooms().open_rooms() as f64,
        ),
        (
            "nonet_connections",
            "Sync connections.",
            relay.connections().len() as f64,
        ),
        (
            "nonet_store_works",
            "1 if changes can be saved, 0 if not.",
            f64::from(u8::from(works)),
        ),
        (
            "nonet_database_bytes",
            "The database on the disk.",
            database as f64,
        ),
        (
            "nonet_write_ahead_bytes",
            "Its write-ahead log on the disk.",
            log as f64,
        ),
        (
            "process_start_time_seconds",
            "When the relay started, since 1970.",
            relay.started(),
        ),
    ];
    for (name, help, value) in gauges {
        text.gauge(name, help, value);
    }
    if let Some(bytes) = resident_bytes() {
        let name = "process_resident_memory_bytes";
        text.gauge(name, "Memory in use.", bytes as f64);
    }
    relay.metrics().write(&mut text);
    text.into_string()
}

/// Memory that the process holds, where the system says so as Linux does.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
