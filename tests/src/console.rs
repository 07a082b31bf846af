//! What a page complains about: errors on its console, uncaught exceptions, crashes.

use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::cdp::{Cdp, Event, SessionId, lock};

/// Where a line came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// `console.error`, or an exception that nobody caught, or a crash.
    Page,
    /// Chromium, about a request that failed or was answered with an error.
    Network,
    /// Chromium, about something else (a policy that was broken, an intervention).
    Browser,
    /// Lower than an error: kept to be read after a failure.
    Remark,
}

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it came from.
    pub source: Source,
    /// What it says.
    pub text: String,
}

/// Everything that one page said. Clones share it.
#[derive(Clone, Default)]
pub struct ConsoleLog {
    lines: Arc<Mutex<Vec<Line>>>,
}

impl ConsoleLog {
    pub(crate) fn listen(cdp: &Cdp, session: &SessionId) -> Self {
        let log = Self::default();
        let mut events = cdp.events(session);
        let lines = Arc::clone(&log.lines);
        tokio::spawn(async move {
            while let Some(event) = events.recv().await {
                if let Some(line) = line_of(&event) {
                    lock(&lines).push(line);
                }
            }
        });
        log
    }

    /// Every line up to now.
    pub fn lines(&self) -> Vec<Line> {
        lock(&self.lines).clone()
    }

    /// The lines that must not be there. Failed requests count unless the test cuts the net
    /// or asks for what does not exist.
    pub fn errors(&self, network_may_fail: bool) -> Vec<String> {
        self.lines()
            .into_iter()
            .filter(|line| match line.source {
                Source::Page | Source::Browser => true,
                Source::Network => !network_may_fail,
                Source::Remark => false,
            })
            .map(|line| line.text)
            .collect()
    }
}

fn line_of(event: &Event) -> Option<Line> {
    let params = &event.params;
    match event.method.as_str() {
        "Runtime.consoleAPICalled" => {
            let is_error = matches!(params["type"].as_str(), Some("error" | "assert"));
            let words: Vec<String> = params["args"]
                .as_array()
                .map(|arguments| arguments.iter().map(spoken).collect())
                .unwrap_or_default();
            Some(Line {
                source: if is_error {
                    Source::Page
                } else {
                    Source::Remark
                },
                text: words.join(" "),
            })
        }
        "Runtime.exceptionThrown" => Some(Line {
            source: Source::Page,
            text: spoken(&params["exceptionDetails"]["exception"]),
        }),
        "Inspector.targetCrashed" => Some(Line {
            source: Source::Page,
            text: "the page crashed".to_owned(),
        }),
        "Log.entryAdded" => {
            let entry = &params["entry"];
            let text = |key: &str| entry[key].as_str().unwrap_or_default();
            let source = match (text("level"), text("source")) {
                ("error", "network") => Source::Network,
                ("error", _) => Source::Browser,
                _ => Source::Remark,
            };
            Some(Line {
                source,
                text: format!("{} ({})", text("text"), text("url")),
            })
        }
        _ => None,
    }
}

fn spoken(argument: &Value) -> String {
    argument["description"]
        .as_str()
        .or(argument["value"].as_str())
        .map_or_else(|| argument["value"].to_string(), str::to_owned)
}
