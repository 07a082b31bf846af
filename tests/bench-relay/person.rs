//! Somebody at a socket.

use std::borrow::Cow;
use std::io::Read as _;

use collab::message::{AwarenessEntry, Message, PACKED, PACKED_HEADER_BYTES, encode_message};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

use crate::subject::Kind;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Somebody who is connected.
pub struct Person {
    pub mouth: Mouth,
    pub ears: Ears,
}

/// The sending half.
pub struct Mouth {
    /// What stands before every frame.
    prefix: Vec<u8>,
    sink: SplitSink<Socket, Frame>,
}

/// The receiving half.
pub struct Ears {
    pub kind: Kind,
    /// Bytes of the prefix, which everything that comes has, too.
    prefix: usize,
    stream: SplitStream<Socket>,
}

impl Person {
    /// Joins a room; ours with our own messages, so that acknowledgements come. The board has been asked for.
    pub async fn join(kind: Kind, address: &str) -> Self {
        let mut request = address.into_client_request().unwrap();
        if kind == Kind::Nonet {
            request.headers_mut().insert(
                "Sec-WebSocket-Protocol",
                "nonet.v1, nonet.packed".parse().unwrap(),
            );
        }
        let (socket, _) = connect_async_with_config(request, None, true)
            .await
            .unwrap();
        let (sink, stream) = socket.split();
        let prefix = prefix(kind, address);
        let mut person = Self {
            ears: Ears {
                kind,
                prefix: prefix.len(),
                stream,
            },
            mouth: Mouth { prefix, sink },
        };
        if kind == Kind::Hocuspocus {
            assert!(person.mouth.say(HOCUSPOCUS_TOKEN.to_vec()).await);
        }
        person.ask().await;
        person
    }

    /// Asks for the board. The answer comes after everything that was said before.
    pub async fn ask(&mut self) {
        let question = encode_message(&Message::SyncStep1(vec![0]));
        assert!(self.mouth.say(question).await);
    }
}

impl Mouth {
    /// Sends a frame; whether that was possible.
    pub async fn say(&mut self, frame: Vec<u8>) -> bool {
        let frame = match self.prefix.is_empty() {
            true => frame,
            false => [&self.prefix[..], &frame].concat(),
        };
        self.sink.send(Frame::Binary(frame.into())).await.is_ok()
    }
}

impl Ears {
    /// The next binary frame; `None` at the end of the connection.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        loop {
            match self.stream.next().await? {
                Ok(Frame::Binary(bytes)) => return Some(bytes.slice(self.prefix..).into()),
                Ok(Frame::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }
}

/// hocuspocus wants a token, an empty one here, before anything else: authentication, token, its length.
const HOCUSPOCUS_TOKEN: [u8; 3] = [2, 0, 0];

/// What stands before every frame of the sync protocol: with hocuspocus, the length and the name of the room.
fn prefix(kind: Kind, address: &str) -> Vec<u8> {
    match (kind, address.rsplit_once('/')) {
        (Kind::Hocuspocus, Some((_, room))) => [&[room.len() as u8], room.as_bytes()].concat(),
        _ => Vec::new(),
    }
}

/// Whether a frame, as it came, answers the question for the board. Only that one is large enough to come packed.
pub fn is_board(frame: &[u8]) -> bool {
    frame.starts_with(&[0, 1]) || frame.first() == Some(&PACKED)
}

/// A frame as it was before it was packed, if it was.
pub fn unpacked(frame: &[u8]) -> Cow<'_, [u8]> {
    if frame.first() != Some(&PACKED) {
        return Cow::Borrowed(frame);
    }
    let mut plain = Vec::new();
    flate2::read::DeflateDecoder::new(&frame[PACKED_HEADER_BYTES..])
        .read_to_end(&mut plain)
        .unwrap();
    Cow::Owned(plain)
}

/// How many of one's changes a frame says are durable. Only ours says so.
pub fn acknowledged(kind: Kind, frame: &[u8]) -> Option<u64> {
    if kind != Kind::Nonet || frame.first() != Some(&101) {
        return None;
    }
    match collab::message::decode_relay_frame(frame).ok()?.first() {
        Some(Message::Ack { count, .. }) => Some(*count),
        _ => None,
    }
}

/// Where somebody's pointer is.
pub fn pointer(person: usize, clock: u32) -> Vec<u8> {
    encode_message(&Message::Awareness(vec![AwarenessEntry {
        client: crate::script::writer(person),
        clock,
        state: format!(
            r##"{{"user":{{"name":"参加者{person}","color":"#2563eb"}},"cursor":{{"x":{clock},"y":{person}}}}}"##
        ),
    }]))
}
