//! A frame as a template: its texts and shapes become the layer that nobody moves, its canvases' cells become cells, and
//! where it has no canvas its notes lie in one area as large as the frame.

use std::collections::HashSet;

use board::{BoardPoint, Element, ElementKind, Holds, Label, Snapshot};

use super::{Taking, template_cell, titled};
use crate::{Body, Guide, Sample, SampleNote, SamplePlace, Template, TemplateCell};

/// The key of the area for notes.
const NOTES: &str = "notes";

/// The template, and how many elements it cannot hold.
pub(super) fn frame_template(
    snapshot: &Snapshot,
    frame: &Element,
    taking: &Taking,
) -> (Template, usize) {
    let written = frame.text().unwrap_or_default().trim();
    let fallback = if written.is_empty() { "Frame" } else { written };
    let title = titled(&taking.title, &Label::new(fallback, fallback));
    let mut making = Making {
        snapshot,
        taking,
        cells: Vec::new(),
        keys: HashSet::new(),
        notes: Vec::new(),
        left_out: 0,
    };
    let children: Vec<&Element> = snapshot.children(&frame.id).collect();
    let has_canvas = children.iter().any(|child| child.as_canvas().is_some());
    if !has_canvas {
        making.add(NOTES, frame.size.width, frame.size.height, title.clone());
    }
    for child in children {
        making.take(child, has_canvas);
    }
    let notes = std::mem::take(&mut making.notes);
    let sample = (taking.with_notes && !notes.is_empty()).then(|| Sample {
        id: "filled".to_owned(),
        title: title.clone(),
        notes,
        values: Vec::new(),
        names: Vec::new(),
    });
    let template = Template {
        id: "my.frame".to_owned(),
        version: 1,
        description: title.clone(),
        title,
        body: Body {
            w: frame.size.width + 30.0,
            h: frame.size.height + 30.0,
        },
        cells: making.cells,
        arrows: Vec::new(),
        samples: sample.into_iter().collect(),
        guide: Guide::default(),
    };
    (template, making.left_out)
}

struct Making<'a> {
    snapshot: &'a Snapshot,
    taking: &'a Taking,
    cells: Vec<TemplateCell>,
    keys: HashSet<String>,
    notes: Vec<SampleNote>,
    left_out: usize,
}

impl Making<'_> {
    fn take(&mut self, child: &Element, has_canvas: bool) {
        let text = child.text().unwrap_or_default().trim();
        let label = Label::new(text, text);
        match &child.kind {
            ElementKind::Text(block) if !text.is_empty() => {
                let holds = Holds::Label {
                    scale: block.scale,
                    ink: block.ink,
                };
                self.place("label", child, label, holds);
            }
            ElementKind::Shape(shape) => {
                let holds = Holds::Shape {
                    form: shape.form,
                    fill: shape.fill,
                    ink: shape.ink,
                };
                self.place("shape", child, label, holds);
            }
            ElementKind::Canvas(_) => self.take_canvas(child),
            ElementKind::Note(_) if !has_canvas => {
                if !text.is_empty() {
                    self.notes.push(SampleNote {
                        place: SamplePlace {
                            cell: NOTES.to_owned(),
                            ..SamplePlace::default()
                        },
                        text: label,
                    });
                }
            }
            _ => self.left_out += 1,
        }
    }

    fn take_canvas(&mut self, canvas: &Element) {
        // Seen from the frame's corner.
        let body = BoardPoint::default() - canvas.placement.offset;
        for element in self.snapshot.cells(&canvas.id) {
            let Some(cell) = element.as_cell().filter(|cell| cell.slot.is_none()) else {
                continue;
            };
            if matches!(&*cell.holds, Holds::Card { .. } | Holds::Pile { .. }) {
                continue;
            }
            let made = template_cell(self.snapshot, element, body, self.taking.locale);
            if let Some(made) = made {
                let key = self.unused(&made.key);
                let tab = self.cells.len() as u32;
                self.cells.push(TemplateCell { key, tab, ..made });
            }
        }
    }

    fn place(&mut self, kind: &str, child: &Element, label: Label, holds: Holds) {
        let key = self.unused(kind);
        let at = child.placement.offset;
        self.cells.push(TemplateCell {
            key,
            tab: self.cells.len() as u32,
            x: at.x.max(0.0),
            y: at.y.max(0.0),
            w: child.size.width.max(1.0),
            h: child.size.height.max(1.0),
            label,
            holds,
            owner: None,
            cover: false,
        });
    }

    /// An area for notes, from the frame's corner on.
    fn add(&mut self, key: &str, w: f64, h: f64, label: Label) {
        let key = self.unused(key);
        self.cells.push(TemplateCell {
            key,
            tab: self.cells.len() as u32,
            x: 0.0,
            y: 0.0,
            w,
            h,
            label,
            holds: Holds::ZONE,
            owner: None,
            cover: false,
        });
    }

    /// A key that no other cell has: `label`, `label-2` …
    fn unused(&mut self, wanted: &str) -> String {
        let mut key = wanted.to_owned();
        let mut number = 1;
        while !self.keys.insert(key.clone()) {
            number += 1;
            key = format!("{wanted}-{number}");
        }
        key
    }
}
