//! Looking along with somebody.

use std::sync::Arc;

use tests::input::Spot;
use tests::stage::Stage;
use tests::waiting;

use crate::board::AtBoard;

/// Whether the frame of looking along is there.
const FRAME: &str = "document.querySelector('.following') !== null";

pub async fn one_looks_along_until_one_moves_the_view_oneself(stage: Arc<Stage>) {
    let board = stage.new_canvas("一緒に見る").await;
    let (hana, ken) = tokio::join!(
        AtBoard::enter(&stage, "花", &board, &board.participant),
        AtBoard::enter(&stage, "健", &board, &board.viewer),
    );
    // Whoever may only look can look along.
    ken.sees_person("花").await;
    ken.opens_people().await;
    ken.person.clicks("button", "花さんの画面を見る").await;
    ken.person.wait_for(FRAME).await;

    let before = hana.camera().await;
    let at = Spot::new(500.0, 300.0);
    hana.person
        .wheel(at, Spot::new(0.0, -120.0), &["Control"])
        .await;
    hana.camera_after(before).await;
    sees_the_same(&hana, &ken).await;
    hana.person.wheel(at, Spot::new(30.0, 45.0), &[]).await;
    sees_the_same(&hana, &ken).await;

    // Who is followed can see it.
    hana.opens_people().await;
    hana.person
        .wait_for("document.querySelector('.people-follows') !== null")
        .await;
    hana.person.key("Escape").await;

    let along = ken.camera().await;
    ken.person.wheel(at, Spot::new(0.0, 60.0), &[]).await;
    let own = ken.camera_after(along).await;
    ken.person.wait_for(&format!("!({FRAME})")).await;
    // Nobody is told any more what is seen here; had it been, it would have been told before this note.
    hana.person.wheel(at, Spot::new(-80.0, -90.0), &[]).await;
    hana.writes_into("vp", "もう自分で見ている").await;
    ken.shows("もう自分で見ている").await;
    assert_eq!(ken.camera().await, own, "{along:?}");
}

/// Waits until both windows, which are of one size, show the same.
async fn sees_the_same(leader: &AtBoard, follower: &AtBoard) {
    waiting::until("both to see the same", || async {
        let (one, other) = (leader.camera().await, follower.camera().await);
        let apart = (one.x - other.x).hypot(one.y - other.y) * one.zoom;
        if apart < 1.0 && (one.zoom / other.zoom - 1.0).abs() < 1e-4 {
            Ok(())
        } else {
            Err((one, other))
        }
    })
    .await;
}
