//! Pictures: pasted, dropped, seen by everybody, kept, refused, exported.

mod hands;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tests::input::Spot;
use tests::picture::{png, sha256};
use tests::stage::Stage;

use crate::board::{AtBoard, bench_path};
use hands::{
    PETROL, RASPBERRY, drops, file_of, has_colour, holds, images, jpeg, pastes, shows, the_image,
    two_at_board,
};

pub async fn a_pasted_picture_is_seen_by_everybody_and_stays(stage: Arc<Stage>) {
    let (hana, ken) = two_at_board(&stage).await;
    pastes(&hana.person, &png(300, 200, RASPBERRY)).await;
    shows(&hana.person, RASPBERRY).await;
    shows(&ken.person, RASPBERRY).await;
    hana.is_saved().await;
    let image = hana.relay_has("the picture", the_image).await;
    assert_eq!(image.pixels, [300, 200]);

    // The relay has the very bytes that the document names.
    let stored = file_of(&stage, &hana, &image).await;
    assert_eq!(sha256(&stored), image.hash.as_str());

    hana.person.reload().await;
    hana.is_ready().await;
    shows(&hana.person, RASPBERRY).await;
}

pub async fn a_dropped_photograph_lies_where_it_was_dropped(stage: Arc<Stage>) {
    let (hana, ken) = two_at_board(&stage).await;
    let folder = tempfile::TempDir::new().unwrap();
    let photograph = folder.path().join("店舗の入口.jpg");
    fs::write(&photograph, jpeg(&hana.person, 640, 480, PETROL).await).unwrap();
    let at = Spot::new(700.0, 300.0);
    drops(&hana.person, at, &[&photograph]).await;
    shows(&hana.person, PETROL).await;
    shows(&ken.person, PETROL).await;
    let truth = hana
        .relay_has("the photograph", |truth| {
            the_image(truth).map(|_| truth.clone())
        })
        .await;
    let element = images(&truth)[0];
    let image = element.as_image().unwrap();
    assert_eq!(image.media, board::MediaType::Jpeg);
    assert_eq!(image.alt, "店舗の入口");
    let corner = truth.corner(element);
    let middle = hana.camera().await.at(at);
    let found = (
        corner.x + element.size.width / 2.0,
        corner.y + element.size.height / 2.0,
    );
    assert!(
        (found.0 - middle.x).abs() < 2.0 && (found.1 - middle.y).abs() < 2.0,
        "{found:?} is not {middle:?}"
    );
}

pub async fn a_picture_that_cannot_be_sent_waits_over_a_reload(stage: Arc<Stage>) {
    let (hana, ken) = two_at_board(&stage).await;
    // Only pictures do not get through.
    let no_pictures = json!({ "urls": ["*/images/*"] });
    let call = async |params: Value| {
        hana.person
            .page()
            .call("Network.setBlockedURLs", params)
            .await
            .unwrap()
    };
    hana.person.expect_network_errors();
    ken.person.expect_network_errors();
    hana.person
        .page()
        .call("Network.enable", json!({}))
        .await
        .unwrap();
    call(no_pictures).await;
    pastes(&hana.person, &png(300, 200, RASPBERRY)).await;
    shows(&hana.person, RASPBERRY).await;
    let words = hana.words.say("picture.sent_later");
    hana.person.reads(words).await;
    hana.has_status("sending-pictures").await;
    let image = hana.relay_has("the picture's place", the_image).await;
    let missing = format!("/api/boards/{}/images/{}", hana.board.id, image.hash);
    let key = Some(hana.board.viewer.as_str());
    assert_eq!(
        stage.relay().await.get(&missing, key).await.unwrap().status,
        404
    );
    assert!(!has_colour(&ken.person, RASPBERRY).await);

    hana.person.reload().await;
    hana.is_ready().await;
    shows(&hana.person, RASPBERRY).await;
    assert!(!has_colour(&ken.person, RASPBERRY).await);

    call(json!({ "urls": [] })).await;
    shows(&ken.person, RASPBERRY).await;
    hana.is_saved().await;
}

pub async fn work_without_a_net_brings_its_pictures_when_it_is_back(stage: Arc<Stage>) {
    let (hana, ken) = two_at_board(&stage).await;
    hana.person.cut_net();
    ken.person.expect_network_errors();
    hana.is_not_saved().await;
    pastes(&hana.person, &png(300, 200, RASPBERRY)).await;
    shows(&hana.person, RASPBERRY).await;
    assert!(the_image(&hana.truth().await).is_none());
    hana.person.mend_net();
    hana.is_saved().await;
    shows(&ken.person, RASPBERRY).await;
}

