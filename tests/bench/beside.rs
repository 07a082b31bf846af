//! Two boards on one machine in one run: how many times less ours takes, and how many times less it should.

use std::fmt::Write as _;

use crate::app::App;
use crate::report::Report;

/// A line: what it is called, the figure, its digits, and for some sizes what is wanted of us and what Excalidraw took
/// on the machine where that was laid down. Only the relation of the two can be carried to another machine.
type Row = (&'static str, &'static str, usize, &'static [Wanted]);

/// (notes, ours, Excalidraw's)
type Wanted = (usize, f64, f64);

const ROWS: [Row; 15] = [
    (
        "load to painted, ms",
        "load",
        0,
        &[(1_000, 60.0, 130.0), (10_000, 200.0, 360.0)],
    ),
    (
        "pan at 100 %, ms a frame",
        "pan100",
        1,
        &[(1_000, 3.0, 7.0), (10_000, 3.5, 12.0)],
    ),
    ("pan at 50 %", "pan50", 1, &[]),
    (
        "pan at fit",
        "fit",
        1,
        &[(1_000, 4.0, 13.0), (10_000, 6.0, 36.0)],
    ),
    ("zoom", "zoom", 1, &[(1_000, 4.0, 9.0), (10_000, 6.0, 12.0)]),
    (
        "drag 1 note at 100 %",
        "drag1",
        1,
        &[(1_000, 3.0, 8.0), (10_000, 3.5, 17.0)],
    ),
    (
        "drag 100 notes at 40 %",
        "drag100",
        1,
        &[(1_000, 4.0, 18.0), (10_000, 5.0, 20.0)],
    ),
    ("frames over 33 ms: pan at 100 %", "pan100 late", 0, &[]),
    (
        "frames over 33 ms: fit",
        "fit late",
        0,
        &[(10_000, 0.0, 41.0)],
    ),
    ("frames over 33 ms: zoom", "zoom late", 0, &[]),
    ("frames over 33 ms: drag 1", "drag1 late", 0, &[]),
    ("frames over 33 ms: drag 100", "drag100 late", 0, &[]),
    (
        "typing, key to end of next frame, p95 ms",
        "typing",
        1,
        &[(10_000, 17.0, 33.0)],
    ),
    (
        "memory of the page's process (PSS), MB",
        "memory of the page's process",
        0,
        &[(1_000, 120.0, 250.0), (10_000, 200.0, 508.0)],
    ),
    (
        "JavaScript heap and wasm memory, MB",
        "JavaScript heap",
        1,
        &[],
    ),
];

const STARTS: [Row; 2] = [
    ("start, cold, ms", "start", 0, &[(0, 350.0, 596.0)]),
    (
        "start at 4× CPU throttle, ms",
        "start at a quarter of the speed",
        0,
        &[(0, 1_000.0, 1_660.0)],
    ),
];

/// The tables, in Markdown: one a size, and one for starting.
pub fn tables(report: &Report, sizes: &[usize]) -> String {
    let mut text = String::new();
    for &size in sizes {
        table(&mut text, report, &format!("{size} notes"), size, &ROWS);
    }
    table(&mut text, report, "an empty board", 0, &STARTS);
    text
}

fn table(text: &mut String, report: &Report, title: &str, size: usize, rows: &[Row]) {
    let mut begun = false;
    for &(name, figure, digits, wanted) in rows {
        let median = |app: App| report.median(&app.figure(figure), size);
        let (Some(mut ours), Some(theirs)) = (median(App::Nonet), median(App::Excalidraw)) else {
            continue;
        };
        if figure == "JavaScript heap" {
            ours += report.median("wasm memory", size).unwrap_or(0.0);
        }
        if !begun {
            let (ours, theirs) = (App::Nonet.name(), App::Excalidraw.name());
            let _ = writeln!(
                text,
                "\n| {title} | {ours} | {theirs} | ours / theirs | wanted | there (wanted / theirs) |\n\
                 |---|---:|---:|---:|---:|---:|"
            );
            begun = true;
        }
        let relation = |ours: f64, theirs: f64| match theirs > 0.0 {
            true => format!("{:.2}", ours / theirs),
            false => "–".to_owned(),
        };
        let (goal, there) = match wanted.iter().find(|(notes, ..)| *notes == size) {
            Some(&(_, goal, peer)) => (relation(goal, peer), format!("{goal} / {peer}")),
            None => (String::new(), String::new()),
        };
        let _ = writeln!(
            text,
            "| {name} | {ours:.digits$} | {theirs:.digits$} | {} | {goal} | {there} |",
            relation(ours, theirs)
        );
    }
}
