//! A template's picture on its card: it is put on a board that nobody sees, with its first example, and painted as any
//! board is, from far away.

use std::cell::RefCell;
use std::sync::Arc;

use board::{Board, BoardPoint, ClientNumber, ElementId};
use leptos::prelude::*;
use scene::{Scene, Style};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};
use workshop::Template;

use super::{queue, shelf};
use crate::canvas::paint_small;
use crate::i18n::locale;
use crate::platform::{watch_sight, window};
use crate::theme;
use crate::ui::element::{Element, effect, el};

/// Space around the canvas, board units.
const MARGIN: f64 = 40.0;
/// Pictures that are kept; of more the oldest go.
const KEPT_MAX: usize = 80;

/// A picture that was painted.
struct Kept {
    template: Arc<Template>,
    style: Style,
    picture: HtmlCanvasElement,
}

impl Kept {
    fn shows(&self, template: &Arc<Template>, style: Style) -> bool {
        Arc::ptr_eq(&self.template, template) && self.style == style
    }
}

thread_local! {
    static KEPT: RefCell<Vec<Kept>> = RefCell::default();
}

/// The picture of the template with this id. It is painted when it comes into sight.
pub fn picture(id: &str) -> Element {
    let canvas = el("canvas")
        .class("card-preview")
        .attr("aria-hidden", "true");
    let node: HtmlCanvasElement = canvas.node().unchecked_into();
    let is_seen = RwSignal::new(false);
    let watch = watch_sight(&node, move || {
        if is_seen.try_get_untracked() == Some(false) {
            is_seen.set(true);
        }
    });
    if watch.is_none() {
        is_seen.set(true);
    }
    // Until the card goes.
    StoredValue::new_local(watch);
    let id = id.to_owned();
    effect(move || {
        let style = Style {
            theme: match theme::theme() {
                theme::Theme::Light => scene::Theme::Light,
                theme::Theme::Dark => scene::Theme::Dark,
            },
            locale: locale(),
        };
        if is_seen.get() {
            spawn_local(fill(node.clone(), id.clone(), style));
        }
    });
    canvas
}

/// A template that cannot be had has no picture; whoever wants it is told why.
async fn fill(canvas: HtmlCanvasElement, id: String, style: Style) {
    let Ok(template) = shelf::template(&id).await else {
        return;
    };
    let ratio = window().device_pixel_ratio().clamp(1.0, 2.0);
    let pixels = |length: i32| (f64::from(length) * ratio).round().max(1.0) as u32;
    let (width, height) = (
        pixels(canvas.client_width()),
        pixels(canvas.client_height()),
    );
    let is_resized = canvas.width() != width || canvas.height() != height;
    // What is kept is the card's own canvas: it holds another picture now.
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|kept| kept.picture != canvas || (!is_resized && kept.shows(&template, style)));
    });
    if is_resized {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    if !copy_kept(&canvas, &template, style) {
        queue::later(move || {
            // Gone meanwhile, or painted on another card.
            if !canvas.is_connected() || copy_kept(&canvas, &template, style) {
                return;
            }
            if paint(&canvas, &template, style, ratio).is_some() {
                keep(canvas, template, style);
            }
        });
    }
}

fn context_of(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    Some(canvas.get_context("2d").ok()??.unchecked_into())
}

fn copy_kept(canvas: &HtmlCanvasElement, template: &Arc<Template>, style: Style) -> bool {
    KEPT.with_borrow(|kept| {
        let same = kept.iter().find(|kept| {
            kept.shows(template, style)
                && kept.picture.width() == canvas.width()
                && kept.picture.height() == canvas.height()
        });
        let Some((kept, context)) = same.zip(context_of(canvas)) else {
            return false;
        };
        context
            .draw_image_with_html_canvas_element(&kept.picture, 0.0, 0.0)
            .is_ok()
    })
}

fn keep(picture: HtmlCanvasElement, template: Arc<Template>, style: Style) {
    KEPT.with_borrow_mut(|kept| {
        kept.retain(|kept| kept.picture != picture);
        if kept.len() >= KEPT_MAX {
            kept.remove(0);
        }
        kept.push(Kept {
            template,
            style,
            picture,
        });
    });
}

fn paint(canvas: &HtmlCanvasElement, template: &Template, style: Style, ratio: f64) -> Option<()> {
    let mut board = Board::new(ClientNumber::new(1));
    let id = ElementId::new("canvas");
    workshop::insert_template(&mut board, template, &id, BoardPoint::default()).ok()?;
    if let Some(sample) = template.samples.first() {
        // Without it, the empty canvas is shown.
        let _ = workshop::insert_sample(&mut board, &id, sample, style.locale);
    }
    let scene = Scene::from_snapshot(&board.snapshot(), style);
    let area = scene.bounds()?.grown(MARGIN);
    paint_small(canvas, &scene, &area, style, ratio).map(drop)
}
