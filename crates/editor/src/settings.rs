//! What the editor is told once, and may be told anew.

use board::Locale;
use scene::Theme;

use crate::{ScreenInsets, ScreenSize, WheelMode};

/// Settings of one open board.
#[derive(Clone, PartialEq, Debug)]
pub struct EditorSettings {
    /// The language of labels.
    pub locale: Locale,
    /// Light or dark.
    pub theme: Theme,
    /// The name that new notes carry; may be empty.
    pub author: String,
    /// The id that stands for this browser in reactions: 1 to 16 ASCII letters or digits; empty: no reactions.
    pub person: String,
    /// Whether the person may only look.
    pub read_only: bool,
    /// The person leads: covers and what belongs to the template are hers.
    pub leads: bool,
    /// The viewport's size in CSS pixels.
    pub viewport: ScreenSize,
    /// What of the viewport is covered by controls.
    pub covered: ScreenInsets,
    /// What the wheel does.
    pub wheel: WheelMode,
    /// Whether what is moved lines up with its neighbours.
    pub snap: bool,
    /// Whether what is moved snaps to the grid (its lines are [`crate::GRID_STEP`] apart), which is shown then.
    pub grid: bool,
    /// Whether the minimap is shown.
    pub minimap: bool,
    /// Whether a jump of the view is shown as a movement: not to people who asked their system for less of that.
    pub glides: bool,
    /// Whether typing with one note selected edits it. Otherwise letters are tools, and Enter edits.
    pub typing_edits: bool,
}

impl Default for EditorSettings {
    fn default() -> Self {
        Self {
            locale: Locale::default(),
            theme: Theme::default(),
            author: String::new(),
            person: String::new(),
            read_only: false,
            leads: true,
            viewport: ScreenSize::new(1280.0, 720.0),
            covered: ScreenInsets::default(),
            wheel: WheelMode::default(),
            snap: true,
            grid: false,
            minimap: false,
            glides: false,
            typing_edits: true,
        }
    }
}
