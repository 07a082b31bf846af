//! Which parts of a thing say something: marked in the page's drawing, so that readers find them.

use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use scene::{Primitive, TextRole};

/// A part that says something.
pub struct Said {
    /// Its mark in the drawing.
    pub mark: Identifier,
    /// What kind of part it is.
    pub kind: SaidKind,
}

/// Kinds of parts that say something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SaidKind {
    /// What people wrote.
    Content,
    /// What the template says.
    Label,
    /// A picture.
    Picture,
}

/// The marks of one thing, while it is drawn. Marks do not nest: each ends where the next begins.
#[derive(Default)]
pub struct Marks {
    open: Option<Option<SaidKind>>,
    said: Vec<Said>,
}

impl Marks {
    /// Opens the mark that a primitive belongs in, unless it is open already.
    pub fn before(&mut self, surface: &mut Surface<'_>, primitive: &Primitive) {
        let kind = match primitive {
            Primitive::Text(line) if line.role == TextRole::Label => Some(SaidKind::Label),
            Primitive::Text(_) => Some(SaidKind::Content),
            Primitive::Image { .. } => Some(SaidKind::Picture),
            Primitive::Shadow(_) | Primitive::Box(_) | Primitive::Path(_) => None,
        };
        if self.open == Some(kind) {
            return;
        }
        self.close(surface);
        self.open = Some(kind);
        match kind {
            None => {
                let decoration = Artifact::with_kind(ArtifactType::Layout);
                surface.start_tagged(ContentTag::Artifact(decoration));
            }
            Some(kind) => {
                let mark = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
                self.said.push(Said { mark, kind });
            }
        }
    }

    /// Closes the last mark. Gives those that say something, in the order of drawing.
    pub fn finish(mut self, surface: &mut Surface<'_>) -> Vec<Said> {
        self.close(surface);
        self.said
    }

    fn close(&mut self, surface: &mut Surface<'_>) {
        if self.open.take().is_some() {
            surface.end_tagged();
        }
    }
}
