//! What a first load runs, function by function, and what else must never wait for the net. No test, but what
//! `scripts/seldom.sh` plays to find out what is seldom needed: a program with marks takes the place of the app's.

mod away;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{env, fs};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tests::input::Spot;
use tests::page::Viewport;
use tests::relay::NewBoard;
use tests::stage::Stage;
use tests::user::User;
use tests::words::Words;

use crate::board::EDITING;
use crate::weight::PARTS;

const SAVED: &str = "document.querySelector('.badge')?.dataset.status === 'saved'";
const NOT_SAVED: &str = "document.querySelector('.badge')?.dataset.status !== 'saved'";
const PAINTED: &str =
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

/// What a page hears when it is left.
const LEAVES: &str =
    "for (const name of ['beforeunload', 'pagehide']) dispatchEvent(new Event(name));";

/// Where the program with marks lies, and where it is written which of its functions ran.
pub fn folder() -> Option<PathBuf> {
    env::var_os("NONET_MARKED").map(PathBuf::from)
}

/// What was seen of everybody so far.
struct Record {
    folder: PathBuf,
    ran: Mutex<Vec<u8>>,
}

pub async fn what_a_first_load_runs_is_noted(stage: Arc<Stage>) {
    let record = Record {
        folder: folder().expect("NONET_MARKED is set"),
        ran: Mutex::default(),
    };
    let board = stage.new_canvas("よく使う").await;
    let empty = stage.relay().await.new_board("空", None, "ja").await;
    for board in [&empty, &board] {
        somebody_writes(&stage, &record, board).await;
        the_net_fails(&stage, &record, board).await;
        on_a_phone(&stage, &record, board).await;
    }
    away::somebody_leaves_and_comes_back(&stage, &record).await;
    what_comes_later_does_not_come(&stage, &record).await;
    links_do_not_fit(&stage, &record, &board, &empty).await;
    somebody_looks_on(&stage, &record, &board).await;
    let ran = record.ran.into_inner().unwrap();
    assert!(ran.contains(&1));
    fs::write(record.folder.join("ran"), ran).unwrap();
}

async fn somebody_writes(stage: &Arc<Stage>, record: &Record, board: &NewBoard) {
    let hana = record.invites(stage, "花", "ja").await;
    opens(&hana, &board.path(&board.participant)).await;
    writes(&hana, Spot { x: 400.0, y: 420.0 }, "軽い一枚").await;
    hana.wait_for(SAVED).await;
    let ken = record.invites(stage, "Ken", "en").await;
    ken.prefers(&[("prefers-color-scheme", "dark")]).await;
    opens(&ken, &board.path(&board.facilitator)).await;
    ken.hover(Spot { x: 500.0, y: 500.0 }).await;
    writes(&ken, Spot { x: 700.0, y: 300.0 }, "a second one").await;
    ken.wait_for(SAVED).await;
    looks_around(&hana).await;
    ken.eval(LEAVES).await;
    record.keeps(&ken).await;
    ken.reload().await;
    is_usable(&ken).await;
    ken.wait_for(SAVED).await;
    record.keeps(&ken).await;
    ken.open("about:blank").await;
    hana.wait_for(PAINTED).await;
    record.keeps(&hana).await;
    // From here on what is done may wait for what is not there.
    hana.click(Spot { x: 400.0, y: 420.0 }).await;
    hana.drag(Spot { x: 400.0, y: 420.0 }, Spot { x: 460.0, y: 500.0 })
        .await;
    hana.key("Control+z").await;
    hana.wait_for(PAINTED).await;
    record.keeps(&hana).await;
}

/// What is said then is left at once, often.
async fn links_do_not_fit(stage: &Arc<Stage>, record: &Record, board: &NewBoard, other: &NewBoard) {
    let words = Words::japanese();
    let hana = record.invites(stage, "花", "ja").await;
    hana.expect_network_errors();
    for (path, told) in [
        (board.path(&other.participant), "problem.wrong_key"),
        (format!("/b/{}", board.id), "problem.missing_key"),
        (
            format!("/b/AAAAAAAAAAAA#k={}", board.participant),
            "problem.unknown_board",
        ),
    ] {
        hana.open(&path).await;
        hana.reads(words.say(told)).await;
        record.keeps(&hana).await;
        hana.reload().await;
        hana.reads(words.say(told)).await;
        hana.eval(LEAVES).await;
        record.keeps(&hana).await;
        hana.open("about:blank").await;
    }
}

async fn looks_around(person: &User) {
    let middle = Spot { x: 650.0, y: 450.0 };
    person.hover(middle).await;
    person.wheel(middle, Spot { x: 30.0, y: 120.0 }, &[]).await;
    person.wait_for(PAINTED).await;
    person
        .wheel(middle, Spot { x: 0.0, y: -120.0 }, &["Control"])
        .await;
    person.wait_for(PAINTED).await;
    let smaller = Viewport::desk(1100, 700);
    person.viewport(smaller).await;
    person.wait_for(PAINTED).await;
}

