//! Thirty people moving notes at once, through real sockets, while somebody looks.

use std::io;
use std::time::Duration;

use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement};
use collab::message::{Message, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::task::JoinHandle;
use tokio::time::interval;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::meter::measure;
use crate::options::Options;
use crate::report::Report;
use crate::seat::Seat;

/// How many people.
const PEOPLE: u64 = 30;
/// How often each moves a note.
const PERIOD: Duration = Duration::from_millis(50);
/// How long somebody looks.
const LOOKING: Duration = Duration::from_secs(3);

/// Measures what watching them costs on a board of this size.
pub async fn play(options: &Options, size: usize, report: &mut Report) -> io::Result<()> {
    let seat = Seat::take(options).await?;
    report.measured_in(&seat.person.eval("navigator.userAgent").await);
    seat.open_board().await;
    if options.plain {
        seat.person.eval("bench.plain(true)").await;
    }
    seat.load(&format!("bench.make({size})")).await;
    let people: Vec<JoinHandle<()>> = (0..PEOPLE)
        .map(|number| tokio::spawn(moves_a_note(address(&seat), key(&seat), number)))
        .collect();
    let all = size as u64 + PEOPLE;
    seat.person
        .wait_for(&format!("bench.count() === {all}"))
        .await;
    seat.person.eval("bench.zoomTo(0.6, 700, 500)").await;
    let cost = measure(&seat.person, look_on()).await;
    report.cost(size, "burst", cost);
    for one in people {
        assert!(!one.is_finished(), "somebody stopped");
        one.abort();
    }
    seat.leave().await;
    Ok(())
}

/// Three seconds without own input.
async fn look_on() {
    let mut clock = interval(LOOKING);
    // The first tick comes at once.
    clock.tick().await;
    clock.tick().await;
}

fn address(seat: &Seat) -> String {
    format!(
        "ws://127.0.0.1:{}/sync/{}",
        seat.relay.port(),
        seat.board.id
    )
}

fn key(seat: &Seat) -> String {
    seat.board.participant.clone()
}

/// One person: a note of their own, led in a circle; whatever else is said is heard and forgotten.
async fn moves_a_note(address: String, key: String, number: u64) {
    let mut request = address.into_client_request().unwrap();
    let protocols = format!("nonet.v1, nonet.key.{key}");
    request
        .headers_mut()
        .insert("Sec-WebSocket-Protocol", protocols.parse().unwrap());
    let (socket, _) = connect_async(request).await.unwrap();
    let (mut outgoing, mut incoming) = socket.split();
    tokio::spawn(async move { while incoming.next().await.is_some_and(|frame| frame.is_ok()) {} });

    let mut board = Board::new(ClientNumber::new(1_000 + number));
    let id = ElementId::new(format!("crowd-{number}"));
    let home = BoardPoint::new((number % 6) as f64 * 230.0, (number / 6) as f64 * 190.0);
    board
        .edit(|edit| {
            edit.create_note(
                &id,
                NewNote {
                    placement: Placement::free(home),
                    size: BoardSize::new(200.0, 200.0),
                    color: NoteColor::Pink,
                    text: "みんなで動かす",
                    author: "",
                },
            )
        })
        .unwrap();
    let mut clock = interval(PERIOD);
    for step in 0.. {
        clock.tick().await;
        let angle = f64::from(step) / 20.0 * std::f64::consts::TAU;
        let place = Placement::free(
            home + BoardPoint::new((60.0 * angle.cos()).round(), (60.0 * angle.sin()).round()),
        );
        board.edit(|edit| edit.place(&id, &place)).unwrap();
        for update in board.drain_updates() {
            let bytes = encode_message(&Message::Update(update));
            if outgoing.send(Frame::Binary(bytes.into())).await.is_err() {
                return;
            }
        }
    }
}
