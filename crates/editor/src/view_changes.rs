//! What the view has to refresh since it last asked.

use board::ElementId;
use scene::Damage;

/// What changed. Everything `false` and empty: nothing to paint, no signal to write.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ViewChanges {
    /// These elements were created, changed or deleted.
    pub elements: Vec<ElementId>,
    /// Where the board looks different for it.
    pub damage: Damage,
    /// The board's title or language.
    pub info: bool,
    /// The camera.
    pub camera: bool,
    /// The selection or the keyboard's focus.
    pub selection: bool,
    /// The tool.
    pub tool: bool,
    /// The overlay of a gesture.
    pub overlay: bool,
    /// Which note is edited, or that none is any more.
    pub editing: bool,
    /// Theme or language: everything is to be painted anew.
    pub style: bool,
    /// The role, the author, the colour of new notes: what buttons show.
    pub settings: bool,
}

impl ViewChanges {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
