//! What people said about the board, for the ends of files.

use board::{ElementId, Locale, Snapshot, Thread};

use crate::words::choose;

/// Characters of a text that something is called by.
const NAME_CHARACTERS: usize = 40;

/// All threads, the open ones first, each with what it is about.
pub(crate) fn threads(snapshot: &Snapshot, locale: Locale) -> Vec<(String, Thread)> {
    let mut threads = Thread::all_of(&snapshot.info().comments);
    threads.sort_by_key(|thread| thread.first.resolved);
    let named = threads.into_iter().map(|thread| {
        let on = thread.first.on.as_ref();
        let about = on.map_or_else(String::new, |on| name(snapshot, on, locale));
        (about, thread)
    });
    named.collect()
}

/// What an element is called in one line; nothing where it is gone or says nothing.
fn name(snapshot: &Snapshot, id: &ElementId, locale: Locale) -> String {
    let Some(element) = snapshot.element(id) else {
        return String::new();
    };
    let label = match (element.as_canvas(), element.as_cell()) {
        (Some(canvas), _) => Some(canvas.label.get(locale)),
        (None, Some(cell)) => Some(cell.label.get(locale)),
        (None, None) => None,
    };
    let text = element.text().filter(|text| !text.trim().is_empty());
    let name = text.or(label).unwrap_or_default();
    let line = name.lines().find(|line| !line.trim().is_empty());
    let line = line.unwrap_or_default().trim();
    let mut short: String = line.chars().take(NAME_CHARACTERS).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

/// Whoever said something.
pub(crate) fn author(name: &str, locale: Locale) -> &str {
    match name {
        "" => choose(locale, "名前なし", "no name"),
        name => name,
    }
}

/// What was said, or that it was taken back.
pub(crate) fn words(text: &str, locale: Locale) -> &str {
    match text {
        "" => choose(
            locale,
            "(このコメントは削除されました)",
            "(this comment was deleted)",
        ),
        text => text,
    }
}

#[cfg(test)]
mod tests {
    use board::{
        Board, BoardPoint, BoardSize, ClientNumber, Comment, Edit, ElementId, Locale, NewNote,
        NoteColor, Placement,
    };

    use crate::{Area, csv, json, markdown};

    fn say(edit: &mut Edit<'_, '_>, id: &str, to: Option<&str>, author: &str, text: &str) {
        let comment = Comment {
            id: id.into(),
            to: to.map(str::to_owned),
            on: Some(ElementId::new("n1")),
            at: BoardPoint::new(200.0, 0.0),
            text: text.into(),
            author: author.into(),
            who: String::new(),
            made_millis: 1_000.0,
            resolved: false,
        };
        edit.add_comment(&comment).unwrap();
    }

    fn board() -> Board {
        let mut board = Board::new(ClientNumber::new(1));
        board.edit(|edit| {
            let note = NewNote {
                placement: Placement::free(BoardPoint::new(0.0, 0.0)),
                size: BoardSize::new(200.0, 200.0),
                color: NoteColor::Yellow,
                text: "配送が遅い\n詳しく",
                author: "花",
            };
            edit.create_note(&ElementId::new("n1"), note).unwrap();
            say(edit, "c1", None, "健", "根拠は?\n*数字*で");
            say(edit, "c2", Some("c1"), "花", "=12件");
            say(edit, "c3", None, "", "済んだ");
            edit.resolve_comment("c3", true).unwrap();
        });
        board
    }

    #[test]
    fn x310_comments_stand_at_the_end_of_markdown_and_csv_and_in_json() {
        let snapshot = board().snapshot();
        let text = markdown(&snapshot, &Area::Board, Locale::Ja).unwrap();
        let end = text.split("## コメント").nth(1).unwrap();
        let lines: Vec<&str> = end.trim().lines().collect();
        assert_eq!(
            lines,
            [
                r"- 「配送が遅い」健: 根拠は?\*数字\*で",
                "  - 花: =12件",
                "- 「配送が遅い」名前なし: 済んだ（解決済み）",
            ]
        );
        let table = csv(&snapshot, &Area::Board, Locale::En).unwrap();
        let rows: Vec<&str> = table.lines().filter(|row| row.contains(",c")).collect();
        assert!(table.contains("comment,,,\"根拠は?"), "{table}");
        assert!(table.contains("answer,,,'=12件,花"), "{table}");
        assert!(
            rows.iter()
                .any(|row| row.starts_with("settled comment,,,済んだ"))
        );
        let file: serde_json::Value = serde_json::from_str(&json(&snapshot).unwrap()).unwrap();
        let said = &file["comments"][0];
        assert_eq!((&said["id"], &said["on"]), (&"c1".into(), &"n1".into()));
        assert_eq!(file["comments"].as_array().unwrap().len(), 3);
    }

    #[test]
    fn x310_a_board_without_comments_says_nothing_of_them() {
        let snapshot = Board::new(ClientNumber::new(1)).snapshot();
        let text = markdown(&snapshot, &Area::Board, Locale::Ja).unwrap();
        assert!(!text.contains("コメント"));
        assert!(!json(&snapshot).unwrap().contains("comments"));
    }
}
