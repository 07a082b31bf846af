//! Hands: real input events, as a mouse, a keyboard, an input method and a finger give them.

use serde_json::{Value, json};

use crate::cdp::CdpError;
use crate::keyboard::Chord;
use crate::page::Page;

/// A place in the window, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    /// From the left edge.
    pub x: f64,
    /// From the upper edge.
    pub y: f64,
}

impl Spot {
    /// A place in the window.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The place beside this one.
    pub const fn by(self, x: f64, y: f64) -> Self {
        Self::new(self.x + x, self.y + y)
    }
}

/// How many moves a drag is made of.
const DRAG_STEPS: u32 = 8;

/// A button of the mouse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Button {
    /// The one that selects.
    Left,
    /// The wheel.
    Middle,
    /// The one for menus.
    Right,
}

impl Button {
    /// Its name, and its bit in `buttons`.
    const fn told(self) -> (&'static str, u32) {
        match self {
            Self::Left => ("left", 1),
            Self::Right => ("right", 2),
            Self::Middle => ("middle", 4),
        }
    }
}

impl Page {
    /// Moves the mouse without a button.
    ///
    /// # Errors
    /// As every command.
    pub async fn hover(&self, at: Spot) -> Result<(), CdpError> {
        self.mouse("mouseMoved", at, json!({ "button": "none" }))
            .await
    }

    /// Clicks `count` times in one place, with modifiers such as `Shift`.
    ///
    /// # Errors
    /// As every command.
    pub async fn click(
        &self,
        at: Spot,
        button: Button,
        count: u32,
        modifiers: &[&str],
    ) -> Result<(), CdpError> {
        self.hover(at).await?;
        for click in 1..=count {
            self.press(at, button, click, modifiers).await?;
            self.release(at, button, click, modifiers).await?;
        }
        Ok(())
    }

    /// Presses, moves in small steps, lets go.
    ///
    /// # Errors
    /// As every command.
    pub async fn drag(
        &self,
        from: Spot,
        to: Spot,
        button: Button,
        modifiers: &[&str],
    ) -> Result<(), CdpError> {
        self.hover(from).await?;
        self.press(from, button, 1, modifiers).await?;
        self.drag_on(from, to, button, modifiers).await?;
        self.release(to, button, 1, modifiers).await
    }

    /// The middle part of a drag: moves with the button held.
    ///
    /// # Errors
    /// As every command.
    pub async fn drag_on(
        &self,
        from: Spot,
        to: Spot,
        button: Button,
        modifiers: &[&str],
    ) -> Result<(), CdpError> {
        let (name, held) = button.told();
        for step in 1..=DRAG_STEPS {
            let part = f64::from(step) / f64::from(DRAG_STEPS);
            let at = from.by((to.x - from.x) * part, (to.y - from.y) * part);
            let how = json!({
                "button": name,
                "buttons": held,
                "modifiers": Chord::modifiers(modifiers),
            });
            self.mouse("mouseMoved", at, how).await?;
        }
        Ok(())
    }

    /// Presses a button and keeps it down.
    ///
    /// # Errors
    /// As every command.
    pub async fn press(
        &self,
        at: Spot,
        button: Button,
        click: u32,
        modifiers: &[&str],
    ) -> Result<(), CdpError> {
        let (name, held) = button.told();
        let how = json!({
            "button": name,
            "buttons": held,
            "clickCount": click,
            "modifiers": Chord::modifiers(modifiers),
        });
        self.mouse("mousePressed", at, how).await
    }

    /// Lets a button go.
    ///
    /// # Errors
    /// As every command.
    pub async fn release(
        &self,
        at: Spot,
        button: Button,
        click: u32,
        modifiers: &[&str],
    ) -> Result<(), CdpError> {
        let (name, _) = button.told();
        let how = json!({
            "button": name,
            "clickCount": click,
            "modifiers": Chord::modifiers(modifiers),
        });
        self.mouse("mouseReleased", at, how).await
    }

    /// Turns the wheel by CSS pixels.
    ///
    /// # Errors
    /// As every command.
    pub async fn wheel(&self, at: Spot, by: Spot, modifiers: &[&str]) -> Result<(), CdpError> {
        let how = json!({
            "deltaX": by.x,
            "deltaY": by.y,
            "modifiers": Chord::modifiers(modifiers),
        });
        self.mouse("mouseWheel", at, how).await
    }

    /// Presses and lets go a key: `Control+z`, `Escape`, `n`.
    ///
    /// # Errors
    /// As every command.
    pub async fn key(&self, chord: &str) -> Result<(), CdpError> {
        self.key_down(chord).await?;
        self.key_up(chord).await
    }

