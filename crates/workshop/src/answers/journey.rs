//! Tables of a customer journey.

use super::{Table, TableRow, fold, narrow, write_table};

/// A step of a journey.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct JourneyStep {
    /// 行動段階
    pub stage: String,
    /// 具体的行動
    pub action: String,
    /// 時間リソース
    pub time: String,
    /// 金額リソース
    pub money: String,
    /// 感情状態
    pub emotion: String,
    /// Columns that are none of these, with their names.
    pub others: Vec<(String, String)>,
    /// Its line in the source.
    pub line: usize,
}

/// A journey.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Journey {
    /// Its steps in order of time.
    pub steps: Vec<JourneyStep>,
}

/// The columns by the words in their names. A column means the first of these that names it.
const COLUMNS: [&[&str]; 5] = [
    &["段階", "ステージ", "フェーズ", "stage", "phase"],
    &["行動", "アクション", "action", "behaviour", "behavior"],
    &["時間", "期間", "time", "duration"],
    &["金額", "費用", "コスト", "お金", "money", "cost", "price"],
    &["感情", "気持ち", "emotion", "feeling", "mood"],
];

/// The names of the columns in an exported table.
const NAMES: [&str; 5] = [
    "行動段階",
    "具体的行動",
    "時間リソース",
    "金額リソース",
    "感情状態",
];

/// Reads a table of actions with their resources and emotions. `None` if it has no column for actions or stages.
pub fn read_journey(table: &Table) -> Option<Journey> {
    let kinds_of = |row: &TableRow| -> Vec<Option<usize>> {
        row.cells.iter().map(|cell| kind_of(cell)).collect()
    };
    // Half a table may lack its dashes; a row that names two kinds of columns is a head all the same.
    let (head, rows) = table.split(|row| kinds_of(row).iter().flatten().count() >= 2);
    let head = head?;
    let kinds = kinds_of(head);
    if !kinds.iter().flatten().any(|kind| *kind < 2) {
        return None;
    }
    let mut journey = Journey::default();
    for row in rows {
        let mut step = JourneyStep {
            line: row.line,
            ..JourneyStep::default()
        };
        for (index, text) in row.cells.iter().enumerate() {
            let kind = kinds.get(index).copied().flatten();
            let field = match kind {
                Some(0) => Some(&mut step.stage),
                Some(1) => Some(&mut step.action),
                Some(2) => Some(&mut step.time),
                Some(3) => Some(&mut step.money),
                Some(4) => Some(&mut step.emotion),
                _ => None,
            };
            match field {
                Some(field) if field.is_empty() => field.clone_from(text),
                _ if text.is_empty() => {}
                _ => step
                    .others
                    .push((head.cell(index).to_owned(), text.clone())),
            }
        }
        let is_empty = row.cells.iter().all(String::is_empty);
        if !is_empty {
            journey.steps.push(step);
        }
    }
    Some(journey)
}

/// Which of the columns a name means. 行動段階 is a stage: the first match counts.
pub(super) fn kind_of(name: &str) -> Option<usize> {
    let folded = fold(name);
    COLUMNS
        .iter()
        .position(|words| words.iter().any(|word| folded.contains(&fold(word))))
}

/// A journey as a table of Markdown; other columns follow behind the five.
pub fn write_journey(journey: &Journey) -> String {
    let mut others: Vec<&str> = Vec::new();
    for (name, _) in journey.steps.iter().flat_map(|step| &step.others) {
        if !others.contains(&name.as_str()) {
            others.push(name);
        }
    }
    let head: Vec<&str> = NAMES
        .iter()
        .copied()
        .chain(others.iter().copied())
        .collect();
    let rows = journey.steps.iter().map(|step| {
        let mut row = vec![
            step.stage.as_str(),
            &step.action,
            &step.time,
            &step.money,
            &step.emotion,
        ];
        row.extend(others.iter().map(|name| {
            let other = step.others.iter().find(|(other, _)| other == name);
            other.map_or("", |(_, text)| text.as_str())
        }));
        row
    });
    write_table(&head, rows)
}

/// The level of an emotion from −2 to +2: a number (`+1`, `-2`), or the first face that stands in the text.
pub fn emotion_level(text: &str) -> Option<i8> {
    const FACES: [(&str, i8); 5] = [
        ("😍🤩🥳😆🎉", 2),
        ("😀😃😄😁😊🙂😌☺", 1),
        ("😐😑🤔😶😮", 0),
        ("😕🙁☹😟😰😥😓😔😣", -1),
        ("😢😭😡😠😱😫😩🤬😖😞", -2),
    ];
    let number = narrow(text).replace('−', "-");
    let number = number.trim();
    if let Ok(level) = number.strip_prefix('+').unwrap_or(number).parse::<i8>() {
        return (-2..=2).contains(&level).then_some(level);
    }
    text.chars().find_map(|face| {
        let level = FACES.iter().find(|(faces, _)| faces.contains(face));
        level.map(|(_, level)| *level)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read_answer;

    fn journey(text: &str) -> Option<Journey> {
        let answer = read_answer(text).unwrap();
        let (_, table) = answer.tables().next()?;
        read_journey(table)
    }

    const TABLE: &str = "\
| 行動段階 | 具体的行動 | 時間リソース | 金額リソース | 感情状態 | メモ |
| --- | --- | --- | --- | --- | --- |
| 問題認識 | 廃棄の記録を見返す | 30 分/週 | 0 円 | 😟 不安 | 閉店後 |
| 情報収集 | 組合の会合で聞く | 2 時間/月 | 1,000 円 | 🙂 |  |
";

    #[test]
    fn w65_a_journey_is_read_from_a_table_and_written_back() {
        let found = journey(TABLE).unwrap();
        assert_eq!(found.steps.len(), 2);
        assert_eq!(found.steps[0].stage, "問題認識");
        assert_eq!(found.steps[0].action, "廃棄の記録を見返す");
        assert_eq!(
            found.steps[0].others,
            [("メモ".to_owned(), "閉店後".to_owned())]
        );
        assert_eq!(emotion_level(&found.steps[0].emotion), Some(-1));
        assert_eq!(write_journey(&found), TABLE);
    }

    #[test]
    fn w65_half_a_journey_is_read_as_far_as_it_goes() {
        let cut = journey("| 行動 | 時間 | 費用 |\n| 検索する | 5 分").unwrap();
        assert_eq!(cut.steps.len(), 1);
        assert_eq!(
            (cut.steps[0].time.as_str(), cut.steps[0].money.as_str()),
            ("5 分", "")
        );
        assert_eq!(journey("| 順位 | 問い |\n|---|---|\n| 1 | なぜ |"), None);
        assert_eq!(journey("| a |"), None);
    }

    #[test]
    fn w65_emotions_are_numbers_or_faces() {
        for (text, level) in [
            ("+2", Some(2)),
            ("－１", Some(-1)),
            ("0", Some(0)),
            ("とても良い😍", Some(2)),
            ("😭", Some(-2)),
            ("5", None),
            ("良い", None),
        ] {
            assert_eq!(emotion_level(text), level, "{text}");
        }
    }
}
