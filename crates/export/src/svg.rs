//! SVG: the display list with its text as text, one element a line, where the screen has it.

pub(crate) mod shapes;
pub(crate) mod write;

use std::fmt::Write as _;

use board::{BoardRect, Locale, Snapshot};
use scene::{Placed, Primitive, Scene, Theme};

use crate::pictures::{draw as draw_picture, drawn};
use crate::{Area, ExportError, FontEmbedding, Pictures};
use shapes::Shadows;
use write::{Number, escaped};

/// What goes into an SVG, and how it looks.
#[derive(Clone, PartialEq, Debug)]
pub struct SvgOptions {
    /// Which part of the board.
    pub area: Area,
    /// The language of labels.
    pub locale: Locale,
    /// The colours.
    pub theme: Theme,
    /// Whether the board's surface is painted; otherwise the ground is transparent.
    pub background: bool,
    /// Space around the area, in board units (0 to 1,000); a rectangle is shown without.
    pub padding: f64,
    /// The fonts to carry.
    pub fonts: FontEmbedding,
}

impl Default for SvgOptions {
    fn default() -> Self {
        Self {
            area: Area::Board,
            locale: Locale::default(),
            theme: Theme::Light,
            background: true,
            padding: 40.0,
            fonts: FontEmbedding::Named,
        }
    }
}

/// The style sheet without fonts. Kerning and ligatures are off because the layout knows of none.
pub(crate) const STYLE: &str = "text{font-family:\"Noto Sans JP\",\"Hiragino Sans\",\"Yu Gothic\",Meiryo,sans-serif;\
    font-kerning:none;font-variant-ligatures:none;white-space:pre}\n";

/// Draws part of a board as SVG. Pictures whose bytes `pictures` gives are carried in it.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn svg(
    snapshot: &Snapshot,
    options: &SvgOptions,
    pictures: Pictures<'_>,
) -> Result<String, ExportError> {
    let scene = crate::pictured::pictured(snapshot, options.style());
    draw(snapshot, &scene, options, pictures)
}

pub(crate) fn draw(
    snapshot: &Snapshot,
    scene: &Scene,
    options: &SvgOptions,
    pictures: Pictures<'_>,
) -> Result<String, ExportError> {
    let framed = options.area.framed(scene, options.padding)?;
    let mut shadows = Shadows::default();
    let mut body = String::new();
    for placed in framed.slots.iter().filter_map(|&slot| scene.at(slot)) {
        element(&mut body, &placed, &mut shadows, pictures);
    }
    let (title, description) = describe(snapshot, options, framed.slots.len());
    let mut text = head(&framed.frame, &title, &description, options, &shadows);
    text.push_str(&body);
    text.push_str(END);
    Ok(text)
}

/// What stands after the last element.
pub(crate) const END: &str = "</svg>\n";

/// Writes an element.
pub(crate) fn element(
    body: &mut String,
    placed: &Placed<'_>,
    shadows: &mut Shadows,
    pictures: Pictures<'_>,
) {
    let rect = placed.rect();
    let class = shapes::class(placed.element());
    let (x, y) = (Number(rect.x), Number(rect.y));
    // A text takes everything.
    let _ = writeln!(
        body,
        "<g class=\"{class}\" transform=\"translate({x} {y})\">"
    );
    let image = placed.element().as_image();
    let picture = image.and_then(|image| Some((image, pictures(&image.hash)?)));
    for primitive in drawn(&placed.item().primitives, picture.is_some()) {
        match primitive {
            Primitive::Shadow(shadow) => shadows.place(body, shadow),
            Primitive::Box(rounded) => shapes::rounded_box(body, rounded),
            Primitive::Text(line) => shapes::text(body, line),
            Primitive::Path(path) => shapes::path(body, path),
            Primitive::Image { rect, .. } => {
                if let Some((image, bytes)) = &picture {
                    draw_picture(body, image, rect, bytes);
                }
            }
        }
    }
    body.push_str("</g>\n");
}

/// What stands before the first element. It is written last: only then all shadows are known.
pub(crate) fn head(
    frame: &BoardRect,
    title: &str,
    description: &str,
    options: &SvgOptions,
    shadows: &Shadows,
) -> String {
    let (width, height) = (frame.width.ceil().max(1.0), frame.height.ceil().max(1.0));
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{} {} {width} {height}\" role=\"img\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<desc>{}</desc>\n<style>\n{STYLE}",
        Number(frame.x),
        Number(frame.y),
        options.locale.tag(),
        escaped(title),
        escaped(description),
        width = Number(width),
        height = Number(height),
    );
    if let FontEmbedding::Faces(faces) = &options.fonts {
        for face in faces {
            text.push_str(&face.rule());
        }
    }
    text.push_str("</style>\n");
    shadows.define(&mut text);
    if options.background {
        text.push_str(&format!(
            "<rect class=\"surface\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n",
            Number(frame.x),
            Number(frame.y),
            Number(width),
            Number(height),
            options.theme.palette().surface.hex()
        ));
    }
    text
}

/// What the picture is called, and what it shows.
pub(crate) fn describe(
    snapshot: &Snapshot,
    options: &SvgOptions,
    elements: usize,
) -> (String, String) {
    let board_title = &snapshot.info().title;
    let canvas = match &options.area {
        Area::Canvas(id) => snapshot.element(id).and_then(board::Element::as_canvas),
        Area::Board | Area::Rect(_) => None,
    };
    let title = match canvas {
        Some(canvas) => canvas.label.get(options.locale),
        None => board_title,
    };
    let description = match options.locale {
        Locale::Ja => format!("ボード「{board_title}」の図。要素は{elements}個。"),
        Locale::En => format!("A picture of the board “{board_title}” with {elements} elements."),
    };
    (title.to_owned(), description)
}
