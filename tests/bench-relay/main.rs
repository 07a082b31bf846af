//! How fast the relay is while it makes every change durable first, beside other servers in the same run: y-websocket,
//! and with `--peers` hocuspocus and a bare forwarder.
//!
//! Everything is on this machine: the server has the first core, the people, all in this one process, the second. What
//! each of them has seen is counted change by change, so that nothing lost or skipped looks fast. `docs/performance-relay.md`
//! tells what the figures mean; `target/bench/relay.md` gets them.
//!
//! `make bench-relay`, or a part of it: `make bench-relay BENCH="--scenes workshop,join --seconds 5"`.

mod changes;
mod crowd;
mod exporting;
mod forwarder;
mod options;
mod person;
mod pointers;
mod report;
mod scenes;
mod script;
mod subject;

use std::process::{Command, ExitCode};

use options::Options;
use report::Report;
use subject::Subject;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    if let [word, port] = &arguments[..]
        && word == "--forwarder"
    {
        let served = runtime.block_on(forwarder::serve(port.parse().unwrap()));
        return served.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS);
    }
    let options = match Options::read(&arguments) {
        Ok(options) => options,
        Err(help) => {
            eprintln!("{help}");
            return ExitCode::FAILURE;
        }
    };
    // Threads inherit it: the people stay off the server's core.
    let pinned = Command::new("taskset")
        .args(["-cp", "1", &std::process::id().to_string()])
        .output();
    if !pinned.is_ok_and(|output| output.status.success()) {
        eprintln!("taskset does not work: server and people share their cores");
    }
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
    for scene in &options.scenes {
        for kind in &options.subjects {
            if scene == "join" && !kind.keeps_boards() {
                continue;
            }
            if scene == "exports" {
                // Only ours makes files.
                if *kind == subject::Kind::Nonet {
                    let plan = scenes::workshop(options.seconds as usize);
                    exporting::play(*kind, plan, &mut report).await?;
                }
                continue;
            }
            eprintln!("{scene}: {}", kind.name());
            // A fresh server for every scene: what one leaves behind is not the next one's.
            let subject = Subject::start(*kind).await?;
            scenes::play(scene, &subject, options, &mut report).await;
        }
    }
    report.write()
}
