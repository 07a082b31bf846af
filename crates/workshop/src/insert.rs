//! Putting templates on a board.

mod grids;
mod namers;

use std::collections::HashMap;

use board::{
    Board, BoardError, BoardPoint, BoardSize, Connector, Edit, Element, ElementId, ElementKind,
    End, Holds, NewCanvas, NewCell, Placement, Snapshot,
};

pub(crate) use namers::{Namer, namers_of_cell};

use crate::layout::{Layout, layout};
use crate::{ArrowEnd, Guide, PLACE_GAP, Template, canvas_size};

/// The id of a canvas's cell.
pub fn cell_id(canvas: &ElementId, key: &str) -> ElementId {
    ElementId::new(format!("{canvas}/{key}"))
}

/// The size of several templates' canvases, one below the other as [`insert_pack`] lays them.
pub fn pack_size(templates: &[&Template]) -> BoardSize {
    let sizes = templates.iter().map(|template| canvas_size(template));
    let gaps = PLACE_GAP * templates.len().saturating_sub(1) as f64;
    sizes.fold(BoardSize::new(0.0, gaps), |all, size| {
        BoardSize::new(all.width.max(size.width), all.height + size.height)
    })
}

/// Puts a template's canvas with all that belongs to it on the board in one transaction, its top left corner at `at`
/// (board space). Columns and rows that another canvas names take their names from there if it is on the board.
///
/// # Errors
/// [`BoardError::Taken`] if a canvas with that id is there already, [`BoardError::Full`]; nothing is written then
/// unless the board fills up in the middle.
pub fn insert_template(
    board: &mut Board,
    template: &Template,
    canvas: &ElementId,
    at: BoardPoint,
) -> Result<(), BoardError> {
    insert_pack(board, &[(canvas.clone(), template)], at)
}

/// Puts several templates' canvases on the board in one transaction, one below the other, [`PLACE_GAP`] apart, the
/// first one's top left corner at `at` (board space).
///
/// # Errors
/// [`BoardError::Taken`] if one of the canvases is there already, [`BoardError::Full`]; nothing is written then
/// unless the board fills up in the middle.
pub fn insert_pack(
    board: &mut Board,
    templates: &[(ElementId, &Template)],
    at: BoardPoint,
) -> Result<(), BoardError> {
    let needs_names = templates
        .iter()
        .flat_map(|(_, template)| &template.cells)
        .any(|cell| cell.holds.is_grid() && !cell.holds.links().is_empty());
    // A snapshot of a large board costs; most templates need none.
    let before = needs_names.then(|| board.snapshot());
    board.edit(|edit| {
        for (canvas, _) in templates {
            if edit.element(canvas).is_some() {
                return Err(BoardError::Taken(canvas.clone()));
            }
        }
        let mut inserting = Inserting {
            edit,
            before: before.as_ref(),
            tracks: HashMap::new(),
        };
        let mut at = at;
        for (canvas, template) in templates {
            inserting.canvas(template, canvas, at)?;
            at.y += canvas_size(template).height + PLACE_GAP;
        }
        Ok(())
    })
}

/// An insertion under way.
struct Inserting<'a, 'b, 'doc> {
    edit: &'a mut Edit<'b, 'doc>,
    /// The board as it was.
    before: Option<&'a Snapshot>,
    /// The rows (of matrices) or columns (of strips) that were made, by template and cell.
    tracks: HashMap<(String, String), Vec<Namer>>,
}

