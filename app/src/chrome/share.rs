//! The links to hand on, and what each of them allows.

use leptos::prelude::*;
use web_sys::{FocusEvent, HtmlInputElement};

use crate::bridge::{CommandId, EditorHandle, Links};
use crate::i18n::Text;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::clipboard::copy_button;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::popover::{close, popover};
use crate::ui::progress::waiting;

const POPOVER: &str = "share-links";

/// The button.
pub fn share() -> View {
    let name = label(Text::ShareButton);
    el("button")
        .attrs(&[
            ("type", "button"),
            ("class", "button button-primary share-button"),
            ("data-action", "share"),
            ("popovertarget", POPOVER),
            ("aria-haspopup", "true"),
        ])
        .attr_with("aria-label", name)
        .child(Icon::Share.view())
        .child(el("span").class("share-label").text_with(name))
        .into()
}

/// What the button opens.
pub fn share_panel() -> View {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let panel = move || match signals.links.get() {
        Some(links) => share_links(links),
        None if is_connected(&signals.connection.get()) => {
            waiting(label(Text::ShareLoading)).into()
        }
        None => el("p").class("hint").says(Text::ShareUnavailable).into(),
    };
    popover(POPOVER, label(Text::ShareTitle), move || {
        el("div")
            .class("share-panel")
            .child(el("h2").class("panel-heading").says(Text::ShareTitle))
            .child(changing(panel))
    })
    .into()
}

/// Whether links may still come.
fn is_connected(status: &collab::Status) -> bool {
    match status {
        collab::Status::Connecting
        | collab::Status::Saved
        | collab::Status::Saving { .. }
        | collab::Status::ViewOnly { .. }
        | collab::Status::CannotSave { .. }
        | collab::Status::Refused { .. } => true,
        collab::Status::Reconnecting { .. }
        | collab::Status::Offline { .. }
        | collab::Status::Gone(_)
        | collab::Status::OtherHistory { .. } => false,
    }
}

fn share_links(links: Links) -> View {
    let participant = links.participant.map(|link| {
        share_link(
            ("participant", "copy-participant"),
            link,
            ButtonKind::Primary,
            Text::ShareParticipant,
            Text::ShareParticipantDetail,
        )
    });
    let viewer = links.viewer.map(|link| {
        share_link(
            ("viewer", "copy-viewer"),
            link,
            ButtonKind::Plain,
            Text::ShareViewer,
            Text::ShareViewerDetail,
        )
    });
    let leads = links.facilitator.is_some();
    let facilitator = links.facilitator.map(|link| {
        el("div")
            .class("share-private")
            .child(share_link(
                ("facilitator", "copy-facilitator"),
                link,
                ButtonKind::Plain,
                Text::ShareFacilitator,
                Text::ShareFacilitatorDetail,
            ))
            .child(
                el("p")
                    .class("share-warning")
                    .child(Icon::Warning.view())
                    .text(" ")
                    .says(Text::ShareFacilitatorWarning),
            )
    });
    let manage = leads.then(|| {
        let handle = expect_context::<EditorHandle>();
        el("section")
            .class("share-link")
            .child(el("p").class("hint").says(Text::LinksManageDetail))
            .child(
                Button::new(label(Text::LinksManage), "manage-links", move || {
                    close(POPOVER);
                    handle.run(CommandId::Links);
                })
                .icon(Icon::Link),
            )
    });
    View::from(participant)
        .and(viewer)
        .and(facilitator)
        .and(manage)
}

/// A link with the name of its role and of its button, and what it allows.
fn share_link(
    (role, action): (&str, &'static str),
    link: String,
    kind: ButtonKind,
    name: Text,
    detail: Text,
) -> Element {
    let address = link.clone();
    let field = el("input")
        .attrs(&[("class", "input share-address"), ("readonly", "")])
        .attr_with("aria-label", label(name))
        .value_with(move || address.clone())
        .on("focus", |event: FocusEvent| {
            event_target::<HtmlInputElement>(&event).select();
        });
    el("section")
        .attrs(&[("class", "share-link"), ("data-link", role)])
        .child(el("h3").says(name))
        .child(el("p").class("hint").says(detail))
        .child(
            el("div")
                .class("share-row")
                .child(field)
                .child(copy_button(link, action, kind)),
        )
}
