//! The page for those who decide: what is on it, that it is one page, and that it runs nothing.

use board::{Board, BoardPoint, CellValue, ClientNumber, ElementId, Locale, Snapshot};
use export::{day_in_japan, report, report_html, report_markdown};
use workshop::plan::Clock;
use workshop::rules::Date;

use crate::{assert_golden, fixture};

/// The canvases that a report is read from, as one board has them.
const TEMPLATES: [&str; 8] = [
    "day0.customer",
    "jissen2.matrix",
    "jissen3.prfaq",
    "kaishi.metric",
    "kaizen3.feedback",
    "kaizen3.market",
    "kaizen3.criteria",
    "plan.schedule",
];

/// A day of the workshop: a Sunday.
pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

/// The canvases with nothing in them; the id of each is the last part of its template's name.
pub fn blank() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    let pack: Vec<(ElementId, &workshop::Template)> = TEMPLATES
        .iter()
        .map(|name| {
            let canvas = name.rsplit('.').next().unwrap();
            (ElementId::new(canvas), workshop::template(name).unwrap())
        })
        .collect();
    workshop::insert_pack(&mut board, &pack, BoardPoint::default()).unwrap();
    board
}

fn say(board: &mut Board, cell: &str, text: &str) {
    let id = ElementId::new(cell);
    let done = board.edit(|edit| edit.set_text(&id, text));
    done.unwrap_or_else(|error| panic!("{cell}: {error}"));
}

fn set(board: &mut Board, cell: &str, value: CellValue) {
    let id = ElementId::new(cell);
    let done = board.edit(|edit| edit.set_value(&id, "", Some(value)));
    done.unwrap_or_else(|error| panic!("{cell}: {error}"));
}

/// A board on which everything was decided.
pub fn decided() -> Board {
    let mut board = blank();
    let title = "英会話サービス <b>改善</b>";
    board.edit(|edit| edit.set_title(title)).unwrap();
    let sample = &workshop::template("jissen2.matrix").unwrap().samples[0];
    let matrix = ElementId::new("matrix");
    workshop::insert_sample(&mut board, &matrix, sample, Locale::Ja).unwrap();
    say(&mut board, "customer/sentence", "通勤中に学ぶ会社員");
    say(&mut board, "prfaq/service", "毎朝ひとこと英会話");
    say(&mut board, "prfaq/define", "声を出せる場所がない");
    say(&mut board, "prfaq/invent", "口の動きだけで\n発音を採点する");
    say(&mut board, "metric/metric", "週3日以上話した人の割合");
    let text = |text: &str| CellValue::Text(text.to_owned());
    for (cell, value) in [
        ("feedback/testers", CellValue::Number(12.0)),
        ("feedback/done-rate", CellValue::Number(75.0)),
        ("feedback/verdict.solved", text("met")),
        ("market/market", CellValue::Number(1_000_000.0)),
        ("market/share", CellValue::Number(2.0)),
        ("market/price", CellValue::Number(980.0)),
        ("market/periods", CellValue::Number(12.0)),
        ("market/cost", CellValue::Number(30_000_000.0)),
        ("schedule/weekday", text("wed")),
        ("schedule/start", text("10:00")),
        ("schedule/end", text("10:30")),
        ("schedule/first", text("2026-12-02")),
        ("schedule/place", text("会議室 | 3")),
        ("schedule/next.day", text("2026-11-26")),
        ("schedule/next.time", text("15:00")),
    ] {
        set(&mut board, cell, value);
    }
    for (slot, value) in [
        ("criteria/measures.r4*criteria/measures.c1", "80%が達成"),
        ("criteria/measures.r4*criteria/measures.c3", "費用の3倍"),
        ("schedule/reports.r1*schedule/reports.c1", "2026-12-18"),
        ("schedule/reports.r1*schedule/reports.c2", "2027-01-08"),
        ("schedule/reports.r2*schedule/reports.c2", "2027/11/31"),
    ] {
        set(&mut board, slot, text(value));
    }
    let row = ElementId::new("schedule/reports.r1");
    board
        .edit(|edit| edit.set_text(&row, "① スポンサーの獲得"))
        .unwrap();
    board
}

fn markdown(snapshot: &Snapshot, locale: Locale) -> String {
    report_markdown(&report(snapshot, locale, today()))
}

#[test]
fn x250_a_report_says_what_was_decided() {
    let snapshot = decided().snapshot();
    assert_golden("report.ja.md", &markdown(&snapshot, Locale::Ja));
    assert_golden("report.en.md", &markdown(&snapshot, Locale::En));
}

#[test]
fn x251_what_nobody_decided_says_so() {
    for (locale, open) in [
        (Locale::Ja, "まだ決まっていません"),
        (Locale::En, "Not decided yet"),
    ] {
        let empty = Board::new(ClientNumber::new(1)).snapshot();
        for snapshot in [&empty, &blank().snapshot()] {
            let report = report(snapshot, locale, today());
            assert_eq!(report.sections.len(), 5);
            let facts: usize = report.sections.iter().map(|one| one.facts.len()).sum();
            let said: Vec<_> = report
                .sections
                .iter()
                .flat_map(|section| &section.facts)
                .filter(|fact| !fact.said.is_empty())
                .collect();
            assert!(said.is_empty(), "{said:?}");
            let text = report_markdown(&report);
            // Each fact, and the table of milestones.
            assert_eq!(text.matches(open).count(), facts + 1, "{text}");
        }
    }
}

