//! `GET /healthz`: the relay is alive, and whether it can save.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::relay::Relay;
use crate::store::StoreHealth;

pub(super) async fn health(State(relay): State<Relay>) -> Json<Value> {
    let (status, store) = match &*relay.store().health().borrow() {
        StoreHealth::Fine => ("ok", "ok".to_owned()),
        StoreHealth::Failing(reason) | StoreHealth::Broken(reason) => ("degraded", reason.clone()),
    };
    Json(json!({
        "status": status,
        "store": store,
        "version": env!("CARGO_PKG_VERSION"),
        "rooms": relay.rooms().open_rooms(),
        "connections": relay.connections().len(),
    }))
}
