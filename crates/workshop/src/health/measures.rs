//! H13: who, what, how.

use super::{Check, Finding, Subject};
use crate::rules::main_threshold;

/// A column of the table of measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MeasureColumn<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its heading.
    pub name: &'a str,
    /// Who evaluates.
    pub who: &'a str,
    /// What is evaluated.
    pub what: &'a str,
    /// By which metric and pass line.
    pub how: &'a str,
}

/// H13: cells that are empty, and pass lines without a number. A column that is wholly empty is one finding.
pub fn check_measures(columns: &[MeasureColumn<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in columns {
        let rows = [
            ("Who", column.who),
            ("What", column.what),
            ("How", column.how),
        ];
        if rows.iter().all(|(_, text)| text.trim().is_empty()) {
            let subject = Subject::new(column.id, column.name);
            findings.push(Finding::about(Check::MeasureEmpty, subject, &[]));
            continue;
        }
        for (row, text) in rows {
            let check = if text.trim().is_empty() {
                Check::MeasureEmpty
            } else if row == "How" && !has_number(text) {
                Check::PassLineWithoutNumber
            } else {
                continue;
            };
            let name = format!("{row} : {}", column.name);
            findings.push(Finding::about(check, Subject::new(column.id, &name), &[]));
        }
    }
    findings
}

/// Whether a pass line can be read, or there is at least a digit (`100 件で有意差`).
fn has_number(text: &str) -> bool {
    main_threshold(text).is_some() || text.chars().any(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w51_empty_cells_and_pass_lines_without_a_number_are_found() {
        let column = |how| MeasureColumn {
            id: "c",
            name: "顧客体験を改善している ?",
            who: "会員登録して 3 カ月以内の顧客 30 名",
            what: "推薦を受けたアイテム",
            how,
        };
        assert!(check_measures(&[column("満足度平均 4.5 以上"), column("半数以上")]).is_empty());
        let found = check_measures(&[column("顧客が喜ぶ"), column("")]);
        let checks: Vec<Check> = found.iter().map(|finding| finding.check).collect();
        assert_eq!(checks, [Check::PassLineWithoutNumber, Check::MeasureEmpty]);
        assert_eq!(
            found[0].subject.as_ref().unwrap().name,
            "How : 顧客体験を改善している ?"
        );
        let blank = MeasureColumn {
            who: "",
            what: " ",
            ..column("")
        };
        assert_eq!(check_measures(&[blank]).len(), 1);
    }
}
