//! H11 and H12: milestones and their dates.

use super::{Check, Finding, Subject};
use crate::rules::{Date, DateFault, Milestone, MilestoneFault, MilestoneLimits, check_milestones};

/// H11 milestones later than their limit, H12 dates that are missing, do not exist or are out of order. `ids` has the
/// place of each milestone.
pub fn check_milestone_dates(
    ids: &[&str],
    milestones: &[Milestone<'_>],
    session: Date,
    limits: &MilestoneLimits,
) -> Vec<Finding> {
    let faults = check_milestones(milestones, session, limits);
    faults
        .into_iter()
        .map(|(index, fault)| {
            let id = ids.get(index).copied().unwrap_or("");
            let title = milestones
                .get(index)
                .map_or("", |milestone| milestone.title);
            let (check, numbers) = of_fault(fault);
            Finding::about(check, Subject::new(id, title), &numbers)
        })
        .collect()
}

fn of_fault(fault: MilestoneFault) -> (Check, Vec<f64>) {
    match fault {
        MilestoneFault::TooLate { months, .. } => {
            (Check::MilestoneTooLate, vec![f64::from(months)])
        }
        MilestoneFault::Unreadable(DateFault::NoSuchDay { month, day, last }) => (
            Check::DateDoesNotExist,
            [month, day, last].map(f64::from).to_vec(),
        ),
        MilestoneFault::Undated | MilestoneFault::Unreadable(DateFault::NoDate) => {
            (Check::DateMissing, Vec::new())
        }
        MilestoneFault::OutOfOrder { .. } | MilestoneFault::Past { .. } => {
            (Check::DateOutOfOrder, Vec::new())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use board::Locale;

    #[test]
    fn w50_late_impossible_and_missing_dates_are_found() {
        let milestone = |title, date| Milestone { title, date };
        let found = check_milestone_dates(
            &["m1", "m2", "m3"],
            &[
                milestone("顧客の明確な反応を確認", "9/15"),
                milestone("ビジネス KPI の改善を確認", "11/31"),
                milestone("モデル改善による反応の改善を確認", "未定"),
            ],
            Date::new(2026, 6, 1).unwrap(),
            &MilestoneLimits::first_within_three(),
        );
        let codes: Vec<&str> = found.iter().map(|finding| finding.check.code()).collect();
        assert_eq!(codes, ["H11", "H12", "H12"]);
        assert_eq!(
            found[1].text(Locale::Ja),
            "「ビジネス KPI の改善を確認」の11月31日はありません（末日は30日）。"
        );
        assert_eq!(found[2].subject.as_ref().unwrap().id, "m3");
    }
}