async fn the_net_fails(stage: &Arc<Stage>, record: &Record, board: &NewBoard) {
    let hana = record.invites(stage, "花", "ja").await;
    opens(&hana, &board.path(&board.participant)).await;
    hana.cut_net();
    hana.wait_for(NOT_SAVED).await;
    writes(&hana, Spot { x: 300.0, y: 600.0 }, "つながらない").await;
    hana.mend_net();
    hana.wait_for(SAVED).await;
    stage.relay().await.kill();
    hana.wait_for(NOT_SAVED).await;
    stage.relay().await.start().await.unwrap();
    hana.wait_for(SAVED).await;
    hana.cut_sync();
    hana.wait_for(NOT_SAVED).await;
    writes(&hana, Spot { x: 500.0, y: 600.0 }, "まだ手元に").await;
    hana.eval(LEAVES).await;
    record.keeps(&hana).await;
    hana.reload().await;
    is_usable(&hana).await;
    hana.mend_net();
    hana.wait_for(SAVED).await;
    record.keeps(&hana).await;
}

async fn what_comes_later_does_not_come(stage: &Arc<Stage>, record: &Record) {
    let words = Words::japanese();
    let board = stage.new_canvas("来ない").await;
    let hana = record.invites(stage, "花", "ja").await;
    opens(&hana, &board.path(&board.participant)).await;
    hana.click(Spot { x: 300.0, y: 120.0 }).await;
    hana.key("?").await;
    for answer in ["action.retry", "action.close"] {
        hana.reads(words.say("error.unreachable")).await;
        hana.clicks("button", words.say(answer)).await;
    }
    record.keeps(&hana).await;
    let trap = "window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";
    hana.eval(trap).await;
    hana.reads(words.say("problem.crashed")).await;
    record.keeps(&hana).await;
    hana.open("/").await;
    hana.reads(words.say("error.unreachable")).await;
    record.keeps(&hana).await;
}

async fn somebody_looks_on(stage: &Arc<Stage>, record: &Record, board: &NewBoard) {
    let guest = record.invites(stage, "客", "ja").await;
    opens(&guest, &board.path(&board.viewer)).await;
    guest.hover(Spot { x: 500.0, y: 500.0 }).await;
    looks_around(&guest).await;
    record.keeps(&guest).await;
}

async fn on_a_phone(stage: &Arc<Stage>, record: &Record, board: &NewBoard) {
    let hana = record.invites(stage, "花", "ja").await;
    hana.viewport(Viewport::PHONE).await;
    opens(&hana, &board.path(&board.participant)).await;
    let finger = |x, y| vec![Spot { x, y }];
    let pan: Vec<_> = (0..6)
        .map(|step| finger(200.0 + 12.0 * f64::from(step), 500.0))
        .collect();
    hana.page().touch(&pan).await.unwrap();
    hana.wait_for(PAINTED).await;
    let pinch: Vec<_> = (0..6)
        .map(|step| {
            let apart = 40.0 + 8.0 * f64::from(step);
            [200.0 - apart, 200.0 + apart]
                .map(|x| Spot { x, y: 450.0 })
                .to_vec()
        })
        .collect();
    hana.page().touch(&pinch).await.unwrap();
    hana.wait_for(PAINTED).await;
    record.keeps(&hana).await;
}

/// Opens a board without the measurement hooks, which are a part themselves.
async fn opens(person: &User, path: &str) {
    person.open(path).await;
    is_usable(person).await;
}

async fn is_usable(person: &User) {
    person
        .wait_for("performance.getEntriesByName('usable').length > 0")
        .await;
}

async fn writes(person: &User, at: Spot, text: &str) {
    person.double_click(at).await;
    person.wait_for(EDITING).await;
    person.writes(text).await;
    person.key("Backspace").await;
    person.inserts("\n日本語も too 🎉").await;
    person.key("Escape").await;
}

impl Record {
    /// Lets somebody in who gets the program with marks and none of the parts.
    async fn invites(&self, stage: &Arc<Stage>, name: &str, language: &str) -> Arc<User> {
        let person = stage.person_with_language(name, language).await;
        person.expect_network_errors();
        let page = person.page().clone();
        let events = page.events();
        for (method, params) in [
            ("Network.enable", json!({})),
            ("Network.setBypassServiceWorker", json!({ "bypass": true })),
            ("Network.setBlockedURLs", json!({ "urls": [PARTS] })),
            (
                "Fetch.enable",
                json!({ "patterns": [{ "urlPattern": "*/app-*" }] }),
            ),
        ] {
            page.call(method, params).await.unwrap();
        }
        let script = answer(&self.folder, "marked.js", "text/javascript");
        let program = answer(&self.folder, "marked.wasm", "application/wasm");
        tokio::spawn(async move {
            let mut events = events;
            while let Some(event) = events.recv().await {
                if event.method == "Fetch.requestPaused" {
                    let url = event.params["request"]["url"].as_str().unwrap_or_default();
                    let mut given = if url.ends_with(".wasm") {
                        program.clone()
                    } else {
                        script.clone()
                    };
                    given["requestId"] = event.params["requestId"].clone();
                    page.post("Fetch.fulfillRequest", given);
                }
            }
        });
        person
    }

    /// Notes what ran in a page that is about to go.
    async fn keeps(&self, person: &User) {
        let told = person.eval("nonetRan()").await;
        let told: Vec<u8> = serde_json::from_value(told).unwrap();
        let mut ran = self.ran.lock().unwrap();
        ran.resize(told.len(), 0);
        for (mark, now) in ran.iter_mut().zip(told) {
            *mark |= now;
        }
    }
}

fn answer(folder: &Path, file: &str, kind: &str) -> Value {
    json!({
        "responseCode": 200,
        "responseHeaders": [{ "name": "content-type", "value": kind }],
        "body": STANDARD.encode(fs::read(folder.join(file)).unwrap()),
    })
}
