//! The one text field. It lies over the selected note, invisible but with the keyboard, so that a composition can
//! begin in it; while the note is edited it shows the text, set exactly as the canvas below would paint it.
//!
//! During a composition nothing of it is touched but where it lies: neither its value nor its width nor its font.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use board::{BoardPoint, ElementId};
use editor::{Caret, CompositionPhase, Editor, Input, ScreenPoint, Splice};
use scene::{Anchor, TextField, Weight};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CompositionEvent, CssStyleDeclaration, HtmlElement, HtmlTextAreaElement, InputEvent,
};

use crate::bridge::EditorHandle;
use crate::i18n::{Text, locale_untracked, text_in};
use crate::platform::{Listener, Passive, decimal, document, window};

/// The field and who listens to it.
pub struct Field {
    area: HtmlTextAreaElement,
    handle: EditorHandle,
    /// Whether the keyboard is on the screen, and covers half of it while it is there.
    keyboard_is_drawn: bool,
    composing: Rc<Cell<bool>>,
    /// The note that it lies over.
    note: RefCell<Option<ElementId>>,
    /// A place in the text to be found once the field lies where it belongs.
    caret_wanted: Cell<Option<ScreenPoint>>,
    /// What the style last was, so that nothing is written twice.
    shown: RefCell<Shown>,
    _listeners: [Listener; 3],
}

/// How the field looks now.
#[derive(Clone, PartialEq, Default)]
struct Shown {
    transform: String,
    look: Option<Look>,
    editing: bool,
}

/// What a composition must not see change.
#[derive(Clone, Copy, PartialEq)]
struct Look {
    field: TextField,
    /// From the text box's top edge to the first line, board units.
    indent: f64,
}

