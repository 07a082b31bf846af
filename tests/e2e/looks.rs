//! Pictures to look at, and the rules of accessibility, in both languages, by day and by night, at a desk
//! and on a phone. The pictures lie in `target/e2e/shots/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tests::page::Viewport;
use tests::stage::{Stage, artifacts_folder};
use tests::user::User;
use tests::words::Words;

use crate::board::AtBoard;

pub const LIGHT: [(&str, &str); 1] = [("prefers-color-scheme", "light")];
pub const DARK: [(&str, &str); 1] = [("prefers-color-scheme", "dark")];

pub async fn the_home_page_is_photographed_and_accessible(stage: Arc<Stage>) {
    for words in [Words::japanese(), Words::english()] {
        let locale = words.locale();
        let hana = stage
            .person_with_language(&format!("hana-{locale}"), locale)
            .await;
        hana.prefers(&LIGHT).await;
        hana.open("/").await;
        hana.sees("button", words.say("home.create")).await;
        let name = |what: &str| shot(&format!("home-{locale}-{what}"));
        photograph(&hana, &name("light")).await;
        obeys_axe(&hana).await;
        hana.prefers(&DARK).await;
        photograph(&hana, &name("dark")).await;
        obeys_axe(&hana).await;
        hana.viewport(Viewport::PHONE).await;
        photograph(&hana, &name("phone-dark")).await;
        hana.prefers(&LIGHT).await;
        photograph(&hana, &name("phone-light")).await;
        does_not_scroll_sideways(&hana).await;
        obeys_axe(&hana).await;
    }
}

pub async fn the_board_is_photographed_and_accessible(stage: Arc<Stage>) {
    let board = stage.new_canvas("新サービス検討会").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.adds_sample("化粧品ブランド").await;
    hana.is_saved().await;
    let person = &hana.person;
    person.prefers(&LIGHT).await;
    photograph(person, &shot("board-ja-light")).await;
    obeys_axe(person).await;
    person.prefers(&DARK).await;
    photograph(person, &shot("board-ja-dark")).await;
    obeys_axe(person).await;
    let note = hana.note("個々の顧客に合わせた化粧品デザイン").await;
    person.click(note).await;
    person.sees("toolbar", hana.words.say("chrome.style")).await;
    photograph(person, &shot("board-ja-dark-selected")).await;
    person.prefers(&LIGHT).await;
    photograph(person, &shot("board-ja-light-selected")).await;
    obeys_axe(person).await;
    person.key("Escape").await;

    let ken = stage.person_with_language("ken", "en").await;
    ken.prefers(&LIGHT).await;
    ken.open(&board.path(&board.participant)).await;
    ken.sees("list", "Customer Segment").await;
    photograph(&ken, &shot("board-en-light-first-visit")).await;
    obeys_axe(&ken).await;
}

pub async fn panels_and_dialogs_are_photographed_and_accessible(stage: Arc<Stage>) {
    let board = stage.new_canvas("新サービス検討会").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let person = &hana.person;
    let say = |key: &str| hana.words.say(key).to_owned();
    for (theme, features) in [("light", &LIGHT), ("dark", &DARK)] {
        person.prefers(features).await;
        let look = async |what: &str| {
            photograph(person, &shot(&format!("panel-{what}-{theme}"))).await;
            obeys_axe(person).await;
            person.key("Escape").await;
            person
                .wait_for("!document.querySelector('dialog[open], :popover-open')")
                .await;
        };
        person.clicks("button", &say("chrome.main_menu")).await;
        person.sees("menuitem", &say("command.export")).await;
        look("menu").await;
        person.clicks("button", &say("share.button")).await;
        person.sees("textbox", &say("share.participant")).await;
        look("share").await;
        person.clicks("button", "参加中").await;
        person.sees("textbox", &say("people.name")).await;
        look("people").await;
        hana.chooses("command.export").await;
        person.sees("button", &say("export.start")).await;
        look("export").await;
        hana.chooses("command.insert_sample").await;
        person.sees("button", "化粧品ブランド").await;
        look("sample").await;
        person.key("?").await;
        person.sees("heading", &say("shortcuts.title")).await;
        look("shortcuts").await;
    }
}

pub async fn problems_are_photographed_and_accessible(stage: Arc<Stage>) {
    let words = Words::japanese();
    let hana = stage.person("hana").await;
    hana.expect_network_errors();
    hana.open("/b/AAAAAAAAAAAA#k=AAAAAAAAAAAAAAAAAAAAAA").await;
    hana.reads(words.say("problem.unknown_board")).await;
    photograph(&hana, &shot("problem-unknown-board")).await;
    obeys_axe(&hana).await;
    hana.open("/nowhere").await;
    hana.reads(words.say("problem.not_found")).await;
    photograph(&hana, &shot("problem-not-found")).await;
    obeys_axe(&hana).await;
}

pub async fn a_phone_can_write_too(stage: Arc<Stage>) {
    let board = stage.new_canvas("電話から").await;
    let hana = stage.person("hana").await;
    hana.viewport(Viewport::PHONE).await;
    let seated = AtBoard::take_seat(&stage, hana, &board, &board.participant).await;
    does_not_scroll_sideways(&seated.person).await;
    photograph(&seated.person, &shot("board-ja-phone")).await;
    let cell = seated.cell("vp").await;
    seated
        .person
        .clicks("button", seated.words.say("command.new_note"))
        .await;
    seated.person.click(cell).await;
    seated.can_write().await;
    seated.person.writes("電車で思いついた").await;
    photograph(&seated.person, &shot("board-ja-phone-writing")).await;
    seated.stops_writing().await;
    seated
        .relay_has("the phone's note", |truth| {
            truth.note("電車で思いついた").map(|_| ())
        })
        .await;
    obeys_axe(&seated.person).await;
}

/// Fonts are there, and no movement is on its way that ends soon. What fades slowly (a cursor at rest) may.
const IS_STILL: &str = "document.fonts.status === 'loaded' && document.getAnimations()
    .filter((one) => one.playState === 'running')
    .every((one) => one.effect.getComputedTiming().endTime > 1000)";

/// Fonts are there and nothing moves any more, then a picture.
pub async fn photograph(person: &User, file: &Path) {
    person.wait_for(IS_STILL).await;
    // Two frames: what was asked for by the last one is painted.
    person
        .eval("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")
        .await;
    person.photograph(file).await;
}

/// Nothing is wider than the window.
pub async fn does_not_scroll_sideways(person: &User) {
    let over = person
        .eval("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        .await;
    assert_eq!(over, 0, "the page is wider than the window");
}

/// Runs axe's rules over the page: nothing serious may be found.
pub async fn obeys_axe(person: &User) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/stock-yjs/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; run `make test`, or npm ci in that fixture",
            file.display()
        )
    });
    person.eval(&format!("{axe}\n;0")).await;
    let found = person
        .eval(
            "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .map(({ id, help, nodes }) => ({ id, help,
                    where: nodes.slice(0, 5).map((node) => node.html.slice(0, 160) + ' — ' + node.failureSummary) })))",
        )
        .await;
    assert_eq!(found, serde_json::json!([]), "{found:#}");
}

/// Where a picture of this name lies.
pub fn shot(name: &str) -> PathBuf {
    artifacts_folder().join("shots").join(format!("{name}.png"))
}
