//! What was measured on.

use std::fs;
use std::thread::available_parallelism;

use crate::report::Report;

/// One line: processor, cores, system, browser, and how busy the machine was with other things.
pub fn describe(report: &Report) -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let about = read("/proc/cpuinfo");
    let processor = about
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'))
        .map_or("an unknown processor", |(_, name)| name.trim());
    let cores = available_parallelism().map_or(1, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split_whitespace().next().unwrap_or("?");
    format!(
        "{processor}, {cores} cores, no GPU; {}; load average at the end {load}.",
        report.browser()
    )
}
