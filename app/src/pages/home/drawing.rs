//! Little drawings of templates, made from the templates' own geometry.

use board::{BoardRect, BoardSize, Locale};
use workshop::{CELL_HEADER_HEIGHT, NOTE_IN_CELL, Template, TemplateCell, free_slot};

use crate::ui::element::{Element, View, el, svg};
use crate::ui::words;

/// Space around a drawing, in board units.
const MARGIN: f64 = 60.0;

/// Puts a template's drawing, title and description on a card.
pub fn show_template(card: Element, template: &'static Template) -> Element {
    card.child(
        el("span")
            .class("card-picture")
            .child(template_drawing(template)),
    )
    .child(
        el("span")
            .class("card-title")
            .text_with(words(&template.title)),
    )
    .child(
        el("span")
            .class("card-detail")
            .text_with(words(&template.description)),
    )
}

/// A template with its cells, and the notes of its first example in them.
fn template_drawing(template: &Template) -> Element {
    let box_of_view = format!(
        "{} {} {} {}",
        -MARGIN,
        -MARGIN,
        template.body.w + 2.0 * MARGIN,
        template.body.h + 2.0 * MARGIN
    );
    drawing(&box_of_view)
        .children(template.cells.iter().map(cell_drawing))
        .children(
            example_notes(template)
                .into_iter()
                .map(|(rect, number)| note_shape(rect, number)),
        )
}

/// A blank board: nothing but some notes that lie freely.
pub fn blank_drawing() -> Element {
    let notes = [(560.0, 250.0), (1_020.0, 420.0), (1_440.0, 220.0)];
    drawing("-60 -60 2440 1200").children(
        notes
            .into_iter()
            .enumerate()
            .map(|(index, (x, y))| note_shape(BoardRect::new(x, y, 320.0, 320.0), index)),
    )
}

fn drawing(box_of_view: &str) -> Element {
    svg("svg").attrs(&[
        ("class", "drawing"),
        ("viewBox", box_of_view),
        ("aria-hidden", "true"),
        ("focusable", "false"),
    ])
}

fn cell_drawing(cell: &TemplateCell) -> View {
    // A bar as long as the heading, as letters would be too small to read.
    let letters = cell.label.get(Locale::Ja).chars().count() as f64;
    let heading = BoardRect::new(
        cell.x + 30.0,
        cell.y + 28.0,
        (letters * 36.0).min(cell.w - 60.0),
        20.0,
    );
    View::from(shape(
        "drawing-cell",
        BoardRect::new(cell.x, cell.y, cell.w, cell.h),
    ))
    .and(shape("drawing-heading", heading).attr("rx", "10"))
}

fn shape(class: &str, rect: BoardRect) -> Element {
    let sides = [
        ("x", rect.x),
        ("y", rect.y),
        ("width", rect.width),
        ("height", rect.height),
    ];
    sides
        .into_iter()
        .fold(svg("rect").class(class), |shape, (name, length)| {
            shape.attr(name, &length.to_string())
        })
}

/// Where the notes of a template's first example come to lie, each with the number of its cell.
fn example_notes(template: &Template) -> Vec<(BoardRect, usize)> {
    let Some(sample) = template.samples.first() else {
        return Vec::new();
    };
    let mut placed = Vec::new();
    for (number, cell) in template.cells.iter().enumerate() {
        let mut taken = Vec::new();
        for _ in sample.notes.iter().filter(|note| note.place.cell == cell.key) {
            let size = BoardSize::new(cell.w, cell.h);
            let offset = free_slot(size, NOTE_IN_CELL, &taken);
            let rect = BoardRect::at(offset, NOTE_IN_CELL);
            // What would hang out of the cell is left out of the drawing.
            if rect.bottom() <= cell.h.max(CELL_HEADER_HEIGHT + NOTE_IN_CELL.height) {
                let moved =
                    BoardRect::new(rect.x + cell.x, rect.y + cell.y, rect.width, rect.height);
                placed.push((moved, number));
            }
            taken.push(rect);
        }
    }
    placed
}

fn note_shape(rect: BoardRect, number: usize) -> Element {
    const COLORS: [&str; 3] = ["yellow", "teal", "violet"];
    let color = COLORS
        .get(number % COLORS.len())
        .copied()
        .unwrap_or("yellow");
    shape(&format!("drawing-note swatch-{color}"), rect).attr("rx", "4")
}
