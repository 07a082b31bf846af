//! tldraw's documents (`.tldr`): a list of records, by the fields that its own schema has.

mod lines;
mod path;
mod shapes;
mod spot;
mod words;

use std::collections::HashMap;

use board::{BoardPoint, BoardRect, ElementKind, Frame};
use serde_json::Value;

use crate::field::{at, flag, list, number, text};
use crate::limits::ELEMENTS_MAX;
use crate::sheet::{Sheet, Thing};
use crate::{ImportError, Imported, Loss, Source};
use spot::{DEPTH_MAX, Spot};

/// The versions of the file and of the schema's form that are known.
const FILE_VERSION: f64 = 1.0;
const SCHEMA_VERSION: f64 = 2.0;
/// What a page's frame leaves around what is on it, and between two pages, board units.
const MARGIN: f64 = 60.0;
const BETWEEN: f64 = 200.0;

/// Whether a file is one of tldraw's.
pub(crate) fn is_document(file: &Value) -> bool {
    at(file, "tldrawFileFormatVersion").is_number() && at(file, "records").is_array()
}

/// The records by what they are.
struct Document<'a> {
    shapes: HashMap<&'a str, &'a Value>,
    assets: HashMap<&'a str, &'a Value>,
    /// What an arrow's end is bound by: the arrow, and `start` or `end`.
    bindings: HashMap<(&'a str, &'a str), &'a Value>,
}

/// Reads a document.
pub(crate) fn document(file: &Value) -> Result<Imported, ImportError> {
    let records = list(file, "records");
    if records.len() > 2 * ELEMENTS_MAX {
        let (count, max) = (records.len(), ELEMENTS_MAX);
        return Err(ImportError::TooMany { count, max });
    }
    let of_type = |wanted: &'static str| {
        let some = records
            .iter()
            .filter(move |it| text(it, "typeName") == wanted);
        some.map(|record| (text(record, "id"), record))
    };
    let document = Document {
        shapes: of_type("shape").collect(),
        assets: of_type("asset").collect(),
        bindings: of_type("binding")
            .map(|(_, binding)| {
                let end = text(at(binding, "props"), "terminal");
                ((text(binding, "fromId"), end), binding)
            })
            .collect(),
    };
    let mut imported = Imported::new(Source::Tldraw);
    let version = number(file, "tldrawFileFormatVersion").unwrap_or(0.0);
    let schema = number(at(file, "schema"), "schemaVersion").unwrap_or(0.0);
    imported.is_newer = version > FILE_VERSION || schema > SCHEMA_VERSION;
    imported.title = of_type("document")
        .map(|(_, document)| text(document, "name").to_owned())
        .next()
        .unwrap_or_default();
    let mut sheet = Sheet::new(imported);
    let mut pages: Vec<&Value> = of_type("page").map(|(_, page)| page).collect();
    pages.sort_by_key(|page| text(page, "index"));
    document.put_pages(&pages, &mut sheet);
    Ok(sheet.finished())
}

impl<'a> Document<'a> {
    /// One page lies as it is; several lie side by side in frames.
    fn put_pages(&self, pages: &[&Value], sheet: &mut Sheet) {
        let mut ordered: Vec<(Vec<&str>, &str, &Value)> = self
            .shapes
            .values()
            .filter_map(|shape| Some((self.way_down(shape)?, self.page_of(shape), *shape)))
            .collect();
        // The pile of a page: owners before what they own.
        ordered.sort_by(|one, other| {
            (&one.0, text(one.2, "id")).cmp(&(&other.0, text(other.2, "id")))
        });
        let lost = self.shapes.len() - ordered.len();
        for _ in 0..lost {
            sheet.lose(Loss::Unreadable);
        }
        let known: Vec<&str> = pages.iter().map(|page| text(page, "id")).collect();
        let used: Vec<&&Value> = pages
            .iter()
            .filter(|page| ordered.iter().any(|(_, on, _)| *on == text(page, "id")))
            .collect();
        if used.len() < 2 {
            for (_, _, shape) in &ordered {
                self.put(shape, BoardPoint::default(), "", sheet);
            }
            return;
        }
        sheet.lose(Loss::Pages);
        let mut left = 0.0;
        for page in used {
            let id = text(page, "id");
            let on_page = || ordered.iter().filter(|(_, on, _)| *on == id);
            let rects = on_page().filter_map(|(_, _, shape)| self.rect(shape));
            let Some(around) = rects.reduce(|all, rect| all.union(&rect)) else {
                continue;
            };
            let around = around.grown(MARGIN);
            let shift = BoardPoint::new(left - around.x, -around.y);
            let frame = Thing {
                id: id.to_owned(),
                ..Thing::default()
            };
            let kind = ElementKind::Frame(Frame {
                text: text(page, "name").to_owned(),
                ..Frame::default()
            });
            sheet.put(&frame, around.moved(shift), kind);
            for (_, _, shape) in on_page() {
                self.put(shape, shift, id, sheet);
            }
            left += around.width + BETWEEN;
        }
        let homeless = ordered.iter().filter(|(_, on, _)| !known.contains(on));
        for (_, _, shape) in homeless {
            self.put(shape, BoardPoint::default(), "", sheet);
        }
    }

