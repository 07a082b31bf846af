//! A picture of some of what is on the board, by day, with the surface behind it.

use board::{BoardRect, ElementId};
use scene::{Scene, Style, Theme, Weight};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use crate::bridge::{Editor, EditorHandle};
use crate::canvas::{Painter, Stock, View};
use crate::export::{ExportProblem, encode};
use crate::images;
use crate::platform::document;

/// Pixels per board unit, if the picture does not get too large.
const SCALE: f64 = 2.0;
/// Larger pictures are made with fewer pixels: other programs do not take more than this well.
const PIXELS_MAX: f64 = 16_000_000.0;
/// Pixels on a side at most: beyond this browsers give a blank canvas.
const SIDE_MAX: f64 = 16_384.0;
/// Space around what is on it, board units.
const PADDING: f64 = 16.0;

/// Paints these as a PNG file, once every letter and every picture is there.
///
/// # Errors
/// [`ExportProblem`].
pub async fn paint(handle: EditorHandle, ids: &[ElementId]) -> Result<Blob, ExportProblem> {
    let texts = with_scene(handle, |scene| letters(scene, ids))?;
    if let Some(surface) = handle.surface() {
        let [regular, bold] = &texts;
        surface.fonts().ready_for([regular, bold]).await;
    }
    let stock = Stock::default();
    let mut canvas = with_scene(handle, |scene| on_canvas(scene, ids, &stock))??;
    let wanted = stock.pictures.take_wanted();
    if !wanted.is_empty() {
        images::stock_up(handle, wanted, &stock.pictures).await;
        canvas = with_scene(handle, |scene| on_canvas(scene, ids, &stock))??;
    }
    encode(&canvas).await
}

/// Looks at the board as it is painted by day: the scene that is on the screen, or another one of the same board.
fn with_scene<R>(handle: EditorHandle, look: impl FnOnce(&Scene) -> R) -> Result<R, ExportProblem> {
    let by_day = |editor: &Editor| {
        let style = editor.scene().style();
        if style.theme == Theme::Light {
            return look(editor.scene());
        }
        let style = Style {
            theme: Theme::Light,
            ..style
        };
        look(&Scene::from_snapshot(&editor.board().snapshot(), style))
    };
    handle.with_editor(by_day).ok_or(ExportProblem::NoBoard)
}

/// What is written there, by weight.
fn letters(scene: &Scene, ids: &[ElementId]) -> [String; 2] {
    let mut texts = [String::new(), String::new()];
    for item in ids.iter().filter_map(|id| scene.item(id)) {
        for line in item.lines() {
            let [regular, bold] = &mut texts;
            match line.weight {
                Weight::Regular => regular.push_str(&line.text),
                Weight::Bold => bold.push_str(&line.text),
            }
        }
    }
    texts
}

fn on_canvas(
    scene: &Scene,
    ids: &[ElementId],
    stock: &Stock,
) -> Result<HtmlCanvasElement, ExportProblem> {
    let mut placed: Vec<_> = ids.iter().filter_map(|id| scene.get(id)).collect();
    placed.sort_by(|a, b| a.cmp_in_pile(b));
    let rects = placed.iter().map(|placed| placed.rect());
    let around = rects.reduce(|all, rect| all.union(&rect));
    let frame = around.ok_or(ExportProblem::NoBoard)?.grown(PADDING);
    let scale = scale_of(&frame);
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width((frame.width * scale).ceil().max(1.0) as u32);
    canvas.set_height((frame.height * scale).ceil().max(1.0) as u32);
    // Only a canvas that is in the page sets text by the page's rules.
    canvas.set_class_name("picture-in-making");
    let page = document().body().ok_or(ExportProblem::NoBoard)?;
    page.append_child(&canvas)?;
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or_else(|| JsValue::from_str("no Canvas 2D"))?
        .unchecked_into();
    let palette = scene.style().theme.palette();
    context.set_fill_style_str(palette.surface.css().as_str());
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.fill_rect(0.0, 0.0, width, height);
    let view = View {
        x: frame.x,
        y: frame.y,
        zoom: scale,
        device_pixel_ratio: 1.0,
    };
    let mut painter = Painter::new(&context, view, stock);
    placed.iter().for_each(|placed| painter.draw(placed, true));
    canvas.remove();
    Ok(canvas)
}

fn scale_of(frame: &BoardRect) -> f64 {
    let by_pixels = (PIXELS_MAX / (frame.width * frame.height)).sqrt();
    let by_side = SIDE_MAX / frame.width.max(frame.height);
    SCALE.min(by_pixels).min(by_side)
}
