//! Connections that are opened and never get to what they want ("slow loris"): each would cost an open file for ever.

use std::time::{Duration, Instant};

use collab::message::close;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::person::Person;
use crate::place::Place;

/// The limit of these tests' relay.
const WITHIN: Duration = Duration::from_secs(2);
/// How long the end of it may take on a busy machine. The limit that a relay has by default is longer.
const ENDS_WITHIN: Duration = Duration::from_secs(20);

async fn impatient() -> Place {
    Place::open_with(&|config| config.first_word_within = WITHIN).await
}

/// Sends a byte every 50 ms until the relay hangs up; gives how many it took.
async fn drip(port: u16, bytes: impl Iterator<Item = u8>) -> usize {
    let socket = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let (mut reading, mut writing) = socket.into_split();
    let mut taken = 0;
    let dripping = async {
        let mut pace = tokio::time::interval(Duration::from_millis(50));
        for byte in bytes {
            pace.tick().await;
            if writing.write_all(&[byte]).await.is_err() {
                return;
            }
            taken += 1;
        }
        std::future::pending::<()>().await;
    };
    let mut said = Vec::new();
    let ending = async {
        // A reset is an end as well.
        let _ = reading.read_to_end(&mut said).await;
    };
    let ended = async {
        tokio::select! { () = dripping => {}, () = ending => {} }
    };
    tokio::time::timeout(ENDS_WITHIN, ended)
        .await
        .expect("the relay waits for the rest of a request for ever");
    assert!(!said.starts_with(b"HTTP/1.1 200"), "{said:?}");
    taken
}

#[tokio::test]
async fn v170_a_request_that_comes_byte_by_byte_is_hung_up_on_and_others_do_not_notice() {
    let place = impatient().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let began = Instant::now();
    let endless = || {
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "
            .iter()
            .copied()
    };
    let drips = (0..40).map(|_| drip(place.port(), endless().chain(std::iter::repeat(b'a'))));
    let drips = futures_util::future::join_all(drips);
    let silent = drip(place.port(), std::iter::empty());
    let writing = async {
        for number in 0..10 {
            hana.write(&format!("n{number}"), "その間も").await;
            hana.saved().await;
            assert_eq!(place.get("/healthz", None).await.status, 200);
        }
    };
    let (taken, silent, ()) = futures_util::future::join3(drips, silent, writing).await;
    assert!(began.elapsed() >= WITHIN, "hung up before the time");
    assert!(taken.iter().all(|&taken| taken > 0), "{taken:?}");
    assert_eq!(silent, 0);
    // A sync connection that has begun is another thing: it outlives the limit.
    hana.write("after", "そのあとも").await;
    hana.saved().await;
}

#[tokio::test]
async fn v171_a_sync_connection_over_which_nothing_is_said_is_closed_with_the_reason() {
    let place = impatient().await;
    let board = place.board().await;
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let began = Instant::now();
    let mut silent = Vec::new();
    for number in 0..20 {
        silent.push(Person::connect(&place, &board, &board.participant, 10 + number).await);
    }
    let ends = silent.iter_mut().map(Person::closed);
    for (code, reason) in futures_util::future::join_all(ends).await {
        assert_eq!(
            (code, &*reason),
            (close::TRY_LATER, "nothing was said over this connection")
        );
    }
    assert!(began.elapsed() >= WITHIN, "closed before the time");
    // Who has said something may be silent for as long as they like.
    hana.write("after", "そのあとも").await;
    hana.saved().await;
    let late = Person::join(&place, &board, &board.viewer, 2).await;
    assert!(
        late.board
            .element(&board::ElementId::new("after"))
            .is_some()
    );
}

/// Says the head of a request at once; the body comes in parts, one every quarter of a second. Gives the answer.
async fn post_slowly(port: u16, body: &[u8], part: usize) -> String {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let head = format!(
        "POST /api/boards HTTP/1.0\r\nHost: x\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    let (mut reading, mut writing) = socket.into_split();
    let sending = async {
        let mut pace = tokio::time::interval(Duration::from_millis(250));
        for part in body.chunks(part) {
            pace.tick().await;
            if writing.write_all(part).await.is_err() {
                break;
            }
        }
        std::future::pending::<()>().await;
    };
    let mut answer = Vec::new();
    let reading = async {
        // A reset after the answer is an end as well.
        let _ = reading.read_to_end(&mut answer).await;
    };
    let answered = async {
        tokio::select! { () = sending => {}, () = reading => {} }
    };
    tokio::time::timeout(ENDS_WITHIN, answered)
        .await
        .expect("the relay waits for the rest of a body for ever");
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn v224_a_body_that_comes_byte_by_byte_is_given_up_and_one_over_a_slow_line_is_taken() {
    let place = impatient().await;
    let mut wish = br#"{"title":"slowly"}"#.to_vec();
    // Three seconds and more at 8 kB/s: longer than the limit, and faster than the slowest line.
    wish.resize(26 * 1024, b' ');
    let began = Instant::now();
    let (drop_by_drop, slow) = futures_util::future::join(
        post_slowly(place.port(), &wish, 1),
        post_slowly(place.port(), &wish, 2 * 1024),
    )
    .await;
    assert!(began.elapsed() >= WITHIN, "given up before the time");
    let status = |answer: &str| answer.split_whitespace().nth(1).map(str::to_owned);
    assert_eq!(
        status(&drop_by_drop).as_deref(),
        Some("408"),
        "{drop_by_drop}"
    );
    assert_eq!(status(&slow).as_deref(), Some("201"), "{slow}");
}
