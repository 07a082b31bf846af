//! The templates that the app holds until it asks the relay for them: constants that `build.rs` made.

use std::sync::LazyLock;

use board::Label;

use crate::{Body, Guide, Sample, SampleNote, SamplePlace, Template, TemplateCell};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

type LabelRow = (&'static str, &'static str);

struct TemplateRow {
    id: &'static str,
    version: u32,
    title: LabelRow,
    description: LabelRow,
    body: [f64; 2],
    cells: &'static [CellRow],
    samples: &'static [SampleRow],
}

struct CellRow {
    key: &'static str,
    tab: u32,
    /// x, y, width, height.
    rect: [f64; 4],
    label: LabelRow,
}

struct SampleRow {
    id: &'static str,
    title: LabelRow,
    /// The cell's key and the text.
    notes: &'static [(&'static str, LabelRow)],
}

/// All templates that the product brings, in gallery order.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> =
        LazyLock::new(|| ROWS.iter().map(template_of).collect());
    &TEMPLATES
}

/// The template with that id.
pub fn template(id: &str) -> Option<&'static Template> {
    templates().iter().find(|template| template.id == id)
}

fn label(&(ja, en): &LabelRow) -> Label {
    Label::new(ja, en)
}

fn template_of(row: &TemplateRow) -> Template {
    let [w, h] = row.body;
    Template {
        id: row.id.to_owned(),
        version: row.version,
        title: label(&row.title),
        description: label(&row.description),
        body: Body { w, h },
        cells: row.cells.iter().map(cell_of).collect(),
        arrows: Vec::new(),
        samples: row.samples.iter().map(sample_of).collect(),
        guide: Guide::default(),
    }
}

fn cell_of(row: &CellRow) -> TemplateCell {
    let [x, y, w, h] = row.rect;
    TemplateCell {
        key: row.key.to_owned(),
        tab: row.tab,
        x,
        y,
        w,
        h,
        label: label(&row.label),
        holds: board::Holds::ZONE,
        owner: None,
        cover: false,
    }
}

fn sample_of(row: &SampleRow) -> Sample {
    let notes = row.notes.iter().map(|(cell, text)| SampleNote {
        place: SamplePlace {
            cell: (*cell).to_owned(),
            ..SamplePlace::default()
        },
        text: label(text),
    });
    Sample {
        id: row.id.to_owned(),
        title: label(&row.title),
        notes: notes.collect(),
        values: Vec::new(),
        names: Vec::new(),
    }
}
