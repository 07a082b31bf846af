//! What concerns a template as a whole: keys, geometry, links.

use std::collections::BTreeSet;

use board::{Axis, Holds, Matrix};

use super::links::circle_within;
use super::place::Place;
use super::sample_checks::{at, check_samples};
use super::{ArrowEnd, Problem, Template};
use crate::Words;

/// Notes what is wrong with what was read. `root` gives the places, in the order in which the template has its parts.
pub(super) fn check_whole(root: &Place<'_>, template: &Template) {
    let cells = root
        .optional("cells")
        .map(|cells| cells.items(usize::MAX))
        .unwrap_or_default();
    if cells.is_empty()
        && let Some(cells) = root.optional("cells")
    {
        cells.fault(Problem::Empty);
    }
    let mut keys = BTreeSet::new();
    let mut tabs = BTreeSet::new();
    for (place, cell) in cells.iter().zip(&template.cells) {
        if !keys.insert(cell.key.as_str()) && !cell.key.is_empty() {
            at(place, "key", Problem::Taken(cell.key.clone()));
        }
        if !tabs.insert(cell.tab) {
            at(place, "tab", Problem::SameTab);
        }
        if let Holds::Matrix(matrix) = &cell.holds {
            check_columns(place, matrix);
        }
        let inside = cell.x + cell.w <= template.body.w && cell.y + cell.h <= template.body.h;
        if !inside {
            place.fault(Problem::OutsideBody);
        }
        let own = cell
            .holds
            .links()
            .into_iter()
            .filter(|link| link.template.is_none());
        for link in own {
            if !template.cells.iter().any(|other| other.key == link.key()) {
                place.fault(Problem::NoSuchCell(link.cell));
            }
        }
    }
    if let Some(circle) = circle_within(template) {
        let first = circle.first().cloned().unwrap_or_default();
        let place = cells
            .iter()
            .zip(&template.cells)
            .find(|(_, cell)| cell.key == first);
        if let Some((place, _)) = place {
            place.fault(Problem::Circle(circle));
        }
    }
    check_arrows(root, template);
    check_samples(root, template);
    check_piles(root);
}

/// Whether the ends of the lines are there.
fn check_arrows(root: &Place<'_>, template: &Template) {
    let arrows = root.optional("arrows");
    let arrows = arrows.map(|arrows| arrows.items(usize::MAX));
    for (place, arrow) in arrows.unwrap_or_default().iter().zip(&template.arrows) {
        for (field, end) in [("from", &arrow.from), ("to", &arrow.to)] {
            match end {
                ArrowEnd::Cell(key) => {
                    let known = template.cells.iter().any(|cell| cell.key == *key);
                    if !known && !key.is_empty() {
                        at(place, field, Problem::NoSuchCell(key.clone()));
                    }
                }
                ArrowEnd::Point(point) => {
                    if point.x > template.body.w || point.y > template.body.h {
                        at(place, field, Problem::OutsideBody);
                    }
                }
            }
        }
    }
}

/// Whether the columns are there that a matrix calculates with.
fn check_columns(place: &Place<'_>, matrix: &Matrix) {
    let inner = matrix.columns.cells.iter().chain(&matrix.rows.cells);
    for holds in inner.chain([&matrix.cell]) {
        let Holds::Calc { of, .. } = &**holds else {
            continue;
        };
        for source in of {
            match source.parse::<u32>() {
                Ok(number) if number >= matrix.columns.count => {
                    place.fault(Problem::NoSuchTrack(Axis::Column, number));
                }
                Ok(_) => {}
                Err(_) => place.fault(Problem::WrongType(Words::new(
                    "列の番号の並び",
                    "a list of numbers of columns",
                ))),
            }
        }
    }
}

fn check_piles(root: &Place<'_>) {
    let mut keys = BTreeSet::new();
    let piles = root.optional("piles").map(|piles| piles.items(usize::MAX));
    for pile in piles.unwrap_or_default() {
        if let Some(key) = pile.optional("key") {
            let text = match &key.node.value {
                super::json::Value::Text(text) => text,
                _ => continue,
            };
            if !keys.insert(text.clone()) {
                key.fault(Problem::Taken(text.clone()));
            }
        }
    }
}
