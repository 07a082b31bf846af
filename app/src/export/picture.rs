//! Pictures of the board, drawn in turns: it goes on being used meanwhile.

use board::{ContentHash, Snapshot};
use export::{Drawing, FontEmbedding, Needs, PixelSize, SvgOptions, SvgWriter, pixel_size};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement};

use super::turns::Turns;
use super::{ExportProblem, ExportRequest, PICTURE_BYTES_MAX, fonts, options};
use crate::bridge::EditorHandle;
use crate::canvas::{Painter, Stock, View};
use crate::images;
use crate::platform::document;

/// How much is done once all that is drawn was looked through.
const LOOKED_THROUGH: f64 = 0.45;
/// How much is done once everything was drawn.
const DRAWN: f64 = 0.95;

/// The board as SVG, with its pictures and the slices of the bundled face inside that its text needs.
///
/// # Errors
/// [`ExportProblem`].
pub async fn svg(
    handle: EditorHandle,
    snapshot: &Snapshot,
    request: &ExportRequest,
    turns: &Turns,
) -> Result<Blob, ExportProblem> {
    let drawing = Drawing::of(snapshot, &options(request))?;
    let needs = needs(&drawing, turns).await;
    let faces = fonts::faces_for(&needs.characters).await?;
    let pictures = images::bytes_of(handle, needs.pictures, PICTURE_BYTES_MAX).await;
    let pictures = pictures.ok_or(ExportProblem::PicturesTooLarge)?;
    let picture = |hash: &ContentHash| pictures.get(hash).cloned();
    let mut writer = SvgWriter::new(&drawing);
    let parts = Array::new();
    turns
        .over(drawing.count(), LOOKED_THROUGH..DRAWN, |range| {
            parts.push(&bytes(&writer.part(range, &picture)));
        })
        .await;
    let (head, end) = writer.finish(FontEmbedding::Faces(faces));
    parts.unshift(&bytes(&head));
    parts.push(&bytes(end));
    let properties = BlobPropertyBag::new();
    properties.set_type("image/svg+xml;charset=utf-8");
    Ok(Blob::new_with_u8_array_sequence_and_options(
        &parts,
        &properties,
    )?)
}

fn bytes(text: &str) -> JsValue {
    Uint8Array::from(text.as_bytes()).into()
}

/// The board as PNG, painted by the screen's own painter once every letter is there.
///
/// # Errors
/// [`ExportProblem`].
pub async fn png(
    handle: EditorHandle,
    snapshot: &Snapshot,
    request: &ExportRequest,
    turns: &Turns,
) -> Result<Blob, ExportProblem> {
    let options = options(request);
    let drawing = Drawing::of(snapshot, &options)?;
    // Before anything is allocated.
    let size = pixel_size(drawing.frame(), request.scale)?;
    let needs = needs(&drawing, turns).await;
    fonts::ready_to_paint(handle, needs.characters).await;
    let stock = Stock::default();
    let mut sheet = paint(&drawing, &options, size, &stock, turns).await?;
    // The painter has noted which pictures it lacked, and how large they are shown.
    let wanted = stock.pictures.take_wanted();
    if !wanted.is_empty() {
        images::stock_up(handle, wanted, &stock.pictures).await;
        drop(sheet);
        sheet = paint(&drawing, &options, size, &stock, turns).await?;
    }
    encode(&sheet.0).await
}

async fn needs(drawing: &Drawing, turns: &Turns) -> Needs {
    let mut needs = Needs::default();
    turns
        .over(drawing.count(), 0.0..LOOKED_THROUGH, |range| {
            drawing.look_through(range, &mut needs);
        })
        .await;
    needs
}

/// A canvas of its own. Its pixels go with it, and are not left to the browser's next clearing up.
struct Sheet(HtmlCanvasElement);

impl Sheet {
    fn of(size: PixelSize) -> Result<Self, ExportProblem> {
        let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
        canvas.set_width(size.width);
        canvas.set_height(size.height);
        // A canvas sets text as its element does, and only one that is in the page has a style of ours.
        canvas.set_class_name("picture-in-making");
        let page = document().body().ok_or(ExportProblem::NoBoard)?;
        page.append_child(&canvas)?;
        Ok(Self(canvas))
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        self.0.remove();
        self.0.set_width(0);
    }
}

async fn paint(
    drawing: &Drawing,
    options: &SvgOptions,
    size: PixelSize,
    stock: &Stock,
    turns: &Turns,
) -> Result<Sheet, ExportProblem> {
    let sheet = Sheet::of(size)?;
    let context: CanvasRenderingContext2d = sheet
        .0
        .get_context("2d")?
        .ok_or_else(|| JsValue::from_str("no Canvas 2D"))?
        .unchecked_into();
    if options.background {
        let surface = options.theme.palette().surface;
        context.set_fill_style_str(surface.css().as_str());
        context.fill_rect(0.0, 0.0, f64::from(size.width), f64::from(size.height));
    }
    let frame = drawing.frame();
    let view = View {
        x: frame.x,
        y: frame.y,
        zoom: size.scale,
        device_pixel_ratio: 1.0,
    };
    let mut painter = Painter::new(&context, view, stock);
    turns
        .over(drawing.count(), LOOKED_THROUGH..DRAWN, |range| {
            for placed in drawing.elements(range) {
                painter.draw(&placed, true);
            }
        })
        .await;
    Ok(sheet)
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
