//! Private writing: what others' browsers get before it is revealed, and who may reveal it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use board::{Board, ClientNumber, ElementId, Origin, RoundId, SealKey, Sealed, Sealer, Sealing};
use collab::message::{Message, decode_relay_frame, encode_message};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tests::http::{Answer, request, request_with};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::person::{Entrance, Person, connect, note};
use crate::place::{BoardKeys, Place};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);
const TEXTS: [&str; 3] = [
    "顧客は価格より納期を気にしている",
    "値引きより先に、在庫の見える化が要る",
    "本当は誰も使っていないと思う",
];

/// Somebody's key; nonces are counted, which is enough for a test.
struct OneKey {
    key: SealKey,
    nonces: AtomicU8,
}

impl Sealing for OneKey {
    fn seal(&self, round: &RoundId, text: &str) -> Option<Sealed> {
        let nonce = [self.nonces.fetch_add(1, Ordering::Relaxed); 24];
        self.key.seal(round, nonce, text)
    }

    fn open(&self, sealed: &Sealed) -> Option<String> {
        self.key.open(sealed)
    }
}

fn sealer(key: &SealKey) -> Sealer {
    Sealer(Arc::new(OneKey {
        key: key.clone(),
        nonces: AtomicU8::new(1),
    }))
}

fn round() -> RoundId {
    RoundId::parse("round1").unwrap()
}

/// Somebody who keeps every byte that comes.
struct Listener {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    board: Board,
    heard: Vec<u8>,
}

impl Listener {
    async fn join(place: &Place, board: &BoardKeys) -> Self {
        let entrance = Entrance {
            board: &board.id,
            protocols: Some(format!("nonet.v1, nonet.key.{}", board.participant)),
            query: String::new(),
            origin: None,
        };
        let mut socket = connect(place, &entrance).await.unwrap();
        let own = Board::new(ClientNumber::new(900));
        let question = encode_message(&Message::SyncStep1(own.state_vector()));
        socket.send(Frame::Binary(question.into())).await.unwrap();
        Self {
            socket,
            board: own,
            heard: Vec::new(),
        }
    }

    async fn until(&mut self, wanted: impl Fn(&Board) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !wanted(&self.board) {
            let next = timeout_at(deadline, self.socket.next());
            let Some(Ok(frame)) = next.await.expect("it did not come") else {
                panic!("hung up");
            };
            let Frame::Binary(bytes) = frame else {
                continue;
            };
            self.heard.extend_from_slice(&bytes);
            for message in decode_relay_frame(&bytes).unwrap() {
                if let Message::SyncStep2(update) | Message::Update(update) = message {
                    self.board.apply(&update, Origin::Remote).unwrap();
                }
            }
        }
    }

    fn text(&self, id: &str) -> Option<String> {
        let element = self.board.element(&ElementId::new(id))?;
        element.text().map(str::to_owned)
    }
}

/// Whether four characters in a row of one of the texts stand somewhere in these bytes.
fn piece_in(bytes: &[u8]) -> Option<String> {
    let pieces = TEXTS.iter().flat_map(|text| {
        let letters: Vec<char> = text.chars().collect();
        let pieces = letters.windows(4).map(|piece| piece.iter().collect());
        pieces.collect::<Vec<String>>()
    });
    let mut found = pieces.filter(|piece| {
        let mut windows = bytes.windows(piece.len());
        windows.any(|window| window == piece.as_bytes())
    });
    found.next()
}

/// A board with a veil over all of it, laid by its facilitator.
async fn veiled(place: &Place) -> (BoardKeys, Person) {
    let keys = place.board().await;
    let mut leader = Person::join(place, &keys, &keys.facilitator, 1).await;
    leader
        .board
        .edit(|edit| edit.set_veil(None, Some(&round())))
        .unwrap();
    let update = leader.board.drain_updates().concat();
    leader.say(&Message::Update(update)).await;
    leader.saved().await;
    (keys, leader)
}

async fn keep_key(place: &Place, keys: &BoardKeys, secret: &str, name: &str, text: &str) -> Answer {
    let path = format!("/api/boards/{}/seals/round1/{name}", keys.id);
    let bytes = text.as_bytes();
    request_with(
        place.port(),
        "PUT",
        &path,
        Some(secret),
        "text/plain",
        bytes,
    )
    .await
    .unwrap()
}

async fn reveal(place: &Place, keys: &BoardKeys, secret: &str, wanted: &Value) -> Answer {
    let path = format!("/api/boards/{}/seals/round1/reveal", keys.id);
    request(place.port(), "POST", &path, Some(secret), Some(wanted))
        .await
        .unwrap()
}

