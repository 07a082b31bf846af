//! A list of solutions: a row each.

use board::Axis;

use super::ground::{Ground, Spot};
use super::matrix::Filling;
use super::names::names_of;
use super::put::Planning;
use crate::answers::solutions::known_field;
use crate::answers::{Answer, Lines, SolutionList, StrayReason, read_solutions};

/// The list, and the matrix for it, if the text is one and the canvases have one.
pub fn recognised<'a>(ground: &Ground<'a>, answer: &Answer) -> Option<(Spot<'a>, SolutionList)> {
    let list = read_solutions(answer);
    let fields = list.solutions.iter().flat_map(|solution| &solution.fields);
    let of_a_form = fields.filter(|(field, _)| field.format().is_some()).count();
    if of_a_form == 0 {
        return None;
    }
    let mut best: Option<(usize, Spot<'a>)> = None;
    for grid in ground.grids() {
        let known = fields_of(ground, &grid)
            .iter()
            .flatten()
            .filter(|field| field.format() == Some(list.format))
            .count();
        if known >= 2 && best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, grid));
        }
    }
    best.map(|(_, grid)| (grid, list))
}

/// The matrix with the most fields of solutions as columns, two at least, and by column the field.
pub fn solution_fields<'a>(
    ground: &Ground<'a>,
) -> Option<(Spot<'a>, Vec<Option<crate::answers::SolutionField>>)> {
    let of_a_form = |fields: &[Option<crate::answers::SolutionField>]| {
        let known = fields.iter().flatten();
        known.filter(|field| field.format().is_some()).count()
    };
    ground
        .grids()
        .map(|grid| (grid, fields_of(ground, &grid)))
        .filter(|(_, fields)| of_a_form(fields) >= 2)
        .max_by_key(|(_, fields)| of_a_form(fields))
}

/// By column of a matrix, the field of a solution that it is for.
pub fn fields_of(
    ground: &Ground<'_>,
    grid: &Spot<'_>,
) -> Vec<Option<crate::answers::SolutionField>> {
    let columns = ground.lines(grid, Axis::Column);
    columns
        .iter()
        .map(|column| names_of(column).iter().find_map(|name| known_field(name)))
        .collect()
}

/// A solution becomes a row, its fields the cells of it.
pub fn plan<'a>(planning: &mut Planning<'a, '_>, grid: Spot<'a>, list: &SolutionList) {
    let fields = fields_of(planning.ground, &grid);
    let Some(mut filling) = Filling::of(planning, grid) else {
        return;
    };
    if !list.title.is_empty() {
        planning.intake.title = Some((grid.canvas.id.clone(), list.title.clone()));
    }
    for solution in &list.solutions {
        let lines = Lines::one(solution.line);
        let name = match solution.provider.as_str() {
            "" => solution.name.clone(),
            provider => format!("{} : {provider}", solution.name),
        };
        let Some(row) = filling.row(planning, &name, lines) else {
            let fields = solution.fields.iter();
            let said: Vec<String> = fields
                .map(|(field, text)| format!("{}: {text}", field.name()))
                .collect();
            let whole = format!("{name}\n{}", said.join("\n"));
            planning.leave(lines, whole, StrayReason::NoRoom);
            continue;
        };
        for (field, text) in &solution.fields {
            let at = fields
                .iter()
                .position(|known| known.as_ref() == Some(field));
            let at = at.or_else(|| filling.column(field.name()));
            match at.and_then(|at| filling.place(planning, &row, &name, at)) {
                Some(place) => planning.put(&place, text, lines),
                None => {
                    let said = format!("{name} – {}: {text}", field.name());
                    planning.leave(lines, said, StrayReason::NoColumn);
                }
            }
        }
    }
    for (lines, text) in &list.strays {
        planning.leave(*lines, text.as_str(), StrayReason::NoCell);
    }
}
