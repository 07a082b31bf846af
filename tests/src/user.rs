//! One person: a profile of their own, a wire of their own, eyes and hands.

mod hands;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use tempfile::TempDir;

use crate::accessibility::Thing;
use crate::browser::Browser;
use crate::cdp::{CdpError, lock};
use crate::cut::{State, Wire};
use crate::input::Spot;
use crate::page::{Left, Page, Viewport};
use crate::waiting;

/// A person at a browser.
///
/// Whatever they try is tried until it works or the deadline is over; then the test fails with what was seen last.
pub struct User {
    name: String,
    page: Page,
    wire: Wire,
    downloads: TempDir,
    network_may_fail: AtomicBool,
    journal: Mutex<Vec<String>>,
}

impl User {
    /// Seats a person before a page, with a wire to the relay on `relay_port`, asking for `language`.
    ///
    /// # Errors
    /// When Chromium or the machine refuses.
    pub async fn seat(
        browser: &Browser,
        name: &str,
        language: &str,
        relay_port: u16,
    ) -> io::Result<Self> {
        let page = browser.new_profile().await.map_err(io::Error::other)?;
        Self::before(page, browser, name, language, Wire::to(relay_port).await?).await
    }

    /// The same person in another tab of the same browser, on the same wire.
    ///
    /// # Errors
    /// When Chromium or the machine refuses.
    pub async fn beside(&self, browser: &Browser, language: &str) -> io::Result<Self> {
        let page = browser.new_page(self.page.context()).await;
        let page = page.map_err(io::Error::other)?;
        Self::before(page, browser, &self.name, language, self.wire.clone()).await
    }

    async fn before(
        page: Page,
        browser: &Browser,
        name: &str,
        language: &str,
        wire: Wire,
    ) -> io::Result<Self> {
        let downloads = tempfile::Builder::new()
            .prefix("nonet-downloads-")
            .tempdir()?;
        let settled = async {
            page.set_language(browser.user_agent(), language).await?;
            page.download_into(downloads.path()).await
        };
        settled.await.map_err(io::Error::other)?;
        Ok(Self {
            name: name.to_owned(),
            page,
            wire,
            downloads,
            network_may_fail: AtomicBool::new(false),
            journal: Mutex::default(),
        })
    }

    /// What the test calls them.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Their page, for what there is no verb for.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// Their way to the relay.
    pub fn wire(&self) -> &Wire {
        &self.wire
    }

