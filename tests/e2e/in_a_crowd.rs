//! A board on which so many people are that the relay has to know who sees whom.

use std::sync::Arc;

use collab::message::{AwarenessEntry, Message, decode_relay_frame, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tests::input::Spot;
use tests::relay::NewBoard;
use tests::stage::Stage;

use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::board::AtBoard;

/// With somebody in a browser these are a crowd.
const OTHERS: u64 = collab::CROWD_MIN as u64;

struct Other {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    client: u64,
}

impl Other {
    async fn join(stage: &Stage, board: &NewBoard, client: u64) -> Self {
        let port = stage.relay().await.port();
        let mut request = format!("ws://127.0.0.1:{port}/sync/{}", board.id)
            .into_client_request()
            .unwrap();
        let protocols = format!("nonet.v1, nonet.key.{}", board.participant);
        request
            .headers_mut()
            .insert("Sec-WebSocket-Protocol", protocols.parse().unwrap());
        let (socket, _) = connect_async(request).await.unwrap();
        let mut other = Self { socket, client };
        other.say(&Message::SyncStep1(vec![0])).await;
        other.shows(1).await;
        other
    }

    async fn say(&mut self, message: &Message) {
        let frame = Frame::Binary(encode_message(message).into());
        self.socket.send(frame).await.unwrap();
    }

    async fn shows(&mut self, clock: u32) {
        let entry = AwarenessEntry {
            client: self.client,
            clock,
            state: format!(r#"{{"user":{{"name":"人{}"}}}}"#, self.client),
        };
        self.say(&Message::Awareness(vec![entry])).await;
    }

    /// Waits until somebody shows, or shows no more, what they see. Gives it.
    async fn sees_view_of(&mut self, name: &str, is_shown: bool) -> serde_json::Value {
        loop {
            let frame = tokio::time::timeout(tests::waiting::PATIENCE, self.socket.next()).await;
            let Frame::Binary(bytes) = frame.expect("nothing is told").unwrap().unwrap() else {
                continue;
            };
            for message in decode_relay_frame(&bytes).unwrap() {
                let Message::Awareness(entries) = message else {
                    continue;
                };
                for entry in entries {
                    let state: serde_json::Value = serde_json::from_str(&entry.state).unwrap();
                    if state["user"]["name"] == name && state["view"].is_array() == is_shown {
                        return state["view"].clone();
                    }
                }
            }
        }
    }
}

pub async fn in_a_crowd_one_tells_what_one_sees_and_else_not(stage: Arc<Stage>) {
    let board = stage.new_canvas("大勢").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let mut ken = Other::join(&stage, &board, 1_000).await;
    ken.sees_view_of("花", false).await;
    let mut others = Vec::new();
    for number in 1..OTHERS {
        others.push(Other::join(&stage, &board, 1_000 + number).await);
    }
    let view = ken.sees_view_of("花", true).await;
    let before = hana.camera().await;
    let (middle, away) = (Spot::new(500.0, 300.0), Spot::new(0.0, 400.0));
    hana.person.wheel(middle, away, &[]).await;
    hana.camera_after(before).await;
    assert_ne!(ken.sees_view_of("花", true).await, view);
    // One goes, and it is a small circle again.
    others.pop();
    ken.sees_view_of("花", false).await;
}
