//! Where notes lie on the impact plot, as values and places (R-PLOT).

use board::{BoardRect, ElementId, Figure, Tone};

use super::ground::Ground;
use super::numbers::shown;
use crate::rules::{Choices, PlotOrder, PlotPoint, PlotRect, plot_position, rank_plot};
use crate::{CELL_HEADER_HEIGHT, Words};

/// The template and the cell that is a plot: to the right is more often, upwards saves more.
const PLOT: (&str, &str) = ("jissen3.impact", "plot");

/// Whether canvases of that template have a plot on which places count.
pub fn has_plot(template: &str) -> bool {
    template == PLOT.0
}

const PLACE: Words = Words::new("{place}位", "Place {place}");
const VALUES: Words = Words::new(
    "頻度 {frequency}、削減 {saving}（0〜100）",
    "Frequency {frequency}, saving {saving} (0 to 100)",
);

pub(super) fn plot_figures(ground: &Ground<'_>, found: &mut Vec<(ElementId, Figure)>) {
    let (template, key) = PLOT;
    let Some((element, _)) = ground.cell(key).filter(|_| ground.template == template) else {
        return;
    };
    let area = PlotRect {
        left: 0.0,
        top: CELL_HEADER_HEIGHT,
        right: element.size.width,
        bottom: element.size.height,
    };
    let notes = ground.notes(&element.id);
    let points: Vec<PlotPoint> = notes
        .iter()
        .map(|note| {
            let middle = BoardRect::at(note.placement.offset, note.size).center();
            plot_position(area, middle.x, middle.y)
        })
        .collect();
    let locale = ground.options.locale;
    let places = rank_plot(&points, PlotOrder::Product);
    for ((note, point), place) in notes.iter().zip(&points).zip(places) {
        let Some(place) = place else {
            continue;
        };
        let (frequency, saving) = (shown(point.frequency.round()), shown(point.saving.round()));
        let values = [("frequency", &*frequency), ("saving", &*saving)];
        let figure = Figure {
            text: PLACE.with(locale, &[("place", &place.to_string())]),
            tone: if place <= Choices::QUESTIONS {
                Tone::Good
            } else {
                Tone::Plain
            },
            note: Some(VALUES.with(locale, &values)),
        };
        found.push((note.id.clone(), figure));
    }
}
