//! What other programs find in the clipboard.

use std::sync::Arc;

use serde_json::json;
use tests::input::Spot;
use tests::stage::Stage;

use crate::board::AtBoard;

/// The kinds that lie in the clipboard, sorted.
const KINDS: &str =
    "navigator.clipboard.read().then((items) => items.flatMap((item) => item.types).sort())";

pub async fn a_picture_goes_along_and_the_notes_come_back(stage: Arc<Stage>) {
    let board = stage.relay().await.new_board("写し", None, "ja").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let person = &hana.person;
    hana.writes_note(Spot::new(600.0, 400.0), "写す <一> & \"二\"")
        .await;
    person.click(hana.note("写す <一> & \"二\"").await).await;
    hana.has_selected(1).await;
    let _clipboard = person.takes_clipboard().await;
    person.eval("navigator.clipboard.writeText('')").await;
    for step in ["rawKeyDown", "keyUp"] {
        let press = json!({
            "type": step, "modifiers": 2, "key": "c", "code": "KeyC",
            "windowsVirtualKeyCode": 67, "commands": ["copy"],
        });
        let page = person.page();
        page.call("Input.dispatchKeyEvent", press).await.unwrap();
    }
    person
        .wait_for(&format!(
            "{KINDS}.then((kinds) => kinds.join() === 'image/png,text/html,text/plain')"
        ))
        .await;
    // It is a picture, as large as the note and some space around, twice as fine.
    person
        .wait_for(
            "navigator.clipboard.read()
                .then(([item]) => item.getType('image/png'))
                .then((png) => createImageBitmap(png))
                .then(({ width, height }) => width === 464 && height === 464)",
        )
        .await;
    // And on a board it is still the note.
    person.key("Escape").await;
    person.page().paste().await.unwrap();
    hana.shows_exactly(&["写す <一> & \"二\"", "写す <一> & \"二\""])
        .await;
    hana.relay_has("two free notes of one size", |truth| {
        let sizes: Vec<_> = truth.notes().map(|(element, _)| element.size).collect();
        (sizes.len() == 2 && sizes[0] == sizes[1]).then_some(())
    })
    .await;

    // Only the picture, and it is said.
    person.key("Alt+Shift+C").await;
    person.reads(hana.words.say("copy.picture_done")).await;
    person
        .wait_for(&format!(
            "{KINDS}.then((kinds) => kinds.join() === 'image/png')"
        ))
        .await;
}
