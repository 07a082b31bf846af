//! Acts in words.

use board::Doing;
use leptos::prelude::{Get, RwSignal};

use super::told::{Named, Told};
use crate::i18n::{Text, how_long_ago, locale, t, t_with};

/// Characters of what is quoted.
const QUOTED: usize = 24;

/// Who did what; tracked.
pub fn sentence(act: &Told) -> impl Fn() -> String + use<> {
    let (did, by, title) = (act.did, act.by.clone(), act.title.clone());
    let (elements, subjects) = (act.elements, act.subjects);
    let first = act.named.first().cloned();
    move || {
        let who = if by.is_empty() {
            t(Text::LinksAuditSomebody)
        } else {
            &by
        };
        let quoted = first.as_ref().and_then(quoted);
        let what = match quoted {
            Some(quoted) if subjects == 1 => quoted,
            _ => t_with(
                Text::CheckpointsElements,
                &[("count", &elements.to_string())],
            ),
        };
        let sentence = match did {
            Doing::Made => Text::HappenedMade,
            Doing::Deleted => Text::HappenedDeleted,
            Doing::Moved => Text::HappenedMoved,
            Doing::Wrote => Text::HappenedWrote,
            Doing::Revealed => Text::HappenedRevealed,
            Doing::Changed => Text::HappenedChanged,
            Doing::Facts if title.is_some() => Text::HappenedTitled,
            Doing::Facts => Text::HappenedFacts,
        };
        let what = match (did, &title) {
            (Doing::Facts, Some(title)) => title.clone(),
            _ => what,
        };
        t_with(sentence, &[("who", who), ("what", &what)])
    }
}

/// On what of several, where, and when, as it is at `now` (milliseconds since 1970); tracked.
pub fn facts(act: &Told, now: RwSignal<f64>) -> impl Fn() -> String + use<> {
    let (at, on) = (act.at, act.on.clone());
    let named = if act.subjects > 1 {
        act.named.clone()
    } else {
        Vec::new()
    };
    move || {
        let names: String = named.iter().filter_map(quoted).collect();
        let on = on.as_ref().map(name).unwrap_or_default();
        let when = how_long_ago(at, now.get());
        let facts = [names, on, when].into_iter();
        let facts: Vec<String> = facts.filter(|fact| !fact.is_empty()).collect();
        facts.join(" ・ ")
    }
}

fn name(one: &Named) -> String {
    match locale() {
        board::Locale::Ja => one.ja.clone(),
        board::Locale::En => one.en.clone(),
    }
}

/// What it is called, cut and in quotes; nothing if it has no name.
fn quoted(one: &Named) -> Option<String> {
    let name = name(one);
    let mut line: String = name.split_whitespace().collect::<Vec<&str>>().join(" ");
    if line.is_empty() {
        return None;
    }
    if line.chars().count() > QUOTED {
        line = line.chars().take(QUOTED).chain(['…']).collect();
    }
    Some(t_with(Text::HappenedOne, &[("name", &line)]))
}
