//! Other people's cursors with their names: elements that only ever move. Between two messages a cursor glides;
//! after a while without movement its name goes, later the cursor itself.

use std::cell::RefCell;

use board::BoardPoint;
use collab::Person;
use editor::{Camera, ScreenSize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::platform::{decimal, document};

/// In this time (milliseconds) a cursor covers about two thirds of its way.
const GLIDE_MILLIS: f64 = 45.0;
/// Closer than this (board units) it has arrived.
const ARRIVED: f64 = 0.25;
/// A cursor's pointer: one path, drawn with its tip at the origin.
const POINTER: &str = "M0 0 L0 15.5 L4.2 11.7 L7 18 L9.8 16.8 L7.1 10.7 L12.6 10.4 Z";

/// The cursors.
pub struct PeopleLayer {
    layer: HtmlElement,
    cursors: RefCell<Vec<Cursor>>,
}

struct Cursor {
    client: u64,
    element: HtmlElement,
    tag: Element,
    name: String,
    color: String,
    shown: Option<BoardPoint>,
    target: Option<BoardPoint>,
    placed_at: f64,
    odd_move: bool,
}

impl PeopleLayer {
    /// A layer at the end of `root`.
    ///
    /// # Errors
    /// What the browser threw.
    pub fn append_to(root: &HtmlElement) -> Result<Self, JsValue> {
        let layer: HtmlElement = document().create_element("div")?.unchecked_into();
        layer.set_class_name("people-layer");
        // Who is here is told by the list of people; where their pointers are is of use to eyes only.
        layer.set_attribute("aria-hidden", "true")?;
        root.append_child(&layer)?;
        Ok(Self {
            layer,
            cursors: RefCell::default(),
        })
    }

    /// Takes in where everybody's cursor is now.
    pub fn hear(&self, people: &[Person]) {
        let mut cursors = self.cursors.borrow_mut();
        cursors.retain(|cursor| {
            let here = people.iter().any(|person| person.client == cursor.client);
            if !here {
                cursor.element.remove();
            }
            here
        });
        for person in people {
            let known = cursors
                .iter_mut()
                .find(|cursor| cursor.client == person.client);
            match known {
                Some(cursor) => cursor.hear(person),
                None => {
                    if let Ok(mut cursor) = Cursor::new(&self.layer, person) {
                        cursor.hear(person);
                        cursors.push(cursor);
                    }
                }
            }
        }
    }

    /// The cursor of this client.
    pub fn element_of(&self, client: u64) -> Option<HtmlElement> {
        let cursors = self.cursors.borrow();
        let cursor = cursors.iter().find(|cursor| cursor.client == client)?;
        Some(cursor.element.clone())
    }

    /// Moves the cursors on. Gives whether one is still on its way.
    pub fn place(&self, camera: Camera, viewport: ScreenSize, now_millis: f64) -> bool {
        let mut gliding = false;
        for cursor in self.cursors.borrow_mut().iter_mut() {
            gliding |= cursor.place(camera, viewport, now_millis);
        }
        gliding
    }
}

impl Cursor {
    fn new(layer: &HtmlElement, person: &Person) -> Result<Self, JsValue> {
        let page = document();
        let element: HtmlElement = page.create_element("div")?.unchecked_into();
        element.set_class_name("person-cursor");
        let space = Some("http://www.w3.org/2000/svg");
        let arrow = page.create_element_ns(space, "svg")?;
        arrow.set_attribute("viewBox", "-2 -2 17 22")?;
        let path = page.create_element_ns(space, "path")?;
        path.set_attribute("d", POINTER)?;
        arrow.append_child(&path)?;
        let tag = page.create_element("span")?;
        element.append_child(&arrow)?;
        element.append_child(&tag)?;
        layer.append_child(&element)?;
        Ok(Self {
            client: person.client,
            element,
            tag,
            name: String::new(),
            color: String::new(),
            shown: None,
            target: None,
            placed_at: 0.0,
            odd_move: false,
        })
    }

    fn hear(&mut self, person: &Person) {
        let user = &person.presence.user;
        let color = user.color.to_string();
        if self.name != user.name {
            self.tag.set_text_content(Some(&user.name));
            self.name.clone_from(&user.name);
        }
        if self.color != color {
            let _ = self.element.style().set_property("--person", &color);
            self.color = color;
        }
        if self.target != person.presence.cursor {
            self.target = person.presence.cursor;
            // The style sheet has the animation of going idle under two names: changing between them begins it anew.
            self.odd_move = !self.odd_move;
            let beat = if self.odd_move { "odd" } else { "even" };
            let _ = self.element.set_attribute("data-move", beat);
        }
    }

    fn place(&mut self, camera: Camera, viewport: ScreenSize, now_millis: f64) -> bool {
        let (Some(target), shown) = (self.target, self.shown) else {
            self.shown = None;
            let _ = self.element.set_attribute("hidden", "");
            return false;
        };
        let from = shown.unwrap_or(target);
        let elapsed = (now_millis - self.placed_at).clamp(0.0, 100.0);
        let share = if shown.is_some() {
            1.0 - (-elapsed / GLIDE_MILLIS).exp()
        } else {
            1.0
        };
        let mut now = BoardPoint::new(
            from.x + (target.x - from.x) * share,
            from.y + (target.y - from.y) * share,
        );
        let gliding = (target.x - now.x).hypot(target.y - now.y) > ARRIVED;
        if !gliding {
            now = target;
        }
        self.shown = Some(now);
        self.placed_at = now_millis;
        let at = camera.to_screen(now);
        let outside = at.x < -20.0
            || at.y < -20.0
            || at.x > viewport.width + 20.0
            || at.y > viewport.height + 20.0;
        let _ = self.element.toggle_attribute_with_force("hidden", outside);
        let [x, y] = [at.x, at.y].map(|pixels| decimal((pixels * 10.0).round() / 10.0));
        let _ = self
            .element
            .style()
            .set_property("transform", &format!("translate({x}px,{y}px)"));
        gliding
    }
}