/// Writes the texts in private; gives the seals in their order.
async fn write_all(person: &mut Person, key: &SealKey) -> Vec<String> {
    person.board.set_sealer(sealer(key));
    for (number, text) in TEXTS.iter().enumerate() {
        // Letter by letter, as people type.
        let id = format!("p{number}");
        let mut ends = text
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        let first = ends.next().unwrap();
        let update = note(&mut person.board, &id, &text[..first]);
        person.say(&Message::Update(update)).await;
        for end in ends {
            let written = person
                .board
                .edit(|edit| edit.set_text(&ElementId::new(&*id), &text[..end]));
            written.unwrap();
            let update = person.board.drain_updates().concat();
            person.say(&Message::Update(update)).await;
        }
    }
    person.saved().await;
    let mut seals = person.board.seals();
    seals.sort();
    seals
        .iter()
        .map(|(_, sealed)| sealed.as_str().to_owned())
        .collect()
}

#[tokio::test]
async fn v150_before_the_reveal_nobody_else_gets_a_piece_of_a_text_but_everybody_the_counts() {
    let place = Place::open().await;
    let (keys, mut leader) = veiled(&place).await;
    let mut listener = Listener::join(&place, &keys).await;
    let mut anna = Person::join(&place, &keys, &keys.participant, 2).await;
    let key = SealKey::new([5; 32]);
    let kept = keep_key(
        &place,
        &keys,
        &keys.participant,
        &key.name(),
        &key.to_text(),
    )
    .await;
    assert_eq!(kept.status, 204, "{}", kept.text());
    let seals = write_all(&mut anna, &key).await;

    listener
        .until(|board| {
            let mut there = board.seals();
            there.sort();
            let there: Vec<&str> = there.iter().map(|(_, sealed)| sealed.as_str()).collect();
            there == seals
        })
        .await;
    assert_eq!(listener.board.element_count(), 3, "counts are everybody's");
    assert_eq!(piece_in(&listener.heard), None);
    // Somebody who comes late, and everything that the relay hands out over HTTP.
    let mut late = Listener::join(&place, &keys).await;
    late.until(|board| board.element_count() == 3).await;
    assert_eq!(piece_in(&late.heard), None);
    for format in ["md", "csv", "json", "svg", "html"] {
        let path = format!("/api/boards/{}/export/{format}?locale=ja", keys.id);
        let answer = place.get(&path, Some(&keys.participant)).await;
        assert_eq!(answer.status, 200, "{format}");
        assert_eq!(piece_in(&answer.body), None, "{format}");
        if format != "json" {
            assert!(
                answer.text().contains("伏せた付箋"),
                "{format}: {}",
                answer.text()
            );
        }
    }

    // The facilitator reveals: her browser hears the texts and writes them in one step.
    leader
        .until(|message| matches!(message, Message::Update(_)))
        .await;
    while leader.board.seals().len() < 3 || {
        let mut there = leader.board.seals();
        there.sort();
        there
            .iter()
            .map(|(_, sealed)| sealed.as_str().to_owned())
            .collect::<Vec<_>>()
            != seals
    } {
        leader
            .until(|message| matches!(message, Message::Update(_)))
            .await;
    }
    let wanted = json!({ "seals": seals, "over": true, "by": "進行" });
    let answer = reveal(&place, &keys, &keys.facilitator, &wanted).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(answer.json()["texts"], json!(TEXTS));
    let mut there = leader.board.seals();
    there.sort();
    leader.board.edit_for_good(|edit| {
        for ((note, sealed), text) in there.iter().zip(TEXTS) {
            assert_eq!(edit.unseal(note, sealed, text), Ok(true));
        }
        edit.set_veil(None, None).unwrap();
    });
    let update = leader.board.drain_updates().concat();
    leader.say(&Message::Update(update)).await;
    listener.until(|board| board.seals().is_empty()).await;
    for (number, text) in TEXTS.iter().enumerate() {
        assert_eq!(listener.text(&format!("p{number}")).as_deref(), Some(*text));
    }
    assert_eq!(listener.board.info().veil, None);
}

