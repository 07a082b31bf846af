//! What the checks say about the board, at the end of it.

use workshop::health::check_board;
use workshop::rules::Date;

use super::Writer;
use super::escape::{heading, inline};

impl Writer<'_> {
    /// What needs attention, canvas by canvas; nothing if nothing does. What people left alone is left out.
    pub(super) fn findings(&mut self) {
        let snapshot = self.snapshot();
        let locale = self.words.locale;
        let info = snapshot.info();
        let mut written = String::new();
        for health in check_board(snapshot, locale, Date::from_iso(&info.session)) {
            let open = health.findings.iter().filter(|finding| {
                let key = health.key_of(finding);
                info.quiet.binary_search(&key).is_err()
            });
            let lines: Vec<String> = open
                .map(|finding| format!("- {}\n", inline(&finding.text(locale))))
                .collect();
            if !lines.is_empty() {
                written.push('\n');
                written.push_str(&heading(3, health.label.get(locale)));
                written.push('\n');
                written.extend(lines);
            }
        }
        if !written.is_empty() {
            let title = self.words.word("確認が必要な点", "What needs attention");
            self.out.push('\n');
            self.out.push_str(&heading(2, title));
            self.out.push_str(&written);
        }
    }
}
