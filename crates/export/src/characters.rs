//! Which letters a picture needs.

use std::collections::BTreeSet;

use board::Snapshot;
use scene::{Placed, Scene, Style, Weight};

use crate::area::Framed;
use crate::{ExportError, SvgOptions};

/// The characters of a picture, by font weight.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Characters {
    /// Those in weight 400.
    pub regular: BTreeSet<char>,
    /// Those in weight 700.
    pub bold: BTreeSet<char>,
}

/// The characters that [`crate::svg`] will draw with these options: whoever embeds fonts loads what holds them.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn characters(snapshot: &Snapshot, options: &SvgOptions) -> Result<Characters, ExportError> {
    let scene = crate::pictured::pictured(snapshot, options.style());
    let framed = options.area.framed(&scene, options.padding)?;
    Ok(Characters::of(&scene, &framed))
}

impl Characters {
    pub(crate) fn of(scene: &Scene, framed: &Framed) -> Self {
        let mut found = Self::default();
        for placed in framed.slots.iter().filter_map(|&slot| scene.at(slot)) {
            found.add(&placed);
        }
        found
    }

    /// Adds those of an element.
    pub(crate) fn add(&mut self, placed: &Placed<'_>) {
        for line in placed.item().lines() {
            match line.weight {
                Weight::Regular => self.regular.extend(line.text.chars()),
                Weight::Bold => self.bold.extend(line.text.chars()),
            }
        }
    }
}

impl SvgOptions {
    pub(crate) fn style(&self) -> Style {
        Style {
            theme: self.theme,
            locale: self.locale,
        }
    }
}