    /// The start of every address that they use.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.wire.port())
    }

    /// From now on failing requests are no fault: the test breaks something on purpose.
    pub fn expect_network_errors(&self) {
        self.network_may_fail.store(true, Ordering::Relaxed);
    }

    /// Breaks their net: open connections end, new ones are refused.
    pub fn cut_net(&self) {
        self.notes_down("net cut");
        self.expect_network_errors();
        self.wire.set(State::Cut);
    }

    /// Lets pages and files through, but no live connection.
    pub fn cut_sync(&self) {
        self.notes_down("sync cut");
        self.expect_network_errors();
        self.wire.set(State::WithoutSync);
    }

    /// Mends their net.
    pub fn mend_net(&self) {
        self.notes_down("net mended");
        self.wire.set(State::Whole);
    }

    /// What must not stand on their console.
    pub fn complaints(&self) -> Vec<String> {
        self.page
            .console()
            .errors(self.network_may_fail.load(Ordering::Relaxed))
    }

    /// Opens a path of the relay (`/`, `/b/…#k=…`), or a whole address elsewhere (`data:…`).
    pub async fn open(&self, path: &str) {
        self.notes_down(format!("opens {path:.200}"));
        let url = if path.starts_with('/') {
            format!("{}{path}", self.origin())
        } else {
            path.to_owned()
        };
        self.done(self.page.navigate(&url).await);
        self.wait_for("document.readyState === 'complete'").await;
    }

    /// Loads the page again and waits until it is there. A page that asks to stay, because something is not kept on the
    /// device yet, is given the moment that it asks for.
    pub async fn reload(&self) {
        self.notes_down("reloads");
        self.done(self.page.eval("window.beforeReload = true").await);
        waiting::until(&format!("{}'s page to load again", self.name), || async {
            match self.page.reload().await.map_err(|e| e.to_string())? {
                Left::Gone => Ok(()),
                Left::AskedToStay => {
                    self.notes_down("is asked to stay, and stays");
                    Err("the page asks to stay".to_owned())
                }
            }
        })
        .await;
        self.wait_for("!window.beforeReload && document.readyState === 'complete'")
            .await;
    }

    /// The value of an expression in the page.
    pub async fn eval(&self, expression: &str) -> Value {
        self.done(self.page.eval(expression).await)
    }

    /// Waits until an expression is true in the page; gives its value.
    pub async fn wait_for(&self, condition: &str) -> Value {
        self.notes_down(format!("waits for {condition:.200}"));
        waiting::until(&format!("{} to see {condition}", self.name), || async {
            match self.page.eval(condition).await {
                Ok(value) if is_truthy(&value) => Ok(value),
                Ok(value) => Err(value.to_string()),
                Err(error) => Err(error.to_string()),
            }
        })
        .await
    }

    /// Waits until the text can be read somewhere on the page.
    pub async fn reads(&self, text: &str) {
        let text = Value::from(text);
        self.wait_for(&format!("document.body.innerText.includes({text})"))
            .await;
    }

    /// Waits for something of this role whose name contains `name`.
    pub async fn sees(&self, role: &str, name: &str) -> Thing {
        self.notes_down(format!("looks for the {role} {name}"));
        waiting::until(
            &format!("{} to see the {role} {name:?}", self.name),
            || async {
                let things = self
                    .page
                    .things(role)
                    .await
                    .map_err(|e| vec![e.to_string()])?;
                let names = things.iter().map(|thing| thing.name.clone()).collect();
                let exact = things.iter().find(|thing| thing.name == name);
                exact
                    .or_else(|| things.iter().find(|thing| thing.name.contains(name)))
                    .cloned()
                    .ok_or::<Vec<String>>(names)
            },
        )
        .await
    }

    /// Waits until nothing of this role has a name containing `name`.
    pub async fn no_longer_sees(&self, role: &str, name: &str) {
        self.notes_down(format!("waits until the {role} {name} is gone"));
        waiting::until(
            &format!("the {role} {name:?} to go from {}'s screen", self.name),
            || async {
                let things = self.page.things(role).await.map_err(|e| e.to_string())?;
                match things.iter().find(|thing| thing.name.contains(name)) {
                    Some(thing) => Err(thing.name.clone()),
                    None => Ok(()),
                }
            },
        )
        .await;
    }

    /// Clicks something of this role, once it is there, enabled and not covered.
    pub async fn clicks(&self, role: &str, name: &str) {
        self.notes_down(format!("clicks the {role} {name}"));
        let what = format!("{} to click the {role} {name:?}", self.name);
        let middle = waiting::until(&what, || async {
            let thing = self.sees(role, name).await;
            if thing.disabled {
                return Err("it is disabled".to_owned());
            }
            self.still_middle_of(&thing).await
        })
        .await;
        self.click(middle).await;
    }

    /// The middle of a thing that stays where it is from one frame to the next, its fonts loaded.
    async fn still_middle_of(&self, thing: &Thing) -> Result<Spot, String> {
        let told = |error: CdpError| error.to_string();
        let before = self.page.middle_of(thing).await.map_err(told)?;
        let settled = self.page.eval(NEXT_FRAME).await.map_err(told)?;
        let after = self.page.middle_of(thing).await.map_err(told)?;
        if settled == true && before == after {
            Ok(after)
        } else {
            Err(format!("it moves from {before:?} to {after:?}"))
        }
    }

    /// Puts `text` into a field of this name, in place of what was there.
    pub async fn fills(&self, field: &str, text: &str) {
        self.clicks("textbox", field).await;
        self.wait_for("document.activeElement.matches('input, textarea, [contenteditable]')")
            .await;
        self.key("Control+a").await;
        self.inserts(text).await;
    }

    /// The size of their window.
    pub async fn viewport(&self, viewport: Viewport) {
        self.done(self.page.set_viewport(viewport).await);
    }

    /// What their system prefers: `("prefers-color-scheme", "dark")`.
    pub async fn prefers(&self, features: &[(&str, &str)]) {
        self.done(self.page.set_media(features).await);
    }

    /// Saves a picture of what they see.
    pub async fn photograph(&self, file: &Path) {
        let picture = self.done(self.page.screenshot().await);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, picture).unwrap();
    }

    /// Waits for a finished download whose name ends so; gives where it lies.
    pub async fn receives_file(&self, ending: &str) -> PathBuf {
        waiting::until(
            &format!("{} to receive a file *{ending}", self.name),
            || async {
                let names: Vec<PathBuf> = fs::read_dir(self.downloads.path())
                    .unwrap()
                    .flatten()
                    .map(|entry| entry.path())
                    .collect();
                // The browser reserves the name by an empty file, which the finished one replaces.
                let has_come = |path: &&PathBuf| {
                    path.to_string_lossy().ends_with(ending)
                        && fs::metadata(path).is_ok_and(|file| file.len() > 0)
                };
                names.iter().find(has_come).cloned().ok_or(names)
            },
        )
        .await
    }

    /// What they did and waited for, in order: the story before a failure.
    pub fn journal(&self) -> Vec<String> {
        lock(&self.journal).clone()
    }

    fn notes_down(&self, deed: impl Into<String>) {
        lock(&self.journal).push(deed.into());
    }

    fn done<T>(&self, result: Result<T, CdpError>) -> T {
        match result {
            Ok(value) => value,
            Err(error) => panic!("{}: {error}", self.name),
        }
    }
}

/// Lets a frame be painted; true if no font is on its way.
const NEXT_FRAME: &str = "new Promise((done) => requestAnimationFrame(() => \
    requestAnimationFrame(() => done(document.fonts.status === 'loaded'))))";

/// Truth as JavaScript sees it.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(truth) => *truth,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
