//! Where the parts of a template lie on its canvas.

use board::{BoardPoint, BoardRect, BoardSize};

use crate::{Pile, Template};

/// Height of the band above the body that holds a canvas's title, in board units.
pub const CANVAS_HEADER_HEIGHT: f64 = 80.0;
/// Space around the body, in board units; on the right and below the body brings its own.
pub const CANVAS_MARGIN: f64 = 20.0;
/// Width of the step card, in board units.
const CARD_WIDTH: f64 = 420.0;
/// Width of the column of piles.
const PILES_WIDTH: f64 = 180.0;
/// Space between card, piles and body, and between piles.
const GAP: f64 = 20.0;
/// What a pile takes up beside its notes: its label above them, the edges of the stack.
const PILE_EXTRA: f64 = 60.0;
/// What is kept free below card and piles: the body brings as much itself.
const BOTTOM: f64 = 30.0;

/// Where the parts of a template lie, in board units from the canvas's top left corner.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Layout {
    /// The size of the canvas.
    pub size: BoardSize,
    /// The body's top left corner.
    pub body: BoardPoint,
    /// The step card.
    pub card: Option<BoardRect>,
    /// The piles, in the order of the template.
    pub piles: Vec<BoardRect>,
}

/// [step card | piles | body], below the band with the title; what a template has not got takes no room.
pub(crate) fn layout(template: &Template) -> Layout {
    let top = CANVAS_HEADER_HEIGHT + CANVAS_MARGIN;
    let height = (template.body.h - BOTTOM).max(1.0);
    let mut left = CANVAS_MARGIN;
    let card = template.guide.step.as_ref().map(|_| {
        let card = BoardRect::new(left, top, CARD_WIDTH, height);
        left += CARD_WIDTH + GAP;
        card
    });
    let share = pile_share(&template.guide.piles, height);
    let mut below = top;
    let mut piles = Vec::new();
    for pile in &template.guide.piles {
        let height = (pile_height(pile) * share).floor();
        piles.push(BoardRect::new(left, below, PILES_WIDTH, height));
        below += height + GAP * share;
    }
    if !piles.is_empty() {
        left += PILES_WIDTH + GAP;
    }
    Layout {
        size: BoardSize::new(left + template.body.w, top + template.body.h),
        body: BoardPoint::new(left, top),
        card,
        piles,
    }
}

/// As high as its notes ask for; a note wider than the column is shown smaller.
fn pile_height(pile: &Pile) -> f64 {
    let note = pile.size.size();
    note.height * ((PILES_WIDTH - GAP) / note.width).min(1.0) + PILE_EXTRA
}

/// How much lower all piles, and the space between them, must be to fit into `room`: 1 if they do anyway.
fn pile_share(piles: &[Pile], room: f64) -> f64 {
    let wanted: f64 = piles.iter().map(|pile| pile_height(pile) + GAP).sum();
    (room / wanted.max(1.0)).min(1.0)
}

/// The size of the canvas that a template makes: its body with what stands beside it, the title band and the margins.
pub fn canvas_size(template: &Template) -> BoardSize {
    layout(template).size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w83_card_piles_and_body_lie_side_by_side_within_the_canvas() {
        for template in crate::templates() {
            let found = layout(template);
            let body = BoardRect::new(found.body.x, found.body.y, template.body.w, template.body.h);
            let canvas = BoardRect::new(0.0, 0.0, found.size.width, found.size.height);
            let mut parts: Vec<BoardRect> = found.piles.clone();
            parts.extend(found.card);
            parts.push(body);
            for (index, part) in parts.iter().enumerate() {
                assert!(canvas.encloses(part), "{}: {part:?}", template.id);
                for other in parts.iter().skip(index + 1) {
                    assert!(
                        !part.intersects(other),
                        "{}: {part:?} {other:?}",
                        template.id
                    );
                }
            }
        }
    }

    #[test]
    fn w83_a_template_without_card_and_piles_is_its_body() {
        let mut template = crate::template("rikai.bmc").unwrap().clone();
        template.guide.step = None;
        template.guide.piles.clear();
        let found = layout(&template);
        assert_eq!(found.body, BoardPoint::new(20.0, 100.0));
        assert_eq!(found.size, BoardSize::new(2340.0, 1180.0));
    }

    #[test]
    fn w83_many_piles_are_shown_lower_rather_than_outside() {
        let mut template = crate::template("jissen2.reviews").unwrap().clone();
        template.body.h = 320.0;
        let pile = template.guide.piles[0].clone();
        template.guide.piles = vec![pile; 20];
        let found = layout(&template);
        let last = found.piles.last().unwrap();
        assert!(last.bottom() <= found.size.height, "{last:?}");
        assert_eq!(found.body.x, 20.0 + 440.0 + 200.0);
    }
}
