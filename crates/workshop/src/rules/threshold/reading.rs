//! From a text to its pass lines.

use super::numbers::{Token, tokens};
use super::{Comparison, Threshold, Unit};

use Comparison::{AtLeast, AtMost, LessThan, MoreThan};

/// Pass lines of one text; more than a table's cell ever has.
const LINES_MAX: usize = 20;

/// How far behind a number its comparison may stand, in characters: a unit lies between.
const REACH: usize = 10;

/// Comparisons that stand behind the number and its unit.
const BEHIND: [(&str, Comparison); 25] = [
    ("以上", AtLeast),
    ("以下", AtMost),
    ("以内", AtMost),
    ("未満", LessThan),
    ("より多", MoreThan),
    ("より大", MoreThan),
    ("より高", MoreThan),
    ("より少", LessThan),
    ("より小", LessThan),
    ("より低", LessThan),
    ("より短", LessThan),
    ("上回", MoreThan),
    ("下回", LessThan),
    ("超", MoreThan),
    ("に達", AtLeast),
    ("に到達", AtLeast),
    ("or more", AtLeast),
    ("or higher", AtLeast),
    ("or above", AtLeast),
    ("or better", AtLeast),
    ("and above", AtLeast),
    ("or less", AtMost),
    ("or fewer", AtMost),
    ("or lower", AtMost),
    ("or below", AtMost),
];

/// Comparisons that stand before the number; the longer before what they end in.
const BEFORE: [(&str, Comparison); 36] = [
    (">=", AtLeast),
    ("=>", AtLeast),
    ("≥", AtLeast),
    ("≧", AtLeast),
    ("<=", AtMost),
    ("=<", AtMost),
    ("≤", AtMost),
    ("≦", AtMost),
    (">", MoreThan),
    ("<", LessThan),
    ("最低", AtLeast),
    ("最低でも", AtLeast),
    ("少なくとも", AtLeast),
    ("最大", AtMost),
    ("多くても", AtMost),
    ("at least", AtLeast),
    ("no less than", AtLeast),
    ("not less than", AtLeast),
    ("no fewer than", AtLeast),
    ("minimum", AtLeast),
    ("at most", AtMost),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("up to", AtMost),
    ("within", AtMost),
    ("maximum", AtMost),
    ("more than", MoreThan),
    ("greater than", MoreThan),
    ("higher than", MoreThan),
    ("over", MoreThan),
    ("above", MoreThan),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("lower than", LessThan),
    ("below", LessThan),
    ("under", LessThan),
];

/// Units of time.
const TIMES: [&str; 26] = [
    "秒", "分", "時間", "日", "日間", "週", "週間", "か月", "ヶ月", "カ月", "ヵ月", "ケ月", "箇月",
    "年", "年間", "second", "seconds", "minute", "minutes", "min", "hours", "days", "weeks",
    "months", "month", "years",
];

/// Words behind a number that counts pieces or people.
const COUNTERS: [&str; 17] = [
    "件",
    "名",
    "人",
    "社",
    "回",
    "店",
    "店舗",
    "個",
    "円",
    "点",
    "枚",
    "票",
    "people",
    "users",
    "customers",
    "companies",
    "times",
];

/// R-TH: the pass lines of a text, in its order. A number is one if a comparison stands with it (≥, 以上, 超, 未満, at
/// least …) or if it is per cent; other numbers ("5 段階評価") are not. Full-width digits, 万, 割 and 半数 are read.
pub fn thresholds(text: &str) -> Vec<Threshold> {
    let tokens = tokens(text);
    let sample = tokens.iter().find(|token| token.is_sample);
    let sample = sample.map(|token| token.value);
    let lines = tokens.iter().filter(|token| !token.is_sample);
    lines
        .filter_map(|token| line(token, sample))
        .take(LINES_MAX)
        .collect()
}

