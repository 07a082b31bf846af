//! Finding text on the board: a field, how many there are, from one to the next.

use board::ElementId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, Event, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};

use crate::bridge::{Dialog as Asked, EditorHandle, Input};
use crate::i18n::{Text, t, t_with};
use crate::input::belongs_to_input_method;
use crate::ui::button::IconButton;
use crate::ui::element::{Element, View, effect, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;

/// One open bar.
#[derive(Clone, Copy)]
struct Finder {
    handle: EditorHandle,
    field: StoredValue<HtmlElement, LocalStorage>,
    /// What is looked for now; nothing while an input method has not decided.
    query: RwSignal<String>,
    hits: RwSignal<Vec<ElementId>>,
    /// Which of the hits is shown, from 0.
    here: RwSignal<usize>,
}

/// The bar; it stands beside the board, which goes on being usable.
pub fn find_bar() -> View {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    let open = Signal::derive(move || asked.get() == Some(Asked::Find));
    show(open, move || bar(handle))
}

fn bar(handle: EditorHandle) -> Element {
    let input = el("input").attrs(&[
        ("type", "text"),
        ("class", "find-input"),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("spellcheck", "false"),
        ("enterkeyhint", "search"),
    ]);
    let finder = Finder {
        handle,
        field: StoredValue::new_local(input.node()),
        query: RwSignal::new(String::new()),
        hits: RwSignal::new(Vec::new()),
        here: RwSignal::new(0),
    };
    let input = input
        .attr_with("aria-label", label(Text::FindField))
        .attr_with("placeholder", label(Text::FindField))
        .on("input", move |event: InputEvent| {
            if !event.is_composing() {
                finder.look_for(event_target_value(&event));
            }
        })
        .on("compositionend", move |event: CompositionEvent| {
            finder.look_for(event_target_value(&event));
        })
        .on("keydown", move |event: KeyboardEvent| finder.on_key(&event));
    let node: HtmlInputElement = input.node().unchecked_into();
    effect(move || {
        let _ = node.focus();
        node.select();
    });
    on_cleanup(move || finder.mark(Vec::new()));
    let step = move |text: Text, action: &'static str, icon: Icon, forwards: bool| {
        IconButton::new(label(text), action, icon)
            .class("icon-button-small")
            .keys(Some(
                if forwards { "Enter" } else { "Shift+Enter" }.to_owned(),
            ))
            .on_press(move || finder.step(forwards))
    };
    el("search")
        .class("find-bar island")
        .attr("data-find", "")
        .attr_with("aria-label", label(Text::FindTitle))
        .child(Icon::Search.view())
        .child(input)
        .child(
            el("span")
                .class("find-count")
                .attr("role", "status")
                .text_with(move || finder.count()),
        )
        .child(step(
            Text::FindPrevious,
            "find-previous",
            Icon::ChevronUp,
            false,
        ))
        .child(step(Text::FindNext, "find-next", Icon::ChevronDown, true))
        .child(
            IconButton::new(label(Text::ActionClose), "find-close", Icon::Close)
                .class("icon-button-small")
                .on_press(move || finder.close()),
        )
}

impl Finder {
    fn count(self) -> String {
        let all = self.hits.with(Vec::len);
        if self.query.with(|query| query.trim().is_empty()) {
            String::new()
        } else if all == 0 {
            t(Text::FindNothing).to_owned()
        } else {
            let number = (self.here.get() + 1).to_string();
            t_with(
                Text::FindCount,
                &[("number", &number), ("count", &all.to_string())],
            )
        }
    }

    fn look_for(self, query: String) {
        if self.query.with_untracked(|before| *before == query) {
            return;
        }
        self.query.set(query);
        self.look();
        self.here.set(0);
        self.reveal();
    }

    /// Looks anew: others write meanwhile.
    fn look(self) {
        let found = self.query.with_untracked(|query| {
            let query = query.trim();
            if query.is_empty() {
                return Some(Vec::new());
            }
            self.handle.with_editor(|editor| editor.find(query))
        });
        let found = found.unwrap_or_default();
        self.mark(found.clone());
        self.hits.set(found);
    }

    fn step(self, forwards: bool) {
        let before = self
            .hits
            .with_untracked(|hits| hits.get(self.here.get_untracked()).cloned());
        self.look();
        let next = self.hits.with_untracked(|hits| {
            let count = hits.len();
            // What was shown last may have moved in the list, or be gone.
            let here = hits.iter().position(|hit| Some(hit) == before.as_ref());
            match (here, forwards) {
                _ if count == 0 => 0,
                (Some(here), true) => (here + 1) % count,
                (Some(here), false) => (here + count - 1) % count,
                (None, _) => self.here.get_untracked().min(count - 1),
            }
        });
        self.here.set(next);
        self.reveal();
    }

    /// Selects the hit and brings it into sight; the keyboard stays here.
    fn reveal(self) {
        let here = self.here.get_untracked();
        if let Some(hit) = self.hits.with_untracked(|hits| hits.get(here).cloned()) {
            self.handle.send(Input::Reveal(hit));
            if let Some(field) = self.field.try_get_value() {
                let _ = field.focus();
            }
        }
    }

    fn mark(self, hits: Vec<ElementId>) {
        if let Some(surface) = self.handle.surface() {
            surface.mark_found(hits);
        }
    }

    fn close(self) {
        self.handle.signals().dialog.set(None);
        self.handle.focus_board();
    }

    fn on_key(self, event: &KeyboardEvent) {
        if belongs_to_input_method(event) {
            return;
        }
        let again =
            event.key() == "F3" || (event.ctrl_key() || event.meta_key()) && event.key() == "g";
        match event.key().as_str() {
            "Escape" => self.close(),
            "Enter" => self.step(!event.shift_key()),
            _ if again => self.step(!event.shift_key()),
            "f" if event.ctrl_key() || event.meta_key() => {
                if let Some(field) = self.field.try_get_value() {
                    field.unchecked_into::<HtmlInputElement>().select();
                }
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// What is in the field that an event came from.
fn event_target_value(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}
