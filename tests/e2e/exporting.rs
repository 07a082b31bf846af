//! What leaves the board by the export dialog is what was on it.

use std::fs;
use std::sync::Arc;

use base64::Engine as _;
use serde_json::{Value, json};
use tests::http;
use tests::relay::NewBoard;
use tests::stage::Stage;
use tests::user::User;

use crate::board::AtBoard;

const TEXT: &str = "どんな服を買えばいいかわからない顧客";

pub async fn an_svg_holds_the_text_and_its_font(stage: Arc<Stage>) {
    let hana = at_filled_board(&stage).await;
    let file = hana.exports("svg").await;
    let svg = fs::read_to_string(file).unwrap();
    assert!(
        svg.trim_start().starts_with("<svg") || svg.contains("<svg "),
        "{svg:.200}"
    );
    let letters: String = texts_of(&svg);
    assert!(
        letters.contains(TEXT),
        "the text is text, in its order: {letters}"
    );
    assert!(
        letters.contains("顧客セグメント"),
        "so are the headings: {letters}"
    );
    assert!(
        svg.contains("@font-face") && svg.contains("base64,"),
        "its font is inside"
    );

    // What the dialog gives and what the relay gives break the lines alike.
    let relay = stage
        .relay()
        .await
        .export(&hana.board, "svg?locale=ja")
        .await;
    assert_eq!(lines_of(&svg), lines_of(&relay));
}

pub async fn a_png_is_a_picture_of_the_right_size(stage: Arc<Stage>) {
    let hana = at_filled_board(&stage).await;
    let file = hana.exports("png").await;
    let png = fs::read(file).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"), "a PNG");
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    let (width, height) = (size(16), size(20));
    assert!(
        width >= 2320 && height >= 1080,
        "{width} × {height} holds the canvas at 1×"
    );
    let seen = colours_of(&hana.person, &png).await;
    assert!(
        seen.contains("#f7db85"),
        "the note's yellow is there: {seen}"
    );
    assert!(seen.contains("#1e1e1e"), "so is ink: {seen}");
}

pub async fn markdown_has_the_cells_in_reading_order(stage: Arc<Stage>) {
    let hana = at_filled_board(&stage).await;
    let file = hana.exports("md").await;
    let markdown = fs::read_to_string(file).unwrap();
    let at = |words: &str| {
        markdown
            .find(words)
            .unwrap_or_else(|| panic!("no {words} in\n{markdown}"))
    };
    assert!(at("顧客セグメント") < at(TEXT), "{markdown}");
    assert!(at(TEXT) < at("顧客との関係"), "{markdown}");
    assert!(at("顧客との関係") < at("販路"), "{markdown}");
    assert!(at("販路") < at("価値提供"), "{markdown}");
    assert!(at("価値提供") < at("収益の流れ"), "{markdown}");
}

/// Printed is the board, a canvas a page with its words as words, and not the screen; the page for executives is a file.
pub async fn printing_gives_the_board_and_not_the_screen(stage: Arc<Stage>) {
    let port = stage.relay().await.port();
    let wish = json!({ "title": "印刷する", "locale": "ja", "pack": "kaizen3" });
    let made = http::request(port, "POST", "/api/boards", None, Some(&wish)).await;
    let made = made.unwrap().json();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let board = NewBoard {
        id: text(&made["id"]),
        facilitator: text(&made["keys"]["facilitator"]),
        participant: text(&made["keys"]["participant"]),
        viewer: text(&made["keys"]["viewer"]),
    };
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.is_saved().await;
    // The dialog is of the part that listens for printing: when it is there, so is the other.
    hana.chooses("command.export").await;
    let choice = hana.words.say("export.format_report");
    hana.person.clicks("radio", choice).await;
    let start = hana.words.say("export.start");
    hana.person.clicks("button", start).await;
    let report = hana.person.receives_file(".pdf").await;
    assert_eq!(pages_of(&fs::read(report).unwrap()).len(), 1);
    hana.person.key("Escape").await;

    // From the browser's own menu nothing can be waited for; nothing is missing all the same, or the page would say so.
    let printed = hana.person.page().call("Page.printToPDF", json!({})).await;
    let data = text(&printed.unwrap()["data"]);
    let at_once = pages_of(
        &base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap(),
    );
    let lack = hana.words.say("print.lacks_letters").replace(' ', "");
    assert!(!at_once.iter().any(|page| page.contains(&lack)));

    hana.person
        .eval("void (window.print = () => { window.wasPrinted = true; })")
        .await;
    hana.person.key("Control+p").await;
    hana.person.wait_for("window.wasPrinted === true").await;

    let printed = hana.person.page().call("Page.printToPDF", json!({})).await;
    let data = text(&printed.unwrap()["data"]);
    let pages = pages_of(
        &base64::engine::general_purpose::STANDARD
            .decode(data)
            .unwrap(),
    );
    let board: Value =
        serde_json::from_str(&stage.relay().await.export(&board, "json").await).unwrap();
    let canvases: Vec<String> = board["elements"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|element| element["kind"]["kind"] == "canvas")
        .map(|canvas| text(&canvas["kind"]["label"]["ja"]))
        .collect();
    assert_eq!(pages.len(), canvases.len(), "{pages:?}");
    assert_eq!(at_once, pages);
    for (index, page) in pages.iter().enumerate() {
        let number = format!("{}/{}", index + 1, pages.len());
        assert!(page.contains(&number), "{number} is not on {page}");
    }
    for title in &canvases {
        let title: String = title.split_whitespace().collect();
        assert!(
            pages.iter().any(|page| page.contains(&title)),
            "{title} is on no page"
        );
    }
    // The pages are gone after printing.
    hana.person
        .wait_for("!document.querySelector('.print-pages')")
        .await;
}

