//! Large pictures become smaller ones: a board is looked at on screens, and everybody has to fetch what is on it.

use board::{ImageHeader, MediaType};
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, ImageBitmap, ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d,
};

/// Pixels on the longer side at most.
pub const SIDE_MAX: f64 = 4096.0;
/// Bytes at most, before a picture is made anew.
pub const BYTES_MAX: f64 = 4.0 * 1024.0 * 1024.0;
/// How well the smaller picture is kept: what cameras call "fine".
const QUALITY: f64 = 0.9;

/// Whether a picture is to be made anew: it is large, or says where and with what it was taken.
pub fn is_needed(file: &Blob, whole: &ImageBitmap, header: Option<ImageHeader>) -> bool {
    let side = whole.width().max(whole.height());
    let is_plain = header.is_some_and(|header| !header.has_exif);
    !is_plain || f64::from(side) > SIDE_MAX || file.size() > BYTES_MAX
}

/// Makes a picture anew, at most [`SIDE_MAX`] pixels on a side: photographs as JPEG, what may be transparent as WebP, or
/// as PNG in browsers that cannot write WebP.
///
/// # Errors
/// The browser's.
pub async fn shrink(whole: &ImageBitmap, media: Option<MediaType>) -> Result<Blob, JsValue> {
    let (width, height) = (f64::from(whole.width()), f64::from(whole.height()));
    let scale = (SIDE_MAX / width.max(height).max(1.0)).min(1.0);
    let side = |natural: f64| (natural * scale).round().max(1.0);
    let (width, height) = (side(width), side(height));
    let canvas = OffscreenCanvas::new(width as u32, height as u32)?;
    let context: OffscreenCanvasRenderingContext2d = canvas
        .get_context("2d")?
        .ok_or_else(|| JsValue::from_str("no canvas"))?
        .unchecked_into();
    let smoothing: &Object = context.unchecked_ref();
    let _ = Reflect::set(smoothing, &"imageSmoothingQuality".into(), &"high".into());
    context.draw_image_with_image_bitmap_and_dw_and_dh(whole, 0.0, 0.0, width, height)?;
    let options = ImageEncodeOptions::new();
    options.set_type(match media {
        Some(MediaType::Jpeg) => MediaType::Jpeg.token(),
        _ => MediaType::Webp.token(),
    });
    options.set_quality(QUALITY);
    let encoding = canvas.convert_to_blob_with_options(&options)?;
    JsFuture::from(encoding).await.map(JsCast::unchecked_into)
}
