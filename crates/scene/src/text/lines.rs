//! Filling lines, greedily.

use super::clusters::{Clusters, Kind};
use super::kana::composed;
use super::{LINE_HEIGHT_EM, Layout, Line};
use crate::metrics::UNITS_PER_EM;

/// What rounding may add up to, in thousandths of an em.
const TOLERANCE: f64 = 1e-6;

impl Clusters<'_> {
    /// The lines at a font `size` in a box `width` wide (both board units).
    pub fn lay_out(&self, size: f64, width: f64) -> Layout {
        let scale = size / f64::from(UNITS_PER_EM);
        let mut lines = Vec::new();
        self.each_line(width / scale, |first, end| {
            lines.push(self.line(first, end, scale));
        });
        let line_height = size * LINE_HEIGHT_EM;
        Layout {
            height: line_height * lines.len() as f64,
            line_height,
            lines,
        }
    }

    /// How many lines there are at a font `size` in a box `width` wide (both board units).
    pub fn count_lines(&self, size: f64, width: f64) -> usize {
        let mut count = 0;
        self.each_line(width * f64::from(UNITS_PER_EM) / size, |_, _| count += 1);
        count
    }

    /// Calls `emit` with the first cluster of each line and the one after its last; `limit` is in thousandths of an em.
    fn each_line(&self, limit: f64, mut emit: impl FnMut(usize, usize)) {
        let limit = if limit.is_nan() { 0.0 } else { limit };
        let mut first = 0;
        let mut index = 0;
        let mut pen = 0.0;
        let mut opportunity = None;
        while let Some(cluster) = self.clusters.get(index) {
            if cluster.kind == Kind::LineFeed {
                emit(first, index);
                index += 1;
                (first, pen, opportunity) = (index, 0.0, None);
                continue;
            }
            if cluster.breaks && index > first {
                opportunity = Some(index);
            }
            let fits = match cluster.kind {
                Kind::Space | Kind::Tab | Kind::Dropped | Kind::LineFeed => true,
                Kind::Ink => pen + cluster.units <= limit + TOLERANCE,
            };
            if !fits && index > first {
                let end = opportunity.unwrap_or(index);
                emit(first, end);
                (first, index, pen, opportunity) = (end, end, 0.0, None);
                continue;
            }
            pen += cluster.units;
            index += 1;
        }
        emit(first, self.clusters.len());
    }

    fn line(&self, first: usize, end: usize, scale: f64) -> Line {
        let clusters = self.clusters.get(first..end).unwrap_or(&[]);
        let inked = clusters
            .iter()
            .rposition(|cluster| cluster.kind == Kind::Ink)
            .map_or(0, |last| last + 1);
        let mut text = String::new();
        let mut units = 0.0;
        for (offset, cluster) in clusters.iter().take(inked).enumerate() {
            match cluster.kind {
                Kind::Ink | Kind::Space => {
                    let source = self.source(first + offset);
                    match composed(source) {
                        Some(kana) => text.push(kana),
                        None => text.push_str(source),
                    }
                }
                Kind::Tab => text.push_str("    "),
                Kind::LineFeed | Kind::Dropped => {}
            }
            units += cluster.units;
        }
        Line {
            text,
            source: self.bytes(first, first + inked),
            width: units * scale,
        }
    }
}
