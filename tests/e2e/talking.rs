//! Pointing things out, saying something at one's cursor, and comments.

use std::sync::Arc;

use tests::input::{Button, Spot};
use tests::stage::Stage;

use crate::board::AtBoard;

/// Whether anything is painted on the lasers' canvas.
const LASER: &str = "(() => {
    const layer = document.querySelector('.laser-layer');
    if (!layer || !layer.width) return false;
    const dots = layer.getContext('2d').getImageData(0, 0, layer.width, layer.height).data;
    return dots.some((value) => value > 0);
})()";

/// What somebody else says at the cursor now.
const CHAT: &str = "document.querySelector('.person-chat:not([data-said])')?.textContent ?? ''";

/// How many marks of comments there are, with what they count.
const PINS: &str =
    "[...document.querySelectorAll('.comment-pin')].map((pin) => pin.innerText.trim()).join()";

pub async fn pointing_chatting_and_comments_reach_the_other(stage: Arc<Stage>) {
    let board = stage.new_canvas("話し合い").await;
    let (hana, ken) = tokio::join!(
        AtBoard::enter(&stage, "花", &board, &board.participant),
        AtBoard::enter(&stage, "健", &board, &board.participant),
    );
    hana.writes_into("cs", "配送が遅い").await;
    ken.shows("配送が遅い").await;
    hana.settles().await;
    points(&hana, &ken).await;
    chats(&hana, &ken).await;
    comments(&hana, &ken).await;
    // All of it is on the relay.
    let markdown = stage
        .relay()
        .await
        .export(&hana.board, "md?locale=ja")
        .await;
    assert!(
        markdown.contains("- 「配送が遅い」花: なぜいつも遅い?（解決済み）\n  - 健: 倉庫が遠い"),
        "{markdown}"
    );
}

/// The laser is seen while it is pressed, by both, and fades.
async fn points(hana: &AtBoard, ken: &AtBoard) {
    let (from, to) = (hana.cell("vp").await, hana.cell("cr").await);
    hana.person.hover(from).await;
    hana.person.key("k").await;
    hana.person
        .wait_for("document.querySelector('.board-surface').dataset.tool === 'Laser'")
        .await;
    let page = hana.person.page();
    page.press(from, Button::Left, 1, &[]).await.unwrap();
    hana.person.wait_for(LASER).await;
    ken.person.wait_for(LASER).await;
    page.release(to, Button::Left, 1, &[]).await.unwrap();
    hana.person.wait_for(&format!("!{LASER}")).await;
    ken.person.wait_for(&format!("!{LASER}")).await;
    hana.person.key("Escape").await;
    hana.person
        .wait_for("document.querySelector('.board-surface').dataset.tool === 'Select'")
        .await;
}

/// What is typed at the cursor is seen as it is typed, and gone afterwards.
async fn chats(hana: &AtBoard, ken: &AtBoard) {
    let here = hana.cell("kp").await;
    hana.person.hover(here).await;
    ken.sees_cursor_of("花").await;
    hana.person.key("/").await;
    hana.person
        .wait_for("document.activeElement?.matches('.chat-field')")
        .await;
    hana.person.writes("ここです").await;
    ken.person.wait_for(&format!("{CHAT} === 'ここです'")).await;
    hana.person.key("Enter").await;
    ken.person.wait_for(&format!("{CHAT} === ''")).await;
    hana.person
        .wait_for(
            "document.activeElement?.matches('.chat-field') && document.activeElement.value === ''",
        )
        .await;
    hana.person.key("Escape").await;
    hana.person
        .wait_for("!document.querySelector('.chat-field')")
        .await;
}

/// Made, answered, settled, and still there after loading the page again.
async fn comments(hana: &AtBoard, ken: &AtBoard) {
    let note = hana.note("配送が遅い").await;
    hana.person.key("c").await;
    hana.person
        .wait_for("document.querySelector('.board-surface').dataset.tool === 'Comment'")
        .await;
    hana.person.click(note).await;
    hana.person
        .wait_for("document.activeElement?.matches('.comment-field')")
        .await;
    hana.person.writes("なぜ遅い?").await;
    hana.person.key("Control+Enter").await;
    hana.person.wait_for(&format!("{PINS} === '1'")).await;

    ken.person.wait_for(&format!("{PINS} === '1'")).await;
    keeps_to_its_note(ken).await;
    ken.person
        .clicks(
            "button",
            &ken.words
                .say("comments.pin")
                .replace("{count}", "1")
                .replace("{words}", "なぜ遅い?"),
        )
        .await;
    ken.person.reads("なぜ遅い?").await;
    ken.person
        .wait_for("!document.querySelector('[data-action=comment-delete]')")
        .await;
    ken.person
        .fills(ken.words.say("comments.answer"), "倉庫が遠い")
        .await;
    ken.person
        .clicks("button", ken.words.say("comments.send"))
        .await;
    // It is all that he has done, and can be undone.
    let undo = "!document.querySelector('[data-action=undo]').hasAttribute('aria-disabled')";
    ken.person.wait_for(undo).await;
    hana.person.wait_for(&format!("{PINS} === '2'")).await;
    hana.person.reads("倉庫が遠い").await;
    says_it_otherwise(hana, ken).await;
    hana.person
        .clicks("button", hana.words.say("comments.resolve"))
        .await;
    ken.person.wait_for(&format!("{PINS} === ''")).await;
    hana.is_saved().await;

    hana.person.reload().await;
    hana.is_ready().await;
    hana.chooses("command.comments").await;
    hana.person.reads("なぜいつも遅い?").await;
    hana.person.reads(hana.words.say("comments.settled")).await;
    // It is still hers.
    hana.person
        .eval("document.querySelector('[data-action=comment-row]').click()")
        .await;
    hana.person
        .wait_for("document.querySelector('[data-action=comment-delete]')")
        .await;
}

/// By keys: given up once, done then, and the keyboard is back where it was.
async fn says_it_otherwise(hana: &AtBoard, ken: &AtBoard) {
    let by = "document.activeElement?.dataset.action === 'comment-edit'";
    let field = "document.activeElement?.matches('.comment-field')
        && document.activeElement.value === 'なぜ遅い?'";
    let name = hana.words.say("comments.edit");
    hana.person.clicks("button", name).await;
    hana.person.wait_for(field).await;
    hana.person.key("Escape").await;
    hana.person.wait_for(by).await;
    hana.person.key("Enter").await;
    hana.person.wait_for(field).await;
    hana.person.fills(name, "なぜいつも遅い?").await;
    hana.person.key("Control+Enter").await;
    hana.person.wait_for(by).await;
    hana.person.reads("なぜいつも遅い?").await;
    ken.person.reads("なぜいつも遅い?").await;
}

/// Whoever looks elsewhere has the mark at the note all the same.
async fn keeps_to_its_note(ken: &AtBoard) {
    let pin = "document.querySelector('.comment-pin').getBoundingClientRect().left";
    let before = ken.person.eval(pin).await;
    let camera = ken.camera().await;
    let empty = ken.cell("kp").await;
    ken.person.wheel(empty, Spot { x: 37.5, y: 0.0 }, &[]).await;
    let moved = ken.camera_after(camera).await;
    let by = (camera.x - moved.x) * moved.zoom;
    ken.person
        .wait_for(&format!("Math.abs({pin} - {before} - {by}) < 1.5"))
        .await;
}
