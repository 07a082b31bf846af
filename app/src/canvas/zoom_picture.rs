//! One picture that is stretched while the zoom changes: a part of the board at one scale, painted tile by tile, so that
//! no frame has to paint all of it.

use board::BoardRect;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::layer::Layer;
use super::pixels::PixelRect;

/// What is painted in one go at most, device pixels: a few milliseconds without a graphics card.
pub const TILE: (i32, i32) = (512, 320);
/// With more parts to be painted anew than this, remembering each costs more than painting all.
const PARTS_MAX: usize = 256;

/// The picture.
pub struct ZoomPicture {
    layer: Layer,
    /// Which part of the board's pixels at `scale`.
    rect: PixelRect,
    scale: f64,
    /// What is not painted yet, or looks different since; no part is larger than a tile.
    missing: Vec<PixelRect>,
}

impl ZoomPicture {
    /// A picture on which nothing is painted yet, in the page that `root` belongs to.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn begin(root: &HtmlElement, rect: PixelRect, scale: f64) -> Result<Self, JsValue> {
        let layer = Layer::unseen_in(root, true)?;
        layer.resize(f64::from(rect.width()), f64::from(rect.height()));
        let mut picture = Self {
            layer,
            rect,
            scale,
            missing: Vec::new(),
        };
        picture.wants(rect);
        Ok(picture)
    }

    /// Takes over a screen that shows `window` at this picture's scale.
    pub fn adopt(&mut self, screen: &Layer, window: PixelRect) {
        self.put(screen, window);
        self.missing.clear();
        for part in self.rect.without(&window) {
            self.wants(part);
        }
    }

    /// Device pixels per board unit.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// How many pixels it has.
    pub fn area(&self) -> i64 {
        self.rect.area()
    }

    /// Whether all of `window` at `scale` is on it.
    pub fn covers(&self, window: PixelRect, scale: f64) -> bool {
        self.rect.covers(&scaled(window, self.scale / scale, 0))
    }

    /// How many parts of what `window` at `scale` shows are missing.
    pub fn missing_of(&self, window: PixelRect, scale: f64) -> usize {
        let part = self.part(window, scale);
        let is_seen = |tile: &&PixelRect| !tile.intersection(&part).is_empty();
        self.missing.iter().filter(is_seen).count()
    }

    /// How many parts are missing.
    pub fn missing(&self) -> usize {
        self.missing.len()
    }

    /// A part that has to be painted next: one of those that `window` at `scale` shows, or any.
    pub fn take_missing(&mut self, seen: Option<(PixelRect, f64)>) -> Option<PixelRect> {
        let index = match seen {
            Some((window, scale)) => {
                let part = self.part(window, scale);
                let mut tiles = self.missing.iter();
                tiles.position(|tile| !tile.intersection(&part).is_empty())?
            }
            None => 0,
        };
        (index < self.missing.len()).then(|| self.missing.remove(index))
    }

    /// Takes a part that was painted in the upper left corner of `painted`.
    pub fn put(&self, painted: &Layer, part: PixelRect) {
        let (width, height) = (f64::from(part.width()), f64::from(part.height()));
        let context = self.layer.context();
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                painted.canvas(),
                0.0,
                0.0,
                width,
                height,
                f64::from(part.left - self.rect.left),
                f64::from(part.top - self.rect.top),
                width,
                height,
            );
    }

    /// The board looks different there.
    pub fn damaged(&mut self, areas: &[BoardRect]) {
        for area in areas {
            self.wants(PixelRect::touched_by(area, self.scale));
        }
        if self.missing.len() > PARTS_MAX {
            self.missing.clear();
            self.wants(self.rect);
        }
    }

    /// Draws `window` at `scale` on a context of its size.
    pub fn draw(&self, context: &CanvasRenderingContext2d, window: PixelRect, scale: f64) {
        let ratio = self.scale / scale;
        let (width, height) = (f64::from(window.width()), f64::from(window.height()));
        let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        let _ = context
            .draw_image_with_html_canvas_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                self.layer.canvas(),
                f64::from(window.left) * ratio - f64::from(self.rect.left),
                f64::from(window.top) * ratio - f64::from(self.rect.top),
                width * ratio,
                height * ratio,
                0.0,
                0.0,
                width,
                height,
            );
    }

    /// Gives its memory back, at once.
    pub fn let_go(&self) {
        self.layer.let_go();
    }

    /// What of it `window` at `scale` shows; where it is smoothed, the next pixel counts.
    fn part(&self, window: PixelRect, scale: f64) -> PixelRect {
        let smoothed = i32::from(scale != self.scale);
        scaled(window, self.scale / scale, smoothed)
    }

    /// All of `part` is missing.
    fn wants(&mut self, part: PixelRect) {
        let part = part.intersection(&self.rect);
        for tile in tiles(part) {
            if !self.missing.iter().any(|other| other.covers(&tile)) {
                self.missing.push(tile);
            }
        }
    }
}

