//! What went wrong, in words, for some seconds.

use board::Axis;
use leptos::prelude::*;

use super::cells::unfit_words;
use super::keep_copy::{keep_copy_button, keep_taken_back_button};
use crate::bridge::{CommandId, EditorHandle, NoticeKind, Refusal, TooLong};
use crate::i18n::{Text, t, t_with};
use crate::ui::button::Button;
use crate::ui::element::{Element, View, el};
use crate::ui::label;
use crate::ui::toast::{Toast, toast_slot};

/// Shows the board's newest notice.
pub fn notices() -> Element {
    let handle = expect_context::<EditorHandle>();
    let notice = handle.signals().notice;
    let toast = Signal::derive(move || {
        notice.get().map(|notice| Toast {
            number: notice.number,
            text: words(&notice.kind),
            stays: matches!(notice.kind, NoticeKind::TakenBack(_)),
        })
    });
    el("div")
        .class("toasts")
        .attr("role", "region")
        .attr_with("aria-label", label(Text::ToastRegion))
        .child(toast_slot(toast, move || {
            let kind = notice.with_untracked(|notice| notice.as_ref().map(|one| one.kind.clone()));
            match kind {
                Some(NoticeKind::RefusedByRelay(_)) => keep_copy_button().into(),
                Some(NoticeKind::TakenBack(state)) => keep_taken_back_button(state).into(),
                // Nobody was asked beforehand, or saw all of it.
                Some(NoticeKind::TrackRemoved(_) | NoticeKind::PutBack { count: 1.., .. }) => {
                    Button::new(label(Text::CommandUndo), "undo-removal", move || {
                        handle.run(CommandId::Undo);
                    })
                    .into()
                }
                _ => View::default(),
            }
        }))
}

fn words(kind: &NoticeKind) -> String {
    match kind {
        NoticeKind::Refused(refusal) => words_of_refusal(refusal),
        NoticeKind::RefusedByRelay(reason) => t_with(Text::ErrorEditRefused, &[("reason", reason)]),
        NoticeKind::TakenBack(_) => t(Text::ErrorTakenBack).to_owned(),
        NoticeKind::StorageFailed(reason) => format!(
            "{} {} ({reason})",
            t(Text::ErrorStorage),
            t(Text::ErrorStorageHint)
        ),
        NoticeKind::ClipboardBlocked => t(Text::ErrorPasteBlocked).to_owned(),
        NoticeKind::Pictures(words) | NoticeKind::PutBack { words, .. } => words.clone(),
        NoticeKind::TrackRemoved(Axis::Column) => t(Text::CellsColumnRemoved).to_owned(),
        NoticeKind::TrackRemoved(Axis::Row) => t(Text::CellsRowRemoved).to_owned(),
        NoticeKind::FileKept(file) => t_with(Text::ExportDone, &[("file", file)]),
        NoticeKind::FileFailed(reason) => t_with(Text::ExportFailed, &[("reason", reason)]),
    }
}

fn words_of_refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::ReadOnly => t(Text::ErrorReadOnly).to_owned(),
        Refusal::Unavailable { reason, .. } => {
            let text = Text::from_key(&format!("reason.{}", reason.key()));
            t(text.unwrap_or(Text::ErrorNotNow)).to_owned()
        }
        Refusal::TooLong {
            what,
            characters,
            max,
        } => {
            let text = match what {
                TooLong::Note => Text::ErrorNoteTooLong,
                TooLong::Text | TooLong::Label => Text::ErrorTextTooLong,
                TooLong::Title => Text::ErrorTitleTooLong,
                TooLong::Pasted => Text::ErrorPastedTooLong,
            };
            t_with(
                text,
                &[
                    ("limit", &max.to_string()),
                    ("count", &characters.to_string()),
                ],
            )
        }
        Refusal::BoardFull { max } => t_with(Text::ErrorBoardFull, &[("limit", &max.to_string())]),
        Refusal::TooMuchPasted { max } => {
            t_with(Text::ErrorTooMuchPasted, &[("limit", &max.to_string())])
        }
        Refusal::NotALink => t(Text::ErrorNotALink).to_owned(),
        Refusal::NotATag => t(Text::ErrorNotATag).to_owned(),
        Refusal::TooMany { max } => t_with(Text::ErrorTooMany, &[("limit", &max.to_string())]),
        Refusal::NothingToPaste => t(Text::ErrorNothingToPaste).to_owned(),
        Refusal::UnfitValue { .. } => unfit_words(refusal).unwrap_or_default(),
        Refusal::SamplePresent => t(Text::ErrorSamplePresent).to_owned(),
        Refusal::TextLeftOver { text } => t_with(Text::ErrorEditedNoteDeleted, &[("text", text)]),
        Refusal::Closed => t(Text::ErrorClosed).to_owned(),
        Refusal::UnreadableUpdate(_) => t(Text::ErrorUnreadableUpdate).to_owned(),
    }
}
