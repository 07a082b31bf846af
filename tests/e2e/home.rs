//! The home page: from nothing to a board, in both languages.

use std::sync::Arc;

use tests::stage::Stage;
use tests::words::Words;

pub async fn a_board_is_made_from_the_template_in_japanese(stage: Arc<Stage>) {
    makes_a_board(
        stage,
        Words::japanese(),
        "ja-JP",
        "新サービス検討会",
        "顧客セグメント",
    )
    .await;
}

pub async fn a_board_is_made_from_the_template_in_english(stage: Arc<Stage>) {
    makes_a_board(
        stage,
        Words::english(),
        "en-GB",
        "New service",
        "Customer Segment",
    )
    .await;
}

async fn makes_a_board(
    stage: Arc<Stage>,
    words: Words,
    language: &str,
    title: &str,
    first_cell: &str,
) {
    let hana = stage.person_with_language("hana", language).await;
    hana.open("/").await;
    hana.sees("heading", words.say("app.promise")).await;
    let lang = format!("document.documentElement.lang === '{}'", words.locale());
    hana.wait_for(&lang).await;
    hana.reads(words.say("home.recent_empty")).await;

    hana.fills(words.say("board.title_label"), title).await;
    hana.clicks("button", words.say("home.create")).await;
    hana.wait_for("location.pathname.startsWith('/b/') && location.hash.startsWith('#k=')")
        .await;
    hana.sees("list", first_cell).await;
    hana.wait_for(&format!("document.title.includes('{title}')"))
        .await;

    hana.open("/").await;
    hana.reads(title).await;
    hana.clicks("link", title).await;
    hana.sees("list", first_cell).await;
}

pub async fn a_title_that_is_too_long_is_named_and_kept(stage: Arc<Stage>) {
    let words = Words::japanese();
    let hana = stage.person("hana").await;
    hana.open("/").await;
    let long = "あ".repeat(10_000);
    hana.fills(words.say("board.title_label"), &long).await;
    hana.reads("200").await;
    let field = hana.sees("textbox", words.say("board.title_label")).await;
    assert_eq!(
        field.value.chars().count(),
        10_000,
        "what was typed is kept"
    );
    hana.key("Enter").await;
    assert_eq!(
        hana.eval("location.pathname").await,
        "/",
        "no board was made"
    );
}

pub async fn a_relay_that_is_gone_is_told_of(stage: Arc<Stage>) {
    let words = Words::japanese();
    let hana = stage.person("hana").await;
    hana.open("/").await;
    hana.fills(words.say("board.title_label"), "作れない").await;
    hana.expect_network_errors();
    stage.relay().await.kill();
    hana.clicks("button", words.say("home.create")).await;
    // In the form: the list of templates, which was under way, may say the same.
    hana.wait_for(&format!(
        "document.querySelector('#new-board').innerText.includes('{}')",
        words.say("error.unreachable")
    ))
    .await;
    let field = hana.sees("textbox", words.say("board.title_label")).await;
    assert_eq!(field.value, "作れない", "what was typed is kept");
    stage.relay().await.start().await.unwrap();
    hana.clicks("button", words.say("home.create")).await;
    hana.wait_for("location.pathname.startsWith('/b/')").await;
}
