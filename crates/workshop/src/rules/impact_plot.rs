//! R-PLOT: places on two axes as values.

use super::{ranks, same_score};

/// Values of a note on the plot, each from 0 to 100.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct PlotPoint {
    /// How often the question arises, growing to the right.
    pub frequency: f64,
    /// What solving it saves, growing upwards.
    pub saving: f64,
}

/// The area between the axes, in any one coordinate space with y downwards.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct PlotRect {
    /// The vertical axis.
    pub left: f64,
    /// The upper end.
    pub top: f64,
    /// The right end.
    pub right: f64,
    /// The horizontal axis.
    pub bottom: f64,
}

/// How the plot is turned into a ranking.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PlotOrder {
    /// By the product of both values: saved resource × frequency.
    #[default]
    Product,
    /// By the distance to the upper right corner, nearest first.
    Corner,
}

/// R-PLOT: the values that a note's middle stands for. Beyond an axis' end is its end; an area without extent, or a
/// position that is no number, gives 0.
pub fn plot_position(area: PlotRect, x: f64, y: f64) -> PlotPoint {
    PlotPoint {
        frequency: share(x - area.left, area.right - area.left),
        saving: share(area.bottom - y, area.bottom - area.top),
    }
}

fn share(along: f64, length: f64) -> f64 {
    let share = along / length * 100.0;
    if length > 0.0 && share.is_finite() {
        share.clamp(0.0, 100.0)
    } else {
        0.0
    }
}

/// R-PLOT: the place of each note, highest impact first, ties sharing a place.
pub fn rank_plot(points: &[PlotPoint], order: PlotOrder) -> Vec<Option<usize>> {
    let scores: Vec<f64> = points
        .iter()
        .map(|point| match order {
            PlotOrder::Product => point.frequency * point.saving,
            PlotOrder::Corner => -(100.0 - point.frequency).hypot(100.0 - point.saving),
        })
        .collect();
    ranks(&scores)
}

/// R-PLOT: whether everybody present agrees with where a note lies. Nobody present is no agreement.
pub fn unanimous(present: &[&str], agreed: &[&str]) -> bool {
    !present.is_empty() && present.iter().all(|who| agreed.contains(who))
}

impl PlotPoint {
    /// Whether two notes stand for the same values.
    pub fn same(self, other: Self) -> bool {
        same_score(self.frequency, other.frequency) && same_score(self.saving, other.saving)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: PlotRect = PlotRect {
        left: 160.0,
        top: 40.0,
        right: 1140.0,
        bottom: 880.0,
    };

    #[test]
    fn w30_a_place_on_the_plot_is_a_value_and_the_upper_right_comes_first() {
        let middle = plot_position(AREA, 650.0, 460.0);
        assert!(middle.same(PlotPoint {
            frequency: 50.0,
            saving: 50.0
        }));
        let corner = plot_position(AREA, 1140.0, 40.0);
        let beyond = plot_position(AREA, 9999.0, -50.0);
        assert_eq!(corner, beyond);
        let left = plot_position(AREA, 0.0, 40.0);
        for order in [PlotOrder::Product, PlotOrder::Corner] {
            assert_eq!(
                rank_plot(&[middle, corner, left], order),
                [Some(2), Some(1), Some(3)]
            );
        }
        assert_eq!(
            plot_position(AREA, f64::NAN, f64::INFINITY),
            PlotPoint::default()
        );
        let flat = PlotRect {
            right: 160.0,
            ..AREA
        };
        assert_eq!(plot_position(flat, 160.0, 880.0), PlotPoint::default());
    }

    #[test]
    fn w30_a_place_is_agreed_when_everybody_present_says_so() {
        assert!(unanimous(&["佐藤", "鈴木"], &["鈴木", "佐藤", "田中"]));
        assert!(!unanimous(&["佐藤", "鈴木"], &["鈴木"]));
        assert!(!unanimous(&[], &[]));
    }
}
