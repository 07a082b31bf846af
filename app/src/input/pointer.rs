//! Mouse, pen and fingers over the board. Two fingers pan and zoom; whatever the first had begun is given up.

use std::cell::RefCell;
use std::rc::Rc;

use editor::{
    Editor, Input, Modifiers, PinchInput, PointerButton, PointerDevice, PointerInput, PointerPhase,
    ScreenPoint,
};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, MouseEvent, PointerEvent};

use super::long_press::LongPress;
use super::{Target, modifiers_of_mouse};
use crate::bridge::ContextMenuRequest;
use crate::platform::{Listener, Passive, document};

/// The fingers on the screen.
#[derive(Default)]
struct Fingers {
    down: Vec<(i32, ScreenPoint)>,
    /// Two fingers have met since the last time that none was down: a single one means nothing until all are up.
    pinching: bool,
    long_press: LongPress,
}

pub(super) fn listen(target: &Target) -> Vec<Listener> {
    let fingers = Rc::new(RefCell::new(Fingers::default()));
    let mut listeners: Vec<Listener> = [
        ("pointerdown", PointerPhase::Down),
        ("pointermove", PointerPhase::Move),
        ("pointerup", PointerPhase::Up),
        ("pointercancel", PointerPhase::Cancel),
        ("pointerleave", PointerPhase::Leave),
    ]
    .into_iter()
    .map(|(name, phase)| {
        let fingers = Rc::clone(&fingers);
        let owned = target.clone();
        Listener::new(
            &target.root,
            name,
            Passive::No,
            move |event: PointerEvent| {
                on_pointer(&owned, &fingers, phase, &event);
            },
        )
    })
    .collect();

    // The browser would move the keyboard's focus to what was clicked; it belongs to the field or the board.
    listeners.push(Listener::new(
        &target.root,
        "mousedown",
        Passive::No,
        |event: MouseEvent| {
            if !is_in_field(&event) {
                event.prevent_default();
            }
        },
    ));
    // Else a browser takes a quick stroke for one that scrolls on by itself, and the next tap for the end of that: it
    // would press nothing.
    listeners.push(Listener::new(
        &target.root,
        "touchmove",
        Passive::No,
        |event: Event| {
            if event.cancelable() && !is_in_field(&event) {
                event.prevent_default();
            }
        },
    ));
    let long_press = fingers.borrow().long_press.clone();
    listeners.push(Listener::new(
        &target.root,
        "touchend",
        Passive::No,
        move |event: Event| {
            if long_press.has_asked() && event.cancelable() {
                event.prevent_default();
            }
        },
    ));
    let owned = target.clone();
    listeners.push(Listener::new(
        &target.root,
        "contextmenu",
        Passive::No,
        move |event: MouseEvent| on_context_menu(&owned, &event),
    ));
    listeners
}

fn on_pointer(
    target: &Target,
    fingers: &RefCell<Fingers>,
    phase: PointerPhase,
    event: &PointerEvent,
) {
    // While a note is edited, its field handles the pointer as any text field does.
    if phase == PointerPhase::Down && is_in_field(event) {
        return;
    }
    let device = match event.pointer_type().as_str() {
        "touch" => PointerDevice::Touch,
        "pen" => PointerDevice::Pen,
        _ => PointerDevice::Mouse,
    };
    let at = target.point(event);
    if phase == PointerPhase::Down {
        take_focus(target);
        let _ = target.root.set_pointer_capture(event.pointer_id());
    }
    if device == PointerDevice::Touch && on_finger(target, fingers, phase, event.pointer_id(), at) {
        return;
    }
    // A chord (a second button while one is held) arrives as a move that names a button.
    let phase = match (phase, event.button()) {
        (PointerPhase::Move, 0..) if event.buttons() & button_bit(event.button()) != 0 => {
            PointerPhase::Down
        }
        (PointerPhase::Move, 0..) => PointerPhase::Up,
        (phase, _) => phase,
    };
    let input = PointerInput {
        phase,
        pointer: i64::from(event.pointer_id()),
        device,
        at,
        button: match event.button() {
            1 => PointerButton::Middle,
            2 => PointerButton::Secondary,
            _ => PointerButton::Primary,
        },
        modifiers: modifiers_of_mouse(event),
        pressure: pressure(device, event),
        millis: event.time_stamp(),
    };
    if phase == PointerPhase::Move {
        send_passed_points(target, event, input);
    }
    let handled = target.handle.send(Input::Pointer(input));
    if handled {
        event.prevent_default();
    }
    if device == PointerDevice::Mouse {
        show_cursor(target);
    }
}

/// Over a handle the pointer shows which way it moves; otherwise the style sheet says what it looks like.
fn show_cursor(target: &Target) {
    let cursor = target.handle.with_editor(Editor::cursor);
    let cursor = cursor.filter(|cursor| cursor.takes()).unwrap_or_default();
    if target.cursor.replace(cursor) != cursor {
        let style = target.root.style();
        let _ = if cursor.takes() {
            style.set_property("cursor", cursor.css())
        } else {
            style.remove_property("cursor").map(|_| ())
        };
    }
}

