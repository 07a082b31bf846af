//! Mouse, fingers and keyboard.

use super::TestEditor;
use crate::{
    CompositionPhase, Input, KeyInput, Modifiers, PointerButton, PointerDevice, PointerInput,
    PointerPhase, ScreenPoint, WheelDelta, WheelInput,
};

impl TestEditor {
    /// From now on the pointer is a finger.
    pub fn by_touch(&mut self) -> &mut Self {
        self.device = PointerDevice::Touch;
        self
    }

    /// From now on the pointer is a pen, pressed this hard (0 to 1).
    pub fn by_pen(&mut self, pressure: f64) -> &mut Self {
        self.device = PointerDevice::Pen;
        self.pressure = pressure;
        self
    }

    /// A pointer event of the pointer in use.
    pub fn pointer(
        &mut self,
        phase: PointerPhase,
        at: ScreenPoint,
        button: PointerButton,
        modifiers: Modifiers,
    ) -> &mut Self {
        let (device, pressure) = (self.device, self.pressure);
        self.world.now_millis += 16.0;
        let millis = self.world.now_millis;
        self.input(Input::Pointer(PointerInput {
            phase,
            pointer: 1,
            device,
            at,
            button,
            modifiers,
            pressure,
            millis,
        }))
    }

    /// Presses the main button.
    pub fn press(&mut self, at: ScreenPoint) -> &mut Self {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.pointer(PointerPhase::Down, at, button, modifiers)
    }

    /// Moves, without keys.
    pub fn move_to(&mut self, at: ScreenPoint) -> &mut Self {
        self.move_with(at, Modifiers::NONE)
    }

    /// Moves with keys held.
    pub fn move_with(&mut self, at: ScreenPoint, modifiers: Modifiers) -> &mut Self {
        self.pointer(PointerPhase::Move, at, PointerButton::Primary, modifiers)
    }

    /// Lets go.
    pub fn release(&mut self, at: ScreenPoint) -> &mut Self {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.pointer(PointerPhase::Up, at, button, modifiers)
    }

    /// A single click, long after the one before.
    pub fn click(&mut self, at: ScreenPoint) -> &mut Self {
        self.click_with(at, Modifiers::NONE)
    }

    /// A single click with keys held.
    pub fn click_with(&mut self, at: ScreenPoint, modifiers: Modifiers) -> &mut Self {
        self.wait(1_000.0);
        self.pointer(PointerPhase::Move, at, PointerButton::Primary, modifiers);
        self.pointer(PointerPhase::Down, at, PointerButton::Primary, modifiers);
        self.pointer(PointerPhase::Up, at, PointerButton::Primary, modifiers)
    }

    /// A double click.
    pub fn double_click(&mut self, at: ScreenPoint) -> &mut Self {
        self.click(at).press(at).release(at)
    }

    /// A drag with the main button, in four moves.
    pub fn drag(&mut self, from: ScreenPoint, to: ScreenPoint) -> &mut Self {
        self.drag_with(from, to, PointerButton::Primary, Modifiers::NONE)
    }

    /// A drag with any button and keys held.
    pub fn drag_with(
        &mut self,
        from: ScreenPoint,
        to: ScreenPoint,
        button: PointerButton,
        modifiers: Modifiers,
    ) -> &mut Self {
        self.wait(1_000.0);
        self.pointer(PointerPhase::Down, from, button, modifiers);
        for step in 1..=4 {
            let part = f64::from(step) / 4.0;
            let at = ScreenPoint::new(
                from.x + (to.x - from.x) * part,
                from.y + (to.y - from.y) * part,
            );
            self.pointer(PointerPhase::Move, at, button, modifiers);
        }
        self.pointer(PointerPhase::Up, to, button, modifiers)
    }

    /// Turns the wheel.
    pub fn wheel(
        &mut self,
        at: ScreenPoint,
        delta_x: f64,
        delta_y: f64,
        modifiers: Modifiers,
    ) -> &mut Self {
        self.input(Input::Wheel(WheelInput {
            at,
            delta_x,
            delta_y,
            delta: WheelDelta::Pixels,
            magnification: 1.0,
            modifiers,
        }))
    }

    /// A key as people write it: `N`, `Ctrl+Z`, `Shift+Tab`, `Ctrl+Shift+ArrowLeft`, `Space`. Down and up; afterwards
    /// [`TestEditor::effects`] holds what both asked for.
    pub fn key(&mut self, chord: &str) -> &mut Self {
        self.strike(key_input(chord))
    }