#[tokio::test]
async fn v151_keys_come_out_for_nobody_and_only_a_facilitator_reveals() {
    let mut place = Place::open().await;
    let (keys, _leader) = veiled(&place).await;
    let mut anna = Person::join(&place, &keys, &keys.participant, 2).await;
    let key = SealKey::new([6; 32]);
    let seals = write_all(&mut anna, &key).await;
    let wanted = json!({ "seals": seals });

    // Without the key nothing can be opened; it comes later, as from somebody who was offline.
    let answer = reveal(&place, &keys, &keys.facilitator, &wanted).await;
    assert_eq!(answer.json()["texts"], json!([null, null, null]));
    let (name, text) = (key.name(), key.to_text());
    let other = SealKey::new([7; 32]);
    for (secret, name, text, status) in [
        (&keys.viewer, name.as_str(), text.as_str(), 403),
        // Under another's name nobody gets in her way.
        (&keys.participant, name.as_str(), &*other.to_text(), 400),
        (&keys.participant, name.as_str(), "no key", 400),
        (&keys.participant, name.as_str(), &*"A".repeat(60_000), 400),
        (&keys.participant, "reveal", text.as_str(), 405),
        (&keys.participant, name.as_str(), text.as_str(), 204),
        (&keys.participant, name.as_str(), text.as_str(), 204),
    ] {
        let answer = keep_key(&place, &keys, secret, name, text).await;
        assert_eq!(answer.status, status, "{name}: {}", answer.text());
        assert!(!answer.text().contains(&key.to_text()));
    }
    for secret in [&keys.participant, &keys.viewer] {
        let answer = reveal(&place, &keys, secret, &wanted).await;
        assert_eq!(answer.status, 403);
        assert_eq!(answer.json()["error"], "facilitators_only");
    }
    // A round that is not over is answered like one that never was.
    let state = async |place: &Place, round: &str| {
        let path = format!("/api/boards/{}/seals/{round}", keys.id);
        let answer = place.get(&path, Some(&keys.participant)).await;
        let said = answer.json();
        (
            answer.status,
            said["error"].clone(),
            said["message"].clone(),
        )
    };
    assert_eq!(state(&place, "round1").await, state(&place, "never").await);
    assert_eq!(state(&place, "round1").await.0, 404);

    // One by one: the round goes on.
    let one = json!({ "seals": [&seals[1]] });
    let answer = reveal(&place, &keys, &keys.facilitator, &one).await;
    assert_eq!(answer.json()["texts"], json!([TEXTS[1]]));
    assert_eq!(state(&place, "round1").await.0, 404);
    // Hostile ones are not opened, and do no harm to the others.
    let foreign = other.seal(&round(), [1; 24], "x").unwrap();
    let elsewhere = key
        .seal(&RoundId::parse("round2").unwrap(), [1; 24], "x")
        .unwrap();
    let changed = seals[0].replace(&name, &other.name());
    let odd = json!({ "seals": ["", "round1.x.y", changed, foreign.as_str(), elsewhere.as_str(), "\u{0}", &seals[2]], "over": true });
    let answer = reveal(&place, &keys, &keys.facilitator, &odd).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(
        answer.json()["texts"],
        json!([null, null, null, null, null, null, TEXTS[2]])
    );
    for bad in [json!({}), json!({ "seals": "x" }), json!([1])] {
        assert_eq!(
            reveal(&place, &keys, &keys.facilitator, &bad).await.status,
            400
        );
    }
    // That it is over is known for good.
    place.stop().await;
    place.start_again().await;
    assert_eq!(state(&place, "round1").await.0, 200);
    let answer = reveal(&place, &keys, &keys.facilitator, &wanted).await;
    assert_eq!(answer.json()["texts"], json!(TEXTS));
}

#[tokio::test]
async fn v152_a_participant_neither_lays_nor_lifts_a_veil() {
    let place = Place::open().await;
    let (keys, mut leader) = veiled(&place).await;
    let mut anna = Person::join(&place, &keys, &keys.participant, 2).await;
    let mut listener = Listener::join(&place, &keys).await;
    anna.board.edit(|edit| edit.set_veil(None, None)).unwrap();
    let update = anna.board.drain_updates().concat();
    anna.say(&Message::Update(update)).await;
    anna.saved().await;
    anna.write("after", "").await;
    anna.saved().await;
    listener
        .until(|board| board.element(&ElementId::new("after")).is_some())
        .await;
    assert_eq!(listener.board.info().veil, Some(round()));
    // A facilitator does, when she has heard of it.
    leader.sees("after").await;
    leader.board.edit(|edit| edit.set_veil(None, None)).unwrap();
    let update = leader.board.drain_updates().concat();
    leader.say(&Message::Update(update)).await;
    listener.until(|board| board.info().veil.is_none()).await;
}
