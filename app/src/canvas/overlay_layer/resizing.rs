//! The handles around what is selected, what is being resized, and the lines that moved things are lined up with.

use board::{BoardPoint, BoardRect, Element, ElementId, Placement};
use editor::{Editor, Guide, GuideKind, Handle, ResizeOverlay, Tool};
use scene::Scene;

use super::{OUTLINE, Pen};
use crate::canvas::painter::Painter;
use crate::canvas::stock::Stock;
use crate::canvas::tokens::Tokens;

/// The side of a handle, CSS pixels.
const HANDLE: f64 = 9.0;
/// On sides shorter than this there are handles at the corners only, CSS pixels.
const MIDDLES_FROM: f64 = 48.0;
/// Half the length of the strokes that end a gap, CSS pixels.
const GAP_END: f64 = 4.0;

/// Paints what is being resized, in its new size.
pub(super) fn paint_resized(pen: &Pen<'_>, editor: &Editor, stock: &Stock, tokens: &Tokens) {
    let Some(resize) = &editor.overlay().resize else {
        return;
    };
    let hanging = editor.scene().connectors_of(resize.ids.iter());
    let shown = as_it_will_be(editor.scene(), resize, hanging.iter());
    let mut painter = Painter::new(pen.context, pen.view, stock);
    for placed in shown.in_paint_order() {
        let id = &placed.element().id;
        if resize.ids.contains(id) || hanging.contains(id) {
            painter.draw(&placed, true);
        }
    }
    pen.level();
    for rect in resize
        .elements
        .iter()
        .filter_map(|element| shown.rect(&element.id))
    {
        pen.outline(&rect, &tokens.focus, OUTLINE, 0.0);
    }
}

/// What is resized, what hangs on it, and what that hangs on besides.
fn as_it_will_be<'a>(
    scene: &Scene,
    resize: &ResizeOverlay,
    hanging: impl Iterator<Item = &'a ElementId>,
) -> Scene {
    let mut shown = scene.emptied();
    for element in resize.elements.iter() {
        shown.update(&element.id, Some(element.clone()));
    }
    for line in hanging.filter_map(|id| scene.element(id)) {
        let ends = line.as_connector().map(|line| [&line.from, &line.to]);
        let held = ends.into_iter().flatten();
        for id in held.filter_map(|end| end.element.as_ref()) {
            if shown.element(id).is_none() {
                shown.update(id, scene.element(id).map(|held| freed(held, scene)));
            }
        }
        shown.update(&line.id, Some(freed(line, scene)));
    }
    shown
}

/// An element without an owner, where it lies on the board.
fn freed(element: &Element, scene: &Scene) -> Element {
    let offset = element.placement.offset;
    let owner = element.placement.parent.as_ref();
    let origin = owner.map_or_else(BoardPoint::default, |owner| scene.origin_of(owner));
    Element {
        placement: Placement::free(origin + offset),
        ..element.clone()
    }
}

/// Paints the handles, while nothing moves or only they do.
pub(super) fn paint_handles(pen: &Pen<'_>, editor: &Editor, tokens: &Tokens) {
    let resized = editor.overlay().resize.as_ref().map(|it| it.around);
    let resting = || {
        let shown = editor.tool() == Tool::Select && !editor.in_gesture();
        shown.then(|| editor.resizable_box()).flatten()
    };
    let Some(rect) = resized.or_else(resting) else {
        return;
    };
    pen.level();
    let ratio = pen.view.device_pixel_ratio;
    let side = (HANDLE * ratio).round();
    let device = pen.device_rect(&rect);
    let context = pen.context;
    context.set_fill_style_str(&tokens.handle);
    context.set_stroke_style_str(&tokens.focus);
    context.set_line_width((1.5 * ratio).max(1.0));
    for handle in Handle::ALL {
        let (x, y) = handle.place();
        let long = |share: f64, side: f64| share != 0.5 || side >= MIDDLES_FROM * ratio;
        if long(x, device.width) && long(y, device.height) {
            let left = (device.x + device.width * x - side / 2.0).round();
            let top = (device.y + device.height * y - side / 2.0).round();
            context.fill_rect(left, top, side, side);
            context.stroke_rect(left, top, side, side);
        }
    }
}

/// Paints the guides.
pub(super) fn paint_guides(pen: &Pen<'_>, guides: &[Guide], tokens: &Tokens) {
    if guides.is_empty() {
        return;
    }
    pen.level();
    let ratio = pen.view.device_pixel_ratio;
    let width = ratio.round().max(1.0);
    let context = pen.context;
    context.set_fill_style_str(&tokens.guide);
    // Strokes of whole pixels, as thin boxes.
    let stroke = |from: (f64, f64), to: (f64, f64)| {
        let rect = BoardRect::spanning(
            BoardPoint::new(from.0.round(), from.1.round()),
            BoardPoint::new(to.0.round(), to.1.round()),
        );
        context.fill_rect(
            rect.x,
            rect.y,
            rect.width.max(width),
            rect.height.max(width),
        );
    };
    for guide in guides {
        let from = (
            pen.view.device_x(guide.from.x),
            pen.view.device_y(guide.from.y),
        );
        let to = (pen.view.device_x(guide.to.x), pen.view.device_y(guide.to.y));
        stroke(from, to);
        if guide.kind == GuideKind::Gap {
            let end = GAP_END * ratio;
            let (x, y) = if guide.from.y == guide.to.y {
                (0.0, end)
            } else {
                (end, 0.0)
            };
            for at in [from, to] {
                stroke((at.0 - x, at.1 - y), (at.0 + x, at.1 + y));
            }
        }
    }
}
