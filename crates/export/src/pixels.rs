//! How many pixels a picture has, known before it is made: the dialog, the relay and the command line ask here.

use board::BoardRect;

use crate::ExportError;

/// The largest scale: pixels for each board unit.
pub const PNG_SCALE_MAX: f64 = 4.0;
/// The smallest scale. A board that is as large as boards can be still has a few pixels.
pub const PNG_SCALE_MIN: f64 = 0.001;
/// How many pixels a picture may have (200 MB while a browser makes it). A Business Model Canvas at the largest scale
/// stays below.
pub const PNG_PIXELS_MAX: u64 = 50_000_000;
/// How many pixels a picture may have on a side: beyond this browsers give a blank canvas, or none.
pub const PNG_SIDE_MAX: u64 = 16_384;

/// How large a picture of pixels is wished, in pixels for each board unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum PngScale {
    /// That large; refused if it is beyond the limits.
    Exactly(f64),
    /// That large if it may be, else as large as may be: there is always a picture.
    UpTo(f64),
}

impl PngScale {
    /// As large as may be.
    pub const FIT: Self = Self::UpTo(PNG_SCALE_MAX);

    /// Reads a scale as addresses and the command line have it: `fit`, or a number from 0.001 to 4.
    pub fn parse(text: &str) -> Option<Self> {
        if text == "fit" {
            return Some(Self::FIT);
        }
        let scale: f64 = text.parse().ok()?;
        is_offered(scale).then_some(Self::Exactly(scale))
    }
}

fn is_offered(scale: f64) -> bool {
    (PNG_SCALE_MIN..=PNG_SCALE_MAX).contains(&scale)
}

/// A picture's size.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PixelSize {
    /// Pixels for each board unit.
    pub scale: f64,
    /// Pixels from left to right, at least one.
    pub width: u32,
    /// Pixels from top to bottom, at least one.
    pub height: u32,
}

/// The size of a picture that shows `frame` (board units).
///
/// # Errors
/// [`ExportError::Scale`], [`ExportError::TooLarge`].
pub fn pixel_size(frame: &BoardRect, scale: PngScale) -> Result<PixelSize, ExportError> {
    match scale {
        PngScale::Exactly(scale) if !is_offered(scale) => Err(ExportError::Scale),
        PngScale::Exactly(scale) => sized(frame, scale),
        PngScale::UpTo(most) => {
            let most = most.clamp(PNG_SCALE_MIN, PNG_SCALE_MAX);
            let [width, height] = sides(frame);
            let by_side = PNG_SIDE_MAX as f64 / width.max(height);
            let by_pixels = (PNG_PIXELS_MAX as f64 / width / height).sqrt();
            let mut scale = most.min(by_side).min(by_pixels);
            loop {
                match sized(frame, scale) {
                    // Sides are rounded up: a hair smaller, and it is within the limits. (Below the smallest scale a
                    // board cannot be too large.)
                    Err(ExportError::TooLarge { .. }) if scale > PNG_SCALE_MIN => scale *= 0.9995,
                    found => return found,
                }
            }
        }
    }
}

fn sized(frame: &BoardRect, scale: f64) -> Result<PixelSize, ExportError> {
    // Boards end at a million units from the middle: no overflow.
    let [width, height] = sides(frame).map(|units| (units * scale).ceil().max(1.0) as u64);
    let too_large = ExportError::TooLarge {
        width,
        height,
        pixels_max: PNG_PIXELS_MAX,
        side_max: PNG_SIDE_MAX,
    };
    if width.max(height) > PNG_SIDE_MAX || width * height > PNG_PIXELS_MAX {
        return Err(too_large);
    }
    match (u32::try_from(width), u32::try_from(height)) {
        (Ok(width), Ok(height)) => Ok(PixelSize {
            scale,
            width,
            height,
        }),
        (Err(_), _) | (_, Err(_)) => Err(too_large),
    }
}

/// Whole units, as an SVG of the same frame has them.
fn sides(frame: &BoardRect) -> [f64; 2] {
    [frame.width, frame.height].map(|units| units.ceil().max(1.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn size(width: f64, height: f64, scale: PngScale) -> Result<(u32, u32), ExportError> {
        let found = pixel_size(&BoardRect::new(-7.0, 3.0, width, height), scale)?;
        Ok((found.width, found.height))
    }

    #[test]
    fn x6_a_picture_beyond_the_limits_is_refused_before_it_is_made() {
        let error = size(1_000_000.0, 10.0, PngScale::Exactly(1.0)).unwrap_err();
        assert!(error.to_string().contains("1000000 × 10"), "{error}");
        assert!(error.to_string().contains("50000000"), "{error}");
        assert!(size(8_000.0, 8_000.0, PngScale::Exactly(1.0)).is_err());
        // A Business Model Canvas with a margin, four-fold.
        let canvas = size(2420.0, 1260.0, PngScale::Exactly(4.0));
        assert_eq!(canvas, Ok((9680, 5040)));
    }

    #[test]
    fn x290_ten_thousand_notes_have_a_picture_as_large_as_may_be() {
        // 10,000 notes of 200 × 200 in a grid of 220, with the margin.
        let (width, height) = size(22_060.0, 22_060.0, PngScale::FIT).unwrap();
        assert!((7_060..=7_071).contains(&width) && width == height);
        assert!(size(22_060.0, 22_060.0, PngScale::Exactly(1.0)).is_err());
        // What is small enough is as large as was asked for.
        assert_eq!(size(100.0, 50.0, PngScale::FIT), Ok((400, 200)));
        assert_eq!(size(100.0, 50.0, PngScale::UpTo(2.0)), Ok((200, 100)));
        assert_eq!(size(100.0, 50.0, PngScale::Exactly(0.25)), Ok((25, 13)));
    }

    #[test]
    fn x290_a_scale_is_read_or_refused() {
        assert_eq!(PngScale::parse("fit"), Some(PngScale::FIT));
        assert_eq!(PngScale::parse("2"), Some(PngScale::Exactly(2.0)));
        assert_eq!(PngScale::parse("0.25"), Some(PngScale::Exactly(0.25)));
        for text in ["", "0", "-1", "9", "4.01", "x", "NaN", "inf", "1e-9", "2×"] {
            assert_eq!(PngScale::parse(text), None, "{text}");
        }
        let odd = PngScale::Exactly(f64::NAN);
        assert_eq!(size(10.0, 10.0, odd), Err(ExportError::Scale));
    }

    proptest! {
        #[test]
        fn x290_a_board_of_any_size_has_a_picture(width in 0.0..2e6_f64, height in 0.0..2e6_f64) {
            let found = pixel_size(&BoardRect::new(0.0, 0.0, width, height), PngScale::FIT).unwrap();
            let (wide, high) = (u64::from(found.width), u64::from(found.height));
            prop_assert!(wide.max(high) <= PNG_SIDE_MAX && wide * high <= PNG_PIXELS_MAX);
            // No larger one would do: it is the largest scale, or one percent more is too large.
            let more = PngScale::Exactly(found.scale * 1.01);
            let frame = BoardRect::new(0.0, 0.0, width, height);
            prop_assert!(found.scale * 1.01 > PNG_SCALE_MAX || pixel_size(&frame, more).is_err());
        }
    }
}
