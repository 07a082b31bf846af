//! Pictures of the tools, bars and panels around the board, and the rules of accessibility with each of them open, by
//! day and by night, at a desk, on a small laptop, zoomed in, and on a phone.

use std::sync::Arc;

use tests::input::{Button, Spot};
use tests::page::Viewport;
use tests::stage::Stage;

use crate::board::AtBoard;
use crate::looks::{DARK, LIGHT, does_not_scroll_sideways, obeys_axe, photograph, shot};

/// A small laptop.
const LAPTOP: Viewport = Viewport::desk(1024, 640);
/// A laptop whose browser is zoomed to 200 %.
const ZOOMED: Viewport = Viewport::desk(720, 450);
/// Where there is only background: below the canvas.
const EMPTY: Spot = Spot::new(300.0, 800.0);

pub async fn tools_and_bars_are_photographed_and_accessible(stage: Arc<Stage>) {
    let board = stage.new_canvas("新サービス検討会").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let say = |key: &str| hana.words.say(key).to_owned();
    hana.writes_into("vp", "個々の顧客に合わせた化粧品デザイン")
        .await;
    draw_a_diagram(&hana).await;
    for (theme, features) in [("light", &LIGHT), ("dark", &DARK)] {
        person.prefers(features).await;
        let look = async |what: &str| {
            photograph(person, &shot(&format!("tools-{what}-{theme}"))).await;
            obeys_axe(person).await;
        };
        look("diagram").await;
        person.clicks("button", &say("tool.shapes")).await;
        person.sees("button", &say("command.tool_diamond")).await;
        look("shapes").await;
        person.key("Escape").await;
        person.clicks("button", &say("command.tool_pen")).await;
        person.sees("button", &say("command.tool_eraser")).await;
        look("pens").await;
        person.key("Escape").await;
        person.key("Escape").await;

        let note = hana.note("個々の顧客に合わせた化粧品デザイン").await;
        person.click(note).await;
        hana.has_selected(1).await;
        look("note").await;
        person.clicks("button", &say("style.evidence")).await;
        person.sees("button", &say("evidence.fact")).await;
        look("evidence").await;
        person.key("Escape").await;
        person.key("Escape").await;
        // Without a fill it is taken by its edge.
        person.click(EMPTY.by(-60.0, 0.0)).await;
        person.sees("button", &say("style.fill")).await;
        look("shape").await;
        person.click_with(&["Shift"], note).await;
        person.clicks("button", &say("style.align")).await;
        person.sees("button", &say("command.tidy")).await;
        look("align").await;
        person.key("Escape").await;
        person.key("Escape").await;

        person.key("Control+k").await;
        person.sees("combobox", &say("palette.field")).await;
        look("palette").await;
        person.key("Escape").await;
        person.key("m").await;
        person.sees("group", &say("minimap.label")).await;
        person.key("Control+f").await;
        person.fills(&say("find.field"), "顧客").await;
        look("find-and-map").await;
        person.key("Escape").await;
        person.key("m").await;
        person
            .clicks("button", hana.words.start_of("zoom.level"))
            .await;
        person.sees("menuitem", "200%").await;
        look("zoom-menu").await;
        person.key("Escape").await;
        person.key("Escape").await;
    }
}

pub async fn questions_and_menus_are_photographed_and_accessible(stage: Arc<Stage>) {
    let board = stage.new_canvas("新サービス検討会").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let say = |key: &str| hana.words.say(key).to_owned();
    hana.writes_into("vp", "個々の顧客に合わせた化粧品デザイン")
        .await;
    for (theme, features) in [("light", &LIGHT), ("dark", &DARK)] {
        person.prefers(features).await;
        let look = async |what: &str| {
            photograph(person, &shot(&format!("tools-{what}-{theme}"))).await;
            obeys_axe(person).await;
        };
        person
            .pastes(
                "協力者\t主要活動\t価値提供\n仕入先\t製造\tくすみ診断\nデザイナー\t配送\t個別調合",
            )
            .await;
        person.sees("heading", &say("paste.title")).await;
        look("paste").await;
        person.key("Escape").await;
        let note = hana.note("個々の顧客に合わせた化粧品デザイン").await;
        person.click(note).await;
        person.clicks("button", &say("command.edit_link")).await;
        person.sees("textbox", &say("link.field")).await;
        look("link").await;
        person.key("Escape").await;
        person.clicks("button", &say("style.tags")).await;
        person.sees("textbox", &say("tag.add")).await;
        look("tags").await;
        person.key("Escape").await;
        let page = person.page();
        page.click(note, Button::Right, 1, &[]).await.unwrap();
        person.sees("menuitem", &say("command.duplicate")).await;
        // All of it is in the window, however low the pointer was.
        person
            .wait_for("document.querySelector('#context-menu').getBoundingClientRect().bottom <= innerHeight")
            .await;
        look("context-menu").await;
        person.key("Escape").await;
        person.key("Escape").await;
    }
}

pub async fn small_windows_keep_everything_in_reach(stage: Arc<Stage>) {
    let board = stage.new_canvas("小さな画面").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    let say = |key: &str| hana.words.say(key).to_owned();
    hana.writes_into("vp", "小さな画面で").await;
    for (name, viewport) in [
        ("laptop", LAPTOP),
        ("zoomed", ZOOMED),
        ("phone", Viewport::PHONE),
    ] {
        person.viewport(viewport).await;
        person.key("Shift+1").await;
        let look = async |what: &str| {
            photograph(person, &shot(&format!("small-{name}-{what}"))).await;
            does_not_scroll_sideways(person).await;
            obeys_axe(person).await;
        };
        look("tools").await;
        let note = hana.note("小さな画面で").await;
        person.click(note).await;
        hana.has_selected(1).await;
        look("note").await;
        person.key("Escape").await;
        if name != "laptop" {
            person.clicks("button", &say("tool.more")).await;
            person.sees("button", &say("command.tool_connector")).await;
            look("sheet").await;
            person.key("Escape").await;
        }
        person.key("Control+k").await;
        person.sees("combobox", &say("palette.field")).await;
        look("palette").await;
        person.key("Escape").await;
        person.key("Control+f").await;
        person.sees("textbox", &say("find.field")).await;
        look("find").await;
        person.key("Escape").await;
    }
}

/// Two boxes below the canvas and what joins them.
async fn draw_a_diagram(hana: &AtBoard) {
    let person = &hana.person;
    for at in [EMPTY, EMPTY.by(400.0, 0.0)] {
        person.key("r").await;
        person.drag(at.by(-60.0, -25.0), at.by(60.0, 25.0)).await;
        person.key("Escape").await;
        person.key("Escape").await;
    }
    person.key("a").await;
    person.drag(EMPTY, EMPTY.by(400.0, 0.0)).await;
    person.key("Escape").await;
    person.key("Escape").await;
    hana.relay_has("two boxes and a line", |truth| {
        (truth.elements().iter())
            .any(|one| one.as_connector().is_some())
            .then_some(())
    })
    .await;
}
