//! What goes where, and what has no place.

use board::Axis;
use workshop::answers::{AnswerForm, Intake};

use crate::i18n::{Text, locale, t, t_with};
use crate::ui::element::{Element, View, el};

/// Entries that are shown of each list; more cannot be read at once.
const SHOWN_MAX: usize = 200;

/// How many things would be written.
pub fn count(intake: &Intake) -> usize {
    intake.entries.len() + intake.tracks.len() + intake.canvases.len()
}

/// The whole of it.
pub fn preview(intake: &Intake, lacks_templates: bool) -> View {
    let kind = match intake.form {
        AnswerForm::Headings => None,
        AnswerForm::Solutions(_) => Some(Text::AnswerSolutions),
        AnswerForm::Checklist => Some(Text::AnswerChecklist),
        AnswerForm::Discovery => Some(Text::AnswerDiscovery),
    };
    let kind = kind.map(|text| el("p").class("hint").says(text));
    let lacks = lacks_templates.then(|| {
        el("p")
            .class("answer-lack")
            .says(Text::AnswerTemplatesMissing)
    });
    let missing = (!intake.missing.is_empty()).then(|| {
        let names = intake.missing.join(match locale() {
            board::Locale::Ja => "、",
            board::Locale::En => ", ",
        });
        el("p")
            .class("answer-lack")
            .attr("data-answer-missing", "")
            .text(&t_with(Text::AnswerMissing, &[("names", &names)]))
    });
    View::default()
        .and(option(kind))
        .and(option(lacks))
        .and(option(missing))
        .and(will(intake))
        .and(option(left(intake)))
}

fn option(element: Option<Element>) -> View {
    element.map_or_else(View::default, View::from)
}

fn heading(text: Text, count: usize) -> Element {
    let count = count.to_string();
    el("h3").text(&t_with(text, &[("count", &count)]))
}

fn more(count: usize) -> Option<Element> {
    (count > SHOWN_MAX).then(|| {
        let rest = (count - SHOWN_MAX).to_string();
        el("p")
            .class("hint")
            .text(&t_with(Text::AnswerMore, &[("count", &rest)]))
    })
}

/// What goes where, place by place.
fn will(intake: &Intake) -> Element {
    if intake.is_empty() {
        return el("p")
            .class("answer-lack")
            .attr("data-answer-nothing", "")
            .says(Text::AnswerNothing);
    }
    let canvases = intake.canvases.iter().map(|(_, template)| {
        let name = template.title.get(locale());
        (t(Text::AnswerNewCanvas).to_owned(), name.to_owned())
    });
    let tracks = intake.tracks.iter().filter(|track| !track.name.is_empty());
    let tracks = tracks.map(|track| {
        let what = match track.axis {
            Axis::Column => Text::AnswerNewColumn,
            Axis::Row => Text::AnswerNewRow,
        };
        (t(what).to_owned(), track.name.clone())
    });
    let entries = intake
        .entries
        .iter()
        .map(|entry| (entry.place.join(" › "), entry.what.text().to_owned()));
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (place, text) in canvases.chain(tracks).chain(entries).take(SHOWN_MAX) {
        match groups.iter_mut().find(|(known, _)| *known == place) {
            Some((_, texts)) => texts.push(text),
            None => groups.push((place, vec![text])),
        }
    }
    let groups = groups.into_iter().map(|(place, texts)| {
        let texts = texts.iter().map(|text| el("li").text(text));
        el("section")
            .class("answer-place")
            .child(el("h4").text(&place))
            .child(el("ul").children(texts.collect::<Vec<_>>()))
    });
    el("section")
        .attr("data-answer-will", "")
        .child(heading(Text::AnswerWill, count(intake)))
        .children(groups.collect::<Vec<_>>())
        .child(more(count(intake)).map(View::from))
}

/// What has no place, line by line with the reason.
fn left(intake: &Intake) -> Option<Element> {
    if intake.left.is_empty() {
        return None;
    }
    let rows = intake.left.iter().take(SHOWN_MAX).map(|left| {
        let line = left.lines.first.to_string();
        let line = t_with(Text::AnswerLine, &[("line", &line)]);
        let reason = left.reason.words().get(locale());
        el("li")
            .child(
                el("span")
                    .class("answer-reason")
                    .text(&format!("{line} – {reason}")),
            )
            .child(el("span").class("answer-text").text(&left.text))
    });
    Some(
        el("section")
            .class("answer-left")
            .attr("data-answer-left", "")
            .child(heading(Text::AnswerLeft, intake.left.len()))
            .child(el("ul").children(rows.collect::<Vec<_>>()))
            .child(more(intake.left.len()).map(View::from)),
    )
}
