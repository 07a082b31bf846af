//! All figures, their medians, and the table that is made of them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::Value;
use tests::relay::target_folder;

use crate::beside;
use crate::meter::Cost;
use crate::options::Options;

/// What was measured: by name and size of the board, a figure a run.
#[derive(Default)]
pub struct Report {
    figures: BTreeMap<(String, usize), Vec<f64>>,
    browser: String,
}

/// A line of the table: what it is called, the figures in it, how many digits they have.
type Row = (&'static str, &'static [&'static str], usize);

const ROWS: [Row; 18] = [
    ("load to painted, ms", &["load"], 0),
    (
        "pan at 100 %, ms a frame (script)",
        &["pan100", "pan100 script"],
        1,
    ),
    ("pan at 50 %", &["pan50", "pan50 script"], 1),
    ("pan at fit", &["fit", "fit script"], 1),
    ("zoom", &["zoom", "zoom script"], 1),
    ("drag 1 note at 100 %", &["drag1", "drag1 script"], 1),
    ("drag 100 notes at 40 %", &["drag100", "drag100 script"], 1),
    (
        "30 people moving notes, looking on",
        &["burst", "burst script"],
        1,
    ),
    (
        "frames over 33 ms: pan at 100 %, 50 %, fit, zoom",
        &["pan100 late", "pan50 late", "fit late", "zoom late"],
        0,
    ),
    (
        "frames over 33 ms: drag 1, drag 100, 30 people",
        &["drag1 late", "drag100 late", "burst late"],
        0,
    ),
    (
        "frames in 3 s: pan at 100 %, fit, zoom",
        &["pan100 frames", "fit frames", "zoom frames"],
        0,
    ),
    ("typing, key to end of next frame, p95 ms", &["typing"], 1),
    (
        "memory of the page's process (PSS), MB",
        &["memory of the page's process"],
        0,
    ),
    ("JavaScript heap, MB", &["JavaScript heap"], 1),
    ("wasm memory, MB", &["wasm memory"], 1),
    (
        "from the button to the file, ms: PNG, SVG, PDF",
        &["export png", "export svg", "export pdf"],
        0,
    ),
    (
        "longest wait for a frame meanwhile, ms: PNG, SVG, PDF",
        &[
            "export png longest frame",
            "export svg longest frame",
            "export pdf longest frame",
        ],
        0,
    ),
    (
        "memory of the page's process at most (PSS), MB: PNG, SVG, PDF",
        &[
            "export png memory",
            "export svg memory",
            "export pdf memory",
        ],
        0,
    ),
];

impl Report {
    /// A figure.
    pub fn note(&mut self, size: usize, name: &str, figure: f64) {
        eprintln!("  {name}: {figure:.1}");
        self.figures
            .entry((name.to_owned(), size))
            .or_default()
            .push(figure);
    }

    /// What a gesture cost.
    pub fn cost(&mut self, size: usize, name: &str, cost: Cost) {
        for (what, figure) in [
            ("", cost.task),
            (" script", cost.script),
            (" late", cost.late),
            (" frames", cost.frames),
        ] {
            self.note(size, &format!("{name}{what}"), figure);
        }
    }

    /// Which browser it is.
    pub fn measured_in(&mut self, user_agent: &Value) {
        let mut words = user_agent.as_str().unwrap_or_default().split_whitespace();
        let name = words
            .rfind(|word| word.contains("Chrom"))
            .unwrap_or("an unknown browser");
        self.browser = name.replace('/', " ");
    }

    /// The browser's name and version.
    pub fn browser(&self) -> &str {
        &self.browser
    }

    /// The median of all runs.
    pub fn median(&self, name: &str, size: usize) -> Option<f64> {
        let mut figures = self.figures.get(&(name.to_owned(), size))?.clone();
        figures.sort_by(f64::total_cmp);
        figures.get(figures.len() / 2).copied()
    }

    /// The tables, in Markdown.
    pub fn text(&self, options: &Options, machine: &str) -> String {
        let mut text = format!(
            "{machine}\nMedians of {} runs, window 1440 × 900",
            options.runs
        );
        text.push_str(if options.japanese {
            ", Japanese texts of 40 to 120 characters"
        } else {
            ""
        });
        text.push_str(if options.plain {
            ", with nothing kept of what was painted"
        } else {
            ""
        });
        text.push_str(if options.thread_time {
            ", processor time instead of time.\n\n"
        } else {
            ".\n\n"
        });
        let head: String = options
            .sizes
            .iter()
            .map(|size| format!(" {size} notes |"))
            .collect();
        let _ = writeln!(
            text,
            "| |{head}\n|---|{}",
            "---:|".repeat(options.sizes.len())
        );
        for (title, names, digits) in ROWS {
            let cells: Vec<String> = options
                .sizes
                .iter()
                .map(|size| self.cell(names, *size, digits))
                .collect();
            if cells.iter().any(|cell| cell != "–") {
                let _ = writeln!(text, "| {title} | {} |", cells.join(" | "));
            }
        }
        text.push('\n');
        for (title, name) in [
            ("Start of an empty board, cold, ms", "start"),
            (
                "The same at 4× CPU throttle, ms",
                "start at a quarter of the speed",
            ),
            (
                "An empty page with the same wheel, ms a frame",
                "floor, wheel",
            ),
            (
                "An empty page with the same mouse, ms a frame",
                "floor, drag",
            ),
            (
                "A page that copies a kept picture of the window's size, with the same wheel, ms a frame",
                "floor, copying",
            ),
            ("The same, stretching it", "floor, stretching"),
            (
                "Memory of an empty page's process (PSS), MB",
                "floor, memory",
            ),
            (
                "Typing into a field on an empty page, p95 ms",
                "floor, typing",
            ),
        ] {
            if let Some(figure) = self.median(name, 0) {
                let digits = usize::from(name.starts_with("floor"));
                let _ = writeln!(text, "- {title}: {figure:.digits$}");
            }
        }
        if options.peer.is_some() {
            text.push_str(&beside::tables(self, &options.sizes));
        }
        text
    }

    /// "4.0 (1.2)" for a cost and its script, "0, 0, 1" for counts.
    fn cell(&self, names: &[&str], size: usize, digits: usize) -> String {
        let figures: Vec<String> = names
            .iter()
            .map(|name| {
                self.median(name, size)
                    .map_or("–".to_owned(), |figure| format!("{figure:.digits$}"))
            })
            .collect();
        match figures.as_slice() {
            all if all.iter().all(|figure| figure == "–") => "–".to_owned(),
            [cost, script] if digits == 1 => format!("{cost} ({script})"),
            all => all.join(", "),
        }
    }

    /// Writes the tables to `target/bench/canvas.md`.
    pub fn save(&self, options: &Options, machine: &str) -> io::Result<()> {
        let file = folder().join("canvas.md");
        fs::create_dir_all(folder())?;
        fs::write(file, self.text(options, machine))
    }
}

/// Where measurements are kept.
pub fn folder() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    target_folder(&root).join("bench")
}
