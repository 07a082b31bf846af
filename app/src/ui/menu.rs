//! Menus: one item has the focus, arrow keys move it.

use super::disabled;
use super::when::When;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::icon::Icon;
use super::popover::{close, hang_at_button, is_opening, keep_in_width, window_size};

/// A point of the window that a menu opens at, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MenuPoint {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// A menu. It hangs at the button whose `popovertarget` names it, or opens at a point.
#[component]
pub fn Menu(
    /// Its id; unique on the page.
    id: &'static str,
    /// Its name for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// Where it opens by itself, without a button; `None` closes it.
    #[prop(into, optional)]
    at: Option<Signal<Option<MenuPoint>>>,
    /// It was closed.
    #[prop(into, optional)]
    on_close: Option<Callback<()>>,
    /// What stands below the items and is none of them.
    #[prop(into, optional)]
    footer: Option<ViewFn>,
    /// The items; they exist only while it is open.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let open = RwSignal::new(false);
    if let Some(at) = at {
        // Writes to the page only.
        Effect::new(move |_| {
            let point = at.get();
            let Some(menu) = element.get() else { return };
            match point {
                Some(point) => {
                    let _ = menu.show_popover();
                    keep_in_window(&menu, point);
                }
                None => close(id),
            }
        });
    }
    view! {
        <div
            node_ref=element
            id=id
            class="popover menu"
            popover="auto"
            on:beforetoggle=move |event| {
                let opening = is_opening(&event);
                if opening && at.is_none() && let Some(menu) = element.get_untracked() {
                    hang_at_button(&menu, id);
                }
                open.set(opening);
            }
            on:toggle=move |event| {
                if !is_opening(&event) {
                    if let Some(on_close) = on_close {
                        on_close.run(());
                    }
                } else if let Some(menu) = element.get_untracked() {
                    if at.is_none() {
                        keep_in_width(&menu);
                    }
                    focus_item(&menu, Step::First);
                }
            }
            on:keydown=move |event| {
                if let Some(menu) = element.get_untracked() {
                    walk(&menu, &event, id);
                }
            }
        >
            <When holds=open>
                <div role="menu" aria-label=label>{children()}</div>
                {footer.as_ref().map(ViewFn::run)}
            </When>
        </div>
    }
    .into_any()
}

/// An item. Pressing it closes its menu first, so that what it does may open something else.
#[component]
pub fn MenuItem(
    /// The menu it stands in.
    menu: &'static str,
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// Its name for tests and styles.
    action: &'static str,
    /// An icon before the words.
    #[prop(optional_no_strip)]
    icon: Option<Icon>,
    /// The key that does the same, as people read it.
    #[prop(into, optional)]
    keys: Signal<Option<String>>,
    /// Why it cannot be chosen now.
    #[prop(into, optional)]
    unavailable: Signal<Option<String>>,
    /// Whether it deletes.
    #[prop(optional)]
    danger: bool,
    /// What it does.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            class="menu-item"
            class:menu-item-danger=danger
            data-action=action
            aria-disabled=disabled(unavailable)
            data-tip=unavailable
            on:click=move |_| {
                if unavailable.with_untracked(Option::is_none) {
                    close(menu);
                    on_choose.run(());
                }
            }
        >
            <span class="menu-icon">{icon.map(Icon::view)}</span>
            <span class="menu-label">{label}</span>
            <kbd class="menu-keys">{keys}</kbd>
        </button>
    }
    .into_any()
}

/// A line between groups of items.
pub fn menu_separator() -> impl IntoView {
    view! { <div class="menu-separator" role="separator"></div> }
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
        "Tab" => {
            event.prevent_default();
            return close(id);
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    focus_item(menu, step);
}

fn focus_item(menu: &HtmlElement, step: Step) {
    // Items that cannot be chosen are walked over too, so that their reason can be heard; a menu does not begin there.
    let selector = match step {
        Step::First => "[role=menuitem]:not([aria-disabled])",
        Step::Last | Step::By(_) => "[role=menuitem]",
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
