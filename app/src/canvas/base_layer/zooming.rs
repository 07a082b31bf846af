//! The board while its zoom changes from frame to frame, and when it comes to rest.

use board::BoardRect;
use editor::{ZOOM_MAX, ZOOM_MIN};
use scene::{Damage, Scene};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::{BaseLayer, Paints, Shown};
use crate::canvas::painter::View;
use crate::canvas::pixels::PixelRect;
use crate::canvas::sheet::Piece;
use crate::canvas::zoom_step::Step;

/// With fewer elements in sight they are counted in every frame, which then costs nothing.
const FEW: usize = 400;

/// What the zoom does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Zooming {
    /// It changes, or may change again in a moment.
    GoesOn,
    /// It has not changed for a while.
    Rests,
}

/// Shows a frame of a zoom: what shows it, what the zoom does, what of the board is in sight, what the screen shows now
/// and where the board looks different since, and what painting needs. Gives whether more frames are wanted; `None` if it cannot show it.
pub type ShowZoom =
    fn(&BaseLayer, Zooming, PixelRect, (Shown, &Damage), Paints<'_>) -> Option<bool>;

/// The one there is.
pub const SHOW_ZOOM: ShowZoom = BaseLayer::show_zoom;

impl BaseLayer {
    fn show_zoom(
        &self,
        zooming: Zooming,
        window: PixelRect,
        (before, damage): (Shown, &Damage),
        paints: Paints<'_>,
    ) -> Option<bool> {
        let root = self.layer.canvas().parent_element()?;
        let root = root.dyn_into::<HtmlElement>().ok()?;
        let (scale, ratio) = (paints.view.scale(), paints.view.device_pixel_ratio);
        let paint = |context: &CanvasRenderingContext2d, rect: PixelRect, at: f64| {
            // At the scale of the camera nothing is to be rounded.
            let zoom = match at == scale {
                true => paints.view.zoom,
                false => at / ratio,
            };
            let view = View {
                zoom,
                ..paints.view
            };
            let PixelRect { left, top, .. } = rect;
            self.paint_piece(
                context,
                Piece { rect, left, top },
                Paints { view, ..paints },
            );
        };
        let mut pictures = self.zoom_pictures.borrow_mut();
        let screen = &self.layer;
        let stretched = match zooming {
            Zooming::GoesOn => {
                let step = Step {
                    window,
                    scale,
                    window_before: before.window,
                    scale_before: before.scale,
                    limits: (ZOOM_MIN * ratio, ZOOM_MAX * ratio),
                };
                let exact = (!before.stretched).then_some(damage);
                let begun = pictures.show(&root, step, (screen, exact), &paint).ok()?;
                if begun || self.in_sight.get() < FEW {
                    self.in_sight
                        .set(count(paints.editor.scene(), window, scale, self));
                }
                true
            }
            Zooming::Rests => {
                let rests = (window, scale);
                let complete = pictures.come_to_rest(&root, rests, screen, &paint).ok()?;
                if complete {
                    pictures.forget();
                    self.sheet.borrow_mut().let_go();
                    self.in_sight
                        .set(count(paints.editor.scene(), window, scale, self));
                }
                !complete
            }
        };
        self.shown.set(Some(Shown {
            window,
            scale,
            only_here: true,
            stretched,
        }));
        Some(stretched)
    }
}

/// How many elements are in sight.
fn count(scene: &Scene, window: PixelRect, scale: f64, layer: &BaseLayer) -> usize {
    let area = BoardRect::new(
        f64::from(window.left) / scale,
        f64::from(window.top) / scale,
        f64::from(window.width()) / scale,
        f64::from(window.height()) / scale,
    );
    let mut visible = layer.visible.borrow_mut();
    scene.visible(&area, &mut visible);
    visible.len()
}
