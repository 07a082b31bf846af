//! A dialog that takes over until it is closed.

use super::when::When;
use leptos::html;
use leptos::prelude::*;

use super::button::IconButton;
use super::icon::Icon;
use super::label;
use crate::i18n::Text;

/// A modal dialog on the browser's own: it keeps the focus inside, closes by Esc or a click beside it,
/// and gives the focus back to where it was.
#[component]
pub fn Dialog(
    /// Its name for tests and styles; unique on the page.
    name: &'static str,
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// It was closed by the person. The owner of `open` sets it to false.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is in it; exists only while it is open.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Dialog>::new();
    // Writes to the page only. An effect runs after the views that depend on the same signal.
    Effect::new(move |_| {
        let Some(dialog) = element.get() else { return };
        let wanted = open.get();
        if wanted && !dialog.open() {
            // Fails only for an element that is not in the page.
            let _ = dialog.show_modal();
        } else if !wanted && dialog.open() {
            dialog.close();
        }
    });
    let heading = format!("{name}-heading");
    let labelled_by = heading.clone();
    view! {
        <dialog
            node_ref=element
            class="dialog"
            data-dialog=name
            aria-labelledby=labelled_by
            on:close=move |_| on_close.run(())
            on:click=move |event| {
                // A click whose target is the dialog itself fell on the backdrop: all content is in the inner box.
                let on_backdrop = element
                    .get_untracked()
                    .is_some_and(|dialog| event.target().is_some_and(|target| target == *dialog.as_ref()));
                if on_backdrop {
                    on_close.run(());
                }
            }
        >
            <div class="dialog-box">
                <header class="dialog-head">
                    <h2 id=heading>{title}</h2>
                    <IconButton
                        label=label(Text::ActionClose)
                        action="close-dialog"
                        icon=Icon::Close
                        on_press=move |()| on_close.run(())
                    />
                </header>
                <When holds=open>{children()}</When>
            </div>
        </dialog>
    }
    .into_any()
}
