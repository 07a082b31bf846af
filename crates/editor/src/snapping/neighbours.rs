//! What a moving box may snap to: the nearest things that can be seen, and not too many of them.

use std::collections::HashSet;
use std::sync::Arc;

use board::{BoardRect, Element, ElementId, ElementKind};
use scene::Slot;

use crate::{Camera, Editor};

/// As many neighbours are looked at.
const NEIGHBOURS_MAX: usize = 200;
/// Neighbours are looked for so far around, CSS pixels.
const AROUND: f64 = 480.0;

/// The neighbours of something that moves, gathered anew when it came far or the view changed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Neighbours {
    /// What moves itself.
    moving: Arc<HashSet<ElementId>>,
    /// Whether a canvas moves: it snaps to canvases, everything else to what people made.
    canvas: bool,
    gathered: Option<Gathered>,
}

#[derive(Clone, Debug)]
struct Gathered {
    rects: Vec<BoardRect>,
    camera: Camera,
    /// As long as the box is in here, they are the right ones.
    valid: BoardRect,
}

impl Neighbours {
    /// Those of `moving`.
    pub(crate) fn of(editor: &Editor, moving: &[ElementId]) -> Self {
        let is_canvas = |id: &ElementId| {
            let element = editor.scene.element(id);
            element.is_some_and(|element| element.as_canvas().is_some())
        };
        Self {
            canvas: moving.iter().any(is_canvas),
            moving: Arc::new(moving.iter().cloned().collect()),
            gathered: None,
        }
    }

    /// The board is another one now.
    pub(crate) fn forget(&mut self) {
        self.gathered = None;
    }

    /// The rectangles around `rect`, board space.
    pub(crate) fn around(&mut self, editor: &Editor, rect: BoardRect) -> &[BoardRect] {
        let camera = editor.camera;
        let kept = self
            .gathered
            .take()
            .filter(|kept| kept.camera == camera && kept.valid.encloses(&rect));
        let gathered = kept.unwrap_or_else(|| self.gather(editor, rect));
        &self.gathered.insert(gathered).rects
    }

    fn gather(&self, editor: &Editor, rect: BoardRect) -> Gathered {
        let camera = editor.camera;
        let margin = AROUND / camera.zoom;
        let area = rect.grown(margin);
        let seen = camera.visible(editor.settings.viewport);
        let mut slots: Vec<Slot> = Vec::new();
        if area.intersects(&seen) {
            editor
                .scene
                .visible(&intersection(&area, &seen), &mut slots);
        }
        let mut rects: Vec<BoardRect> = slots
            .into_iter()
            .filter_map(|slot| editor.scene.at(slot))
            .filter(|placed| self.counts(placed.element()))
            .map(|placed| placed.rect())
            .filter(|rect| rect.intersects(&seen))
            .collect();
        if rects.len() > NEIGHBOURS_MAX {
            let middle = rect.center();
            let far = |other: &BoardRect| {
                let way = other.center() - middle;
                way.x * way.x + way.y * way.y
            };
            rects.select_nth_unstable_by(NEIGHBOURS_MAX, |a, b| far(a).total_cmp(&far(b)));
            rects.truncate(NEIGHBOURS_MAX);
        }
        Gathered {
            rects,
            camera,
            valid: rect.grown(margin / 4.0),
        }
    }

    fn counts(&self, element: &Element) -> bool {
        let fits = match element.kind {
            ElementKind::Canvas(_) => self.canvas,
            ElementKind::Cell(_)
            | ElementKind::Track(_)
            | ElementKind::Connector(_)
            | ElementKind::Drawing(_)
            | ElementKind::Unknown { .. } => false,
            ElementKind::Note(_)
            | ElementKind::Text(_)
            | ElementKind::Shape(_)
            | ElementKind::Image(_)
            | ElementKind::Frame(_) => !self.canvas,
        };
        fits && !self.moving.contains(&element.id)
    }
}

fn intersection(a: &BoardRect, b: &BoardRect) -> BoardRect {
    let (x, y) = (a.x.max(b.x), a.y.max(b.y));
    BoardRect::new(
        x,
        y,
        (a.right().min(b.right()) - x).max(0.0),
        (a.bottom().min(b.bottom()) - y).max(0.0),
    )
}
