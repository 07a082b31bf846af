//! By what success is measured, what tests came to, what the market is worth.

use board::{Holds, Locale};
use workshop::plan::Sheet;

use super::Fact;
use super::facts::{Sources, said};
use crate::tables::figures_of;
use crate::words::choose;

/// The cells of a record of tests that are worth a manager's time.
const TESTS: [(&str, &[&str]); 2] = [
    (
        "kaizen3.feedback",
        &[
            "testers",
            "done-rate",
            "yes-rate",
            "verdict.solved",
            "verdict.changed",
        ],
    ),
    (
        "jissen3.usertest",
        &["n", "done-rate", "yes-rate", "verdict"],
    ),
];

/// The metric, the tests, the market.
pub fn numbers(sources: &Sources<'_>) -> Vec<Fact> {
    let metric = sources.said(&[
        ("kaishi.metric", "metric"),
        ("kaishi.plan", "metric"),
        ("jissen2.pr", "faq.growth"),
        ("jissen3.prfaq", "internal.goal"),
    ]);
    let tests = TESTS.into_iter().flat_map(|(template, keys)| {
        let sheets = sources.latest(template);
        sheets.map(move |sheet| named(sheet, keys))
    });
    let tests = first_said(tests);
    let market = first_said(sources.latest("kaizen3.market").map(market));
    vec![
        sources.fact("成長を計測する指標", "Growth metric", metric),
        sources.fact("ユーザーテスト", "User tests", tests),
        sources.fact("市場規模の見込み", "Market estimate", market),
    ]
}

fn first_said(mut all: impl Iterator<Item = String>) -> String {
    all.find(|words| !words.is_empty()).unwrap_or_default()
}

/// Cells with their names, those that say something.
fn named(sheet: &Sheet<'_>, keys: &[&str]) -> String {
    let said = keys.iter().filter_map(|key| {
        let value = said(sheet, key);
        let (_, cell) = sheet.cell(key)?;
        let colon = choose(sheet.locale, "：", ": ");
        (!value.is_empty()).then(|| format!("{}{colon}{value}", cell.label.get(sheet.locale)))
    });
    let said: Vec<String> = said.collect();
    said.join(choose(sheet.locale, "、", ", "))
}

/// What the market is worth, as the canvas works it out, beside what it costs.
fn market(sheet: &Sheet<'_>) -> String {
    let Some((size, _)) = sheet.cell("size") else {
        return String::new();
    };
    // Without all that it is worked out from there is no figure, and so no number in it.
    let figures = figures_of(sheet.snapshot, sheet.id, sheet.locale);
    let figure = figures.iter().find(|(id, _)| *id == size.id);
    let worth = figure
        .map(|(_, figure)| figure.text.as_str())
        .filter(|text| text.chars().any(|one| one.is_ascii_digit()))
        .map(|text| match sheet.locale {
            Locale::Ja => format!("{text}{}", money(sheet)),
            Locale::En => format!("{text} {}", money(sheet)),
        });
    let parts = worth.into_iter().chain([named(sheet, &["cost"])]);
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(choose(sheet.locale, "、", ", "))
}

/// What prices are counted in.
fn money<'a>(sheet: &Sheet<'a>) -> &'a str {
    let unit = match sheet.cell("price").map(|(_, cell)| &*cell.holds) {
        Some(Holds::Number { unit, .. }) => unit.as_ref(),
        _ => None,
    };
    unit.map_or("", |unit| unit.get(sheet.locale))
}
