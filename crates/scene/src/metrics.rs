//! How wide text is, without a font at hand: the advance widths of Noto Sans JP, Regular and Bold.
//!
//! Only the widths that a simple rule does not give are stored (some 4 kB). Kerning and ligatures are off in every
//! painter, so the width of a line is the sum of its clusters.

mod table;
#[cfg(test)]
mod tests;

use unicode_linebreak::{BreakClass, break_property};

use crate::display::Weight;

/// Thousandths of an em: the unit of [`advance`].
pub const UNITS_PER_EM: u16 = 1000;
/// How wide an emoji is, in thousandths of an em: as in Noto Emoji, and close to what systems bring.
pub const EMOJI_ADVANCE: u16 = 1270;
/// How far the font reaches above the baseline, in em (`hhea` table).
pub const ASCENT_EM: f64 = 1.160;
/// How far the font reaches below the baseline, in em (`hhea` table).
pub const DESCENT_EM: f64 = 0.288;
/// The widest single character of either weight, in em; more than any cluster that fits one cell of text.
pub const ADVANCE_MAX_EM: f64 = 2.5;

/// How far one character moves the pen, in thousandths of an em.
pub fn advance(character: char, weight: Weight) -> u16 {
    match u32::from(character) {
        // Kana and kanji are most of what is written here: told without looking anything up.
        0x3041..=0x3096 | 0x30a1..=0x30fa | 0x4e00..=0x9fff => UNITS_PER_EM,
        _ => looked_up(character, weight),
    }
}

fn looked_up(character: char, weight: Weight) -> u16 {
    let code = u32::from(character);
    let after = table::RUNS.partition_point(|&(first, ..)| first <= code);
    if let Some(&(first, count, regular, bold)) = after
        .checked_sub(1)
        .and_then(|index| table::RUNS.get(index))
        && code - first < u32::from(count)
    {
        return match weight {
            Weight::Regular => regular,
            Weight::Bold => bold,
        };
    }
    default_advance(character)
}

/// What a character takes unless the table says otherwise: nothing if it combines or only directs, 0.6 em if its script
/// is one of the alphabets that the font lacks, [`EMOJI_ADVANCE`] if it is an emoji, else one em as Japanese characters do.
pub fn default_advance(character: char) -> u16 {
    let code = u32::from(character);
    match break_property(code) {
        BreakClass::CombiningMark
        | BreakClass::ZeroWidthJoiner
        | BreakClass::ZeroWidthSpace
        | BreakClass::WordJoiner => 0,
        _ if matches!(code, 0x200c..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f | 0xfeff | 0x1f3fb..=0x1f3ff | 0xe0000..=0xe0fff) => {
            0
        }
        _ if matches!(code, 0x0530..=0x10ff | 0x1200..=0x1dff) => 600,
        _ if matches!(code, 0x231a..=0x231b | 0x23e9..=0x23fa | 0x2614..=0x2615 | 0x2648..=0x27bf | 0x2b50..=0x2b55 | 0x1f000..=0x1faff) => {
            EMOJI_ADVANCE
        }
        _ => UNITS_PER_EM,
    }
}

/// How far a grapheme cluster moves the pen, in em. A cluster that draws one emoji (joined people, a flag, a keycap)
/// is as wide as one.
pub fn cluster_advance(cluster: &str, weight: Weight) -> f64 {
    let units: u32 = if is_joined_emoji(cluster) {
        u32::from(EMOJI_ADVANCE)
    } else {
        let advances = cluster.chars().map(|character| advance(character, weight));
        advances.map(u32::from).sum()
    };
    f64::from(units) / f64::from(UNITS_PER_EM)
}

/// Whether a grapheme cluster is one emoji. Signs that the font itself has (©, ☆ and the like) count only where the
/// text asks for the picture.
pub fn is_emoji(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    let alone = characters.next().is_some_and(|first| {
        default_advance(first) == EMOJI_ADVANCE && advance(first, Weight::Regular) == EMOJI_ADVANCE
    });
    alone || is_joined_emoji(cluster)
}

/// Whether the cluster's second or a later character makes it an emoji.
fn is_joined_emoji(cluster: &str) -> bool {
    cluster.chars().skip(1).any(joins_emoji)
}

/// Whether the character, second or later in a cluster, shows that the cluster is one emoji.
fn joins_emoji(character: char) -> bool {
    matches!(u32::from(character), 0x200d | 0xfe0f | 0x20e3 | 0x1f1e6..=0x1f1ff | 0x1f3fb..=0x1f3ff)
}
