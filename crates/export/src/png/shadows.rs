//! Shadows: notes of one size have one, so it is painted once and pressed like a stamp.

use resvg::tiny_skia::{Pixmap, Transform};
use scene::{Color, Shadow};

use super::shapes::draw_box;
use super::stamps::{Place, Stamp, Stamps, press};

/// How many bytes shadows may take.
const BYTES_MAX: usize = 32 << 20;
/// The largest shadow that is kept, in pixels; a larger one is painted each time.
const PIXELS_MAX: f64 = 4_000_000.0;

/// Form and parts of a pixel: what makes a shadow another one.
type Key = ([u64; 4], (u8, u8));

/// The shadows of a picture.
pub struct Shadows {
    stamps: Stamps<Key>,
}

impl Shadows {
    pub fn new() -> Self {
        Self {
            stamps: Stamps::new(BYTES_MAX),
        }
    }

    /// Paints the shadow of an element whose corner lies at `x`, `y`, in pixels.
    pub fn draw(&mut self, picture: &mut Pixmap, shadow: &Shadow, scale: f64, x: f64, y: f64) {
        // Twice the standard deviation is as far as the steps reach.
        let reach = (shadow.blur * scale).ceil() + 1.0;
        let wide = (shadow.rect.width * scale).ceil() + 2.0 * reach + 1.0;
        let high = (shadow.rect.height * scale).ceil() + 2.0 * reach + 1.0;
        let (left, top) = (x + shadow.rect.x * scale, y + shadow.rect.y * scale);
        if wide * high > PIXELS_MAX {
            let to_pixels = moved(scale, x, y);
            shadow
                .steps()
                .for_each(|step| draw_box(picture, &step, to_pixels));
            return;
        }
        let place = Place::near(left, top);
        let form = [
            shadow.rect.width,
            shadow.rect.height,
            shadow.radius,
            shadow.blur,
        ];
        let alpha = shadow.color.alpha;
        let mut key = form.map(f64::to_bits);
        // The colour's strength is in the stamp: the last bits of a size are not missed.
        if let Some(bits) = key.first_mut() {
            *bits = (*bits & !0xff) | u64::from(alpha);
        }
        let stamp = self.stamps.get((key, place.parts), || {
            let (across, down) = place.rest();
            let mut paper = Pixmap::new(wide as u32, high as u32)?;
            let to_pixels = moved(
                scale,
                reach + across - shadow.rect.x * scale,
                reach + down - shadow.rect.y * scale,
            );
            for step in shadow.steps() {
                draw_box(&mut paper, &step, to_pixels);
            }
            Some(Stamp {
                left: -(reach as i32),
                top: -(reach as i32),
                width: wide as usize,
                cover: paper.pixels().iter().map(|pixel| pixel.alpha()).collect(),
            })
        });
        if let Some(stamp) = stamp {
            let whole = Color {
                alpha: 255,
                ..shadow.color
            };
            press(picture, &stamp, place, whole);
        }
    }
}

/// From units of an element whose corner lies at `x`, `y` to pixels.
fn moved(scale: f64, x: f64, y: f64) -> Transform {
    let scale = scale as f32;
    Transform::from_row(scale, 0.0, 0.0, scale, x as f32, y as f32)
}
