//! The board at a zoom that stays: what looks different is painted, and what comes into sight.

use scene::Damage;

use super::{BaseLayer, Paints, Shown};
use crate::canvas::pixels::{PixelRect, add_to};
use crate::canvas::sheet::Piece;

impl BaseLayer {
    /// Brings the screen up to date: in its place as long as the view has not moved since all was painted, else by way
    /// of the sheet.
    pub(super) fn mend(
        &self,
        window: PixelRect,
        shown: Shown,
        damage: &Damage,
        paints: Paints<'_>,
    ) {
        if shown.only_here && shown.window == window {
            self.mend_screen(window, shown.scale, damage, paints);
        } else {
            self.paint_from_sheet(window, shown, damage, paints);
        }
    }

    /// Paints on the screen what looks different.
    fn mend_screen(&self, window: PixelRect, scale: f64, damage: &Damage, paints: Paints<'_>) {
        let mut stale = Vec::new();
        for area in damage.areas().unwrap_or_default() {
            let rect = PixelRect::touched_by(area, scale);
            add_to(&mut stale, rect.intersection(&window));
        }
        let seen: i64 = stale.iter().map(PixelRect::area).sum();
        if damage.areas().is_none() || seen > window.area() {
            self.paint_all(window, paints);
            return;
        }
        let PixelRect { left, top, .. } = window;
        for rect in stale {
            self.paint_piece(self.layer.context(), Piece { rect, left, top }, paints);
        }
    }

    /// Paints on the sheet what looks different or comes into sight, and copies it to the screen.
    fn paint_from_sheet(
        &self,
        window: PixelRect,
        shown: Shown,
        damage: &Damage,
        paints: Paints<'_>,
    ) {
        let scale = shown.scale;
        let context = self.layer.context();
        let mut sheet = self.sheet.borrow_mut();
        if shown.only_here {
            sheet.forget();
            sheet.adopt(self.layer.canvas(), shown.window, scale);
        }
        match damage.areas() {
            None => sheet.forget(),
            Some(areas) => {
                for area in areas {
                    sheet.invalidate(PixelRect::touched_by(area, scale));
                }
            }
        }
        let stale = sheet.cover(window, scale);
        for rect in &stale {
            for piece in sheet.pieces(*rect) {
                self.paint_piece(sheet.context(), piece, paints);
            }
        }
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        if shown.window == window {
            for rect in stale {
                sheet.copy_to(context, rect.intersection(&window), window);
            }
        } else {
            sheet.copy_to(context, window, window);
        }
        self.shown.set(Some(Shown {
            window,
            only_here: false,
            ..shown
        }));
    }
}
