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
    /// What changed before and what changed now, together.
    pub fn join(&mut self, now: Self) {
        // Taken apart, so that a new field cannot be forgotten.
        let Self {
            elements,
            damage,
            info,
            camera,
            selection,
            tool,
            overlay,
            editing,
            style,
            settings,
        } = now;
        self.elements.extend(elements);
        self.damage.join(damage);
        self.info |= info;
        self.camera |= camera;
        self.selection |= selection;
        self.tool |= tool;
        self.overlay |= overlay;
        self.editing |= editing;
        self.style |= style;
        self.settings |= settings;
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
