//! Clients that speak to a relay by hand.

use std::time::Duration;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Origin, Placement,
};
use collab::message::{Message, decode_relay_frame, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub(crate) type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub(crate) async fn make_board(port: u16) -> (String, String) {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let body = r#"{"title":"試験"}"#;
    let request = format!(
        "POST /api/boards HTTP/1.0\r\nHost: x\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    let made: Value = serde_json::from_str(body).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&made["id"]), text(&made["keys"]["participant"]))
}

pub(crate) async fn connect(port: u16, id: &str, key: &str) -> Socket {
    use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
    let address = format!("ws://127.0.0.1:{port}/sync/{id}?k={key}");
    let mut request = address.into_client_request().unwrap();
    let protocol = "nonet.v1".parse().unwrap();
    request
        .headers_mut()
        .insert("Sec-WebSocket-Protocol", protocol);
    connect_async(request).await.unwrap().0
}

pub(crate) fn note(board: &mut Board, id: &str) -> Vec<u8> {
    let note = NewNote {
        placement: Placement::free(BoardPoint::new(0.0, 0.0)),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text: "消えない",
        author: "",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new(id), note))
        .unwrap();
    board.drain_updates().pop().unwrap()
}

pub(crate) async fn next(socket: &mut Socket) -> Option<Vec<Message>> {
    let frame = tokio::time::timeout(Duration::from_secs(20), socket.next())
        .await
        .expect("nothing came");
    match frame {
        Some(Ok(Frame::Binary(bytes))) => Some(decode_relay_frame(&bytes).unwrap()),
        Some(Ok(Frame::Close(_)) | Err(_)) | None => None,
        Some(Ok(_)) => Some(Vec::new()),
    }
}

/// The board as a newcomer gets it.
pub(crate) async fn read(port: u16, id: &str, key: &str) -> Board {
    let mut socket = connect(port, id, key).await;
    let question = encode_message(&Message::SyncStep1(vec![0]));
    socket.send(Frame::Binary(question.into())).await.unwrap();
    let mut board = Board::new(ClientNumber::new(999));
    while let Some(messages) = next(&mut socket).await {
        for message in messages {
            if let Message::SyncStep2(update) = message {
                board.apply(&update, Origin::Remote).unwrap();
                return board;
            }
        }
    }
    panic!("the board did not come");
}