/// While a large picture is made its dialog goes on: it can be given up, by the keyboard, too, and begun again.
pub async fn a_picture_in_making_can_be_given_up(stage: Arc<Stage>) {
    let board = stage.new_canvas("やめる").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.person.eval("bench.load(bench.make(4000))").await;
    hana.person.wait_for("bench.count() === 4000").await;
    hana.chooses("command.export").await;
    let start = hana.words.say("export.start");
    hana.person.sees("button", start).await;
    // As soon as some of it is done the keyboard goes to the button that gives it up, and presses it.
    hana.person
        .eval(
            "void (() => {
                window.files = 0;
                const click = HTMLAnchorElement.prototype.click;
                HTMLAnchorElement.prototype.click = function () {
                    window.files += 1;
                    return click.call(this);
                };
                const watch = new MutationObserver(() => {
                    const done = document.querySelector('.export-working progress[value]');
                    const cancel = document.querySelector('[data-action=cancel-export]');
                    if (!done || !cancel) return;
                    watch.disconnect();
                    cancel.focus();
                    cancel.click();
                });
                watch.observe(document.body, { subtree: true, childList: true, attributes: true });
            })()",
        )
        .await;
    hana.person.clicks("button", start).await;
    hana.person.reads(hana.words.say("export.given_up")).await;
    hana.person
        .wait_for("document.activeElement?.dataset.action === 'start-export'")
        .await;
    let left = "document.querySelectorAll('body > .picture-in-making').length";
    assert_eq!(hana.person.eval(left).await, 0, "its pixels are gone");

    hana.person.key("Enter").await;
    let file = hana.person.receives_file(".png").await;
    assert!(fs::read(file).unwrap().starts_with(b"\x89PNG\r\n\x1a\n"));
    assert_eq!(
        hana.person.eval("window.files").await,
        1,
        "the first was given up"
    );
}

/// What each page of a PDF says, without spaces and line ends.
fn pages_of(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let numbers = pages.keys();
    numbers
        .map(|page| document.extract_text(&[*page]).unwrap())
        .map(|text| text.split_whitespace().collect())
        .collect()
}

async fn at_filled_board(stage: &Arc<Stage>) -> AtBoard {
    let board = stage.new_canvas("書き出し").await;
    let hana = AtBoard::enter(stage, "花", &board, &board.participant).await;
    hana.writes_into("cs", TEXT).await;
    hana.is_saved().await;
    hana
}

/// The colours that cover most of a picture, commonest first.
async fn colours_of(person: &User, png: &[u8]) -> String {
    let data = base64::engine::general_purpose::STANDARD.encode(png);
    let colours = person
        .eval(&format!(
            "(async () => {{
                const image = new Image();
                image.src = 'data:image/png;base64,{data}';
                await image.decode();
                const surface = new OffscreenCanvas(image.width, image.height);
                const painter = surface.getContext('2d');
                painter.drawImage(image, 0, 0);
                const {{ data }} = painter.getImageData(0, 0, image.width, image.height);
                const counts = new Map();
                for (let at = 0; at < data.length; at += 4) {{
                    const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
                    counts.set(colour, (counts.get(colour) ?? 0) + 1);
                }}
                return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 40)
                    .map(([colour]) => '#' + colour.toString(16).padStart(6, '0')).join(' ');
            }})()"
        ))
        .await;
    colours.as_str().unwrap_or_default().to_owned()
}

/// The lines of text in an SVG, in its order.
fn lines_of(svg: &str) -> Vec<String> {
    svg.split("<text")
        .skip(1)
        .filter_map(|rest| {
            let (_, rest) = rest.split_once('>')?;
            Some(rest.split('<').next()?.to_owned())
        })
        .collect()
}

fn texts_of(svg: &str) -> String {
    lines_of(svg).concat()
}
