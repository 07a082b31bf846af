//! What lies above what.

use board::{ElementId, ElementKind, OrderKey};

/// The layers of a board, undermost first: the template layer never covers what people wrote.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Layer {
    /// Frames.
    Frame,
    /// Canvases.
    Canvas,
    /// Cells of canvases.
    Cell,
    /// The slots, columns and rows of grids, which lie on the grid's own cell.
    Slot,
    /// What this version does not know.
    Unknown,
    /// What people made: notes, texts, shapes, connectors, drawings and pictures share one order.
    Content,
}

impl Layer {
    /// The layer of a kind of element.
    pub fn of(kind: &ElementKind) -> Self {
        match kind {
            ElementKind::Canvas(_) => Self::Canvas,
            ElementKind::Cell(cell) if cell.slot.is_none() => Self::Cell,
            ElementKind::Cell(_) | ElementKind::Track(_) => Self::Slot,
            ElementKind::Unknown { .. } => Self::Unknown,
            ElementKind::Frame(_) => Self::Frame,
            ElementKind::Note(_)
            | ElementKind::Text(_)
            | ElementKind::Shape(_)
            | ElementKind::Connector(_)
            | ElementKind::Drawing(_)
            | ElementKind::Image(_) => Self::Content,
        }
    }
}

/// An element's height in the pile: by layer, then owners before what they own, then by order key and id.
/// An element is always above its owners, whatever its order key says.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PileKey {
    /// Layer, depth within the layer and the first letters of the order key, packed to compare fast; the fields
    /// below decide where that is equal.
    packed: u128,
    order: OrderKey,
    id: ElementId,
}

impl PileKey {
    /// What decides first between two keys, and nearly always.
    pub fn packed(&self) -> u128 {
        self.packed
    }

    /// The key of an element in `layer`, with `depth` owners in that same layer.
    pub fn new(layer: Layer, depth: usize, order: &OrderKey, id: &ElementId) -> Self {
        let mut bytes = [0_u8; 16];
        let [head_layer, head_depth, rest @ ..] = &mut bytes;
        *head_layer = layer as u8;
        *head_depth = u8::try_from(depth).unwrap_or(u8::MAX);
        for (byte, letter) in rest.iter_mut().zip(order.as_str().bytes()) {
            *byte = letter;
        }
        Self {
            packed: u128::from_be_bytes(bytes),
            order: order.clone(),
            id: id.clone(),
        }
    }
}
