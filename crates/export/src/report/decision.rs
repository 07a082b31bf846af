//! What the team works on, and what it decided.

use board::{Axis, Locale};
use workshop::plan::Sheet;

use super::Fact;
use super::facts::Sources;
use crate::tables::figures_of;

/// Whose table of alternatives tells the winner, the most telling first.
const COMPARED: [(&str, &str); 4] = [
    ("jissen2.matrix", "scores"),
    ("jissen2.marks", "scores"),
    ("kaishi.ice", "ideas"),
    ("rikai.score", "scores"),
];
/// What the rules put before the total of the best.
const BEST: &str = "☆ ";

/// What it is about, and for whom.
pub fn theme(sources: &Sources<'_>) -> Vec<Fact> {
    let service = sources.said(&[
        ("jissen3.prfaq", "service"),
        ("jissen2.pr", "name"),
        ("day0.customer", "service"),
        ("rikai.proposal", "product"),
    ]);
    let customer = sources.said(&[
        ("jissen3.prfaq", "listen"),
        ("day0.customer", "sentence"),
        ("jissen2.pr", "situation"),
        ("rikai.proposal", "target"),
    ]);
    let problem = sources.said(&[
        ("jissen3.prfaq", "define"),
        ("jissen2.pr", "could-not"),
        ("rikai.proposal", "behaviour"),
    ]);
    vec![
        sources.fact("対象サービス", "Service", service),
        sources.fact("対象顧客", "Customer", customer),
        sources.fact("解決する課題", "Problem", problem),
    ]
}

/// What was chosen, and why.
pub fn decision(sources: &Sources<'_>) -> Vec<Fact> {
    let chosen = sources.said(&[
        ("jissen3.prfaq", "invent"),
        ("jissen2.matrix", "chosen"),
        ("jissen2.pr", "offer"),
        ("rikai.proposal", "function"),
    ]);
    let effect = sources.said(&[
        ("jissen3.prfaq", "effect"),
        ("jissen2.pr", "was"),
        ("rikai.proposal", "kpi"),
    ]);
    vec![
        sources.fact("選んだ解決策", "Chosen solution", chosen),
        sources.fact("評価で1位", "First in the scores", winner(sources)),
        sources.fact("期待する効果", "Expected effect", effect),
    ]
}

/// The best of the latest table that has one, with what it comes to. Several that tie are all named.
fn winner(sources: &Sources<'_>) -> String {
    let mut tables = COMPARED.into_iter().flat_map(|(template, key)| {
        let sheets = sources.latest(template);
        sheets.map(move |sheet| best(sheet, key, sources.locale))
    });
    tables.find(|best| !best.is_empty()).unwrap_or_default()
}

fn best(sheet: &Sheet<'_>, key: &str, locale: Locale) -> String {
    let Some((grid, _)) = sheet.cell(key) else {
        return String::new();
    };
    let figures = figures_of(sheet.snapshot, sheet.id, locale);
    let mut first = Vec::new();
    let mut total = "";
    for (row, track) in sheet.tracks(&grid.id, Axis::Row) {
        let figure = figures.iter().find(|(id, _)| *id == row.id);
        if let Some(points) = figure.and_then(|(_, figure)| figure.text.strip_prefix(BEST)) {
            first.push(super::facts::one_line(track.name(locale)));
            total = points;
        }
    }
    match (first.as_slice(), locale) {
        ([], _) => String::new(),
        ([one], Locale::Ja) => format!("{one}（{total}点）"),
        ([one], Locale::En) => format!("{one} ({total} points)"),
        (several, Locale::Ja) => format!("{}（同点、{total}点）", several.join("、")),
        (several, Locale::En) => format!("{} (a tie, {total} points)", several.join(", ")),
    }
}
