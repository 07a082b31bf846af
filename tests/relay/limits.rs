//! What one network address may ask for. Requests of this machine have no limits unless a proxy says whose they are.

use collab::message::{Message, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use server::addresses::AddressLimits;
use tests::http::Answer;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::person::ended;
use crate::place::{BoardKeys, Place};

async fn strict() -> Place {
    Place::open_with(&|config| {
        config.address_limits = AddressLimits {
            connections: 2,
            boards_per_hour: 2,
            ..AddressLimits::default()
        };
    })
    .await
}

/// Connects as a proxy does for somebody.
async fn connect_for(
    place: &Place,
    board: &BoardKeys,
    address: &str,
) -> WebSocketStream<MaybeTlsStream<TcpStream>> {
    let url = format!(
        "ws://127.0.0.1:{}/sync/{}?k={}",
        place.port(),
        board.id,
        board.viewer
    );
    let mut request = url.into_client_request().unwrap();
    request
        .headers_mut()
        .insert("X-Forwarded-For", address.parse().unwrap());
    connect_async(request).await.unwrap().0
}

/// Makes a board as a proxy does for somebody.
async fn make_for(place: &Place, address: &str) -> Answer {
    let mut socket = TcpStream::connect(("127.0.0.1", place.port()))
        .await
        .unwrap();
    let body = r#"{"title":"試し"}"#;
    let request = format!(
        "POST /api/boards HTTP/1.0\r\nHost: x\r\nX-Forwarded-For: {address}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        head: head.to_lowercase(),
        body: body.as_bytes().to_vec(),
    }
}

#[tokio::test]
async fn v45_an_address_has_so_many_connections_and_gets_them_back() {
    let place = strict().await;
    let board = place.board().await;
    let first = connect_for(&place, &board, "192.0.2.1").await;
    let _second = connect_for(&place, &board, "192.0.2.1").await;
    let mut third = connect_for(&place, &board, "1.1.1.1, 192.0.2.1").await;
    let (code, reason) = ended(&mut third).await;
    assert_eq!(code, 4429);
    assert!(reason.contains("this address"), "{reason}");
    // Others come in, and so does everybody of this machine.
    let _other = connect_for(&place, &board, "192.0.2.2").await;
    for number in 0..5 {
        crate::person::Person::join(&place, &board, &board.participant, number).await;
    }
    // When one leaves there is a place again.
    drop(first);
    loop {
        let numbers = place.get("/metrics", None).await.text();
        if numbers.contains("\nnonet_connections 2\n") {
            break;
        }
        tokio::task::yield_now().await;
    }
    let mut again = connect_for(&place, &board, "192.0.2.1").await;
    let question = encode_message(&Message::SyncStep1(vec![0]));
    again.send(Frame::Binary(question.into())).await.unwrap();
    let heard = again.next().await;
    assert!(matches!(heard, Some(Ok(frame)) if frame.is_binary()));
}

#[tokio::test]
async fn v46_an_address_makes_so_many_boards_an_hour() {
    let place = strict().await;
    for _ in 0..2 {
        assert_eq!(make_for(&place, "192.0.2.1").await.status, 201);
    }
    let refused = make_for(&place, "192.0.2.1").await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.json()["error"], "too_many_boards");
    assert!(refused.head.contains("retry-after: 1"), "{}", refused.head);
    assert_eq!(make_for(&place, "192.0.2.2").await.status, 201);
    for _ in 0..5 {
        place.board().await;
    }
}
