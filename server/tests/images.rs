//! Pictures and a relay that is killed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "this is a test as a whole, helpers included"
)]

#[path = "process/serving.rs"]
mod serving;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use board::ContentHash;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tempfile::TempDir;

use serving::start;

/// Sends a request up to some byte of its body.
fn send(port: u16, line: &str, key: &str, body: &[u8], up_to: usize) -> TcpStream {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = format!(
        "{line} HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    socket.write_all(head.as_bytes()).unwrap();
    socket.write_all(&body[..up_to]).unwrap();
    socket
}

/// Sends a request and gives the status and the body of the answer.
fn ask(port: u16, line: &str, key: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let mut socket = send(port, line, key, body, body.len());
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    let end = answer
        .windows(4)
        .position(|part| part == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let status = head.split_whitespace().nth(1).unwrap();
    (status.parse().unwrap(), answer[end + 4..].to_vec())
}

/// The beginning of a PNG, and much behind it.
fn picture(filling: u8) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\0\0\0\x40\0\0\0\x40".to_vec();
    bytes.resize(3_000_000, filling);
    bytes
}

fn line(method: &str, board: &str, picture: &[u8]) -> String {
    let hash = ContentHash::from_bytes(&Sha256::digest(picture).into());
    format!("{method} /api/boards/{board}/images/{hash}")
}

#[test]
fn v35_a_picture_that_was_taken_survives_kill_9_and_half_a_one_is_cleared_away() {
    let folder = TempDir::new().unwrap();
    let mut relay = start(folder.path());
    let (_, made) = ask(
        relay.port,
        "POST /api/boards",
        "",
        br#"{"title":"pictures"}"#,
    );
    let made: Value = serde_json::from_slice(&made).unwrap();
    let board = made["id"].as_str().unwrap();
    let key = made["keys"]["participant"].as_str().unwrap();

    let whole = picture(1);
    let (status, _) = ask(relay.port, &line("PUT", board, &whole), key, &whole);
    assert_eq!(status, 201);
    let half = picture(2);
    let arriving = send(
        relay.port,
        &line("PUT", board, &half),
        key,
        &half,
        half.len() / 2,
    );
    let incoming = folder.path().join("images/.incoming");
    let in_incoming = || std::fs::read_dir(&incoming).map_or(0, Iterator::count);
    while in_incoming() == 0 {
        std::thread::yield_now();
    }
    relay.process.kill().unwrap();
    relay.process.wait().unwrap();
    drop(arriving);
    assert_eq!(in_incoming(), 1);

    let relay = start(folder.path());
    assert_eq!(in_incoming(), 0);
    let (status, body) = ask(relay.port, &line("GET", board, &whole), key, &[]);
    assert_eq!(status, 200);
    assert!(body == whole, "{} bytes", body.len());
    let (status, _) = ask(relay.port, &line("GET", board, &half), key, &[]);
    assert_eq!(status, 404);
}
