//! Pictures of a board as it was, and as it is.

use board::{BoardRect, Difference, Differing, ElementId, Ink, Snapshot};
use leptos::prelude::*;
use scene::{Scene, Style};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::canvas::paint_small;
use crate::i18n::locale;
use crate::platform::{next_frame, window};
use crate::theme;
use crate::ui::element::{Element, effect, el};

/// Space around what is shown, board units.
const MARGIN: f64 = 40.0;
/// How far a mark stands off what it marks, and how wide its line is, CSS pixels.
const MARK: f64 = 2.0;

/// What a picture shows.
#[derive(Clone)]
pub struct Shown {
    /// The board.
    pub snapshot: Snapshot,
    /// Which part of it, board space; everything if `None`.
    pub area: Option<BoardRect>,
    /// What is marked in it.
    pub marked: Vec<Differing>,
}

/// A picture; `name` says what it is to those who do not see it. It is painted as soon as it has a size, and anew with
/// the language and the theme.
pub fn picture(shown: Shown, class: &str, name: &str) -> Element {
    let canvas = el("canvas")
        .class(class)
        .attrs(&[("role", "img"), ("aria-label", name)]);
    let node: HtmlCanvasElement = canvas.node().unchecked_into();
    let shown = StoredValue::new_local(shown);
    effect(move || {
        let style = Style {
            theme: match theme::theme() {
                theme::Theme::Light => scene::Theme::Light,
                theme::Theme::Dark => scene::Theme::Dark,
            },
            locale: locale(),
        };
        let node = node.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // By then it is in the page.
            next_frame().await;
            shown.try_with_value(|shown| paint(&node, shown, style));
        });
    });
    canvas
}

fn paint(canvas: &HtmlCanvasElement, shown: &Shown, style: Style) -> Option<()> {
    let ratio = window().device_pixel_ratio().clamp(1.0, 2.0);
    let pixels = |length: i32| (f64::from(length) * ratio).round().max(1.0) as u32;
    canvas.set_width(pixels(canvas.client_width()));
    canvas.set_height(pixels(canvas.client_height()));
    let scene = Scene::from_snapshot(&shown.snapshot, style);
    let area = shown.area.or_else(|| scene.bounds())?.grown(MARGIN);
    let seen = paint_small(canvas, &scene, &area, style, ratio)?;
    let context = canvas.get_context("2d").ok()??;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    let scale = f64::from(canvas.width()) / seen.width;
    let _ = context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.set_line_width(MARK * ratio);
    for one in &shown.marked {
        let Some(rect) = scene.rect(&one.id) else {
            continue;
        };
        let color = style.theme.palette().ink(ink_of(one.difference));
        context.set_stroke_style_str(color.css().as_str());
        let rect = rect.grown(MARK * ratio / scale);
        context.stroke_rect(
            (rect.x - seen.x) * scale,
            (rect.y - seen.y) * scale,
            rect.width * scale,
            rect.height * scale,
        );
    }
    Some(())
}

/// The colour that marks what became of an element.
fn ink_of(difference: Difference) -> Ink {
    match difference {
        Difference::Added => Ink::Green,
        Difference::Removed => Ink::Red,
        Difference::Moved => Ink::Blue,
        Difference::Changed => Ink::Orange,
    }
}

/// Where a canvas or a frame is on a board; everything for `None`.
pub fn area_of(snapshot: &Snapshot, part: Option<&ElementId>) -> Option<BoardRect> {
    part.and_then(|part| snapshot.rect(part))
}
