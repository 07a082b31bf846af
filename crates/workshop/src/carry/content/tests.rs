mod following;
mod measures;

use super::*;
use crate::{apply_carry, carry, carry_some, carry_targets, cell_id, insert_pack, template};
use board::{Axis, BoardSize, CellValue, ClientNumber, Locale, NewNote};

fn id(text: &str) -> ElementId {
    ElementId::new(text)
}

/// A board with these templates, each canvas called as its template's last part.
fn with(templates: &[&str]) -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    let templates: Vec<_> = templates
        .iter()
        .map(|name| {
            let canvas = name.rsplit('.').next().unwrap();
            (id(canvas), template(name).unwrap())
        })
        .collect();
    insert_pack(&mut board, &templates, BoardPoint::default()).unwrap();
    board
}

fn note(board: &mut Board, name: &str, owner: &ElementId, text: &str) {
    let new = NewNote {
        placement: Placement::inside(owner.clone(), BoardPoint::new(10.0, 60.0)),
        size: BoardSize::new(180.0, 92.0),
        color: NoteColor::Yellow,
        text,
        author: "花",
    };
    board.edit(|edit| edit.create_note(&id(name), new)).unwrap();
}

fn slot(grid: &str, row: usize, column: usize) -> ElementId {
    let track = |axis: &str, at: usize| id(&format!("{grid}.{axis}{}", at + 1));
    ElementId::of_crossing(&track("r", row), &track("c", column))
}

fn set(board: &mut Board, cell: &ElementId, who: &str, value: CellValue) {
    board
        .edit(|edit| edit.set_value(cell, who, Some(value)))
        .unwrap();
}

fn write(board: &mut Board, cell: &ElementId, text: &str) {
    board.edit(|edit| edit.set_text(cell, text)).unwrap();
}

fn text(board: &Board, canvas: &str, key: &str) -> String {
    let snapshot = board.snapshot();
    let cell = snapshot.element(&cell_id(&id(canvas), key)).unwrap();
    cell.text().unwrap().to_owned()
}

fn carried(board: &mut Board, canvas: &str) -> usize {
    let plan = carry_content(&board.snapshot(), &id(canvas));
    apply_content(board, &plan).unwrap()
}

/// Two people score two solutions; the second one wins with 2 first places.
fn scored() -> Board {
    let mut board = with(&["jissen2.weights", "jissen2.matrix", "jissen2.pr"]);
    note(
        &mut board,
        "i",
        &id("weights/issues"),
        "欠勤を埋めたい（5）",
    );
    note(
        &mut board,
        "s",
        &id("weights/strengths"),
        "監査の資料が出る（3）",
    );
    note(
        &mut board,
        "t",
        &id("weights/strengths"),
        "公平さを数字で示せる（5）",
    );
    for (row, name) in ["写真で読み取る", "代わりを提案する"].iter().enumerate() {
        write(
            &mut board,
            &id(&format!("matrix/scores.r{}", row + 1)),
            name,
        );
    }
    board.edit(|edit| edit.set_weight(&id("matrix/scores.c1"), Some(5.0)).unwrap());
    for who in ["hana", "ken"] {
        set(
            &mut board,
            &slot("matrix/scores", 0, 0),
            who,
            CellValue::Number(1.0),
        );
        set(
            &mut board,
            &slot("matrix/scores", 1, 0),
            who,
            CellValue::Number(4.5),
        );
    }
    board
}

#[test]
fn w120_the_winner_of_a_matrix_is_carried_into_the_planning_document() {
    let mut board = scored();
    assert_eq!(carried(&mut board, "matrix"), 2);
    assert_eq!(text(&board, "matrix", "chosen"), "代わりを提案する");
    assert_eq!(text(&board, "pr", "offer"), "代わりを提案する");
    // The heaviest of the strengths, without its weight.
    assert_eq!(carried(&mut board, "weights"), 1);
    assert_eq!(text(&board, "pr", "feature"), "公平さを数字で示せる");
    // Carried again there is nothing to do, and what people write stays.
    write(&mut board, &cell_id(&id("pr"), "offer"), "30秒で代わり");
    assert_eq!(carried(&mut board, "matrix"), 0);
    assert_eq!(text(&board, "pr", "offer"), "30秒で代わり");
}

