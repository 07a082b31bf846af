//! The view on its way.

use std::sync::Arc;

use tests::input::Spot;
use tests::stage::Stage;

use crate::board::AtBoard;

/// Presses a key by the page's own event and gives how far the field's place was from where it ended, frame by frame: the
/// field lies over the selected note and shows what is painted.
const WATCHED: &str = "new Promise((done) => {
    const field = document.querySelector('.note-field');
    const seen = [];
    const look = () => {
        seen.push(field.getBoundingClientRect().width);
        if (seen.length < 40) requestAnimationFrame(look);
        else done(seen.map((width) => Math.round((width / seen.at(-1)) * 1000) / 1000));
    };
    const press = { key: '+', code: 'Equal', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent('keydown', press));
    look();
})";

pub async fn a_jump_is_shown_as_a_movement_unless_less_motion_is_wanted(stage: Arc<Stage>) {
    let board = stage.relay().await.new_board("動き", None, "ja").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_note(Spot::new(600.0, 400.0), "見る").await;
    let note = hana.note("見る").await;
    hana.person.click(note).await;
    hana.has_selected(1).await;
    let shares = |seen: serde_json::Value| -> Vec<f64> {
        let seen = seen.as_array().unwrap().iter();
        seen.map(|share| share.as_f64().unwrap()).collect()
    };

    // A busy machine may have no frame to show on the way: then once more.
    let seen = loop {
        let seen = shares(hana.person.eval(WATCHED).await);
        if seen.iter().any(|share| (0.668..0.999).contains(share)) {
            break seen;
        }
        hana.person.key("Control+0").await;
        hana.person.wait_for("bench.camera().z === 1").await;
        hana.settles().await;
    };
    assert!(seen.is_sorted(), "it never goes back: {seen:?}");
    assert_eq!(hana.camera().await.zoom, 1.5);

    hana.person
        .prefers(&[("prefers-reduced-motion", "reduce")])
        .await;
    hana.settles().await;
    let seen = shares(hana.person.eval(WATCHED).await);
    let jumps = seen.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(jumps <= 1, "at once: {seen:?}");
    assert_eq!(hana.camera().await.zoom, 2.0);
}
