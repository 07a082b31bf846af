//! The points of a stroke: a list in old files; in new ones Base64 of the first point as three 32-bit floats and of each
//! step from there as three 16-bit floats, little end first (`b64Vecs` of tldraw's schema); between the two, all points
//! as 16-bit floats.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use board::{BoardPoint, PenPoint};
use serde_json::Value;

use crate::field::{at, list, number};

/// Letters of one segment that are looked at: two million points.
const LETTERS_MAX: usize = 16 * 1024 * 1024;

/// The points of a segment, counted from the shape's origin.
pub(super) fn points(segment: &Value) -> Vec<PenPoint> {
    if let Some(path) = at(segment, "path").as_str() {
        return steps(path).unwrap_or_default();
    }
    if let Some(packed) = at(segment, "points").as_str() {
        return halves(packed).unwrap_or_default();
    }
    let read = |point: &Value| {
        let (x, y) = (number(point, "x")?, number(point, "y")?);
        Some(pen_point(x, y, number(point, "z").unwrap_or(0.5)))
    };
    list(segment, "points").iter().filter_map(read).collect()
}

fn decoded(text: &str) -> Option<Vec<u8>> {
    if text.len() > LETTERS_MAX {
        return None;
    }
    STANDARD.decode(text).ok()
}

fn steps(path: &str) -> Option<Vec<PenPoint>> {
    let bytes = decoded(path)?;
    let (first, rest) = bytes.split_at_checked(12)?;
    let mut at = [0.0; 3];
    for (value, four) in at.iter_mut().zip(first.chunks_exact(4)) {
        *value = f64::from(f32::from_le_bytes(four.try_into().ok()?));
    }
    let mut points = vec![pen_point(at[0], at[1], at[2])];
    for step in rest.chunks_exact(6) {
        for (value, two) in at.iter_mut().zip(step.chunks_exact(2)) {
            *value += half(u16::from_le_bytes(two.try_into().ok()?));
        }
        points.push(pen_point(at[0], at[1], at[2]));
    }
    points.retain(|point| point.at.x.is_finite() && point.at.y.is_finite());
    Some(points)
}

fn halves(packed: &str) -> Option<Vec<PenPoint>> {
    let bytes = decoded(packed)?;
    let point = |six: &[u8]| {
        let mut parts = six
            .chunks_exact(2)
            .filter_map(|two| Some(half(u16::from_le_bytes(two.try_into().ok()?))));
        let (x, y, z) = (parts.next()?, parts.next()?, parts.next()?);
        (x.is_finite() && y.is_finite()).then(|| pen_point(x, y, z))
    };
    Some(bytes.chunks_exact(6).filter_map(point).collect())
}

fn pen_point(x: f64, y: f64, pressure: f64) -> PenPoint {
    let pressure = if pressure.is_finite() { pressure } else { 0.5 };
    PenPoint {
        at: BoardPoint::new(x, y),
        pressure: pressure.clamp(0.0, 1.0),
    }
}

/// A 16-bit float (IEEE 754 binary16).
fn half(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => fraction / 1024.0 * 2.0_f64.powi(-14),
        31 => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2.0_f64.powi(exponent - 15),
    };
    sign * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x231_numbers_of_sixteen_bits_are_read() {
        for (bits, number) in [
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_953_125),
            (0x7bff, 65_504.0),
            (0x0001, 5.960_464_477_539_063e-8),
            (0, 0.0),
        ] {
            assert_eq!(half(bits), number, "{bits:#06x}");
        }
        assert!(half(0x7c00).is_nan());
    }
}
