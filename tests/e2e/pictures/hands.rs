//! What the tests with pictures do and see.

use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::{Element, Image};
use serde_json::json;
use tests::input::Spot;
use tests::stage::Stage;
use tests::truth::Truth;
use tests::user::User;
use tests::waiting;

use crate::board::AtBoard;

/// A colour that nothing else on a board has.
pub const RASPBERRY: [u8; 3] = [200, 30, 90];
/// Another one.
pub const PETROL: [u8; 3] = [0, 110, 120];

/// A board with somebody who writes and somebody who looks.
pub async fn two_at_board(stage: &Arc<Stage>) -> (AtBoard, AtBoard) {
    let board = stage.relay().await.new_board("画像", None, "ja").await;
    let hana = AtBoard::enter(stage, "花", &board, &board.participant).await;
    let ken = AtBoard::enter(stage, "健", &board, &board.viewer).await;
    // The first try may come before the picture has been sent.
    ken.person.expect_network_errors();
    (hana, ken)
}

/// The pictures that the relay has on a board.
pub fn images(truth: &Truth) -> Vec<&Element> {
    let elements = truth.elements().iter();
    elements
        .filter(|element| element.as_image().is_some())
        .collect()
}

/// The only picture, or the first one.
pub fn the_image(truth: &Truth) -> Option<Image> {
    images(truth).first()?.as_image().cloned()
}

/// Pastes a picture by a real paste event.
pub async fn pastes(person: &User, picture: &[u8]) {
    let _clipboard = person.takes_clipboard().await;
    let data = STANDARD.encode(picture);
    person
        .eval(&format!(
            "navigator.clipboard.write([new ClipboardItem({{ 'image/png': new Blob(
                [Uint8Array.from(atob('{data}'), (letter) => letter.charCodeAt(0))],
                {{ type: 'image/png' }}) }})])"
        ))
        .await;
    person.page().paste().await.unwrap();
}

/// Drags files in from outside and lets them go.
pub async fn drops(person: &User, at: Spot, files: &[&Path]) {
    for step in ["dragEnter", "dragOver", "drop"] {
        let event = json!({
            "type": step,
            "x": at.x,
            "y": at.y,
            "data": { "items": [], "files": files, "dragOperationsMask": 1 },
        });
        let done = person.page().call("Input.dispatchDragEvent", event).await;
        done.unwrap();
    }
}

/// A JPEG of one colour, made by the person's browser.
pub async fn jpeg(person: &User, width: u32, height: u32, color: [u8; 3]) -> Vec<u8> {
    let [red, green, blue] = color;
    let made = person
        .eval(&format!(
            "(async () => {{
                const canvas = new OffscreenCanvas({width}, {height});
                const context = canvas.getContext('2d');
                context.fillStyle = 'rgb({red},{green},{blue})';
                context.fillRect(0, 0, {width}, {height});
                const blob = await canvas.convertToBlob({{ type: 'image/jpeg', quality: 0.95 }});
                const bytes = new Uint8Array(await blob.arrayBuffer());
                return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
            }})()"
        ))
        .await;
    STANDARD.decode(made.as_str().unwrap()).unwrap()
}

/// Waits until a good part of what a person sees has this colour.
pub async fn shows(person: &User, color: [u8; 3]) {
    waiting::until(&format!("{} to see {color:?}", person.name()), || async {
        if has_colour(person, color).await {
            Ok(())
        } else {
            Err("another picture")
        }
    })
    .await;
}

/// Whether a good part of what a person sees has this colour.
pub async fn has_colour(person: &User, color: [u8; 3]) -> bool {
    let seen = person.page().screenshot().await.unwrap();
    holds(person, &seen, color).await
}

/// Whether at least a hundredth of a picture has this colour, or nearly.
pub async fn holds(person: &User, picture: &[u8], [red, green, blue]: [u8; 3]) -> bool {
    let data = STANDARD.encode(picture);
    let found = person
        .eval(&format!(
            "(async () => {{
                const image = new Image();
                image.src = 'data:image/png;base64,{data}';
                await image.decode();
                const surface = new OffscreenCanvas(image.width, image.height);
                const painter = surface.getContext('2d');
                painter.drawImage(image, 0, 0);
                const {{ data }} = painter.getImageData(0, 0, image.width, image.height);
                let found = 0;
                for (let at = 0; at < data.length; at += 4) {{
                    const distance = Math.abs(data[at] - {red}) + Math.abs(data[at + 1] - {green})
                        + Math.abs(data[at + 2] - {blue});
                    if (distance < 12) found += 1;
                }}
                return found * 100 > image.width * image.height;
            }})()"
        ))
        .await;
    found == json!(true)
}

/// Waits until the relay has a picture's file, and gives its bytes.
pub async fn file_of(stage: &Stage, at: &AtBoard, image: &Image) -> Vec<u8> {
    let path = format!("/api/boards/{}/images/{}", at.board.id, image.hash);
    let key = Some(at.board.viewer.as_str());
    waiting::until("the relay to have the picture's bytes", || async {
        let answer = stage.relay().await.get(&path, key).await.unwrap();
        if answer.status == 200 {
            Ok(answer.body)
        } else {
            Err(answer.status)
        }
    })
    .await
}
