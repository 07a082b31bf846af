//! Lists of solutions, in the two forms that workshops hand on.

use board::{ElementId, Locale, Snapshot};
use scene::{Scene, Style};
use workshop::answers::{solutions_of, write_solutions};

use crate::{Area, ExportError};

/// Writes the lists of solutions on a canvas, or of all canvases from the top left of the board to the bottom right, as
/// Markdown. A list that was read from such a file is written byte for byte as it was, but for spaces at the ends of
/// lines. Canvases that no solution stands on are left out; the text is empty if there is none.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn solutions(snapshot: &Snapshot, area: &Area, locale: Locale) -> Result<String, ExportError> {
    let canvases: Vec<ElementId> = match area {
        Area::Canvas(id) => {
            let element = snapshot.element(id);
            element
                .filter(|element| element.as_canvas().is_some())
                .ok_or_else(|| ExportError::UnknownCanvas(id.clone()))?;
            vec![id.clone()]
        }
        Area::Board | Area::Rect(_) => {
            let style = Style {
                locale,
                ..Style::default()
            };
            let scene = Scene::from_snapshot(snapshot, style);
            let canvases = scene.canvases();
            canvases.iter().map(|canvas| canvas.id.clone()).collect()
        }
    };
    let lists = canvases
        .iter()
        .filter_map(|canvas| solutions_of(snapshot, canvas, locale))
        .filter(|list| !list.solutions.is_empty());
    let texts: Vec<String> = lists.map(|list| write_solutions(&list)).collect();
    Ok(texts.join("\n"))
}

#[cfg(test)]
mod tests {
    use board::{Board, BoardPoint, ClientNumber};
    use workshop::answers::{TakingIn, plan_answer, take_in};

    use super::*;

    const LIST: &str = "# 惣菜店のための解決策一覧\n\n## 売れ残り予測\n\n概要: 翌日の売れ残りを予測する  \n技術的特徴: 勾配ブースティング  \nビジネス的特徴: 月額 3,980 円  \n";

    #[test]
    fn x120_a_list_goes_in_and_out_of_a_board_byte_for_byte() {
        let mut board = Board::new(ClientNumber::new(1));
        for (id, y) in [("rikai.bmc", 0.0), ("day0.solutions", 5000.0)] {
            let template = workshop::template(id).unwrap();
            let at = BoardPoint::new(0.0, y);
            workshop::insert_template(&mut board, template, &ElementId::new(id), at).unwrap();
        }
        let all = |board: &Board| solutions(&board.snapshot(), &Area::Board, Locale::Ja).unwrap();
        assert_eq!(all(&board), "");
        let mut count = 0;
        let mut new_id = || {
            count += 1;
            ElementId::new(format!("n{count}"))
        };
        let canvas = ElementId::new("day0.solutions");
        let snapshot = board.snapshot();
        let canvases = std::slice::from_ref(&canvas);
        let intake = plan_answer(&snapshot, canvases, LIST, Locale::Ja, &mut new_id).unwrap();
        let how = TakingIn {
            author: "",
            is_from_ai: false,
            with_left: false,
            new_id: &mut new_id,
        };
        take_in(&mut board, &intake, how).unwrap();
        assert_eq!(all(&board), LIST);
        let one = solutions(&board.snapshot(), &Area::Canvas(canvas), Locale::En);
        assert_eq!(one.unwrap(), LIST);
        let bmc = Area::Canvas(ElementId::new("rikai.bmc"));
        assert_eq!(solutions(&board.snapshot(), &bmc, Locale::Ja).unwrap(), "");
        let unknown = Area::Canvas(ElementId::new("weg"));
        assert!(solutions(&board.snapshot(), &unknown, Locale::Ja).is_err());
    }
}
