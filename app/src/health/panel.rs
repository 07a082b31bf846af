//! The panel: beside the board where there is room, below it on a phone. The board goes on being usable.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, KeyboardEvent};
use workshop::health::Severity;

use super::findings::{Group, Report};
use super::item::{self, TARGET, kind_name, kind_token};
use super::{jump, rest, room, session};
use crate::bridge::EditorHandle;
use crate::i18n::{Text, locale, t, t_with};
use crate::input::belongs_to_input_method;
use crate::platform::{document, next_frame};
use crate::ui::Act;
use crate::ui::button::IconButton;
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::segmented::{Choice, segmented};

/// Everything of the open panel; `open` is set to false when the person closes it.
pub fn panel(open: RwSignal<bool>) -> View {
    let handle = expect_context::<EditorHandle>();
    let report = RwSignal::new(Report::of(handle));
    let kind = RwSignal::new(None::<Severity>);
    let role = handle.signals().role;
    let may_write = Signal::derive(move || role.get().may_write());
    on_cleanup(move || jump::forget(handle));
    let close = move || {
        open.set(false);
        handle.focus_board();
    };
    let list = el("div")
        .class("health-list")
        .attr("data-health-list", "")
        .child(changing(move || {
            // The words of findings are in the language of the moment.
            locale();
            let (report, kind) = (report.get(), kind.get());
            untrack(|| content(handle, &report, kind, may_write))
        }));
    let node = list.node();
    let walked = node.clone();
    let list = list.on("keydown", move |event: KeyboardEvent| {
        walk(&walked, &event);
    });
    let kept = keep_focus(&node, report);
    rest::follow(handle, report, kept);
    let panel = el("section")
        .class("health-panel side-panel island")
        .attrs(&[("data-health", ""), ("tabindex", "-1")])
        .attr_with("aria-label", label(Text::HealthTitle))
        .on("keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" && !belongs_to_input_method(&event) {
                event.prevent_default();
                event.stop_propagation();
                close();
            }
        })
        .child(head(report, close))
        .child(session::line(handle, may_write))
        .child(filter(report, kind))
        .child(list);
    let panel_node = panel.node();
    room::keep_clear(handle, panel.node());
    effect(move || {
        // Once it is in the page: the first finding has the keyboard, or else the panel.
        enter(&node, &panel_node);
    });
    panel.into()
}

fn head(report: RwSignal<Report>, close: impl Fn() + 'static) -> Element {
    let count = move || {
        let count = report.with(|report| report.count(None)).to_string();
        t_with(Text::HealthCount, &[("count", &count)])
    };
    el("header")
        .class("side-head")
        .child(el("h2").says(Text::HealthTitle))
        .child(
            el("span")
                .class("health-count")
                .attrs(&[("role", "status"), ("data-health-count", "")])
                .text_with(count),
        )
        .child(
            IconButton::new(label(Text::HealthClose), "health-close", Icon::Close).on_press(close),
        )
}

const EVERY_KIND: &str = "all";

/// Rows that a canvas shows: nobody reads more at once, and a page with ten thousand would be slow.
const ROWS_MAX: usize = 100;

fn filter(report: RwSignal<Report>, kind: RwSignal<Option<Severity>>) -> Element {
    let choice = move |which: Option<Severity>| Choice {
        token: which.map_or(EVERY_KIND, kind_token),
        label: Signal::derive(move || {
            let count = report.with(|report| report.count(which));
            let name = t(which.map_or(Text::HealthAll, kind_name));
            format!("{name} {count}")
        }),
        icon: None,
    };
    let kinds = Severity::ALL.map(Some);
    let choices = [None].into_iter().chain(kinds).map(choice);
    let chosen = Signal::derive(move || kind.get().map_or(EVERY_KIND, kind_token));
    segmented(
        "health-kind",
        label(Text::HealthFilter),
        choices,
        chosen,
        move |token| {
            let wanted = Severity::ALL
                .into_iter()
                .find(|kind| kind_token(*kind) == token);
            kind.set(wanted);
        },
    )
}

fn content(
    handle: EditorHandle,
    report: &Report,
    kind: Option<Severity>,
    may_write: Signal<bool>,
) -> View {
    let mut shown = View::default();
    for group in &report.groups {
        if group.open.iter().any(|entry| entry.is_of(kind)) {
            shown = shown.and(section(handle, group, kind, may_write));
        }
    }
    if report.count(kind) == 0 {
        shown = shown.and(empty(report, kind));
    }
    if report.untouched > 0 && report.begun > 0 {
        let count = report.untouched.to_string();
        let words = t_with(Text::HealthNotBegun, &[("count", &count)]);
        shown = shown.and(el("p").class("hint").text(&words));
    }
    if !report.quiet.is_empty() {
        shown = shown.and(left_alone(handle, report, may_write));
    }
    shown
}