impl Field {
    /// A field at the end of `root`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn append_to(root: &HtmlElement, handle: EditorHandle) -> Result<Self, JsValue> {
        let area: HtmlTextAreaElement = document().create_element("textarea")?.unchecked_into();
        area.set_class_name("note-field");
        for (name, value) in [
            ("rows", "1"),
            ("spellcheck", "false"),
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("enterkeyhint", "enter"),
            ("tabindex", "-1"),
            ("hidden", ""),
        ] {
            area.set_attribute(name, value)?;
        }
        root.append_child(&area)?;
        let composing = Rc::new(Cell::new(false));
        let listeners = [
            listen_to_text(&area, handle, &composing),
            listen_to_composition(&area, handle, &composing, CompositionPhase::Start),
            listen_to_composition(&area, handle, &composing, CompositionPhase::End),
        ];
        Ok(Self {
            area,
            handle,
            keyboard_is_drawn: has_coarse_pointer(),
            composing,
            note: RefCell::default(),
            caret_wanted: Cell::default(),
            shown: RefCell::default(),
            _listeners: listeners,
        })
    }

    /// Lies down over `note` with this content, and takes the keyboard. On a touch screen only when the note is edited:
    /// a keyboard on the screen would come up at every tap.
    pub fn lie_over(&self, note: ElementId, text: &str, caret: Caret, editing: bool) {
        let another = self.note.borrow().as_ref() != Some(&note);
        *self.note.borrow_mut() = Some(note);
        let _ = self.area.remove_attribute("hidden");
        let name = text_in(locale_untracked(), Text::TreeField);
        let _ = self.area.set_attribute("aria-label", name);
        // A composition that is under way goes on; it cannot be in another note, as it would have been ended.
        if another || !self.composing.get() {
            if self.area.value() != text {
                self.area.set_value(text);
            }
            let end = text.encode_utf16().count() as u32;
            let _ = self.area.set_selection_range(end, end);
        }
        self.caret_wanted.set(match caret {
            Caret::End => None,
            Caret::At(point) => Some(point),
        });
        // Placed before it gets the keyboard, so that the input method's window opens in the right place.
        self.handle.with_editor(|editor| self.place(editor));
        if editing || !self.keyboard_is_drawn {
            self.focus();
        }
    }

    /// Takes the keyboard again after something else had it. False if it lies over no note.
    pub fn take_keyboard_again(&self) -> bool {
        let lies = self.note.borrow().is_some() && !self.keyboard_is_drawn;
        if lies {
            self.focus();
        }
        lies
    }

    /// Shows what somebody else made of the text. The caret stays at its letter.
    pub fn replace_text(&self, text: &str, splice: Splice) {
        let caret = |offset: Result<Option<u32>, JsValue>| {
            let offset = offset.ok().flatten().unwrap_or(0) as usize;
            splice.map(offset) as u32
        };
        let start = caret(self.area.selection_start());
        let end = caret(self.area.selection_end());
        self.area.set_value(text);
        let _ = self.area.set_selection_range(start, end);
    }

    /// Where what is selected in it begins and ends, UTF-16 units.
    pub fn marked(&self) -> (usize, usize) {
        let place = |offset: Result<Option<u32>, JsValue>| offset.ok().flatten().unwrap_or(0);
        let from = place(self.area.selection_start());
        (from as usize, place(self.area.selection_end()) as usize)
    }

    /// Lies over no note any more.
    pub fn give_up(&self) {
        *self.note.borrow_mut() = None;
        *self.shown.borrow_mut() = Shown::default();
        self.caret_wanted.set(None);
        let _ = self.area.blur();
        self.area.set_value("");
        // What was shown is forgotten, so the next one begins unseen.
        let _ = self.area.set_attribute("data-editing", "no");
        let _ = self.area.set_attribute("hidden", "");
    }

    /// Whether an input method is composing in it.
    pub fn is_composing(&self) -> bool {
        self.composing.get()
    }

    /// Whether keys go to it.
    pub fn has_keyboard(&self) -> bool {
        document()
            .active_element()
            .is_some_and(|active| active.is_same_node(Some(&self.area)))
    }

    /// Lies where its note is seen, and looks as its text is painted.
    pub fn place(&self, editor: &Editor) {
        let note = self.note.borrow();
        let Some(placed) = note.as_ref().and_then(|note| editor.scene().get(note)) else {
            return;
        };
        let Some(field) = placed.item().field else {
            return;
        };
        let editing = editor
            .editing()
            .is_some_and(|now| Some(now.element) == note.as_ref());
        let indent = match field.anchor {
            Anchor::TopLeft => 0.0,
            Anchor::Center => ((field.rect.height - field.text_height) / 2.0).max(0.0),
        };
        let mut shown = self.shown.borrow_mut();
        let style = self.area.style();
        let look = Look { field, indent };
        if shown.look != Some(look) && !(self.composing.get() && shown.look.is_some()) {
            dress(&style, &look);
            shown.look = Some(look);
        }
        // During a composition the field stays where the text began, whatever its note's layout became.
        let look = shown.look.unwrap_or(look);
        let drag = editor.overlay().drag.as_ref();
        let delta = drag
            .filter(|drag| note.as_ref().is_some_and(|note| drag.moving.contains(note)))
            .map_or_else(BoardPoint::default, |drag| drag.delta);
        let corner = placed.rect().origin()
            + look.field.rect.origin()
            + BoardPoint::new(0.0, look.indent)
            + delta;
        let at = editor.camera().to_screen(corner);
        let [x, y] = [at.x, at.y].map(|pixels| decimal((pixels * 100.0).round() / 100.0));
        let zoom = decimal(editor.camera().zoom);
        let transform = format!("translate({x}px,{y}px) scale({zoom})");
        if shown.transform != transform {
            let _ = style.set_property("transform", &transform);
            shown.transform = transform;
        }
        if shown.editing != editing {
            let _ = self
                .area
                .set_attribute("data-editing", if editing { "yes" } else { "no" });
            shown.editing = editing;
        }
        drop(shown);
        if editing {
            grow(&self.area);
            self.find_caret();
        }
    }

    /// Puts the caret where a double click was, by asking the browser which letter lies there.
    fn find_caret(&self) {
        let Some(point) = self.caret_wanted.take() else {
            return;
        };
        let (left, top) = self
            .handle
            .surface()
            .map_or((0.0, 0.0), |surface| surface.origin());
        if let Some(offset) = letter_at(point.x + left, point.y + top) {
            let _ = self.area.set_selection_range(offset, offset);
        }
    }

    fn focus(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = self.area.focus_with_options(&options);
    }
}

