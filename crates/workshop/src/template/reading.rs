//! Reading a template file.

use board::{Label, NoteColor};

use super::cells::{hint, read_cell};
use super::checks::check_whole;
use super::json::read_json;
use super::place::{Faults, Place};
use super::{
    Body, Guide, Mode, Pile, PileSize, Problem, Sample, SampleNote, StepCard, Template,
    TemplateErrors, TemplateFile,
};
use crate::health::Check;

/// The largest file that is read, in bytes.
pub const TEMPLATE_BYTES_MAX: usize = 1_000_000;
/// The most cells of a template.
pub const TEMPLATE_CELLS_MAX: usize = 200;
/// The longest side of a body, in board units.
pub(super) const SIDE_MAX: f64 = 20_000.0;

/// The rules by which something can be decided.
const RULES: [&str; 20] = [
    "R-PM", "R-GRP", "R-REF", "R-W", "R-OT", "R-PT", "R-1ST", "R-PASS", "R-RATIO", "R-PLOT",
    "R-TOP", "R-DIFF", "R-IMP", "R-TH", "R-3x", "R-ICE", "R-POC", "R-DICE", "R-2W", "R-DATE",
];

const FIELDS: &[&str] = &[
    "id",
    "version",
    "title",
    "description",
    "body",
    "cells",
    "samples",
    "minutes",
    "mode",
    "owner",
    "step",
    "piles",
    "rules",
    "checks",
    "prompts",
    "heading",
];

/// Reads and checks one template file; `file` only names it in errors.
///
/// # Errors
/// Everything that is wrong with it, each with the line and the field. Limits are checked before anything is read.
pub fn parse_template(file: &str, json: &str) -> Result<TemplateFile, TemplateErrors> {
    let faults = Faults::of(file);
    if json.len() > TEMPLATE_BYTES_MAX {
        faults.add(1, "", Problem::TooLarge(json.len()));
        return Err(TemplateErrors(faults.all()));
    }
    let root = match read_json(json) {
        Ok(root) => root,
        Err((line, message)) => {
            faults.add(line, "", Problem::NoJson(message));
            return Err(TemplateErrors(faults.all()));
        }
    };
    let read = {
        let root = Place::root(&root, &faults);
        root.only(FIELDS);
        let template = read_template(&root);
        check_whole(&root, &template);
        TemplateFile {
            guide: read_guide(&root),
            template,
        }
    };
    let found = faults.all();
    if found.is_empty() {
        Ok(read)
    } else {
        Err(TemplateErrors(found))
    }
}

fn read_template(root: &Place<'_>) -> Template {
    let label = |name: &str| {
        root.field(name)
            .map(|field| field.label())
            .unwrap_or_default()
    };
    let cells = root
        .field("cells")
        .map(|cells| cells.items(TEMPLATE_CELLS_MAX));
    let cells = cells.unwrap_or_default();
    let samples = root.optional("samples").map(|samples| samples.items(20));
    Template {
        id: root.field("id").map(|id| id.key()).unwrap_or_default(),
        version: root
            .field("version")
            .map_or(1, |version| version.count(1..=1_000_000)),
        title: label("title"),
        description: label("description"),
        body: root
            .field("body")
            .map_or(Body { w: 1.0, h: 1.0 }, |body| read_body(&body)),
        cells: cells.iter().map(read_cell).collect(),
        samples: samples
            .unwrap_or_default()
            .iter()
            .map(read_sample)
            .collect(),
    }
}

fn read_body(body: &Place<'_>) -> Body {
    body.only(&["w", "h"]);
    let side = |name: &str| {
        body.field(name)
            .map_or(1.0, |side| side.number(1.0..=SIDE_MAX))
    };
    Body {
        w: side("w"),
        h: side("h"),
    }
}

