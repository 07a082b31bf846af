//! The trail of one pointer: where it was in the last moments.

use board::BoardPoint;
use editor::Camera;
use web_sys::CanvasRenderingContext2d;

/// How long a place of the trail is seen, milliseconds.
const FADE_MILLIS: f64 = 1_200.0;
/// How wide the trail is at its head, CSS pixels. It becomes narrower as it fades.
const WIDTH: f64 = 6.0;
/// The radius of the dot where the pointer is, CSS pixels.
const DOT: f64 = 5.0;
/// Places that are kept at most: more than a screen shows in the time of fading.
const PLACES_MAX: usize = 256;

/// Where a pointer was.
#[derive(Clone, Copy)]
struct Place {
    at: BoardPoint,
    millis: f64,
    /// Nothing leads here from the place before.
    begins: bool,
}

/// One pointer's trail.
#[derive(Default)]
pub struct Trail {
    color: String,
    /// Whether it points now.
    points: bool,
    places: Vec<Place>,
}

impl Trail {
    /// Takes in where the pointer is now; `None` if it does not point.
    pub fn hear(&mut self, color: &str, at: Option<BoardPoint>, millis: f64) {
        if self.color != color {
            color.clone_into(&mut self.color);
        }
        let begins = !self.points;
        self.points = at.is_some();
        let Some(at) = at else { return };
        if !begins && self.places.last().is_some_and(|last| last.at == at) {
            return;
        }
        self.places.push(Place { at, millis, begins });
        if self.places.len() > PLACES_MAX {
            self.places.remove(0);
        }
    }

    /// Forgets what has faded. Gives whether anything is left to be seen.
    pub fn fade(&mut self, now_millis: f64) -> bool {
        let last = self.places.len().saturating_sub(1);
        let stays = self.points;
        let mut index = 0;
        self.places.retain(|place| {
            // Where it points now is seen however long it rests there.
            let is_head = stays && index == last;
            index += 1;
            is_head || now_millis - place.millis < FADE_MILLIS
        });
        !self.places.is_empty()
    }

    /// Draws it; without `moves` only where it points now. `ratio` is device pixels a CSS pixel.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        camera: Camera,
        ratio: f64,
        now_millis: f64,
        moves: bool,
    ) {
        let device = |at: BoardPoint| {
            let at = camera.to_screen(at);
            (at.x * ratio, at.y * ratio)
        };
        let middle = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        context.set_stroke_style_str(&self.color);
        context.set_fill_style_str(&self.color);
        context.set_line_cap("round");
        if moves {
            for (index, place) in self.places.iter().enumerate().skip(1) {
                let Some(before) = index.checked_sub(1).and_then(|at| self.places.get(at)) else {
                    continue;
                };
                if place.begins {
                    continue;
                }
                // From the middle of one stretch to the middle of the next, bent round the place between: no corners.
                let (from, to) = (device(before.at), device(place.at));
                let next = self.places.get(index + 1).filter(|next| !next.begins);
                let end = next.map_or(to, |next| middle(to, device(next.at)));
                let start = if before.begins {
                    from
                } else {
                    middle(from, to)
                };
                let left = (1.0 - (now_millis - place.millis) / FADE_MILLIS).clamp(0.0, 1.0);
                context.set_line_width((WIDTH * left).max(0.5) * ratio);
                context.begin_path();
                context.move_to(start.0, start.1);
                context.quadratic_curve_to(to.0, to.1, end.0, end.1);
                context.stroke();
            }
        }
        if let Some(head) = self.places.last().filter(|_| self.points) {
            let (x, y) = device(head.at);
            context.begin_path();
            let _ = context.arc(x, y, DOT * ratio, 0.0, std::f64::consts::TAU);
            context.fill();
        }
    }
}
