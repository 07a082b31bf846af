//! Pictures: brought, seen, refused.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::limits::IMAGE_BYTES_MAX;
use board::{
    BoardPoint, BoardSize, ContentHash, Element, ElementId, ElementKind, Image, MediaType,
    Placement,
};
use collab::message::Message;
use server::RunningRelay;
use server::store::PageLimit;
use tempfile::TempDir;
use tests::http::{Answer, request, request_with};
use tests::picture::{png, sha256};
use tests::waiting;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::person::Person;
use crate::place::{BoardKeys, Place, config};

fn path(board: &BoardKeys, hash: &str) -> String {
    format!("/api/boards/{}/images/{hash}", board.id)
}

async fn put(port: u16, board: &BoardKeys, key: Option<&str>, bytes: &[u8]) -> Answer {
    let path = path(board, &sha256(bytes));
    request_with(port, "PUT", &path, key, "text/html", bytes)
        .await
        .unwrap()
}

/// What lies in the folder with pictures, besides folders.
fn files(place: &Place) -> Vec<PathBuf> {
    fn below(folder: PathBuf, found: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(folder) else {
            return;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                below(path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    below(place.folder().join("images"), &mut found);
    found
}

#[tokio::test]
async fn v30_a_picture_comes_back_as_it_was_for_whoever_may_look() {
    let mut place = Place::open().await;
    let board = place.board().await;
    let picture = png(300, 200, [200, 30, 60]);
    let hash = sha256(&picture);
    let missing = place.get(&path(&board, &hash), Some(&board.viewer)).await;
    assert_eq!(
        (missing.status, missing.json()["error"].clone()),
        (404, "unknown_image".into())
    );

    let brought = put(place.port(), &board, Some(&board.participant), &picture).await;
    assert_eq!(brought.status, 201, "{}", brought.text());
    let said = brought.json();
    assert_eq!(said["hash"], hash.as_str());
    // Its sender said that it was HTML.
    assert_eq!(said["media"], "image/png");
    assert_eq!(said["pixels"], serde_json::json!([300, 200]));
    let again = put(place.port(), &board, Some(&board.facilitator), &picture).await;
    assert_eq!(again.status, 200, "{}", again.text());

    place.stop().await;
    place.start_again().await;
    let seen = place.get(&path(&board, &hash), Some(&board.viewer)).await;
    assert_eq!(seen.status, 200);
    assert!(seen.body == picture, "{} bytes", seen.body.len());
    let head = seen.head.to_lowercase();
    for header in [
        "content-type: image/png",
        "cache-control: private, max-age=31536000, immutable",
        "vary: authorization",
        "x-content-type-options: nosniff",
        "content-security-policy: default-src 'none'; sandbox",
        "content-disposition: inline",
        &format!("content-length: {}", picture.len()),
    ] {
        assert!(head.contains(header), "{header}: {head}");
    }
}

#[tokio::test]
async fn v31_what_is_too_large_is_refused_with_the_limit_and_leaves_nothing() {
    let place = Place::open().await;
    let board = place.board().await;
    let authorization = format!("Authorization: Bearer {}", board.participant);
    let address = path(&board, &sha256(b"large"));

    // Announced: refused before a byte of it was sent.
    let mut socket = TcpStream::connect(("127.0.0.1", place.port()))
        .await
        .unwrap();
    let head = format!(
        "PUT {address} HTTP/1.1\r\nHost: x\r\n{authorization}\r\nContent-Length: 52428800\r\n\r\n"
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut start = [0; 12];
    socket.read_exact(&mut start).await.unwrap();
    assert_eq!(&start, b"HTTP/1.1 413");

    // Not announced: refused as soon as it is too much.
    let mut socket = TcpStream::connect(("127.0.0.1", place.port()))
        .await
        .unwrap();
    let head = format!(
        "PUT {address} HTTP/1.1\r\nHost: x\r\n{authorization}\r\nTransfer-Encoding: chunked\r\n\
         Connection: close\r\n\r\n{:x}\r\n",
        IMAGE_BYTES_MAX + 1
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    socket
        .write_all(&vec![7; IMAGE_BYTES_MAX + 1])
        .await
        .unwrap();
    socket.write_all(b"\r\n0\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains("too_large"), "{answer}");
    assert!(answer.contains(&IMAGE_BYTES_MAX.to_string()), "{answer}");

    // Few bytes that would become many pixels.
    let mut bomb = png(1, 1, [0; 3]);
    bomb.splice(16..24, [0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let refused = put(place.port(), &board, Some(&board.participant), &bomb).await;
    assert_eq!(
        (refused.status, refused.json()["error"].clone()),
        (422, "too_many_pixels".into())
    );
    assert_eq!(files(&place), Vec::<PathBuf>::new());
}

/// A relay that gives each board 200,000 bytes for pictures.
async fn narrow(folder: &TempDir) -> RunningRelay {
    let mut config = config(folder.path(), &PageLimit::default());
    config.image_bytes_per_board = 200_000;
    server::start(config).await.unwrap()
}

async fn board_at(port: u16) -> BoardKeys {
    let wish = serde_json::json!({"title": "狭い"});
    let made = request(port, "POST", "/api/boards", None, Some(&wish))
        .await
        .unwrap()
        .json();
    let text = |at: &str| made.pointer(at).unwrap().as_str().unwrap().to_owned();
    BoardKeys {
        id: text("/id"),
        facilitator: text("/keys/facilitator"),
        participant: text("/keys/participant"),
        viewer: text("/keys/viewer"),
    }
}

#[tokio::test]
async fn v31_a_board_whose_space_is_used_up_takes_no_more_also_after_a_restart() {
    let folder = TempDir::new().unwrap();
    let mut relay = narrow(&folder).await;
    let board = board_at(relay.address().port()).await;
    let other = board_at(relay.address().port()).await;
    // Some 90 kB each: two fit.
    for (number, status) in [(1, 201), (2, 201), (3, 507), (4, 507)] {
        let port = relay.address().port();
        let answer = put(
            port,
            &board,
            Some(&board.participant),
            &png(173, 173, [number; 3]),
        )
        .await;
        assert_eq!(answer.status, status, "{number}: {}", answer.text());
        if status == 507 {
            assert_eq!(answer.json()["error"], "board_full");
            assert!(answer.text().contains("200000"), "{}", answer.text());
        }
        if number == 3 {
            relay.stop().await;
            relay = narrow(&folder).await;
        }
    }
    // What was refused takes up nothing, and another board has space of its own.
    let port = relay.address().port();
    let small = png(40, 40, [9; 3]);
    let fits = put(port, &board, Some(&board.participant), &small).await;
    assert_eq!(fits.status, 201, "{}", fits.text());
    let large = png(173, 173, [3; 3]);
    let elsewhere = put(port, &other, Some(&other.participant), &large).await;
    assert_eq!(elsewhere.status, 201, "{}", elsewhere.text());
}

#[tokio::test]
async fn v32_other_bytes_than_named_and_other_files_than_pictures_are_refused() {
    let place = Place::open().await;
    let board = place.board().await;
    let picture = png(8, 8, [1, 2, 3]);
    let wrong = path(&board, &sha256(b"something else"));
    let key = Some(board.participant.as_str());
    let refused = request_with(place.port(), "PUT", &wrong, key, "image/png", &picture)
        .await
        .unwrap();
    assert_eq!(
        (refused.status, refused.json()["error"].clone()),
        (422, "wrong_hash".into())
    );
    for other in [
        &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"[..],
        b"<!doctype html><script>alert(1)</script>",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"",
        // A picture that ends before it says how large it is.
        &picture[..20],
    ] {
        let refused = put(place.port(), &board, key, other).await;
        assert_eq!(
            (refused.status, refused.json()["error"].clone()),
            (415, "not_a_picture".into()),
            "{other:?}"
        );
    }
    let nameless = path(&board, "../../nonet.db");
    for method in ["PUT", "GET"] {
        let refused = request_with(place.port(), method, &nameless, key, "image/png", &picture)
            .await
            .unwrap();
        assert_eq!(refused.status, 404, "{}", refused.text());
    }
    let no_hash = path(&board, "abc");
    let refused = request_with(place.port(), "PUT", &no_hash, key, "image/png", &picture)
        .await
        .unwrap();
    assert_eq!(refused.status, 400, "{}", refused.text());
    assert_eq!(files(&place), Vec::<PathBuf>::new());
}

#[tokio::test]
async fn v33_only_a_key_of_that_board_brings_or_shows_its_pictures() {
    let place = Place::open().await;
    let board = place.board().await;
    let other = place.board().await;
    let picture = png(8, 8, [1, 2, 3]);
    for (key, status, code) in [
        (None, 401, "no_key"),
        (Some(other.facilitator.as_str()), 403, "wrong_key"),
        (Some(board.viewer.as_str()), 403, "read_only"),
    ] {
        let refused = put(place.port(), &board, key, &picture).await;
        assert_eq!(
            (refused.status, refused.json()["error"].clone()),
            (status, code.into())
        );
    }
    assert_eq!(files(&place), Vec::<PathBuf>::new());
    let brought = put(place.port(), &board, Some(&board.participant), &picture).await;
    assert_eq!(brought.status, 201);
    let address = path(&board, &sha256(&picture));
    for (key, status) in [
        (None, 401),
        (Some(other.facilitator.as_str()), 403),
        (Some(board.viewer.as_str()), 200),
    ] {
        assert_eq!(place.get(&address, key).await.status, status);
    }
    // Knowing the hash is no way to another board's picture.
    let address = path(&other, &sha256(&picture));
    let hidden = place.get(&address, Some(&other.facilitator)).await;
    assert_eq!(hidden.status, 404);
}

#[tokio::test]
async fn v34_a_picture_that_breaks_off_leaves_nothing() {
    let place = Place::open().await;
    let board = place.board().await;
    let picture = png(300, 300, [5; 3]);
    let address = path(&board, &sha256(&picture));
    let mut socket = TcpStream::connect(("127.0.0.1", place.port()))
        .await
        .unwrap();
    let head = format!(
        "PUT {address} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nContent-Length: {}\r\n\r\n",
        board.participant,
        picture.len()
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    socket.write_all(&picture[..100_000]).await.unwrap();
    waiting::until("the picture to begin to arrive", async || {
        match files(&place).len() {
            1 => Ok(()),
            other => Err(other),
        }
    })
    .await;
    drop(socket);
    waiting::until("what came of it to be gone", async || {
        let left = files(&place);
        if left.is_empty() { Ok(()) } else { Err(left) }
    })
    .await;
    let missing = place.get(&address, Some(&board.viewer)).await;
    assert_eq!(missing.status, 404);
    // It can be brought again.
    let brought = put(place.port(), &board, Some(&board.participant), &picture).await;
    assert_eq!(brought.status, 201);
}

/// Puts a picture on the board and waits until that is saved.
async fn shows(person: &mut Person, picture: &[u8], pixels: [u32; 2]) {
    let image = Image {
        hash: ContentHash::parse(&sha256(picture)).unwrap(),
        media: MediaType::Png,
        pixels,
        alt: "店舗の入口".into(),
    };
    let element = Element::new(
        ElementId::new(sha256(picture)),
        Placement::free(BoardPoint::new(0.0, 0.0)),
        BoardSize::new(300.0, 200.0),
        ElementKind::Image(image),
    );
    person.board.edit(|edit| edit.create(element)).unwrap();
    let update = person.board.drain_updates().pop().unwrap();
    person.say(&Message::Update(update)).await;
    person.saved().await;
}

#[tokio::test]
async fn v36_exports_hold_the_pictures_that_are_there() {
    let place = Place::open().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let there = png(30, 20, [200, 30, 60]);
    let missing = png(30, 20, [0, 0, 9]);
    let brought = put(place.port(), &board, Some(&board.participant), &there).await;
    assert_eq!(brought.status, 201);
    shows(&mut hana, &there, [30, 20]).await;
    shows(&mut hana, &missing, [30, 20]).await;
    let path = format!("/api/boards/{}/export/svg", board.id);
    let drawing = place.get(&path, Some(&board.viewer)).await;
    assert_eq!(drawing.status, 200);
    let inside = |picture: &[u8]| {
        let data = format!("data:image/png;base64,{}", STANDARD.encode(picture));
        drawing.text().contains(&data)
    };
    assert!(inside(&there));
    assert!(!inside(&missing));
    assert!(drawing.text().contains("店舗の入口"), "its box is there");
}
