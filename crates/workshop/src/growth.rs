//! The growth cycle laid over the nine quadrants: a layer that is shown and hidden.
//!
//! Shown it is a few locked shapes and lines of the canvas under ids that follow from the canvas's: whoever shows it
//! twice, or two people at once, have it once. Hidden it is not there.

use board::{
    Board, BoardError, BoardPoint, BoardSize, Connector, Element, ElementId, ElementKind, End,
    Form, Head, Holds, Ink, Label, NewCell, NoteColor, Placement, Route, Snapshot,
};

use crate::cell_id;

/// The template of the canvases over which it can be laid.
pub const GROWTH_TEMPLATE: &str = "rikai.bmc";

/// A shape of the layer: its key, its words, the quadrant in which it lies, and where its middle is there, in shares of
/// that; its size in board units, and its colour.
struct Part {
    key: &'static str,
    ja: &'static str,
    en: &'static str,
    cell: &'static str,
    middle: (f64, f64),
    size: (f64, f64),
    fill: NoteColor,
}

const fn part(
    (key, ja, en): (&'static str, &'static str, &'static str),
    cell: &'static str,
    middle: (f64, f64),
    size: (f64, f64),
    fill: NoteColor,
) -> Part {
    Part {
        key,
        ja,
        en,
        cell,
        middle,
        size,
        fill,
    }
}

/// Each leads to the next, the last to the first. They lie at the feet of the quadrants, where notes come last.
const PARTS: [Part; 7] = [
    part(
        ("data", "データ", "Data"),
        "kr",
        (0.5, 0.87),
        (240.0, 60.0),
        NoteColor::Yellow,
    ),
    part(
        ("training", "学習", "Training"),
        "ka",
        (0.5, 0.87),
        (240.0, 60.0),
        NoteColor::Yellow,
    ),
    part(
        (
            "function",
            "生成機能/予測機能",
            "Generative or predictive function",
        ),
        "vp",
        (0.5, 0.62),
        (280.0, 60.0),
        NoteColor::Yellow,
    ),
    part(
        (
            "solve-1",
            "解決①/顧客体験の改善",
            "Solves 1: better customer experience",
        ),
        "cr",
        (0.5, 0.87),
        (360.0, 60.0),
        NoteColor::Orange,
    ),
    part(
        ("experience", "顧客体験向上", "Better experience"),
        "cs",
        (0.5, 0.62),
        (240.0, 60.0),
        NoteColor::Yellow,
    ),
    part(
        (
            "solve-2",
            "解決②/利益・Traffic",
            "Solves 2: profit, traffic",
        ),
        "rv",
        (0.78, 0.8),
        (380.0, 60.0),
        NoteColor::Orange,
    ),
    part(
        (
            "solve-3",
            "解決③/モデルの改善・Data",
            "Solves 3: better model, data",
        ),
        "co",
        (0.78, 0.8),
        (400.0, 60.0),
        NoteColor::Orange,
    ),
];

/// The cell for the value to the business, which the cycle goes through.
const VALUE: &str = "bv";

/// Whether a canvas can have the layer.
fn takes_growth(snapshot: &Snapshot, canvas: &ElementId) -> bool {
    let canvas = snapshot.element(canvas).and_then(Element::as_canvas);
    canvas.is_some_and(|canvas| canvas.template == GROWTH_TEMPLATE)
}

/// Whether the layer is shown.
pub fn shows_growth(snapshot: &Snapshot, canvas: &ElementId) -> bool {
    ids(canvas).any(|id| snapshot.element(&id).is_some())
}

/// Shows the layer or hides it, in one transaction. Does nothing to a canvas that cannot have it.
///
/// # Errors
/// [`BoardError::Full`].
pub fn show_growth(board: &mut Board, canvas: &ElementId, shown: bool) -> Result<(), BoardError> {
    let snapshot = board.snapshot();
    if !takes_growth(&snapshot, canvas) || shows_growth(&snapshot, canvas) == shown {
        return Ok(());
    }
    if !shown {
        return board.edit(|edit| {
            for id in ids(canvas).filter(|id| snapshot.element(id).is_some()) {
                edit.delete(&id)?;
            }
            Ok(())
        });
    }
    let corner = snapshot.rect(canvas).unwrap_or_default().origin();
    let tabs = snapshot.cells(canvas).into_iter();
    let last = tabs.filter_map(|cell| Some(cell.as_cell()?.tab)).max();
    let mut tab = last.map_or(0, |tab| tab + 1);
    board.edit(|edit| {
        let mut laid: Vec<(ElementId, BoardPoint)> = Vec::new();
        for part in &PARTS {
            let Some(under) = snapshot.rect(&cell_id(canvas, part.cell)) else {
                continue;
            };
            let size = BoardSize::new(part.size.0, part.size.1);
            let middle = BoardPoint::new(
                under.x + under.width * part.middle.0 - corner.x,
                under.y + under.height * part.middle.1 - corner.y,
            );
            let id = shape_id(canvas, part.key);
            let offset = BoardPoint::new(middle.x - size.width / 2.0, middle.y - size.height / 2.0);
            let key = format!("growth.{}", part.key);
            edit.create_cell(
                &id,
                NewCell {
                    placement: Placement::inside(canvas.clone(), offset),
                    size,
                    key: &key,
                    label: Label::new(part.ja, part.en),
                    tab,
                    holds: Holds::Shape {
                        form: Form::Rounded,
                        fill: Some(part.fill),
                        ink: Ink::Orange,
                    },
                    owner: "",
                    cover: false,
                },
            )?;
            tab += 1;
            laid.push((id, middle));
            // The value for the business has a place on the canvas already.
            let value = cell_id(canvas, VALUE);
            if let Some(rect) = snapshot.rect(&value).filter(|_| part.cell == "cs") {
                laid.push((value, rect.center() - corner));
            }
        }
        let next = laid.iter().cycle().skip(1);
        for (index, ((from, start), (to, end))) in laid.iter().zip(next).enumerate() {
            let corner = BoardPoint::new(start.x.min(end.x), start.y.min(end.y));
            let line = ElementKind::Connector(Connector {
                from: End::attached(from.clone(), End::MIDDLE),
                to: End::attached(to.clone(), End::MIDDLE),
                route: Route::Curved,
                head_from: Head::None,
                head_to: Head::Arrow,
                dashed: false,
                ink: Ink::Orange,
                text: String::new(),
            });
            let size = BoardSize::new(
                (end.x - start.x).abs().max(1.0),
                (end.y - start.y).abs().max(1.0),
            );
            edit.create(Element {
                locked: true,
                ..Element::new(
                    line_id(canvas, index),
                    Placement::inside(canvas.clone(), corner),
                    size,
                    line,
                )
            })?;
        }
        Ok(())
    })
}

fn shape_id(canvas: &ElementId, key: &str) -> ElementId {
    cell_id(canvas, &format!("growth.{key}"))
}

fn line_id(canvas: &ElementId, index: usize) -> ElementId {
    cell_id(canvas, &format!("growth.arrow.{index}"))
}

fn ids(canvas: &ElementId) -> impl Iterator<Item = ElementId> {
    let shapes = PARTS.iter().map(|part| shape_id(canvas, part.key));
    let lines = (0..=PARTS.len()).map(|index| line_id(canvas, index));
    shapes.chain(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{insert_template, template};
    use board::ClientNumber;

    fn board() -> (Board, ElementId) {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("k");
        let at = BoardPoint::new(300.0, -200.0);
        insert_template(&mut board, template(GROWTH_TEMPLATE).unwrap(), &canvas, at).unwrap();
        (board, canvas)
    }

    #[test]
    fn w125_the_growth_cycle_is_a_layer_that_is_shown_and_hidden() {
        let (mut board, canvas) = board();
        let before = board.snapshot();
        board.drain_updates();
        show_growth(&mut board, &canvas, true).unwrap();
        assert_eq!(board.drain_updates().len(), 1);
        let shown = board.snapshot();
        assert!(shows_growth(&shown, &canvas));
        for part in &PARTS {
            let shape = shown.rect(&shape_id(&canvas, part.key)).unwrap();
            let under = shown.rect(&cell_id(&canvas, part.cell)).unwrap();
            assert!(under.encloses(&shape), "{}", part.key);
        }
        let lines = shown.elements().iter().filter_map(Element::as_connector);
        assert_eq!(lines.count(), PARTS.len() + 1);
        // Twice is once.
        show_growth(&mut board, &canvas, true).unwrap();
        assert_eq!(board.snapshot(), shown);
        show_growth(&mut board, &canvas, false).unwrap();
        assert_eq!(board.snapshot().elements(), before.elements());
    }

    #[test]
    fn w125_other_canvases_have_no_such_layer() {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("k");
        let other = template("rikai.ideas").unwrap();
        insert_template(&mut board, other, &canvas, BoardPoint::default()).unwrap();
        let before = board.snapshot();
        show_growth(&mut board, &canvas, true).unwrap();
        assert_eq!(board.snapshot(), before);
        assert!(!takes_growth(&before, &canvas) && !takes_growth(&before, &ElementId::new("no")));
    }
}
