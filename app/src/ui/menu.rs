//! Menus: one item has the focus, arrow keys move it.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, Node, PointerEvent, ToggleEvent};

use super::element::{Element, View, effect, el, show};
use super::icon::Icon;
use super::popover::{
    close, focus_button_if_nothing_is, hang_at_button, is_opening, keep_in_width, window_size,
};
use super::{Act, disabled, spoken};
use crate::platform::{Listener, Passive};

/// A point of the window that a menu opens at, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MenuPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A menu. It hangs at the button whose `popovertarget` names it, or opens at a point.
pub struct Menu {
    id: &'static str,
    label: Signal<String>,
    items: Rc<dyn Fn() -> View>,
    at: Option<Signal<Option<MenuPoint>>>,
    on_close: Option<Act>,
    footer: Option<fn() -> View>,
}

impl Menu {
    /// A menu with its id, unique on the page, its name for screen readers, and its items; those exist only while it
    /// is open.
    pub fn new(
        id: &'static str,
        label: Signal<String>,
        items: impl Fn() -> View + 'static,
    ) -> Self {
        Self {
            id,
            label,
            items: Rc::new(items),
            at: None,
            on_close: None,
            footer: None,
        }
    }

    /// Where it opens by itself, without a button; `None` closes it.
    pub fn at(self, at: Signal<Option<MenuPoint>>) -> Self {
        let at = Some(at);
        Self { at, ..self }
    }

    /// It was closed.
    pub fn on_close(self, act: impl Fn() + 'static) -> Self {
        let on_close: Option<Act> = Some(Rc::new(act));
        Self { on_close, ..self }
    }

    /// What stands below the items and is none of them.
    pub fn footer(self, footer: fn() -> View) -> Self {
        let footer = Some(footer);
        Self { footer, ..self }
    }
}

impl From<Menu> for View {
    fn from(menu: Menu) -> Self {
        let Menu {
            id,
            label,
            items,
            at,
            on_close,
            footer,
        } = menu;
        let open = RwSignal::new(false);
        // The browser closes its own kind when a finger is lifted elsewhere, also the one that asked for the menu.
        let kind = if at.is_some() { "manual" } else { "auto" };
        let panel = el("div").attrs(&[("id", id), ("class", "popover menu"), ("popover", kind)]);
        let element = panel.node();
        if let Some(at) = at {
            let menu = element.clone();
            // Writes to the page only.
            effect(move || match at.get() {
                Some(point) => {
                    let _ = menu.show_popover();
                    keep_in_window(&menu, point);
                }
                None => close(id),
            });
            close_by_pressing_elsewhere(&element, id);
        }
        let (toggling, walking) = (element.clone(), element.clone());
        panel
            .on("beforetoggle", move |event: ToggleEvent| {
                if is_opening(&event) {
                    if at.is_none() {
                        hang_at_button(&element, id);
                        focus_button_if_nothing_is(id);
                    }
                    open.set(true);
                }
            })
            .on("toggle", move |event: ToggleEvent| {
                if !is_opening(&event) {
                    // Not before: the browser gives the focus back only from what is still there.
                    open.set(false);
                    if let Some(on_close) = &on_close {
                        on_close();
                    }
                } else {
                    // Its items are there by now, and with them its size.
                    match at {
                        Some(at) => {
                            if let Some(point) = at.get_untracked() {
                                keep_in_window(&toggling, point);
                            }
                        }
                        None => keep_in_width(&toggling),
                    }
                    focus_item(&toggling, Step::First);
                }
            })
            .on("keydown", move |event: KeyboardEvent| {
                walk(&walking, &event, id);
            })
            .child(show(open, move || {
                Self::from(
                    el("div")
                        .attr("role", "menu")
                        .attr_with("aria-label", label)
                        .child(items()),
                )
                .and(footer.map(|footer| footer()))
            }))
            .into()
    }
}

/// An item. Pressing it closes its menu first, so that what it does may open something else.
pub struct MenuItem {
    /// The menu it stands in.
    pub menu: &'static str,
    /// What it says.
    pub label: Signal<String>,
    /// Its name for tests and styles.
    pub action: &'static str,
    /// An icon before the words.
    pub icon: Option<Icon>,
    /// For switches: whether it is on.
    pub checked: Option<Signal<bool>>,
    /// The key that does the same, as people read it.
    pub keys: Option<String>,
    /// Why it cannot be chosen now.
    pub unavailable: Signal<Option<String>>,
    /// Whether it deletes.
    pub danger: bool,
    /// What it does.
    pub on_choose: Act,
}