/// R-TH: the pass line that a cell is about: the last one that is no length of time, else a per cent value without a
/// comparison (taken as "at least"), else a number of pieces or people ("3 か月以内に 10 件"), else a length of time.
pub fn main_threshold(text: &str) -> Option<Threshold> {
    let found = thresholds(text);
    let last = |wanted: &dyn Fn(&Threshold) -> bool| {
        let found = found.iter().rev().find(|line| wanted(line));
        found.cloned()
    };
    last(&|line| !line.assumed && line.unit != Unit::Time)
        .or_else(|| last(&|line| line.assumed))
        .or_else(|| {
            let limit = last(&|_| true)?;
            Some(counted(text, limit.sample).unwrap_or(limit))
        })
}

/// The last number of a text that counts pieces or people.
fn counted(text: &str, sample: Option<f64>) -> Option<Threshold> {
    let tokens = tokens(text);
    let mut lines = tokens.iter().rev().filter(|token| !token.is_sample);
    lines.find_map(|token| {
        let unit = written_unit(&token.after);
        COUNTERS.contains(&unit).then(|| Threshold {
            comparison: AtLeast,
            value: token.value,
            unit: Unit::Other,
            unit_text: unit.to_owned(),
            sample,
            assumed: true,
        })
    })
}

fn line(token: &Token, sample: Option<f64>) -> Option<Threshold> {
    let behind = behind(&token.after);
    let before = before(&token.before);
    let unit_end = behind.as_ref().map_or(0, |(_, at)| *at);
    let comparison = behind.map(|(comparison, _)| comparison).or(before);
    let unit_text = if unit_end > 0 {
        token.after.get(..unit_end).unwrap_or("").trim()
    } else {
        written_unit(&token.after)
    };
    let unit = match unit_text {
        _ if token.is_percent => Unit::Percent,
        time if TIMES.contains(&time) => Unit::Time,
        _ => Unit::Other,
    };
    let comparison = match comparison {
        Some(AtLeast) | None if token.is_majority => Some(MoreThan),
        other => other,
    };
    if comparison.is_none() && !token.is_percent {
        return None;
    }
    Some(Threshold {
        comparison: comparison.unwrap_or(AtLeast),
        value: token.value,
        unit,
        unit_text: if token.is_percent { "%" } else { unit_text }.to_owned(),
        sample,
        assumed: comparison.is_none(),
    })
}

/// The comparison behind a number, and where it begins.
fn behind(after: &str) -> Option<(Comparison, usize)> {
    let near: usize = after.chars().take(REACH).map(char::len_utf8).sum();
    let sentence = after
        .find(['、', '。', ',', ';', '\n', '(', '（', '/', '・', '「', '」'])
        .unwrap_or(after.len());
    if let Some(rest) = after.strip_prefix('+')
        && !rest.starts_with(|c: char| c.is_alphanumeric())
    {
        return Some((AtLeast, 0));
    }
    BEHIND
        .iter()
        .filter_map(|(word, comparison)| {
            let at = after.find(word)?;
            (at <= near && at < sentence).then_some((*comparison, at))
        })
        .min_by_key(|(_, at)| *at)
        // を of を超 is no unit.
        .map(|(comparison, at)| {
            let unit = after.get(..at).unwrap_or("");
            (comparison, unit.trim_end_matches(['を', 'に']).len())
        })
}

/// The comparison right before a number.
fn before(before: &str) -> Option<Comparison> {
    let before = before.trim_end();
    BEFORE
        .iter()
        .filter(|(word, _)| before.ends_with(word))
        .max_by_key(|(word, _)| word.len())
        .map(|(_, comparison)| *comparison)
}

