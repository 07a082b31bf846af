use super::*;
use crate::answers::{read_answer, targets_of};
use crate::template;

use proptest::prelude::*;

/// The texts that each cell of the Business Model Canvas gets, by key, and the rest.
fn placed(text: &str) -> (Vec<(String, String)>, Placement) {
    let targets = targets_of(template("rikai.bmc").unwrap());
    let placement = place(&read_answer(text).unwrap(), &targets);
    let list = placement.placed.iter();
    let list = list.map(|placed| (targets[placed.target].key.clone(), placed.text.clone()));
    (list.collect(), placement)
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    let list = list.iter();
    list.map(|(key, text)| ((*key).to_owned(), (*text).to_owned()))
        .collect()
}

const ANSWER: &str = include_str!("../../../tests/answers/bmc.md");

#[test]
fn w61_an_answer_fills_the_nine_cells() {
    let (list, placement) = placed(ANSWER);
    let targets = targets_of(template("rikai.bmc").unwrap());
    for (index, target) in targets
        .iter()
        .enumerate()
        .filter(|(_, target)| target.key != "bv")
    {
        assert!(placement.texts(index).next().is_some(), "{}", target.key);
    }
    let channels: Vec<&str> = list
        .iter()
        .filter(|(key, _)| key == "ch")
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(channels, ["店頭のQRコード", "地域の情報誌\n・月1回の連載"]);
    assert_eq!(placement.tables.len(), 1);
    let strays: Vec<&str> = placement
        .strays
        .iter()
        .map(|stray| stray.text.as_str())
        .collect();
    assert_eq!(
        strays,
        [
            "惣菜店の売れ残り予測アプリ：ビジネスモデルキャンバス",
            "ご依頼の内容をもとに整理しました。",
            "条件の確認"
        ]
    );
}

#[test]
fn w61_a_missing_heading_is_reported() {
    let targets = targets_of(template("rikai.bmc").unwrap());
    let without = ANSWER.replace("## 3. 販路", "## 3. その他");
    let (list, placement) = placed(&without);
    let missing: Vec<&str> = placement
        .missing
        .iter()
        .map(|index| targets[*index].key.as_str())
        .collect();
    assert_eq!(missing, ["ch", "bv"]);
    assert!(!list.iter().any(|(key, _)| key == "ch"));
    // What stood there is not lost.
    assert!(
        placement
            .strays
            .iter()
            .any(|stray| stray.text == "店頭のQRコード")
    );
}

#[test]
fn w61_cells_are_found_however_their_names_are_marked() {
    let expected = pairs(&[("cs", "惣菜店の店主"), ("vp", "廃棄が減る")]);
    for text in [
        "# 顧客セグメント\n- 惣菜店の店主\n# 価値提供\n- 廃棄が減る",
        "**顧客セグメント**\n惣菜店の店主\n**価値提供**\n廃棄が減る",
        "1. **顧客セグメント**\n   - 惣菜店の店主\n2. **価値提供**\n   - 廃棄が減る",
        "１．顧客セグメント\n・惣菜店の店主\n２．価値提供\n・廃棄が減る",
        "- 顧客セグメント：惣菜店の店主\n- **価値提供**: 廃棄が減る",
        "【顧客セグメント】\n惣菜店の店主\n【価値提供】\n廃棄が減る",
        "顧客セグメント：\n・惣菜店の店主\n価値提供：\n・廃棄が減る",
        "| 要素 | 内容 |\n|---|---|\n| 顧客セグメント | 惣菜店の店主 |\n| 価値提供 | ・廃棄が減る |",
        "| 顧客ｾｸﾞﾒﾝﾄ | 惣菜店の店主 |\n| Value Propositions | 廃棄が減る",
        "```markdown\n## Customer Segments\n* 惣菜店の店主\n## Value Propositions\n* 廃棄が減る\n```",
    ] {
        let (list, placement) = placed(text);
        assert_eq!(list, expected, "{text}");
        assert!(
            placement.strays.is_empty(),
            "{text}\n{:?}",
            placement.strays
        );
    }
}

#[test]
fn w61_a_name_with_its_text_on_one_line_leaves_the_place_open() {
    let (list, placement) =
        placed("## 価値提供\n- 早い\n- 資源：売上の記録\n  - 3 年分\n- 安い\n\n販路：店頭\n近所");
    assert_eq!(
        list,
        pairs(&[
            ("vp", "早い"),
            ("kr", "売上の記録\n・3 年分"),
            ("vp", "安い"),
            ("ch", "店頭"),
            ("vp", "近所"),
        ])
    );
    assert!(placement.strays.is_empty());
}

