//! Japanese is composed: nothing that others do may reach into an unfinished word.

use std::sync::Arc;

use serde_json::json;
use tests::stage::Stage;
use tests::user::User;

use crate::board::AtBoard;

pub async fn others_do_not_disturb_a_composition_in_another_note(stage: Arc<Stage>) {
    let board = stage.new_canvas("変換中").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;

    let at = hana.cell("cs").await;
    hana.starts_note(at).await;
    watches_compositions(&hana.person).await;
    hana.person.composes("きょうごうた").await;
    ken.writes_into("kp", "協力者A").await;
    ken.writes_into("ch", "販路B").await;
    hana.shows("販路B").await;
    assert_eq!(
        field(&hana.person).await,
        "きょうごうた",
        "still being composed"
    );
    hana.person.composes("競合他社").await;
    hana.person.inserts("競合他社").await;
    hana.person.writes("は？").await;
    assert_eq!(
        compositions(&hana.person).await,
        json!([2, 2]),
        "none was broken off"
    );
    hana.stops_writing().await;
    ken.shows_exactly(&["競合他社は？", "協力者A", "販路B"])
        .await;
}

pub async fn others_do_not_disturb_a_composition_in_the_same_note(stage: Arc<Stage>) {
    let board = stage.new_canvas("同じ付箋").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    hana.writes_into("cs", "顧客").await;

    // Beside where it was made: four clicks in one place at this speed are no second double click.
    let at = hana.note("顧客").await.by(25.0, 12.0);
    hana.person.double_click(at).await;
    hana.can_write().await;
    hana.person.key("Control+End").await;
    watches_compositions(&hana.person).await;
    hana.person.composes("はだれ").await;

    let at = ken.note("顧客").await;
    ken.person.double_click(at).await;
    ken.can_write().await;
    ken.person.key("Control+Home").await;
    ken.person.writes("新しい").await;
    ken.stops_writing().await;

    // The relay has Ken's word, so Hana's browser was told of it.
    ken.is_saved().await;
    let heard = ken.relay_has("Ken's word", |truth| {
        truth
            .texts()
            .into_iter()
            .find(|text| text.contains("新しい"))
    });
    heard.await;
    hana.person.composes("は誰").await;
    hana.person.inserts("は誰").await;
    assert_eq!(
        compositions(&hana.person).await,
        json!([1, 1]),
        "it was not broken off"
    );
    hana.stops_writing().await;
    hana.shows_exactly(&["新しい顧客は誰"]).await;
    ken.shows_exactly(&["新しい顧客は誰"]).await;
}

async fn watches_compositions(person: &User) {
    person
        .eval(
            "window.compositions = [0, 0];
             addEventListener('compositionstart', () => compositions[0]++);
             addEventListener('compositionend', () => compositions[1]++); 0",
        )
        .await;
}

/// How many compositions began and ended.
async fn compositions(person: &User) -> serde_json::Value {
    person.eval("compositions").await
}

/// What stands in the field that has the keyboard.
async fn field(person: &User) -> String {
    let value = person.eval("document.activeElement?.value ?? ''").await;
    value.as_str().unwrap_or_default().to_owned()
}
