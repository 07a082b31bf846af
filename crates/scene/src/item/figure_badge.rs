//! What was found out about a note, at its lower right corner: its place on a plot, how often it is referred to.

use board::{BoardPoint, BoardRect, Figure, Ink, Tone};

use super::chip::{CHIP_HEIGHT, Chip};
use crate::Style;
use crate::display::{DisplayItem, Primitive, RoundedBox, Stroke};

/// How far it reaches beyond the note's edges, board units: so it is seen even over a full note.
const BEYOND: f64 = 6.0;

/// Adds the figure to a note's picture.
pub fn add(item: &mut DisplayItem, figure: &Figure, style: Style) {
    if figure.text.is_empty() {
        return;
    }
    let palette = style.theme.palette();
    let color = match figure.tone {
        Tone::Plain => palette.heading,
        Tone::Good => palette.ink(Ink::Green),
        Tone::Warn => palette.ink(Ink::Orange),
        Tone::Bad => palette.ink(Ink::Red),
    };
    let chip = Chip {
        icon: None,
        text: &figure.text,
    };
    let width = chip.width(item.size.width);
    let corner = BoardPoint::new(
        item.size.width - width + BEYOND,
        item.size.height - CHIP_HEIGHT + BEYOND,
    );
    item.primitives.push(Primitive::Box(RoundedBox {
        rect: BoardRect::new(corner.x, corner.y, width, CHIP_HEIGHT),
        radius: CHIP_HEIGHT / 2.0,
        fill: Some(palette.surface),
        stroke: Some(Stroke {
            color,
            width: 1.0,
            dashed: false,
        }),
    }));
    chip.draw(&mut item.primitives, corner, item.size.width, color);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Scene;
    use crate::item::PAINT_OVERFLOW;
    use board::{
        Board, BoardSize, ClientNumber, ElementId, Locale, NewCanvas, NewCell, NewNote, NoteColor,
        Placement,
    };

    #[test]
    fn s91_a_note_wears_what_was_found_out_about_it() {
        let mut board = Board::new(ClientNumber::new(1));
        let (canvas, cell, note) = (
            ElementId::new("k"),
            ElementId::new("k/c"),
            ElementId::new("n"),
        );
        board
            .edit(|edit| {
                edit.create_canvas(
                    &canvas,
                    NewCanvas {
                        placement: Placement::free(BoardPoint::default()),
                        size: BoardSize::new(900.0, 900.0),
                        template: "x",
                        label: board::Label::default(),
                    },
                )?;
                edit.create_cell(
                    &cell,
                    NewCell {
                        placement: Placement::inside(canvas.clone(), BoardPoint::default()),
                        size: BoardSize::new(800.0, 800.0),
                        key: "c",
                        label: board::Label::default(),
                        tab: 0,
                        holds: board::Holds::ZONE,
                        owner: "",
                        cover: false,
                    },
                )?;
                edit.create_note(
                    &note,
                    NewNote {
                        placement: Placement::inside(cell.clone(), BoardPoint::new(50.0, 50.0)),
                        size: BoardSize::new(180.0, 92.0),
                        color: NoteColor::Yellow,
                        text: "添削が伝わる",
                        author: "",
                    },
                )
            })
            .unwrap();
        let style = Style {
            locale: Locale::Ja,
            ..Style::default()
        };
        let mut scene = Scene::from_snapshot(&board.snapshot(), style);
        let bare = scene.get(&note).unwrap().item().clone();
        let figure = Figure {
            text: "+2".to_owned(),
            ..Figure::default()
        };
        let changed = scene.set_figures(&canvas, vec![(note.clone(), figure)]);
        assert_eq!(changed, std::slice::from_ref(&note));
        let worn = scene.get(&note).unwrap().item().clone();
        let added = worn.primitives.get(bare.primitives.len()..).unwrap();
        assert!(
            added
                .iter()
                .any(|primitive| matches!(primitive, Primitive::Text(line) if &*line.text == "+2"))
        );
        for primitive in added {
            if let Primitive::Box(ground) = primitive {
                assert!(ground.rect.right() <= worn.size.width + PAINT_OVERFLOW);
                assert!(ground.rect.bottom() <= worn.size.height + PAINT_OVERFLOW);
            }
        }
        // It goes with what it said.
        scene.set_figures(&canvas, Vec::new());
        assert_eq!(scene.get(&note).unwrap().item().primitives, bare.primitives);
    }
}
