//! What the main thread spent while something happened.

use std::future::Future;

use serde_json::json;
use tests::page::Page;
use tests::user::User;

use crate::profile;
use crate::seat::metric;

/// A frame that came later than this after the one before was seen to be late (milliseconds).
const LATE: f64 = 33.4;

/// The cost of a gesture.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Main-thread milliseconds a frame.
    pub task: f64,
    /// Of it script, JavaScript and wasm.
    pub script: f64,
    /// How many frames were shown.
    pub frames: f64,
    /// How many of them came late.
    pub late: f64,
}

/// Asks for every frame and notes when it began. It costs the empty page the same.
const WATCH: &str = "(() => {
    const times = [];
    const step = (time) => { times.push(time); window.watching = requestAnimationFrame(step); };
    window.frameTimes = times;
    window.watching = requestAnimationFrame(step);
})()";

/// Lets something happen and counts what it cost.
pub async fn measure(person: &User, happening: impl Future<Output = ()>) -> Cost {
    let page = person.page();
    person.eval(WATCH).await;
    let before = counters(page).await;
    person.eval("(frameTimes.length = 0)").await;
    profile::begin(page).await;
    happening.await;
    let after = counters(page).await;
    profile::end(page).await;
    let times = person
        .eval("(cancelAnimationFrame(watching), frameTimes)")
        .await;
    let times: Vec<f64> = times
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|time| time.as_f64())
        .collect();
    let late = times
        .windows(2)
        .filter(|pair| pair[1] - pair[0] > LATE)
        .count();
    let frames = times.len().max(1) as f64;
    Cost {
        task: (after.0 - before.0) * 1000.0 / frames,
        script: (after.1 - before.1) * 1000.0 / frames,
        frames,
        late: late as f64,
    }
}

/// Seconds of all tasks and of script since the page was opened.
async fn counters(page: &Page) -> (f64, f64) {
    let metrics = page
        .call("Performance.getMetrics", json!({}))
        .await
        .unwrap();
    (
        metric(&metrics, "TaskDuration"),
        metric(&metrics, "ScriptDuration"),
    )
}
