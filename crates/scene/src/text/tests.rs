use super::*;
use board::BoardSize;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const STYLE: TextStyle = TextStyle {
    size: 10.0,
    weight: Weight::Regular,
};

/// The lines at ten units a Japanese character.
fn lines(text: &str, width: f64) -> Vec<String> {
    let layout = lay_out(text, STYLE, width);
    layout.lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn s2_no_line_starts_with_what_must_not() {
    // Room for four characters; the fifth would start the next line.
    for no_starter in
        "、。，．・：；？！）」』】〕〉》ぁぃぅぇぉっゃゅょァィゥェォッャュョー々…‥゛゜ゝゞ％"
            .chars()
    {
        let text = format!("亜伊宇江{no_starter}尾");
        let found = lines(&text, 40.0);
        assert_eq!(found[0], "亜伊宇", "{no_starter}");
    }
}

#[test]
fn s2_no_line_ends_with_what_must_not() {
    for no_ender in "（「『【〔〈《［｛￥".chars() {
        let text = format!("亜伊宇{no_ender}江尾");
        let found = lines(&text, 40.0);
        assert_eq!(found[0], "亜伊宇", "{no_ender}");
    }
}

#[test]
fn s2_quotation_marks_between_wide_characters_have_a_side() {
    assert_eq!(lines("亜伊宇“江”尾加", 40.0), ["亜伊宇", "“江”尾加"]);
    assert_eq!(lines("亜“伊”宇江尾加", 40.0)[0], "亜“伊”宇");
    // Between Latin letters they have none: nothing is broken there.
    assert_eq!(lines("it’s it’s it’s", 40.0), ["it’s it’s", "it’s"]);
}

#[test]
fn s2_lines_end_where_browsers_end_them() {
    assert_eq!(
        lines("生成AI（人工知能）", 35.0),
        ["生成AI", "（人工", "知能）"]
    );
    assert_eq!(lines("電話 03-1234-5678", 50.0), ["電話 03-", "1234-5678"]);
    assert_eq!(lines("差は -1234567", 50.0), ["差は", "-1234567"]);
    assert_eq!(lines("企画/開発", 30.0), ["企画/", "開発"]);
    assert_eq!(lines("word and/or", 50.0), ["word", "and/or"]);
}

#[test]
fn s2_words_and_numbers_hold_together() {
    assert_eq!(
        lines("価格は1,200円です", 50.0),
        ["価格は", "1,200円で", "す"]
    );
    assert_eq!(lines("two words here", 50.0), ["two words", "here"]);
}

#[test]
fn s3_a_word_that_fits_no_line_is_broken_anywhere_after_a_line_of_its_own_began() {
    let found = lines("あ Donaudampfschifffahrt", 50.0);
    assert_eq!(found[0], "あ");
    assert!(
        found.len() > 2 && found.concat() == "あDonaudampfschifffahrt",
        "{found:?}"
    );
    let found = lines("https://example.com/a/very/long/path", 104.0);
    assert_eq!(found[0], "https://example.com/");
    let found = lines("見る https://example.com/", 104.0);
    assert_eq!(found, ["見る", "https://example.com/"]);
}

#[test]
fn s3_clusters_are_never_split() {
    assert_eq!(lines("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 1.0), ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"]);
    assert_eq!(lines("🇯🇵🇺🇸", 13.0), ["🇯🇵", "🇺🇸"]);
    assert_eq!(lines("あか\u{3099}", 10.0), ["あ", "が"]);
}

#[test]
fn s3_spaces_hang_over_the_end_of_a_line() {
    assert_eq!(lines("亜伊    宇", 20.0), ["亜伊", "宇"]);
    assert_eq!(lines("亜伊\u{3000}\u{3000}宇", 20.0), ["亜伊", "宇"]);
    assert_eq!(lines("  亜\n\t伊", 100.0), ["  亜", "    伊"]);
    let layout = lay_out("亜   ", STYLE, 100.0);
    assert_eq!(layout.lines[0].width, 10.0);
}

#[test]
fn s3_every_kind_of_line_feed_ends_a_line() {
    assert_eq!(
        lines("a\nb\r\nc\rd\u{2028}e\n", 100.0),
        ["a", "b", "c", "d", "e", ""]
    );
    assert_eq!(lines("", 100.0), [""]);
    assert_eq!(lines("\n\n", 100.0), ["", "", ""]);
}

#[test]
fn s4_text_shrinks_and_then_wants_more_room() {
    let room = BoardSize::new(168.0, 168.0);
    let at = |count: usize| fit(&"あ".repeat(count), Weight::Regular, room);
    assert_eq!(at(9).size, 18.0);
    assert_eq!(at(54).size, 18.0);
    assert_eq!(at(55).size, 17.0);
    assert_eq!(at(140).size, 12.0);
    assert!(at(140).layout.height <= 168.0);
    assert_eq!(at(141).size, 12.0);
    assert!(at(141).layout.height > 168.0);
}

#[test]
fn s4_lines_stand_where_css_puts_them() {
    // A line of 1.4 em: the font's own height of 1.448 em is cut by 0.024 em above and below.
    assert!((baseline(10.0) - (11.6 - 0.24)).abs() < 1e-9);
}

#[test]
fn runs_of_a_line_lie_end_to_end() {
    let text = "旅行✈️と🎉🎉 end";
    let found = runs(text, STYLE);
    let texts: Vec<_> = found.iter().map(|run| (run.text, run.emoji)).collect();
    let wanted = [
        ("旅行", false),
        ("✈️", true),
        ("と", false),
        ("🎉", true),
        ("🎉", true),
        (" end", false),
    ];
    assert_eq!(texts, wanted);
    for pair in found.windows(2) {
        assert!((pair[0].x + width(pair[0].text, STYLE) - pair[1].x).abs() < 1e-9);
    }
}

#[test]
fn hostile_widths_and_sizes_end() {
    for width in [f64::NAN, -1.0, 0.0, 1e300, f64::INFINITY] {
        let found = lines("あいう えお\nか", width);
        assert_eq!(found.concat().replace(' ', ""), "あいうえおか", "{width}");
    }
}

/// What may lie between two lines: spaces, and what combines with them.
fn hangs(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{301}' | '\u{3099}' | '\u{200d}')
}

proptest! {
    #[test]
    fn s3_nothing_is_lost_doubled_or_too_wide(text in "[ a-zA-Zあ-んア-ヶ一-十、。「」ー…0-9/:\n\t👍🇯👨\u{200d}\u{3099}\u{301}]{0,80}", width in 1.0..200.0_f64) {
        let layout = lay_out(&text, STYLE, width);
        let mut end = 0;
        for line in &layout.lines {
            let skipped = &text[end..line.source.start];
            prop_assert!(skipped.chars().all(hangs), "{skipped:?}");
            end = line.source.end;
            let one_cluster = line.text.graphemes(true).count() <= 1;
            prop_assert!(line.width <= width + 1e-6 || one_cluster || line.text.trim_start().graphemes(true).count() <= 1, "{line:?}");
        }
        prop_assert!(text[end..].chars().all(hangs), "{text:?}");
        prop_assert_eq!(layout.height, layout.line_height * layout.lines.len() as f64);
    }

    #[test]
    fn s4_what_surely_fits_does_fit(text in "[ a-zあ-ん一-十、ー\nW👍]{0,70}", width in 20.0..300.0_f64, height in 20.0..300.0_f64) {
        let room = BoardSize::new(width, height);
        if surely_fits(&text, room) {
            prop_assert!(fit(&text, Weight::Regular, room).layout.height <= height + 1e-6);
        }
    }
}
