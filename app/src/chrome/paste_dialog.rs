//! What is to become of pasted lines or of a pasted table: asked once, with what it looks like and what each way makes.

use leptos::prelude::*;

use crate::bridge::{EditorHandle, Input, PasteMode, PasteOffer};
use crate::i18n::{Text, t, t_with};
use crate::lazy::{self, Prompts};
use crate::ui::dialog::{close_dialog, dialog};
use crate::ui::element::{Element, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;

const NAME: &str = "paste";

/// One way of pasting.
struct Way {
    mode: PasteMode,
    action: &'static str,
    icon: Icon,
    name: Text,
    detail: String,
}

/// The question. Closing it pastes nothing.
pub fn paste_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let offer = handle.signals().paste;
    dialog(
        NAME,
        Signal::derive(move || offer.with(Option::is_some)),
        label(Text::PasteTitle),
        move || {
            if offer.with_untracked(Option::is_some) {
                offer.set(None);
                handle.send(Input::PasteAs(PasteMode::Cancel));
            }
        },
        move || changing(move || offer.get().map(|offer| content(handle, &offer))),
    )
}

fn content(handle: EditorHandle, offer: &PasteOffer) -> Element {
    let marked_up = handle.with_editor(|editor| {
        let text = editor.pasted_text()?;
        is_marked_up(text).then(|| text.to_owned())
    });
    let as_answer = marked_up.flatten().map(|text| answer_button(handle, text));
    let other_ways = ways(offer).into_iter().map(|way| button(handle, way));
    let ways: Vec<Element> = as_answer.into_iter().chain(other_ways).collect();
    if let Some(first) = ways.first().map(Element::node) {
        // What most want has the keyboard at once.
        effect(move || {
            let _ = first.focus();
        });
    }
    let summary = if offer.columns > 1 {
        let (rows, columns) = (offer.rows.to_string(), offer.columns.to_string());
        t_with(
            Text::PasteSummaryTable,
            &[("rows", &rows), ("columns", &columns)],
        )
    } else {
        t_with(Text::PasteSummary, &[("lines", &offer.notes.to_string())])
    };
    let rows = offer
        .preview
        .iter()
        .map(|row| el("tr").children(row.iter().map(|text| el("td").text(text))));
    el("div")
        .class("paste-form")
        .child(el("p").class("hint").text(&summary))
        .child(
            el("div")
                .class("paste-preview")
                .attr("aria-hidden", "true")
                .child(el("table").child(el("tbody").children(rows))),
        )
        .child(el("div").class("paste-ways").children(ways))
}

/// The ways that are open, the likeliest first: a table belongs into the cells, if there are any.
fn ways(offer: &PasteOffer) -> Vec<Way> {
    let one = Way {
        mode: PasteMode::OneNote,
        action: "paste-one",
        icon: Icon::Text,
        name: Text::PasteOne,
        detail: t(Text::PasteOneDetail).to_owned(),
    };
    if offer.too_big {
        return vec![one];
    }
    let notes = Way {
        mode: PasteMode::Notes,
        action: "paste-notes",
        icon: Icon::Tidy,
        name: Text::PasteNotes,
        detail: t_with(
            Text::PasteNotesDetail,
            &[("count", &offer.notes.to_string())],
        ),
    };
    let cells = offer.canvas.as_ref().map(|_| Way {
        mode: PasteMode::IntoCells,
        action: "paste-cells",
        icon: Icon::Canvas,
        name: Text::PasteCells,
        detail: t(Text::PasteCellsDetail).to_owned(),
    });
    let mut ways = vec![notes];
    ways.extend(cells);
    if offer.columns > 1 {
        ways.reverse();
    }
    ways.push(one);
    ways
}

/// Whether a text has headings or a table of Markdown: then its parts may belong to cells.
fn is_marked_up(text: &str) -> bool {
    let begins = |line: &str| line.trim_start().starts_with(['#', '＃']);
    let row = |line: &&str| line.trim_start().starts_with(['|', '｜']);
    text.lines().any(begins) || text.lines().filter(row).count() >= 2
}

/// The way that leads to a look at what goes where.
fn answer_button(handle: EditorHandle, text: String) -> Element {
    let act = move || {
        handle.signals().paste.set(None);
        close_dialog(NAME);
        handle.send(Input::PasteAs(PasteMode::Cancel));
        let text = text.clone();
        lazy::with(move |prompts: &Prompts| (prompts.begin)(handle, text));
    };
    way_button(
        "paste-answer",
        Icon::Canvas,
        Text::AnswerReadPaste,
        t(Text::AnswerReadPasteDetail),
    )
    .on_click(act)
}

fn way_button(action: &str, icon: Icon, name: Text, detail: &str) -> Element {
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "paste-way"),
            ("data-action", action),
        ])
        .child(icon.view())
        .child(el("strong").says(name))
        .child(el("span").text(detail))
}

fn button(handle: EditorHandle, way: Way) -> Element {
    let mode = way.mode;
    way_button(way.action, way.icon, way.name, &way.detail).on_click(move || {
        // First, so that closing the dialog means nothing any more, and the board has the keyboard again.
        handle.signals().paste.set(None);
        close_dialog(NAME);
        handle.send(Input::PasteAs(mode));
    })
}
