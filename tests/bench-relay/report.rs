//! The figures, side by side.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use crate::subject::Kind;

/// What was measured, in the order in which it was.
#[derive(Default)]
pub struct Report {
    rows: Vec<(String, [Option<f64>; Kind::ALL.len()])>,
}

impl Report {
    pub fn add(&mut self, scene: &str, what: &str, kind: Kind, value: f64) {
        let name = format!("{scene}: {what}");
        let column = Kind::ALL.iter().position(|other| *other == kind).unwrap();
        let row = match self.rows.iter().position(|(other, _)| *other == name) {
            Some(row) => row,
            None => {
                self.rows.push((name, Default::default()));
                self.rows.len() - 1
            }
        };
        self.rows[row].1[column] = Some(value);
    }

    /// Writes and shows the table.
    pub fn write(&self) -> io::Result<()> {
        let names = Kind::ALL.map(Kind::name).join(" | ");
        let mut text = format!("| | {names} |\n|---|{}\n", "---:|".repeat(Kind::ALL.len()));
        for (name, values) in &self.rows {
            let values = values.map(|value| value.map_or("–".to_owned(), shown));
            let _ = writeln!(text, "| {name} | {} |", values.join(" | "));
        }
        let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let load = load.split_whitespace().next().unwrap_or("?");
        let _ = writeln!(text, "\nLoad average at the end: {load}.");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let folder = tests::relay::target_folder(&root).join("bench");
        fs::create_dir_all(&folder)?;
        fs::write(folder.join("relay.md"), &text)?;
        println!("{text}");
        Ok(())
    }
}

fn shown(value: f64) -> String {
    match value.abs() {
        0.0 => "0".to_owned(),
        size if size < 10.0 => format!("{value:.2}"),
        size if size < 100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// The value that so many per cent do not exceed.
pub fn percentile(values: &mut [f64], percent: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1) as f64;
    let index = (last * percent / 100.0).round() as usize;
    values.get(index).copied().unwrap_or(f64::NAN)
}
