//! Why a cell cannot hold a value, in words.

use crate::bridge::Refusal;
use crate::i18n::{Text, t, t_with};

/// What to say about a value that did not fit; nothing for other refusals.
pub fn words(refusal: &Refusal) -> Option<String> {
    let Refusal::UnfitValue { why, min, max } = refusal else {
        return None;
    };
    let empty = String::new();
    let (least, most) = (
        min.as_ref().unwrap_or(&empty),
        max.as_ref().unwrap_or(&empty),
    );
    let text = match (*why, min.is_some(), max.is_some()) {
        ("above-weight", ..) => Text::CellsUnfitAboveWeight,
        ("out-of-range", true, true) => Text::CellsUnfitOutOfRange,
        ("out-of-range", true, false) => Text::CellsUnfitTooSmall,
        ("out-of-range", false, true) => Text::CellsUnfitTooLarge,
        ("no-step", ..) => Text::CellsUnfitStep,
        ("no-number", ..) => Text::CellsUnfitNumber,
        ("no-choice", ..) => Text::CellsUnfitChoice,
        ("no-time", ..) => Text::CellsUnfitTime,
        ("no-weight", ..) => Text::CellsUnfitWeight,
        ("mean", ..) => return Some(t(Text::CellsUnfitMean).to_owned()),
        _ => Text::CellsUnfitValue,
    };
    Some(t_with(text, &[("min", least), ("max", most)]))
}
