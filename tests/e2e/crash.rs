//! When the program stops by an error of its own.

use std::sync::Arc;

use tests::stage::Stage;
use tests::words::Words;

use crate::board::AtBoard;

/// The browser reports a trap of the program as this very event; nothing in the product traps on demand.
const A_TRAP: &str = "window.dispatchEvent(new ErrorEvent('error', { error: new WebAssembly.RuntimeError('unreachable') }))";

pub async fn a_crash_is_told_and_loses_nothing(stage: Arc<Stage>) {
    let words = Words::japanese();
    let board = stage.new_canvas("落ちても").await;
    let hana = AtBoard::enter(&stage, "花", &board, &board.participant).await;
    hana.writes_into("vp", "落ちる前に書いた").await;
    hana.person.eval(A_TRAP).await;
    hana.person.reads(words.say("problem.crashed")).await;
    hana.person.reads(words.say("problem.crashed_detail")).await;
    hana.person.reload().await;
    hana.is_ready().await;
    hana.shows("落ちる前に書いた").await;
}
