//! The gallery: what a board starts from, and what is put on it later.

use std::fs;
use std::sync::Arc;

use serde_json::{Value, json};
use tests::stage::{Stage, artifacts_folder};
use tests::user::User;
use tests::words::Words;

use crate::board::AtBoard;

/// Whether this many cards' pictures were painted, in the gallery that is open.
const PAINTED: &str = "[...document.querySelectorAll('.card-preview')].filter((picture) => {
    if (picture.width < 50) return false;
    const { width, height } = picture;
    const { data } = picture.getContext('2d').getImageData(0, 0, width, height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4 * 7) colours.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
    return colours.size > 3;
}).length";

/// The ids of the templates and packs whose cards can be seen.
const SHOWN: &str =
    "[...document.querySelectorAll('.card')].filter((card) => card.checkVisibility())
    .map((card) => card.dataset.template ?? `pack:${card.dataset.pack}`)";

pub async fn a_template_is_found_and_put_on_the_board_by_keyboard(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("ギャラリー", None, "ja").await;
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let words = Words::japanese();
    hana.person.key("Shift+t").await;
    hana.person.sees("dialog", words.say("canvas.insert")).await;
    hana.person
        .wait_for("document.activeElement?.matches('.gallery-search')")
        .await;
    hana.person
        .wait_for(&format!("{SHOWN}.length > 3 && {PAINTED} > 2"))
        .await;
    hana.person
        .photograph(&artifacts_folder().join("gallery-board.png"))
        .await;

    // By the input method, in hiragana; Enter inside the composition chooses nothing.
    hana.person.writes("びじねす").await;
    hana.person
        .wait_for(&format!(
            "{SHOWN}.includes('rikai.bmc') && !{SHOWN}.includes('day0.roster')"
        ))
        .await;
    hana.person.key("Control+a").await;
    hana.person.inserts("まったくない言葉").await;
    hana.person.reads("まったくない言葉").await;
    hana.person.wait_for(&format!("{SHOWN}.length === 0")).await;
    hana.person.key("Control+a").await;
    hana.person.inserts("rikai.ideas").await;
    hana.person
        .wait_for(&format!("{SHOWN}.includes('rikai.ideas')"))
        .await;

    hana.person.key("ArrowDown").await;
    hana.person
        .wait_for("document.activeElement?.dataset.template === 'rikai.ideas'")
        .await;
    hana.person.key("Enter").await;
    hana.relay_has("the canvas", |truth| {
        let templates = truth.templates();
        (templates == ["rikai.ideas"]).then_some(())
    })
    .await;
    hana.person
        .no_longer_sees("dialog", words.say("canvas.insert"))
        .await;
    hana.person.key("Control+z").await;
    hana.relay_has("nothing again", |truth| {
        truth.templates().is_empty().then_some(())
    })
    .await;
}