#[test]
fn w120_nothing_is_carried_while_nothing_is_decided() {
    let mut board = scored();
    for who in ["hana", "ken"] {
        set(
            &mut board,
            &slot("matrix/scores", 0, 0),
            who,
            CellValue::Number(4.5),
        );
    }
    // Both rows have as much: the dice decide, not the order.
    assert_eq!(carried(&mut board, "matrix"), 0);
    let mut empty = with(&["jissen2.matrix", "jissen2.pr", "jissen3.invent"]);
    assert_eq!(carried(&mut empty, "matrix"), 0);
    assert_eq!(carried(&mut empty, "invent"), 0);
    assert!(carry_content(&empty.snapshot(), &id("nobody")).is_empty());
}

#[test]
fn w120_the_ticked_invention_fills_the_nearest_document_that_is_empty() {
    let mut board = with(&["jissen3.invent", "jissen3.prfaq"]);
    let second = [(id("other"), template("jissen3.prfaq").unwrap())];
    insert_pack(&mut board, &second, BoardPoint::new(0.0, 9000.0)).unwrap();
    for (row, name) in ["交代の輪", "30秒で代わり"].iter().enumerate() {
        write(
            &mut board,
            &id(&format!("invent/inventions.r{}", row + 1)),
            name,
        );
    }
    set(
        &mut board,
        &slot("invent/inventions", 1, 0),
        "",
        CellValue::Text("連絡と同時に候補を示す".to_owned()),
    );
    set(
        &mut board,
        &slot("invent/inventions", 1, 6),
        "",
        CellValue::Flag(true),
    );
    write(
        &mut board,
        &cell_id(&id("invent"), "question"),
        "なぜ電話せずに見つけられないのか?",
    );
    assert_eq!(carried(&mut board, "invent"), 3);
    assert_eq!(text(&board, "prfaq", "service"), "30秒で代わり");
    assert_eq!(text(&board, "prfaq", "invent"), "連絡と同時に候補を示す");
    assert_eq!(
        text(&board, "prfaq", "define"),
        "なぜ電話せずに見つけられないのか?"
    );
    assert_eq!(text(&board, "other", "service"), "");
}

#[test]
fn w121_actions_name_the_rows_of_questions_whatever_their_range() {
    let mut board = with(&["jissen3.journey", "jissen3.questions"]);
    for column in [1, 2, 3, 5] {
        let lane = ElementId::of_lane(&id(&format!("journey/journey.c{column}")), "action");
        note(
            &mut board,
            &format!("a{column}"),
            &lane,
            &format!("行動{column}"),
        );
    }
    let lane = ElementId::of_lane(&id("journey/journey.c4"), "resource");
    note(&mut board, "r", &lane, "2 時間");
    let targets = carry_targets(&board.snapshot(), &id("journey/journey"));
    assert_eq!(targets.len(), 1);
    let plan = carry(&board.snapshot(), &id("journey/journey"), &targets[0]);
    assert!(plan.tracks.iter().all(|step| !step.is_new));
    apply_carry(&mut board, &plan).unwrap();
    let snapshot = board.snapshot();
    let rows: Vec<(String, String)> = snapshot
        .elements()
        .iter()
        .filter_map(Element::as_track)
        .filter(|track| track.grid == Some(id("questions/questions")) && track.axis == Axis::Row)
        .map(|track| (track.name(Locale::Ja).to_owned(), track.band.clone()))
        .collect();
    let named: Vec<&str> = rows
        .iter()
        .map(|(name, _)| &**name)
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(named, ["行動1", "行動2", "行動3", "行動5"]);
    assert_eq!((rows.len(), &*rows[3].1), (10, "pair-2"));
}

#[test]
fn w121_more_actions_than_rows_make_rows_of_the_last_range() {
    let mut board = with(&["jissen3.journey", "jissen3.questions"]);
    for index in 0..12 {
        let lane = ElementId::of_lane(&id("journey/journey.c1"), "action");
        note(
            &mut board,
            &format!("a{index}"),
            &lane,
            &format!("行動{index}"),
        );
    }
    let targets = carry_targets(&board.snapshot(), &id("journey/journey"));
    let plan = carry(&board.snapshot(), &id("journey/journey"), &targets[0]);
    assert_eq!(plan.tracks.iter().filter(|step| step.is_new).count(), 2);
    apply_carry(&mut board, &plan).unwrap();
    let snapshot = board.snapshot();
    let new = snapshot.element(&plan.tracks[11].track).unwrap();
    assert_eq!(new.as_track().unwrap().band, "pair-3");
}