#[test]
fn x252_the_latest_canvas_counts_and_a_blank_one_after_it_does_not() {
    let mut board = Board::new(ClientNumber::new(1));
    for (number, words) in ["はじめの案", "見直した案", ""].into_iter().enumerate() {
        let canvas = ElementId::new(format!("k{number}"));
        let template = workshop::template("jissen3.prfaq").unwrap();
        let at = BoardPoint::new(0.0, number as f64 * 6000.0);
        workshop::insert_template(&mut board, template, &canvas, at).unwrap();
        say(&mut board, &format!("k{number}/invent"), words);
    }
    let text = markdown(&board.snapshot(), Locale::Ja);
    assert!(
        text.contains("見直した案") && !text.contains("はじめの案"),
        "{text}"
    );
}

#[test]
fn x253_the_next_meeting_follows_the_day() {
    let snapshot = decided().snapshot();
    let on = |month, day| {
        let today = Date::new(2026, month, day).unwrap();
        let report = report(&snapshot, Locale::Ja, today);
        report.sections[4].facts[0].said.clone()
    };
    assert!(
        on(11, 22).starts_with("2026-11-26（木） 15:00–16:00"),
        "{}",
        on(11, 22)
    );
    // The weekly meeting, once the first one is over, on the day itself and on the day after it.
    assert!(
        on(11, 27).starts_with("2026-12-02（水） 10:00–10:30"),
        "{}",
        on(11, 27)
    );
    assert!(on(12, 2).starts_with("2026-12-02"), "{}", on(12, 2));
    assert!(on(12, 3).starts_with("2026-12-09"), "{}", on(12, 3));
    // After the last milestone there is none.
    let late = Date::new(2027, 6, 1).unwrap();
    let report = report(&snapshot, Locale::Ja, late);
    assert_eq!(report.sections[4].facts[0].said, "");
}

#[test]
fn x253_the_day_is_that_of_japan() {
    let at = |hour| day_in_japan((today(), Clock { hour, minute: 59 })).to_string();
    assert_eq!([at(14), at(15)], ["2026-11-22", "2026-11-23"]);
}

#[test]
fn x254_nothing_that_people_wrote_is_taken_for_markup() {
    let snapshot = decided().snapshot();
    let page = report_html(&report(&snapshot, Locale::Ja, today()));
    assert!(
        page.contains("英会話サービス &lt;b&gt;改善&lt;/b&gt;"),
        "{page}"
    );
    assert!(!page.contains("<b>") && !page.contains("<script"));
    assert!(page.contains("default-src 'none'") && page.contains("lang=\"ja\""));
    let text = markdown(&snapshot, Locale::Ja);
    assert!(text.contains("\\<b>改善"), "{text}");
    crate::pictures::keep("report.html", page.as_bytes());
}

#[test]
fn x254_a_board_without_a_workshop_has_a_report_too() {
    let text = markdown(&fixture::hard_texts(), Locale::Ja);
    assert!(text.starts_with("# 折り返し\n"), "{text}");
}

#[cfg(feature = "pdf")]
mod on_paper {
    use super::*;
    use crate::pictures::{Fonts, keep};
    use export::report_pdf;
    use lopdf::Document;

    fn paper(board: &Board, locale: Locale, name: &str) -> Option<String> {
        let fonts = Fonts::load()?;
        let report = report(&board.snapshot(), locale, today());
        let bytes = report_pdf(&report, &fonts.files()).unwrap();
        keep(name, &bytes);
        let document = Document::load_mem(&bytes).unwrap();
        assert_eq!(document.get_pages().len(), 1);
        let text = document.extract_text(&[1]).unwrap();
        Some(text.split_whitespace().collect())
    }

    #[test]
    fn x255_a_report_is_one_page_that_says_everything_in_order() {
        for locale in [Locale::Ja, Locale::En] {
            let board = decided();
            let name = format!("report.{}.pdf", locale.tag());
            let Some(text) = paper(&board, locale, &name) else {
                return;
            };
            let mut from = 0;
            for section in report(&board.snapshot(), locale, today()).sections {
                let facts = section.facts.iter();
                let said = facts.flat_map(|fact| [fact.name.to_owned(), fact.said.clone()]);
                let rows = section.table.map(|table| table.rows).unwrap_or_default();
                let heading = section.heading.to_owned();
                for wanted in std::iter::once(heading).chain(said).chain(rows.concat()) {
                    let wanted: String = wanted.split_whitespace().collect();
                    let at = text[from..].find(&wanted);
                    from += at.unwrap_or_else(|| panic!("{wanted} is not behind {from} in {text}"));
                }
            }
        }
    }

    #[test]
    fn x255_however_much_was_written_it_stays_one_page() {
        let mut board = decided();
        let much = "とても長い文章がここに書いてあります。".repeat(60);
        for cell in ["service", "listen", "define", "invent", "effect"] {
            say(&mut board, &format!("prfaq/{cell}"), &much);
        }
        say(&mut board, "metric/metric", &much);
        board
            .edit(|edit| edit.set_title(&"長い題".repeat(60)))
            .unwrap();
        let Some(text) = paper(&board, Locale::Ja, "report.much.pdf") else {
            return;
        };
        // What stands last is still on it.
        assert!(text.contains("次の経営層への報告"), "{text}");
    }

    #[test]
    fn x255_an_empty_board_has_its_page() {
        let board = Board::new(ClientNumber::new(1));
        if let Some(text) = paper(&board, Locale::Ja, "report.empty.pdf") {
            assert!(text.contains("無題のボード") && text.contains("まだ決まっていません"));
        }
    }
}
