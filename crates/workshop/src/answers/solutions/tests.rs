use super::SolutionField::{Business, Effect, Outline, Reference, Solved, Technical, When};
use super::*;
use crate::answers::read_answer;

use proptest::prelude::*;

pub(crate) const F1: &str = include_str!("../../../tests/answers/solutions-f1.md");
pub(crate) const F2: &str = include_str!("../../../tests/answers/solutions.md");

/// The second without the advice behind it, which no board keeps.
pub(crate) fn f2_list() -> &'static str {
    F2.split("\n---\n").next().unwrap()
}

fn read(text: &str) -> SolutionList {
    read_solutions(&read_answer(text).unwrap())
}

#[test]
fn w67_a_list_of_the_first_form_comes_back_byte_for_byte() {
    let list = read(F1);
    assert_eq!(list.format, SolutionFormat::F1);
    assert_eq!(list.title, "惣菜店のための解決策一覧");
    assert_eq!(list.solutions.len(), 2);
    assert_eq!(
        list.solutions[0].field(&Business),
        "店舗あたり月額 3,980 円"
    );
    assert!(list.strays.is_empty());
    assert_eq!(write_solutions(&list), F1);
    // Without the empty line below each heading, and with one.
    let tight = F1
        .replace("ソリューション\n\n", "ソリューション\n")
        .replace("アシスタント\n\n", "アシスタント\n");
    assert_eq!(write_solutions(&read(&tight)), tight);
    let trimmed = F1.replace("  \n", "\n");
    assert_eq!(write_solutions(&read(&trimmed)), F1);
}

#[test]
fn w67_a_list_of_the_second_form_comes_back_byte_for_byte() {
    let list = read(F2);
    assert_eq!(list.format, SolutionFormat::F2);
    let names: Vec<(&str, &str)> = list
        .solutions
        .iter()
        .map(|solution| (solution.name.as_str(), solution.provider.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("売れ残り予測", "みなと食品店より"),
            ("値引きの自動提案", "北町ストアより"),
            ("注文の先読み", "")
        ]
    );
    assert_eq!(
        list.solutions[0].field(&Reference),
        "https://example.org/minato"
    );
    assert_eq!(list.solutions[1].difficulty(), Some(8.0));
    assert_eq!(list.solutions[2].difficulty(), None);
    assert!(list.strays.is_empty());
    // The closing advice is no solution.
    assert!(list.advice.is_some());
    assert_eq!(write_solutions(&list), f2_list());
}

#[test]
fn w67_lists_as_an_ai_writes_them_are_read() {
    let text = "# 候補一覧\n\n### **1. 自動化アプローチ**\n\n**いつ使う？**  \n月に 200 件を手で処理しているとき。\n\n**どう課題を解決した？**  \n撮影するだけで読み取る。\n\n**参考リソース**:\n- 会社A: https://example.org/a\n- 会社B: https://example.org/b\n\n**価格と導入ハードル**:\n- **月額**: 3,980 円\n\n---\n\n### **2. 可視化アプローチ**\n\n**いつ使う？**\n会議の前。\n";
    let list = read(text);
    assert_eq!(list.solutions.len(), 2);
    let first = &list.solutions[0];
    assert_eq!(first.name, "自動化アプローチ");
    assert_eq!(first.field(&When), "月に 200 件を手で処理しているとき。");
    assert_eq!(first.field(&Solved), "撮影するだけで読み取る。");
    assert_eq!(
        first.field(&Reference),
        "・会社A: https://example.org/a\n・会社B: https://example.org/b"
    );
    let price = SolutionField::Other("価格と導入ハードル".to_owned());
    assert_eq!(first.field(&price), "・月額: 3,980 円");
    assert!(list.strays.is_empty(), "{:?}", list.strays);
    // What is written is one of the two forms, and says the same.
    let again = read(&write_solutions(&list));
    assert_eq!(
        again.solutions[0].field(&Reference),
        first.field(&Reference)
    );
    assert_eq!(again.solutions[0].field(&price), first.field(&price));
}

#[test]
fn w67_what_is_about_no_solution_is_listed() {
    let list = read("まえがき\n# 一覧\n説明です\n## 解決策\nただの文\n* 効果 : 2 倍");
    let strays: Vec<(usize, &str)> = list
        .strays
        .iter()
        .map(|(lines, text)| (lines.first, text.as_str()))
        .collect();
    assert_eq!(strays, [(1, "まえがき"), (3, "説明です"), (5, "ただの文")]);
    assert_eq!(list.solutions[0].field(&Effect), "2 倍");
    assert!(read("").solutions.is_empty());
}

#[test]
fn w67_a_thousand_entries_are_read_and_two_megabytes_refused() {
    let entry = F1.split_once("\n## ").unwrap().1;
    let (first, _) = entry.split_once("\n## ").unwrap();
    let many = (0..1_000).map(|number| format!("\n## {number}{first}"));
    let text = format!("# 一覧\n{}", many.collect::<String>());
    let list = read(&text);
    assert_eq!(list.solutions.len(), 1_000);
    assert_eq!(list.solutions[999].fields.len(), 3);
    assert_eq!(write_solutions(&list), text);
    assert!(read_answer(&text.repeat(12)).is_err());
}

fn words() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "予測",
        "店 舗",
        "3 倍",
        "AI",
        "URL https://example.org",
        "…",
    ])
    .prop_map(str::to_owned)
}

proptest! {
    #[test]
    fn w67_any_list_that_is_written_reads_back(
        names in prop::collection::vec((words(), words()), 1..6),
        texts in prop::collection::vec(words(), 3),
        first_form in any::<bool>(),
    ) {
        let fields = if first_form { [Outline, Technical, Business] } else { [When, Effect, Reference] };
        let solutions = names.iter().map(|(name, provider)| Solution {
            name: name.clone(),
            provider: provider.clone(),
            fields: fields.iter().cloned().zip(texts.iter().cloned()).collect(),
            line: 0,
        });
        let list = SolutionList {
            format: if first_form { SolutionFormat::F1 } else { SolutionFormat::F2 },
            title: "一覧".to_owned(),
            solutions: solutions.collect(),
            ..SolutionList::default()
        };
        let text = write_solutions(&list);
        let mut again = read(&text);
        for solution in &mut again.solutions {
            solution.line = 0;
        }
        prop_assert_eq!(&again, &list);
        prop_assert_eq!(write_solutions(&again), text);
    }

    #[test]
    fn w67_any_text_gives_a_list(text in "([#*・: \\n-]|概要|いつ使う|あ|[a-z]|\\PC){0,200}") {
        let list = read(&text);
        let text = write_solutions(&list);
        let _ = read(&text);
    }
}
