//! End to end: people in a real Chromium on a real relay.
//!
//! One browser serves the whole suite and is closed at its end; every test has a relay of its own.
//! Needs the built relay (`make build`, or `NONET_BIN`) and Chromium (`CHROMIUM`, or on PATH):
//! where one is missing, the tests fail and say so.

mod harness;

use std::future::Future;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Trial};
use tests::browser::Browser;
use tests::stage::Stage;
use tokio::runtime::Runtime;

/// What every test is handed.
#[derive(Clone)]
struct Suite {
    runtime: Arc<Runtime>,
    browser: Arc<Browser>,
}

fn main() -> ExitCode {
    tests::panics::remember();
    let arguments = Arguments::from_args();
    let runtime = Arc::new(Runtime::new().unwrap());
    let browser = match runtime.block_on(Browser::start()) {
        Ok(browser) => Arc::new(browser),
        Err(error) => {
            eprintln!("The end-to-end tests cannot run: {error}");
            return ExitCode::FAILURE;
        }
    };
    let suite = Suite {
        runtime: Arc::clone(&runtime),
        browser: Arc::clone(&browser),
    };
    let conclusion = libtest_mimic::run(&arguments, trials(&suite));
    drop(suite);
    if let Ok(browser) = Arc::try_unwrap(browser) {
        runtime.block_on(browser.close());
    }
    conclusion.exit_code()
}

fn trials(suite: &Suite) -> Vec<Trial> {
    vec![
        suite.alone(
            "harness::hands_reach_the_page",
            harness::hands_reach_the_page,
        ),
        suite.alone(
            "harness::a_composition_is_one",
            harness::a_composition_is_one,
        ),
        suite.alone(
            "harness::things_are_found_by_role",
            harness::things_are_found_by_role,
        ),
        suite.alone(
            "harness::a_cut_wire_breaks_what_is_open",
            harness::a_cut_wire_breaks_what_is_open,
        ),
        suite.alone(
            "harness::complaints_are_heard",
            harness::complaints_are_heard,
        ),
    ]
}

impl Suite {
    /// A test with a relay.
    fn test<F, Fut>(&self, name: &'static str, test: F) -> Trial
    where
        F: FnOnce(Arc<Stage>) -> Fut + Send + 'static,
        Fut: Future<Output = ()>,
    {
        let suite = self.clone();
        Trial::test(name, move || {
            let played = Stage::play(Arc::clone(&suite.browser), name, test);
            Ok(suite.runtime.block_on(played)?)
        })
    }

    /// A test of the harness itself.
    fn alone<F, Fut>(&self, name: &'static str, test: F) -> Trial
    where
        F: FnOnce(Arc<Stage>) -> Fut + Send + 'static,
        Fut: Future<Output = ()>,
    {
        let suite = self.clone();
        Trial::test(name, move || {
            let played = Stage::play_alone(Arc::clone(&suite.browser), name, test);
            Ok(suite.runtime.block_on(played)?)
        })
    }
}