#[test]
fn w61_what_belongs_to_no_cell_is_listed_with_its_reason() {
    let long = "長".repeat(5_001);
    let text = format!(
        "前書き\n## 価値提供\n### 主な価値\n- 早い\n- {long}\n```js\nlet a;\n```\n## まとめ\n- 以上です"
    );
    let (list, placement) = placed(&text);
    assert_eq!(list, pairs(&[("vp", "早い")]));
    let reasons: Vec<(StrayReason, usize, usize)> = placement
        .strays
        .iter()
        .map(|stray| (stray.reason, stray.lines.first, stray.lines.last))
        .collect();
    assert_eq!(
        reasons,
        [
            (StrayReason::NoCell, 1, 1),
            (StrayReason::UnknownHeading, 3, 3),
            (StrayReason::TooLong, 5, 5),
            (StrayReason::Code, 6, 8),
            (StrayReason::UnknownHeading, 9, 9),
            (StrayReason::NoCell, 10, 10),
        ]
    );
    let (_, heading_only) = placed("## 価値提供\n\n## 販路\n- 店頭");
    assert_eq!(heading_only.empty, [3]);
}

#[test]
fn w62_texts_made_to_be_slow_are_read_like_others() {
    // With work that grows by the square these would not end.
    for piece in [
        "[", "](", "[a](", "*", "**", "** ", "`", "|", "\\", "- ", "#", "```md\n", "```\n", "|a\n",
        "- a\n", "  - a\n", "：", "【", "1.", "９", "半数",
    ] {
        let most = piece.matches('\n').count() * 10_000;
        let count = if most > 0 {
            most
        } else {
            200_000 / piece.len()
        };
        let (_, placement) = placed(&piece.repeat(count));
        assert!(placement.placed.is_empty());
    }
}

/// Lines as an answer may have them, whole and broken.
fn fragments() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "# 顧客セグメント",
        "＃＃ 価値提供",
        "**販路**",
        "1. 主要活動",
        "- 項目",
        "  - 深い項目",
        "・項目：値",
        "   続き",
        "- [x] 済み",
        "| a | b |",
        "|---|---|",
        "| 資源 | 店主の経験<br>・売上の記録 |",
        "コスト構造：",
        "```",
        "```json",
        "---",
        "===",
        "",
        "　",
        "-",
        "**",
        "|",
        "[](",
        "協力者 - 近所の農家",
    ]);
    prop_oneof![
        4 => known.prop_map(str::to_owned),
        1 => "[-#*|・`=\\[\\] 　a１あ:：\\\\]{0,12}",
        1 => "\\PC{0,20}",
    ]
}

proptest! {
    #[test]
    fn w62_every_line_is_placed_or_listed_exactly_once(lines in prop::collection::vec(fragments(), 0..40)) {
        let text = lines.join("\n");
        let (_, placement) = placed(&text);
        let all = placement.placed.iter().map(|placed| placed.lines)
            .chain(placement.tables.iter().map(|table| table.lines))
            .chain(placement.strays.iter().map(|stray| stray.lines))
            .chain(placement.structure.iter().copied());
        let mut count = vec![0; text.lines().count() + 2];
        let mut starts = std::collections::BTreeSet::new();
        for lines in all {
            prop_assert!(lines.first <= lines.last);
            // Several texts may come from one row of a table.
            if starts.insert(lines) {
                for count in &mut count[lines.first..=lines.last] {
                    *count += 1;
                }
            }
        }
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                prop_assert!(count[index + 1] <= 1, "line {} {:?}", index + 1, line);
            } else {
                prop_assert_eq!(count[index + 1], 1, "line {} {:?} of {:?}: {:#?}", index + 1, line, text, placement);
            }
        }
    }

    #[test]
    fn w62_no_text_makes_a_reader_panic(text in "\\PC{0,400}") {
        let (_, placement) = placed(&text);
        let words: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        prop_assert!(words.is_empty() || !(placement.placed.is_empty() && placement.strays.is_empty()
            && placement.tables.is_empty() && placement.structure.is_empty()));
    }
}
