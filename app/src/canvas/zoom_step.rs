//! Where a zoom goes: what its next frames will show.

use super::pixels::PixelRect;

/// How far apart the views are from which it is told where a zoom goes (natural logarithm of the scale).
const RUN_MIN: f64 = 0.15;
/// What a frame of a zoom shows, and what the frame before it showed: which part of the board's pixels, and at how many
/// device pixels per board unit.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// Now.
    pub window: PixelRect,
    /// Now.
    pub scale: f64,
    /// Before.
    pub window_before: PixelRect,
    /// Before.
    pub scale_before: f64,
    /// Between which scales people can zoom.
    pub limits: (f64, f64),
}

/// A zoom in one direction.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Views that were shown a while ago, the older one first: about which point it goes is told from far apart views,
    /// as windows lie on whole pixels.
    views: [(PixelRect, f64); 2],
    /// The picture that was begun ahead. It is not begun again, where a hand has moved meanwhile: it is looked at whether
    /// it fits once it is needed.
    pub begun: Option<i32>,
}

impl Run {
    /// The run to which this step belongs: the one before it, or a new one.
    pub fn following(before: Option<Self>, step: Step) -> Self {
        let (now, last) = (
            (step.window, step.scale),
            (step.window_before, step.scale_before),
        );
        let goes_on = |run: &Self| {
            let [older, newer] = run.views;
            step.scale == step.scale_before || (step.scale < newer.1) == (newer.1 < older.1)
        };
        let mut run = before.filter(goes_on).unwrap_or(Self {
            views: [last, now],
            begun: None,
        });
        let [_, newer] = run.views;
        if (step.scale / newer.1).ln().abs() > RUN_MIN {
            run.views = [newer, now];
        }
        run
    }

    /// A step to where this one leads that is long enough to tell where the zoom goes.
    pub fn step(&self, step: Step) -> Step {
        let [(window_before, scale_before), _] = self.views;
        Step {
            window_before,
            scale_before,
            ..step
        }
    }
}

impl Step {
    /// Whether more comes into sight.
    pub fn is_outwards(&self) -> bool {
        self.scale < self.scale_before
    }

    /// Which part of the board's pixels at `scale` the zoom will show there if it goes on about the same point.
    pub fn window_at(&self, scale: f64) -> PixelRect {
        let change = self.scale - self.scale_before;
        // What keeps its place on the screen lies at `left / scale + at / scale` before and after.
        let place = |now: i32, before: i32, length: i32| {
            let at = f64::from(now - before) / change * self.scale - f64::from(now);
            let at = if at.is_finite() {
                at
            } else {
                f64::from(length) / 2.0
            };
            let at = at.clamp(0.0, f64::from(length));
            let from = (f64::from(now) + at) / self.scale * scale - at;
            (
                from.floor() as i32,
                (from + f64::from(length)).ceil() as i32,
            )
        };
        let (now, before) = (self.window, self.window_before);
        let (left, right) = place(now.left, before.left, now.width());
        let (top, bottom) = place(now.top, before.top, now.height());
        PixelRect::new(left, top, right, bottom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: (f64, f64) = (0.05, 4.0);

    /// A window of 1,000 × 600 that shows the board's point (x, y) at `at`.
    fn window(x: f64, y: f64, at: (f64, f64), scale: f64) -> PixelRect {
        let left = (x * scale - at.0).round() as i32;
        let top = (y * scale - at.1).round() as i32;
        PixelRect::new(left, top, left + 1_000, top + 600)
    }

    #[test]
    fn a_zoom_goes_on_about_the_point_that_keeps_its_place() {
        for at in [(500.0, 300.0), (0.0, 600.0), (880.0, 20.0)] {
            let of = |scale: f64| window(4_321.0, -950.0, at, scale);
            let step = Step {
                window: of(0.9),
                scale: 0.9,
                window_before: of(1.0),
                scale_before: 1.0,
                limits: LIMITS,
            };
            for scale in [0.4, 0.6, 1.4] {
                let (told, is) = (step.window_at(scale), of(scale));
                assert!(
                    (told.left - is.left).abs() < 9 && (told.top - is.top).abs() < 9,
                    "about {at:?} at {scale}: {told:?} instead of {is:?}"
                );
            }
        }
    }

    #[test]
    fn without_a_step_it_goes_on_about_the_middle() {
        let now = PixelRect::new(-500, -300, 500, 300);
        let step = Step {
            window: now,
            scale: 1.0,
            window_before: now,
            scale_before: 1.0,
            limits: LIMITS,
        };
        assert_eq!(step.window_at(0.5), now);
    }

    #[test]
    fn a_slow_zoom_is_told_from_views_that_lie_far_apart() {
        let at = (880.0, 20.0);
        let of = |scale: f64| window(4_321.0, -950.0, at, scale);
        let (mut scale, mut run) = (0.3, None);
        for frame in 0..200 {
            let before = scale;
            scale *= 0.996;
            let step = Step {
                window: of(scale),
                scale,
                window_before: of(before),
                scale_before: before,
                limits: LIMITS,
            };
            let now = Run::following(run, step);
            run = Some(now);
            let told = now.step(step).window_at(scale / 2.0);
            let is = of(scale / 2.0);
            assert!(
                frame < 40 || (told.left - is.left).abs() < 20 && (told.top - is.top).abs() < 20,
                "frame {frame}: {told:?} instead of {is:?}"
            );
        }
    }

    #[test]
    fn a_zoom_that_turns_round_begins_a_new_run() {
        let of = |scale: f64| window(100.0, 100.0, (500.0, 300.0), scale);
        let step = |before: f64, scale: f64| Step {
            window: of(scale),
            scale,
            window_before: of(before),
            scale_before: before,
            limits: LIMITS,
        };
        let mut run = Run::following(None, step(1.0, 0.9));
        run.begun = Some(-1);
        let on = Run::following(Some(run), step(0.9, 0.8));
        assert_eq!(on.begun, Some(-1));
        let back = Run::following(Some(on), step(0.8, 0.95));
        assert_eq!(back.begun, None);
    }
}
