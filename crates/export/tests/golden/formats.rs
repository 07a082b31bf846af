//! The text formats that no other test holds against a file, all of one board on which everything was decided.

use board::Locale;
use export::calendar::{BoardCalendar, Zone, board_calendar, calendar};
use export::{Area, changes_between, report, report_html, tab_separated, text_tables, values_csv};
use workshop::plan::Clock;

use crate::assert_golden;
use crate::reports::{blank, decided, today};

#[test]
fn x306_what_was_decided_is_as_somebody_has_looked_at_it() {
    let (before, after) = (blank().snapshot(), decided().snapshot());
    let (ja, en) = (Locale::Ja, Locale::En);
    let stamp = (today(), Clock { hour: 9, minute: 0 });
    let options = BoardCalendar {
        board: "b1",
        locale: en,
        stamp,
        zone: Zone::Berlin,
    };
    let dates = calendar(&board_calendar(&after, &options), stamp);
    // Its lines end as the standard wants it; a file of the tests has plain ones.
    assert_golden("decided.en.ics.txt", &dates.replace("\r\n", "\n"));
    let values = values_csv(&after, &Area::Board, ja).unwrap();
    assert_golden("decided.ja.values.csv", &values.replace("\r\n", "\n"));
    let page = report_html(&report(&after, ja, today()));
    assert_golden("decided.ja.report.html", &page);
    let changed = changes_between(&before, &after, en).unwrap();
    assert_golden("decided.en.changes.md", &changed);
    let tables: String = text_tables(&after, ja)
        .iter()
        .map(|table| {
            format!(
                "# {}\n{}",
                table.name,
                tab_separated(std::slice::from_ref(table))
            )
        })
        .collect();
    assert_golden("decided.ja.tables.txt", &tables);
}
