//! The table that checks the three conditions of a growth cycle.

use super::{Table, TableRow, fold};
use crate::rules::{CircleTriangle, Condition};

/// What the table says about one condition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConditionRow {
    /// ○, △ or ×; blank if none could be read.
    pub mark: CircleTriangle,
    /// What stood in place of a mark.
    pub mark_text: String,
    /// Why.
    pub reason: String,
    /// What to improve.
    pub improvement: String,
    /// Its line.
    pub line: usize,
}

impl ConditionRow {
    /// The row as a rule takes it.
    pub fn condition(&self) -> Condition {
        Condition {
            mark: self.mark,
            has_improvement: !self.improvement.is_empty(),
        }
    }
}

/// The three conditions as far as they were found: machine learning solves the customer's problem, that solves the
/// business's, that improves the model.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Conditions {
    /// A row each; `None` where the table has none for it.
    pub rows: [Option<ConditionRow>; 3],
    /// Rows that are about none of the three, or about one that was there already.
    pub strays: Vec<TableRow>,
}

const RESULT: [&str; 6] = ["結果", "判定", "評価", "充足", "result", "check"];
const REASON: [&str; 6] = ["根拠", "理由", "説明", "reason", "evidence", "why"];
const IMPROVEMENT: [&str; 5] = ["改善", "対策", "improve", "remedy", "suggest"];

/// What tells the conditions apart, the third first: its sentence may mention the others' words too.
const ABOUT: [(usize, &[&str]); 3] = [
    (
        2,
        &["精度", "モデル", "データ", "accuracy", "model", "data"],
    ),
    (
        1,
        &[
            "ビジネス",
            "収益",
            "コスト",
            "利益",
            "business",
            "revenue",
            "cost",
            "profit",
        ],
    ),
    (0, &["顧客", "課題", "問題", "customer", "problem"]),
];

/// Reads the table of an answer that checks the three conditions. `None` if the table is about something else: it has no
/// mark in it and no row about a condition.
pub fn read_conditions(table: &Table) -> Option<Conditions> {
    let is_head = |row: &TableRow| row.cells.iter().any(|cell| names_one(cell, &RESULT));
    let (head, rows) = table.split(is_head);
    let column = |names: &[&str]| {
        head.and_then(|head| {
            let mut cells = head.cells.iter().skip(1);
            cells
                .position(|cell| names_one(cell, names))
                .map(|index| index + 1)
        })
    };
    // Without a head the columns come as the prompt asks for them.
    let (mark_at, reason_at, improvement_at) = match head {
        Some(_) => (column(&RESULT), column(&REASON), column(&IMPROVEMENT)),
        None => (Some(1), Some(2), Some(3)),
    };
    let cell = |row: &TableRow, at: Option<usize>| at.map_or("", |at| row.cell(at)).to_owned();
    let mut found = Conditions::default();
    for row in rows {
        let mark_text = cell(row, mark_at);
        let read = ConditionRow {
            mark: mark_of(&mark_text),
            mark_text,
            reason: without_dash(cell(row, reason_at)),
            improvement: without_dash(cell(row, improvement_at)),
            line: row.line,
        };
        let slot = condition_of(row.cell(0)).and_then(|index| found.rows.get_mut(index));
        match slot {
            Some(slot @ None) => *slot = Some(read),
            _ => found.strays.push(row.clone()),
        }
    }
    let has_mark = |row: &ConditionRow| row.mark != CircleTriangle::Blank;
    let is_about_it = found.rows.iter().flatten().any(has_mark);
    is_about_it.then_some(found)
}

fn names_one(cell: &str, names: &[&str]) -> bool {
    let folded = fold(cell);
    names.iter().any(|name| folded.contains(&fold(name)))
}

/// The condition that a row is about, by its number or its words.
fn condition_of(text: &str) -> Option<usize> {
    let numbers = ["①", "②", "③"];
    if let Some(index) = numbers.iter().position(|number| text.contains(number)) {
        return Some(index);
    }
    ABOUT
        .iter()
        .find(|(_, words)| names_one(text, words))
        .map(|(index, _)| *index)
}

/// The mark at the start of a cell, or the word for it.
fn mark_of(text: &str) -> CircleTriangle {
    let first: String = text.trim().chars().take(1).collect();
    let by_sign =
        CircleTriangle::read(&first).filter(|_| !first.is_ascii() || text.trim().len() == 1);
    match by_sign {
        Some(mark) => mark,
        None => match fold(text).as_str() {
            "はい" | "yes" | "ok" | "満たす" | "満たしている" => CircleTriangle::Circle,
            "一部" | "partly" | "partial" => CircleTriangle::Triangle,
            "いいえ" | "no" | "ng" | "満たさない" | "満たしていない" => {
                CircleTriangle::Cross
            }
            _ => CircleTriangle::Blank,
        },
    }
}

/// A dash says that there is nothing.
fn without_dash(text: String) -> String {
    if matches!(text.trim(), "-" | "－" | "ー" | "—" | "–" | "なし") {
        String::new()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read_answer;
    use crate::rules::{ConditionsVerdict, three_conditions};

    fn conditions(text: &str) -> Option<Conditions> {
        let answer = read_answer(text).unwrap();
        answer
            .tables()
            .find_map(|(_, table)| read_conditions(table))
    }

    #[test]
    fn w63_the_table_of_an_answer_gives_the_three_conditions() {
        let found = conditions(include_str!("../../tests/answers/bmc.md")).unwrap();
        let rows: Vec<&ConditionRow> = found.rows.iter().flatten().collect();
        assert_eq!(rows.len(), 3);
        let marks: Vec<CircleTriangle> = rows.iter().map(|row| row.mark).collect();
        use CircleTriangle::{Circle, Triangle};
        assert_eq!(marks, [Circle, Triangle, Circle]);
        assert_eq!(rows[1].improvement, "廃棄額の削減分を毎月画面に示す");
        assert_eq!((rows[0].improvement.as_str(), rows[0].line), ("", 56));
        let conditions: Vec<_> = rows.iter().map(|row| row.condition()).collect();
        assert_eq!(
            three_conditions(&conditions),
            ConditionsVerdict::ToImprove(vec![1])
        );
    }

    #[test]
    fn w63_half_a_table_gives_what_it_has() {
        let found = conditions("| ③モデル | × | 使えない | データを集め").unwrap();
        assert_eq!(found.rows[2].as_ref().unwrap().mark, CircleTriangle::Cross);
        assert!(found.rows[0].is_none());
        let twice = conditions("| 顧客 | はい |\n| 顧客 | ○ |\n| 天気 | △ |").unwrap();
        assert_eq!(twice.strays.len(), 2);
        assert_eq!(
            conditions("| 行動 | 時間 |\n|---|---|\n| 検索 | 5 分 |"),
            None
        );
    }
}
