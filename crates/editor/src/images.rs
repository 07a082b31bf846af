//! Putting pictures on the board. Their bytes are elsewhere: here they are names, sizes and descriptions.

use board::limits::ALT_CHARACTERS_MAX;
use board::{BoardError, BoardPoint, BoardRect, Element, ElementId, ElementKind, Image};
use workshop::SLOT_GAP;

use crate::turn::Turn;
use crate::{Editor, ImageDraft};

/// The longer side of a picture that is put on the board is at most this, board units.
const SIDE_MAX: f64 = 800.0;

impl Editor {
    /// Puts pictures side by side, their middle at `at` (else under the pointer, else in the middle of the view), in one
    /// step.
    pub(crate) fn insert_images(
        &mut self,
        images: Vec<ImageDraft>,
        at: Option<BoardPoint>,
        turn: &mut Turn<'_>,
    ) {
        self.cancel_gesture();
        if images.is_empty() || !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let sizes: Vec<(f64, f64)> = images.iter().map(|image| fitted(image.pixels)).collect();
        let gaps = SLOT_GAP * (sizes.len() - 1) as f64;
        let width = sizes.iter().map(|(width, _)| width).sum::<f64>() + gaps;
        let height = sizes.iter().map(|(_, height)| *height).fold(0.0, f64::max);
        let middle = at.unwrap_or_else(|| self.paste_point());
        let mut left = (middle.x - width / 2.0).round();
        let top = (middle.y - height / 2.0).round();
        let mut elements = Vec::new();
        for (image, (width, height)) in images.into_iter().zip(sizes) {
            let rect = BoardRect::new(left, top, width, height);
            left += width + SLOT_GAP;
            let kind = ElementKind::Image(Image {
                hash: image.hash,
                media: image.media,
                pixels: image.pixels.map(|side| side.max(1)),
                alt: image.alt.chars().take(ALT_CHARACTERS_MAX).collect(),
            });
            let placement = self.placement_for(None, &kind, rect);
            let id = turn.new_element_id();
            elements.push(Element::new(id, placement, rect.size(), kind));
        }
        let mut created: Vec<ElementId> = Vec::new();
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                for element in elements {
                    let id = element.id.clone();
                    edit.create(element)?;
                    created.push(id);
                }
                Ok::<(), BoardError>(())
            })
        });
        self.finish_adding(created, result, turn);
    }

    /// Says what the selected pictures show, for those who cannot see them.
    pub(crate) fn set_alt(&mut self, alt: &str, turn: &mut Turn<'_>) {
        if !self.may_write(turn) {
            return;
        }
        let alt = alt.trim();
        let images: Vec<ElementId> = self
            .selected_elements()
            .filter(|element| element.as_image().is_some_and(|image| image.alt != alt))
            .filter(|element| !self.is_locked(&element.id))
            .map(|element| element.id.clone())
            .collect();
        self.write_all(&images, turn, |edit, id| edit.set_alt(id, alt));
    }
}

/// Width and height in board units: a unit a pixel, unless the longer side would be too long.
fn fitted([width, height]: [u32; 2]) -> (f64, f64) {
    let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let scale = (SIDE_MAX / width.max(height)).min(1.0);
    (
        (width * scale).round().max(1.0),
        (height * scale).round().max(1.0),
    )
}
