//! Where one's work is: in an icon, a word, and on demand a sentence.

use collab::{GoneReason, Keeping, Status};
use leptos::prelude::*;

use super::keep_copy::keep_copy_button;
use crate::bridge::EditorHandle;
use crate::i18n::{Text, t, t_with};
use crate::storage::lasting;
use crate::ui::element::{View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::popover::popover;

const POPOVER: &str = "connection-detail";

/// How worried one should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mood {
    Well,
    Busy,
    Careful,
    Bad,
}

/// What the badge shows of a status.
struct Shown {
    token: &'static str,
    icon: Icon,
    mood: Mood,
    label: String,
    detail: String,
}

/// The badge. Pressing it tells more, also where there is no pointer to hover with.
pub fn connection_badge() -> View {
    let signals = expect_context::<EditorHandle>().signals();
    let (status, pictures) = (signals.connection, signals.pictures_waiting);
    let shown = move || match (status.get(), pictures.get()) {
        (Status::Saved, waiting @ 1..) => describe_pictures(waiting),
        (status, _) => describe(&status),
    };
    let is = move |mood: Mood| move || shown().mood == mood;
    let detail = Signal::derive(move || shown().detail);
    let badge = el("button")
        .attrs(&[("type", "button"), ("popovertarget", POPOVER)])
        .class("badge")
        .class_with("badge-busy", is(Mood::Busy))
        .class_with("badge-careful", is(Mood::Careful))
        .class_with("badge-bad", is(Mood::Bad))
        .attr_with("data-status", move || shown().token)
        .attr_with("data-tip", detail)
        .attr_with("aria-description", detail)
        .child(changing(move || shown().icon.view()))
        .child(
            el("span")
                .class("badge-label")
                .text_with(move || shown().label),
        );
    let spoken = el("span")
        .class("visually-hidden")
        .attr("role", "status")
        .text_with(move || {
            let shown = shown();
            // Saving and saved come with every key press: not to be read out.
            (matches!(shown.mood, Mood::Careful | Mood::Bad)).then_some(shown.label)
        });
    View::from(badge).and(spoken)
}

/// What the badge's button opens.
pub fn connection_detail() -> View {
    let status = expect_context::<EditorHandle>().signals().connection;
    let detail = move || describe(&status.get()).detail;
    popover(POPOVER, label(Text::ConnectionTitle), move || {
        let keeps_more = move || {
            let status = status.get();
            let unsent = status.unsaved_changes() > 0;
            (unsent && !matches!(status, Status::Saving { .. })).then(keep_copy_button)
        };
        let may_go = move || {
            let keeps = matches!(
                status.get(),
                Status::Reconnecting { changes: 1.. }
                    | Status::Offline {
                        changes: 1..,
                        keeping: Keeping::OnDevice
                    }
                    | Status::CannotSave {
                        changes: 1..,
                        keeping: Keeping::OnDevice
                    }
            );
            let goes = keeps && lasting::lasts() == Some(false);
            goes.then(|| el("p").text(t(Text::ConnectionMayGoDetail)))
        };
        el("div")
            .class("badge-detail")
            .child(el("p").text_with(detail))
            .child(changing(may_go))
            .child(changing(keeps_more))
    })
    .into()
}

/// Everything is saved but pictures.
fn describe_pictures(waiting: usize) -> Shown {
    let count = waiting.to_string();
    let say = |text| t_with(text, &[("count", &count)]);
    Shown {
        token: "sending-pictures",
        icon: Icon::CloudUp,
        mood: Mood::Busy,
        label: say(Text::ConnectionPictures),
        detail: say(Text::ConnectionPicturesDetail),
    }
}

fn describe(status: &Status) -> Shown {
    let plain = |token, icon, mood, label: Text, detail: Text| Shown {
        token,
        icon,
        mood,
        label: t(label).to_owned(),
        detail: t(detail).to_owned(),
    };
    let counted = |token, icon, mood, label: Text, detail: Text, changes: usize| {
        let count = changes.to_string();
        Shown {
            token,
            icon,
            mood,
            label: t_with(label, &[("count", &count)]),
            detail: t_with(detail, &[("count", &count)]),
        }
    };
    match *status {
        Status::Connecting => plain(
            "connecting",
            Icon::Refresh,
            Mood::Busy,
            Text::ConnectionConnecting,
            Text::ConnectionConnectingDetail,
        ),
        Status::Saved => plain(
            "saved",
            Icon::CloudCheck,
            Mood::Well,
            Text::ConnectionSaved,
            Text::ConnectionSavedDetail,
        ),
        Status::Saving { changes } => counted(
            "saving",
            Icon::CloudUp,
            Mood::Busy,
            Text::ConnectionSaving,
            Text::ConnectionSavingDetail,
            changes,
        ),
        Status::Reconnecting { changes } => counted(
            "reconnecting",
            Icon::Refresh,
            Mood::Careful,
            Text::ConnectionReconnecting,
            Text::ConnectionReconnectingDetail,
            changes,
        ),
        Status::Offline { changes, keeping } => counted(
            "offline",
            Icon::CloudOff,
            Mood::Careful,
            if changes > 0 {
                Text::ConnectionOfflineCount
            } else {
                Text::ConnectionOffline
            },
            match keeping {
                Keeping::OnDevice => Text::ConnectionOfflineDetail,
                Keeping::InTab => Text::ConnectionOfflineInTabDetail,
            },
            changes,
        ),
        Status::ViewOnly { changes: 0 } => plain(
            "view-only",
            Icon::Eye,
            Mood::Well,
            Text::ConnectionViewOnly,
            Text::ConnectionViewOnlyDetail,
        ),
        Status::ViewOnly { changes } => counted(
            "view-only",
            Icon::Eye,
            Mood::Careful,
            Text::ConnectionViewOnly,
            Text::ConnectionViewOnlyUnsavedDetail,
            changes,
        ),
        Status::CannotSave { changes, keeping } => counted(
            "cannot-save",
            Icon::Warning,
            Mood::Bad,
            Text::ConnectionCannotSave,
            match keeping {
                Keeping::OnDevice => Text::ConnectionCannotSaveDetail,
                Keeping::InTab => Text::ConnectionCannotSaveInTabDetail,
            },
            changes,
        ),
        Status::Refused { changes } => counted(
            "refused",
            Icon::Warning,
            Mood::Bad,
            Text::ConnectionRefused,
            Text::ConnectionRefusedDetail,
            changes,
        ),
        Status::Gone(reason) => plain(
            "gone",
            Icon::CloudOff,
            Mood::Bad,
            Text::ConnectionGone,
            match reason {
                GoneReason::UnknownBoard => Text::ConnectionGoneDetail,
                GoneReason::WrongKey | GoneReason::Revoked | GoneReason::Locked => {
                    Text::ConnectionGoneKeyDetail
                }
                GoneReason::TooOld => Text::ConnectionTooOldDetail,
            },
        ),
        Status::OtherHistory { changes } => counted(
            "other-history",
            Icon::Warning,
            Mood::Bad,
            Text::ConnectionOtherHistory,
            Text::ConnectionOtherHistoryDetail,
            changes,
        ),
    }
}
