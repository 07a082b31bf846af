//! A large board comes packed to those who can unpack it, and as it is to all others.

use std::io::Read as _;

use board::{Board, ClientNumber, Origin};
use collab::message::{Message, PACKED, PACKED_HEADER_BYTES, decode_relay_frame, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio_tungstenite::tungstenite::Message as Frame;

use crate::person::{Entrance, Person, connect};
use crate::place::{BoardKeys, Place};

/// The first frame of a joiner that holds the board, as it came.
async fn board_frame(place: &Place, board: &BoardKeys, more: &str) -> Vec<u8> {
    let entrance = Entrance {
        board: &board.id,
        protocols: Some(format!("nonet.v1, nonet.key.{}{more}", board.viewer)),
        query: String::new(),
        origin: None,
    };
    let mut socket = connect(place, &entrance).await.unwrap();
    let question = encode_message(&Message::SyncStep1(vec![0]));
    socket.send(Frame::Binary(question.into())).await.unwrap();
    loop {
        match socket.next().await.unwrap().unwrap() {
            Frame::Binary(frame) if frame.starts_with(&[0, 1]) || frame[0] == PACKED => {
                return frame.into();
            }
            _ => {}
        }
    }
}

fn unpacked(frame: &[u8]) -> Vec<u8> {
    assert_eq!(frame[0], PACKED);
    let mut plain = Vec::new();
    flate2::read::DeflateDecoder::new(&frame[PACKED_HEADER_BYTES..])
        .read_to_end(&mut plain)
        .unwrap();
    assert_eq!(
        frame[1..PACKED_HEADER_BYTES],
        (plain.len() as u32).to_le_bytes()
    );
    plain
}

#[tokio::test]
async fn v61_a_large_board_comes_packed_to_those_who_ask_for_it_and_to_nobody_else() {
    let place = Place::open().await;
    let board = place.board().await;
    let small = board_frame(&place, &board, ", nonet.packed").await;
    assert!(small.starts_with(&[0, 1]), "a small one comes as it is");
    let mut author = Person::join(&place, &board, &board.participant, 1).await;
    for number in 0..300 {
        author.write(&format!("n{number}"), "顧客の課題").await;
    }
    author.saved().await;
    let packed = board_frame(&place, &board, ", nonet.packed").await;
    let plain = board_frame(&place, &board, "").await;
    assert!(packed.len() * 3 < plain.len(), "{}", packed.len());
    for frame in [unpacked(&packed), plain] {
        let messages = decode_relay_frame(&frame).unwrap();
        let [Message::SyncStep2(update)] = &messages[..] else {
            panic!("{messages:?}");
        };
        let mut newcomer = Board::new(ClientNumber::new(9));
        newcomer.apply(update, Origin::Remote).unwrap();
        assert_eq!(newcomer.snapshot(), author.board.snapshot());
    }
}
