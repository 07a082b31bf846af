//! Words that are marked as unclear are red, with their marks: colour alone tells nobody who cannot see it.

use board::{Element, ElementKind, Ink, UNCLEAR_END, unclear_runs};

use crate::display::{DisplayItem, Primitive, TextLine, TextRole};
use crate::palette::Theme;
use crate::text::{TextStyle, width};
use crate::{Color, Style};

/// Whether anything in an element's text is marked.
pub fn is_marked(text: &str) -> bool {
    // Looking for a text of one character is slower: something is made ready for a long search each time.
    text.chars().any(|character| character == '〔') && !unclear_runs(text).is_empty()
}

/// The red of letters on notes and filled shapes, dark or light enough for all of their colours.
pub const fn red_on_notes(theme: Theme) -> Color {
    match theme {
        Theme::Light => Color::opaque(0x7d0f0f),
        Theme::Dark => Color::opaque(0xffc9c4),
    }
}

/// Colours the marked words of what people wrote on an element.
pub fn redden(item: &mut DisplayItem, element: &Element, style: Style) {
    let count = match element.text() {
        Some(text) if text.contains('〔') => unclear_runs(text).len(),
        _ => 0,
    };
    if count == 0 {
        return;
    }
    let red = match &element.kind {
        ElementKind::Note(_) | ElementKind::Shape(_) => red_on_notes(style.theme),
        _ => style.theme.palette().ink(Ink::Red),
    };
    // As painted: lines break anywhere, and what did not fit is cut off, maybe with the end of the last run.
    let mut painted: String = item.content_lines().map(|line| &*line.text).collect();
    if unclear_runs(&painted).len() < count {
        painted.push_str(UNCLEAR_END);
    }
    let runs = unclear_runs(&painted);
    let mut from = 0;
    let mut primitives = Vec::with_capacity(item.primitives.len() + 2 * count);
    for primitive in std::mem::take(&mut item.primitives) {
        match primitive {
            Primitive::Text(line) if line.role == TextRole::Content => {
                let to = from + line.text.len();
                let marked = runs.iter().map(|run| {
                    let within = |byte: usize| byte.clamp(from, to) - from;
                    within(run.whole.start)..within(run.whole.end)
                });
                let marked = marked.filter(|range| !range.is_empty());
                cut(&line, marked, red, &mut primitives);
                from = to;
            }
            other => primitives.push(other),
        }
    }
    item.primitives = primitives;
}

/// A line in pieces: what is marked in red, the rest as it was.
fn cut(
    line: &TextLine,
    marked: impl Iterator<Item = std::ops::Range<usize>>,
    red: Color,
    pieces: &mut Vec<Primitive>,
) {
    let (size, weight) = (line.size, line.weight);
    let measure = |text: &str| width(text, TextStyle { size, weight });
    let mut piece = |from: usize, to: usize, color: Color| {
        let text = line.text.get(from..to).unwrap_or_default();
        if text.trim().is_empty() {
            return;
        }
        let before = line.text.get(..from).unwrap_or_default();
        pieces.push(Primitive::Text(TextLine {
            text: text.into(),
            x: line.x + measure(before),
            width: measure(text),
            color,
            ..line.clone()
        }));
    };
    let mut from = 0;
    for range in marked {
        piece(from, range.start, line.color);
        piece(range.start, range.end, red);
        from = range.end;
    }
    piece(from, line.text.len(), line.color);
}

#[cfg(test)]
mod tests {
    use board::{BoardPoint, BoardSize, ElementId, Note, NoteColor, Placement};

    use super::*;
    use crate::display::Anchor;
    use crate::item::plain;

    fn lines(text: &str) -> Vec<(String, bool)> {
        let note = Note {
            text: text.to_owned(),
            color: NoteColor::Yellow,
            ..Note::default()
        };
        let element = Element::new(
            ElementId::new("n"),
            Placement::free(BoardPoint::default()),
            BoardSize::new(200.0, 200.0),
            ElementKind::Note(note),
        );
        let style = Style::default();
        let mut item = plain(&element, Anchor::TopLeft, style);
        let before = item.clone();
        redden(&mut item, &element, style);
        let ends = |item: &DisplayItem| -> Vec<(f64, f64)> {
            item.content_lines()
                .map(|line| (line.x + line.width, line.baseline))
                .collect()
        };
        let last = ends(&before).last().copied();
        let now = ends(&item).last().copied();
        if let (Some((x, y)), Some((other_x, other_y))) = (last, now) {
            assert!((x - other_x).abs() < 0.01 && y == other_y, "{text}");
        }
        let red = red_on_notes(style.theme);
        item.content_lines()
            .map(|line| (line.text.to_string(), line.color == red))
            .collect()
    }

    #[test]
    fn s110_red_can_be_read_on_every_colour() {
        let luminance = |color: Color| {
            let linear = |channel: u8| {
                let share = f64::from(channel) / 255.0;
                if share <= 0.04045 {
                    share / 12.92
                } else {
                    ((share + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
        };
        for theme in [Theme::Light, Theme::Dark] {
            let red = luminance(red_on_notes(theme));
            for note in theme.palette().notes {
                let note = luminance(note);
                let contrast = (red.max(note) + 0.05) / (red.min(note) + 0.05);
                assert!(contrast >= 4.5, "{theme:?} {note}: {contrast}");
            }
        }
    }

    #[test]
    fn s110_marked_words_are_red_where_they_stand() {
        let piece = |text: &str, red: bool| (text.to_owned(), red);
        assert_eq!(
            lines("登録〔？一瞬〕で"),
            [
                piece("登録", false),
                piece("〔？一瞬〕", true),
                piece("で", false)
            ]
        );
        assert_eq!(lines("〔注〕一"), [piece("〔注〕一", false)]);
        // Over the end of a line.
        let over = lines("あいうえお〔？かきくけこさしすせそたちつてと〕なに");
        let red: String = over
            .iter()
            .filter(|(_, red)| *red)
            .map(|(text, _)| text.as_str())
            .collect();
        assert_eq!(red, "〔？かきくけこさしすせそたちつてと〕");
        assert!(over.len() > 3, "{over:?}");
    }
}
