//! A picture of pixels, on a canvas of its own.

use board::Snapshot;
use export::{ExportError, Framed, SvgOptions};
use js_sys::Promise;
use scene::{Scene, Style};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::ExportProblem;
use crate::canvas::{Painter, Stock, View};
use crate::platform::document;

/// Pixels on a side at most: beyond this browsers give a blank canvas, or none.
pub const SIDE_MAX: u64 = 16_384;
/// Pixels at most (200 MB while it is being made); the relay draws the line at the same place.
pub const PIXELS_MAX: u64 = 50_000_000;

/// Paints part of a board at `scale` pixels per board unit, with the pictures that are in `stock`.
///
/// # Errors
/// [`ExportError::TooLarge`] before anything is allocated, [`ExportError::UnknownCanvas`], or the browser's refusal.
pub fn paint(
    snapshot: &Snapshot,
    options: &SvgOptions,
    scale: f64,
    stock: &Stock,
) -> Result<HtmlCanvasElement, ExportProblem> {
    let style = Style {
        theme: options.theme,
        locale: options.locale,
    };
    let scene = Scene::from_snapshot(snapshot, style);
    let framed = options.area.framed(snapshot, &scene, options.padding)?;
    let pixels = |units: f64| (units * scale).ceil().max(1.0) as u64;
    let (width, height) = (pixels(framed.frame.width), pixels(framed.frame.height));
    if width.max(height) > SIDE_MAX || width * height > PIXELS_MAX {
        return Err(ExportError::TooLarge {
            width,
            height,
            pixels_max: PIXELS_MAX,
            side_max: SIDE_MAX,
        }
        .into());
    }
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    // A canvas sets text as its element does, and only one that is in the page has a style of ours.
    canvas.set_class_name("picture-in-making");
    let page = document().body().ok_or(ExportProblem::NoBoard)?;
    page.append_child(&canvas)?;
    let painted = paint_on(&canvas, &scene, &framed, options, scale, stock);
    canvas.remove();
    painted.map(|()| canvas)
}

fn paint_on(
    canvas: &HtmlCanvasElement,
    scene: &Scene,
    framed: &Framed,
    options: &SvgOptions,
    scale: f64,
    stock: &Stock,
) -> Result<(), ExportProblem> {
    let context: CanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or_else(|| JsValue::from_str("no Canvas 2D"))?
        .unchecked_into();
    if options.background {
        context.set_fill_style_str(options.theme.palette().surface.css().as_str());
        context.fill_rect(
            0.0,
            0.0,
            f64::from(canvas.width()),
            f64::from(canvas.height()),
        );
    }
    let view = View {
        x: framed.frame.x,
        y: framed.frame.y,
        zoom: scale,
        device_pixel_ratio: 1.0,
    };
    let mut painter = Painter::new(&context, view, stock);
    for placed in framed.slots.iter().filter_map(|slot| scene.at(*slot)) {
        painter.draw(&placed, true);
    }
    Ok(())
}

/// The canvas as a PNG file.
///
/// # Errors
/// The browser's refusal: a canvas that it could not encode.
pub async fn encode(canvas: &HtmlCanvasElement) -> Result<Blob, ExportProblem> {
    let encoded = Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move |blob: JsValue| {
            // A canvas that cannot be encoded gives null.
            let answer = if blob.is_null() { &reject } else { &resolve };
            let _ = answer.call1(&JsValue::UNDEFINED, &blob);
        });
        let _ = canvas.to_blob(done.unchecked_ref());
    });
    let blob = JsFuture::from(encoded).await?;
    Ok(blob.unchecked_into())
}
