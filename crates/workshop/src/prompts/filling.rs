//! A prompt with what the board says.

use board::{CellLink, Element, ElementId, Label, Locale, Snapshot};

use super::said::Said;
use crate::{Prompt, PromptSlot};

/// A prompt as it is shown.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filled {
    /// The text, piece by piece.
    pub pieces: Vec<Piece>,
    /// The slots in the order of the prompt's file.
    pub slots: Vec<FilledSlot>,
}

/// A piece of the text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words of the prompt.
    Words(String),
    /// What the slot of that number says.
    Slot(usize),
}

/// A slot with what the board says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct FilledSlot {
    /// What it is called.
    pub label: Label,
    /// What it says; empty if the board has nothing for it.
    pub text: String,
    /// The cell that it comes from; of an empty slot the one that would fill it, if it is on the board.
    pub cell: Option<ElementId>,
    /// What that cell is called.
    pub cell_label: Label,
}

impl Filled {
    /// The whole text; `typed` has by slot what the person typed in its place, empty slots stay as marks.
    pub fn text(&self, typed: &[String], locale: Locale) -> String {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Slot(slot) => text.push_str(&self.slot_text(*slot, typed, locale)),
            }
        }
        text
    }

    /// What a slot says: the board, else what was typed, else its mark.
    pub fn slot_text(&self, slot: usize, typed: &[String], locale: Locale) -> String {
        let Some(filled) = self.slots.get(slot) else {
            return String::new();
        };
        let typed = typed.get(slot).map_or("", |typed| typed.trim());
        match (filled.text.as_str(), typed) {
            ("", "") => format!("⟦{}⟧", filled.label.get(locale)),
            ("", typed) => typed.to_owned(),
            (text, _) => text.to_owned(),
        }
    }

    /// The numbers of the slots that the board has nothing for.
    pub fn empty(&self) -> impl Iterator<Item = usize> {
        let slots = self.slots.iter().enumerate();
        slots
            .filter(|(_, slot)| slot.text.is_empty())
            .map(|(number, _)| number)
    }
}

/// Fills a prompt from the canvases of a board. Of several canvases of one template the one that is meant (`preferred`)
/// goes first, then those that are not locked, then the later ones.
pub fn fill(
    prompt: &Prompt,
    snapshot: &Snapshot,
    preferred: Option<&ElementId>,
    locale: Locale,
) -> Filled {
    let said = Said { snapshot, locale };
    let slots = prompt.slots.iter();
    Filled {
        slots: slots
            .map(|slot| filled_slot(slot, &said, preferred))
            .collect(),
        pieces: pieces(prompt, prompt.text.get(locale)),
    }
}

fn filled_slot(slot: &PromptSlot, said: &Said<'_>, preferred: Option<&ElementId>) -> FilledSlot {
    let mut filled = FilledSlot {
        label: slot.label.clone(),
        ..FilledSlot::default()
    };
    for link in &slot.from {
        for canvas in canvases_of(said.snapshot, template_of(link), preferred) {
            let (cell, label, text) = match &link.template {
                Some(_) => {
                    let Some((element, cell)) = cell_of(said.snapshot, canvas, link) else {
                        continue;
                    };
                    let text = said.cell(element, cell, slot.form);
                    (element.id.clone(), cell.label.clone(), text)
                }
                None => {
                    let label = canvas.as_canvas().map(|canvas| canvas.label.clone());
                    let text = said.canvas(&canvas.id);
                    (canvas.id.clone(), label.unwrap_or_default(), text)
                }
            };
            if filled.cell.is_none() || !text.is_empty() {
                (filled.cell, filled.cell_label) = (Some(cell), label);
            }
            if !text.is_empty() {
                filled.text = text;
                return filled;
            }
        }
    }
    filled
}

/// The text of a prompt, cut at its slots.
fn pieces(prompt: &Prompt, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('⟦') {
        let slot = after.split_once('⟧').and_then(|(key, after)| {
            let slot = prompt.slots.iter().position(|slot| slot.key == key)?;
            Some((slot, after))
        });
        let (words, piece, after) = match slot {
            Some((slot, after)) => (before.to_owned(), Some(Piece::Slot(slot)), after),
            None => (format!("{before}⟦"), None, after),
        };
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        pieces.extend(piece);
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Words(rest.to_owned()));
    }
    pieces
}

/// The template of `template#cell`; a link without a cell names a template alone.
fn template_of(link: &CellLink) -> &str {
    link.template.as_deref().unwrap_or(&link.cell)
}

/// The canvases of a template, the likeliest first.
fn canvases_of<'a>(
    snapshot: &'a Snapshot,
    template: &str,
    preferred: Option<&ElementId>,
) -> Vec<&'a Element> {
    let is_one = |element: &&Element| {
        let canvas = element.as_canvas();
        canvas.is_some_and(|canvas| canvas.template == template)
    };
    let mut found: Vec<&Element> = snapshot.elements().iter().filter(is_one).collect();
    found.reverse();
    found.sort_by_key(|canvas| (Some(&canvas.id) != preferred, canvas.locked));
    found
}

fn cell_of<'a>(
    snapshot: &'a Snapshot,
    canvas: &Element,
    link: &CellLink,
) -> Option<(&'a Element, &'a board::Cell)> {
    let cells = snapshot.children(&canvas.id);
    let mut cells = cells.filter_map(|element| Some((element, element.as_cell()?)));
    cells.find(|(_, cell)| cell.slot.is_none() && cell.key == link.cell)
}

/// Which of `prompts` belong to the canvases on a board, each with those that its answer would go to, in the order of
/// the prompts.
pub fn prompts_for<'a>(
    prompts: &'a [Prompt],
    snapshot: &Snapshot,
) -> Vec<(&'a Prompt, Vec<ElementId>)> {
    let mut found = Vec::new();
    for prompt in prompts {
        let templates = prompt.canvases.iter();
        let canvases = templates.flat_map(|template| canvases_of(snapshot, template, None));
        let canvases: Vec<ElementId> = canvases.map(|canvas| canvas.id.clone()).collect();
        if !canvases.is_empty() {
            found.push((prompt, canvases));
        }
    }
    found
}
