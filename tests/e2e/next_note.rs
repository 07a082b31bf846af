//! The "+" beside a note.

use std::sync::Arc;

use board::BoardPoint;
use tests::input::Spot;
use tests::stage::Stage;

use crate::board::AtBoard;

/// How far outside of a note's edge the middle of its "+" is, CSS pixels.
const OUTSIDE: f64 = 32.0;

pub async fn a_plus_beside_a_note_makes_the_next_one(stage: Arc<Stage>) {
    let board = stage.relay().await.new_board("隣", None, "ja").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_note(Spot::new(600.0, 400.0), "一枚目").await;
    let note = hana.note("一枚目").await;
    hana.person.click(note).await;
    hana.has_selected(1).await;
    let zoom = hana.camera().await.zoom;
    let plus = Spot::new(note.x + 100.0 * zoom + OUTSIDE, note.y);
    // The pointer says that something is pressed there.
    hana.person.hover(plus).await;
    hana.person
        .wait_for("document.querySelector('.board-surface').style.cursor === 'pointer'")
        .await;
    hana.person.click(plus).await;
    hana.can_write().await;
    hana.person.writes("二枚目").await;
    hana.stops_writing().await;
    let place = |text: &'static str| {
        hana.relay_has(text, move |truth| {
            let note = truth.note(text)?;
            Some(truth.corner(note))
        })
    };
    let (first, second) = (place("一枚目").await, place("二枚目").await);
    assert_eq!(second - first, BoardPoint::new(210.0, 0.0));

    // By keyboard as well: below the one that is selected.
    hana.person.click(hana.note("二枚目").await).await;
    hana.person.key("Control+Shift+ArrowDown").await;
    hana.can_write().await;
    hana.person.writes("三枚目").await;
    hana.stops_writing().await;
    assert_eq!(place("三枚目").await - second, BoardPoint::new(0.0, 210.0));
}