#[test]
fn w122_questions_wait_at_the_foot_of_the_plot_once_each() {
    let mut board = with(&["jissen3.questions", "jissen3.impact"]);
    for (index, (row, column)) in [(0, 0), (3, 1), (8, 0)].into_iter().enumerate() {
        let slot = slot("questions/questions", row, column);
        note(
            &mut board,
            &format!("q{index}"),
            &slot,
            &format!("問い{index}"),
        );
    }
    note(&mut board, "same", &id("impact/plot"), "問い1");
    board
        .edit(|edit| edit.set_evidence(&id("q2"), Some(Evidence::Assumption)))
        .unwrap();
    assert_eq!(carried(&mut board, "questions"), 2);
    assert_eq!(carried(&mut board, "questions"), 0);
    let snapshot = board.snapshot();
    let plot = snapshot.element(&id("impact/plot")).unwrap();
    let all = snapshot.notes_in_reading_order(&plot.id);
    assert_eq!(all.len(), 3);
    for (index, note) in all.iter().enumerate() {
        let rect = BoardRect::at(note.placement.offset, note.size);
        assert!(rect.bottom() <= plot.size.height, "{rect:?}");
        for other in all.iter().skip(index + 1) {
            assert!(!rect.intersects(&BoardRect::at(other.placement.offset, other.size)));
        }
    }
    let copy = snapshot.element(&id("impact/plot.from-q2")).unwrap();
    assert!(copy.placement.offset.y > plot.size.height / 2.0);
    let inner = copy.as_note().unwrap();
    assert_eq!(
        (inner.color, inner.evidence),
        (NoteColor::Pink, Some(Evidence::Assumption))
    );
    // A copy that somebody took away may come again; two people who carry at once make one.
    let plan = carry_content(&snapshot, &id("questions"));
    assert!(plan.is_empty());
}

#[test]
fn w123_meetings_follow_the_milestones_of_whichever_plan_is_there() {
    for plan in ["kaizen2.plan", "kaizen3.plan", "kaishi.plan"] {
        let mut board = with(&[plan, "plan.schedule"]);
        let rows = |board: &Board| -> Vec<String> {
            let snapshot = board.snapshot();
            let tracks = snapshot.elements().iter().filter_map(Element::as_track);
            tracks
                .filter(|track| {
                    track.grid == Some(id("schedule/reports")) && track.axis == Axis::Row
                })
                .map(|track| track.name(Locale::Ja).to_owned())
                .collect()
        };
        let wanted = template(plan)
            .unwrap()
            .cells
            .iter()
            .find(|cell| cell.key == "tasks")
            .unwrap();
        let labels = &wanted.holds.as_matrix().unwrap().rows.labels;
        let wanted: Vec<&str> = labels.iter().map(|label| &*label.ja).collect();
        assert_eq!(rows(&board), wanted, "{plan}");
        // A later edit of the plan follows.
        write(&mut board, &id("plan/tasks.r1"), "病棟を2つに絞る");
        assert_eq!(rows(&board)[0], "病棟を2つに絞る");
    }
}

#[test]
fn w124_a_comment_becomes_a_question_of_the_faq_and_stays_one_when_it_is_gone() {
    let mut board = with(&["jissen3.prfaq"]);
    let comments = cell_id(&id("prfaq"), "comments");
    note(&mut board, "praise", &comments, "読みやすい");
    note(&mut board, "who", &comments, "電話番号は誰に見える?");
    let targets = carry_targets(&board.snapshot(), &comments);
    assert_eq!(targets.len(), 1);
    let only = |note: &ElementId| *note == id("who");
    let plan = carry_some(&board.snapshot(), &comments, &targets[0], &only);
    apply_carry(&mut board, &plan).unwrap();
    let questions = |board: &Board| -> Vec<String> {
        let snapshot = board.snapshot();
        let tracks = snapshot.elements().iter().filter_map(Element::as_track);
        tracks
            .filter(|track| track.grid == Some(id("prfaq/faq.more")) && track.axis == Axis::Row)
            .map(|track| track.name(Locale::Ja).to_owned())
            .collect()
    };
    assert_eq!(questions(&board), ["電話番号は誰に見える?"]);
    write(&mut board, &id("who"), "個人の電話番号は誰に見える?");
    assert_eq!(questions(&board), ["個人の電話番号は誰に見える?"]);
    board.edit(|edit| edit.delete(&id("who"))).unwrap();
    assert_eq!(questions(&board), ["電話番号は誰に見える?"]);
}
