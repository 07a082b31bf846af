//! A client that speaks the protocol by hand.

use std::time::Duration;

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Origin, Placement,
};
use collab::message::{AwarenessEntry, Message, decode_relay_frame, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::place::{BoardKeys, Place};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody with a document and a connection.
pub struct Person {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub board: Board,
    /// Sync frames sent on this connection.
    pub sent: u64,
    /// How many of them are acknowledged.
    pub acknowledged: u64,
}

/// How a connection is asked for.
pub struct Entrance<'a> {
    pub board: &'a str,
    pub protocols: Option<String>,
    pub query: String,
    pub origin: Option<&'a str>,
}

/// Opens a connection.
pub async fn connect(
    place: &Place,
    entrance: &Entrance<'_>,
) -> Result<WebSocketStream<MaybeTlsStream<TcpStream>>, tokio_tungstenite::tungstenite::Error> {
    let address = format!(
        "ws://127.0.0.1:{}/sync/{}{}",
        place.port(),
        entrance.board,
        entrance.query
    );
    let mut request = address.into_client_request().unwrap();
    if let Some(protocols) = &entrance.protocols {
        request
            .headers_mut()
            .insert("Sec-WebSocket-Protocol", protocols.parse().unwrap());
    }
    if let Some(origin) = entrance.origin {
        request
            .headers_mut()
            .insert("Origin", origin.parse().unwrap());
    }
    connect_async(request).await.map(|(socket, _)| socket)
}

impl Person {
    /// Connects as our own client does, without saying anything yet.
    pub async fn connect(place: &Place, board: &BoardKeys, key: &str, number: u64) -> Self {
        let entrance = Entrance {
            board: &board.id,
            protocols: Some(format!("nonet.v1, nonet.key.{key}")),
            query: String::new(),
            origin: None,
        };
        Self {
            socket: connect(place, &entrance).await.unwrap(),
            board: Board::new(ClientNumber::new(number)),
            sent: 0,
            acknowledged: 0,
        }
    }

    /// Connects and gets the board.
    pub async fn join(place: &Place, board: &BoardKeys, key: &str, number: u64) -> Self {
        let mut person = Self::connect(place, board, key, number).await;
        person.get_board().await;
        person
    }

    /// Comes back with the document it has.
    pub async fn rejoin(self, place: &Place, board: &BoardKeys, key: &str) -> Self {
        let mut person = Self::connect(place, board, key, 0).await;
        person.board = self.board;
        person.get_board().await;
        person
    }

    async fn get_board(&mut self) {
        let question = Message::SyncStep1(self.board.state_vector());
        self.say(&question).await;
        self.until(|message| matches!(message, Message::SyncStep2(_)))
            .await;
    }

    pub async fn say(&mut self, message: &Message) {
        if matches!(message, Message::SyncStep2(_) | Message::Update(_)) {
            self.sent += 1;
        }
        self.send_bytes(encode_message(message)).await;
    }

    pub async fn send_bytes(&mut self, bytes: Vec<u8>) {
        self.send_frame(Frame::Binary(bytes.into())).await;
    }

    /// Sends anything. That the other side has hung up shows when the answer is read.
    pub async fn send_frame(&mut self, frame: Frame) {
        let _ = self.socket.send(frame).await;
    }

    /// Writes a note and sends it.
    pub async fn write(&mut self, id: &str, text: &str) {
        let update = note(&mut self.board, id, text);
        self.say(&Message::Update(update)).await;
    }

    /// Reads messages, merging what they bring, until one is what is waited for. Gives that one.
    pub async fn until(&mut self, wanted: impl Fn(&Message) -> bool) -> Message {
        loop {
            let frame = tokio::time::timeout(PATIENCE, self.socket.next())
                .await
                .expect("nothing came")
                .expect("the connection ended")
                .unwrap();
            let Frame::Binary(bytes) = frame else {
                assert!(!matches!(frame, Frame::Close(_)), "closed: {frame:?}");
                continue;
            };
            for message in decode_relay_frame(&bytes).unwrap() {
                match &message {
                    Message::SyncStep2(update) | Message::Update(update) => {
                        self.board.apply(update, Origin::Remote).unwrap();
                    }
                    Message::Ack { count, .. } => self.acknowledged = *count,
                    Message::SyncStep1(_)
                    | Message::Awareness(_)
                    | Message::PermissionDenied(_)
                    | Message::QueryAwareness
                    | Message::Hello(_)
                    | Message::Nack { .. }
                    | Message::Status { .. } => {}
                }
                if wanted(&message) {
                    return message;
                }
            }
        }
    }

    /// Waits until everything sent is acknowledged.
    pub async fn saved(&mut self) {
        while self.acknowledged < self.sent {
            self.until(|message| matches!(message, Message::Ack { .. }))
                .await;
        }
    }

    /// Waits until a note is there.
    pub async fn sees(&mut self, id: &str) {
        while self.board.element(&ElementId::new(id)).is_none() {
            self.until(|message| matches!(message, Message::Update(_)))
                .await;
        }
    }

    /// Waits for somebody's presence; gives the entries of the message that has it.
    pub async fn hears_of(&mut self, client: u64) -> AwarenessEntry {
        let heard = self
            .until(|message| match message {
                Message::Awareness(entries) => entries.iter().any(|entry| entry.client == client),
                _ => false,
            })
            .await;
        match heard {
            Message::Awareness(entries) => entries
                .into_iter()
                .find(|entry| entry.client == client)
                .unwrap(),
            other => panic!("{other:?}"),
        }
    }

    /// Waits for the end; gives the code and the reason.
    pub async fn closed(&mut self) -> (u16, String) {
        ended(&mut self.socket).await
    }
}

/// Waits for a connection's end; gives the code and the reason.
pub async fn ended(socket: &mut WebSocketStream<MaybeTlsStream<TcpStream>>) -> (u16, String) {
    loop {
        let frame = tokio::time::timeout(PATIENCE, socket.next())
            .await
            .expect("the connection stays open");
        match frame {
            Some(Ok(Frame::Close(Some(close)))) => {
                return (close.code.into(), close.reason.to_string());
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => panic!("hung up without a reason: {error}"),
            None => panic!("hung up without a reason"),
        }
    }
}

/// Writes a note; gives the update.
pub fn note(board: &mut Board, id: &str, text: &str) -> Vec<u8> {
    let note = NewNote {
        placement: Placement::free(BoardPoint::new(0.0, 0.0)),
        size: BoardSize::new(200.0, 200.0),
        color: NoteColor::Yellow,
        text,
        author: "",
    };
    board
        .edit(|edit| edit.create_note(&ElementId::new(id), note))
        .unwrap();
    board.drain_updates().pop().unwrap()
}
