//! Colours of elsewhere, as the nearest of ours.

use board::{Ink, NoteColor};

/// What our note colours look like by day: only for comparing.
const NOTES: [(NoteColor, [u8; 3]); 8] = [
    (NoteColor::Yellow, [255, 236, 140]),
    (NoteColor::Orange, [255, 205, 150]),
    (NoteColor::Pink, [255, 190, 205]),
    (NoteColor::Violet, [215, 200, 255]),
    (NoteColor::Blue, [175, 215, 255]),
    (NoteColor::Teal, [160, 230, 225]),
    (NoteColor::Green, [190, 235, 175]),
    (NoteColor::Gray, [222, 226, 230]),
];

/// What our inks look like by day.
const INKS: [(Ink, [u8; 3]); 8] = [
    (Ink::Black, [30, 30, 30]),
    (Ink::Gray, [120, 125, 130]),
    (Ink::Red, [205, 40, 40]),
    (Ink::Orange, [225, 110, 20]),
    (Ink::Green, [45, 145, 60]),
    (Ink::Teal, [15, 140, 140]),
    (Ink::Blue, [30, 105, 205]),
    (Ink::Violet, [110, 70, 200]),
];

/// Reads `#rgb`, `#rrggbb` or `#rrggbbaa`; `None` for what is see-through or unreadable.
fn parsed(text: &str) -> Option<[u8; 3]> {
    let digits: Vec<u8> = text
        .strip_prefix('#')?
        .chars()
        .map(|digit| digit.to_digit(16).map(|digit| digit as u8))
        .collect::<Option<_>>()?;
    match *digits.as_slice() {
        [r, g, b] => Some([r * 17, g * 17, b * 17]),
        [a, b, c, d, e, f] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
        [_, _, _, _, _, _, 0, 0] => None,
        [a, b, c, d, e, f, _, _] => Some([a * 16 + b, c * 16 + d, e * 16 + f]),
        _ => None,
    }
}

/// The note colour nearest to a CSS colour; `None` if it is see-through or white.
pub(crate) fn note_color(text: &str) -> Option<NoteColor> {
    let wanted = named(text).or_else(|| parsed(text))?;
    if wanted.iter().all(|&part| part >= 250) {
        return None;
    }
    Some(nearest(&NOTES, wanted))
}

/// The ink nearest to a CSS colour.
pub(crate) fn ink(text: &str) -> Ink {
    let wanted = named(text).or_else(|| parsed(text));
    wanted.map_or(Ink::Black, |wanted| nearest(&INKS, wanted))
}

/// The few names that people's files have.
fn named(text: &str) -> Option<[u8; 3]> {
    Some(match text {
        "black" => [0, 0, 0],
        "white" => [255, 255, 255],
        "grey" | "gray" => [130, 130, 130],
        "red" => [224, 49, 49],
        "light-red" | "light_pink" | "pink" => [255, 190, 205],
        "orange" => [255, 170, 80],
        "yellow" | "light_yellow" => [255, 236, 120],
        "green" | "dark_green" => [60, 170, 80],
        "light-green" | "light_green" => [170, 225, 150],
        "blue" | "dark_blue" => [60, 120, 230],
        "light-blue" | "light_blue" => [160, 205, 255],
        "cyan" => [140, 225, 225],
        "violet" => [140, 90, 220],
        "light-violet" => [210, 190, 255],
        _ => return None,
    })
}

/// The nearest by hue first: a pale blue is a blue, whatever its lightness.
fn nearest<T: Copy + Default>(known: &[(T, [u8; 3])], wanted: [u8; 3]) -> T {
    let distance = |own: [u8; 3]| {
        let (a, b) = (chroma(own), chroma(wanted));
        let hue = (a.0 - b.0).powi(2) + (a.1 - b.1).powi(2);
        hue * 4.0 + (a.2 - b.2).powi(2) * 0.2
    };
    let nearest = known
        .iter()
        .min_by(|(_, one), (_, other)| distance(*one).total_cmp(&distance(*other)));
    nearest.map_or_else(T::default, |(found, _)| *found)
}

/// Two axes of colour and one of lightness; the colour is scaled up where there is enough of it to be one.
fn chroma([r, g, b]: [u8; 3]) -> (f64, f64, f64) {
    let [r, g, b] = [r, g, b].map(|part| f64::from(part) / 255.0);
    let (high, low) = (r.max(g).max(b), r.min(g).min(b));
    let strength = high - low;
    let lightness = (high + low) / 2.0;
    let (x, y) = (r - (g + b) / 2.0, (g - b) * 3.0_f64.sqrt() / 2.0);
    let length = x.hypot(y);
    let share = if strength < 0.08 || length == 0.0 {
        0.0
    } else {
        1.0 / length
    };
    (x * share, y * share, lightness)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x220_colours_of_elsewhere_become_the_nearest() {
        for (text, color) in [
            ("#ffec99", Some(NoteColor::Yellow)),
            ("#ffc9c9", Some(NoteColor::Pink)),
            ("#b2f2bb", Some(NoteColor::Green)),
            ("#a5d8ff", Some(NoteColor::Blue)),
            ("#d0bfff", Some(NoteColor::Violet)),
            ("#96f2d7", Some(NoteColor::Teal)),
            ("#e9ecef", Some(NoteColor::Gray)),
            ("#ffd8a8", Some(NoteColor::Orange)),
            ("#ffffff", None),
            ("transparent", None),
            ("#ffec9900", None),
            ("#zzz", None),
            ("", None),
        ] {
            assert_eq!(note_color(text), color, "{text}");
        }
        for (text, color) in [
            ("#1e1e1e", Ink::Black),
            ("#e03131", Ink::Red),
            ("#2f9e44", Ink::Green),
            ("#1971c2", Ink::Blue),
            ("#f08c00", Ink::Orange),
            ("#6741d9", Ink::Violet),
            ("#0c8599", Ink::Teal),
            ("#868e96", Ink::Gray),
            ("url(javascript:1)", Ink::Black),
        ] {
            assert_eq!(ink(text), color, "{text}");
        }
    }
}
