//! What was exported, or drawn elsewhere, comes in: on the home page as a board, on a board as an addition.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::ElementKind;
use serde_json::json;
use tests::relay::NewBoard;
use tests::stage::{Stage, artifacts_folder};
use tests::user::User;
use tests::words::Words;

use crate::board::AtBoard;

fn fixture(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/imports/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

/// Drops a file on what `target` finds.
async fn drops(person: &User, target: &str, name: &str, bytes: &[u8]) {
    let (name, bytes) = (json!(name), json!(STANDARD.encode(bytes)));
    person
        .eval(&format!(
            "(() => {{
                const bytes = Uint8Array.from(atob({bytes}), (letter) => letter.charCodeAt(0));
                const data = new DataTransfer();
                data.items.add(new File([bytes], {name}));
                const drop = new DragEvent('drop', {{ dataTransfer: data, bubbles: true, cancelable: true }});
                document.querySelector({target:?}).dispatchEvent(drop);
            }})()"
        ))
        .await;
}

pub async fn a_drawing_becomes_a_board_on_the_home_page(stage: Arc<Stage>) {
    let words = Words::japanese();
    let hana = stage.person("hana").await;
    hana.open("/").await;
    hana.clicks("button", words.say("import.home")).await;
    hana.sees("button", words.say("import.choose")).await;

    let form = "dialog[open] .import-form";
    let whole = fixture("drawing.excalidraw");
    drops(&hana, form, "会議.excalidraw", &whole[..whole.len() / 2]).await;
    hana.wait_for("document.querySelector('[data-error=import]')?.innerText.includes('会議')")
        .await;

    // 顧客, as Japanese spreadsheets write it: Shift_JIS.
    drops(&hana, form, "表.csv", b"\x8c\xda\x8bq,x\n").await;
    hana.reads(words.say("import.source_table")).await;

    drops(&hana, form, "会議.excalidraw", &whole).await;
    hana.reads(words.say("import.source_excalidraw")).await;
    hana.wait_for("document.querySelectorAll('[data-import=losses] li').length === 5")
        .await;
    hana.photograph(&artifacts_folder().join("import-preview.png"))
        .await;

    // What the relay says no to is said in the person's language, and can be tried again.
    hana.eval(
        "void (() => {
            const fetch = window.fetch;
            window.fetch = (request) => {
                if (!request.url.includes('/api/boards/import')) return fetch(request);
                window.fetch = fetch;
                const no = { error: 'too_many_boards', message: 'too many boards from this address' };
                return Promise.resolve(Response.json(no, { status: 429 }));
            };
        })()",
    )
    .await;
    hana.clicks("button", words.say("import.make")).await;
    hana.reads(words.say("refusal.too_many_boards")).await;
    hana.reads(words.say("refusal.wait")).await;
    hana.photograph(&artifacts_folder().join("import-refused.png"))
        .await;
    hana.clicks("button", words.say("import.make")).await;
    hana.wait_for("location.pathname.startsWith('/b/') && document.title.includes('会議')")
        .await;
    let id = hana.eval("location.pathname.split('/')[2]").await;
    let key = hana.eval("location.hash.slice(3)").await;
    let key = key.as_str().unwrap().to_owned();
    let board = NewBoard {
        id: id.as_str().unwrap().to_owned(),
        facilitator: key.clone(),
        participant: key.clone(),
        viewer: key,
    };
    let truth = stage.relay().await.truth(&board).await;
    let said: Vec<&str> = truth
        .elements()
        .iter()
        .filter_map(|one| one.text())
        .collect();
    assert!(
        said.contains(&"在庫?") && said.contains(&"毎朝"),
        "{said:?}"
    );
}

pub async fn a_board_is_added_to_another_in_one_step(stage: Arc<Stage>) {
    let source = stage.new_canvas("出どころ").await;
    let relay = stage.relay().await;
    let file = relay.export(&source, "json").await;
    drop(relay);
    let board = stage.new_canvas("受け取る").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let before = truth_size(&hana).await;

    // The menu leads there, too.
    hana.chooses("command.import").await;
    hana.person
        .sees("button", hana.words.say("import.choose"))
        .await;
    hana.person.key("Escape").await;
    hana.person
        .no_longer_sees("button", hana.words.say("import.choose"))
        .await;

    drops(
        &hana.person,
        ".board-surface",
        "board.json",
        file.as_bytes(),
    )
    .await;
    hana.person
        .clicks("button", hana.words.say("import.add"))
        .await;
    let twice = hana
        .relay_has("both canvases", |truth| {
            let canvases = truth.templates().len();
            (canvases == 2).then(|| truth.elements().len())
        })
        .await;
    assert_eq!(twice, before * 2);
    hana.person
        .no_longer_sees("button", hana.words.say("import.add"))
        .await;
    hana.person
        .photograph(&artifacts_folder().join("import-added.png"))
        .await;

    hana.person.key("Control+z").await;
    hana.relay_has("the board as it was", |truth| {
        (truth.elements().len() == before).then_some(())
    })
    .await;

    // A picture comes along and is seen by whoever has the board open.
    drops(
        &hana.person,
        ".board-surface",
        "d.excalidraw",
        &fixture("drawing.excalidraw"),
    )
    .await;
    hana.person
        .clicks("button", hana.words.say("import.add"))
        .await;
    let hash = hana
        .relay_has("the picture's element", |truth| {
            truth.elements().iter().find_map(|one| match &one.kind {
                ElementKind::Image(image) => Some(image.hash.to_string()),
                _ => None,
            })
        })
        .await;
    let path = format!("/api/boards/{}/images/{hash}", board.id);
    tests::waiting::until("the picture is on the relay", async || {
        let answer = stage.relay().await.get(&path, Some(&board.viewer)).await;
        let status = answer.unwrap().status;
        (status == 200).then_some(()).ok_or(status)
    })
    .await;
}

async fn truth_size(hana: &AtBoard) -> usize {
    hana.relay_has("the canvas", |truth| {
        (!truth.elements().is_empty()).then(|| truth.elements().len())
    })
    .await
}
