//! H6 to H8 and H20 on score sheets and lists of solutions.

use super::{filled_rows, grid_called, notes_in, track_subject};
use crate::figures::Whose;
use crate::figures::ground::Ground;
use crate::figures::scores::Scores;
use crate::health::{
    Check, Edition, Finding, Subject, check_criteria, check_matrix, check_solutions,
};

/// The templates whose matrix `scores` has the criteria as its columns.
const CRITERIA: [&str; 3] = ["jissen2.matrix", "jissen2.marks", "rikai.score"];
/// The template whose notes are the criteria, and their cells.
const ISSUES: (&str, [&str; 2]) = ("jissen2.weights", ["issues", "strengths"]);
/// Where solutions or cases are listed: the template, the matrix with one a row, and whose numbers count.
const SOLUTIONS: [(&str, &str, Edition); 4] = [
    ("day0.cases", "cases", Edition::First),
    ("day0.solutions", "list", Edition::Second),
    ("jissen2.matrix", "scores", Edition::Second),
    ("jissen3.solutions", "list", Edition::Second),
];

pub(super) fn read(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    criteria(ground, found);
    for grid in &ground.grids {
        scores(ground, grid, found);
    }
    for (template, key, edition) in SOLUTIONS {
        if template == ground.template
            && let Some(grid) = grid_called(ground, key)
        {
            found.extend(check_solutions(filled_rows(ground, grid), edition));
        }
    }
}

fn criteria(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let locale = ground.options.locale;
    let count = if ground.template == ISSUES.0 {
        Some(notes_in(ground, &ISSUES.1).len())
    } else if CRITERIA.contains(&ground.template) {
        grid_called(ground, "scores").map(|grid| {
            let columns = grid.columns.iter();
            columns
                .filter(|(_, track)| !track.name(locale).trim().is_empty())
                .count()
        })
    } else {
        None
    };
    // Before anybody has named one there is nothing to be said about how many they are.
    found.extend(count.filter(|count| *count > 0).and_then(check_criteria));
}

fn scores<'a>(
    ground: &Ground<'a>,
    grid: &crate::figures::ground::Grid<'a>,
    found: &mut Vec<Finding>,
) {
    let locale = ground.options.locale;
    let subjects = |tracks: &[(&board::Element, &board::Track)]| -> Vec<Subject> {
        let tracks = tracks.iter();
        tracks.map(|track| track_subject(track, locale)).collect()
    };
    let rows = subjects(&grid.rows);
    let weights = grid.columns.iter().map(|(_, track)| track.weight);
    let columns: Vec<(Subject, f64)> = subjects(&grid.columns)
        .into_iter()
        .zip(weights.map(|weight| weight.unwrap_or(0.0)))
        .collect();
    // What the team agreed on says what is left alone; people's own points say where they disagree.
    for (whose, wanted) in [
        (Whose::Team, Check::WeightUnscored),
        (Whose::Everybody, Check::ScatteredScores),
    ] {
        let Some(scores) = Scores::whose(ground, grid, whose) else {
            return;
        };
        if let Some(evaluation) = &scores.evaluation {
            let all = check_matrix(evaluation, &columns, &rows);
            found.extend(all.into_iter().filter(|finding| finding.check == wanted));
        }
    }
}