impl From<MenuItem> for View {
    fn from(item: MenuItem) -> Self {
        let MenuItem {
            menu,
            label,
            action,
            icon,
            checked,
            keys,
            unavailable,
            danger,
            on_choose,
        } = item;
        let mut element = el("button").attrs(&[
            ("type", "button"),
            ("role", "menuitem"),
            ("tabindex", "-1"),
            ("data-action", action),
        ]);
        let mut sign = el("span").class("menu-icon");
        match checked {
            Some(checked) => {
                element = element
                    .attr("role", "menuitemcheckbox")
                    .attr_with("aria-checked", move || spoken(checked.get()));
                sign = sign.child(super::element::changing(move || {
                    let icon = if checked.get() {
                        Some(Icon::Check)
                    } else {
                        icon
                    };
                    icon.map(Icon::view)
                }));
            }
            None => sign = sign.child(icon.map(Icon::view)),
        }
        element
            .class(if danger {
                "menu-item menu-item-danger"
            } else {
                "menu-item"
            })
            .attr_with("aria-disabled", disabled(unavailable))
            .attr_with("data-tip", unavailable)
            .on_click(move || {
                if unavailable.with_untracked(Option::is_none) {
                    close(menu);
                    on_choose();
                }
            })
            .child(sign)
            .child(el("span").class("menu-label").text_with(label))
            .child(el("kbd").class("menu-keys").text(&keys.unwrap_or_default()))
            .into()
    }
}

/// A line between groups of items.
pub fn menu_separator() -> Element {
    el("div").class("menu-separator").attr("role", "separator")
}

/// Which item gets the focus.
#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    By(i32),
}

fn walk(menu: &HtmlElement, event: &KeyboardEvent, id: &str) {
    let step = match event.key().as_str() {
        "ArrowDown" => Step::By(1),
        "ArrowUp" => Step::By(-1),
        "Home" => Step::First,
        "End" => Step::Last,
        "Tab" | "Escape" => {
            event.prevent_default();
            return close(id);
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    focus_item(menu, step);
}

/// What the browser does for other menus.
fn close_by_pressing_elsewhere(menu: &HtmlElement, id: &'static str) {
    let menu = menu.clone();
    let listener = Listener::capturing(
        &document(),
        "pointerdown",
        Passive::Yes,
        move |event: PointerEvent| {
            let pressed: Option<Node> = event.target().and_then(|target| target.dyn_into().ok());
            if !menu.contains(pressed.as_ref()) {
                close(id);
            }
        },
    );
    let listener = StoredValue::new_local(Some(listener));
    on_cleanup(move || {
        listener.try_set_value(None);
    });
}

fn focus_item(menu: &HtmlElement, step: Step) {
    // Items that cannot be chosen are walked over too, so that their reason can be heard; a menu does not begin there.
    let selector = match step {
        Step::First => "[role^=menuitem]:not([aria-disabled])",
        Step::Last | Step::By(_) => "[role^=menuitem]",
    };
    let Ok(items) = menu.query_selector_all(selector) else {
        return;
    };
    let count = items.length() as i32;
    if count == 0 {
        return;
    }
    let item = |index: i32| items.get(index as u32)?.dyn_into::<HtmlElement>().ok();
    let focused = document().active_element();
    let current = (0..count)
        .find(|&index| item(index).map(web_sys::Element::from) == focused && focused.is_some());
    let next = match (step, current) {
        (Step::First, _) | (Step::By(1..), None) => 0,
        (Step::Last, _) | (Step::By(_), None) => count - 1,
        (Step::By(by), Some(current)) => (current + by).rem_euclid(count),
    };
    if let Some(item) = item(next) {
        // Fails for elements that cannot have the focus; items can.
        let _ = item.focus();
    }
}

/// Puts an open menu's corner at a point, or as near as the window allows.
fn keep_in_window(menu: &HtmlElement, point: MenuPoint) {
    let (width, height) = window_size();
    let left = point
        .x
        .min(width - f64::from(menu.offset_width()) - 8.0)
        .max(8.0);
    let top = point
        .y
        .min(height - f64::from(menu.offset_height()) - 8.0)
        .max(8.0);
    let style = menu.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
