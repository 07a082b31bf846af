//! The nine-quadrant canvas: cells own their notes.

use std::sync::Arc;

use tests::stage::Stage;

use crate::board::AtBoard;

pub async fn dropping_a_note_into_a_cell_makes_it_the_cells(stage: Arc<Stage>) {
    let board = stage.new_canvas("持ち主").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_into("cs", "動く付箋").await;
    let owned_by = |cell: &'static str| {
        move |truth: &tests::truth::Truth| {
            (truth.cell_of("動く付箋").as_deref() == Some(cell)).then_some(())
        }
    };
    hana.relay_has("the note in the first cell", owned_by("cs"))
        .await;

    let (from, to) = (hana.note("動く付箋").await, hana.cell("kp").await);
    hana.person.drag(from, to).await;
    hana.relay_has("the note in the other cell", owned_by("kp"))
        .await;

    hana.person.key("Control+z").await;
    hana.relay_has("the note back where it was", owned_by("cs"))
        .await;
}

pub async fn a_canvas_takes_its_notes_along(stage: Arc<Stage>) {
    let board = stage.new_canvas("引っ越し").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.writes_into("cs", "一緒に行く").await;
    let before = hana.relay_has("the note", |truth| {
        truth.note("一緒に行く").map(|_| truth.clone())
    });
    let before = before.await;

    // By accident nothing moves: a drag over a cell is not a drag of the canvas.
    let (from, to) = (
        hana.place("vp", 0.5, 0.5).await,
        hana.place("ka", 0.5, 0.9).await,
    );
    hana.person.drag(from, to).await;
    hana.person.key("Escape").await;
    assert_eq!(hana.truth().await.canvas(), before.canvas());

    let band = hana.canvas_band(&before).await;
    hana.person.click(band).await;
    hana.person.drag(band, band.by(60.0, 40.0)).await;
    let after = hana
        .relay_has("the canvas elsewhere", |truth| {
            (truth.canvas().placement != before.canvas().placement).then(|| truth.clone())
        })
        .await;
    assert_eq!(
        after.cells(),
        before.cells(),
        "every note stays in its cell"
    );
    let note = |truth: &tests::truth::Truth| {
        let note = truth.note("一緒に行く").unwrap();
        (note.placement.clone(), truth.corner(note))
    };
    let (placement_before, corner_before) = note(&before);
    let (placement_after, corner_after) = note(&after);
    assert_eq!(
        placement_after, placement_before,
        "its place in the cell is the same"
    );
    let moved = after.corner(after.canvas()) - before.corner(before.canvas());
    assert_eq!(
        corner_after - corner_before,
        moved,
        "on the board it moved as the canvas did"
    );
}

pub async fn samples_fill_the_canvas_on_demand(stage: Arc<Stage>) {
    let board = stage.new_canvas("例").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    hana.adds_sample("化粧品ブランド").await;
    hana.relay_has("the sample", |truth| {
        let cell = truth.cell_of("個々の顧客に合わせた化粧品デザイン")?;
        (cell == "vp" && truth.texts().len() == 11).then_some(())
    })
    .await;
}
