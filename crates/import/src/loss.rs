//! What did not fit.

/// Something that a board cannot hold, or that the file does not say.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Loss {
    /// Things of a kind that there is none of here; what the file calls it.
    Kind(String),
    /// What a table says in a column that there is nothing for here; what the table calls it.
    Column(String),
    /// Turned things lie straight.
    Turned,
    /// A form that there is none of here has become a rectangle.
    Form,
    /// A line with bends has become a line between its ends.
    Bends,
    /// A text was longer than may be, and ends earlier.
    Cut,
    /// A stroke had more points than may be, and has fewer.
    Thinned,
    /// The file names a picture and does not hold it.
    NoPicture,
    /// A picture of a kind that a board does not take, or a damaged one.
    BadPicture,
    /// An address that is none of the web or of mail.
    Link,
    /// What cannot be read at all.
    Unreadable,
    /// A second element under the same name.
    Twice,
    /// Cells, columns and rows without their canvas.
    Homeless,
    /// Files in an archive whose names lead out of it; nothing of them was looked at.
    Path,
    /// A note's text was private: only its author could read it, on its own board.
    Sealed,
    /// Several pages have become frames side by side.
    Pages,
    /// Something that was said about the board and cannot be read.
    Comment,
    /// Something that was said, in a table: when, and in answer to what, is not told there.
    CommentRow,
    /// Something that was said and is more than a board has.
    CommentBeyond,
    /// What a comment says in a field that there is nothing for here, or that cannot be so; what the file calls it.
    CommentField(String),
}

impl std::fmt::Display for Loss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Kind(kind) => {
                return write!(f, "of the kind {kind:?}, which there is none of here");
            }
            Self::Column(name) => {
                return write!(f, "in the column {name:?}, which there is nothing for here");
            }
            Self::CommentField(name) => {
                return write!(
                    f,
                    "in the field {name:?} of a comment, which cannot be taken"
                );
            }
            Self::Turned => "turned, now straight",
            Self::Form => "a form that became a rectangle",
            Self::Bends => "a line without its bends",
            Self::Cut => "a text cut at the limit",
            Self::Thinned => "a stroke with fewer points",
            Self::NoPicture => "a picture that is not in the file",
            Self::BadPicture => "a picture of another kind, or damaged",
            Self::Link => "a link of another kind",
            Self::Unreadable => "not readable",
            Self::Twice => "under an id that was there already",
            Self::Homeless => "a cell, column or row without its canvas",
            Self::Path => "a file in the archive whose name leads out of it",
            Self::Sealed => "a private text",
            Self::Pages => "pages side by side",
            Self::Comment => "a comment that cannot be read",
            Self::CommentRow => "a comment in a table, which does not say when it was made",
            Self::CommentBeyond => "a comment beyond those that a board may have",
        })
    }
}

/// What did not fit, each with how often, in the order of [`Loss`].
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Losses(Vec<(Loss, usize)>);

impl Losses {
    /// Notes that something did not fit.
    pub fn note(&mut self, loss: Loss) {
        match self.0.binary_search_by(|(known, _)| known.cmp(&loss)) {
            Ok(at) => {
                if let Some((_, count)) = self.0.get_mut(at) {
                    *count += 1;
                }
            }
            Err(at) => self.0.insert(at, (loss, 1)),
        }
    }

    /// Notes it if there is one.
    pub(crate) fn note_if(&mut self, holds: bool, loss: Loss) {
        if holds {
            self.note(loss);
        }
    }

    /// All of them with their counts.
    pub fn all(&self) -> &[(Loss, usize)] {
        &self.0
    }

    /// Whether everything fitted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
