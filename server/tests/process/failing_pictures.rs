//! Pictures on a disk of which single calls fail.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use board::ContentHash;
use sha2::{Digest as _, Sha256};

use crate::disk::Disk;
use crate::running::make_board;

/// Sends a request and gives the status and the body of the answer.
fn ask(port: u16, line: &str, key: &str, body: &[u8]) -> (u16, Vec<u8>) {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = format!(
        "{line} HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    socket.write_all(head.as_bytes()).unwrap();
    socket.write_all(body).unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n");
    let (head, body) = answer.split_at(end.unwrap() + 4);
    let head = String::from_utf8_lossy(head);
    let status = head.split_whitespace().nth(1).unwrap();
    (status.parse().unwrap(), body.to_vec())
}

/// The n-th write, and the n-th fsync, of a picture fails, for every n there is, of the picture itself and of the folders
/// that name it. What is answered with 201 is there, with each folder above it synced.
#[tokio::test]
async fn v222_a_picture_is_taken_only_when_every_write_and_every_fsync_went_well() {
    let mut bytes = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\0\0\0\x40\0\0\0\x40".to_vec();
    bytes.resize(200_000, 7);
    let hash = ContentHash::from_bytes(&Sha256::digest(&bytes).into());
    for call in ["fsync", "write"] {
        let order = format!("{call}-images");
        let mut failures = 0;
        loop {
            let disk = Disk::new();
            let relay = disk.start();
            let (id, key) = make_board(relay.port).await;
            let address = format!("/api/boards/{id}/images/{hash}");
            let (put, get) = (format!("PUT {address}"), format!("GET {address}"));
            disk.order(&order, failures);
            let (status, _) = ask(relay.port, &put, &key, &bytes);
            if disk.has(&order) {
                // There are no more such calls than these.
                assert_eq!(status, 201, "{order}: {failures}");
                break;
            }
            assert!(status >= 500, "{order} {failures}: {status}");
            failures += 1;
            // The same once more, on a disk that works.
            let (status, _) = ask(relay.port, &put, &key, &bytes);
            assert!([200, 201].contains(&status), "{order} {failures}: {status}");
            let (status, back) = ask(relay.port, &get, &key, &[]);
            assert!(
                status == 200 && back == bytes,
                "{order} {failures}: {status}"
            );
            let data = disk.data.path().canonicalize().unwrap();
            let synced = std::fs::read_to_string(disk.orders.path().join("synced")).unwrap();
            let synced: BTreeSet<&str> = synced.lines().collect();
            let images = data.join("images");
            for folder in [&data, &images, &images.join(&id)] {
                let name = folder.to_str().unwrap();
                assert!(
                    synced.contains(name),
                    "{order} {failures}: {name} never was"
                );
            }
        }
        println!("{order}: each of {failures} calls failed once");
        assert!(failures > 0, "{order}: it proved nothing");
    }
}