pub async fn what_is_no_picture_is_refused_in_words(stage: Arc<Stage>) {
    let (hana, _) = two_at_board(&stage).await;
    let folder = tempfile::TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut half = png(300, 200, RASPBERRY);
    half.truncate(60);
    let corrupt = file("壊れた.png", &half);
    let heic = file("写真.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    let mut bomb = png(1, 1, RASPBERRY);
    bomb.splice(16..24, [0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let bomb = file("爆弾.png", &bomb);
    let huge = folder.path().join("巨大.png");
    fs::File::create(&huge).unwrap().set_len(50 << 20).unwrap();
    let at = Spot::new(700.0, 300.0);
    for (path, key, values) in [
        (
            &huge,
            "error.picture_too_large",
            [("name", "巨大.png"), ("limit", "20")],
        ),
        (
            &corrupt,
            "error.picture_unreadable",
            [("name", "壊れた.png"), ("", "")],
        ),
        (
            &heic,
            "error.picture_unsupported",
            [("name", "写真.heic"), ("kind", "HEIC")],
        ),
        (
            &bomb,
            "error.picture_pixels",
            [("name", "爆弾.png"), ("limit", "64")],
        ),
    ] {
        drops(&hana.person, at, &[path]).await;
        let mut words = hana.words.say(key).to_owned();
        for (name, value) in values {
            words = words.replace(&format!("{{{name}}}"), value);
        }
        hana.person.reads(&words).await;
    }
    // What is fine among them is taken, and nothing else was harmed.
    let fine = file("よい.png", &png(300, 200, RASPBERRY));
    drops(&hana.person, at, &[&corrupt, &fine]).await;
    shows(&hana.person, RASPBERRY).await;
    let truth = hana
        .relay_has("the one picture", |truth| {
            the_image(truth).map(|_| truth.clone())
        })
        .await;
    assert_eq!(images(&truth).len(), 1);
}

pub async fn a_large_photograph_is_made_smaller_and_forgets_where_it_was_taken(stage: Arc<Stage>) {
    let (hana, _) = two_at_board(&stage).await;
    let folder = tempfile::TempDir::new().unwrap();
    let large = folder.path().join("大きい.jpg");
    let mut bytes = jpeg(&hana.person, 5_000, 1_000, PETROL).await;
    // EXIF with a remark, behind the first marker.
    let remark = b"\xff\xe1\x00\x15Exif\0\0GPS 35.6 139.";
    assert_eq!(remark.len(), 23);
    bytes.splice(2..2, remark.iter().copied());
    fs::write(&large, bytes).unwrap();
    drops(&hana.person, Spot::new(700.0, 300.0), &[&large]).await;
    let words = hana.words.say("picture.shrunk").replace("{count}", "1");
    hana.person.reads(&words).await;
    shows(&hana.person, PETROL).await;
    let image = hana.relay_has("the picture", the_image).await;
    assert_eq!(image.pixels, [4_096, 819]);
    let stored = file_of(&stage, &hana, &image).await;
    assert!(
        !stored
            .windows(4)
            .any(|part| part == b"Exif" || part == b"GPS ")
    );
}

pub async fn a_chosen_file_becomes_a_picture(stage: Arc<Stage>) {
    let (hana, _) = two_at_board(&stage).await;
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("会場.png");
    fs::write(&file, png(300, 200, RASPBERRY)).unwrap();
    let page = hana.person.page();
    let intercepted = json!({ "enabled": true });
    page.call("Page.setInterceptFileChooserDialog", intercepted)
        .await
        .unwrap();
    let mut events = page.events();
    let button = hana.words.say("command.insert_image");
    hana.person.clicks("button", button).await;
    let input = loop {
        let event = events.recv().await.unwrap();
        if event.method == "Page.fileChooserOpened" {
            assert_eq!(event.params["mode"], "selectMultiple");
            break event.params["backendNodeId"].clone();
        }
    };
    let files = json!({ "files": [file], "backendNodeId": input });
    page.call("DOM.setFileInputFiles", files).await.unwrap();
    shows(&hana.person, RASPBERRY).await;
    let image = hana.relay_has("the picture", the_image).await;
    assert_eq!(image.alt, "会場");
}

pub async fn a_picture_comes_along_to_another_board(stage: Arc<Stage>) {
    let (hana, _) = two_at_board(&stage).await;
    pastes(&hana.person, &png(300, 200, RASPBERRY)).await;
    shows(&hana.person, RASPBERRY).await;
    hana.is_saved().await;
    let _clipboard = hana.person.takes_clipboard().await;
    for step in ["rawKeyDown", "keyUp"] {
        let press = json!({
            "type": step, "modifiers": 2, "key": "c", "code": "KeyC",
            "windowsVirtualKeyCode": 67, "commands": ["copy"],
        });
        let page = hana.person.page();
        page.call("Input.dispatchKeyEvent", press).await.unwrap();
    }
    let other = stage
        .relay()
        .await
        .new_board("別のボード", None, "ja")
        .await;
    hana.person.expect_network_errors();
    hana.person
        .open(&bench_path(&other, &other.participant))
        .await;
    hana.is_ready().await;
    hana.person.page().paste().await.unwrap();
    shows(&hana.person, RASPBERRY).await;
    let ken = AtBoard::enter(&stage, "別の健", &other, &other.viewer).await;
    ken.person.expect_network_errors();
    shows(&ken.person, RASPBERRY).await;
}

pub async fn exports_hold_the_pictures(stage: Arc<Stage>) {
    let (hana, _) = two_at_board(&stage).await;
    pastes(&hana.person, &png(300, 200, RASPBERRY)).await;
    shows(&hana.person, RASPBERRY).await;
    hana.is_saved().await;
    let image = hana.relay_has("the picture", the_image).await;
    let viewer = Some(hana.board.viewer.as_str());
    let bytes = file_of(&stage, &hana, &image).await;
    let inside = format!("data:image/png;base64,{}", STANDARD.encode(&bytes));

    let own = fs::read_to_string(hana.exports("svg").await).unwrap();
    assert!(own.contains(&inside), "the app's SVG holds the picture");
    hana.person.key("Escape").await;
    let theirs = stage.relay().await.export(&hana.board, "svg").await;
    assert!(theirs.contains(&inside), "so does the relay's");

    let own = fs::read(hana.exports("png").await).unwrap();
    assert!(
        holds(&hana.person, &own, RASPBERRY).await,
        "the app's PNG shows it"
    );
    let path = format!("/api/boards/{}/export/png?scale=1", hana.board.id);
    let theirs = stage.relay().await.get(&path, viewer).await.unwrap();
    assert_eq!(theirs.status, 200, "{}", theirs.text());
    assert!(
        holds(&hana.person, &theirs.body, RASPBERRY).await,
        "the relay's PNG shows it"
    );
}
