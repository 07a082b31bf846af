//! Texts whose characters are no glyph each: emoji, marks that combine, scripts that the font lacks. They are few, and
//! go through a shaper with every font there is.

use std::collections::HashMap;
use std::sync::Arc;

use resvg::tiny_skia::{Path, PathBuilder};
use resvg::usvg;
use scene::Weight;

use crate::subset::{FontFiles, pieces};
use crate::svg::STYLE;
use crate::svg::write::escaped;
use crate::{Characters, ExportError};

/// The size at which texts are shaped, in units: large enough that nothing is lost in rounding.
const SIZE: f32 = 1000.0;
/// How many shaped texts are kept.
const KEPT_MAX: usize = 4096;

/// Shapes texts, and keeps them.
pub struct Shaper<'a> {
    characters: Characters,
    files: FontFiles<'a>,
    options: Option<usvg::Options<'static>>,
    shaped: HashMap<(Weight, Box<str>), Option<Path>>,
}

impl<'a> Shaper<'a> {
    /// A shaper for texts of these characters.
    pub fn new(characters: Characters, files: FontFiles<'a>) -> Self {
        Self {
            characters,
            files,
            options: None,
            shaped: HashMap::new(),
        }
    }

    /// The outline of a text in em, from the left end of its baseline; `None` if there is nothing to see.
    ///
    /// # Errors
    /// [`ExportError::Font`], [`ExportError::Render`].
    pub fn outline(&mut self, text: &str, weight: Weight) -> Result<Option<&Path>, ExportError> {
        let key = (weight, text.into());
        if !self.shaped.contains_key(&key) {
            if self.shaped.len() >= KEPT_MAX {
                self.shaped.clear();
            }
            let path = self.shape(text, weight)?;
            self.shaped.insert(key.clone(), path);
        }
        Ok(self.shaped.get(&key).and_then(Option::as_ref))
    }

    fn shape(&mut self, text: &str, weight: Weight) -> Result<Option<Path>, ExportError> {
        if self.options.is_none() {
            self.options = Some(usvg::Options {
                font_family: "Noto Sans JP".to_owned(),
                fontdb: Arc::new(fonts(&self.characters, &self.files)?),
                ..usvg::Options::default()
            });
        }
        let drawing = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><style>{STYLE}</style>\
             <text font-size=\"{SIZE}\" font-weight=\"{}\" xml:space=\"preserve\">{}</text></svg>",
            weight.number(),
            escaped(text)
        );
        let Some(options) = &self.options else {
            return Ok(None);
        };
        let tree = usvg::Tree::from_str(&drawing, options)
            .map_err(|error| ExportError::Render(error.to_string()))?;
        let mut path = PathBuilder::new();
        gather(tree.root(), &mut path);
        let em = usvg::Transform::from_scale(1.0 / SIZE, 1.0 / SIZE);
        Ok(path.finish().and_then(|path| path.transform(em)))
    }
}

/// All outlines of letters in a drawing.
fn gather(group: &usvg::Group, found: &mut PathBuilder) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => gather(inner, found),
            usvg::Node::Text(text) => gather(text.flattened(), found),
            usvg::Node::Path(path) => {
                let placed = path.data().clone().transform(path.abs_transform());
                if let Some(placed) = placed {
                    found.push_path(&placed);
                }
            }
            usvg::Node::Image(_) => {}
        }
    }
}

/// The fonts for shaping. Pieces are not only small: without their ligature tables they are set as measured.
fn fonts(
    characters: &Characters,
    files: &FontFiles<'_>,
) -> Result<usvg::fontdb::Database, ExportError> {
    let mut fonts = usvg::fontdb::Database::new();
    for (_, piece) in pieces(characters, files)? {
        fonts.load_font_data(piece);
    }
    if let Some(emoji) = files.emoji {
        fonts.load_font_data(emoji.to_vec());
    }
    Ok(fonts)
}
