//! Stamps: what is painted many times over, kept as how much of each pixel it covers. A board has thousands of letters
//! and shadows and few different ones; pressing a stamp is some fifty times as fast as filling its outline.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

use resvg::tiny_skia::Pixmap;
use scene::Color;

/// To how many parts of a pixel a stamp's place is exact.
const PARTS: f64 = 4.0;

/// How much of each pixel is covered, around a point.
pub struct Stamp {
    /// Where its first pixel lies from the point, in pixels.
    pub left: i32,
    pub top: i32,
    /// Its width in pixels.
    pub width: usize,
    /// Row by row from the top; 255 is all.
    pub cover: Vec<u8>,
}

/// A place: whole pixels, and what of a pixel is left over.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Place {
    /// Pixels from the left end of the picture.
    pub column: i32,
    /// Pixels from its top.
    pub row: i32,
    /// Which parts of a pixel further it lies.
    pub parts: (u8, u8),
}

impl Place {
    /// The place that is nearest to a point.
    pub fn near(x: f64, y: f64) -> Self {
        let (x, y) = ((x * PARTS).round(), (y * PARTS).round());
        let (column, row) = ((x / PARTS).floor(), (y / PARTS).floor());
        Self {
            column: column as i32,
            row: row as i32,
            parts: ((x - column * PARTS) as u8, (y - row * PARTS) as u8),
        }
    }

    /// What is left over, in pixels.
    pub fn rest(&self) -> (f64, f64) {
        let (across, down) = self.parts;
        (f64::from(across) / PARTS, f64::from(down) / PARTS)
    }
}

/// Stamps of one sort, as long as there is room for them.
pub struct Stamps<Key> {
    kept: HashMap<Key, Option<Rc<Stamp>>>,
    bytes: usize,
    bytes_max: usize,
}

impl<Key: Eq + Hash> Stamps<Key> {
    pub fn new(bytes_max: usize) -> Self {
        Self {
            kept: HashMap::new(),
            bytes: 0,
            bytes_max,
        }
    }

    /// The stamp of that name; `None` if there is nothing to see of it.
    pub fn get(&mut self, key: Key, cut: impl FnOnce() -> Option<Stamp>) -> Option<Rc<Stamp>> {
        if let Some(known) = self.kept.get(&key) {
            return known.clone();
        }
        let stamp = cut().map(Rc::new);
        let size = stamp.as_ref().map_or(0, |stamp| stamp.cover.len()) + ENTRY;
        if self.bytes + size > self.bytes_max {
            self.kept.clear();
            self.bytes = 0;
        }
        self.bytes += size;
        self.kept.insert(key, stamp.clone());
        stamp
    }
}

/// About what a stamp takes besides its cover, in bytes.
const ENTRY: usize = 128;

/// Presses a stamp: the colour over what is there, as much of it as the stamp covers.
pub fn press(picture: &mut Pixmap, stamp: &Stamp, place: Place, color: Color) {
    let (wide, high) = (picture.width() as i32, picture.height() as i32);
    let left = place.column.saturating_add(stamp.left);
    let top = place.row.saturating_add(stamp.top);
    let rows = stamp.cover.len() / stamp.width.max(1);
    let right = left.saturating_add(stamp.width as i32).min(wide);
    let bottom = top.saturating_add(rows as i32).min(high);
    let (first, first_row) = (left.max(0), top.max(0));
    if first >= right || first_row >= bottom {
        return;
    }
    let columns = first as usize..right as usize;
    let skipped = (first - left) as usize;
    let lines = stamp.cover.chunks_exact(stamp.width);
    let lines = lines.skip((first_row - top) as usize);
    let pixels = picture.data_mut().chunks_exact_mut(wide as usize * 4);
    let pixels = pixels.skip(first_row as usize);
    for (row, line) in pixels.zip(lines).take((bottom - first_row) as usize) {
        let row = row.get_mut(columns.start * 4..columns.end * 4);
        let cover = line.get(skipped..);
        press_row(row.unwrap_or_default(), cover.unwrap_or_default(), color);
    }
}

/// How many pixels are pressed at a time: what the compiler makes of that takes a few steps for all of them.
const AT_ONCE: usize = 8;

