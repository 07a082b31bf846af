//! H17 to H22: preparations, simulation, tests, solutions, conditions and the running step.

use super::{Check, Finding, Subject};

/// A preparation longer than this, in days, is to be split: a month.
const PREPARATION_DAYS_MOST: f64 = 31.0;
/// Questions that the customer brings to the simulation.
const CUSTOMER_QUESTIONS_LEAST: usize = 5;
/// User tests that find most problems.
const USER_TESTS_LEAST: usize = 5;

/// What is prepared to convince the customer.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Preparation<'a> {
    /// Its id.
    pub id: &'a str,
    /// What is done.
    pub text: &'a str,
    /// How long it takes, in days; `None` while nobody has said.
    pub days: Option<f64>,
}

/// H17: preparations of more than a month.
pub fn check_preparations(preparations: &[Preparation<'_>]) -> Vec<Finding> {
    let long = preparations.iter().filter_map(|preparation| {
        let days = preparation
            .days
            .filter(|days| *days > PREPARATION_DAYS_MOST)?;
        let subject = Subject::new(preparation.id, preparation.text);
        Some(Finding::about(Check::PreparationTooLong, subject, &[days]))
    });
    long.collect()
}

/// H18: fewer than five questions from the customer role.
pub fn check_customer_questions(count: usize) -> Option<Finding> {
    too_few(Check::FewCustomerQuestions, count, CUSTOMER_QUESTIONS_LEAST)
}

/// H19: fewer than five user tests.
pub fn check_user_tests(count: usize) -> Option<Finding> {
    too_few(Check::FewUserTests, count, USER_TESTS_LEAST)
}

fn too_few(check: Check, count: usize, least: usize) -> Option<Finding> {
    (count < least).then(|| Finding::overall(check, &[count as f64, least as f64]))
}

/// An edition of the workshop's materials.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edition {
    /// Three parts: two to six cases.
    First,
    /// Two parts: three to four cases.
    Second,
}

/// H20: fewer solutions or cases than the edition asks for.
pub fn check_solutions(count: usize, edition: Edition) -> Option<Finding> {
    let (least, most) = match edition {
        Edition::First => (2, 6),
        Edition::Second => (3, 4),
    };
    (count < least).then(|| {
        let numbers = [count, least, most].map(|number| number as f64);
        Finding::overall(Check::FewSolutions, &numbers)
    })
}

/// H21: conditions of the growth cycle without an answer; each with whether it has one.
pub fn check_conditions(conditions: &[(Subject, bool)]) -> Vec<Finding> {
    let empty = conditions.iter().filter(|(_, answered)| !answered);
    empty
        .map(|(subject, _)| Finding::about(Check::ConditionEmpty, subject.clone(), &[]))
        .collect()
}

/// The step that runs.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Its id and name.
    pub subject: Subject,
    /// The minutes it was given.
    pub minutes: f64,
    /// The minutes it has taken.
    pub taken: f64,
    /// Whether it is there to decide something.
    pub decides: bool,
    /// Whether that is decided.
    pub decided: bool,
}

/// H22: the time of a step is used up and nothing is decided.
pub fn check_step(step: &Step) -> Option<Finding> {
    let overdue = step.minutes > 0.0 && step.taken >= step.minutes && step.decides && !step.decided;
    overdue.then(|| {
        let subject = step.subject.clone();
        Finding::about(Check::TimeUpUndecided, subject, &[step.minutes])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w53_long_preparations_are_found() {
        let of = |days| Preparation {
            id: "p",
            text: "一年間の費用対効果を示す",
            days,
        };
        let list = [of(Some(31.0)), of(Some(32.0)), of(None), of(Some(f64::NAN))];
        let found = check_preparations(&list);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].check.code(), found[0].numbers[0]), ("H17", 32.0));
    }

    #[test]
    fn w53_too_few_questions_tests_and_solutions_are_found() {
        assert!(check_customer_questions(4).is_some() && check_customer_questions(5).is_none());
        assert!(check_user_tests(4).is_some() && check_user_tests(5).is_none());
        assert!(check_solutions(1, Edition::First).is_some());
        assert!(check_solutions(2, Edition::First).is_none());
        assert!(check_solutions(2, Edition::Second).is_some());
        assert!(check_solutions(3, Edition::Second).is_none());
    }

    #[test]
    fn w53_empty_conditions_and_overdue_steps_are_found() {
        let conditions = [
            (Subject::new("1", "顧客の問題を解決している"), true),
            (Subject::new("2", "ビジネス"), false),
        ];
        assert_eq!(
            check_conditions(&conditions)[0]
                .subject
                .as_ref()
                .unwrap()
                .id,
            "2"
        );
        let step = Step {
            subject: Subject::new("p9", "発明の選択"),
            minutes: 5.0,
            taken: 5.0,
            decides: true,
            decided: false,
        };
        assert_eq!(check_step(&step).unwrap().check.code(), "H22");
        assert!(
            check_step(&Step {
                decided: true,
                ..step.clone()
            })
            .is_none()
        );
        assert!(
            check_step(&Step {
                taken: f64::NAN,
                ..step.clone()
            })
            .is_none()
        );
        assert!(
            check_step(&Step {
                decides: false,
                ..step
            })
            .is_none()
        );
    }
}
