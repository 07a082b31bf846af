//! Hands at 60 Hz. They do not wait for the page: events are given when they are due.

use std::f64::consts::TAU;
use std::time::Duration;

use serde_json::{Value, json};
use tests::input::Spot;
use tests::page::Page;
use tokio::time::{MissedTickBehavior, interval};

use crate::app::App;

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

/// Zooms out from 100 % to 7 % (or as far as it goes) and back in, twice, about the middle.
pub async fn zoom(page: &Page, app: App) {
    at_60_hz(page, EVENTS, |index| {
        let (step, out) = (index % 45, (index / 45) % 2 == 0);
        let turn = match app {
            App::Nonet => TURN,
            // There a turn takes away so many hundredths of 100 %. It is led through the same zooms.
            App::Excalidraw => {
                let before = if out { step } else { 45 - step };
                let after = if out { step + 1 } else { 44 - step };
                (zoom_after(before) - zoom_after(after)).abs() * 100.0
            }
        };
        wheel(0.0, if out { turn } else { -turn }, CTRL)
    })
    .await;
}

/// How far the wheel turns in an event of zooming, CSS pixels.
const TURN: f64 = 6.0;

/// The zoom after so many turns outwards: `editor::Camera`'s, down to Excalidraw's smallest.
fn zoom_after(turns: u32) -> f64 {
    (-0.01 * TURN * f64::from(turns)).exp().max(0.1)
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
