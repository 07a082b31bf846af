//! Revealing: the relay opens, this browser writes what it hears into the document, in one step.

use board::{ElementId, RoundId, Sealed};

use crate::bridge::{EditorHandle, Input, Private, Revealed};
use crate::chrome::person::me_untracked;
use crate::net::api::ApiError;
use crate::net::seals as relay;

/// Bytes of seals in one request, well below what the relay takes.
const REQUEST_BYTES: usize = 1024 * 1024;
/// What is written while it is revealed is fetched again, at most this often.
const ROUNDS_MAX: usize = 4;

/// What is revealed.
#[derive(Clone)]
pub enum Which {
    /// All that is private, and it is over.
    All,
    /// These notes; the others stay, and are written on.
    Notes(Vec<ElementId>),
}

/// How it went.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Notes that everybody can read now.
    pub revealed: usize,
    /// Notes whose keys have not come to the relay.
    pub unopened: usize,
}

/// Reveals.
///
/// # Errors
/// [`ApiError`]; what was revealed until then is.
pub async fn reveal(handle: EditorHandle, which: &Which) -> Result<Outcome, ApiError> {
    let mut outcome = Outcome::default();
    let Some((board, secret)) = handle.place() else {
        return Ok(outcome);
    };
    let by = me_untracked().name;
    for _ in 0..ROUNDS_MAX {
        let (rounds, seals) = wanted(handle, which);
        if rounds.is_empty() {
            break;
        }
        let over = matches!(which, Which::All);
        let mut texts = Vec::new();
        for round in &rounds {
            let of_round = seals
                .iter()
                .filter(|(_, sealed)| sealed.round() == round.as_str());
            let of_round: Vec<(ElementId, Sealed)> = of_round.cloned().collect();
            // Also without a seal: the relay is told that the round is over.
            let mut rest = &of_round[..];
            loop {
                let (now, later) = rest.split_at(request_length(rest));
                let sealed: Vec<Sealed> = now.iter().map(|(_, sealed)| sealed.clone()).collect();
                let heard = relay::reveal(&board, &secret, round, &sealed, over, &by).await?;
                texts.extend(now.iter().zip(heard).filter_map(|((note, sealed), text)| {
                    Some(Revealed {
                        note: note.clone(),
                        sealed: sealed.clone(),
                        text: text?,
                    })
                }));
                rest = later;
                if rest.is_empty() {
                    break;
                }
            }
        }
        let opened = texts.len();
        outcome.revealed += opened;
        outcome.unopened = seals.len() - opened;
        let over = if over { rounds } else { Vec::new() };
        handle.send(Input::Private(Private::Reveal { texts, over }));
        if opened == 0 {
            break;
        }
    }
    Ok(outcome)
}

/// The rounds in question, and the seals on the board as it is now.
fn wanted(handle: EditorHandle, which: &Which) -> (Vec<RoundId>, Vec<(ElementId, Sealed)>) {
    let looked = handle.with_editor(|editor| {
        let mut seals = editor.board().seals();
        let mut rounds = match which {
            Which::All => editor.privacy().rounds,
            Which::Notes(notes) => {
                seals.retain(|(note, _)| notes.contains(note));
                Vec::new()
            }
        };
        for (_, sealed) in &seals {
            let round = RoundId::parse(sealed.round());
            rounds.extend(round.filter(|round| !rounds.contains(round)));
        }
        (rounds, seals)
    });
    looked.unwrap_or_default()
}

/// How many of these go into one request: at least one, if there is one.
fn request_length(seals: &[(ElementId, Sealed)]) -> usize {
    let mut bytes = 0;
    let fitting = seals.iter().take_while(|(_, sealed)| {
        bytes += sealed.as_str().len() + 3;
        bytes <= REQUEST_BYTES
    });
    fitting.count().max(1).min(seals.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seals(count: usize, characters: usize) -> Vec<(ElementId, Sealed)> {
        let sealed = Sealed::parse(&format!("r.k.{}", "A".repeat(characters))).unwrap();
        let numbered = |number: usize| (ElementId::new(number.to_string()), sealed.clone());
        (0..count).map(numbered).collect()
    }

    #[test]
    fn every_seal_is_sent_in_requests_that_the_relay_takes() {
        for (count, characters) in [(0, 1), (1, 27_000), (3, 100), (900, 27_000)] {
            let all = seals(count, characters);
            let mut rest = &all[..];
            let mut sent = 0;
            while !rest.is_empty() {
                let (now, later) = rest.split_at(request_length(rest));
                assert!(!now.is_empty() && now.len() * (characters + 7) <= REQUEST_BYTES);
                sent += now.len();
                rest = later;
            }
            assert_eq!(sent, count);
        }
        assert_eq!(request_length(&[]), 0);
    }
}
