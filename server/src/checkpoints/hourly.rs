//! The relay's own checkpoints of boards that are being worked on.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use board::BoardId;
use collab::room::{Answer, Question};
use tokio_util::sync::CancellationToken;

use super::{Reason, Wish};
use crate::relay::Relay;

/// How often open boards are looked at, at most.
const LOOK: Duration = Duration::from_secs(60);

/// Makes a checkpoint of every open board that has changed, each time its hour is over, until `stop`.
pub(crate) async fn watch(relay: Relay, stop: CancellationToken) {
    let every = relay.checkpoints().retention().every;
    if every.is_zero() {
        return;
    }
    let mut since: HashMap<BoardId, Instant> = HashMap::new();
    let mut looks = tokio::time::interval(LOOK.min(every));
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = looks.tick() => {}
        }
        let open = relay.rooms().open_boards();
        since.retain(|board, _| open.contains(board));
        for board in open {
            let begun = since.entry(board.clone()).or_insert_with(Instant::now);
            if begun.elapsed() >= every {
                *begun = Instant::now();
                keep(&relay, &board).await;
            }
        }
    }
}

async fn keep(relay: &Relay, board: &BoardId) {
    let Ok(Answer::State(state)) = relay.rooms().ask(board, Question::State).await else {
        return;
    };
    let (checkpoints, id) = (relay.checkpoints().clone(), board.clone());
    let wish = Wish {
        reason: Reason::Hourly,
        name: String::new(),
        ended: None,
        by: String::new(),
        count: 0,
    };
    let kept = tokio::task::spawn_blocking(move || checkpoints.keep(&id, &state, wish)).await;
    match kept {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => tracing::error!(%board, %error, "no checkpoint could be made"),
        Err(error) => tracing::error!(%board, %error, "making a checkpoint panicked"),
    }
}
