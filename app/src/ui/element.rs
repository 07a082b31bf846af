//! Elements of the page, built at once and kept alive by what they became part of.
//!
//! The framework's signals, effects and owners run this interface; its view macro does not. That macro gives every
//! piece of markup a type of its own, and the compiler writes building, rebuilding, mounting and dropping anew for each.
//! Here an element is one type whatever is in it: each method boxes the closure it is given and goes on in code that
//! exists once. Measured when everything here changed over: 1 154 kB instead of 1 400 kB of program, 372 kB instead of
//! 446 kB after Brotli.
//!
//! - [`el`] and [`svg`] begin an element; its methods give it attributes, listeners and content.
//! - A [`View`] is any number of elements and texts, side by side. Dropping it ends its listeners and effects.
//! - [`show`] and [`changing`] are the parts of a view that come and go.

mod reading;
mod region;
mod view;

pub use reading::Reading;
pub use region::{changing, show};
pub use view::View;

use leptos::prelude::{Effect, RenderEffect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

use super::label;
use crate::i18n::Text;
use crate::platform::{Listener, Passive, document};
use view::{Kept, Part};

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element that is being built.
pub struct Element {
    node: web_sys::Element,
    kept: Vec<Kept>,
}

/// Begins an HTML element.
pub fn el(tag: &'static str) -> Element {
    Element::begin(document().create_element(tag))
}

/// Begins an element of a drawing.
pub fn svg(tag: &'static str) -> Element {
    Element::begin(document().create_element_ns(Some(SVG), tag))
}

/// Runs `run` after the page was built, and again whenever a signal that it read has changed, as long as its owner
/// lives.
pub fn effect(run: impl FnMut() + 'static) {
    effect_erased(Box::new(run));
}

fn effect_erased(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// Runs `run` at once, and again whenever a signal that it read has changed, until what it gives is dropped.
fn follow(mut run: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| run())
}

impl Element {
    fn begin(made: Result<web_sys::Element, JsValue>) -> Self {
        Self {
            // The browser refuses malformed tag names only; ours are words of the program.
            node: made.unwrap_or_else(|refused| refused.unchecked_into()),
            kept: Vec::new(),
        }
    }

    /// The element itself; it is in the page once its [`View`] was put there.
    pub fn node(&self) -> HtmlElement {
        self.node.clone().unchecked_into()
    }

    /// Its classes, separated by spaces.
    pub fn class(self, classes: &str) -> Self {
        self.attr("class", classes)
    }

    /// An attribute that stays as it is.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // Fails for malformed names only, as everything of this kind below.
        let _ = self.node.set_attribute(name, value);
        self
    }

    /// Attributes that stay as they are.
    pub fn attrs(self, attributes: &[(&str, &str)]) -> Self {
        for (name, value) in attributes {
            let _ = self.node.set_attribute(name, value);
        }
        self
    }

    /// An attribute that follows signals; it is absent while there is no value.
    pub fn attr_with(self, name: &'static str, value: impl Reading) -> Self {
        let node = self.node.clone();
        let read = value.reading();
        self.keep(Box::new(move || {
            let _ = match read() {
                Some(value) => node.set_attribute(name, &value),
                None => node.remove_attribute(name),
            };
        }))
    }

    /// A class that is there while a condition holds.
    pub fn class_with(self, class: &'static str, holds: impl Fn() -> bool + 'static) -> Self {
        self.class_erased(class, Box::new(holds))
    }

    fn class_erased(self, class: &'static str, holds: Box<dyn Fn() -> bool>) -> Self {
        let classes = self.node.class_list();
        self.keep(Box::new(move || {
            let _ = classes.toggle_with_force(class, holds());
        }))
    }

    /// A property of its style, such as `background-color` or `--x`.
    pub fn style_with(self, name: &'static str, value: impl Reading) -> Self {
        let style = self.node().style();
        let read = value.reading();
        self.keep(Box::new(move || {
            let _ = match read() {
                Some(value) => style.set_property(name, &value),
                None => style.remove_property(name).map(drop),
            };
        }))
    }

    /// The `value` of a field, written when the signals come to differ from it.
    pub fn value_with(self, value: impl Reading) -> Self {
        let node = self.node.clone();
        let read = value.reading();
        self.keep(Box::new(move || {
            let name = JsValue::from_str("value");
            let value = JsValue::from_str(&read().unwrap_or_default());
            // What was just typed comes back here; to write it again could disturb an input method.
            if js_sys::Reflect::get(&node, &name).as_ref() != Ok(&value) {
                let _ = js_sys::Reflect::set(&node, &name, &value);
            }
        }))
    }

    /// Whether a box is ticked, written whenever the signals change.
    pub fn checked_with(self, holds: impl Fn() -> bool + 'static) -> Self {
        self.checked_erased(Box::new(holds))
    }

    fn checked_erased(self, holds: Box<dyn Fn() -> bool>) -> Self {
        let node = self.node.clone();
        self.keep(Box::new(move || {
            let _ = js_sys::Reflect::set(&node, &"checked".into(), &holds().into());
        }))
    }

    /// Listens until the element goes. `E` is the kind of event that the browser sends under that name.
    pub fn on<E: JsCast>(self, name: &'static str, heard: impl Fn(E) + 'static) -> Self {
        self.on_erased(
            name,
            Box::new(move |event: Event| heard(event.unchecked_into())),
        )
    }

    /// What a click does.
    pub fn on_click(self, act: impl Fn() + 'static) -> Self {
        self.on_erased("click", Box::new(move |_| act()))
    }

    fn on_erased(mut self, name: &'static str, heard: Box<dyn Fn(Event)>) -> Self {
        let listener = Listener::boxed(&self.node, name, Passive::No, heard);
        self.kept.push(Kept::Listener(listener));
        self
    }

    /// Adds a text that stays as it is.
    pub fn text(self, text: &str) -> Self {
        let _ = self.node.append_child(&document().create_text_node(text));
        self
    }

    /// Adds a text that follows signals.
    pub fn text_with(self, text: impl Reading) -> Self {
        let node = document().create_text_node("");
        let _ = self.node.append_child(&node);
        let read = text.reading();
        self.keep(Box::new(move || {
            node.set_data(&read().unwrap_or_default());
        }))
    }

    /// Adds a text in the language of the interface.
    pub fn says(self, text: Text) -> Self {
        self.text_with(label(text))
    }

    /// Adds content.
    pub fn child(self, content: impl Into<View>) -> Self {
        self.child_erased(content.into())
    }

    /// Adds pieces of content, one after another.
    pub fn children<V: Into<View>>(mut self, pieces: impl IntoIterator<Item = V>) -> Self {
        for piece in pieces {
            self = self.child_erased(piece.into());
        }
        self
    }

    fn child_erased(mut self, content: View) -> Self {
        content.place(&self.node, None);
        self.kept.extend(content.into_kept());
        self
    }

    fn keep(mut self, run: Box<dyn FnMut()>) -> Self {
        self.kept.push(Kept::Effect(follow(run)));
        self
    }
}

impl From<Element> for View {
    fn from(element: Element) -> Self {
        Self::new(vec![Part::Node(element.node.into())], element.kept)
    }
}
