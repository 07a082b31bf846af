//! A picture of a board in the making: laid out once for all that is made of it, and in turns, so that whoever makes it
//! can see to other things between them.

use std::collections::BTreeSet;
use std::ops::Range;

use board::{BoardRect, ContentHash, Snapshot};
use scene::{Placed, Scene};

use crate::area::Framed;
use crate::pictures::shown;
use crate::svg::shapes::Shadows;
use crate::svg::{END, describe, element, head};
use crate::{Characters, ExportError, FontEmbedding, Pictures, SvgOptions};

/// Part of a board, ready to be drawn.
pub struct Drawing {
    scene: Scene,
    framed: Framed,
    options: SvgOptions,
    title: String,
    description: String,
}

/// What has to be there before a drawing can be finished.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Needs {
    /// The letters that are drawn.
    pub characters: Characters,
    /// The pictures that are drawn.
    pub pictures: BTreeSet<ContentHash>,
}

impl Drawing {
    /// The drawing of a part of a board. Texts are laid out later, when they are first looked at.
    ///
    /// # Errors
    /// [`ExportError::UnknownCanvas`].
    pub fn of(snapshot: &Snapshot, options: &SvgOptions) -> Result<Self, ExportError> {
        let scene = crate::pictured::pictured(snapshot, options.style());
        let framed = options.area.framed(&scene, options.padding)?;
        let (title, description) = describe(snapshot, options, framed.slots.len());
        Ok(Self {
            scene,
            framed,
            options: options.clone(),
            title,
            description,
        })
    }

    /// What it shows, in board units.
    pub fn frame(&self) -> &BoardRect {
        &self.framed.frame
    }

    /// How many elements are drawn.
    pub fn count(&self) -> usize {
        self.framed.slots.len()
    }

    /// Some of its elements, undermost first; numbers beyond the last are left out.
    pub fn elements(&self, range: Range<usize>) -> impl Iterator<Item = Placed<'_>> {
        let end = range.end.min(self.count());
        let slots = self.framed.slots.get(range.start.min(end)..end);
        let slots = slots.unwrap_or_default().iter();
        slots.filter_map(|&slot| self.scene.at(slot))
    }

    /// Adds what some of its elements need.
    pub fn look_through(&self, range: Range<usize>, needs: &mut Needs) {
        for placed in self.elements(range) {
            needs.characters.add(&placed);
            needs.pictures.extend(shown(&placed));
        }
    }
}

/// An SVG that is written in turns: [`SvgWriter::part`] by part, and at last what stands before and after them.
pub struct SvgWriter<'a> {
    drawing: &'a Drawing,
    shadows: Shadows,
}

impl<'a> SvgWriter<'a> {
    /// Nothing is written yet.
    pub fn new(drawing: &'a Drawing) -> Self {
        Self {
            drawing,
            shadows: Shadows::default(),
        }
    }

    /// The text of some elements. They have to be asked for from the first to the last, each once.
    pub fn part(&mut self, range: Range<usize>, pictures: Pictures<'_>) -> String {
        let mut text = String::new();
        for placed in self.drawing.elements(range) {
            element(&mut text, &placed, &mut self.shadows, pictures);
        }
        text
    }

    /// What stands before the first part, and after the last.
    pub fn finish(self, fonts: FontEmbedding) -> (String, &'static str) {
        let drawing = self.drawing;
        let options = SvgOptions {
            fonts,
            ..drawing.options.clone()
        };
        let (title, description) = (&drawing.title, &drawing.description);
        let head = head(drawing.frame(), title, description, &options, &self.shadows);
        (head, END)
    }
}

#[cfg(test)]
mod tests {
    use board::{
        Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement,
    };

    use super::*;
    use crate::{characters, no_pictures, svg};

    fn snapshot() -> Snapshot {
        let mut board = Board::new(ClientNumber::new(1));
        for number in 0..23 {
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(f64::from(number) * 70.0, 12.5)),
                size: BoardSize::new(60.0 + f64::from(number % 3), 60.0),
                color: NoteColor::Yellow,
                text: "顧客の声 <b>",
                author: "はな",
            };
            let id = ElementId::new(format!("n{number}"));
            board.edit(|edit| edit.create_note(&id, note)).unwrap();
        }
        board.snapshot()
    }

    #[test]
    fn x291_what_is_drawn_in_turns_is_the_same_picture() {
        let snapshot = snapshot();
        let options = SvgOptions::default();
        let whole = svg(&snapshot, &options, &no_pictures).unwrap();
        for step in [1, 7, 22, 1000] {
            let drawing = Drawing::of(&snapshot, &options).unwrap();
            let mut needs = Needs::default();
            let mut writer = SvgWriter::new(&drawing);
            let mut body = String::new();
            for from in (0..drawing.count()).step_by(step) {
                drawing.look_through(from..from + step, &mut needs);
                body.push_str(&writer.part(from..from + step, &no_pictures));
            }
            let (head, end) = writer.finish(FontEmbedding::Named);
            assert!(format!("{head}{body}{end}") == whole, "steps of {step}");
            assert_eq!(needs.characters, characters(&snapshot, &options).unwrap());
        }
        // Asked for beyond the end there is nothing.
        let drawing = Drawing::of(&snapshot, &options).unwrap();
        assert_eq!(drawing.elements(23..40).count(), 0);
        assert_eq!(drawing.elements(22..40).count(), 1);
    }
}
