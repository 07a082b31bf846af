//! Pictures on the board. Each is read once; its pixels are laid out only while it is painted.

use std::collections::HashMap;

use board::{BoardRect, ContentHash, Image};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use crate::Pictures;

/// The pictures of a picture.
pub struct Images<'a> {
    bytes: Pictures<'a>,
    read: HashMap<ContentHash, Option<usvg::Tree>>,
}

impl<'a> Images<'a> {
    pub fn new(bytes: Pictures<'a>) -> Self {
        Self {
            bytes,
            read: HashMap::new(),
        }
    }

    /// Whether its bytes are to be had: otherwise what stands for it is painted.
    pub fn has(&mut self, image: &Image) -> bool {
        self.tree(image).is_some()
    }

    /// Paints it over `rect`, through the transform to pixels. Bytes that are no picture leave the place empty.
    pub fn draw(
        &mut self,
        picture: &mut Pixmap,
        image: &Image,
        rect: &BoardRect,
        to_pixels: Transform,
    ) {
        let (width, height) = (rect.width as f32, rect.height as f32);
        if let Some(tree) = self.tree(image) {
            let to_pixels = to_pixels
                .pre_translate(rect.x as f32, rect.y as f32)
                .pre_scale(width, height);
            resvg::render(tree, to_pixels, &mut picture.as_mut());
        }
    }

    /// A square of one unit with the picture in it.
    fn tree(&mut self, image: &Image) -> Option<&usvg::Tree> {
        if !self.read.contains_key(&image.hash) {
            let read = (self.bytes)(&image.hash).and_then(|bytes| {
                let mut text = String::from(
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
                     width=\"1\" height=\"1\">",
                );
                crate::pictures::draw(&mut text, image, &BoardRect::new(0.0, 0.0, 1.0, 1.0), &bytes);
                text.push_str("</svg>");
                usvg::Tree::from_str(&text, &usvg::Options::default()).ok()
            });
            self.read.insert(image.hash.clone(), read);
        }
        self.read.get(&image.hash)?.as_ref()
    }
}
