//! Making a template of what is on a board: of a canvas, or of a frame with what lies in it.

mod arrows;
mod filled;
mod frame;
mod grids;

use board::{BoardPoint, BoardRect, Element, ElementId, Holds, Label, Locale, Snapshot};

use crate::layout::{CANVAS_HEADER_HEIGHT, CANVAS_MARGIN};
use crate::{
    Body, Guide, Mode, Pile, PileSize, StepCard, Template, TemplateCell, TemplateErrors,
    parse_template, write_template,
};

/// What is to become of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taking {
    /// What the template is called.
    pub title: String,
    /// Whether notes and values become its example.
    pub with_notes: bool,
    /// The language of what is written on the board.
    pub locale: Locale,
}

/// A template made of what is on a board.
#[derive(Clone, PartialEq, Debug)]
pub struct Taken {
    /// Its file.
    pub json: String,
    /// What it is called in file names: its id.
    pub id: String,
    /// How many elements no template can hold: drawings, pictures, elements of later versions.
    pub left_out: usize,
}

/// Makes a template of the canvas or the frame `of`; `None` if it is neither.
///
/// # Errors
/// What keeps it from being a template: too many cells, sides that are too long, names of cells that none may have.
pub fn take_template(
    snapshot: &Snapshot,
    of: &ElementId,
    taking: &Taking,
) -> Option<Result<Taken, TemplateErrors>> {
    let element = snapshot.element(of)?;
    let (template, left_out) = if let Some(canvas) = element.as_canvas() {
        let id = format!("my.{}", canvas.template.trim_start_matches("my."));
        let title = titled(&taking.title, &canvas.label);
        (canvas_template(snapshot, element, id, title, taking), 0)
    } else if element.as_frame().is_some() {
        frame::frame_template(snapshot, element, taking)
    } else {
        return None;
    };
    let json = write_template(&template);
    // Whatever somebody else's board brings: what is handed out can be read.
    let read = parse_template(&format!("{}.json", template.id), &json);
    Some(read.map(|read| Taken {
        json,
        id: read.id,
        left_out,
    }))
}

/// The person's words in both languages, unless they are the ones that were there.
fn titled(words: &str, label: &Label) -> Label {
    let words = words.trim();
    if words.is_empty() || words == label.ja || words == label.en {
        label.clone()
    } else {
        Label::new(words, words)
    }
}

fn canvas_template(
    snapshot: &Snapshot,
    canvas: &Element,
    id: String,
    title: Label,
    taking: &Taking,
) -> Template {
    let stored: Vec<&Element> = snapshot
        .cells(&canvas.id)
        .into_iter()
        .filter(|cell| cell.as_cell().is_some_and(|cell| cell.slot.is_none()))
        .collect();
    let mut guide = Guide::default();
    let mut cells = Vec::new();
    let mut beside = CANVAS_MARGIN;
    for element in stored {
        let Some(cell) = element.as_cell() else {
            continue;
        };
        match &*cell.holds {
            Holds::Card { .. } => {
                beside = beside.max(element.placement.offset.x + element.size.width + 20.0);
                put_card(&cell.holds, &mut guide);
            }
            Holds::Pile { .. } => {
                beside = beside.max(element.placement.offset.x + element.size.width + 20.0);
                guide
                    .piles
                    .extend(pile_of(&cell.key, &cell.label, &cell.holds));
            }
            _ => cells.push(element),
        }
    }
    let body = BoardPoint::new(beside, CANVAS_HEADER_HEIGHT + CANVAS_MARGIN);
    let samples = taking
        .with_notes
        .then(|| filled::sample_of(snapshot, &canvas.id, &title, taking.locale));
    Template {
        id,
        version: 1,
        description: title.clone(),
        title,
        body: Body {
            w: (canvas.size.width - body.x).max(1.0),
            h: (canvas.size.height - body.y).max(1.0),
        },
        cells: cells
            .into_iter()
            .filter_map(|cell| template_cell(snapshot, cell, body, taking.locale))
            .collect(),
        arrows: arrows::arrows_of(snapshot, canvas, body),
        samples: samples.flatten().into_iter().collect(),
        guide,
    }
}

/// A stored cell as a cell of a template whose body begins at `body`, in board units from the canvas's corner.
fn template_cell(
    snapshot: &Snapshot,
    element: &Element,
    body: BoardPoint,
    locale: Locale,
) -> Option<TemplateCell> {
    let cell = element.as_cell()?;
    let rect = BoardRect::at(element.placement.offset - body, element.size);
    Some(TemplateCell {
        key: cell.key.clone(),
        tab: cell.tab,
        x: rect.x.max(0.0),
        y: rect.y.max(0.0),
        w: rect.width,
        h: rect.height,
        label: cell.label.clone(),
        holds: grids::as_it_is(snapshot, element, &cell.holds, locale),
        owner: (!cell.owner.is_empty()).then(|| cell.owner.clone()),
        cover: cell.cover,
    })
}

fn put_card(holds: &Holds, guide: &mut Guide) {
    let Holds::Card {
        lines,
        rule,
        tip,
        minutes,
        mode,
        owner,
    } = holds
    else {
        return;
    };
    guide.minutes = minutes.map(f64::from);
    guide.mode = mode.as_deref().and_then(Mode::from_token);
    guide.owner = owner.clone();
    guide.step = (!lines.is_empty() || rule.is_some() || tip.is_some()).then(|| StepCard {
        lines: lines.clone(),
        rule: rule.clone(),
        tip: tip.clone(),
    });
}

fn pile_of(key: &str, label: &Label, holds: &Holds) -> Option<Pile> {
    let Holds::Pile {
        color,
        size,
        count,
        text,
    } = holds
    else {
        return None;
    };
    let sizes = [PileSize::Small, PileSize::Wide, PileSize::Tag];
    let known = sizes.into_iter().find(|known| known.size() == *size);
    Some(Pile {
        key: key.trim_start_matches("pile.").to_owned(),
        label: label.clone(),
        color: *color,
        size: known.unwrap_or_default(),
        count: *count,
        text: text.clone(),
    })
}

#[cfg(test)]
mod tests;