impl Inserting<'_, '_, '_> {
    fn canvas(
        &mut self,
        template: &Template,
        canvas: &ElementId,
        at: BoardPoint,
    ) -> Result<(), BoardError> {
        let layout = layout(template);
        self.edit.create_canvas(
            canvas,
            NewCanvas {
                placement: Placement::free(at),
                size: layout.size,
                template: &template.id,
                label: template.title.clone(),
            },
        )?;
        for cell in &template.cells {
            self.edit.create_cell(
                &cell_id(canvas, &cell.key),
                NewCell {
                    placement: Placement::inside(
                        canvas.clone(),
                        layout.body + BoardPoint::new(cell.x, cell.y),
                    ),
                    size: BoardSize::new(cell.w, cell.h),
                    key: &cell.key,
                    label: cell.label.clone(),
                    tab: cell.tab,
                    holds: cell.holds.clone(),
                    owner: cell.owner.as_deref().unwrap_or(""),
                    cover: cell.cover,
                },
            )?;
        }
        for cell in &template.cells {
            self.tracks_of(template, canvas, cell)?;
        }
        self.beside(template, canvas, &layout)?;
        self.arrows(template, canvas, &layout)
    }

    /// The step card and the piles: cells that come last in reading order.
    fn beside(
        &mut self,
        template: &Template,
        canvas: &ElementId,
        layout: &Layout,
    ) -> Result<(), BoardError> {
        let guide = &template.guide;
        let last = template.cells.iter().map(|cell| cell.tab).max();
        let mut tab = last.map_or(0, |tab| tab + 1);
        if let Some(rect) = layout.card {
            self.edit.create_cell(
                &cell_id(canvas, "step"),
                NewCell {
                    placement: Placement::inside(canvas.clone(), rect.origin()),
                    size: rect.size(),
                    key: "step",
                    label: template.title.clone(),
                    tab,
                    holds: card_of(guide),
                    owner: "",
                    cover: false,
                },
            )?;
            tab += 1;
        }
        for (pile, rect) in guide.piles.iter().zip(&layout.piles) {
            let key = format!("pile.{}", pile.key);
            self.edit.create_cell(
                &cell_id(canvas, &key),
                NewCell {
                    placement: Placement::inside(canvas.clone(), rect.origin()),
                    size: rect.size(),
                    key: &key,
                    label: pile.label.clone(),
                    tab,
                    holds: Holds::Pile {
                        color: pile.color,
                        size: pile.size.size(),
                        count: pile.count,
                        text: pile.text.clone(),
                    },
                    owner: "",
                    cover: false,
                },
            )?;
            tab += 1;
        }
        Ok(())
    }

    /// The lines of the template: they belong to the canvas and cannot be moved.
    fn arrows(
        &mut self,
        template: &Template,
        canvas: &ElementId,
        layout: &Layout,
    ) -> Result<(), BoardError> {
        for (index, arrow) in template.arrows.iter().enumerate() {
            let middle = |end: &ArrowEnd| match end {
                ArrowEnd::Point(point) => *point,
                ArrowEnd::Cell(key) => {
                    let cell = template.cells.iter().find(|cell| cell.key == *key);
                    cell.map_or(BoardPoint::default(), |cell| {
                        BoardPoint::new(cell.x + cell.w / 2.0, cell.y + cell.h / 2.0)
                    })
                }
            };
            let (from, to) = (middle(&arrow.from), middle(&arrow.to));
            let corner = BoardPoint::new(from.x.min(to.x), from.y.min(to.y));
            let end = |end: &ArrowEnd| match end {
                ArrowEnd::Cell(key) => End::attached(cell_id(canvas, key), End::MIDDLE),
                ArrowEnd::Point(point) => {
                    End::free(BoardPoint::new(point.x - corner.x, point.y - corner.y))
                }
            };
            let [head_from, head_to] = arrow.heads;
            let connector = ElementKind::Connector(Connector {
                from: end(&arrow.from),
                to: end(&arrow.to),
                route: arrow.route,
                head_from,
                head_to,
                dashed: arrow.dashed,
                ink: arrow.ink,
                text: String::new(),
            });
            let size = BoardSize::new(
                (to.x - from.x).abs().max(1.0),
                (to.y - from.y).abs().max(1.0),
            );
            self.edit.create(Element {
                locked: true,
                ..Element::new(
                    ElementId::new(format!("{canvas}/arrow.{index}")),
                    Placement::inside(canvas.clone(), layout.body + corner),
                    size,
                    connector,
                )
            })?;
        }
        Ok(())
    }
}

/// What the step card says.
fn card_of(guide: &Guide) -> Holds {
    let step = guide.step.as_ref();
    Holds::Card {
        lines: step.map(|step| step.lines.clone()).unwrap_or_default(),
        rule: step.and_then(|step| step.rule.clone()),
        tip: step.and_then(|step| step.tip.clone()),
        minutes: guide.minutes.map(|minutes| minutes.round() as u32),
        mode: guide.mode.map(|mode| mode.token().to_owned()),
        owner: guide.owner.clone(),
    }
}

#[cfg(test)]
mod tests;
