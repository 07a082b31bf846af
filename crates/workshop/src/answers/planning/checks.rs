//! A checklist: what is ticked in the text is ticked on the board.

use board::Axis;

use super::ground::{Ground, Spot};
use super::matrix::Filling;
use super::names::find;
use super::put::Planning;
use crate::answers::{Answer, Content, Lines, StrayReason, read_checklist};

/// Whether the text is a checklist and the canvases have something to tick.
pub fn is_checklist(ground: &Ground<'_>, answer: &Answer) -> bool {
    let items = answer
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Item { checked, .. } => Some(checked.is_some()),
            _ => None,
        });
    let (mut boxes, mut all) = (0, 0);
    for has_box in items {
        all += 1;
        boxes += usize::from(has_box);
    }
    boxes * 2 > all
        && ground
            .grids()
            .any(|grid| tick_column(ground, &grid).is_some())
}

/// The first column of a matrix that is ticked.
fn tick_column(ground: &Ground<'_>, grid: &Spot<'_>) -> Option<usize> {
    let matrix = grid.cell.holds.as_matrix()?;
    let columns = ground.lines(grid, Axis::Column);
    columns.iter().position(|column| {
        let own = column.track.holds.as_deref().unwrap_or(&matrix.cell);
        matches!(own, board::Holds::Check)
    })
}

/// Ticks the rows by their names; an item that no row is called like becomes a row of the list whose name stands above
/// it.
pub fn plan(planning: &mut Planning<'_, '_>, answer: &Answer) {
    let ground = planning.ground;
    let mut lists: Vec<(Filling<'_>, usize)> = Vec::new();
    for grid in ground.grids() {
        let column = tick_column(ground, &grid);
        if let (Some(column), Some(filling)) = (column, Filling::of(planning, grid)) {
            lists.push((filling, column));
        }
    }
    let labels: Vec<Vec<String>> = lists
        .iter()
        .map(|(filling, _)| {
            let label = &filling.grid.cell.label;
            vec![label.ja.clone(), label.en.clone()]
        })
        .collect();
    for group in read_checklist(answer) {
        let titled = find(&labels, &group.title);
        for item in &group.items {
            let lines = Lines::one(item.line);
            let there = |at: usize| {
                let (filling, _) = lists.get(at)?;
                filling.row_there(&item.text)
            };
            // The list that is named first, then the others.
            let order = titled.into_iter().chain(0..lists.len());
            let found = order.into_iter().find(|at| there(*at).is_some());
            let list = found.or(titled.filter(|at| {
                lists
                    .get(*at)
                    .is_some_and(|(filling, _)| filling.can_grow())
            }));
            let Some((filling, column)) = list.and_then(|at| lists.get_mut(at)) else {
                planning.leave(lines, item.text.as_str(), StrayReason::NoRow);
                continue;
            };
            let Some(row) = filling.row(planning, &item.text, lines) else {
                planning.leave(lines, item.text.as_str(), StrayReason::NoRoom);
                continue;
            };
            if item.checked
                && let Some(place) = filling.place(planning, &row, &item.text, *column)
            {
                planning.put(&place, "✓", lines);
            }
        }
    }
    for block in &answer.blocks {
        match &block.content {
            Content::Text { text, .. } => {
                planning.leave(
                    block.lines,
                    crate::answers::plain(text),
                    StrayReason::NoCell,
                );
            }
            Content::Code(text) => planning.leave(block.lines, text.as_str(), StrayReason::Code),
            Content::Table(table) => {
                for row in table.head.iter().chain(&table.rows) {
                    let cells = row.cells.join(" | ");
                    planning.leave(Lines::one(row.line), cells, StrayReason::NoGrid);
                }
            }
            Content::Heading { .. } | Content::Item { .. } | Content::Separator => {}
        }
    }
}
