//! Hands at 60 Hz. They do not wait for the page: events are given when they are due.

use std::f64::consts::TAU;
use std::time::Duration;

use serde_json::{Value, json};
use tests::input::Spot;
use tests::page::Page;
use tokio::time::{MissedTickBehavior, interval};

/// How often a mouse reports here.
const PERIOD: Duration = Duration::from_micros(16_667);
/// Three seconds of it.
pub const EVENTS: u32 = 180;
/// The middle of the window.
pub const MIDDLE: Spot = Spot::new(720.0, 450.0);
/// Ctrl, as the protocol counts.
const CTRL: u32 = 2;

/// Gives `count` events, 60 a second.
async fn at_60_hz(page: &Page, count: u32, event: impl Fn(u32) -> Value) {
    let mut clock = interval(PERIOD);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for index in 0..count {
        clock.tick().await;
        page.post("Input.dispatchMouseEvent", event(index));
    }
    // The last one's frame.
    clock.tick().await;
    clock.tick().await;
}

/// Scrolls to and fro, 1,240 CSS pixels a second, each way for 45 events.
pub async fn pan(page: &Page) {
    at_60_hz(page, EVENTS, |index| {
        let way = if (index / 45) % 2 == 0 { 1.0 } else { -1.0 };
        wheel(18.0 * way, 10.0 * way, 0)
    })
    .await;
}

/// Zooms out to a fifth and back in, twice, about the middle.
pub async fn zoom(page: &Page, step: f64) {
    at_60_hz(page, EVENTS, |index| {
        let way = if (index / 45) % 2 == 0 { 1.0 } else { -1.0 };
        wheel(0.0, step * way, CTRL)
    })
    .await;
}

fn wheel(x: f64, y: f64, modifiers: u32) -> Value {
    json!({
        "type": "mouseWheel", "x": MIDDLE.x, "y": MIDDLE.y, "deltaX": x, "deltaY": y, "modifiers": modifiers,
    })
}

/// Takes what lies at `from` and leads it in circles, 160 CSS pixels wide, one a second; then lets go.
pub async fn begin_drag(page: &Page, from: Spot) {
    for (kind, at) in [("mouseMoved", from), ("mousePressed", from)] {
        page.call("Input.dispatchMouseEvent", mouse(kind, at))
            .await
            .unwrap();
    }
    // Beyond the threshold, so that what is measured is all drag.
    page.call(
        "Input.dispatchMouseEvent",
        mouse("mouseMoved", from.by(12.0, 0.0)),
    )
    .await
    .unwrap();
}

/// The circles.
pub async fn drag(page: &Page, from: Spot) {
    at_60_hz(page, EVENTS, |index| {
        let angle = f64::from(index) / 60.0 * TAU;
        mouse(
            "mouseMoved",
            from.by(80.0 * angle.cos(), 80.0 * angle.sin()),
        )
    })
    .await;
}

/// Gives the drag up: the board stays as it was.
pub async fn end_drag(page: &Page, from: Spot) {
    page.key("Escape").await.unwrap();
    page.call("Input.dispatchMouseEvent", mouse("mouseReleased", from))
        .await
        .unwrap();
}

fn mouse(kind: &str, at: Spot) -> Value {
    let held = kind != "mouseReleased";
    json!({
        "type": kind, "x": at.x, "y": at.y, "button": "left", "buttons": u32::from(held), "clickCount": 1,
    })
}
