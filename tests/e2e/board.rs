//! A board's page, as the tests speak of it. Whatever a test must know of the page's making stands here.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use board::BoardPoint;
use tests::input::Spot;
use tests::relay::NewBoard;
use tests::stage::Stage;
use tests::truth::Truth;
use tests::user::User;
use tests::waiting;
use tests::words::Words;

/// What a screen looks at: the board's point at its upper left corner, and how large.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// To the right, in board units.
    pub x: f64,
    /// Downwards, in board units.
    pub y: f64,
    /// CSS pixels per board unit.
    pub zoom: f64,
}

impl Camera {
    /// The point of the board at a place of the window.
    pub fn at(self, spot: Spot) -> BoardPoint {
        BoardPoint::new(self.x + spot.x / self.zoom, self.y + spot.y / self.zoom)
    }
}

/// Somebody who has a board open.
pub struct AtBoard {
    pub person: Arc<User>,
    pub board: NewBoard,
    pub words: Words,
    pub stage: Arc<Stage>,
}

impl AtBoard {
    /// Lets somebody open a board with one of its keys, for the first time, and say their name.
    pub async fn enter(stage: &Arc<Stage>, name: &str, board: &NewBoard, key: &str) -> Self {
        let person = stage.person(name).await;
        Self::take_seat(stage, person, board, key).await
    }

    /// As [`AtBoard::enter`], by somebody who is there already.
    pub async fn take_seat(
        stage: &Arc<Stage>,
        person: Arc<User>,
        board: &NewBoard,
        key: &str,
    ) -> Self {
        person.open(&bench_path(board, key)).await;
        let seated = Self {
            person,
            board: board.clone(),
            words: Words::japanese(),
            stage: Arc::clone(stage),
        };
        seated.is_ready().await;
        seated.introduces_themselves().await;
        seated
    }

    /// Waits until the board can be used.
    pub async fn is_ready(&self) {
        self.person
            .wait_for("document.querySelector('.board-surface[data-phase=ready]') && window.bench")
            .await;
    }

    async fn introduces_themselves(&self) {
        let field = self.words.say("people.name");
        self.person.fills(field, self.person.name()).await;
        self.person.key("Enter").await;
        self.person
            .no_longer_sees("heading", self.words.say("people.name_prompt"))
            .await;
    }