/// The parts of a rectangle that are no larger than a tile, the ones in the middle first: that is where one looks.
fn tiles(rect: PixelRect) -> Vec<PixelRect> {
    let mut tiles = Vec::new();
    let share = |from: i32, length: i32, size: i32| -> Vec<(i32, i32)> {
        let count = (length + size - 1) / size;
        let edge = |index: i32| from + length * index / count.max(1);
        let edges = (0..count).map(|index| (edge(index), edge(index + 1)));
        edges.collect()
    };
    let columns = share(rect.left, rect.width(), TILE.0);
    for (top, bottom) in share(rect.top, rect.height(), TILE.1) {
        for &(left, right) in &columns {
            tiles.push(PixelRect::new(left, top, right, bottom));
        }
    }
    let middle = (rect.left + rect.width() / 2, rect.top + rect.height() / 2);
    tiles.sort_by_key(|tile| {
        let x = tile.left + tile.width() / 2 - middle.0;
        let y = tile.top + tile.height() / 2 - middle.1;
        i64::from(x) * i64::from(x) + i64::from(y) * i64::from(y)
    });
    tiles
}

/// A rectangle of pixels at another scale, grown on each side by so many of its pixels there.
pub fn scaled(rect: PixelRect, by: f64, margin: i32) -> PixelRect {
    PixelRect::new(
        (f64::from(rect.left) * by).floor() as i32 - margin,
        (f64::from(rect.top) * by).floor() as i32 - margin,
        (f64::from(rect.right) * by).ceil() as i32 + margin,
        (f64::from(rect.bottom) * by).ceil() as i32 + margin,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_at_another_scale_lies_where_it_lay() {
        let window = PixelRect::new(-100, 40, 900, 640);
        assert_eq!(scaled(window, 1.0, 0), window);
        assert_eq!(scaled(window, 0.5, 3), PixelRect::new(-53, 17, 453, 323));
    }

    #[test]
    fn tiles_fill_the_whole_and_are_small_and_the_middle_comes_first() {
        let whole = PixelRect::new(-700, 13, 1247, 1230);
        let tiles = tiles(whole);
        let area: i64 = tiles.iter().map(PixelRect::area).sum();
        assert_eq!(area, whole.area());
        for (index, tile) in tiles.iter().enumerate() {
            assert!(
                tile.width() <= TILE.0 && tile.height() <= TILE.1,
                "{tile:?}"
            );
            assert!(whole.covers(tile), "{tile:?}");
            let others = tiles.iter().skip(index + 1);
            assert!(
                others
                    .clone()
                    .all(|other| tile.intersection(other).is_empty())
            );
        }
        let middle = PixelRect::new(273, 621, 274, 622);
        let first = tiles.iter().take(4);
        assert!(first.into_iter().any(|tile| tile.covers(&middle)));
    }

    #[test]
    fn nothing_has_no_tiles() {
        assert!(tiles(PixelRect::default()).is_empty());
    }
}
