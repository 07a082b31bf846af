//! The board in words, beside the canvas, for those who do not see it: canvases as groups, cells as lists in reading
//! order, notes as their items. It holds what is visible and what is selected or focused, and elements of the
//! page are reused, so that a screen reader's place is not lost.

mod grids;
mod outline;

use std::cell::RefCell;
use std::collections::HashMap;

use board::ElementId;
use editor::{Editor, Input};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MouseEvent};

use crate::bridge::EditorHandle;
use crate::i18n::{Text, locale_untracked, text_in};
use crate::platform::{Listener, Passive, document};
use outline::{Entry, Group, outline};

/// The tree and what it shows now.
pub struct ReadingTree {
    root: HtmlElement,
    shown: RefCell<Vec<Group>>,
    items: RefCell<HashMap<ElementId, Element>>,
    groups: RefCell<Vec<Element>>,
    _clicks: Listener,
}

impl ReadingTree {
    /// A tree at the end of `root`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn append_to(root: &HtmlElement, handle: EditorHandle) -> Result<Self, JsValue> {
        let tree: HtmlElement = document().create_element("div")?.unchecked_into();
        tree.set_class_name("reading-tree");
        root.append_child(&tree)?;
        // A screen reader's "press" is a click on the item.
        let clicks = Listener::new(&tree, "click", Passive::No, move |event: MouseEvent| {
            let item = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|target| target.closest("[data-id]").ok().flatten());
            if let Some(id) = item.and_then(|item| item.get_attribute("data-id")) {
                event.stop_propagation();
                handle.send(Input::Focus(ElementId::new(id)));
            }
        });
        Ok(Self {
            root: tree,
            shown: RefCell::default(),
            items: RefCell::default(),
            groups: RefCell::default(),
            _clicks: clicks,
        })
    }

    /// Says what is visible now.
    pub fn update(&self, editor: &Editor) {
        let wanted = outline(editor);
        if *self.shown.borrow() == wanted {
            return;
        }
        // Fails only where the page's own elements have been taken apart by something else.
        let _ = self.show(&wanted);
        *self.shown.borrow_mut() = wanted;
    }

    fn show(&self, wanted: &[Group]) -> Result<(), JsValue> {
        let page = document();
        let mut groups = self.groups.borrow_mut();
        while groups.len() > wanted.len() {
            if let Some(group) = groups.pop() {
                group.remove();
            }
        }
        while groups.len() < wanted.len() {
            let group = page.create_element("div")?;
            self.root.append_child(&group)?;
            groups.push(group);
        }
        let mut items = self.items.borrow_mut();
        let mut kept = HashMap::new();
        for (group, element) in wanted.iter().zip(groups.iter()) {
            element.set_attribute("role", "list")?;
            element.set_attribute("aria-label", &group.name)?;
            set_or_remove(element, "data-id", group.id.as_ref().map(ElementId::as_str))?;
            set_or_remove(element, "aria-current", group.focused.then_some("true"))?;
            let mut before: Option<Element> = None;
            for entry in &group.entries {
                let item = match items.remove(&entry.id) {
                    Some(item) => item,
                    None => page.create_element("div")?,
                };
                describe(&item, entry)?;
                let place = match &before {
                    Some(before) => before.next_element_sibling(),
                    None => element.first_element_child(),
                };
                if place.as_ref() != Some(&item) {
                    element.insert_before(&item, place.as_ref().map(AsRef::as_ref))?;
                }
                before = Some(item.clone());
                kept.insert(entry.id.clone(), item);
            }
        }
        for gone in items.values() {
            gone.remove();
        }
        *items = kept;
        self.root
            .set_attribute("aria-label", text_in(locale_untracked(), Text::BoardLabel))?;
        self.root.set_attribute("role", "region")
    }
}

fn describe(item: &Element, entry: &Entry) -> Result<(), JsValue> {
    item.set_attribute("role", "listitem")?;
    item.set_attribute("tabindex", "-1")?;
    item.set_attribute("data-id", entry.id.as_str())?;
    item.set_attribute("aria-roledescription", entry.kind)?;
    item.set_attribute("aria-posinset", &entry.position.to_string())?;
    item.set_attribute("aria-setsize", &entry.of.to_string())?;
    let state = entry
        .editing
        .then(|| text_in(locale_untracked(), Text::TreeEditing));
    set_or_remove(item, "aria-description", state)?;
    // A list's item cannot be "selected" by the standard; it can be the current one.
    set_or_remove(item, "aria-current", entry.selected.then_some("true"))?;
    if item.text_content().as_deref() != Some(&entry.words) {
        item.set_text_content(Some(&entry.words));
    }
    Ok(())
}

fn set_or_remove(element: &Element, name: &str, value: Option<&str>) -> Result<(), JsValue> {
    match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    }
}
