//! A board in pages: each canvas and each frame is one, what lies outside is the last.

use board::{BoardRect, Element, Locale, Snapshot};
use scene::Scene;

use crate::area::descendants;
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
        let frame = area.frame(scene, PADDING)?;
        let title = match area {
            Area::Canvas(id) => snapshot.element(id).map(|canvas| name(canvas, locale)),
            Area::Board | Area::Rect(_) => None,
        };
        let title = title.unwrap_or_else(|| board_title(snapshot, locale).to_owned());
        return Ok(vec![Leaf { title, frame }]);
    }
    let (grounds, rest) = parts(scene);
    let mut leaves: Vec<Leaf> = grounds
        .into_iter()
        .map(|(ground, frame)| Leaf {
            title: name(ground, locale),
            frame,
        })
        .collect();
    if leaves.is_empty() || rest.is_some() {
        let frame = match rest {
            Some(rect) => rect.grown(PADDING),
            None => area.frame(scene, PADDING)?,
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

/// How many pages an area has on paper, known before they are made.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn page_count(scene: &Scene, area: &Area) -> Result<usize, ExportError> {
    if *area != Area::Board {
        area.frame(scene, PADDING)?;
        return Ok(1);
    }
    let (grounds, rest) = parts(scene);
    Ok((grounds.len() + usize::from(rest.is_some())).max(1))
}

/// The grounds that have a page each, with what it shows, and where the rest lies, in board space.
fn parts(scene: &Scene) -> (Vec<(&Element, BoardRect)>, Option<BoardRect>) {
    let grounds = scene.canvases().into_iter().chain(scene.frames());
    let grounds: Vec<_> = grounds
        .filter(|ground| !is_shown_by_its_owner(ground, scene))
        .map(|ground| (ground, with_its_own(scene, ground).grown(PADDING)))
        .collect();
    let rest = outside(scene, &grounds);
    (grounds, rest)
}

/// A ground with all that it owns. Lines that lead away from it are cut off: the page would show half of a neighbour.
fn with_its_own(scene: &Scene, ground: &Element) -> BoardRect {
    let own = scene.rect(&ground.id).unwrap_or_default();
    descendants(scene, &ground.id)
        .iter()
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
fn outside(scene: &Scene, grounds: &[(&Element, BoardRect)]) -> Option<BoardRect> {
    scene
        .in_paint_order()
        .filter(|placed| placed.element().as_connector().is_none() || grounds.is_empty())
        .map(|placed| placed.rect())
        .filter(|rect| !grounds.iter().any(|(_, frame)| frame.encloses(rect)))
        .reduce(|all, rect| all.union(&rect))
}