    /// Presses a key and keeps it down.
    ///
    /// # Errors
    /// As every command.
    pub async fn key_down(&self, chord: &str) -> Result<(), CdpError> {
        self.call("Input.dispatchKeyEvent", Chord::parse(chord).down())
            .await
            .map(drop)
    }

    /// Lets a key go.
    ///
    /// # Errors
    /// As every command.
    pub async fn key_up(&self, chord: &str) -> Result<(), CdpError> {
        self.call("Input.dispatchKeyEvent", Chord::parse(chord).up())
            .await
            .map(drop)
    }

    /// Types key by key; for what an American keyboard has.
    ///
    /// # Errors
    /// As every command.
    pub async fn type_keys(&self, text: &str) -> Result<(), CdpError> {
        for c in text.chars() {
            match c {
                '\n' => self.key("Enter").await?,
                _ => self.key(&c.to_string()).await?,
            }
        }
        Ok(())
    }

    /// Shows `text` as the unfinished composition of an input method, replacing what it showed before.
    /// The key that led there reaches the page as a real one does: as the input method's own.
    ///
    /// # Errors
    /// As every command.
    pub async fn compose(&self, text: &str) -> Result<(), CdpError> {
        let process = json!({
            "type": "rawKeyDown",
            "key": "Process",
            "code": "KeyA",
            "windowsVirtualKeyCode": 229,
        });
        self.call("Input.dispatchKeyEvent", process).await?;
        let end = text.encode_utf16().count();
        self.call(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": end, "selectionEnd": end }),
        )
        .await
        .map(drop)
    }

    /// Ends a composition with `text`, or inserts `text` where there is none.
    ///
    /// # Errors
    /// As every command.
    pub async fn commit(&self, text: &str) -> Result<(), CdpError> {
        self.call("Input.insertText", json!({ "text": text }))
            .await
            .map(drop)
    }

    /// Presses Control+V; the browser pastes, as it does for a person.
    ///
    /// # Errors
    /// As every command.
    pub async fn paste(&self) -> Result<(), CdpError> {
        let chord = Chord::parse("Control+v");
        let mut down = chord.down();
        down["commands"] = json!(["paste"]);
        self.call("Input.dispatchKeyEvent", down).await?;
        self.call("Input.dispatchKeyEvent", chord.up())
            .await
            .map(drop)
    }

    /// Touches with one finger after the other moved by `moves`; all fingers are lifted at the end.
    /// Each entry of `moves` holds the places of every finger at one moment.
    ///
    /// # Errors
    /// As every command.
    pub async fn touch(&self, moves: &[Vec<Spot>]) -> Result<(), CdpError> {
        for (index, fingers) in moves.iter().enumerate() {
            let kind = if index == 0 {
                "touchStart"
            } else {
                "touchMove"
            };
            let points: Vec<Value> = fingers
                .iter()
                .enumerate()
                .map(|(id, at)| json!({ "x": at.x, "y": at.y, "id": id }))
                .collect();
            self.call(
                "Input.dispatchTouchEvent",
                json!({ "type": kind, "touchPoints": points }),
            )
            .await?;
        }
        self.call(
            "Input.dispatchTouchEvent",
            json!({ "type": "touchEnd", "touchPoints": [] }),
        )
        .await
        .map(drop)
    }

    /// A stroke of a pen: where it is, and how hard it is pressed there (0 to 1).
    ///
    /// # Errors
    /// As every command.
    pub async fn pen(&self, stroke: &[(Spot, f64)]) -> Result<(), CdpError> {
        let how = |force: f64, held: u8| {
            json!({
                "button": "left",
                "buttons": held,
                "clickCount": 1,
                "pointerType": "pen",
                "force": force,
            })
        };
        for (index, (at, force)) in stroke.iter().enumerate() {
            let kind = if index == 0 {
                "mousePressed"
            } else {
                "mouseMoved"
            };
            self.mouse(kind, *at, how(*force, 1)).await?;
        }
        let end = stroke
            .last()
            .map_or_else(|| Spot::new(0.0, 0.0), |(at, _)| *at);
        self.mouse("mouseReleased", end, how(0.0, 0)).await
    }

    async fn mouse(&self, kind: &str, at: Spot, how: Value) -> Result<(), CdpError> {
        let mut event = how;
        event["type"] = json!(kind);
        event["x"] = json!(at.x);
        event["y"] = json!(at.y);
        self.call("Input.dispatchMouseEvent", event).await.map(drop)
    }
}
