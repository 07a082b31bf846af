//! What lies above what.

use std::cell::{OnceCell, RefCell};

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

/// The slots of a scene, undermost first. What changed is put in its place when somebody asks: so a whole board is
/// sorted once, not element by element.
#[derive(Debug, Default)]
pub struct Pile {
    order: OnceCell<Vec<u32>>,
    /// The order before the changes, as long as nobody has asked since.
    before: RefCell<Vec<u32>>,
    changed: RefCell<Vec<u32>>,
}

impl Pile {
    /// The element in this slot came, went, or has another height.
    pub fn change(&mut self, slot: u32) {
        if let Some(order) = self.order.take() {
            *self.before.get_mut() = order;
        }
        self.changed.get_mut().push(slot);
    }

    /// The order now. `insert` puts slots, each once, into those that kept their places.
    pub fn order(&self, insert: impl FnOnce(&mut Vec<u32>, Vec<u32>)) -> &[u32] {
        self.order.get_or_init(|| {
            let mut changed = self.changed.take();
            // What came together is in order already.
            if !changed.is_sorted() {
                changed.sort_unstable();
            }
            changed.dedup();
            let mut order = self.before.take();
            order.retain(|slot| changed.binary_search(slot).is_err());
            insert(&mut order, changed);
            order
        })
    }
}
