//! An hour's work of two people without a net, on both sides, brought home.
//!
//! In every run they make a few dozen edits each on the canvas of 理解編. `NONET_HOUR=700` has each make so many, on all
//! canvases of 実践編 with a thousand notes besides.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tests::input::Spot;
use tests::relay::NewBoard;
use tests::stage::Stage;
use tests::waiting;
use tokio::time::Instant;

use crate::board::AtBoard;

/// Edits of each person if nothing else is asked for.
const EDITS: usize = 24;
/// Notes that both have before, and with the canvases of 実践編.
const SHARED: [usize; 2] = [6, 1_000];
/// The texts and places of all notes on a screen's copy, sorted.
const SEEN: &str = "JSON.stringify(Array.from({ length: bench.count() }, (_, i) =>
    [bench.noteText(i), bench.notePos(i).x, bench.notePos(i).y]).sort())";

/// What somebody did.
#[derive(Default)]
struct Work {
    edits: usize,
    /// Texts of own notes that stayed.
    kept: Vec<String>,
    /// Shared notes that were thrown away.
    thrown_away: Vec<String>,
}

pub async fn an_hour_of_two_people_without_a_net_is_brought_home(stage: Arc<Stage>) {
    let asked = std::env::var("NONET_HOUR").ok();
    let edits = asked
        .as_deref()
        .map_or(EDITS, |asked| asked.parse().unwrap());
    let is_long = asked.is_some();
    let board = if is_long {
        from_pack(&stage, "jissen3").await
    } else {
        stage.new_canvas("一時間").await
    };
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    let shared = SHARED[usize::from(is_long)];
    hana.person
        .eval(&format!("bench.load(bench.make({shared}))"))
        .await;
    let ken = AtBoard::enter(&stage, "健", &board, &board.participant).await;
    let count = format!("bench.count() === {shared}");
    for person in [&hana, &ken] {
        person.person.wait_for(&count).await;
        person.is_saved().await;
    }
    let before = hana.texts().await;

    for person in [&hana, &ken] {
        person.person.cut_net();
        person.is_not_saved().await;
    }
    let (hers, his) = tokio::join!(
        works(&hana, -6_000.0, 0, edits),
        works(&ken, -9_000.0, 1, edits)
    );
    // What she did survives her tab as well; a page is not to be had without a net, so only its sync is cut.
    hana.person.mend_net();
    hana.person.cut_sync();
    hana.person.reload().await;
    hana.is_ready().await;

    let began = Instant::now();
    hana.person.mend_net();
    ken.person.mend_net();
    let mut expected = before;
    for work in [&hers, &his] {
        assert!(work.edits >= edits);
        expected.extend(work.kept.iter().cloned());
        expected.retain(|text| !work.thrown_away.contains(text));
    }
    expected.sort();
    let patience = Duration::from_secs(if is_long { 120 } else { 20 });
    let same = waiting::until_within(patience, "both to see the same", || async {
        let (on_hers, on_his) = (seen(&hana).await, seen(&ken).await);
        let notes = on_hers.as_array().map_or(0, Vec::len);
        if on_hers == on_his && notes == expected.len() {
            Ok(on_hers)
        } else {
            Err((notes, on_his.as_array().map_or(0, Vec::len), expected.len()))
        }
    })
    .await;
    let took = began.elapsed();
    for person in [&hana, &ken] {
        person.is_saved().await;
        assert_eq!(person.texts().await, expected, "{}", person.person.name());
    }
    let truth = hana.truth().await;
    assert_eq!(truth.texts(), expected, "the relay's");
    let mut places: Vec<Value> = truth
        .notes()
        .map(|(element, note)| {
            let corner = truth.corner(element);
            json!([note.text, corner.x, corner.y])
        })
        .collect();
    let mut same = same.as_array().unwrap().clone();
    for list in [&mut places, &mut same] {
        list.sort_by_key(rounded);
    }
    assert!(
        places.iter().map(rounded).eq(same.iter().map(rounded)),
        "the relay has the notes at other places"
    );
    println!(
        "{} and {} edits without a net, {} notes, the same for all {took:.1?} after the net was back",
        hers.edits,
        his.edits,
        expected.len()
    );
}

/// Writes, moves, corrects and throws away until there are so many edits. Everybody has a row of their own for new notes;
/// the shared ones both move, and of two in a row one throws the first away and the other the second.
async fn works(at: &AtBoard, row: f64, turn: usize, edits: usize) -> Work {
    let person = &at.person;
    let name = person.name().to_owned();
    let shared = at.texts().await;
    let middle = person.eval("[innerWidth / 2, innerHeight / 2]").await;
    let middle = Spot::new(middle[0].as_f64().unwrap(), middle[1].as_f64().unwrap());
    let mut work = Work::default();
    let mut round = 0;
    while work.edits < edits {
        let x = 4_000.0 + 320.0 * round as f64;
        person.eval(&format!("bench.zoomTo(0.6, {x}, {row})")).await;
        at.settles().await;
        // A note in two steps, moved twice.
        at.starts_note(middle).await;
        let text = format!("{name}{round}");
        person.writes(&text).await;
        person.inserts("。").await;
        at.leaves_the_text().await;
        for key in ["ArrowRight", "ArrowDown"] {
            person.key(key).await;
        }
        work.edits += 5;
        if round % 5 == 4 {
            person.key("Delete").await;
            work.edits += 1;
        } else {
            work.kept.push(format!("{text}。"));
        }
        person.key("Escape").await;
        at.has_selected(0).await;
        // One of those that both have.
        let index = (round * 2 + turn) % shared.len();
        let (throws_away, other) = (round % 4 == 3, &shared[index]);
        let is_there = !work.thrown_away.contains(other);
        if is_there {
            person.eval(&select(other)).await;
            at.has_selected(1).await;
            person.key("Shift+ArrowLeft").await;
            work.edits += 1;
            if throws_away {
                person.key("Delete").await;
                work.edits += 1;
                work.thrown_away.push(other.clone());
            }
            person.key("Escape").await;
            at.has_selected(0).await;
        }
        round += 1;
    }
    work
}

fn select(text: &str) -> String {
    let text = Value::from(text);
    format!(
        "(() => {{ for (let i = 0; i < bench.count(); i++)
            if (bench.noteText(i) === {text}) bench.select([i]); }})()"
    )
}

async fn seen(at: &AtBoard) -> Value {
    let seen = at.person.eval(SEEN).await;
    serde_json::from_str(seen.as_str().unwrap()).unwrap()
}

/// A note as a text, its place to a hundredth: adding up in another order may differ in the last bit.
fn rounded(note: &Value) -> String {
    let of = |index: usize| (note[index].as_f64().unwrap() * 100.0).round() as i64;
    format!("{} {} {}", note[0], of(1), of(2))
}

async fn from_pack(stage: &Stage, pack: &str) -> NewBoard {
    let wish = json!({ "title": "一時間", "locale": "ja", "pack": pack });
    stage.relay().await.make_board(&wish).await
}
