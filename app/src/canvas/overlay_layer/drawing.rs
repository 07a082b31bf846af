//! What a tool is drawing before it is on the board: a shape, a stroke of the pen, a connector; what the eraser touched.

use board::{BoardPoint, BoardRect, Form};
use editor::{BoxOverlay, ConnectorOverlay, Editor};
use scene::{
    CONNECTOR_WIDTH, Color, DisplayItem, Outline, Palette, PathShape, Primitive, Stroke,
    drawn_connector, pen_stroke,
};

use super::{OUTLINE, Pen};
use crate::canvas::painter::Painter;
use crate::canvas::stock::Stock;
use crate::canvas::tokens::Tokens;

/// How solid is what the eraser touched.
const ERASED_OPACITY: f64 = 0.25;
/// The radius of the places to which a connector snaps, CSS pixels.
const ANCHOR_RADIUS: f64 = 4.0;
/// The radius of the places by which a connector's ends are taken, CSS pixels.
const HANDLE_RADIUS: f64 = 5.0;

/// Paints what the tool in hand is doing.
pub(super) fn paint(pen: &Pen<'_>, editor: &Editor, stock: &Stock, tokens: &Tokens) {
    let overlay = editor.overlay();
    let palette = editor.settings().theme.palette();
    if !overlay.erased.is_empty() {
        paint_erased(pen, editor, stock);
    }
    if let Some(drawn) = &overlay.drawn_box {
        match drawn.form {
            Some(form) => paint_path(pen, stock, shape(editor, palette, drawn, form)),
            None => {
                pen.fill(&drawn.rect, &tokens.soft);
                pen.outline(&drawn.rect, &tokens.focus, OUTLINE, 0.0);
            }
        }
    }
    if let Some(stroke) = &overlay.stroke {
        let color = palette.ink(stroke.ink);
        if let Some(path) = pen_stroke(&stroke.points, stroke.width, color) {
            paint_path(pen, stock, path);
        }
    }
    match &overlay.connector {
        Some(connector) => paint_connector(pen, editor, stock, tokens, connector),
        None if !editor.in_gesture() => {
            if let Some((_, ends)) = editor.connector_handles() {
                for end in ends {
                    pen.dot(end, HANDLE_RADIUS, tokens);
                }
            }
        }
        None => {}
    }
}

/// The shape as it will look.
fn shape(editor: &Editor, palette: &Palette, drawn: &BoxOverlay, form: Form) -> PathShape {
    let looks = editor.next_looks();
    PathShape {
        steps: Outline::of_form(form, drawn.rect).steps(),
        fill: looks.fill.map(|color| palette.note(color)),
        stroke: Some(Stroke {
            color: palette.ink(looks.ink),
            width: CONNECTOR_WIDTH,
            dashed: false,
        }),
    }
}

fn paint_connector(
    pen: &Pen<'_>,
    editor: &Editor,
    stock: &Stock,
    tokens: &Tokens,
    connector: &ConnectorOverlay,
) {
    let target = connector.target.as_ref();
    if let Some(rect) = target.and_then(|id| editor.scene().rect(id)) {
        pen.outline(&rect, &tokens.focus, OUTLINE, 0.0);
    }
    let mut tips = Vec::new();
    if let Some((looks, path)) = &connector.line {
        let (rect, item) = drawn_connector(looks, path, editor.scene().style());
        Painter::new(pen.context, pen.view, stock).draw_item(&item, rect.origin(), true);
        tips = vec![path.start().0, path.end().0];
    }
    for place in connector.anchors.iter().chain(&tips) {
        pen.dot(*place, ANCHOR_RADIUS, tokens);
    }
}

/// A path in board space.
fn paint_path(pen: &Pen<'_>, stock: &Stock, path: PathShape) {
    let nowhere = BoardPoint::default();
    let item = DisplayItem {
        size: BoardRect::default().size(),
        block: Color::opaque(0),
        primitives: vec![Primitive::Path(path)],
        field: None,
        badge: None,
    };
    Painter::new(pen.context, pen.view, stock).draw_item(&item, nowhere, true);
    pen.level();
}

fn paint_erased(pen: &Pen<'_>, editor: &Editor, stock: &Stock) {
    pen.context.set_global_alpha(ERASED_OPACITY);
    let mut painter = Painter::new(pen.context, pen.view, stock);
    for id in &editor.overlay().erased {
        if let Some(placed) = editor.scene().get(id) {
            painter.draw(&placed, true);
        }
    }
    pen.context.set_global_alpha(1.0);
    pen.level();
}
