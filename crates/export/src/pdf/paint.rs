//! Primitives as PDF drawing.

use std::collections::HashMap;

use board::{BoardPoint, BoardRect, ContentHash, ElementId, MediaType};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::graphic::Graphic;
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use scene::{Color, PathShape, PathStep, Placed, Primitive, RoundedBox, Shadow, TextLine, Weight};

use super::letters::Letters;
use super::marks::{Marks, Said};
use super::sheet::Sheet;
use crate::Pictures;
use crate::outline::outline;
use crate::pictures::drawn;

/// How large titles and numbers are, in points.
const HEADER_SIZE: f32 = 11.0;
const FOOTER_SIZE: f32 = 8.0;

/// Draws pages, and keeps what several of them need.
pub struct Painter<'a> {
    letters: Letters<'a>,
    pictures: Pictures<'a>,
    images: HashMap<ContentHash, Option<Image>>,
    /// Shadows by their form: notes of one size have one.
    shadows: HashMap<String, Graphic>,
}

impl<'a> Painter<'a> {
    pub fn new(letters: Letters<'a>, pictures: Pictures<'a>) -> Self {
        Self {
            letters,
            pictures,
            images: HashMap::new(),
            shadows: HashMap::new(),
        }
    }

    /// The title above the picture, as much of it as fits: the heading of the page's section.
    pub fn header(&self, surface: &mut Surface<'_>, sheet: &Sheet, title: &str) -> Identifier {
        let room = sheet.text_right() - sheet.text_left();
        let mut shown = title.to_owned();
        while self.letters.width(&shown) * HEADER_SIZE > room && shown.pop().is_some() {}
        let at = Point::from_xy(sheet.text_left(), sheet.header());
        let heading = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
        self.words(surface, at, HEADER_SIZE, &shown, Weight::Bold);
        surface.end_tagged();
        heading
    }

    /// The page's number at the lower right.
    pub fn footer(&self, surface: &mut Surface<'_>, sheet: &Sheet, number: &str) {
        let width = self.letters.width(number) * FOOTER_SIZE;
        let at = Point::from_xy(sheet.text_right() - width, sheet.footer());
        let number_of = Artifact::with_kind(ArtifactType::PageNumber);
        surface.start_tagged(ContentTag::Artifact(number_of));
        self.words(surface, at, FOOTER_SIZE, number, Weight::Regular);
        surface.end_tagged();
    }

    fn words(&self, surface: &mut Surface<'_>, at: Point, size: f32, text: &str, weight: Weight) {
        let ink = scene::LIGHT.note_text;
        surface.set_fill(Some(fill(ink)));
        surface.set_stroke(None);
        let (font, glyphs) = self.letters.plain(text, weight);
        surface.draw_glyphs(at, &glyphs, font.clone(), text, size, false);
    }