/// The unit behind a number whose comparison stands before it: its first word.
fn written_unit(after: &str) -> &str {
    let after = after.trim_start();
    let end = after
        .find(|c: char| !c.is_alphabetic() || ('ぁ'..='ん').contains(&c) && c != 'か')
        .unwrap_or(after.len());
    after.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn main_line(text: &str) -> (Comparison, f64, Unit, String) {
        let line = main_threshold(text).unwrap_or_else(|| panic!("{text}: no pass line"));
        (line.comparison, line.value, line.unit, line.unit_text)
    }

    #[test]
    fn w45_pass_lines_are_read_from_japanese() {
        for (text, comparison, value, unit, unit_text) in [
            (
                "5 段階評価アンケートで満足度平均 4.5 以上",
                AtLeast,
                4.5,
                Unit::Other,
                "",
            ),
            (
                "推薦アイテムを購入した割合が 70% 超",
                MoreThan,
                70.0,
                Unit::Percent,
                "%",
            ),
            ("半数以上", AtLeast, 50.0, Unit::Percent, "%"),
            ("過半数", MoreThan, 50.0, Unit::Percent, "%"),
            ("８０％ が Yes", AtLeast, 80.0, Unit::Percent, "%"),
            (
                "申込みが１，０００件以上",
                AtLeast,
                1000.0,
                Unit::Other,
                "件",
            ),
            ("解約率 ５％未満", LessThan, 5.0, Unit::Percent, "%"),
            ("問い合わせを 10 件以下に", AtMost, 10.0, Unit::Other, "件"),
            (
                "N 分以内、具体的には 3 分以内",
                AtMost,
                3.0,
                Unit::Time,
                "分",
            ),
            ("3 カ月以内に契約 10 件", AtLeast, 10.0, Unit::Other, "件"),
            (
                "3 か月以内に顧客 30 名以上",
                AtLeast,
                30.0,
                Unit::Other,
                "名",
            ),
            (
                "売上が 1.5 万円を超える",
                MoreThan,
                15_000.0,
                Unit::Other,
                "円",
            ),
            ("推定コストの 3 倍に到達", AtLeast, 3.0, Unit::Other, "倍"),
            ("7割以上が続ける", AtLeast, 70.0, Unit::Percent, "%"),
            ("少なくとも 5 人", AtLeast, 5.0, Unit::Other, "人"),
            ("再現率 ≧ 90%", AtLeast, 90.0, Unit::Percent, "%"),
        ] {
            assert_eq!(
                main_line(text),
                (comparison, value, unit, unit_text.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn w45_pass_lines_are_read_from_english() {
        for (text, comparison, value, unit) in [
            ("at least 80% say yes", AtLeast, 80.0, Unit::Percent),
            (
                "mean of 4.5 or more on a 5-point scale",
                AtLeast,
                4.5,
                Unit::Other,
            ),
            ("no more than 10 complaints", AtMost, 10.0, Unit::Other),
            ("churn below 5 %", LessThan, 5.0, Unit::Percent),
            ("done within 3 minutes", AtMost, 3.0, Unit::Time),
            ("> 1,000 sign-ups", MoreThan, 1000.0, Unit::Other),
            ("80%+", AtLeast, 80.0, Unit::Percent),
            ("more than half would switch", MoreThan, 50.0, Unit::Percent),
        ] {
            let found = main_line(text);
            assert_eq!(
                (found.0, found.1, found.2),
                (comparison, value, unit),
                "{text}"
            );
        }
    }

    #[test]
    fn w45_two_lines_in_one_cell_are_both_read() {
        let found = thresholds("80% が達成、50% が購入決定 (n=20)");
        let values: Vec<f64> = found.iter().map(|line| line.value).collect();
        assert_eq!(values, [80.0, 50.0]);
        assert!(
            found
                .iter()
                .all(|line| line.assumed && line.sample == Some(20.0))
        );
    }

    #[test]
    fn w45_texts_without_a_pass_line_have_none() {
        for text in [
            "",
            "統計検定でモデルが有意に良いか",
            "会員登録して 3 回目の顧客",
            "①②③",
            "N 倍に到達",
            "5 段階評価",
        ] {
            assert_eq!(main_threshold(text), None, "{text}");
        }
        // However long, however strange.
        assert!(thresholds(&"9%以上、".repeat(100_000)).len() <= LINES_MAX);
    }
}
