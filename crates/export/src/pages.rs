//! A board in pages: each canvas and each frame is one, what lies outside is the last.

use board::{BoardRect, Element, Locale, Snapshot};
use scene::Scene;

use crate::{Area, ExportError};

/// Space around what a page shows, in board units.
const PADDING: f64 = 24.0;

/// The most pages that a document may have.
pub const PDF_PAGES_MAX: usize = 500;

/// What stands on one page.
#[derive(Clone, PartialEq, Debug)]
pub struct Leaf {
    /// What it is called.
    pub title: String,
    /// What it shows, in board space.
    pub frame: BoardRect,
}

/// The pages of an area, in reading order. There is always one at least, if it shows nothing but an empty board.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn leaves(
    snapshot: &Snapshot,
    scene: &Scene,
    area: &Area,
    locale: Locale,
) -> Result<Vec<Leaf>, ExportError> {
    if *area != Area::Board {
        let frame = area.framed(snapshot, scene, PADDING)?.frame;
        let title = match area {
            Area::Canvas(id) => snapshot.element(id).map(|canvas| name(canvas, locale)),
            Area::Board | Area::Rect(_) => None,
        };
        let title = title.unwrap_or_else(|| board_title(snapshot, locale).to_owned());
        return Ok(vec![Leaf { title, frame }]);
    }
    let mut leaves = Vec::new();
    for ground in scene.canvases().into_iter().chain(scene.frames()) {
        if !is_shown_by_its_owner(ground, scene) {
            leaves.push(Leaf {
                title: name(ground, locale),
                frame: with_its_own(snapshot, scene, ground).grown(PADDING),
            });
        }
    }
    let rest = outside(scene, &leaves);
    if leaves.is_empty() || rest.is_some() {
        let frame = match rest {
            Some(rect) => rect.grown(PADDING),
            None => area.framed(snapshot, scene, PADDING)?.frame,
        };
        let title = match (leaves.is_empty(), locale) {
            (true, _) => board_title(snapshot, locale),
            (false, Locale::Ja) => "枠の外",
            (false, Locale::En) => "Outside the frames",
        };
        leaves.push(Leaf {
            title: title.to_owned(),
            frame,
        });
    }
    Ok(leaves)
}

/// A ground with all that it owns. Lines that lead away from it are cut off: the page would show half of a neighbour.
fn with_its_own(snapshot: &Snapshot, scene: &Scene, ground: &Element) -> BoardRect {
    let own = scene.rect(&ground.id).unwrap_or_default();
    let owned = snapshot.descendants(&ground.id);
    owned
        .iter()
        .filter_map(|id| scene.get(id))
        .filter(|placed| placed.element().as_connector().is_none())
        .fold(own, |all, placed| all.union(&placed.rect()))
}

/// The board's title, or what stands for one.
pub fn board_title(snapshot: &Snapshot, locale: Locale) -> &str {
    match (snapshot.info().title.trim(), locale) {
        ("", Locale::Ja) => "無題のボード",
        ("", Locale::En) => "Untitled board",
        (title, _) => title,
    }
}

fn name(ground: &Element, locale: Locale) -> String {
    let title = match ground.as_canvas() {
        Some(canvas) => canvas.label.get(locale),
        None => ground.text().unwrap_or_default(),
    };
    match (title.trim(), locale) {
        ("", Locale::Ja) => "無題の枠".to_owned(),
        ("", Locale::En) => "Untitled frame".to_owned(),
        (title, _) => title.lines().next().unwrap_or_default().to_owned(),
    }
}

/// Whether a ground lies in a frame, whose page shows it.
fn is_shown_by_its_owner(ground: &Element, scene: &Scene) -> bool {
    let owner = ground.placement.parent.as_ref();
    owner
        .and_then(|id| scene.element(id))
        .is_some_and(|owner| owner.as_frame().is_some())
}

/// The rectangle around everything that reaches out of all pages.
fn outside(scene: &Scene, leaves: &[Leaf]) -> Option<BoardRect> {
    scene
        .in_paint_order()
        .filter(|placed| placed.element().as_connector().is_none() || leaves.is_empty())
        .map(|placed| placed.rect())
        .filter(|rect| !leaves.iter().any(|leaf| leaf.frame.encloses(rect)))
        .reduce(|all, rect| all.union(&rect))
}