/// Gives the field the font and the box of the painted text.
fn dress(style: &CssStyleDeclaration, look: &Look) {
    let TextField {
        rect,
        size,
        line_height,
        anchor,
        weight,
        color,
        ..
    } = look.field;
    let align = match anchor {
        Anchor::Center => "center",
        Anchor::TopLeft => "left",
    };
    let set = |name: &str, value: &str| {
        let _ = style.set_property(name, value);
    };
    let pixels = |length: f64| decimal(length) + "px";
    set("width", &pixels(rect.width));
    set("height", "");
    set("font-size", &pixels(size));
    set("line-height", &pixels(line_height));
    set(
        "font-weight",
        if weight == Weight::Bold { "700" } else { "400" },
    );
    set("text-align", align);
    set("color", color.css().as_str());
}

fn listen_to_text(
    area: &HtmlTextAreaElement,
    handle: EditorHandle,
    composing: &Rc<Cell<bool>>,
) -> Listener {
    let (field, composing) = (area.clone(), Rc::clone(composing));
    Listener::new(area, "input", Passive::Yes, move |event: InputEvent| {
        // What an input method has not decided yet is nobody else's business; the end of the composition tells it.
        if !event.is_composing() && !composing.get() {
            handle.send(Input::Text(field.value()));
        }
        grow(&field);
    })
}

/// As high as its text. Only ever higher: a new look begins anew.
fn grow(area: &HtmlTextAreaElement) {
    if area.scroll_height() > area.client_height() {
        let _ = area
            .style()
            .set_property("height", &format!("{}px", area.scroll_height()));
    }
}

fn listen_to_composition(
    area: &HtmlTextAreaElement,
    handle: EditorHandle,
    composing: &Rc<Cell<bool>>,
    phase: CompositionPhase,
) -> Listener {
    let (field, composing) = (area.clone(), Rc::clone(composing));
    let name = match phase {
        CompositionPhase::Start => "compositionstart",
        CompositionPhase::End => "compositionend",
    };
    Listener::new(area, name, Passive::Yes, move |_: CompositionEvent| {
        match phase {
            CompositionPhase::Start => {
                composing.set(true);
                handle.send(Input::Composition(phase));
            }
            CompositionPhase::End => {
                composing.set(false);
                // The text first: it belongs to the composition that ends.
                handle.send(Input::Text(field.value()));
                handle.send(Input::Composition(phase));
            }
        }
    })
}

/// Whether fingers are the main pointer.
fn has_coarse_pointer() -> bool {
    let query = window().match_media("(pointer: coarse) and (hover: none)");
    query.ok().flatten().is_some_and(|query| query.matches())
}

/// The offset (UTF-16 units) of the letter at a point of the window, in the text field that lies there.
fn letter_at(x: f64, y: f64) -> Option<u32> {
    let page = document();
    let ask = |name: &str| {
        let function = js_sys::Reflect::get(&page, &name.into()).ok()?;
        let function: js_sys::Function = function.dyn_into().ok()?;
        function.call2(&page, &x.into(), &y.into()).ok()
    };
    let read = |place: JsValue, name: &str| {
        let offset = js_sys::Reflect::get(&place, &name.into()).ok()?;
        Some(offset.as_f64()? as u32)
    };
    match ask("caretPositionFromPoint").filter(|place| place.is_object()) {
        Some(place) => read(place, "offset"),
        None => {
            let range = ask("caretRangeFromPoint").filter(|range| range.is_object())?;
            read(range, "startOffset")
        }
    }
}
