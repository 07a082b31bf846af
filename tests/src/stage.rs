//! What one end-to-end test plays on, and the evidence it leaves when it fails.

use std::fs;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::sync::Mutex as AsyncMutex;

use crate::browser::Browser;
use crate::cdp::lock;
use crate::panics;
use crate::relay::{self, NewBoard, Relay};
use crate::user::User;

/// How long one test may take in seconds, unless `NONET_TEST_SECONDS` says something else.
const TEST_WITHIN: u64 = 120;

/// How many of everybody's last deeds a failure tells.
const DEEDS_TOLD: usize = 6;

/// A relay, and the people on it.
pub struct Stage {
    name: String,
    browser: Arc<Browser>,
    relay: AsyncMutex<Relay>,
    relay_port: u16,
    people: Mutex<Vec<Arc<User>>>,
}

impl Stage {
    /// Plays a test with a relay: sets the stage, lets it run, then looks at everybody's console and clears up.
    ///
    /// # Errors
    /// What failed, after the evidence was saved.
    pub async fn play<F, Fut>(browser: Arc<Browser>, name: &str, test: F) -> Result<(), String>
    where
        F: FnOnce(Arc<Self>) -> Fut,
        Fut: Future<Output = ()>,
    {
        let mut relay = Relay::new().map_err(|error| error.to_string())?;
        relay.start().await.map_err(|error| error.to_string())?;
        Self::play_with(browser, name, relay, test).await
    }

    /// Plays a test that needs no relay.
    ///
    /// # Errors
    /// As [`Stage::play`].
    pub async fn play_alone<F, Fut>(
        browser: Arc<Browser>,
        name: &str,
        test: F,
    ) -> Result<(), String>
    where
        F: FnOnce(Arc<Self>) -> Fut,
        Fut: Future<Output = ()>,
    {
        let relay = Relay::new().map_err(|error| error.to_string())?;
        Self::play_with(browser, name, relay, test).await
    }

    async fn play_with<F, Fut>(
        browser: Arc<Browser>,
        name: &str,
        relay: Relay,
        test: F,
    ) -> Result<(), String>
    where
        F: FnOnce(Arc<Self>) -> Fut,
        Fut: Future<Output = ()>,
    {
        let _ = fs::remove_dir_all(evidence_folder(name));
        let stage = Arc::new(Self {
            name: name.to_owned(),
            browser,
            relay_port: relay.port(),
            relay: AsyncMutex::new(relay),
            people: Mutex::default(),
        });
        let run = AssertUnwindSafe(test(Arc::clone(&stage))).catch_unwind();
        let asked = std::env::var("NONET_TEST_SECONDS").ok();
        let within = asked.and_then(|asked| asked.parse().ok());
        let within = Duration::from_secs(within.unwrap_or(TEST_WITHIN));
        let mut outcome = match tokio::time::timeout(within, run).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(panics::last_on_this_thread()),
            Err(_) => Err(format!("not done within {within:?}")),
        };
        let people = lock(&stage.people).clone();
        if outcome.is_ok() {
            outcome = consoles_are_clean(&people);
        }
        if let Err(reason) = &mut outcome {
            let folder = stage.save_evidence(&people, reason).await;
            reason.push_str(&last_deeds(&people));
            reason.push_str(&format!("\nEvidence: {}", folder.display()));
        }
        for person in &people {
            let _ = person.page().close().await;
        }
        outcome
    }

    /// Somebody whose wire ends at another port than the relay's.
    pub async fn person_on_port(&self, name: &str, port: u16) -> Arc<User> {
        self.seat(name, "ja", port).await
    }

    /// Lets somebody in whose browser asks for Japanese.
    pub async fn person(&self, name: &str) -> Arc<User> {
        self.person_with_language(name, "ja").await
    }

    /// Lets somebody in whose browser asks for `language`.
    pub async fn person_with_language(&self, name: &str, language: &str) -> Arc<User> {
        self.seat(name, language, self.relay_port).await
    }

    /// The same person in another tab of the same browser.
    pub async fn beside(&self, person: &User) -> Arc<User> {
        let beside = Arc::new(person.beside(&self.browser, "ja").await.unwrap());
        lock(&self.people).push(Arc::clone(&beside));
        beside
    }

    /// Somebody whose complaints are nobody's business, and who leaves by themselves.
    pub async fn uninvited(&self, name: &str) -> User {
        User::seat(&self.browser, name, "ja", self.relay_port)
            .await
            .unwrap()
    }

    async fn seat(&self, name: &str, language: &str, port: u16) -> Arc<User> {
        let person = User::seat(&self.browser, name, language, port)
            .await
            .unwrap();
        let person = Arc::new(person);
        lock(&self.people).push(Arc::clone(&person));
        person
    }

    /// Makes a board from the nine-quadrant template.
    pub async fn new_canvas(&self, title: &str) -> NewBoard {
        let relay = self.relay.lock().await;
        relay.new_board(title, Some("rikai.bmc"), "ja").await
    }

    /// The relay, to ask, kill or restart it.
    pub async fn relay(&self) -> tokio::sync::MutexGuard<'_, Relay> {
        self.relay.lock().await
    }

    async fn save_evidence(&self, people: &[Arc<User>], reason: &str) -> PathBuf {
        let folder = evidence_folder(&self.name);
        let save = |file: String, bytes: &[u8]| {
            // Evidence is a courtesy: its own failures must not hide the test's.
            let _ = fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(file), bytes));
        };
        save("reason.txt".to_owned(), reason.as_bytes());
        // A test that panicked may hold the relay's lock no longer, one that timed out is dropped.
        if let Ok(relay) = self.relay.try_lock() {
            save("relay.log".to_owned(), relay.log().as_bytes());
        }
        for person in people {
            let name = person.name();
            if let Ok(picture) = person.page().screenshot().await {
                save(format!("{name}.png"), &picture);
            }
            if let Ok(page) = person
                .page()
                .eval("document.documentElement.outerHTML")
                .await
            {
                save(
                    format!("{name}.html"),
                    page.as_str().unwrap_or_default().as_bytes(),
                );
            }
            let lines: Vec<String> = person
                .page()
                .console()
                .lines()
                .iter()
                .map(|line| format!("{:?}: {}", line.source, line.text))
                .collect();
            save(format!("{name}.console.txt"), lines.join("\n").as_bytes());
            let journal = person.journal().join("\n");
            save(format!("{name}.journal.txt"), journal.as_bytes());
        }
        folder
    }
}

/// The folder of what the end-to-end tests leave: evidence of failures, and pictures to look at.
pub fn artifacts_folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let root = root.canonicalize().unwrap_or(root);
    relay::target_folder(&root).join("e2e")
}

fn evidence_folder(test: &str) -> PathBuf {
    artifacts_folder().join(test.replace("::", "-"))
}

/// What everybody did last.
fn last_deeds(people: &[Arc<User>]) -> String {
    let told = people.iter().map(|person| {
        let journal = person.journal();
        let last = &journal[journal.len().saturating_sub(DEEDS_TOLD)..];
        format!("\n{} … {}", person.name(), last.join(" → "))
    });
    told.collect()
}

fn consoles_are_clean(people: &[Arc<User>]) -> Result<(), String> {
    let complaints: Vec<String> = people
        .iter()
        .flat_map(|person| {
            let name = person.name();
            person
                .complaints()
                .into_iter()
                .map(move |complaint| format!("{name}'s console: {complaint}"))
        })
        .collect();
    if complaints.is_empty() {
        Ok(())
    } else {
        Err(complaints.join("\n"))
    }
}
