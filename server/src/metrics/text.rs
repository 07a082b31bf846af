//! The text format of Prometheus, version 0.0.4.

use std::fmt::Write as _;

use super::Histogram;

/// The media type of that format.
pub(crate) const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Numbers with their names, written one after the other.
#[derive(Default)]
pub(crate) struct Text {
    text: String,
}

impl Text {
    pub(crate) fn counter(&mut self, name: &str, help: &str, value: u64) {
        self.head(name, help, "counter");
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{name} {value}");
    }

    pub(crate) fn gauge(&mut self, name: &str, help: &str, value: f64) {
        self.head(name, help, "gauge");
        let _ = writeln!(self.text, "{name} {value}");
    }

    pub(crate) fn histogram(&mut self, name: &str, help: &str, histogram: &Histogram) {
        self.head(name, help, "histogram");
        // Read first: what is noted meanwhile would make a bucket larger than the count.
        let count = histogram.count();
        for (bound, below) in histogram.cumulative() {
            let below = below.min(count);
            let _ = writeln!(self.text, "{name}_bucket{{le=\"{bound}\"}} {below}");
        }
        let _ = writeln!(self.text, "{name}_bucket{{le=\"+Inf\"}} {count}");
        let _ = writeln!(self.text, "{name}_sum {}", histogram.seconds());
        let _ = writeln!(self.text, "{name}_count {count}");
    }

    pub(crate) fn into_string(self) -> String {
        self.text
    }

    fn head(&mut self, name: &str, help: &str, kind: &str) {
        let _ = writeln!(self.text, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_histogram_counts_upwards() {
        let histogram = Histogram::default();
        for micros in [80, 900, 901, 60_000_000] {
            histogram.note(Duration::from_micros(micros));
        }
        let mut text = Text::default();
        text.histogram("took_seconds", "How long.", &histogram);
        let text = text.into_string();
        for line in [
            "# TYPE took_seconds histogram",
            "took_seconds_bucket{le=\"0.0001\"} 1",
            "took_seconds_bucket{le=\"0.001\"} 3",
            "took_seconds_bucket{le=\"30\"} 3",
            "took_seconds_bucket{le=\"+Inf\"} 4",
            "took_seconds_sum 60.001881",
            "took_seconds_count 4",
        ] {
            assert!(text.lines().any(|other| other == line), "{line}\n{text}");
        }
    }
}
