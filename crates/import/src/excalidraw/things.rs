//! What fills a rectangle.

use board::{BoardRect, ElementKind, Form, Frame, Image, Shape, TextBlock, TextScale};
use serde_json::Value;

use super::{Labels, thing};
use crate::color::{ink, note_color};
use crate::field::{at, number, text};
use crate::sheet::Sheet;
use crate::{Loss, Picture};

/// Turned by less than this nobody sees it, radians.
pub(super) const STRAIGHT: f64 = 0.01;

fn rect(element: &Value, sheet: &mut Sheet) -> Option<BoardRect> {
    let side = |name| number(element, name);
    let angle = side("angle").unwrap_or(0.0);
    sheet.lose_if(angle.abs() > STRAIGHT, Loss::Turned);
    let (Some(x), Some(y), Some(width), Some(height)) =
        (side("x"), side("y"), side("width"), side("height"))
    else {
        sheet.lose(Loss::Unreadable);
        return None;
    };
    // Drawn from the right to the left, a width may be negative.
    Some(BoardRect::new(
        x.min(x + width),
        y.min(y + height),
        width.abs(),
        height.abs(),
    ))
}

pub(super) fn shape(element: &Value, labels: &Labels<'_>, sheet: &mut Sheet) {
    let Some(rect) = rect(element, sheet) else {
        return;
    };
    let form = match text(element, "type") {
        "ellipse" => Form::Ellipse,
        "diamond" => Form::Diamond,
        _ if at(element, "roundness").is_object() => Form::Rounded,
        _ => Form::Rectangle,
    };
    let label = labels.get(text(element, "id"));
    let kind = ElementKind::Shape(Shape {
        form,
        fill: note_color(text(element, "backgroundColor")),
        ink: ink(text(element, "strokeColor")),
        text: label.map_or_else(String::new, |label| words(label)),
        ..Shape::default()
    });
    sheet.put(&thing(element), rect, kind);
}

/// What is written in a text: as it was typed, without the line ends that its own width made.
pub(super) fn words(element: &Value) -> String {
    let typed = text(element, "originalText");
    let shown = text(element, "text");
    if typed.is_empty() { shown } else { typed }.to_owned()
}

pub(super) fn text_block(element: &Value, sheet: &mut Sheet) {
    let Some(rect) = rect(element, sheet) else {
        return;
    };
    let kind = ElementKind::Text(TextBlock {
        text: words(element),
        ink: ink(text(element, "strokeColor")),
        scale: scale(number(element, "fontSize").unwrap_or(20.0)),
        wrap: at(element, "autoResize").as_bool() == Some(false),
        ..TextBlock::default()
    });
    sheet.put(&thing(element), rect, kind);
}

/// The size of letters nearest to one in pixels, by ratio.
pub(crate) fn scale(pixels: f64) -> TextScale {
    let off = |scale: &TextScale| (pixels.max(1.0) / scale.font_size()).ln().abs();
    let nearest = TextScale::ALL
        .iter()
        .min_by(|one, other| off(one).total_cmp(&off(other)));
    nearest.copied().unwrap_or_default()
}

pub(super) fn image(element: &Value, files: &Value, sheet: &mut Sheet) {
    let Some(rect) = rect(element, sheet) else {
        return;
    };
    let address = text(at(files, text(element, "fileId")), "dataURL");
    if address.is_empty() {
        return sheet.lose(Loss::NoPicture);
    }
    let Some(picture) = Picture::of_data_address(address) else {
        return sheet.lose(Loss::BadPicture);
    };
    let kind = ElementKind::Image(Image {
        hash: picture.hash.clone(),
        media: picture.header.media,
        pixels: picture.header.pixels,
        alt: String::new(),
    });
    sheet.keep(picture);
    sheet.put(&thing(element), rect, kind);
}

pub(super) fn frame(element: &Value, sheet: &mut Sheet) {
    let Some(rect) = rect(element, sheet) else {
        return;
    };
    let mut thing = thing(element);
    // They lie in nothing.
    thing.owner.clear();
    let kind = ElementKind::Frame(Frame {
        text: text(element, "name").to_owned(),
        ..Frame::default()
    });
    sheet.put(&thing, rect, kind);
}

/// A page inside the drawing becomes a box that leads there: nothing of elsewhere runs on a board.
pub(super) fn page(element: &Value, sheet: &mut Sheet) {
    let Some(rect) = rect(element, sheet) else {
        return;
    };
    let kind = ElementKind::Shape(Shape {
        form: Form::Rounded,
        text: text(element, "link").to_owned(),
        ..Shape::default()
    });
    sheet.put(&thing(element), rect, kind);
}