    /// Waits until two frames have passed and no font is on its way.
    pub async fn settles(&self) {
        self.person
            .wait_for(
                "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
                    done(document.fonts.status === 'loaded'))))",
            )
            .await;
    }

    /// What the relay has.
    pub async fn truth(&self) -> Truth {
        self.stage.relay().await.truth(&self.board).await
    }

    /// Waits until the relay has what `seen` finds in it.
    pub async fn relay_has<T>(&self, what: &str, seen: impl Fn(&Truth) -> Option<T>) -> T {
        waiting::until(&format!("the relay to have {what}"), || async {
            let truth = self.truth().await;
            seen(&truth).ok_or_else(|| truth.cells())
        })
        .await
    }

    /// What this screen looks at.
    pub async fn camera(&self) -> Camera {
        let camera = self.person.eval("window.bench.camera()").await;
        let of = |key: &str| camera[key].as_f64().unwrap();
        Camera {
            x: of("x"),
            y: of("y"),
            zoom: of("z"),
        }
    }

    /// Waits until this screen looks at something else than `before`.
    pub async fn camera_after(&self, before: Camera) -> Camera {
        waiting::until(
            &format!("{}'s view to move", self.person.name()),
            || async {
                let now = self.camera().await;
                if now == before { Err(now) } else { Ok(now) }
            },
        )
        .await
    }

    /// Where a point of the board is in the window.
    pub async fn spot(&self, point: BoardPoint) -> Spot {
        let camera = self.camera().await;
        Spot::new(
            (point.x - camera.x) * camera.zoom,
            (point.y - camera.y) * camera.zoom,
        )
    }

    /// Waits until so many notes are selected.
    pub async fn has_selected(&self, count: usize) {
        self.person
            .wait_for(&format!("bench.selected().length === {count}"))
            .await;
    }

    /// A place in a cell, in the window. `right` and `down` are parts of the cell's size.
    pub async fn place(&self, cell: &str, right: f64, down: f64) -> Spot {
        let truth = self.truth().await;
        let cell = truth.cell(cell);
        let corner = truth.corner(cell);
        let point = BoardPoint::new(
            corner.x + cell.size.width * right,
            corner.y + cell.size.height * down,
        );
        self.spot(point).await
    }

    /// The middle of a cell in the window.
    pub async fn cell(&self, cell: &str) -> Spot {
        self.place(cell, 0.5, 0.5).await
    }

    /// The middle of a note in the window, by its text, once it is on this screen.
    pub async fn note(&self, text: &str) -> Spot {
        self.shows(text).await;
        let text = serde_json::Value::from(text);
        let centre = self
            .person
            .eval(&format!(
                "(() => {{
                    for (let i = 0; i < bench.count(); i++)
                        if (bench.noteText(i) === {text}) return bench.noteCenter(i);
                }})()"
            ))
            .await;
        Spot::new(centre["x"].as_f64().unwrap(), centre["y"].as_f64().unwrap())
    }

    /// Double-clicks and waits until one can write there.
    pub async fn starts_note(&self, at: Spot) {
        self.person.double_click(at).await;
        self.can_write().await;
    }

    /// Waits until the field of a note takes text.
    pub async fn can_write(&self) {
        self.person.wait_for(EDITING).await;
    }

    /// Stops writing and lets the note go.
    pub async fn stops_writing(&self) {
        self.leaves_the_text().await;
        self.person.key("Escape").await;
    }

    /// Stops writing; the note stays selected.
    pub async fn leaves_the_text(&self) {
        self.person.key("Escape").await;
        self.person.wait_for(&format!("!({EDITING})")).await;
    }

    /// Writes one note with the input method.
    pub async fn writes_note(&self, at: Spot, text: &str) {
        self.starts_note(at).await;
        self.person.writes(text).await;
        self.stops_writing().await;
        self.shows(text).await;
    }

    /// Writes one note into a cell.
    pub async fn writes_into(&self, cell: &str, text: &str) {
        let at = self.cell(cell).await;
        self.writes_note(at, text).await;
    }

    /// The texts of the notes on this screen's own copy of the board, sorted.
    pub async fn texts(&self) -> Vec<String> {
        let texts = self
            .person
            .eval("Array.from({ length: bench.count() }, (_, i) => bench.noteText(i))")
            .await;
        let mut texts: Vec<String> = serde_json::from_value(texts).unwrap();
        texts.sort();
        texts
    }

    /// Waits until a note with this text is on this screen's copy.
    pub async fn shows(&self, text: &str) {
        waiting::until(
            &format!("{} to have the note {text}", self.person.name()),
            || async {
                let texts = self.texts().await;
                if texts.iter().any(|one| one == text) {
                    Ok(())
                } else {
                    Err(texts)
                }
            },
        )
        .await;
    }

    /// Waits until this screen's copy has exactly these notes.
    pub async fn shows_exactly(&self, expected: &[&str]) {
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        waiting::until(
            &format!("{} to have {expected:?}", self.person.name()),
            || async {
                let texts = self.texts().await;
                if texts == expected {
                    Ok(())
                } else {
                    Err(texts)
                }
            },
        )
        .await;
    }

    /// The cells of this screen and what can be heard in each: what a screen reader goes through.
    pub async fn cells(&self) -> BTreeMap<String, Vec<String>> {
        let cells = self.person.eval(READ_CELLS).await;
        serde_json::from_value(cells).unwrap()
    }

    /// Waits until the badge has this status: `saved`, `saving`, `offline`, `view-only` …
    pub async fn has_status(&self, status: &str) {
        self.badge(status, |badge| badge == status).await;
    }

    /// Waits until everything is saved, as the badge says.
    pub async fn is_saved(&self) {
        self.has_status("saved").await;
    }

    /// Waits until the badge says anything else than that all is saved.
    pub async fn is_not_saved(&self) {
        self.badge("anything but saved", |badge| badge != "saved")
            .await;
    }

    async fn badge(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        waiting::until(
            &format!("{}'s badge to say {what}", self.person.name()),
            || async {
                let badge = self.person.eval(BADGE_STATUS).await;
                match badge.as_str() {
                    Some(badge) if wanted(badge) => Ok(()),
                    _ => Err(badge),
                }
            },
        )
        .await;
    }

    /// Waits until somebody's cursor with its name is on this screen.
    pub async fn sees_cursor_of(&self, name: &str) {
        let is_there = format!("({CURSORS}).includes('{name}')");
        self.person.wait_for(&is_there).await;
    }

    /// Waits until it is gone.
    pub async fn no_longer_sees_cursor_of(&self, name: &str) {
        let is_gone = format!("!({CURSORS}).includes('{name}')");
        self.person.wait_for(&is_gone).await;
    }

    /// A place on the band by which the canvas is taken.
    pub async fn canvas_band(&self, truth: &Truth) -> Spot {
        let corner = truth.corner(truth.canvas());
        self.spot(BoardPoint::new(
            corner.x + 600.0,
            corner.y + scene::CANVAS_BAND_HEIGHT / 2.0,
        ))
        .await
    }

    /// Copies the participants' link by its button; gives what is on the clipboard.
    pub async fn copies_participant_link(&self) -> String {
        let _clipboard = self.person.takes_clipboard().await;
        self.person
            .clicks("button", self.words.say("share.button"))
            .await;
        self.person
            .sees("textbox", self.words.say("share.participant"))
            .await;
        // The participants' link comes first.
        self.person
            .clicks("button", self.words.say("action.copy"))
            .await;
        self.person
            .sees("button", self.words.say("action.copied"))
            .await;
        let copied = self.person.eval("navigator.clipboard.readText()").await;
        copied.as_str().unwrap_or_default().to_owned()
    }

    /// Puts a sample into the canvas by the menu.
    pub async fn adds_sample(&self, title: &str) {
        self.chooses("command.insert_sample").await;
        self.person.clicks("button", title).await;
    }

    /// Chooses a command of the board's menu.
    pub async fn chooses(&self, command: &str) {
        self.person
            .clicks("button", self.words.say("chrome.main_menu"))
            .await;
        self.person
            .clicks("menuitem", self.words.say(command))
            .await;
    }

    /// Exports the whole board by the dialog; gives the file.
    pub async fn exports(&self, format: &str) -> PathBuf {
        self.chooses("command.export").await;
        let choice = self.words.say(&format!("export.format_{format}"));
        self.person.clicks("radio", choice).await;
        self.person
            .clicks("button", self.words.say("export.start"))
            .await;
        self.person.receives_file(&format!(".{format}")).await
    }
}

/// The address of a board with the measurement hooks.
pub fn bench_path(board: &NewBoard, key: &str) -> String {
    format!("/b/{}?bench#k={key}", board.id)
}

/// Whether the field of a note has the keyboard.
pub const EDITING: &str = "document.activeElement?.matches('.note-field[data-editing=yes]')";

/// What the connection badge says, as a token.
const BADGE_STATUS: &str = "document.querySelector('.badge')?.dataset.status ?? ''";

/// The names at the cursors of others that are in sight.
const CURSORS: &str =
    "[...document.querySelectorAll('.person-cursor:not([hidden])')].map((one) => one.innerText)";

/// Every list of the semantic tree with what its items say.
pub const READ_CELLS: &str =
    "Object.fromEntries([...document.querySelectorAll('.reading-tree [role=list]')]
    .map((list) => [list.getAttribute('aria-label'),
        [...list.querySelectorAll('[role=listitem]')].map((item) => item.innerText).sort()]))";
