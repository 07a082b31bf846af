//! One line of text with its label.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

use super::element::{View, effect, el};
use super::{Act, disabled};
use crate::input::belongs_to_input_method;

/// A field of one line. It keeps whatever is typed, also what is too long: `error` says what is wrong.
/// Enter never confirms while an input method is converting.
pub struct TextField {
    /// Its id; unique on the page.
    pub id: &'static str,
    /// What is asked for.
    pub label: Signal<String>,
    /// What is in it.
    pub value: RwSignal<String>,
    /// An example of what may stand here.
    pub placeholder: Option<Signal<String>>,
    /// What is wrong with it.
    pub error: Signal<Option<String>>,
    /// Whether the label is only for screen readers.
    pub hide_label: bool,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// Whether it takes the focus, all of its text selected, once it is in the page.
    pub takes_focus: bool,
    /// Enter was pressed.
    pub on_enter: Option<Act>,
    /// Esc was pressed.
    pub on_escape: Option<Act>,
    /// The focus went elsewhere.
    pub on_leave: Option<Act>,
}

impl From<TextField> for View {
    fn from(field: TextField) -> Self {
        let TextField {
            id,
            label,
            value,
            placeholder,
            error,
            hide_label,
            autocomplete,
            takes_focus,
            on_enter,
            on_escape,
            on_leave,
        } = field;
        let error_id = format!("{id}-error");
        let mut name = el("label").attr("for", id).text_with(label);
        if hide_label {
            name = name.class("visually-hidden");
        }
        let mut input = el("input")
            .attrs(&[
                ("id", id),
                ("type", "text"),
                ("class", "input"),
                ("autocomplete", autocomplete),
                ("spellcheck", "false"),
                ("aria-describedby", &error_id),
            ])
            .value_with(value)
            .attr_with("aria-invalid", disabled(error))
            .on("input", move |event: Event| {
                value.set(event_target_value(&event));
            })
            .on("keydown", move |event: KeyboardEvent| {
                if belongs_to_input_method(&event) {
                    return;
                }
                let act = match event.key().as_str() {
                    "Enter" => &on_enter,
                    "Escape" => &on_escape,
                    _ => &None,
                };
                if let Some(act) = act {
                    event.prevent_default();
                    act();
                }
            });
        if let Some(placeholder) = placeholder {
            input = input.attr_with("placeholder", placeholder);
        }
        if let Some(on_leave) = on_leave {
            input = input.on("blur", move |_: Event| on_leave());
        }
        if takes_focus {
            let input: HtmlInputElement = input.node().unchecked_into();
            effect(move || {
                let _ = input.focus();
                input.select();
            });
        }
        el("div")
            .class("field")
            .child(name)
            .child(input)
            .child(
                el("p")
                    .attrs(&[
                        ("class", "field-error"),
                        ("id", &error_id),
                        ("role", "alert"),
                    ])
                    .text_with(error),
            )
            .into()
    }
}
