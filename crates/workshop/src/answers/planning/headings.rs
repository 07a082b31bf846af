//! An answer of headings, lists and tables.

use super::ground::Spot;
use super::put::{Place, Planning};
use super::tables;
use crate::answers::{Answer, Content, fold, place, plain};

/// What the headings of an answer say, folded, labels before a colon or a bracket, too.
pub fn of(answer: &Answer) -> Vec<String> {
    let headings = answer
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Heading { text, .. } => Some(plain(text)),
            _ => None,
        });
    headings
        .map(|text| {
            fold(
                text.split([':', '：', '(', '（'])
                    .next()
                    .unwrap_or_default(),
            )
        })
        .filter(|heading| !heading.is_empty())
        .collect()
}

/// Lays everything under the heading that is a cell's label.
pub fn plan(planning: &mut Planning<'_, '_>, answer: &Answer) {
    let ground = planning.ground;
    let placement = place(answer, &ground.targets());
    let spot = |target: usize| ground.cells.get(target).copied();
    for placed in &placement.placed {
        if let Some(spot) = spot(placed.target) {
            let place = cell_place(planning, &spot);
            planning.put(&place, &placed.text, placed.lines);
        }
    }
    let mut filled = Vec::new();
    for table in &placement.tables {
        let under = table.under.and_then(spot);
        let grid = tables::plan(planning, under, table.lines, &table.table);
        filled.extend(grid.map(|grid| grid.element.id.clone()));
    }
    for stray in &placement.strays {
        planning.leave(stray.lines, stray.text.as_str(), stray.reason);
    }
    // What an answer for another canvas lacks says nothing: only those are told where something was found.
    let is_touched = |spot: &Spot<'_>| {
        let own = ground.cells.iter().enumerate();
        own.filter(|(_, other)| other.canvas.id == spot.canvas.id)
            .any(|(target, _)| {
                !placement.missing.contains(&target) && placement.texts(target).next().is_some()
            })
    };
    for target in placement.missing.iter().chain(&placement.empty) {
        if let Some(spot) = spot(*target).filter(|spot| !spot.is_shadowed)
            && !filled.contains(&spot.element.id)
            && is_touched(&spot)
        {
            planning
                .intake
                .missing
                .push(ground.place_of(&spot, &[]).join(" › "));
        }
    }
}

/// A cell as a place.
pub fn cell_place(planning: &Planning<'_, '_>, spot: &Spot<'_>) -> Place {
    Place {
        cell: spot.element.id.clone(),
        like: None,
        holds: spot.holds().clone(),
        weight: None,
        words: planning.ground.place_of(spot, &[]),
    }
}