fn section(
    handle: EditorHandle,
    group: &Group,
    kind: Option<Severity>,
    may_write: Signal<bool>,
) -> Element {
    let open: Vec<_> = group
        .open
        .iter()
        .filter(|entry| entry.is_of(kind))
        .collect();
    let heading = el("h3").text(group.label.get(locale())).child(
        el("span")
            .class("health-number")
            .text(&open.len().to_string()),
    );
    let more = open.len().saturating_sub(ROWS_MAX);
    let rows = open
        .into_iter()
        .take(ROWS_MAX)
        .map(|entry| item::open(handle, entry, may_write));
    let more = (more > 0).then(|| {
        let words = t_with(Text::HealthMore, &[("count", &more.to_string())]);
        el("p").class("hint").text(&words)
    });
    el("section")
        .class("health-group")
        .child(heading)
        .child(el("ul").attr("role", "list").children(rows))
        .child(more)
}

fn left_alone(handle: EditorHandle, report: &Report, may_write: Signal<bool>) -> Element {
    let count = report.quiet.len().to_string();
    let words = t_with(Text::HealthDismissed, &[("count", &count)]);
    let rows = report
        .quiet
        .iter()
        .take(ROWS_MAX)
        .map(|entry| item::quiet(handle, entry, may_write));
    el("details")
        .class("health-quiet")
        .child(el("summary").text(&words))
        .child(el("ul").attr("role", "list").children(rows))
}

/// Nothing to be mended: says so, and what was looked at.
fn empty(report: &Report, kind: Option<Severity>) -> Element {
    let words = |title: Text, hint: String| {
        el("div")
            .class("health-empty")
            .child(Icon::Check.view())
            .child(el("p").class("health-fine").says(title))
            .child(el("p").class("hint").text(&hint))
    };
    if report.begun + report.untouched == 0 {
        return words(Text::HealthNoCanvas, t(Text::HealthNoCanvasHint).to_owned());
    }
    if report.begun == 0 {
        let hint = t(Text::HealthNothingYetHint).to_owned();
        return words(Text::HealthNothingYet, hint);
    }
    if kind.is_some() && report.count(None) > 0 {
        return el("p").class("hint").says(Text::HealthFineFilter);
    }
    let begun = report.begun.to_string();
    words(
        Text::HealthFine,
        t_with(Text::HealthFineHint, &[("begun", &begun)]),
    )
}

fn targets(list: &HtmlElement) -> Vec<HtmlElement> {
    let found = list.get_elements_by_class_name(TARGET);
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        // What was left alone is folded away.
        .filter(|target: &HtmlElement| target.get_bounding_client_rect().width() > 0.0)
        .collect()
}

/// What had the keyboard in the list keeps its place in it when the list is made anew. Gives what is to be called
/// before.
fn keep_focus(list: &HtmlElement, report: RwSignal<Report>) -> Act {
    let place = StoredValue::new_local(None::<usize>);
    let before = list.clone();
    let after = list.clone();
    effect(move || {
        report.track();
        let Some(index) = place.try_update_value(Option::take).flatten() else {
            return;
        };
        let after = after.clone();
        // By then the list, which depends on the same signal, has been made anew.
        spawn_local(async move {
            next_frame().await;
            let targets = targets(&after);
            if let Some(target) = targets.get(index).or(targets.last()) {
                target.set_tab_index(0);
                let _ = target.focus();
            } else if let Ok(Some(panel)) = after.closest(".health-panel") {
                // Nothing is left: Esc shall still close the panel.
                let _ = panel.unchecked_into::<HtmlElement>().focus();
            }
        });
    });
    Rc::new(move || {
        let active = document().active_element();
        let row = active.filter(|active| before.contains(Some(active.as_ref())));
        let here = row.and_then(|active| {
            let row = active.closest(".health-item").ok().flatten()?;
            let within = |target: &HtmlElement| row.contains(Some(target.as_ref()));
            targets(&before).iter().position(within)
        });
        place.try_set_value(here);
    })
}

/// The first finding takes the keyboard.
fn enter(list: &HtmlElement, panel: &HtmlElement) {
    let first = targets(list).into_iter().next();
    if let Some(first) = &first {
        first.set_tab_index(0);
    }
    let _ = first.as_ref().unwrap_or(panel).focus();
}

/// Arrow keys go from one finding to the next, Delete leaves one alone; Tab reaches the one that had the keyboard last.
fn walk(list: &HtmlElement, event: &KeyboardEvent) {
    if belongs_to_input_method(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let targets = targets(list);
    let focused = document().active_element();
    let here = targets
        .iter()
        .position(|target| focused.as_ref() == Some(target.as_ref()));
    let Some(here) = here else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => here + 1,
        "ArrowUp" => here.saturating_sub(1),
        "Home" => 0,
        "End" => targets.len() - 1,
        "Delete" => {
            event.prevent_default();
            event.stop_propagation();
            let row = targets.get(here).and_then(|target| target.parent_element());
            let button = row.and_then(|row| row.query_selector("[data-action]").ok().flatten());
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                button.click();
            }
            return;
        }
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    if let Some(target) = targets.get(next) {
        for other in &targets {
            other.set_tab_index(-1);
        }
        target.set_tab_index(0);
        let _ = target.focus();
    }
}
