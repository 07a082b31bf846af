//! A board's worth of notes as text, and back.

use board::limits::ELEMENTS_MAX;
use board::{BoardPoint, BoardSize, NoteColor};
use editor::NoteDraft;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::json;

/// The side of a note, and the gap to the next.
const SIDE: f64 = 200.0;
const GAP: f64 = 20.0;
/// The fields that are numbers.
const NUMBERS: [&str; 4] = ["x", "y", "width", "height"];
/// What the notes say, in turn: short and long, kanji, kana and Latin, as on a real board.
const WORDS: [&str; 8] = [
    "顧客の声を集める",
    "来月の展示会で試作品を見せ、反応を三段階で記録する。",
    "価格",
    "オンライン予約\n電話予約\n店頭",
    "Who pays, and for what?",
    "在庫が見えないので、店舗ごとに電話で確認している（一日平均12件）。",
    "👍 続ける",
    "SNSで見つけて、口コミで買う。配送は翌日までに届くことが条件。",
];

/// The text of a board with `count` notes of 200×200 in a square grid with gaps of 20.
pub fn make(count: usize) -> String {
    let columns = (count as f64).sqrt().ceil().max(1.0) as usize;
    let notes = (0..count.min(ELEMENTS_MAX)).map(|index| {
        let color = pick(&NoteColor::ALL, index / 3)
            .copied()
            .unwrap_or_default();
        let text = pick(&WORDS, index).copied().unwrap_or_default();
        json!({
            "x": (index % columns) as f64 * (SIDE + GAP),
            "y": (index / columns) as f64 * (SIDE + GAP),
            "width": SIDE,
            "height": SIDE,
            "color": color.token(),
            "text": format!("{} {text}", index + 1),
        })
    });
    // Written one by one, for the same reason as they are read so.
    let mut text = String::from("[");
    for (index, note) in notes.enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&note.to_string());
    }
    text.push(']');
    text
}

/// Reads such a text.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<Vec<NoteDraft>, String> {
    let drafts: Drafts = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(drafts.0)
}

/// Read one by one and without a tree: that would take more time and memory than the board, and both are measured.
struct Drafts(Vec<NoteDraft>);

impl<'de> Deserialize<'de> for Drafts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(DraftsVisitor)
    }
}

struct DraftsVisitor;

impl<'de> Visitor<'de> for DraftsVisitor {
    type Value = Drafts;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a list of notes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut notes: A) -> Result<Drafts, A::Error> {
        let mut drafts = Vec::new();
        while let Some(Draft(note)) = notes.next_element()? {
            drafts.push(note);
        }
        Ok(Drafts(drafts))
    }
}

/// One note.
struct Draft(NoteDraft);

impl<'de> Deserialize<'de> for Draft {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(DraftVisitor)
    }
}

struct DraftVisitor;

impl<'de> Visitor<'de> for DraftVisitor {
    type Value = Draft;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a note")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Draft, A::Error> {
        let mut numbers: [Option<f64>; 4] = [None; 4];
        let (mut color, mut text) = (None, None);
        while let Some(name) = fields.next_key::<String>()? {
            let number = NUMBERS.iter().position(|number| *number == name);
            match number.and_then(|number| numbers.get_mut(number)) {
                Some(place) => *place = Some(fields.next_value()?),
                None if name == "color" => color = Some(fields.next_value::<String>()?),
                None if name == "text" => text = Some(fields.next_value()?),
                None => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        let [Some(x), Some(y), Some(width), Some(height)] = numbers else {
            return Err(A::Error::custom("a place or a size is missing"));
        };
        let color = color.ok_or_else(|| A::Error::missing_field("color"))?;
        Ok(Draft(NoteDraft {
            at: BoardPoint::new(x, y).tamed(),
            size: BoardSize::new(width, height).tamed(),
            color: NoteColor::from_token(&color)
                .ok_or_else(|| A::Error::custom(format!("there is no colour {color}")))?,
            text: text.ok_or_else(|| A::Error::missing_field("text"))?,
        }))
    }
}

fn pick<T>(items: &[T], index: usize) -> Option<&T> {
    items.get(index % items.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measurements_board_survives_its_text() {
        let notes = read(&make(10)).unwrap();
        assert_eq!(notes.len(), 10);
        let corner = |index: usize| (notes[index].at.x, notes[index].at.y);
        // Four columns: the fifth note begins the second row.
        assert_eq!((corner(1), corner(4)), ((220.0, 0.0), (0.0, 220.0)));
        assert!(read("[{}]").is_err());
    }
}
