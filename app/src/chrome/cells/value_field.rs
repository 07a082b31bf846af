//! The field over the cell whose value is asked for. Enter and Tab store what is in it and go on to the next cell,
//! Escape leaves; what does not fit stays in the field, with the reason below it.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, KeyboardEvent, PointerEvent};

use super::unfit::words;
use crate::bridge::{Asked, EditorHandle, Input, ScreenBox, Then, Wanted};
use crate::i18n::{Text, name_of, t, t_with};
use crate::input::belongs_to_input_method;
use crate::platform::{Listener, Passive, document};
use crate::ui::element::{Element, View, changing, effect, el};

const ID: &str = "value-field";
/// The least that the field is wide and high, CSS pixels: fingers have to meet it, and a date has to fit.
const LEAST: (f64, f64) = (132.0, 44.0);

pub fn value_field() -> View {
    let handle = expect_context::<EditorHandle>();
    let cells = handle.signals().cells;
    let asked = Memo::new(move |_| cells.with(|state| state.asked.clone()));
    changing(move || asked.get().map(|asked| field(handle, asked)))
}

fn field(handle: EditorHandle, asked: Asked) -> Element {
    let cells = handle.signals().cells;
    let place = Memo::new(move |_| cells.with(|state| state.focus.map(|focus| grown(focus.place))));
    let at = move |read: fn(ScreenBox) -> f64| {
        move || place.get().map(|place| format!("{}px", read(place)))
    };
    let fault = Memo::new(move |_| cells.with(|state| state.unfit.as_ref().and_then(words)));
    let name = handle.with_editor(|editor| {
        let scene = editor.scene();
        scene.element(&asked.cell).map(|cell| name_of(scene, cell))
    });
    let name = name.flatten().unwrap_or_default();
    let (control, read) = control(&asked);
    let node = control.node();
    let cell = asked.cell.clone();
    let give: Rc<dyn Fn(Then)> = Rc::new(move |then| {
        let (cell, text) = (cell.clone(), read());
        handle.send(Input::GiveValue { cell, text, then });
        // The keyboard goes on where the focus is now.
        if cells.with_untracked(|state| state.asked.is_none()) {
            handle.focus_board();
        }
    });
    let leave = move || {
        handle.send(Input::LeaveValue);
        handle.focus_board();
    };
    let (by_key, by_choice) = (Rc::clone(&give), Rc::clone(&give));
    let is_choice = matches!(asked.wanted, Wanted::Choice(_));
    let control = control
        .attrs(&[
            ("id", ID),
            ("aria-describedby", "value-error"),
            ("class", "input value-input"),
        ])
        .attr_with("aria-invalid", move || {
            fault.get().map(|_| "true".to_owned())
        })
        .on("keydown", move |event: KeyboardEvent| {
            if belongs_to_input_method(&event) {
                return;
            }
            let then = match (event.key().as_str(), event.shift_key()) {
                ("Enter" | "Tab", false) => Then::Next,
                ("Enter" | "Tab", true) => Then::Previous,
                ("Escape", _) => {
                    event.prevent_default();
                    return leave();
                }
                _ => return,
            };
            event.prevent_default();
            by_key(then);
        })
        .on("change", move |_: Event| {
            if is_choice {
                by_choice(Then::Stay);
            }
        });
    let outside = listen_outside(handle, node.clone(), give);
    let kept = StoredValue::new_local(Some(outside));
    on_cleanup(move || drop(kept.try_update_value(Option::take)));
    let is_typed = asked.is_typed;
    effect(move || take_keyboard(&node, is_typed));
    el("div")
        .class("value-field")
        .style_with("--x", at(|place| place.x))
        .style_with("--y", at(|place| place.y))
        .style_with("--w", at(|place| place.width))
        .style_with("--h", at(|place| place.height))
        .child(
            el("label")
                .class("visually-hidden")
                .attr("for", ID)
                .text(&t_with(Text::CellsFieldLabel, &[("cell", &name)])),
        )
        .child(control)
        .child(
            el("p")
                .attrs(&[
                    ("class", "value-error"),
                    ("id", "value-error"),
                    ("role", "alert"),
                ])
                .text_with(move || fault.get()),
        )
}