/// How hard the pointer is pressed. Only pens measure it; browsers say 0 or 1 for fingers that cannot.
fn pressure(device: PointerDevice, event: &PointerEvent) -> f64 {
    match device {
        PointerDevice::Pen => f64::from(event.pressure()),
        PointerDevice::Mouse | PointerDevice::Touch => 0.5,
    }
}

/// While a stroke is drawn: where the pointer was since the last frame. The last of those places is the event's own.
fn send_passed_points(target: &Target, event: &PointerEvent, input: PointerInput) {
    if target.handle.with_editor(Editor::wants_every_point) != Some(true) {
        return;
    }
    let passed = event.get_coalesced_events();
    for index in 0..passed.length().saturating_sub(1) {
        if let Ok(point) = passed.get(index).dyn_into::<PointerEvent>() {
            target.handle.send(Input::Pointer(PointerInput {
                at: target.point(&point),
                pressure: pressure(input.device, &point),
                ..input
            }));
        }
    }
}

/// The bit in `buttons` of the button with this number.
fn button_bit(button: i16) -> u16 {
    match button {
        1 => 4,
        2 => 2,
        _ => 1,
    }
}

/// Follows the fingers; true if the event is part of a pinch and means nothing else.
fn on_finger(
    target: &Target,
    fingers: &RefCell<Fingers>,
    phase: PointerPhase,
    pointer: i32,
    at: ScreenPoint,
) -> bool {
    // Not while the fingers are borrowed: it sends inputs of its own, later.
    let long_press = fingers.borrow().long_press.clone();
    long_press.follow(target, phase, pointer, at);
    let mut fingers = fingers.borrow_mut();
    match phase {
        PointerPhase::Down => {
            fingers.down.push((pointer, at));
            if let [(first, place), _] = *fingers.down.as_slice() {
                fingers.pinching = true;
                target.handle.send(Input::Pointer(PointerInput {
                    phase: PointerPhase::Cancel,
                    pointer: i64::from(first),
                    device: PointerDevice::Touch,
                    at: place,
                    button: PointerButton::Primary,
                    modifiers: Modifiers::NONE,
                    pressure: 0.5,
                    millis: 0.0,
                }));
            }
            fingers.pinching
        }
        PointerPhase::Move => {
            let before = fingers.down.clone();
            for (id, place) in &mut fingers.down {
                if *id == pointer {
                    *place = at;
                }
            }
            if let (true, [(_, a0), (_, b0), ..], [(_, a1), (_, b1), ..]) =
                (fingers.pinching, before.as_slice(), fingers.down.as_slice())
            {
                target
                    .handle
                    .send(Input::Pinch(pinch((*a0, *b0), (*a1, *b1))));
            }
            fingers.pinching
        }
        PointerPhase::Up | PointerPhase::Cancel => {
            fingers.down.retain(|(id, _)| *id != pointer);
            let was_pinching = fingers.pinching;
            if fingers.down.is_empty() {
                fingers.pinching = false;
            }
            was_pinching
        }
        PointerPhase::Leave => fingers.pinching,
    }
}

fn pinch(before: (ScreenPoint, ScreenPoint), now: (ScreenPoint, ScreenPoint)) -> PinchInput {
    let middle =
        |(a, b): (ScreenPoint, ScreenPoint)| ScreenPoint::new((a.x + b.x) / 2.0, (a.y + b.y) / 2.0);
    // Fingers on one spot have no direction to grow from.
    let distance = |(a, b): (ScreenPoint, ScreenPoint)| a.distance(b).max(1.0);
    PinchInput {
        at: middle(now),
        moved: middle(now) - middle(before),
        scale: distance(now) / distance(before),
    }
}

/// The browser's own menu never opens over the board. Ours is asked for by the editor when the right button comes
/// up where it went down, and by a long press of a finger; the menu key and a pen are told here.
fn on_context_menu(target: &Target, event: &MouseEvent) {
    if is_in_field(event) {
        return;
    }
    event.prevent_default();
    let told_otherwise = event
        .dyn_ref::<PointerEvent>()
        .is_some_and(|event| matches!(event.pointer_type().as_str(), "mouse" | "touch"));
    if !told_otherwise {
        let request = ContextMenuRequest {
            x: f64::from(event.client_x()),
            y: f64::from(event.client_y()),
        };
        target.handle.open_context_menu(request);
    }
}

/// Whether an event happened in the text field of the note that is being edited.
fn is_in_field(event: &Event) -> bool {
    event
        .target()
        .is_some_and(|target| target.is_instance_of::<HtmlTextAreaElement>())
}

/// Takes the keyboard away from the chrome when the board is clicked.
fn take_focus(target: &Target) {
    let active = document().active_element();
    let inside = active.is_some_and(|active| target.root.contains(Some(&active)));
    if !inside {
        let _ = target.root.focus();
    }
}
