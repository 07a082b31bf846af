//! A strip of a picture, painted with everything that reaches into it.

use board::BoardRect;
use resvg::tiny_skia::{Pixmap, Transform};
use scene::{Placed, Primitive, Scene, Slot};

use super::images::Images;
use super::letters::Letters;
use super::shadows::Shadows;
use super::shapes::{draw_box, draw_path};
use crate::pictures::drawn;
use crate::{ExportError, Pictures};

/// Which part of the picture is painted.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    /// What the whole picture shows, in board units.
    pub frame: BoardRect,
    /// Pixels for each board unit.
    pub scale: f64,
    /// How many pixels lie above the strip.
    pub top: f64,
}

impl Strip {
    /// What `high` pixels of it show, in board units.
    fn rect(&self, high: u32) -> BoardRect {
        BoardRect {
            y: self.frame.y + self.top / self.scale,
            height: f64::from(high) / self.scale,
            ..self.frame
        }
    }
}

/// Paints strips, and keeps what comes again.
pub struct Painter<'a> {
    scene: &'a Scene,
    letters: Letters<'a>,
    shadows: Shadows,
    images: Images<'a>,
    slots: Vec<Slot>,
}

impl<'a> Painter<'a> {
    pub fn new(scene: &'a Scene, letters: Letters<'a>, pictures: Pictures<'a>) -> Self {
        Self {
            scene,
            letters,
            shadows: Shadows::new(),
            images: Images::new(pictures),
            slots: Vec::new(),
        }
    }

    /// Paints what the strip shows over what is there.
    ///
    /// # Errors
    /// [`ExportError::Font`], [`ExportError::Render`].
    pub fn paint(&mut self, picture: &mut Pixmap, strip: &Strip) -> Result<(), ExportError> {
        let mut slots = std::mem::take(&mut self.slots);
        let scene = self.scene;
        scene.visible(&strip.rect(picture.height()), &mut slots);
        for placed in slots.iter().filter_map(|&slot| scene.at(slot)) {
            self.thing(picture, strip, &placed)?;
        }
        self.slots = slots;
        Ok(())
    }

    fn thing(
        &mut self,
        picture: &mut Pixmap,
        strip: &Strip,
        placed: &Placed<'_>,
    ) -> Result<(), ExportError> {
        let scale = strip.scale;
        let rect = placed.rect();
        let x = (rect.x - strip.frame.x) * scale;
        let y = (rect.y - strip.frame.y) * scale - strip.top;
        let to_pixels =
            Transform::from_row(scale as f32, 0.0, 0.0, scale as f32, x as f32, y as f32);
        let image = placed.element().as_image();
        let image = image.filter(|image| self.images.has(image));
        for primitive in drawn(&placed.item().primitives, image.is_some()) {
            match primitive {
                Primitive::Shadow(shadow) => self.shadows.draw(picture, shadow, scale, x, y),
                Primitive::Box(rounded) => draw_box(picture, rounded, to_pixels),
                Primitive::Text(line) => self.letters.draw(picture, line, scale, (x, y))?,
                Primitive::Path(path) => draw_path(picture, path, to_pixels),
                Primitive::Image { rect, .. } => {
                    if let Some(image) = image {
                        self.images.draw(picture, image, rect, to_pixels);
                    }
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use board::{
        Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement,
    };
    use resvg::tiny_skia::Color;
    use scene::Style;

    use super::*;
    use crate::{Characters, FontFiles, no_pictures};

    /// Notes that lie across the edges of strips, with letters, emoji and marks that combine.
    fn scene() -> Scene {
        let mut board = Board::new(ClientNumber::new(1));
        let texts = [
            "顧客の声 🎉🎉",
            "カ\u{3099}イト\u{3099}",
            "Why do people leave?",
        ];
        for (number, text) in (0..12).zip(texts.into_iter().cycle()) {
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(
                    f64::from(number % 3) * 61.3,
                    f64::from(number / 3) * 47.7,
                )),
                size: BoardSize::new(60.0, 60.0),
                color: NoteColor::Yellow,
                text,
                author: "はな",
            };
            let id = ElementId::new(format!("n{number}"));
            board.edit(|edit| edit.create_note(&id, note)).unwrap();
        }
        Scene::from_snapshot(&board.snapshot(), Style::default())
    }

    #[test]
    fn x271_strips_join_without_a_seam() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.cache/fonts/ttf");
        let read = |name: &str| std::fs::read(format!("{folder}/{name}.ttf")).ok();
        let (Some(regular), Some(bold)) = (read("NotoSansJP-Regular"), read("NotoSansJP-Bold"))
        else {
            return;
        };
        let emoji = read("NotoEmoji-Regular");
        let files = FontFiles {
            regular: &regular,
            bold: &bold,
            emoji: emoji.as_deref(),
        };
        let scene = scene();
        let frame = BoardRect::new(-20.0, -20.0, 230.0, 260.0);
        let characters = Characters {
            regular: "顧客の声カ\u{3099}イトWhy do people leave?はな"
                .chars()
                .collect(),
            ..Characters::default()
        };
        let mut painter = Painter::new(
            &scene,
            Letters::load(characters, &files).unwrap(),
            &no_pictures,
        );
        let (width, height) = (460, 520);
        let mut paint = |high: u32| {
            let mut all = Vec::new();
            for top in (0..height).step_by(high as usize) {
                let mut paper = Pixmap::new(width, high).unwrap();
                paper.fill(Color::WHITE);
                let strip = Strip {
                    frame,
                    scale: 2.0,
                    top: f64::from(top),
                };
                painter.paint(&mut paper, &strip).unwrap();
                all.extend_from_slice(paper.data());
            }
            all.truncate((width * height * 4) as usize);
            all
        };
        let whole = paint(height);
        assert!(whole.iter().filter(|&&byte| byte < 60).count() > 1000);
        for high in [64, 129, 333] {
            let strips = paint(high);
            // An outline that is cut off is filled with the odd edge pixel a shade lighter or darker: not to be seen.
            let off: Vec<u8> = strips
                .iter()
                .zip(&whole)
                .map(|(a, b)| a.abs_diff(*b))
                .collect();
            assert!(off.iter().all(|&off| off < 48), "strips of {high}");
            let far = off.iter().filter(|&&off| off > 3).count();
            assert!(far * 5000 < off.len(), "strips of {high}: {far}");
        }
    }
}