pub async fn a_whole_pack_comes_in_one_step(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("一式", None, "ja").await;
    let packs = relay.get("/api/packs", None).await.unwrap().json();
    drop(relay);
    let pack = &packs.as_array().unwrap()[0];
    let mut wanted: Vec<String> = pack["templates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap().to_owned())
        .collect();
    wanted.sort();
    let id = pack["id"].as_str().unwrap();
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.chooses("command.insert_canvas").await;
    let card = format!("document.querySelector('dialog [data-pack={id:?}]')");
    hana.person.wait_for(&card).await;
    hana.person.eval(&format!("{card}.click()")).await;
    hana.relay_has("all of it", |truth| {
        let mut templates = truth.templates();
        templates.sort();
        (templates == wanted).then_some(())
    })
    .await;
    hana.person
        .photograph(&artifacts_folder().join("gallery-pack.png"))
        .await;
    hana.person.key("Control+z").await;
    hana.relay_has("nothing again", |truth| {
        truth.templates().is_empty().then_some(())
    })
    .await;
}

pub async fn a_template_of_ones_own_is_read_from_a_file(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("自作", None, "ja").await;
    let json = relay
        .get("/api/templates/rikai.ideas", None)
        .await
        .unwrap()
        .text();
    drop(relay);
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let words = Words::japanese();
    hana.chooses("command.insert_canvas").await;
    hana.person
        .sees("button", words.say("gallery.from_file"))
        .await;

    let own = json.replacen("rikai.ideas", "my.ideas", 1);
    drops(
        &hana.person,
        "broken.json",
        &own.replacen("\"tab\"", "\"tba\"", 1),
    )
    .await;
    hana.person.reads("tba").await;
    hana.person
        .wait_for(
            "/\\d+行目: cells\\[0\\]/.test(document.querySelector('.template-faults').innerText)",
        )
        .await;
    hana.person
        .photograph(&artifacts_folder().join("gallery-faults.png"))
        .await;

    drops(&hana.person, "mine.json", &own).await;
    hana.person
        .clicks("button", words.say("gallery.add_file"))
        .await;
    hana.relay_has("the canvas of the file", |truth| {
        (truth.templates() == ["my.ideas"]).then_some(())
    })
    .await;
}

pub async fn a_canvas_is_saved_as_a_template_and_put_on_another_board(stage: Arc<Stage>) {
    let board = stage.new_canvas("ひな型にする").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let words = Words::japanese();
    hana.writes_into("cs", "例になる付箋").await;
    hana.is_saved().await;
    hana.person.key("Escape").await;
    hana.person.key("Escape").await;
    hana.chooses("command.save_template").await;
    hana.person
        .fills(words.say("gallery.save_name"), "うちの9象限")
        .await;
    hana.person
        .clicks("switch", words.say("gallery.save_notes"))
        .await;
    hana.person
        .photograph(&artifacts_folder().join("gallery-save.png"))
        .await;
    hana.person
        .clicks("button", words.say("gallery.save_title"))
        .await;
    let file = hana.person.receives_file("my.rikai.bmc.json").await;
    let json = fs::read_to_string(file).unwrap();
    let read = workshop::parse_template("saved", &json).unwrap();
    assert_eq!(read.title.ja, "うちの9象限");
    assert_eq!(read.samples[0].notes[0].text.ja, "例になる付箋");

    let other = stage
        .relay()
        .await
        .new_board("別のボード", None, "ja")
        .await;
    let hana = AtBoard::enter(&stage, "花2", &other, &other.facilitator).await;
    hana.chooses("command.insert_canvas").await;
    hana.person
        .sees("button", words.say("gallery.from_file"))
        .await;
    drops(&hana.person, "saved.json", &json).await;
    hana.person
        .clicks("button", words.say("gallery.add_file"))
        .await;
    hana.relay_has("the saved canvas", |truth| {
        (truth.templates() == ["my.rikai.bmc"]).then_some(())
    })
    .await;
    // Its example is there as well, although no relay has heard of it.
    hana.adds_sample("うちの9象限").await;
    hana.relay_has("the example", |truth| {
        (truth.cell_of("例になる付箋").as_deref() == Some("cs")).then_some(())
    })
    .await;
}

pub async fn without_a_relay_the_last_list_is_shown(stage: Arc<Stage>) {
    let relay = stage.relay().await;
    let board = relay.new_board("つながらない", None, "ja").await;
    drop(relay);
    // The lists are asked for before anybody opens the gallery.
    let hana = stage.person("花").await;
    hana.expect_network_errors();
    let page = hana.page();
    page.call("Network.enable", json!({})).await.unwrap();
    let lists = json!({ "urls": ["*/api/templates*", "*/api/packs*"] });
    page.call("Network.setBlockedURLs", lists).await.unwrap();
    let hana = AtBoard::take_seat(&stage, hana, &board, &board.facilitator).await;
    let words = Words::japanese();
    hana.chooses("command.insert_canvas").await;
    hana.person.reads(words.say("error.unreachable")).await;
    let everything = json!({ "urls": [] });
    let page = hana.person.page();
    page.call("Network.setBlockedURLs", everything)
        .await
        .unwrap();
    hana.person
        .clicks("button", words.say("action.retry"))
        .await;
    hana.person
        .wait_for(&format!("{SHOWN}.includes('rikai.bmc')"))
        .await;
    hana.person.key("Escape").await;

    hana.person.cut_net();
    hana.chooses("command.insert_canvas").await;
    hana.person.reads(words.say("gallery.old")).await;
    hana.person
        .wait_for(&format!("{SHOWN}.includes('rikai.bmc')"))
        .await;
}

pub async fn a_board_is_made_from_a_pack(stage: Arc<Stage>) {
    let words = Words::japanese();
    let hana = stage.person("花").await;
    hana.open("/").await;
    // Pictures are painted where somebody looks.
    hana.wait_for("document.querySelector('[data-pack]')").await;
    hana.eval("document.querySelector('[data-pack]').scrollIntoView()")
        .await;
    hana.wait_for(&format!("{PAINTED} > 1")).await;
    // Letters and pictures that arrived meanwhile moved nothing away.
    let top = "document.querySelector('.gallery-groups').scrollTop";
    let top = hana.eval(top).await.as_f64().unwrap();
    assert!(top > 100.0, "the list went back to {top}");
    hana.photograph(&artifacts_folder().join("gallery-home.png"))
        .await;
    hana.eval("document.querySelector('[data-pack] input').click()")
        .await;
    hana.clicks("button", words.say("home.create")).await;
    hana.wait_for("location.pathname.startsWith('/b/')").await;
    let packs = stage
        .relay()
        .await
        .get("/api/packs", None)
        .await
        .unwrap()
        .json();
    let title = packs[0]["title"]["ja"].as_str().unwrap().to_owned();
    hana.wait_for(&format!("document.title.includes({})", json!(title)))
        .await;
}

/// Drops a file on the dialog that is open.
async fn drops(person: &User, name: &str, text: &str) {
    let (name, text) = (Value::from(name), Value::from(text));
    person
        .eval(&format!(
            "(() => {{
                const data = new DataTransfer();
                data.items.add(new File([{text}], {name}, {{ type: 'application/json' }}));
                const drop = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }});
                document.querySelector('dialog[open] .gallery').dispatchEvent(drop);
            }})()"
        ))
        .await;
}
