//! What the checks say about the board, at the end of it.

use workshop::health::check_board;
use workshop::rules::Date;

use super::Writer;
use super::escape::{heading, inline};

impl Writer<'_> {
    /// What needs attention, canvas by canvas; nothing if nothing does. What people left alone is left out.
    pub(super) fn findings(&mut self) {
        let snapshot = self.snapshot();
        let locale = self.words.locale;
        let info = snapshot.info();
        let mut written = String::new();
        for health in check_board(snapshot, locale, Date::from_iso(&info.session)) {
            let open = health.findings.iter().filter(|finding| {
                let key = health.key_of(finding);
                info.quiet.binary_search(&key).is_err()
            });
            let lines: Vec<String> = open
                .map(|finding| format!("- {}\n", inline(&finding.text(locale))))
                .collect();
            if !lines.is_empty() {
                written.push('\n');
                written.push_str(&heading(3, health.label.get(locale)));
                written.push('\n');
                written.extend(lines);
            }
        }
        if !written.is_empty() {
            let title = self.words.word("確認が必要な点", "What needs attention");
            self.out.push('\n');
            self.out.push_str(&heading(2, title));
            self.out.push_str(&written);
        }
    }
}

#[cfg(test)]
mod tests {
    use board::{Board, BoardPoint, BoardSize, ClientNumber, ElementId, Locale, NewNote};
    use board::{NoteColor, Placement};
    use workshop::{cell_id, insert_template, template};

    use crate::{Area, csv, markdown};

    /// A board with a template on it and a note in one of its cells.
    fn board(name: &str, cell: &str, text: &str) -> Board {
        let mut board = Board::new(ClientNumber::new(1));
        let canvas = ElementId::new("k");
        let at = BoardPoint::new(0.0, 0.0);
        insert_template(&mut board, template(name).unwrap(), &canvas, at).unwrap();
        let note = NewNote {
            placement: Placement::inside(cell_id(&canvas, cell), BoardPoint::new(10.0, 60.0)),
            size: BoardSize::new(180.0, 92.0),
            color: NoteColor::Yellow,
            text,
            author: "",
        };
        board
            .edit(|edit| edit.create_note(&ElementId::new("n"), note))
            .unwrap();
        board
    }

    #[test]
    fn x100_markdown_ends_with_what_needs_attention() {
        let mut board = board("jissen2.reviews", "use-good", "添削が〔？一瞬で〕返る");
        let write = |board: &Board, area| markdown(&board.snapshot(), &area, Locale::Ja).unwrap();
        let whole = write(&board, Area::Board);
        let (_, end) = whole.split_once("## 確認が必要な点\n").unwrap();
        assert!(end.contains("### レビュー収集") && end.contains("レビューの付箋が1枚です"));
        assert!(end.contains("- 実現性が不透明です：「一瞬で」"));
        // One canvas is what is on it.
        let canvas = write(&board, Area::Canvas(ElementId::new("k")));
        assert!(!canvas.contains("確認が必要な点") && canvas.contains("〔？一瞬で〕"));
        let all = workshop::health::check_board(&board.snapshot(), Locale::Ja, None);
        let keys: Vec<String> = all
            .iter()
            .flat_map(|health| health.findings.iter().map(|one| health.key_of(one)))
            .collect();
        for key in &keys {
            board.edit(|edit| edit.set_quiet(key, true)).unwrap();
        }
        assert!(!write(&board, Area::Board).contains("確認が必要な点"));
    }

    #[test]
    fn x101_what_is_covered_is_in_no_file() {
        let mut board = board("rikai.quiz", "kr", "ChatGPT");
        let snapshot = board.snapshot();
        let text = markdown(&snapshot, &Area::Board, Locale::Ja).unwrap();
        let table = csv(&snapshot, &Area::Board, Locale::Ja).unwrap();
        assert!(!text.contains("ChatGPT") && text.contains("覆われています"));
        assert!(!table.contains("ChatGPT"));
        let cell = cell_id(&ElementId::new("k"), "kr");
        board.edit(|edit| edit.set_cover(&cell, false)).unwrap();
        let snapshot = board.snapshot();
        let text = markdown(&snapshot, &Area::Board, Locale::Ja).unwrap();
        assert!(text.contains("ChatGPT"));
    }
}
