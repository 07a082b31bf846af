//! How fast the canvas is: real input to the real application in a real browser, and what the browser says it cost.
//!
//! For every size of board and every run a fresh Chromium opens a fresh board on a relay of its own, loads notes through
//! `window.bench`, and gets wheel, mouse and keys at 60 Hz through the browser's own protocol. What a frame cost is what
//! Chromium counts itself (`TaskDuration`, `ScriptDuration`), divided by the frames that it showed. The medians of
//! all runs go to `target/bench/canvas.md`. `docs/performance.md` tells what the figures mean.
//!
//! With `--peer excalidraw` the same is done to a page with Excalidraw, one after the other, and both are held together.
//!
//! `make bench-canvas`, or a part of it: `make bench-canvas BENCH="--sizes 1000 --scenes pan100,fit --runs 1"`.

mod app;
mod beside;
mod crowd;
mod exporting;
mod floor;
mod gestures;
mod machine;
mod meter;
mod options;
mod profile;
mod report;
mod scenes;
mod seat;
mod serving;
mod startup;
mod texts;
mod typing;

use std::process::ExitCode;

use app::App;
use options::Options;
use report::Report;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = match Options::read(&arguments) {
        Ok(options) => options,
        Err(help) => {
            eprintln!("{help}");
            return ExitCode::FAILURE;
        }
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    match runtime.block_on(measure(&options)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(options: &Options) -> std::io::Result<()> {
    let mut report = Report::default();
    for run in 1..=options.runs {
        for &size in &options.sizes {
            eprintln!("run {run} of {}: {size} notes", options.runs);
            scenes::play(options, size, &mut report).await?;
        }
        if options.wants("burst") {
            for &size in options.sizes.iter().filter(|size| **size <= 10_000) {
                eprintln!("run {run} of {}: 30 people on {size} notes", options.runs);
                crowd::play(options, size, &mut report).await?;
            }
        }
        if options.wants("start") {
            eprintln!("run {run} of {}: starting", options.runs);
            startup::play(App::Nonet, options, &mut report).await?;
            if options.peer.is_some() {
                startup::play(App::Excalidraw, options, &mut report).await?;
            }
        }
        if options.wants("blank") {
            eprintln!("run {run} of {}: the floor", options.runs);
            floor::play(options, &mut report).await?;
        }
        // After every run, so that one that is broken off leaves what there is.
        report.save(options, &machine::describe(&report))?;
    }
    println!("{}", report.text(options, &machine::describe(&report)));
    Ok(())
}