    /// A key down and up. A character that the editor does not use goes into the field, as in the browser.
    pub fn strike(&mut self, input: KeyInput) -> &mut Self {
        self.input(Input::KeyDown(input.clone()));
        let mut all = self.effects.clone();
        let typed = match input.key.as_str() {
            "Enter" => Some("\n"),
            key if key.chars().count() == 1 => Some(key),
            _ => None,
        };
        let for_field = !self.was_handled() && !input.modifiers.ctrl && !input.modifiers.alt;
        if let (Some(typed), true, Some(_)) = (typed, for_field, &self.field) {
            self.insert(typed);
            all.append(&mut self.effects);
        }
        self.input(Input::KeyUp(input));
        all.append(&mut self.effects);
        self.effects = all;
        self
    }

    /// A key that repeats because it is held; only down.
    pub fn hold(&mut self, chord: &str, repeats: usize) -> &mut Self {
        let input = key_input(chord);
        self.input(Input::KeyDown(input.clone()));
        for _ in 0..repeats {
            self.input(Input::KeyDown(KeyInput {
                repeat: true,
                ..input.clone()
            }));
        }
        self
    }

    /// Types, key by key.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            let key = match character {
                '\n' => "Enter".to_owned(),
                other => other.to_string(),
            };
            self.strike(KeyInput {
                key,
                ..KeyInput::default()
            });
        }
        self
    }

    /// Writes into the field at the caret, as the browser does after an unused key.
    pub fn insert(&mut self, text: &str) -> &mut Self {
        let Some(field) = &mut self.field else {
            return self;
        };
        let mut units: Vec<u16> = field.text.encode_utf16().collect();
        let caret = field.caret.min(units.len());
        units.splice(caret..caret, text.encode_utf16());
        field.caret = caret + text.encode_utf16().count();
        field.text = String::from_utf16(&units).expect("the caret is between characters");
        let text = field.text.clone();
        self.input(Input::Text(text))
    }

    /// Replaces all of the field's content.
    pub fn replace(&mut self, text: &str) -> &mut Self {
        let field = self.field.as_mut().expect("a field");
        field.text = text.to_owned();
        field.caret = text.encode_utf16().count();
        self.input(Input::Text(text.to_owned()))
    }

    /// A composition: `steps` is what the input method shows one after the other; the last one is confirmed.
    pub fn compose(&mut self, steps: &[&str]) -> &mut Self {
        self.compose_start();
        for step in steps {
            self.compose_step(step);
        }
        self.compose_end()
    }

    /// A composition begins.
    pub fn compose_start(&mut self) -> &mut Self {
        self.input(Input::KeyDown(KeyInput {
            key: "Process".into(),
            composing: true,
            ..KeyInput::default()
        }));
        self.composed = Some(self.field.clone().expect("a field"));
        self.input(Input::Composition(CompositionPhase::Start))
    }

    /// The input method shows `text` at the place where the composition began.
    pub fn compose_step(&mut self, text: &str) -> &mut Self {
        self.field = self.composed.clone();
        self.insert(text)
    }

    /// The composition is confirmed.
    pub fn compose_end(&mut self) -> &mut Self {
        self.composed = None;
        self.input(Input::Composition(CompositionPhase::End))
    }
}

/// Parses `Ctrl+Shift+Z`.
pub fn key_input(chord: &str) -> KeyInput {
    let (held, name) = match chord.rsplit_once('+') {
        // The last one may be the plus key itself: `Ctrl++`.
        Some((held, "")) => (held.trim_end_matches('+'), "+"),
        Some((held, name)) => (held, name),
        None => ("", chord),
    };
    let mut modifiers = Modifiers::NONE;
    for part in held.split('+').filter(|part| !part.is_empty()) {
        match part {
            "Ctrl" => modifiers.ctrl = true,
            "Shift" => modifiers.shift = true,
            "Alt" => modifiers.alt = true,
            other => panic!("no such modifier: {other}"),
        }
    }
    let key = match name {
        "Space" => " ".to_owned(),
        name if modifiers.ctrl || !modifiers.shift => typed(name),
        name => name.to_owned(),
    };
    let code = match name.chars().next() {
        Some(letter) if name.len() == 1 && letter.is_ascii_alphabetic() => {
            format!("Key{}", letter.to_ascii_uppercase())
        }
        Some(digit) if name.len() == 1 && digit.is_ascii_digit() => format!("Digit{digit}"),
        Some(_) | None => name.to_owned(),
    };
    KeyInput {
        key,
        code,
        modifiers,
        repeat: false,
        composing: false,
    }
}

/// Named keys keep their capitals; a letter is typed small.
fn typed(name: &str) -> String {
    if name.chars().count() == 1 {
        name.to_lowercase()
    } else {
        name.to_owned()
    }
}