fn read_sample(sample: &Place<'_>) -> Sample {
    sample.only(&["id", "title", "notes"]);
    let notes = sample.field("notes").map(|notes| notes.items(500));
    Sample {
        id: sample.field("id").map(|id| id.key()).unwrap_or_default(),
        title: sample
            .field("title")
            .map(|title| title.label())
            .unwrap_or_default(),
        notes: notes
            .unwrap_or_default()
            .iter()
            .map(read_sample_note)
            .collect(),
    }
}

fn read_sample_note(note: &Place<'_>) -> SampleNote {
    note.only(&["cell", "text"]);
    SampleNote {
        cell: note
            .field("cell")
            .map(|cell| cell.text())
            .unwrap_or_default(),
        text: note
            .field("text")
            .map(|text| text.label())
            .unwrap_or_default(),
    }
}

fn read_guide(root: &Place<'_>) -> Guide {
    const MODES: [(&str, Mode); 4] = [
        ("individual", Mode::Individual),
        ("group", Mode::Group),
        ("pair", Mode::Pair),
        ("lecture", Mode::Lecture),
    ];
    let rules = RULES.map(|rule| (rule, rule));
    let codes: Vec<(&'static str, &'static str)> = Check::ALL
        .iter()
        .map(|check| (check.code(), check.code()))
        .collect();
    let names = |field: &str, known: &[(&'static str, &'static str)]| -> Vec<&'static str> {
        let items = root
            .optional(field)
            .map(|list| list.items(40))
            .unwrap_or_default();
        items.iter().filter_map(|item| item.one_of(known)).collect()
    };
    let prompts = root.optional("prompts").map(|prompts| prompts.items(20));
    let piles = root.optional("piles").map(|piles| piles.items(20));
    Guide {
        minutes: root
            .optional("minutes")
            .map(|minutes| minutes.number(0.0..=1440.0)),
        mode: root.optional("mode").and_then(|mode| mode.one_of(&MODES)),
        owner: root.optional("owner").map(|owner| owner.key()),
        step: root.optional("step").map(|step| read_step(&step)),
        piles: piles.unwrap_or_default().iter().map(read_pile).collect(),
        rules: names("rules", &rules),
        checks: names("checks", &codes),
        prompts: prompts
            .unwrap_or_default()
            .iter()
            .map(|prompt| prompt.text())
            .collect(),
        heading: root.optional("heading").map(|heading| heading.label()),
    }
}

fn read_step(step: &Place<'_>) -> StepCard {
    step.only(&["lines", "rule", "tip"]);
    let lines = step
        .field("lines")
        .map(|lines| lines.items(3))
        .unwrap_or_default();
    let label = |name: &str| -> Option<Label> { step.optional(name).map(|field| field.label()) };
    StepCard {
        lines: lines.iter().map(|line| line.label()).collect(),
        rule: label("rule"),
        tip: label("tip"),
    }
}

fn read_pile(pile: &Place<'_>) -> Pile {
    const SIZES: [(&str, PileSize); 4] = [
        ("medium", PileSize::Medium),
        ("small", PileSize::Small),
        ("wide", PileSize::Wide),
        ("tag", PileSize::Tag),
    ];
    pile.only(&["key", "label", "color", "size", "count", "text"]);
    Pile {
        key: pile.field("key").map(|key| key.key()).unwrap_or_default(),
        label: pile
            .field("label")
            .map(|label| label.label())
            .unwrap_or_default(),
        color: pile
            .field("color")
            .and_then(|color| read_color(&color))
            .unwrap_or_default(),
        size: pile
            .optional("size")
            .and_then(|size| size.one_of(&SIZES))
            .unwrap_or_default(),
        count: pile.field("count").map_or(1, |count| count.count(1..=100)),
        text: hint(pile, "text"),
    }
}

/// A note's colour by its token.
pub(super) fn read_color(color: &Place<'_>) -> Option<NoteColor> {
    color.one_of(&NoteColor::ALL.map(|color| (color.token(), color)))
}
