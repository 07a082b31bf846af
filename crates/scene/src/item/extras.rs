//! What is stuck on a note: how well founded it is and where it leads at the top right; tags and reactions at the
//! bottom; in a corner that is left over, who wrote it. The text keeps clear of all of it.

use board::{BoardPoint, BoardRect, BoardSize, Evidence, Locale, Note, ReactionToken};

use super::chip::{CHIP_GAP, CHIP_HEIGHT, Chip, rows};
use super::icons;
use crate::Color;
use crate::display::{Primitive, TextLine, TextRole, Weight};
use crate::text::{TextStyle, baseline, width};

/// The space between the chips and the note's edge.
const INSET: f64 = 8.0;
const AUTHOR_SIZE: f64 = 11.0;
/// How strong the author's name is, of 255: faint, and still 4.5 : 1 on every note.
pub const AUTHOR_STRENGTH: u8 = 200;

/// How much of a note's box is taken, in board units from its edges.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Taken {
    pub top: f64,
    pub bottom: f64,
}

/// What a note with that width has stuck on it.
pub fn taken(note: &Note, linked: bool, note_width: f64) -> Taken {
    let is_own = note.sealed.is_some() && !note.is_closed();
    let top = if linked || is_own || note.evidence.is_some() {
        INSET + CHIP_HEIGHT
    } else {
        0.0
    };
    if note.tags.is_empty() && note.reactions.is_empty() {
        return Taken { top, bottom: 0.0 };
    }
    let room = room(note_width);
    let (tags, reactions) = (tag_rows(note, room).1, reaction_rows(note, room).1);
    let between = if tags > 0.0 && reactions > 0.0 {
        CHIP_GAP
    } else {
        0.0
    };
    Taken {
        top,
        bottom: INSET + tags + between + reactions,
    }
}

fn room(note_width: f64) -> f64 {
    (note_width - 2.0 * INSET).max(CHIP_HEIGHT)
}

fn tag_rows(note: &Note, room: f64) -> (Vec<BoardPoint>, f64) {
    let widths = note.tags.iter().map(|tag| tag_chip(tag).width(room));
    rows(widths, room)
}

fn tag_chip(tag: &str) -> Chip<'_> {
    Chip {
        icon: None,
        text: tag,
    }
}

/// The reactions that somebody gave, with how many did.
fn counts(note: &Note) -> impl Iterator<Item = (ReactionToken, String)> + '_ {
    ReactionToken::ALL.iter().filter_map(|&token| {
        let count = note.reaction_count(token);
        (count > 0).then(|| (token, count.to_string()))
    })
}

fn reaction_chip(token: ReactionToken, count: &str) -> Chip<'_> {
    Chip {
        icon: Some(icons::of_reaction(token)),
        text: count,
    }
}

fn reaction_rows(note: &Note, room: f64) -> (Vec<BoardPoint>, f64) {
    let widths = counts(note).map(|(token, count)| reaction_chip(token, &count).width(room));
    rows(widths, room)
}

fn evidence_word(evidence: Evidence, locale: Locale) -> &'static str {
    match (evidence, locale) {
        (Evidence::Fact, Locale::Ja) => "事実",
        (Evidence::Fact, Locale::En) => "Fact",
        (Evidence::Assumption, Locale::Ja) => "仮説",
        (Evidence::Assumption, Locale::En) => "Assumption",
        (Evidence::Unclear, Locale::Ja) => "不明",
        (Evidence::Unclear, Locale::En) => "Unclear",
    }
}

/// That its author wrote it in private: over all of it for the others, beside the text for herself.
fn private_chip(note: &Note, locale: Locale) -> Option<Chip<'static>> {
    note.sealed.as_ref()?;
    let text = match (note.is_closed(), locale) {
        (true, Locale::Ja) => "伏せた付箋",
        (true, Locale::En) => "Private note",
        (false, Locale::Ja) => "自分だけ",
        (false, Locale::En) => "Only you",
    };
    let icon = Some(&icons::LOCK);
    Some(Chip { icon, text })
}

/// Draws what is stuck on a note of `size`. Gives the box of the sign that it leads somewhere, if it does.
pub fn draw(
    primitives: &mut Vec<Primitive>,
    note: &Note,
    linked: bool,
    size: BoardSize,
    locale: Locale,
    color: Color,
) -> Option<BoardRect> {
    let room = room(size.width);
    let mut right = size.width - INSET;
    let badge = linked.then(|| {
        let chip = Chip {
            icon: Some(&icons::LINK),
            text: "",
        };
        let width = chip.width(room);
        right -= width;
        chip.draw(primitives, BoardPoint::new(right, INSET), room, color);
        let rect = BoardRect::new(right, INSET, width, CHIP_HEIGHT);
        right -= CHIP_GAP;
        rect
    });
    if let Some(chip) = private_chip(note, locale) {
        let max = (right - INSET).max(CHIP_HEIGHT);
        let width = chip.width(max);
        if note.is_closed() {
            let middle = BoardPoint::new(
                (size.width - chip.width(room)) / 2.0,
                (size.height - CHIP_HEIGHT) / 2.0,
            );
            chip.draw(primitives, middle, room, color);
        } else {
            right -= width;
            chip.draw(primitives, BoardPoint::new(right, INSET), max, color);
            right -= CHIP_GAP;
        }
    }
    if let Some(evidence) = note.evidence {
        let chip = Chip {
            icon: Some(icons::of_evidence(evidence)),
            text: evidence_word(evidence, locale),
        };
        let max = (right - INSET).max(CHIP_HEIGHT);
        let left = right - chip.width(max);
        chip.draw(primitives, BoardPoint::new(left, INSET), max, color);
    }
    if note.tags.is_empty() && note.reactions.is_empty() {
        return badge;
    }
    let top = size.height - taken(note, linked, size.width).bottom;
    let (corners, height) = tag_rows(note, room);
    for (tag, corner) in note.tags.iter().zip(corners) {
        let corner = corner + BoardPoint::new(INSET, top);
        tag_chip(tag).draw(primitives, corner, room, color);
    }
    let top = if height > 0.0 {
        top + height + CHIP_GAP
    } else {
        top
    };
    let (corners, _) = reaction_rows(note, room);
    for ((token, count), corner) in counts(note).zip(corners) {
        let corner = corner + BoardPoint::new(INSET, top);
        reaction_chip(token, &count).draw(primitives, corner, room, color);
    }
    badge
}

/// Who wrote it, at the bottom left above `bottom`, if the name does not reach up to `text_bottom` and fits the width.
pub fn author(
    note: &Note,
    size: BoardSize,
    text_bottom: f64,
    bottom: f64,
    color: Color,
) -> Option<Primitive> {
    let style = TextStyle {
        size: AUTHOR_SIZE,
        weight: Weight::Regular,
    };
    let name: String = note.author.split_whitespace().collect::<Vec<_>>().join(" ");
    let name_width = width(&name, style);
    let top = size.height - bottom - INSET - AUTHOR_SIZE * 1.4;
    let fits = !name.is_empty() && top >= text_bottom && name_width <= size.width - 2.0 * INSET;
    fits.then(|| {
        Primitive::Text(TextLine {
            text: name.into(),
            x: INSET + 2.0,
            baseline: top + baseline(AUTHOR_SIZE),
            width: name_width,
            size: AUTHOR_SIZE,
            weight: Weight::Regular,
            color: Color {
                alpha: AUTHOR_STRENGTH,
                ..color
            },
            role: TextRole::Label,
        })
    })
}
