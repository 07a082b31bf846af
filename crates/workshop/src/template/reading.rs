//! Reading a template file.

use board::NoteColor;

use super::arrows::read_arrow;
use super::cells::read_cell;
use super::checks::check_whole;
use super::guide::read_guide;
use super::json::read_json;
use super::place::{Faults, Place};
use super::samples::read_sample;
use super::{Body, Problem, Template, TemplateErrors};

/// The largest file that is read, in bytes.
pub const TEMPLATE_BYTES_MAX: usize = 1_000_000;
/// The most cells of a template.
pub const TEMPLATE_CELLS_MAX: usize = 200;
/// The longest side of a body, in board units.
pub(super) const SIDE_MAX: f64 = 20_000.0;

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
    "arrows",
    "source",
    "features",
];

/// Reads and checks one template file; `file` only names it in errors.
///
/// # Errors
/// Everything that is wrong with it, each with the line and the field. Limits are checked before anything is read.
pub fn parse_template(file: &str, json: &str) -> Result<Template, TemplateErrors> {
    read_file(file, json, &|root| {
        root.only(FIELDS);
        let template = read_template(root);
        check_whole(root, &template);
        template
    })
}

/// Reads a JSON file by `read`, which notes what is wrong at the places where it is.
pub(super) fn read_file<T>(
    file: &str,
    json: &str,
    read: &dyn Fn(&Place<'_>) -> T,
) -> Result<T, TemplateErrors> {
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
    let read = read(&Place::root(&root, &faults));
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
    let arrows = root.optional("arrows").map(|arrows| arrows.items(100));
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
        arrows: arrows.unwrap_or_default().iter().map(read_arrow).collect(),
        samples: samples
            .unwrap_or_default()
            .iter()
            .map(read_sample)
            .collect(),
        guide: read_guide(root),
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

/// A note's colour by its token.
pub(super) fn read_color(color: &Place<'_>) -> Option<NoteColor> {
    color.one_of(&NoteColor::ALL.map(|color| (color.token(), color)))
}