    /// The things of the board, in the order given; what reaches out of the frame is cut off. Gives what they say.
    pub fn board(
        &mut self,
        surface: &mut Surface<'_>,
        sheet: &Sheet,
        things: &[Placed<'_>],
    ) -> HashMap<ElementId, Vec<Said>> {
        let mut said = HashMap::new();
        let Some(clip) = path_of(&outline(&sheet.frame, 0.0)) else {
            return said;
        };
        let scale = sheet.scale as f32;
        surface.push_transform(&Transform::from_row(
            scale,
            0.0,
            0.0,
            scale,
            (sheet.left - sheet.frame.x * sheet.scale) as f32,
            (sheet.top - sheet.frame.y * sheet.scale) as f32,
        ));
        surface.push_clip_path(&clip, &FillRule::NonZero);
        for placed in things {
            let rect = placed.rect();
            surface.push_transform(&Transform::from_translate(rect.x as f32, rect.y as f32));
            let marks = self.thing(surface, placed);
            if !marks.is_empty() {
                said.insert(placed.element().id.clone(), marks);
            }
            surface.pop();
        }
        surface.pop();
        surface.pop();
        said
    }

    fn thing(&mut self, surface: &mut Surface<'_>, placed: &Placed<'_>) -> Vec<Said> {
        let mut marks = Marks::default();
        let item = placed.item();
        let image = placed
            .element()
            .as_image()
            .and_then(|image| self.image(&image.hash, image.media));
        for primitive in drawn(&item.primitives, image.is_some()) {
            marks.before(surface, primitive);
            match primitive {
                Primitive::Shadow(shadow) => self.shadow(surface, shadow),
                Primitive::Box(rounded) => draw_box(surface, rounded),
                Primitive::Text(line) => draw_line(&self.letters, surface, line),
                Primitive::Path(path) => draw_path(surface, path),
                Primitive::Image { rect, .. } => {
                    if let Some(image) = &image {
                        draw_image(surface, image, rect);
                    }
                }
            }
        }
        marks.finish(surface)
    }

    fn shadow(&mut self, surface: &mut Surface<'_>, shadow: &Shadow) {
        let form = format!("{shadow:?}");
        if !self.shadows.contains_key(&form) {
            let mut builder = surface.stream_builder();
            let mut inner = builder.surface();
            for step in shadow.steps() {
                draw_box(&mut inner, &step);
            }
            inner.finish();
            let graphic = Graphic::new(builder.finish(), false);
            self.shadows.insert(form.clone(), graphic);
        }
        if let Some(graphic) = self.shadows.get(&form) {
            surface.draw_graphic(graphic.clone());
        }
    }

    fn image(&mut self, hash: &ContentHash, media: MediaType) -> Option<Image> {
        if let Some(known) = self.images.get(hash) {
            return known.clone();
        }
        let read = (self.pictures)(hash).and_then(|bytes| {
            let data = bytes.to_vec().into();
            let image = match media {
                MediaType::Png => Image::from_png(data, true),
                MediaType::Jpeg => Image::from_jpeg(data, true),
                MediaType::Webp => Image::from_webp(data, true),
                MediaType::Gif => Image::from_gif(data, true),
            };
            image.ok()
        });
        self.images.insert(hash.clone(), read.clone());
        read
    }
}

/// A line of text, piece by piece, each in the font that has its characters.
pub fn draw_line(letters: &Letters<'_>, surface: &mut Surface<'_>, line: &TextLine) {
    surface.set_fill(Some(fill(line.color)));
    surface.set_stroke(None);
    for run in letters.set(line) {
        let at = Point::from_xy((line.x + run.x) as f32, line.baseline as f32);
        let font = run.font.clone();
        surface.draw_glyphs(at, &run.glyphs, font, run.text, line.size as f32, false);
    }
}

fn draw_image(surface: &mut Surface<'_>, image: &Image, rect: &BoardRect) {
    if let Some(size) = Size::from_wh(rect.width as f32, rect.height as f32) {
        surface.push_transform(&Transform::from_translate(rect.x as f32, rect.y as f32));
        surface.draw_image(image.clone(), size);
        surface.pop();
    }
}

fn draw_box(surface: &mut Surface<'_>, rounded: &RoundedBox) {
    if let Some(path) = path_of(&outline(&rounded.rect, rounded.radius)) {
        draw(surface, &path, rounded.fill, rounded.stroke.as_ref());
    }
}

fn draw_path(surface: &mut Surface<'_>, shape: &PathShape) {
    if let Some(path) = path_of(&shape.steps) {
        draw(surface, &path, shape.fill, shape.stroke.as_ref());
    }
}

fn draw(
    surface: &mut Surface<'_>,
    path: &Path,
    inside: Option<Color>,
    edge: Option<&scene::Stroke>,
) {
    if inside.is_none() && edge.is_none() {
        return;
    }
    surface.set_fill(inside.map(fill));
    surface.set_stroke(edge.map(|edge| Stroke {
        paint: rgb::Color::new(edge.color.red, edge.color.green, edge.color.blue).into(),
        width: edge.width as f32,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        opacity: opacity(edge.color),
        dash: edge.dashed.then(|| StrokeDash {
            array: vec![6.0, 4.0],
            offset: 0.0,
        }),
        ..Stroke::default()
    }));
    surface.draw_path(path);
}

fn fill(color: Color) -> Fill {
    Fill {
        paint: rgb::Color::new(color.red, color.green, color.blue).into(),
        opacity: opacity(color),
        rule: FillRule::NonZero,
    }
}

fn opacity(color: Color) -> NormalizedF32 {
    NormalizedF32::new(color.opacity() as f32).unwrap_or(NormalizedF32::ONE)
}

fn path_of(steps: &[PathStep]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let f = |point: &BoardPoint| (point.x as f32, point.y as f32);
    for step in steps {
        match step {
            PathStep::Move(to) => builder.move_to(f(to).0, f(to).1),
            PathStep::Line(to) => builder.line_to(f(to).0, f(to).1),
            PathStep::Curve(one, two, to) => {
                builder.cubic_to(f(one).0, f(one).1, f(two).0, f(two).1, f(to).0, f(to).1);
            }
            PathStep::Close => builder.close(),
        }
    }
    builder.finish()
}