/// What is typed into, and how it is read.
fn control(asked: &Asked) -> (Element, Rc<dyn Fn() -> String>) {
    if let Wanted::Choice(options) = &asked.wanted {
        let mut select =
            el("select").child(option("", t(Text::CellsChoose), asked.text.is_empty()));
        for (key, label) in options {
            select = select.child(option(key, label, *key == asked.text));
        }
        let node: HtmlSelectElement = select.node().unchecked_into();
        return (select, Rc::new(move || node.value()));
    }
    // A number is typed as a text: full-width digits are digits, too, and what is wrong stays to be mended.
    let (kind, mode) = match &asked.wanted {
        Wanted::Date if is_day(&asked.text) => ("date", "none"),
        Wanted::Time if is_time(&asked.text) => ("time", "none"),
        Wanted::Number { .. } => ("text", "decimal"),
        _ => ("text", "text"),
    };
    let input = el("input").attrs(&[("type", kind), ("autocomplete", "off")]);
    let input = match kind {
        "text" => input.attr("inputmode", mode),
        // Without it a year takes six digits, and what is typed on goes into the year.
        "date" => input.attr("max", "9999-12-31"),
        _ => input,
    };
    let node: HtmlInputElement = input.node().unchecked_into();
    node.set_value(&asked.text);
    (input, Rc::new(move || node.value()))
}

fn option(key: &str, label: &str, is_chosen: bool) -> Element {
    let option = el("option").attr("value", key).text(label);
    if is_chosen {
        option.attr("selected", "")
    } else {
        option
    }
}

/// Whether the browser's own field for dates can show it. A day that does not exist is shown as the text that it is.
fn is_day(text: &str) -> bool {
    if text.is_empty() {
        return true;
    }
    let date = js_sys::Date::new(&text.into());
    // What is no day at all has no form as a text; one that does not exist becomes another one.
    !date.get_time().is_nan() && String::from(date.to_iso_string()).starts_with(text)
}

fn is_time(text: &str) -> bool {
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    text.is_empty()
        || text
            .split_once(':')
            .is_some_and(|(hour, minute)| digits(hour) && digits(minute))
}

/// A press elsewhere stores what is in the field. If it does not fit the reason is shown first, and the press means no
/// more than that; the next one leaves the field.
fn listen_outside(
    handle: EditorHandle,
    field: web_sys::HtmlElement,
    give: Rc<dyn Fn(Then)>,
) -> Listener {
    let cells = handle.signals().cells;
    Listener::capturing(
        &document(),
        "pointerdown",
        Passive::No,
        move |event: PointerEvent| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            let is_inside = field
                .parent_element()
                .is_some_and(|around| around.contains(target.as_ref()));
            if is_inside {
                return;
            }
            let was_told = cells.with_untracked(|state| state.unfit.is_some());
            give(Then::Stay);
            if cells.with_untracked(|state| state.asked.is_none()) {
                return;
            }
            if was_told {
                handle.send(Input::LeaveValue);
            } else {
                event.prevent_default();
                event.stop_propagation();
            }
        },
    )
}

fn take_keyboard(node: &web_sys::HtmlElement, is_typed: bool) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = node.focus_with_options(&options);
    let Some(input) = node.dyn_ref::<HtmlInputElement>() else {
        return;
    };
    if is_typed {
        let end = input.value().encode_utf16().count() as u32;
        // Fields for dates have no caret to place.
        let _ = input.set_selection_range(end, end);
    } else {
        input.select();
    }
}

/// At least so large that it can be met and read, with the cell in its middle.
fn grown(place: ScreenBox) -> ScreenBox {
    let (width, height) = (place.width.max(LEAST.0), place.height.clamp(LEAST.1, 96.0));
    ScreenBox {
        x: place.x + (place.width - width) / 2.0,
        y: place.y + (place.height - height) / 2.0,
        width,
        height,
    }
}
