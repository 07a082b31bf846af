//! How large what is chosen would be, before it is made.

use board::{BoardRect, ElementId};
use export::{Area, PixelSize, PngScale, SvgOptions, page_count, pixel_size};

use crate::bridge::EditorHandle;

/// The sizes of a part of the board.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sizes {
    frame: BoardRect,
    /// Pages on paper.
    pub pages: usize,
}

impl Sizes {
    /// Those of a canvas or, if none is named, of the whole board; `None` if there is no such canvas (any more).
    pub fn of(handle: EditorHandle, canvas: &str) -> Option<Self> {
        let area = match canvas {
            "" => Area::Board,
            id => Area::Canvas(ElementId::new(id)),
        };
        let padding = SvgOptions::default().padding;
        let found = handle.with_editor(|editor| {
            let scene = editor.scene();
            Some(Self {
                frame: area.frame(scene, padding).ok()?,
                pages: page_count(scene, &area).ok()?,
            })
        });
        found.flatten()
    }

    /// A picture's size; `None` if it is beyond the limits.
    pub fn pixels(&self, scale: PngScale) -> Option<PixelSize> {
        pixel_size(&self.frame, scale).ok()
    }
}
