//! The gallery on the home page: what a new board starts from.

use board::Locale;
use leptos::prelude::*;

use super::Wanted;
use super::cards::{Use, cards};
use super::offer::{ask, known};
use crate::i18n::Text;
use crate::ui::element::{View, el};

/// The choice: the empty board, one template, or a whole pack.
pub fn choice(chosen: RwSignal<Wanted>) -> View {
    ask();
    el("fieldset")
        .class("gallery")
        .child(el("legend").class("group-label").says(Text::HomeTemplate))
        .child(cards(Use::Choose(chosen), false))
        .into()
}

/// What a board is called that starts from this, if nobody named it; `None` if that is not known.
pub fn title_of(wanted: &Wanted, locale: Locale) -> Option<String> {
    let catalogue = known()?;
    let title = match wanted {
        Wanted::Blank => return None,
        Wanted::Template(id) => &catalogue.template(id)?.title,
        Wanted::Pack(id) => &catalogue.pack(id)?.title,
    };
    Some(title.get(locale).to_owned())
}
