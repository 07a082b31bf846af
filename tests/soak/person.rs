//! One person: a real client over a real socket, driven by chance.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use board::{Board, ClientNumber, Origin};
use collab::message::{Message, decode_relay_frame, encode_message};
use collab::{Output, Status};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio::time::{sleep_until, timeout};
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::Tally;
use crate::peer::Peer;
use crate::random::Random;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The close code of a connection that broke without one.
const BROKEN: u16 = 1006;
/// How long a line takes at most until it is open.
const OPEN_WITHIN: Duration = Duration::from_secs(10);

/// What opens a board.
#[derive(Clone)]
pub struct Key {
    pub board: String,
    pub key: String,
}

/// Somebody at a tab.
pub struct Doing {
    pub peer: Peer,
    random: Random,
    start: Instant,
}

/// What happens next to somebody.
enum Next {
    Frame(Option<Frame>),
    Time,
}

impl Doing {
    pub fn new(peer: Peer, random: Random, start: Instant) -> Self {
        Self {
            peer,
            random,
            start,
        }
    }

    fn now(&self) -> u64 {
        1_000_000 + self.start.elapsed().as_millis() as u64
    }

    /// Whether everything that this person made is saved, or there is nothing to save.
    pub fn is_settled(&self) -> bool {
        matches!(
            self.peer.client.status(),
            Status::Saved | Status::ViewOnly { changes: 0 }
        )
    }

    pub fn state(&self) -> String {
        format!("{}: {:?}", self.peer.name, self.peer.client.status())
    }
}

/// Lives until the process ends.
pub async fn live(me: Rc<RefCell<Doing>>, port: u16, key: Key, tally: Rc<RefCell<Tally>>) {
    let mut socket: Option<Socket> = None;
    let mut acts_at = Instant::now();
    loop {
        let connects = carry_out(&me, &mut socket, &tally).await;
        if connects {
            tally.borrow_mut().connections += 1;
            let opened = timeout(OPEN_WITHIN, open(&key, port)).await;
            let mut doing = me.borrow_mut();
            let now = doing.now();
            match opened {
                Ok(Some(opened)) => {
                    socket = Some(opened);
                    doing.peer.client.on_open(now);
                }
                Ok(None) | Err(_) => doing.peer.client.on_close(BROKEN, now),
            }
            continue;
        }
        let is_over = tally.borrow().is_over;
        let wakes = {
            let doing = me.borrow();
            let tick = doing.peer.client.wakes_at().unwrap_or(u64::MAX);
            let tick = Duration::from_millis(tick.saturating_sub(doing.now()).min(5_000));
            let act = acts_at.saturating_duration_since(Instant::now());
            if is_over { tick } else { tick.min(act) }
        };
        let next = tokio::select! {
            frame = next_frame(&mut socket) => Next::Frame(frame),
            () = sleep_until((Instant::now() + wakes).into()) => Next::Time,
        };
        let mut doing = me.borrow_mut();
        let now = doing.now();
        match next {
            Next::Frame(Some(Frame::Binary(bytes))) => {
                let Peer { client, board, .. } = &mut doing.peer;
                client.on_message(&bytes, board, now);
                board.drain_changes();
            }
            Next::Frame(Some(Frame::Close(close))) => {
                socket = None;
                let code = close.map_or(BROKEN, |close| u16::from(close.code));
                doing.peer.client.on_close(code, now);
            }
            Next::Frame(Some(_)) => {}
            Next::Frame(None) => {
                socket = None;
                doing.peer.client.on_close(BROKEN, now);
            }
            Next::Time => {
                doing.peer.client.on_tick(now);
                if !is_over && acts_at <= Instant::now() {
                    act(&mut doing, &mut socket, &mut tally.borrow_mut());
                    let pause = doing.random.between(500, 4_000);
                    acts_at = Instant::now() + Duration::from_millis(pause);
                }
            }
        }
    }
}

/// Writes, mostly; now and then the line is cut, or the tab crashes.
fn act(doing: &mut Doing, socket: &mut Option<Socket>, tally: &mut Tally) {
    let now = doing.now();
    let Doing { peer, random, .. } = doing;
    match random.between(0, 100) {
        0..3 => {
            tally.cuts += 1;
            *socket = None;
            peer.client.on_close(BROKEN, now);
        }
        3..4 => {
            tally.crashes += 1;
            *socket = None;
            peer.crash(random, now);
        }
        _ if peer.role.may_write() => {
            let done = peer.act(random, now);
            tally.changes += done.changes;
            tally.expected.extend(done.created);
            for id in done.touched {
                tally.expected.remove(&id);
            }
        }
        _ => peer.show(now),
    }
}

/// Does what the client wants done. Gives whether it wants to connect.
async fn carry_out(
    me: &Rc<RefCell<Doing>>,
    socket: &mut Option<Socket>,
    tally: &Rc<RefCell<Tally>>,
) -> bool {
    let mut connects = false;
    let outputs = me.borrow_mut().peer.client.take_outputs();
    for output in outputs {
        match output {
            Output::Connect => connects = true,
            Output::Disconnect => *socket = None,
            Output::Send(frame) => {
                if let Some(open) = socket {
                    // A line that is broken says so when it is read.
                    let _ = open.send(Frame::Binary(frame.into())).await;
                }
            }
            Output::Merged(update) => me.borrow_mut().peer.keep_row(update),
            Output::Saved(saved) => {
                let acknowledged = me.borrow_mut().peer.note_saved(&saved);
                tally.borrow_mut().acknowledged += acknowledged.len();
            }
            Output::Incarnation(incarnation) => {
                me.borrow_mut().peer.keep_incarnation(incarnation);
            }
            Output::Refused { code, reason, .. } => panic!("refused: {code:?} {reason}"),
            Output::Unmergeable { reason, .. } => panic!("unmergeable: {reason}"),
            Output::Role(_) | Output::Synced | Output::People | Output::Status(_) => {}
        }
    }
    connects
}

/// The next frame; `None` when the line is broken. Without a line there is none, ever.
async fn next_frame(socket: &mut Option<Socket>) -> Option<Frame> {
    match socket {
        Some(open) => open.next().await.and_then(Result::ok),
        None => std::future::pending().await,
    }
}

async fn open(key: &Key, port: u16) -> Option<Socket> {
    let address = format!("ws://127.0.0.1:{port}/sync/{}", key.board);
    let mut request = address.into_client_request().ok()?;
    let protocols = format!("nonet.v1, nonet.key.{}", key.key);
    request
        .headers_mut()
        .insert("Sec-WebSocket-Protocol", protocols.parse().ok()?);
    Some(connect_async(request).await.ok()?.0)
}

/// The board as a newcomer gets it.
pub async fn read(board: &str, key: &str, port: u16) -> Board {
    let key = Key {
        board: board.to_owned(),
        key: key.to_owned(),
    };
    let mut socket = open(&key, port).await.unwrap();
    let question = encode_message(&Message::SyncStep1(vec![0]));
    socket.send(Frame::Binary(question.into())).await.unwrap();
    let mut copy = Board::new(ClientNumber::new(999));
    loop {
        let Some(Ok(Frame::Binary(bytes))) = socket.next().await else {
            continue;
        };
        for message in decode_relay_frame(&bytes).unwrap() {
            if let Message::SyncStep2(update) = message {
                copy.apply(&update, Origin::Remote).unwrap();
                return copy;
            }
        }
    }
}
