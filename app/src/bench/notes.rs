//! A board's worth of notes as text, and back.

use board::limits::ELEMENTS_MAX;
use board::{BoardPoint, BoardSize, NoteColor};
use editor::NoteDraft;
use serde::de::{Deserialize, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::{Value, json};

/// The side of a note, and the gap to the next.
const SIDE: f64 = 200.0;
const GAP: f64 = 20.0;
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

/// Read one by one: a tree of all of them would take more memory than the board, and memory is measured.
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
        while let Some(note) = notes.next_element::<Value>()? {
            drafts.push(draft(&note).map_err(A::Error::custom)?);
        }
        Ok(Drafts(drafts))
    }
}

fn draft(note: &Value) -> Result<NoteDraft, String> {
    let number = |field: &str| {
        let number = note.get(field).and_then(Value::as_f64);
        number.ok_or_else(|| format!("{field} is missing or is no number"))
    };
    let text = |field: &str| {
        let text = note.get(field).and_then(Value::as_str);
        text.ok_or_else(|| format!("{field} is missing or is no text"))
    };
    let color = text("color")?;
    Ok(NoteDraft {
        at: BoardPoint::new(number("x")?, number("y")?).tamed(),
        size: BoardSize::new(number("width")?, number("height")?).tamed(),
        color: NoteColor::from_token(color).ok_or_else(|| format!("there is no colour {color}"))?,
        text: text("text")?.to_owned(),
    })
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
