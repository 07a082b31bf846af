//! Shadows as small pictures. Blurring is the dearest thing that a painter does, and notes of one size
//! all cast the same shadow: it is blurred once a zoom and copied from then on.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use board::BoardRect;
use scene::{DisplayItem, Primitive, Shadow};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::platform::document;

/// Pictures kept at most; a zoom gesture makes a few at every step.
const KEPT_MAX: usize = 24;
/// Shadows larger than this (device pixels) are blurred where they are: a picture of them would be too large to keep.
const SIDE_MAX: f64 = 2048.0;
/// Where the casting rectangle is drawn, far outside the picture, so that only its shadow is seen (device pixels).
const AWAY: f64 = 20_000.0;

/// The pictures, by what is in them.
#[derive(Default)]
pub struct ShadowCache {
    kept: RefCell<HashMap<u64, Picture>>,
}

struct Picture {
    canvas: HtmlCanvasElement,
    /// From the element's top left corner to the picture's, in device pixels.
    left: f64,
    top: f64,
}

impl ShadowCache {
    /// Draws the shadows of `item`, whose top left corner lies at device pixel (left, top).
    /// Changes the context's transform; gives whether it changed its fill, too.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        item: &DisplayItem,
        scale: f64,
        left: f64,
        top: f64,
    ) -> bool {
        // Shadows are undermost.
        let shadows = item
            .primitives
            .iter()
            .map_while(|primitive| match primitive {
                Primitive::Shadow(shadow) => Some(shadow),
                _ => None,
            });
        let Some(bounds) = shadows
            .clone()
            .map(reach)
            .reduce(|all, one| all.union(&one))
        else {
            return false;
        };
        if bounds.width.max(bounds.height) * scale > SIDE_MAX {
            for shadow in shadows {
                cast(context, shadow, scale, left, top);
            }
            return true;
        }
        let key = key(shadows.clone(), scale);
        let mut kept = self.kept.borrow_mut();
        if !kept.contains_key(&key) {
            if kept.len() >= KEPT_MAX {
                kept.clear();
            }
            if let Some(picture) = picture(shadows, bounds, scale) {
                kept.insert(key, picture);
            }
        }
        if let Some(picture) = kept.get(&key) {
            let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            let _ = context.draw_image_with_html_canvas_element(
                &picture.canvas,
                left + picture.left,
                top + picture.top,
            );
        }
        false
    }
}

/// How far a shadow can be seen, in board units.
fn reach(shadow: &Shadow) -> BoardRect {
    shadow.rect.grown(shadow.blur * 1.5)
}

fn key<'a>(shadows: impl Iterator<Item = &'a Shadow>, scale: f64) -> u64 {
    let mut hasher = DefaultHasher::new();
    scale.to_bits().hash(&mut hasher);
    for Shadow {
        rect,
        radius,
        blur,
        color,
    } in shadows
    {
        for number in [rect.x, rect.y, rect.width, rect.height, *radius, *blur] {
            number.to_bits().hash(&mut hasher);
        }
        color.hash(&mut hasher);
    }
    hasher.finish()
}

fn picture<'a>(
    shadows: impl Iterator<Item = &'a Shadow>,
    bounds: BoardRect,
    scale: f64,
) -> Option<Picture> {
    let (left, top) = ((bounds.x * scale).floor(), (bounds.y * scale).floor());
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(((bounds.right() * scale).ceil() - left).max(1.0) as u32);
    canvas.set_height(((bounds.bottom() * scale).ceil() - top).max(1.0) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    for shadow in shadows {
        cast(&context, shadow, scale, -left, -top);
    }
    Some(Picture { canvas, left, top })
}

/// Blurs one shadow onto the context. Leaves the identity transform.
fn cast(context: &CanvasRenderingContext2d, shadow: &Shadow, scale: f64, left: f64, top: f64) {
    let Shadow {
        rect,
        radius,
        blur,
        color,
    } = *shadow;
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.set_shadow_color(color.css().as_str());
    context.set_shadow_blur(blur * scale);
    context.set_shadow_offset_x(AWAY);
    context.set_shadow_offset_y(0.0);
    context.begin_path();
    let _ = context.round_rect_with_f64(
        left + rect.x * scale - AWAY,
        top + rect.y * scale,
        rect.width * scale,
        rect.height * scale,
        radius * scale,
    );
    context.set_fill_style_str("#000");
    context.fill();
    context.set_shadow_color("transparent");
    context.set_shadow_blur(0.0);
    context.set_shadow_offset_x(0.0);
}
