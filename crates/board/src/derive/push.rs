//! How a canvas gives way: what lies beyond a grid that grew is pushed, and the canvas grows to hold it.

use crate::{BoardSize, Element};

/// Where a cell begins and how long it is along one direction, in board units from the canvas's corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// Where it is stored to begin.
    pub from: f64,
    /// How long it is stored to be.
    pub stored: f64,
    /// Where it begins.
    pub to: f64,
    /// How long it is.
    pub extent: f64,
}

impl Span {
    fn new(from: f64, stored: f64, needed: Option<f64>) -> Self {
        Self {
            from,
            stored,
            to: from,
            extent: needed.map_or(stored, |needed| needed.max(stored)),
        }
    }

    /// Where it is stored to end.
    fn end(&self) -> f64 {
        self.from + self.stored
    }

    /// How far its end moved.
    fn moved_end(&self) -> f64 {
        self.to - self.from + self.extent - self.stored
    }
}

/// A cell in both directions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    pub x: Span,
    pub y: Span,
}

impl Growth {
    /// A cell as it is stored; a grid needs so much room.
    pub fn of(cell: &Element, needed: Option<BoardSize>) -> Self {
        let (at, size) = (cell.placement.offset, cell.size);
        Self {
            x: Span::new(at.x, size.width, needed.map(|needed| needed.width)),
            y: Span::new(at.y, size.height, needed.map(|needed| needed.height)),
        }
    }
}

/// Pushes the cells, and gives the size of the canvas that holds them.
pub(super) fn pushed(cells: &[Growth], canvas: BoardSize) -> (Vec<Growth>, BoardSize) {
    let across = along(cells.iter().map(|cell| cell.x).collect());
    let down = along(cells.iter().map(|cell| cell.y).collect());
    let size = BoardSize::new(grown(&across, canvas.width), grown(&down, canvas.height));
    let both = across.into_iter().zip(down);
    (both.map(|(x, y)| Growth { x, y }).collect(), size)
}

/// Pushes along one direction. What is stored to begin where a grid ends, or after that, goes on as far as the grid's
/// end did. What did not overlap in what is stored does not overlap now: whoever is pushed, those after it are pushed
/// at least as far.
fn along(mut spans: Vec<Span>) -> Vec<Span> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let from = |spans: &[Span], index: &usize| spans.get(*index).map_or(0.0, |span| span.from);
    order.sort_by(|a, b| from(&spans, a).total_cmp(&from(&spans, b)));
    // The stored ends of what grew or was pushed, and how far they moved.
    let mut moved: Vec<(f64, f64)> = Vec::new();
    for index in order {
        let Some(span) = spans.get_mut(index) else {
            continue;
        };
        let before = moved.iter().filter(|(end, _)| *end <= span.from);
        span.to += before.map(|(_, by)| *by).fold(0.0, f64::max);
        if span.extent > span.stored {
            moved.push((span.end(), span.moved_end()));
        }
    }
    spans
}

/// How long the canvas is: the room after its last cell stays.
fn grown(spans: &[Span], canvas: f64) -> f64 {
    let last = |end: &dyn Fn(&Span) -> f64| spans.iter().map(end).fold(0.0, f64::max);
    let stored = last(&Span::end);
    let margin = (canvas - stored).max(0.0);
    canvas.max(last(&|span| span.to + span.extent) + margin)
}
