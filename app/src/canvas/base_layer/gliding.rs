//! The board while the camera glides to another zoom.

use editor::Glide;
use scene::Damage;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{BaseLayer, Paints, Shown, window};
use crate::canvas::glide_pictures::GlidePictures;
use crate::canvas::painter::View;
use crate::canvas::pixels::PixelRect;
use crate::canvas::sheet::Piece;

/// Shows a frame of a movement: what shows it, what of the board is in sight, where that looks different, and what
/// painting needs. Gives whether the frame was one.
pub type ShowGlide = fn(&BaseLayer, PixelRect, &Damage, Paints<'_>) -> bool;

/// The one there is.
pub const SHOW_GLIDE: ShowGlide = BaseLayer::show_glide;

impl BaseLayer {
    fn show_glide(&self, window: PixelRect, damage: &Damage, paints: Paints<'_>) -> bool {
        let glide = paints.editor.glide().filter(Glide::zooms);
        let mut pictures = self.glide_pictures.borrow_mut();
        let has_arrived = |it: &GlidePictures| it.has_arrived(window, paints.view.scale());
        match (glide, &mut *pictures) {
            (Some(glide), Some(there)) if there.is_of(glide) => {}
            (None, Some(there)) if damage.is_empty() && has_arrived(there) => {
                there.draw_end(self.layer.context());
                self.shows(window, paints, false);
                there.let_go();
                *pictures = None;
                return true;
            }
            (glide, there) => {
                if let Some(there) = there.take() {
                    there.let_go();
                }
                let begun = glide.and_then(|glide| self.begin_glide(glide, window, paints));
                *pictures = begun;
            }
        }
        let Some(there) = &mut *pictures else {
            return false;
        };
        there.is_stale |= !damage.is_empty();
        let scale = paints.view.scale();
        let surface = paints.editor.scene().style().theme.palette().surface.css();
        there.draw(self.layer.context(), window, scale, surface.as_str());
        self.shows(window, paints, true);
        true
    }

    /// Remembers what is on the screen now.
    fn shows(&self, window: PixelRect, paints: Paints<'_>, stretched: bool) {
        self.shown.set(Some(Shown {
            window,
            scale: paints.view.scale(),
            only_here: true,
            stretched,
        }));
    }

    /// Paints the view at the end of the way, once.
    fn begin_glide(
        &self,
        glide: Glide,
        now: PixelRect,
        paints: Paints<'_>,
    ) -> Option<GlidePictures> {
        let shown = self.shown.get()?;
        let root = self.layer.canvas().parent_element()?;
        let root = root.dyn_into::<HtmlElement>().ok()?;
        let view = View {
            x: glide.to.origin.x,
            y: glide.to.origin.y,
            zoom: glide.to.zoom,
            ..paints.view
        };
        let size = (f64::from(now.width()), f64::from(now.height()));
        let end = (window(view, size), view.scale());
        let screen = (&self.layer, shown.window, shown.scale);
        let pictures = GlidePictures::begin(&root, glide, screen, end).ok()?;
        let (context, rect) = pictures.end();
        let PixelRect { left, top, .. } = rect;
        let in_sight = self.paint_piece(
            context,
            Piece { rect, left, top },
            Paints { view, ..paints },
        );
        self.in_sight.set(in_sight);
        self.zoom_pictures.borrow_mut().forget();
        Some(pictures)
    }
}