    fn put(&self, shape: &Value, shift: BoardPoint, page: &str, sheet: &mut Sheet) {
        let Some(spot) = self.spot(shape) else {
            return sheet.lose(Loss::Unreadable);
        };
        let spot = Spot {
            at: spot.at + shift,
            ..spot
        };
        let thing = self.thing(shape, page);
        match text(shape, "type") {
            "note" | "text" | "geo" | "frame" | "image" | "bookmark" | "embed" => {
                shapes::put(self, shape, &thing, spot, sheet);
            }
            "arrow" => lines::arrow(self, shape, &thing, spot, sheet),
            "line" => lines::line(shape, &thing, spot, sheet),
            "draw" | "highlight" => lines::stroke(shape, &thing, spot, sheet),
            // What it holds together is told by each of its members.
            "group" => {}
            "" => sheet.lose(Loss::Unreadable),
            other => sheet.lose(Loss::Kind(other.chars().take(40).collect())),
        }
    }

    /// What all of its shapes have. `page` owns what lies in nothing else.
    fn thing(&self, shape: &Value, page: &str) -> Thing {
        let (mut owner, mut group) = ("", "");
        let mut above = text(shape, "parentId");
        for _ in 0..DEPTH_MAX {
            let Some(parent) = self.shapes.get(above) else {
                break;
            };
            match text(parent, "type") {
                "frame" if owner.is_empty() => owner = above,
                // The outermost: here there are no groups of groups.
                "group" if owner.is_empty() => group = above,
                _ => {}
            }
            above = text(parent, "parentId");
        }
        let props = at(shape, "props");
        Thing {
            id: text(shape, "id").to_owned(),
            owner: if owner.is_empty() { page } else { owner }.to_owned(),
            group: group.to_owned(),
            link: text(props, "url").to_owned(),
            locked: flag(shape, "isLocked"),
        }
    }

    /// The places in the pile from the page down to it; `None` if that does not end.
    fn way_down(&self, shape: &'a Value) -> Option<Vec<&'a str>> {
        let mut way = vec![text(shape, "index")];
        let mut above = text(shape, "parentId");
        for _ in 0..DEPTH_MAX {
            let Some(parent) = self.shapes.get(above) else {
                way.reverse();
                return Some(way);
            };
            way.push(text(parent, "index"));
            above = text(parent, "parentId");
        }
        None
    }

    /// The page that it is on.
    fn page_of(&self, shape: &'a Value) -> &'a str {
        let mut above = text(shape, "parentId");
        for _ in 0..DEPTH_MAX {
            let Some(parent) = self.shapes.get(above) else {
                break;
            };
            above = text(parent, "parentId");
        }
        above
    }

    /// Where it is on its page, roughly: enough for a frame around all.
    fn rect(&self, shape: &Value) -> Option<BoardRect> {
        let spot = self.spot(shape)?;
        let props = at(shape, "props");
        let side = |name| number(props, name).unwrap_or(200.0).abs();
        Some(spot.upright(side("w"), side("h")))
    }
}
