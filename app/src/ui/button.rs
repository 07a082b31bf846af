//! Buttons, with words or with an icon alone.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Event;

use super::element::{View, el};
use super::icon::Icon;
use super::{Act, disabled, spoken};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ButtonKind {
    /// One of several.
    #[default]
    Plain,
    /// The one thing to do here.
    Primary,
    /// What cannot be taken back easily.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button with words. While `unavailable` says why, pressing does nothing and the tooltip tells the reason;
/// it stays in the Tab order, so that the reason can be heard too.
pub struct Button {
    label: Signal<String>,
    action: &'static str,
    kind: ButtonKind,
    icon: Option<Icon>,
    unavailable: Option<Signal<Option<String>>>,
    on_press: Act,
}

impl Button {
    /// A button with what it says, its name for tests and styles, and what it does.
    pub fn new(label: Signal<String>, action: &'static str, on_press: impl Fn() + 'static) -> Self {
        Self {
            label,
            action,
            kind: ButtonKind::Plain,
            icon: None,
            unavailable: None,
            on_press: Rc::new(on_press),
        }
    }

    /// How much it asks to be pressed.
    pub fn kind(self, kind: ButtonKind) -> Self {
        Self { kind, ..self }
    }

    /// An icon before the words.
    pub fn icon(self, icon: Icon) -> Self {
        let icon = Some(icon);
        Self { icon, ..self }
    }

    /// Why it cannot be pressed now.
    pub fn unavailable(self, unavailable: Signal<Option<String>>) -> Self {
        let unavailable = Some(unavailable);
        Self {
            unavailable,
            ..self
        }
    }
}

impl From<Button> for View {
    fn from(button: Button) -> Self {
        let Button {
            label,
            action,
            kind,
            icon,
            unavailable,
            on_press,
        } = button;
        let mut element = el("button")
            .attrs(&[
                ("type", "button"),
                ("class", kind.class()),
                ("data-action", action),
            ])
            .on_click(move || {
                if can_be_pressed(unavailable) {
                    on_press();
                }
            });
        if let Some(unavailable) = unavailable {
            element = element
                .attr_with("aria-disabled", disabled(unavailable))
                .attr_with("data-tip", unavailable);
        }
        element
            .child(icon.map(Icon::view))
            .child(el("span").text_with(label))
            .into()
    }
}

/// A square button with an icon. Its name is its tooltip, with the key that does the same.
pub struct IconButton {
    label: Signal<String>,
    action: &'static str,
    icon: Icon,
    keys: Option<String>,
    pressed: Option<Signal<bool>>,
    unavailable: Option<Signal<Option<String>>>,
    opens: Option<&'static str>,
    class: &'static str,
    face: Option<View>,
    on_press: Option<Act>,
}

impl IconButton {
    /// A button with its name, its name for tests and styles, and what it shows.
    pub fn new(label: Signal<String>, action: &'static str, icon: Icon) -> Self {
        Self {
            label,
            action,
            icon,
            keys: None,
            pressed: None,
            unavailable: None,
            opens: None,
            class: "",
            face: None,
            on_press: None,
        }
    }

    /// The key that does the same, as people read it.
    pub fn keys(self, keys: Option<String>) -> Self {
        Self { keys, ..self }
    }

    /// For buttons that stay pressed: whether it is.
    pub fn pressed(self, pressed: Option<Signal<bool>>) -> Self {
        Self { pressed, ..self }
    }

    /// Why it cannot be pressed now.
    pub fn unavailable(self, unavailable: Signal<Option<String>>) -> Self {
        let unavailable = Some(unavailable);
        Self {
            unavailable,
            ..self
        }
    }

    /// The popover that it opens and closes.
    pub fn opens(self, popover: &'static str) -> Self {
        let opens = Some(popover);
        Self { opens, ..self }
    }

    /// More classes.
    pub fn class(self, class: &'static str) -> Self {
        Self { class, ..self }
    }

    /// What it shows in place of the icon.
    pub fn face(self, face: impl Into<View>) -> Self {
        let face = Some(face.into());
        Self { face, ..self }
    }

    /// What it does.
    pub fn on_press(self, act: impl Fn() + 'static) -> Self {
        let on_press: Option<Act> = Some(Rc::new(act));
        Self { on_press, ..self }
    }
}

impl From<IconButton> for View {
    fn from(button: IconButton) -> Self {
        let IconButton {
            label,
            action,
            icon,
            keys,
            pressed,
            unavailable,
            opens,
            class,
            face,
            on_press,
        } = button;
        let mut element = el("button")
            .attrs(&[("type", "button"), ("data-action", action)])
            .class(&format!("icon-button {class}"))
            .attr_with("aria-label", label)
            .attr_with("data-tip", move || {
                tip(label.get(), unavailable.and_then(|reason| reason.get()))
            })
            .on("click", move |event: Event| {
                if !can_be_pressed(unavailable) {
                    event.prevent_default();
                } else if let Some(on_press) = &on_press {
                    on_press();
                }
            })
            .child(face.unwrap_or_else(|| icon.view().into()));
        if let Some(popover) = opens {
            element = element.attrs(&[("popovertarget", popover), ("aria-haspopup", "true")]);
        }
        if let Some(pressed) = pressed {
            element = element.attr_with("aria-pressed", move || spoken(pressed.get()));
        }
        if let Some(unavailable) = unavailable {
            element = element
                .attr_with("aria-disabled", disabled(unavailable))
                .attr_with("aria-description", unavailable);
        }
        if let Some(keys) = keys {
            element = element.attr("data-keys", &keys);
        }
        element.into()
    }
}

fn can_be_pressed(unavailable: Option<Signal<Option<String>>>) -> bool {
    unavailable.is_none_or(|reason| reason.with_untracked(Option::is_none))
}

/// A tooltip: the name, and below it why the control cannot be used.
pub fn tip(label: String, reason: Option<String>) -> String {
    match reason {
        Some(reason) => format!("{label}\n{reason}"),
        None => label,
    }
}