fn press_row(row: &mut [u8], cover: &[u8], color: Color) {
    let alpha = u16::from(color.alpha);
    let ink = [color.red, color.green, color.blue, 255].map(u16::from);
    let (pixels, _) = row.as_chunks_mut::<4>();
    // A stamp may reach out of the picture.
    let cover = cover.get(..pixels.len()).unwrap_or(cover);
    let (pixels, last_pixels) = pixels.as_chunks_mut::<AT_ONCE>();
    let (covers, last_covers) = cover.as_chunks::<AT_ONCE>();
    for (pixels, cover) in pixels.iter_mut().zip(covers) {
        // Much of the box around a letter is empty.
        if *cover != [0; AT_ONCE] {
            press_pixels(pixels, cover, ink, alpha);
        }
    }
    press_pixels(last_pixels, last_covers, ink, alpha);
}

#[inline]
fn press_pixels(pixels: &mut [[u8; 4]], cover: &[u8], ink: [u16; 4], alpha: u16) {
    for (pixel, &cover) in pixels.iter_mut().zip(cover) {
        let share = divided(u16::from(cover) * alpha);
        let rest = 255 - share;
        for (channel, ink) in pixel.iter_mut().zip(ink) {
            *channel = divided(ink * share + u16::from(*channel) * rest) as u8;
        }
    }
}

/// A product of two bytes over 255, rounded.
fn divided(product: u16) -> u16 {
    let more = product + 128;
    (more + (more >> 8)) >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Color = Color {
        red: 200,
        green: 0,
        blue: 0,
        alpha: 255,
    };

    fn white(side: u32) -> Pixmap {
        let mut picture = Pixmap::new(side, side).unwrap();
        picture.fill(resvg::tiny_skia::Color::WHITE);
        picture
    }

    #[test]
    fn x270_a_stamp_covers_what_it_says_and_nothing_outside_the_picture() {
        let stamp = Stamp {
            left: -1,
            top: -1,
            width: 2,
            cover: vec![255, 128, 0, 255],
        };
        let mut picture = white(2);
        press(&mut picture, &stamp, Place::near(1.0, 1.0), RED);
        let at = |picture: &Pixmap, x, y| {
            let pixel = picture.pixel(x, y).unwrap();
            (pixel.red(), pixel.green(), pixel.alpha())
        };
        assert_eq!(at(&picture, 0, 0), (200, 0, 255));
        assert_eq!(at(&picture, 1, 0), (227, 127, 255));
        assert_eq!(at(&picture, 0, 1), (255, 255, 255));
        assert_eq!(at(&picture, 1, 1), (200, 0, 255));
        // Over each corner and far away.
        for (x, y) in [
            (0.0, 0.0),
            (2.0, 0.0),
            (0.0, 2.0),
            (2.0, 2.0),
            (1e12, -1e12),
        ] {
            press(&mut picture, &stamp, Place::near(x, y), RED);
        }
        assert_eq!(at(&picture, 0, 0), (200, 0, 255));
        assert_eq!(at(&picture, 0, 1), (227, 127, 255));
    }

    #[test]
    fn x270_a_place_is_exact_to_an_eighth_of_a_pixel() {
        for hundredths in -300..300 {
            let x = f64::from(hundredths) / 100.0;
            let place = Place::near(x, -x);
            let (across, down) = place.rest();
            assert!((f64::from(place.column) + across - x).abs() <= 0.125 + 1e-9);
            assert!((f64::from(place.row) + down + x).abs() <= 0.125 + 1e-9);
            assert!((0.0..1.0).contains(&across) && (0.0..1.0).contains(&down));
        }
    }

    #[test]
    fn x271_stamps_are_kept_only_as_long_as_there_is_room() {
        let mut stamps = Stamps::new(10_000);
        for key in 0..1000 {
            let cut = || {
                Some(Stamp {
                    left: 0,
                    top: 0,
                    width: 1,
                    cover: vec![0; 1000],
                })
            };
            assert!(stamps.get(key, cut).is_some());
            assert!(stamps.bytes <= 10_000 && stamps.kept.len() <= 10);
        }
        // What is kept is not cut again.
        assert!(stamps.get(999, || None).is_some());
    }
}
