//! What a calculated cell decides by: evidence, priorities, pass marks, minutes, the market (R-ICE, R-POC, R-PASS).

use board::{Figure, Tone};

use super::calc::{Outcome, Source, nth};
use super::ground::{Ground, grade_in};
use super::numbers::shown;
use super::{plain, toned};
use crate::Words;
use crate::rules::{IceFault, MarketSize, ice, market_size, pass_mark, poc_priority, timebox};

const ICE_MISSING: [Words; 3] = [
    Words::new(
        "Impact（1〜10）がまだです。",
        "Impact (1 to 10) is missing.",
    ),
    Words::new("Confidence がまだです。", "Confidence is missing."),
    Words::new("Ease（1〜10）がまだです。", "Ease (1 to 10) is missing."),
];
const THIN: Words = Words::new(
    "Confidence が1未満です。顧客1〜3人に確かめると上がります。",
    "Confidence is below 1: trying it with one to three customers raises it.",
);

/// R-ICE.
pub(super) fn ice_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let locale = ground.options.locale;
    let factor = |index| nth(sources, index);
    if (0..3).all(|index| factor(index).is_none()) {
        return None;
    }
    let value = |index| factor(index).unwrap_or(f64::NAN);
    match ice(value(0), value(1), value(2)) {
        Ok(found) => Some(Outcome {
            figure: if found.thin_evidence {
                toned(Tone::Warn, shown(found.score), THIN.get(locale).to_owned())
            } else {
                plain(shown(found.score))
            },
            value: Some(found.score),
        }),
        Err(fault) => {
            let [impact, confidence, ease] = ICE_MISSING;
            let words = match fault {
                IceFault::Impact => impact,
                IceFault::Confidence => confidence,
                IceFault::Ease => ease,
            };
            Some(Outcome {
                figure: Figure {
                    text: "?".to_owned(),
                    tone: Tone::Plain,
                    note: Some(words.get(locale).to_owned()),
                },
                value: None,
            })
        }
    }
}

/// R-POC.
pub(super) fn poc_outcome(sources: &[Source<'_>]) -> Option<Outcome> {
    let grade = |index: usize| match sources.get(index)? {
        Source::Number(_, Some(cell)) => grade_in(cell),
        _ => None,
    };
    let priority = poc_priority(grade(0), grade(1))?;
    Some(Outcome {
        figure: plain(priority.to_string()),
        value: Some(f64::from(priority)),
    })
}

const PASSED: Words = Words::new("{score} / {mark} 合格", "{score} / {mark} passed");
const FAILED: Words = Words::new(
    "{score} / {mark} あと{missing}",
    "{score} / {mark}, {missing} short",
);
const NO_MARK: Words = Words::new(
    "合格点がまだありません。始める前に決めます。",
    "There is no pass mark yet: set it beforehand.",
);

/// R-PASS: the last run against the pass mark.
pub(super) fn pass_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let locale = ground.options.locale;
    let score = nth(sources, 0)?;
    let found = pass_mark(&[(score, true)], nth(sources, 1));
    let (score, mark) = (shown(found.score), nth(sources, 1).map(shown));
    let missing = shown(found.missing);
    let values = [
        ("score", score.as_str()),
        ("mark", mark.as_deref().unwrap_or("")),
        ("missing", missing.as_str()),
    ];
    let figure = match found.passed {
        Some(true) => Figure {
            tone: Tone::Good,
            ..plain(PASSED.with(locale, &values))
        },
        Some(false) => Figure {
            tone: Tone::Bad,
            ..plain(FAILED.with(locale, &values))
        },
        None => toned(Tone::Plain, score.clone(), NO_MARK.get(locale).to_owned()),
    };
    Some(Outcome {
        figure,
        value: Some(found.score),
    })
}

const TIMEBOX: Words = Words::new("{total}分 / 残り{rest}分", "{total} min, {rest} left");
const TIMEBOX_OVER: Words = Words::new("{total}分 / {rest}分超過", "{total} min, {rest} too many");
const TIMEBOX_PLAIN: Words = Words::new("{total}分", "{total} min");
const TIMEBOX_OPEN: Words = Words::new(
    "まだ決めていないものが{open}つあります。",
    "{open} are still open.",
);

/// The minutes given out; the last source is the budget.
pub(super) fn timebox_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let locale = ground.options.locale;
    let (budget, parts) = sources.split_last()?;
    let minutes: Vec<Option<f64>> = (0..parts.len()).map(|index| nth(parts, index)).collect();
    let budget = nth(std::slice::from_ref(budget), 0);
    if budget.is_none() && minutes.iter().all(Option::is_none) {
        return None;
    }
    let found = timebox(&minutes, budget.unwrap_or(0.0));
    let (words, tone) = match budget {
        None => (TIMEBOX_PLAIN, Tone::Plain),
        Some(_) if found.fits() => (TIMEBOX, Tone::Good),
        Some(_) => (TIMEBOX_OVER, Tone::Bad),
    };
    let (sum, rest) = (shown(found.total), shown(found.remaining.abs()));
    let open = found.open.to_string();
    Some(Outcome {
        figure: Figure {
            text: words.with(locale, &[("total", &sum), ("rest", &rest)]),
            // As long as something is open nothing is settled.
            tone: if found.open > 0 && tone == Tone::Good {
                Tone::Plain
            } else {
                tone
            },
            note: (found.open > 0).then(|| TIMEBOX_OPEN.with(locale, &[("open", &open)])),
        },
        value: Some(found.total),
    })
}

const SHARE: Words = Words::new(
    "推定シェアは0〜100%です。",
    "The share lies between 0 and 100 per cent.",
);

const COVERS: Words = Words::new(
    "必要な{needed}に届いています。",
    "Reaches the {needed} that it must.",
);
const FALLS_SHORT: Words = Words::new(
    "必要な{needed}に届いていません。",
    "Falls short of the {needed} that it must reach.",
);

/// Customers × share in per cent × price × time; against cost and how often it must be covered, if they are given.
pub(super) fn market_outcome(ground: &Ground<'_>, sources: &[Source<'_>]) -> Option<Outcome> {
    let factor = |index| nth(sources, index);
    let (customers, share, price, periods) = (factor(0)?, factor(1)?, factor(2)?, factor(3)?);
    let size = market_size(MarketSize {
        customers,
        share: share / 100.0,
        price,
        periods,
    });
    let (cost, times) = (factor(4), factor(5));
    Some(match size {
        Some(size) => Outcome {
            figure: match cost.zip(times) {
                Some((cost, times)) => {
                    let needed = shown(cost * times);
                    let (words, tone) = if size >= cost * times {
                        (COVERS, Tone::Good)
                    } else {
                        (FALLS_SHORT, Tone::Bad)
                    };
                    let note = words.with(ground.options.locale, &[("needed", &needed)]);
                    toned(tone, shown(size), note)
                }
                None => plain(shown(size)),
            },
            value: Some(size),
        },
        None => Outcome {
            figure: toned(
                Tone::Bad,
                "?".to_owned(),
                SHARE.get(ground.options.locale).to_owned(),
            ),
            value: None,
        },
    })
}
