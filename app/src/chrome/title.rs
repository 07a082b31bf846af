//! The board's title, edited in place.

use crate::ui::when::When;
use board::limits::TITLE_CHARACTERS_MAX;
use leptos::html;
use leptos::prelude::*;

use crate::bridge::{CommandId, EditorHandle, Input};
use crate::i18n::{Text, t, t_with};
use crate::ui::text_field::TextField;
use crate::ui::{disabled, label};

/// The title as a button, or as a field while it is edited. A title that is too long stays in the field,
/// with the limit named, until it is shortened or given up with Esc.
#[component]
pub fn BoardTitle() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let title = handle.signals().title;
    let editing = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let error = Signal::derive(move || title_error(&typed.get()));
    let read_only = super::command::unavailable(handle, CommandId::NewNote);
    let begin = move || {
        if read_only.with_untracked(Option::is_none) {
            typed.set(title.get_untracked());
            editing.set(true);
        }
    };
    // Moves the focus only, once the field is in the page.
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // A value that came later would take the selection away.
            field.set_value(&typed.get_untracked());
            let _ = field.focus();
            field.select();
        }
    });
    let give_up = move |()| {
        editing.try_set(false);
    };
    let finish = move || {
        if !editing.get_untracked() || error.with_untracked(Option::is_some) {
            return;
        }
        let wanted = typed.get_untracked().trim().to_owned();
        editing.set(false);
        if wanted != title.get_untracked() {
            handle.send(Input::SetTitle(wanted));
        }
    };
    let tip = Signal::derive(move || {
        read_only
            .get()
            .unwrap_or_else(|| t(Text::BoardTitleEdit).to_owned())
    });
    let shown = Signal::derive(move || {
        let title = title.get();
        if title.is_empty() {
            t(Text::BoardUntitled).to_owned()
        } else {
            title
        }
    });
    view! {
        <div class="board-title">
            <When holds=Signal::derive(move || !editing.get())>
                    <h1>
                        <button
                            type="button"
                            class="board-title-button"
                            class:is-untitled=move || title.with(String::is_empty)
                            data-action="edit-title"
                            data-tip=tip
                            aria-disabled=disabled(read_only)
                            aria-description=label(Text::BoardTitleEdit)
                            on:click=move |_| begin()
                        >
                            {shown}
                        </button>
                    </h1>
            </When>
            <When holds=editing>
                <TextField
                    id="title-field"
                    label=label(Text::BoardTitleLabel)
                    hide_label=true
                    value=typed
                    error
                    node_ref=field
                    on_enter=move |()| finish()
                    on_escape=give_up
                    on_leave=move |()| finish()
                />
            </When>
        </div>
    }
    .into_any()
}

fn title_error(typed: &str) -> Option<String> {
    let count = typed.trim().chars().count();
    (count > TITLE_CHARACTERS_MAX).then(|| {
        t_with(
            Text::ErrorTitleTooLong,
            &[
                ("limit", &TITLE_CHARACTERS_MAX.to_string()),
                ("count", &count.to_string()),
            ],
        )
    })
}
