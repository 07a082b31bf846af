//! H9 and H10: the planning document and the press release.

use super::{Check, Finding, Subject};
use crate::answers::fold;

/// A run of text marked red: nobody knows yet whether it can be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnclearRun<'a> {
    /// The id of the block in which it stands.
    pub block: &'a str,
    /// The marked words.
    pub text: &'a str,
}

/// A question that the template asks for good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RequiredQuestion<'a> {
    /// The id of the block that holds it.
    pub block: &'a str,
    /// The question.
    pub text: &'a str,
}

/// H9: each red run. H10: each required question that stands in none of `questions`, the document's questions as they
/// are now; widths, case and punctuation do not matter, and people may add words around it.
pub fn check_document(
    unclear: &[UnclearRun<'_>],
    required: &[RequiredQuestion<'_>],
    questions: &[&str],
) -> Vec<Finding> {
    let red = unclear.iter().filter(|run| !run.text.trim().is_empty());
    let red = red.map(|run| {
        let subject = Subject::new(run.block, run.text.trim());
        Finding::about(Check::UnclearFeasibility, subject, &[])
    });
    let present: Vec<String> = questions.iter().map(|question| fold(question)).collect();
    let gone = required.iter().filter(|question| {
        let wanted = fold(question.text);
        !present.iter().any(|present| present.contains(&wanted))
    });
    let gone = gone.map(|question| {
        let subject = Subject::new(question.block, question.text);
        Finding::about(Check::QuestionDeleted, subject, &[])
    });
    red.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w49_red_runs_and_deleted_questions_are_found() {
        let unclear = [
            UnclearRun {
                block: "steps",
                text: "一瞬で翻訳できる",
            },
            UnclearRun {
                block: "steps",
                text: " ",
            },
        ];
        let required = [
            RequiredQuestion {
                block: "faq",
                text: "価格",
            },
            RequiredQuestion {
                block: "faq",
                text: "競合・既存製品との違い",
            },
        ];
        let found = check_document(&unclear, &required, &["Q. 価格はいくらですか？"]);
        let names: Vec<(&str, &str)> = found
            .iter()
            .map(|finding| {
                let subject = finding.subject.as_ref().unwrap();
                (finding.check.code(), subject.name.as_str())
            })
            .collect();
        assert_eq!(
            names,
            [
                ("H9", "一瞬で翻訳できる"),
                ("H10", "競合・既存製品との違い")
            ]
        );
        assert!(check_document(&[], &[], &[]).is_empty());
    }
}
