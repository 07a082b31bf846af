//! The links to hand on, and what each of them allows.

use leptos::prelude::*;

use crate::bridge::{EditorHandle, Links};
use crate::i18n::Text;
use crate::ui::button::ButtonKind;
use crate::ui::clipboard::CopyButton;
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::popover::Popover;
use crate::ui::progress::Waiting;

const POPOVER: &str = "share-links";

/// The button and its panel.
#[component]
pub fn Share() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    let panel = move || match signals.links.get() {
        Some(links) => view! { <ShareLinks links/> }.into_any(),
        None if is_connected(&signals.connection.get()) => {
            view! { <Waiting label=label(Text::ShareLoading)/> }.into_any()
        }
        None => view! { <p class="hint">{label(Text::ShareUnavailable)}</p> }.into_any(),
    };
    view! {
        <button
            type="button"
            class="button button-primary share-button"
            data-action="share"
            popovertarget=POPOVER
            aria-haspopup="true"
            aria-label=label(Text::ShareButton)
        >
            {Icon::Share.view()}
            <span class="share-label">{label(Text::ShareButton)}</span>
        </button>
        <Popover id=POPOVER label=label(Text::ShareTitle)>
            <div class="share-panel">
                <h2 class="panel-heading">{label(Text::ShareTitle)}</h2>
                {panel}
            </div>
        </Popover>
    }
    .into_any()
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

#[component]
fn ShareLinks(links: Links) -> impl IntoView {
    view! {
        {links
            .participant
            .map(|link| {
                let kind = ButtonKind::Primary;
                share_link("participant", link, kind, Text::ShareParticipant, Text::ShareParticipantDetail)
            })}
        {links
            .viewer
            .map(|link| share_link("viewer", link, ButtonKind::Plain, Text::ShareViewer, Text::ShareViewerDetail))}
        {links
            .facilitator
            .map(|link| {
                view! {
                    <div class="share-private">
                        {share_link(
                            "facilitator",
                            link,
                            ButtonKind::Plain,
                            Text::ShareFacilitator,
                            Text::ShareFacilitatorDetail,
                        )}
                        <p class="share-warning">{Icon::Warning.view()} {label(Text::ShareFacilitatorWarning)}</p>
                    </div>
                }
            })}
    }
    .into_any()
}

fn select_all(event: &web_sys::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(event).select();
}

fn share_link(
    role: &'static str,
    link: String,
    kind: ButtonKind,
    name: Text,
    detail: Text,
) -> impl IntoView {
    let action = match role {
        "participant" => "copy-participant",
        "viewer" => "copy-viewer",
        _ => "copy-facilitator",
    };
    let address = link.clone();
    view! {
        <section class="share-link" data-link=role>
            <h3>{label(name)}</h3>
            <p class="hint">{label(detail)}</p>
            <div class="share-row">
                <input
                    class="input share-address"
                    readonly=true
                    aria-label=label(name)
                    prop:value=address
                    on:focus=|event| select_all(&event)
                />
                <CopyButton text=Signal::stored(link) action kind/>
            </div>
        </section>
    }
    .into_any()
}
