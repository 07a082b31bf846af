//! From files to pixels, by the browser, off the main thread.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ImageBitmap, ImageBitmapOptions, ResizeQuality};

use crate::canvas::DecodedPicture;
use crate::platform::window;

/// Decodes a picture to be shown as `width` device pixels, across.
///
/// # Errors
/// The browser's: it cannot read the file.
pub async fn decode(file: &Blob, width: f64) -> Result<DecodedPicture, JsValue> {
    let whole = decode_whole(file).await?;
    let natural_width = f64::from(whole.width());
    let fitting = DecodedPicture::fitting_width(natural_width, width);
    if fitting >= natural_width {
        return Ok(DecodedPicture {
            bitmap: whole,
            natural_width,
        });
    }
    let smaller = resized(&whole, fitting).await;
    // Hundreds of megabytes at worst: not left to the garbage collector.
    whole.close();
    Ok(DecodedPicture {
        bitmap: smaller?,
        natural_width,
    })
}

/// Decodes a picture as large as it is, and turned as its file says.
///
/// # Errors
/// The browser's: it cannot read the file.
pub async fn decode_whole(file: &Blob) -> Result<ImageBitmap, JsValue> {
    finished(window().create_image_bitmap_with_blob(file)?).await
}

/// A smaller copy of `whole`, in its proportions.
///
/// # Errors
/// The browser's: no memory for it.
pub async fn resized(whole: &ImageBitmap, width: f64) -> Result<ImageBitmap, JsValue> {
    let height = f64::from(whole.height()) * width / f64::from(whole.width().max(1));
    let options = ImageBitmapOptions::new();
    options.set_resize_width(width.round().max(1.0) as u32);
    options.set_resize_height(height.round().max(1.0) as u32);
    options.set_resize_quality(ResizeQuality::Medium);
    let resizing =
        window().create_image_bitmap_with_image_bitmap_and_image_bitmap_options(whole, &options)?;
    finished(resizing).await
}

async fn finished(decoding: Promise) -> Result<ImageBitmap, JsValue> {
    JsFuture::from(decoding).await.map(JsCast::unchecked_into)
}
