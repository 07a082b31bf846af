//! The "+" on each side of a selected note.

use editor::Editor;

use super::Pen;
use crate::canvas::tokens::Tokens;

/// The radius of the circle, CSS pixels.
const RADIUS: f64 = 10.0;
/// Half the length of the plus sign's strokes, CSS pixels.
const ARM: f64 = 4.5;

/// Paints them, while they can be pressed.
pub(super) fn paint(pen: &Pen<'_>, editor: &Editor, tokens: &Tokens) {
    let sprouts = editor.sprouts();
    if sprouts.is_empty() {
        return;
    }
    pen.level();
    let ratio = pen.view.device_pixel_ratio;
    let context = pen.context;
    context.set_fill_style_str(&tokens.handle);
    context.set_stroke_style_str(&tokens.focus);
    context.set_line_width((1.5 * ratio).max(1.0));
    for sprout in sprouts {
        let (x, y) = ((sprout.at.x * ratio).round(), (sprout.at.y * ratio).round());
        let arm = ARM * ratio;
        context.begin_path();
        let _ = context.arc(x, y, RADIUS * ratio, 0.0, std::f64::consts::TAU);
        context.fill();
        context.move_to(x - arm, y);
        context.line_to(x + arm, y);
        context.move_to(x, y - arm);
        context.line_to(x, y + arm);
        context.stroke();
    }
}
