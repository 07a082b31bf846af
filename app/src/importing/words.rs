//! What a file is, what is in it, what does not fit and what is wrong with it, in words.

use board::limits::COMMENTS_MAX;
use board::{ElementKind, Locale};
use import::limits::FILE_BYTES_MAX;
use import::{ImportError, Imported, Loss, Source};

use super::Trouble;
use crate::i18n::{Text, grouped, t, t_with, text_in};

/// What kind of file it is.
pub(super) fn source(source: Source) -> Text {
    match source {
        Source::Board => Text::ImportSourceBoard,
        Source::Archive => Text::ImportSourceArchive,
        Source::Excalidraw => Text::ImportSourceExcalidraw,
        Source::Tldraw => Text::ImportSourceTldraw,
        Source::OwnTable => Text::ImportSourceOwnTable,
        Source::Table => Text::ImportSourceTable,
    }
}

/// How many of each kind come; cells, columns and rows belong to their canvas. At the end the comments.
pub(super) fn counts(imported: &Imported, locale: Locale) -> Vec<(&'static str, usize)> {
    const KINDS: [Text; 8] = [
        Text::KindCanvas,
        Text::KindNote,
        Text::KindText,
        Text::KindShape,
        Text::KindConnector,
        Text::KindDrawing,
        Text::KindImage,
        Text::KindFrame,
    ];
    let mut counts = [0; KINDS.len()];
    for element in &imported.elements {
        let index = match &element.kind {
            ElementKind::Canvas(_) => 0,
            ElementKind::Note(_) => 1,
            ElementKind::Text(_) => 2,
            ElementKind::Shape(_) => 3,
            ElementKind::Connector(_) => 4,
            ElementKind::Drawing(_) => 5,
            ElementKind::Image(_) => 6,
            ElementKind::Frame(_) => 7,
            ElementKind::Cell(_) | ElementKind::Track(_) | ElementKind::Unknown { .. } => continue,
        };
        if let Some(count) = counts.get_mut(index) {
            *count += 1;
        }
    }
    let kinds = KINDS.iter().copied().zip(counts);
    let comments = (Text::CommentsTitle, imported.comments.len());
    let named = kinds.chain([comments]).filter(|(_, count)| *count > 0);
    named
        .map(|(kind, count)| (text_in(locale, kind), count))
        .collect()
}

/// Something that does not fit.
pub(super) fn loss(loss: &Loss, count: usize) -> String {
    let (text, kind) = match loss {
        Loss::Kind(kind) => (Text::ImportLossKind, kind.as_str()),
        Loss::Column(name) => (Text::ImportLossColumn, name.as_str()),
        Loss::Turned => (Text::ImportLossTurned, ""),
        Loss::Form => (Text::ImportLossForm, ""),
        Loss::Bends => (Text::ImportLossBends, ""),
        Loss::Cut => (Text::ImportLossCut, ""),
        Loss::Thinned => (Text::ImportLossThinned, ""),
        Loss::NoPicture => (Text::ImportLossNoPicture, ""),
        Loss::BadPicture => (Text::ImportLossBadPicture, ""),
        Loss::Link => (Text::ImportLossLink, ""),
        Loss::Unreadable => (Text::ImportLossUnreadable, ""),
        Loss::Twice => (Text::ImportLossTwice, ""),
        Loss::Homeless => (Text::ImportLossHomeless, ""),
        Loss::Path => (Text::ImportLossPath, ""),
        Loss::Sealed => (Text::ImportLossSealed, ""),
        Loss::Pages => (Text::ImportLossPages, ""),
        Loss::Comment => (Text::ImportLossComment, ""),
        Loss::CommentRow => (Text::ImportLossCommentRow, ""),
        Loss::CommentBeyond => (Text::ImportLossCommentBeyond, ""),
        Loss::CommentField(name) => (Text::ImportLossCommentField, name.as_str()),
    };
    let (count, max) = (grouped(count as u64), grouped(COMMENTS_MAX as u64));
    t_with(text, &[("count", &count), ("kind", kind), ("max", &max)])
}

/// Why nothing comes of it.
pub(super) fn trouble(trouble: &Trouble) -> String {
    let megabytes = |bytes: usize| bytes.div_ceil(1024 * 1024).to_string();
    match trouble {
        Trouble::Gone => t(Text::ImportErrorGone).to_owned(),
        Trouble::Unfit(error) => match error {
            ImportError::TooLarge { bytes, .. } => t_with(
                Text::ImportErrorTooLarge,
                &[
                    ("size", &megabytes(*bytes)),
                    ("max", &megabytes(FILE_BYTES_MAX)),
                ],
            ),
            ImportError::UnknownFormat => t(Text::ImportErrorFormat).to_owned(),
            // What exactly, in the reader's words, is for whoever imports by hand.
            ImportError::Damaged(_) => t(Text::ImportErrorDamaged).to_owned(),
            ImportError::Encoding => t(Text::ImportErrorEncoding).to_owned(),
            ImportError::Empty => t(Text::ImportErrorEmpty).to_owned(),
            ImportError::TooMany { count, max } | ImportError::TooMuch { values: count, max } => {
                let (count, max) = (grouped(*count as u64), grouped(*max as u64));
                t_with(
                    Text::ImportErrorTooMany,
                    &[("count", &count), ("max", &max)],
                )
            }
            ImportError::NoBoard => t(Text::ImportErrorNoBoard).to_owned(),
            ImportError::Bomb { name } => t_with(Text::ImportErrorBomb, &[("name", name)]),
        },
    }
}
