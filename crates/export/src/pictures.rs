//! The bytes of pictures: the board only names them.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use board::{BoardRect, ContentHash, Image, Snapshot};
use scene::{Placed, Primitive, Scene};

use crate::svg::shapes::box_attributes;
use crate::svg::write::escaped;
use crate::{ExportError, SvgOptions};

/// Gives the bytes with that hash, as they were stored; `None` if they are not to be had: then the picture is shown as
/// a box with its description.
pub type Pictures<'a> = &'a dyn Fn(&ContentHash) -> Option<Arc<[u8]>>;

/// No picture's bytes are to be had.
pub fn no_pictures(_: &ContentHash) -> Option<Arc<[u8]>> {
    None
}

/// The pictures that [`crate::svg`] will draw with these options: whoever has to fetch their bytes does so before.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn pictures(
    snapshot: &Snapshot,
    options: &SvgOptions,
) -> Result<BTreeSet<ContentHash>, ExportError> {
    let scene = Scene::from_snapshot(snapshot, options.style());
    let framed = options.area.framed(&scene, options.padding)?;
    let placed = framed.slots.iter().filter_map(|&slot| scene.at(slot));
    Ok(placed.filter_map(|placed| shown(&placed)).collect())
}

/// The picture that an element shows.
pub(crate) fn shown(placed: &Placed<'_>) -> Option<ContentHash> {
    Some(placed.element().as_image()?.hash.clone())
}

/// What is drawn of an element. What comes before a picture stands for it only where its bytes are not to be had.
pub(crate) fn drawn(primitives: &[Primitive], has_bytes: bool) -> &[Primitive] {
    let is_picture = |primitive: &Primitive| matches!(primitive, Primitive::Image { .. });
    let first = primitives.iter().position(is_picture);
    let first = first.filter(|_| has_bytes).unwrap_or(0);
    primitives.get(first..).unwrap_or_default()
}

/// Draws a picture as an SVG element that carries the bytes.
pub(crate) fn draw(out: &mut String, image: &Image, rect: &BoardRect, bytes: &[u8]) {
    out.push_str("<image");
    box_attributes(out, rect);
    out.push_str(" preserveAspectRatio=\"none\" xlink:href=\"data:");
    out.push_str(image.media.token());
    out.push_str(";base64,");
    STANDARD.encode_string(bytes, out);
    out.push_str("\"><title>");
    out.push_str(&escaped(&image.alt));
    out.push_str("</title></image>\n");
}
