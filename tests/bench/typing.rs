//! How long a key takes to be seen.

use std::time::Duration;

use tests::user::User;
use tokio::time::interval;

use crate::app::App;

/// From the key's own time to after the next frame.
const LISTEN: &str = "(() => {
    window.keyTimes = [];
    addEventListener('keydown', (event) => {
        const pressed = event.timeStamp;
        requestAnimationFrame(() => {
            const after = new MessageChannel();
            after.port1.onmessage = () => keyTimes.push(performance.now() - pressed);
            after.port2.postMessage(0);
        });
    }, true);
})()";

/// How many keys.
pub const KEYS: usize = 60;

/// Types into the note in the middle of the window; gives the milliseconds of the 95th of 100 keys.
pub async fn latency(app: App, person: &User, note: usize) -> f64 {
    person.eval(&format!("bench.select([{note}])")).await;
    person.key("Enter").await;
    person.wait_for(app.is_writing()).await;
    // Some take the whole text in hand first.
    person.key("Control+End").await;
    let late = keys(person).await;
    person.key("Escape").await;
    person.key("Escape").await;
    late
}

/// Types into what has the keyboard; gives the same.
pub async fn keys(person: &User) -> f64 {
    person.eval(LISTEN).await;
    // No multiple of a frame: keys fall anywhere between two of them.
    let mut clock = interval(Duration::from_micros(71_300));
    for index in 0..KEYS {
        clock.tick().await;
        let key = ["a", "e", "i", "n", "t"][index % 5];
        person.page().key(key).await.unwrap();
    }
    let times = person
        .wait_for(&format!("keyTimes.length >= {KEYS} && keyTimes"))
        .await;
    let mut times: Vec<f64> = times
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|time| time.as_f64())
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() * 95 / 100]
}
