//! What fills a rectangle.

use board::{BoardRect, ElementKind, Form, Frame, Image, Note, NoteColor, Shape, TextBlock};
use serde_json::Value;

use super::Document;
use super::spot::Spot;
use super::words::words;
use crate::color::{ink, note_color};
use crate::excalidraw::scale_of;
use crate::field::{at, flag, number, text};
use crate::sheet::{Sheet, Thing};
use crate::{Loss, Picture};

/// The side of a note, board units.
const NOTE: f64 = 200.0;

pub(super) fn put(
    document: &Document<'_>,
    shape: &Value,
    thing: &Thing,
    spot: Spot,
    sheet: &mut Sheet,
) {
    let props = at(shape, "props");
    let Some((kind, rect)) = made(document, shape, spot, sheet) else {
        return;
    };
    // Frames and the boxes of pages are never seen turned; what lies in them is placed by the page.
    sheet.lose_if(spot.is_turned(), Loss::Turned);
    let link = if thing.link.is_empty() && text(shape, "type") == "bookmark" {
        bookmark_address(document, props)
    } else {
        thing.link.as_str()
    };
    let thing = Thing {
        link: link.to_owned(),
        ..thing.clone()
    };
    sheet.put(&thing, rect, kind);
}

fn made(
    document: &Document<'_>,
    shape: &Value,
    spot: Spot,
    sheet: &mut Sheet,
) -> Option<(ElementKind, BoardRect)> {
    let props = at(shape, "props");
    let grown = number(props, "growY").unwrap_or(0.0).max(0.0);
    let scale = number(props, "scale").unwrap_or(1.0).abs();
    let boxed = || {
        let side = |name| number(props, name).unwrap_or(NOTE).abs();
        spot.upright(side("w"), side("h") + grown)
    };
    let color = text(props, "color");
    let made = match text(shape, "type") {
        "note" => {
            let rect = spot.upright(NOTE * scale, (NOTE + grown) * scale);
            let kind = ElementKind::Note(Note {
                // Black is what a note has unless somebody chose a colour.
                color: match color {
                    "black" | "white" => NoteColor::default(),
                    other => note_color(other).unwrap_or_default(),
                },
                text: words(props),
                ..Note::default()
            });
            (kind, rect)
        }
        "text" => {
            let size = match text(props, "size") {
                "s" => 18.0,
                "l" => 36.0,
                "xl" => 44.0,
                _ => 24.0,
            };
            let text = words(props);
            let lines = text.lines().count().max(1) as f64;
            let width = number(props, "w").unwrap_or(NOTE).abs() * scale;
            let kind = ElementKind::Text(TextBlock {
                text,
                ink: ink(color),
                scale: scale_of(size * scale),
                wrap: at(props, "autoSize").as_bool() == Some(false),
                ..TextBlock::default()
            });
            (kind, spot.upright(width, lines * size * 1.35 * scale))
        }
        "geo" => (ElementKind::Shape(geo(props, sheet)), boxed()),
        "frame" => {
            let kind = ElementKind::Frame(Frame {
                text: text(props, "name").to_owned(),
                ..Frame::default()
            });
            (kind, boxed())
        }
        "image" => (image(document, props, sheet)?, boxed()),
        // A page inside the drawing becomes a box that leads there: nothing of elsewhere runs on a board.
        _ => {
            let asset = document.assets.get(text(props, "assetId"));
            let title = asset.map_or("", |asset| text(at(asset, "props"), "title"));
            let address = text(props, "url");
            let kind = ElementKind::Shape(Shape {
                form: Form::Rounded,
                text: if title.is_empty() { address } else { title }.to_owned(),
                ..Shape::default()
            });
            (kind, boxed())
        }
    };
    Some(made)
}

fn bookmark_address<'a>(document: &Document<'a>, props: &Value) -> &'a str {
    let asset = document.assets.get(text(props, "assetId"));
    asset.map_or("", |asset| text(at(asset, "props"), "src"))
}

fn geo(props: &Value, sheet: &mut Sheet) -> Shape {
    let form = match text(props, "geo") {
        "rectangle" => Form::Rectangle,
        "ellipse" => Form::Ellipse,
        "oval" => Form::Rounded,
        "diamond" | "rhombus" | "rhombus-2" => Form::Diamond,
        _ => {
            sheet.lose(Loss::Form);
            Form::Rectangle
        }
    };
    let color = text(props, "color");
    let is_filled = !matches!(text(props, "fill"), "" | "none");
    Shape {
        form,
        fill: is_filled
            .then(|| match color {
                // A filled black shape is pale there, too.
                "black" => Some(NoteColor::Gray),
                other => note_color(other),
            })
            .flatten(),
        ink: ink(color),
        text: words(props),
        ..Shape::default()
    }
}

fn image(document: &Document<'_>, props: &Value, sheet: &mut Sheet) -> Option<ElementKind> {
    let asset = document.assets.get(text(props, "assetId"));
    let source = asset.map_or("", |asset| text(at(asset, "props"), "src"));
    if !source.starts_with("data:") {
        // It lies on somebody's server: a board asks nobody else for anything.
        sheet.lose(Loss::NoPicture);
        return None;
    }
    let Some(picture) = Picture::of_data_address(source) else {
        sheet.lose(Loss::BadPicture);
        return None;
    };
    sheet.lose_if(flag(props, "flipX") || flag(props, "flipY"), Loss::Turned);
    let kind = ElementKind::Image(Image {
        hash: picture.hash.clone(),
        media: picture.header.media,
        pixels: picture.header.pixels,
        alt: text(props, "altText").to_owned(),
    });
    sheet.keep(picture);
    Some(kind)
}
