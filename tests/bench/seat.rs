//! One browser, one relay, one person before one board.

use std::fs;
use std::io;

use serde_json::{Value, json};
use tests::browser::Browser;
use tests::relay::{NewBoard, Relay};
use tests::user::User;
use tests::words::Words;

use crate::app::App;
use crate::options::Options;
use crate::serving;

/// Everything that one measurement needs, fresh: nothing is warm from the one before.
pub struct Seat {
    pub person: User,
    pub app: App,
    pub relay: Relay,
    pub board: NewBoard,
    browser: Browser,
}

impl Seat {
    /// Starts all of it; the person has not opened anything yet.
    pub async fn take(options: &Options) -> io::Result<Self> {
        Self::before(App::Nonet, options).await
    }

    /// The same before another board; the relay runs idle then.
    pub async fn before(app: App, options: &Options) -> io::Result<Self> {
        let mut relay = Relay::new()?;
        relay.start().await?;
        let board = relay.new_board("", None, "ja").await;
        let browser = Browser::start().await?;
        let port = match (app, &options.peer) {
            (App::Excalidraw, Some(folder)) => serving::serve(folder.clone()).await?,
            _ => relay.port(),
        };
        let person = User::seat(&browser, "測", "ja", port).await?;
        let clock = if options.thread_time {
            "threadTicks"
        } else {
            "timeTicks"
        };
        person
            .page()
            .call("Performance.enable", json!({ "timeDomain": clock }))
            .await
            .map_err(io::Error::other)?;
        Ok(Self {
            person,
            app,
            relay,
            board,
            browser,
        })
    }

    /// Where the empty board is; `query` as in "?bench".
    pub fn path(&self, query: &str) -> String {
        match self.app {
            App::Nonet => format!("/b/{}{query}#k={}", self.board.id, self.board.facilitator),
            App::Excalidraw => "/".to_owned(),
        }
    }

    /// Opens the board and says the person's name, where somebody asks.
    pub async fn open_board(&self) {
        self.person.open(&self.path("?bench")).await;
        let ready = self.app.is_ready();
        self.person
            .wait_for(&format!("{ready} && window.bench && true"))
            .await;
        if self.app != App::Nonet {
            return;
        }
        // What an empty board does not need comes later; it is part of starting, not of what is measured here.
        self.person
            .wait_for(
                "performance.getEntriesByType('resource').some((part) =>
                    /part-later.*wasm/.test(part.name) && part.responseEnd > 0)",
            )
            .await;
        let words = Words::japanese();
        self.person
            .fills(words.say("people.name"), self.person.name())
            .await;
        self.person.key("Enter").await;
        self.person
            .no_longer_sees("heading", words.say("people.name_prompt"))
            .await;
    }

    /// Loads a board's text and gives how long it took until it was painted, in milliseconds. `text` is an
    /// expression, or a promise of one.
    pub async fn load(&self, text: &str) -> f64 {
        self.person
            .eval(&format!(
                "Promise.resolve({text}).then((text) => (window.boardText = text, 0))"
            ))
            .await;
        let took = self
            .person
            .eval(
                "new Promise((done) => requestAnimationFrame(async () => {
                    const start = performance.now();
                    await bench.load(window.boardText);
                    // After the frame that shows it.
                    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
                }))",
            )
            .await;
        self.person.eval("delete window.boardText").await;
        took.as_f64().unwrap()
    }

    /// The proportional set size of the page's process and its JavaScript and wasm memory, in megabytes.
    pub async fn memory(&self) -> io::Result<[f64; 3]> {
        let page = self.person.page();
        let call =
            async |method: &str| page.call(method, json!({})).await.map_err(io::Error::other);
        call("HeapProfiler.collectGarbage").await?;
        let metrics = call("Performance.getMetrics").await?;
        let heap = metric(&metrics, "JSHeapUsedSize");
        let wasm = self
            .person
            .eval("window.bench?.memory ? bench.memory() : 0")
            .await;
        let megabytes = |bytes: f64| bytes / 1e6;
        Ok([
            self.proportional_set_size().await?,
            megabytes(heap),
            megabytes(wasm.as_f64().unwrap_or(0.0)),
        ])
    }

    /// The proportional set size of the page's process as it is now, in megabytes.
    pub async fn proportional_set_size(&self) -> io::Result<f64> {
        let processes = self
            .browser
            .cdp()
            .call(&None, "SystemInfo.getProcessInfo", json!({}))
            .await
            .map_err(io::Error::other)?;
        let renderers = processes["processInfo"].as_array().into_iter().flatten();
        let largest = renderers
            .filter(|process| process["type"] == "renderer")
            .filter_map(|process| proportional_set_size(process["id"].as_u64()?))
            .fold(0.0, f64::max);
        Ok(largest / 1e6)
    }

    /// Ends browser and relay.
    pub async fn leave(self) {
        let complaints = self.person.complaints();
        assert!(
            complaints.is_empty(),
            "the page complained: {complaints:#?}"
        );
        self.browser.close().await;
    }
}

/// One of Chromium's own counters.
pub fn metric(metrics: &Value, name: &str) -> f64 {
    let list = metrics["metrics"].as_array().into_iter().flatten();
    list.filter(|metric| metric["name"] == name)
        .find_map(|metric| metric["value"].as_f64())
        .unwrap_or(0.0)
}

/// Bytes; memory shared with other processes counts in parts.
fn proportional_set_size(process: u64) -> Option<f64> {
    let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = told.lines().find(|line| line.starts_with("Pss:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024.0)
}
