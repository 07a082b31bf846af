//! H9 and H10: what is marked as unclear, on any canvas, and the questions that the documents must keep.

use board::{Element, Evidence};

use crate::Words;
use crate::figures::ground::Ground;
use crate::health::{Finding, RequiredQuestion, UnclearRun, check_document};

/// The questions of the documents: template, cell, words.
const QUESTIONS: [(&str, &str, Words); 8] = [
    (
        "jissen2.pr",
        "faq.effect",
        Words::new("効果は実証されている?", "Is the effect proven?"),
    ),
    (
        "jissen2.pr",
        "faq.cost",
        Words::new("費用はどれだけかかる?", "How much does it cost?"),
    ),
    (
        "jissen2.pr",
        "faq.growth",
        Words::new(
            "事業的成長をどのように計測するのか?",
            "How is business growth measured?",
        ),
    ),
    (
        "jissen2.pr",
        "faq.data",
        Words::new(
            "どのようなデータを蓄積し継続的な体験改善をするのか?",
            "Which data is gathered to keep improving the experience?",
        ),
    ),
    (
        "jissen3.prfaq",
        "faq.voice-1",
        Words::new("評価：お客様の声①", "Evaluation: a customer’s voice"),
    ),
    ("jissen3.prfaq", "faq.price", Words::new("価格", "Price")),
    (
        "jissen3.prfaq",
        "faq.rival",
        Words::new(
            "競合・既存製品との違い",
            "How it differs from rivals and existing products",
        ),
    ),
    (
        "jissen3.prfaq",
        "internal.when",
        Words::new("いつ継続を検討するか", "When is going on considered?"),
    ),
];

pub(super) fn read(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let mut unclear = Vec::new();
    for element in ground.view.children(ground.canvas) {
        marked(element, &mut unclear);
        for note in ground.view.children(&element.id) {
            let evidence = note.as_note().and_then(|note| note.evidence);
            if evidence == Some(Evidence::Unclear) {
                unclear.push(UnclearRun {
                    block: note.id.as_str(),
                    text: note.text().unwrap_or_default(),
                });
            } else {
                marked(note, &mut unclear);
            }
        }
    }
    let locale = ground.options.locale;
    let gone = QUESTIONS
        .iter()
        .filter(|(template, key, _)| *template == ground.template && ground.cell(key).is_none());
    let gone: Vec<RequiredQuestion<'_>> = gone
        .map(|(_, _, question)| RequiredQuestion {
            block: ground.canvas.as_str(),
            text: question.get(locale),
        })
        .collect();
    found.extend(check_document(&unclear, &gone, &[]));
}

fn marked<'a>(element: &'a Element, found: &mut Vec<UnclearRun<'a>>) {
    let Some(text) = element.text() else {
        return;
    };
    for run in board::unclear_runs(text) {
        found.push(UnclearRun {
            block: element.id.as_str(),
            text: text.get(run.words).unwrap_or_default(),
        });
    }
}
