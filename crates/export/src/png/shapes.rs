//! Boxes and paths, filled and stroked.

use board::{BoardPoint, BoardRect};
use resvg::tiny_skia::{
    FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash,
    Transform,
};
use scene::{Color, PathShape, PathStep, RoundedBox};

/// How far the control points of a quarter circle lie from its ends, in radii.
const QUARTER: f32 = 0.552_285;

/// A box, through the transform from its element's units to pixels.
pub fn draw_box(picture: &mut Pixmap, rounded: &RoundedBox, to_pixels: Transform) {
    // As in SVG: a box without width or height is not there.
    if rounded.rect.width <= 0.0 || rounded.rect.height <= 0.0 {
        return;
    }
    let Some(path) = outline(&rounded.rect, rounded.radius) else {
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
    let f = |point: &BoardPoint| (point.x as f32, point.y as f32);
    let mut path = PathBuilder::new();
    for step in &shape.steps {
        match step {
            PathStep::Move(to) => path.move_to(f(to).0, f(to).1),
            PathStep::Line(to) => path.line_to(f(to).0, f(to).1),
            PathStep::Curve(one, two, to) => {
                path.cubic_to(f(one).0, f(one).1, f(two).0, f(two).1, f(to).0, f(to).1);
            }
            PathStep::Close => path.close(),
        }
    }
    let Some(path) = path.finish() else {
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

fn outline(rect: &BoardRect, radius: f64) -> Option<Path> {
    let (left, top) = (rect.x as f32, rect.y as f32);
    let (right, bottom) = (rect.right() as f32, rect.bottom() as f32);
    if radius <= 0.0 {
        return Some(PathBuilder::from_rect(Rect::from_ltrb(
            left, top, right, bottom,
        )?));
    }
    let across = radius.min(rect.width / 2.0) as f32;
    let down = radius.min(rect.height / 2.0) as f32;
    let (near_x, near_y) = (across * (1.0 - QUARTER), down * (1.0 - QUARTER));
    let mut path = PathBuilder::new();
    path.move_to(left + across, top);
    path.line_to(right - across, top);
    path.cubic_to(right - near_x, top, right, top + near_y, right, top + down);
    path.line_to(right, bottom - down);
    path.cubic_to(
        right,
        bottom - near_y,
        right - near_x,
        bottom,
        right - across,
        bottom,
    );
    path.line_to(left + across, bottom);
    path.cubic_to(
        left + near_x,
        bottom,
        left,
        bottom - near_y,
        left,
        bottom - down,
    );
    path.line_to(left, top + down);
    path.cubic_to(left, top + near_y, left + near_x, top, left + across, top);
    path.close();
    path.finish()
}
