//! Texts and attribute values that follow signals.

use std::borrow::Cow;

use leptos::prelude::{Get, RwSignal, Signal};

/// What is read anew when signals change; `None` takes an attribute away and leaves a text empty.
pub type Read = Box<dyn Fn() -> Option<Cow<'static, str>>>;

/// Whatever can be read as a text or an attribute's value: closures and signals.
pub trait Reading {
    /// The reader.
    fn reading(self) -> Read;
}

/// What closures and signals may give.
pub trait Words {
    /// The text; `None` where there is none.
    fn words(self) -> Option<Cow<'static, str>>;
}

impl Words for String {
    fn words(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl Words for &'static str {
    fn words(self) -> Option<Cow<'static, str>> {
        Some(self.into())
    }
}

impl Words for Option<String> {
    fn words(self) -> Option<Cow<'static, str>> {
        self.map(Into::into)
    }
}

impl Words for Option<&'static str> {
    fn words(self) -> Option<Cow<'static, str>> {
        self.map(Into::into)
    }
}

/// An attribute that is there, without a value, or not there.
impl Words for bool {
    fn words(self) -> Option<Cow<'static, str>> {
        self.then_some("".into())
    }
}

impl<F, W> Reading for F
where
    F: Fn() -> W + 'static,
    W: Words,
{
    fn reading(self) -> Read {
        Box::new(move || self().words())
    }
}

impl<W: Words + Clone + Send + Sync + 'static> Reading for Signal<W> {
    fn reading(self) -> Read {
        Box::new(move || self.get().words())
    }
}

impl Reading for RwSignal<String> {
    fn reading(self) -> Read {
        Box::new(move || self.get().words())
    }
}
