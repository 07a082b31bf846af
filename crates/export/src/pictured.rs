//! The scene that pictures are drawn from.

use board::{ElementKind, Snapshot};
use scene::{Scene, Style};

use crate::tables::figures_of as figures;

/// The scene of a board with what follows from its values: totals, places, calculated cells, as the team has them.
pub(crate) fn pictured(snapshot: &Snapshot, style: Style) -> Scene {
    let mut scene = Scene::from_snapshot(snapshot, style);
    let canvases = snapshot.elements().iter();
    for canvas in canvases.filter(|element| matches!(element.kind, ElementKind::Canvas(_))) {
        let found = figures(snapshot, &canvas.id, style.locale);
        if !found.is_empty() {
            scene.set_figures(&canvas.id, found);
        }
    }
    scene
}
