//! What is kept of the painted board is what painting it anew gives: pixel by pixel, at every zoom.

use std::sync::Arc;

use tests::input::Spot;
use tests::stage::{Stage, artifacts_folder};
use tests::user::User;

use crate::board::AtBoard;

/// By how much a channel of a pixel may differ, of 255, and that in one of a thousand pixels at most: at odd zooms a
/// soft edge is rounded otherwise where its coordinates are counted from elsewhere. Nobody sees that.
const LEVELS_MAX: u64 = 12;

/// Where the wheel goes: far enough in each direction that the kept picture wraps around.
const WAY: [(f64, f64); 7] = [
    (90.0, 0.0),
    (310.0, 170.0),
    (0.0, -260.0),
    (-700.0, 30.0),
    (45.0, 333.0),
    (-120.0, -77.0),
    (400.0, 400.0),
];

/// Keeps what is on the board's canvas, then paints it anew without anything kept, and compares.
const COMPARE: &str = "(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const canvas = document.querySelector('.board-base');
    const pixels = () => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    await frame();
    const kept = pixels();
    bench.plain(true);
    await frame();
    const anew = pixels();
    bench.plain(false);
    await frame();
    let [differing, worst, colours, box] = [0, 0, new Set(), [1e9, 1e9, 0, 0]];
    for (let index = 0; index < kept.length; index += 4) {
        let most = 0;
        for (let channel = 0; channel < 4; channel += 1) {
            most = Math.max(most, Math.abs(kept[index + channel] - anew[index + channel]));
        }
        if (most > 0) {
            differing += 1;
            const [x, y] = [index / 4 % canvas.width, Math.floor(index / 4 / canvas.width)];
            box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
        }
        worst = Math.max(worst, most);
        colours.add(anew[index] << 16 | anew[index + 1] << 8 | anew[index + 2]);
    }
    return [differing, worst, colours.size, kept.length / 4, box];
})()";

/// Whether the view is the same for eight frames: on its way it is another one in each.
const STANDS_STILL: &str = "new Promise((done) => {
    const view = () => JSON.stringify(bench.camera());
    const [before, look] = [view(), (left) =>
        left ? requestAnimationFrame(() => look(left - 1)) : done(view() === before)];
    look(8);
})";

pub async fn what_is_kept_is_what_painting_anew_gives(stage: Arc<Stage>) {
    let board = stage.new_canvas("描き直しとの比較").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.facilitator).await;
    let person = &hana.person;
    person.eval("bench.load(bench.make(900))").await;
    let middle = Spot::new(720.0, 450.0);
    for zoom in ["1", "0.5", "0.25", "0.1", "0.637", "fit"] {
        match zoom {
            "fit" => person.eval("bench.fit()").await,
            _ => {
                person
                    .eval(&format!("bench.zoomTo({zoom}, 3300, 3300)"))
                    .await
            }
        };
        hana.settles().await;
        for (x, y) in WAY {
            person.wheel(middle, Spot::new(x, y), &[]).await;
            hana.settles().await;
        }
        // A change in the middle of what is kept: notes are led away, and taken back.
        person.drag(middle, middle.by(120.0, 60.0)).await;
        person.key("Control+z").await;
        person
            .drag(middle.by(130.0, 90.0), middle.by(60.0, -80.0))
            .await;
        person.key("Escape").await;
        person.wheel(middle, Spot::new(33.0, 21.0), &[]).await;
        hana.settles().await;
        let picture = artifacts_folder().join(format!("shots/board-at-{zoom}.png"));
        person.photograph(&picture).await;

        is_what_painting_anew_gives(person, zoom).await;
    }
    // By hand, out and in again: pictures are stretched until the zoom rests, and let go then.
    person.eval("bench.zoomTo(0.5, 3300, 3300)").await;
    hana.settles().await;
    for way in [25.0, -25.0, 15.0] {
        for _ in 0..9 {
            person
                .wheel(middle, Spot::new(0.0, way), &["Control"])
                .await;
            hana.settles().await;
        }
    }
    person
        .wait_for("document.querySelectorAll('.picture-in-making').length <= 2")
        .await;
    hana.settles().await;
    is_what_painting_anew_gives(person, "zoomed by hand").await;
    // By a glide, outwards and in again: of the view before nothing stays.
    for (begin, key, name) in [
        (
            "bench.zoomTo(0.6, 3300, 3300)",
            "Shift+1",
            "glided outwards",
        ),
        (
            "bench.zoomTo(0.3, 3300, 3300)",
            "Control+0",
            "glided inwards",
        ),
    ] {
        person.eval(begin).await;
        hana.settles().await;
        let from = hana.camera().await.zoom;
        person.key(key).await;
        person
            .wait_for(&format!("Math.abs(bench.camera().z - {from}) > 0.1"))
            .await;
        person.wait_for(STANDS_STILL).await;
        hana.settles().await;
        is_what_painting_anew_gives(person, name).await;
    }
}

/// Compares what is on the screen with the board painted anew.
async fn is_what_painting_anew_gives(person: &User, zoom: &str) {
    let compared = person.eval(COMPARE).await;
    let of = |index: usize| compared[index].as_u64().unwrap();
    let (differing, worst, colours, all) = (of(0), of(1), of(2), of(3));
    assert!(
        colours > 8,
        "there is nothing to compare at {zoom}: {colours} colours"
    );
    assert!(
        worst <= LEVELS_MAX && differing * 1_000 <= all,
        "at {zoom} {differing} of {all} pixels differ, by up to {worst} levels, in {}",
        compared[4]
    );
}
