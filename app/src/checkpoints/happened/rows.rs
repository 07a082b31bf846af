//! The list's rows. While it changes, rows that stay are not touched: they keep the keyboard, and what is in sight stays
//! where it is.

use std::cell::RefCell;

use leptos::prelude::{Owner, untrack};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::told::Told;
use crate::platform::document;
use crate::ui::element::{Element, View, el};

/// The rows of a list.
pub struct Rows {
    list: HtmlElement,
    build: Box<dyn Fn(&Told) -> Element>,
    /// What rows make of signals lives as long as they do, and no longer than the list.
    owner: Owner,
    shown: RefCell<Vec<Row>>,
}

struct Row {
    act: Told,
    node: HtmlElement,
    view: View,
    _owner: Owner,
}

/// Where the keyboard is: in which row, by its place and its act, and on which of its buttons.
struct Keyboard {
    place: usize,
    act: u64,
    action: String,
}

impl Rows {
    /// An empty list, and the element that it is in.
    pub fn new(build: Box<dyn Fn(&Told) -> Element>) -> (Self, Element) {
        let list = el("ul").class("checkpoints-list");
        let rows = Self {
            list: list.node(),
            build,
            owner: Owner::current().unwrap_or_default(),
            shown: RefCell::default(),
        };
        (rows, list)
    }

    /// Shows these acts, in this order.
    pub fn show(&self, acts: &[Told]) {
        let keyboard = self.keyboard();
        let anchor = self.anchor();
        let mut before = self.shown.take();
        let mut rows: Vec<Row> = Vec::with_capacity(acts.len());
        for act in acts {
            let same = before.iter().position(|row| row.act == *act);
            rows.push(match same {
                Some(place) => before.remove(place),
                None => self.made(act),
            });
        }
        for gone in before {
            gone.view.take_out();
        }
        let mut next: Option<Node> = None;
        for row in rows.iter().rev() {
            let node: &Node = &row.node;
            let is_there = node.parent_node().is_some() && node.next_sibling() == next;
            if !is_there {
                row.view.place(&self.list, next.as_ref());
            }
            next = Some(node.clone());
        }
        if let Some((act, above)) = anchor
            && let Some(row) = rows.iter().find(|row| row.act.changes.0 == act)
            && let Some(first) = rows.first()
        {
            let below = row.node.offset_top() - first.node.offset_top();
            self.list.set_scroll_top(below - above);
        }
        self.shown.replace(rows);
        if let Some(keyboard) = keyboard {
            self.give_back(&keyboard);
        }
    }

    fn made(&self, act: &Told) -> Row {
        let owner = self.owner.child();
        let element = owner.with(|| untrack(|| (self.build)(act)));
        Row {
            act: act.clone(),
            node: element.node(),
            view: element.into(),
            _owner: owner,
        }
    }

    fn keyboard(&self) -> Option<Keyboard> {
        let focused = document().active_element()?;
        let shown = self.shown.borrow();
        let place = shown
            .iter()
            .position(|row| row.node.contains(Some(&focused)))?;
        Some(Keyboard {
            place,
            act: shown.get(place)?.act.changes.0,
            action: focused.get_attribute("data-action").unwrap_or_default(),
        })
    }

    /// The row that is uppermost in sight, and how far it is below the upper edge; nothing while the list begins there:
    /// then the newest are to be seen.
    fn anchor(&self) -> Option<(u64, i32)> {
        let top = self.list.scroll_top();
        if top == 0 {
            return None;
        }
        let shown = self.shown.borrow();
        let begin = shown.first()?.node.offset_top();
        let row = shown
            .iter()
            .find(|row| row.node.offset_top() - begin + row.node.offset_height() > top)?;
        Some((row.act.changes.0, row.node.offset_top() - begin - top))
    }

    /// Where the row went that had the keyboard, the next one has it.
    fn give_back(&self, keyboard: &Keyboard) {
        let shown = self.shown.borrow();
        let same = shown.iter().find(|row| row.act.changes.0 == keyboard.act);
        let Some(row) = same.or_else(|| shown.get(keyboard.place).or_else(|| shown.last())) else {
            return;
        };
        let focused = document().active_element();
        if focused.is_some_and(|focused| row.node.contains(Some(&focused))) {
            return;
        }
        let selector = format!("[data-action=\"{}\"]", keyboard.action);
        let same = row.node.query_selector(&selector).ok().flatten();
        let any = || row.node.query_selector("button").ok().flatten();
        if let Some(button) = same.or_else(any) {
            // A button that was removed lost it; nothing scrolls.
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let button: HtmlElement = button.unchecked_into();
            let _ = button.focus_with_options(&options);
        }
    }
}
