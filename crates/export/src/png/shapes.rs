//! Boxes and paths, filled and stroked.

use board::BoardPoint;
use resvg::tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};
use scene::{Color, PathShape, PathStep, RoundedBox};

use crate::outline::outline;

/// A box, through the transform from its element's units to pixels.
pub fn draw_box(picture: &mut Pixmap, rounded: &RoundedBox, to_pixels: Transform) {
    let Some(path) = path_of(&outline(&rounded.rect, rounded.radius)) else {
        return;
    };
    if let Some(color) = rounded.fill {
        fill(picture, &path, color, to_pixels);
    }
    if let Some(edge) = &rounded.stroke {
        stroke(
            picture,
            &path,
            edge,
            LineCap::Butt,
            LineJoin::Miter,
            to_pixels,
        );
    }
}

/// A line or an area, with round joins and ends.
pub fn draw_path(picture: &mut Pixmap, shape: &PathShape, to_pixels: Transform) {
    let Some(path) = path_of(&shape.steps) else {
        return;
    };
    if let Some(color) = shape.fill {
        fill(picture, &path, color, to_pixels);
    }
    if let Some(edge) = &shape.stroke {
        stroke(
            picture,
            &path,
            edge,
            LineCap::Round,
            LineJoin::Round,
            to_pixels,
        );
    }
}

/// Fills an area.
pub fn fill(picture: &mut Pixmap, path: &Path, color: Color, to_pixels: Transform) {
    let bounds = path.bounds();
    if bounds.width() > 0.0 && bounds.height() > 0.0 {
        picture.fill_path(path, &paint(color), FillRule::Winding, to_pixels, None);
    }
}

fn stroke(
    picture: &mut Pixmap,
    path: &Path,
    edge: &scene::Stroke,
    line_cap: LineCap,
    line_join: LineJoin,
    to_pixels: Transform,
) {
    // A width of nothing is a hairline to the painter, and no line to us.
    if edge.width <= 0.0 {
        return;
    }
    let dash = edge.dashed.then(|| StrokeDash::new(vec![6.0, 4.0], 0.0));
    let stroke = Stroke {
        width: edge.width as f32,
        line_cap,
        line_join,
        dash: dash.flatten(),
        ..Stroke::default()
    };
    picture.stroke_path(path, &paint(edge.color), &stroke, to_pixels, None);
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint {
        anti_alias: true,
        ..Paint::default()
    };
    paint.set_color_rgba8(color.red, color.green, color.blue, color.alpha);
    paint
}

fn path_of(steps: &[PathStep]) -> Option<Path> {
    let f = |point: &BoardPoint| (point.x as f32, point.y as f32);
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            PathStep::Move(to) => path.move_to(f(to).0, f(to).1),
            PathStep::Line(to) => path.line_to(f(to).0, f(to).1),
            PathStep::Curve(one, two, to) => {
                path.cubic_to(f(one).0, f(one).1, f(two).0, f(two).1, f(to).0, f(to).1);
            }
            PathStep::Close => path.close(),
        }
    }
    path.finish()
}
