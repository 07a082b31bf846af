//! The cards of all templates and packs, by pack, with a field to find them by.

use std::rc::Rc;

use board::Label;
use leptos::prelude::*;
use web_sys::{Event, FocusEvent, KeyboardEvent};

use super::catalogue::{Catalogue, Listed, ListedPack};
use super::offer::{ask, offer};
use super::picture::picture;
use super::trouble::notice;
use super::walking::{self, TARGET};
use super::{FIRST, Wanted, finding};
use crate::i18n::{Text, locale, t, t_with};
use crate::input::belongs_to_input_method;
use crate::net::told::api_words;
use crate::ui::button::Button;
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::waiting;

/// What becomes of a card.
#[derive(Clone)]
pub enum Use {
    /// One is chosen among all; the empty board is one of them.
    Choose(RwSignal<Wanted>),
    /// Each is taken at once.
    Take(Rc<dyn Fn(Wanted)>),
}

/// What all cards of one gallery know.
#[derive(Clone)]
struct Deck {
    what_for: Use,
    /// What was typed, folded.
    query: Memo<String>,
}

/// The field, the cards, and what there is to say about them. `takes_focus`: the field has the keyboard at first.
pub fn cards(what_for: Use, takes_focus: bool) -> View {
    let typed = RwSignal::new(String::new());
    let deck = Deck {
        what_for,
        query: Memo::new(move |_| finding::folded(typed.get().trim())),
    };
    let inner = deck.clone();
    let all = el("div")
        .class("gallery-groups")
        .child(changing(move || all_groups(&inner)));
    let node = all.node();
    let (walked, entered) = (node.clone(), node.clone());
    let all = all
        .on("keydown", move |event: KeyboardEvent| {
            walking::on_key(&walked, &event);
        })
        .on("focusin", move |event: FocusEvent| {
            walking::settle_on(&event);
        });
    let query = deck.query;
    effect(move || {
        let _ = (query.get(), offer());
        walking::settle(&node);
    });
    let field = field(typed, takes_focus, move || walking::enter(&entered));
    View::from(field)
        .and(
            el("div")
                .attr("role", "status")
                .child(changing(move || outcome(query, typed))),
        )
        .and(all)
}

fn field(typed: RwSignal<String>, takes_focus: bool, enter: impl Fn() + 'static) -> Element {
    let input = el("input")
        .attrs(&[
            ("type", "search"),
            ("class", "input gallery-search"),
            ("autocomplete", "off"),
            ("spellcheck", "false"),
        ])
        .attr_with("aria-label", label(Text::GallerySearch))
        .attr_with("placeholder", label(Text::GallerySearch))
        .value_with(typed)
        .on("input", move |event: Event| {
            typed.set(event_target_value(&event));
        })
        .on("keydown", move |event: KeyboardEvent| {
            if belongs_to_input_method(&event) {
                return;
            }
            match event.key().as_str() {
                "ArrowDown" => {
                    event.prevent_default();
                    enter();
                }
                // It would send the form.
                "Enter" => event.prevent_default(),
                _ => {}
            }
        });
    if takes_focus {
        let node = input.node();
        effect(move || {
            let _ = node.focus();
        });
    }
    el("div")
        .class("gallery-field")
        .child(Icon::Search.view())
        .child(input)
}

/// How many cards answer to what was typed, and what to do if none does.
fn outcome(query: Memo<String>, typed: RwSignal<String>) -> Option<Element> {
    let query = query.get();
    let catalogue = offer().catalogue.filter(|_| !query.is_empty())?;
    let templates = catalogue.templates.iter().map(names_of_template);
    let packs = catalogue.packs.iter().map(names_of_pack);
    let found = templates
        .chain(packs)
        .filter(|names| finding::answers(&query, names))
        .count();
    Some(if found == 0 {
        let typed = typed.with_untracked(|typed| typed.trim().to_owned());
        el("p")
            .class("gallery-nothing")
            .text(&t_with(Text::GalleryNothing, &[("query", &typed)]))
    } else {
        el("p").class("visually-hidden").text(&t_with(
            Text::GalleryFound,
            &[("count", &found.to_string())],
        ))
    })
}

fn all_groups(deck: &Deck) -> View {
    let offer = offer();
    let again = || Button::new(label(Text::ActionRetry), "retry-gallery", ask).icon(Icon::Refresh);
    let told = match (&offer.catalogue, &offer.trouble) {
        (_, None) => View::default(),
        (Some(_), Some(_)) => el("div")
            .class("gallery-old")
            .child(el("p").attr("role", "status").says(Text::GalleryOld))
            .child(again())
            .into(),
        (None, Some(error)) => View::from(notice("gallery", api_words(error))).and(again()),
    };
    let first = match &deck.what_for {
        Use::Choose(_) => {
            let first = offer.catalogue.as_ref().and_then(|all| all.template(FIRST));
            let cards = first.map(|first| template_card(deck, first));
            Some(group_of(View::from(blank_card(deck)).and(cards)))
        }
        Use::Take(_) => None,
    };
    let rest = match (&offer.catalogue, &offer.trouble) {
        (Some(catalogue), _) => groups(deck, catalogue).into(),
        (None, None) => waiting(label(Text::GalleryWaiting)).into(),
        (None, Some(_)) => View::default(),
    };
    told.and(first).and(rest)
}

/// One group a pack, then what is in none.
fn groups(deck: &Deck, catalogue: &Catalogue) -> Vec<View> {
    let is_first = |listed: &&Listed| {
        let shown_above = matches!(deck.what_for, Use::Choose(_)) && listed.id == FIRST;
        !shown_above
    };
    let mut groups = Vec::new();
    for pack in &catalogue.packs {
        let templates = pack
            .templates
            .iter()
            .filter_map(|id| catalogue.template(id));
        let cards: Vec<View> = templates
            .filter(is_first)
            .map(|listed| template_card(deck, listed).into())
            .collect();
        let whole = pack_card(deck, pack);
        let head = el("div")
            .class("gallery-head")
            .child(el("h3").text_with(said(&pack.title)))
            .child(el("p").text_with(said(&pack.description)));
        groups.push(group(Some(head), View::from(whole).and(cards)));
    }
    let in_none = |listed: &&Listed| {
        let is_in = |pack: &ListedPack| pack.templates.contains(&listed.id);
        !catalogue.packs.iter().any(is_in)
    };
    for (is_own, heading) in [(true, Text::GalleryOwn), (false, Text::GalleryOthers)] {
        let cards: Vec<View> = catalogue
            .templates
            .iter()
            .filter(|listed| listed.is_own == is_own)
            .filter(in_none)
            .filter(is_first)
            .map(|listed| template_card(deck, listed).into())
            .collect();
        if !cards.is_empty() {
            let head = el("div")
                .class("gallery-head")
                .child(el("h3").says(heading));
            groups.push(group(Some(head), cards.into()));
        }
    }
    groups
}

fn group_of(cards: View) -> View {
    group(None, cards)
}

fn group(head: Option<Element>, cards: View) -> View {
    el("section")
        .class("gallery-group")
        .child(head)
        .child(el("div").class("gallery-cards").child(cards))
        .into()
}

fn template_card(deck: &Deck, listed: &Listed) -> Element {
    let names = names_of_template(listed);
    let card = card(deck, Wanted::Template(listed.id.clone()), names)
        .attr("data-template", &listed.id)
        .child(el("span").class("card-picture").child(picture(&listed.id)));
    let (minutes, mode) = (listed.minutes, listed.mode);
    let facts = move || {
        let _ = locale();
        let minutes =
            minutes.map(|minutes| t_with(Text::GalleryMinutes, &[("count", &minutes.to_string())]));
        let facts: Vec<String> = minutes
            .into_iter()
            .chain(mode.map(|mode| t(mode).to_owned()))
            .collect();
        facts.join(" ・ ")
    };
    words_on(card, &listed.title, &listed.description)
        .child(el("span").class("card-facts").text_with(facts))
}

fn pack_card(deck: &Deck, pack: &ListedPack) -> Element {
    let count = pack.templates.len().to_string();
    let whole = move || t_with(Text::GalleryWhole, &[("count", &count)]);
    let names = names_of_pack(pack);
    let first = pack.templates.first().map(|id| picture(id));
    card(deck, Wanted::Pack(pack.id.clone()), names)
        .attr("data-pack", &pack.id)
        .child(
            el("span")
                .class("card-picture card-picture-pack")
                .child(first),
        )
        .child(el("span").class("card-title").text_with(whole))
        .child(el("span").class("card-detail").text_with(said(&pack.title)))
}

fn blank_card(deck: &Deck) -> Element {
    let names = [Text::HomeTemplateBlank, Text::HomeTemplateBlankDetail]
        .map(|text| finding::folded(t(text)))
        .join("\n");
    card(deck, Wanted::Blank, names)
        .attr("data-template", "blank")
        .child(el("span").class("card-picture card-picture-dots"))
        .child(el("span").class("card-title").says(Text::HomeTemplateBlank))
        .child(
            el("span")
                .class("card-detail")
                .says(Text::HomeTemplateBlankDetail),
        )
}

fn words_on(card: Element, title: &Label, description: &Label) -> Element {
    card.child(el("span").class("card-title").text_with(said(title)))
        .child(el("span").class("card-detail").text_with(said(description)))
}

/// A card that is there as long as it answers to what was typed.
fn card(deck: &Deck, wanted: Wanted, names: String) -> Element {
    let query = deck.query;
    let is_hidden = move || query.with(|query| !finding::answers(query, &names));
    match &deck.what_for {
        Use::Choose(chosen) => {
            let chosen = *chosen;
            let mine = wanted.clone();
            el("label")
                .class("card")
                .attr_with("hidden", is_hidden)
                .child(
                    el("input")
                        .attrs(&[("type", "radio"), ("name", "template"), ("class", TARGET)])
                        .checked_with(move || chosen.with(|chosen| *chosen == mine))
                        .on("change", move |_: Event| chosen.set(wanted.clone())),
                )
                .child(
                    el("span")
                        .class("card-check")
                        .attr("aria-hidden", "true")
                        .child(Icon::Check.view()),
                )
        }
        Use::Take(take) => {
            let take = take.clone();
            el("button")
                .attrs(&[
                    ("type", "button"),
                    ("class", &format!("card {TARGET}")),
                    ("tabindex", "-1"),
                ])
                .attr_with("hidden", is_hidden)
                .on_click(move || take(wanted.clone()))
        }
    }
}

fn names_of_template(listed: &Listed) -> String {
    finding::names(&[&listed.title, &listed.description], &listed.id)
}

fn names_of_pack(pack: &ListedPack) -> String {
    finding::names(&[&pack.title, &pack.description], &pack.id)
}

/// A label in the language of the interface.
pub fn said(words: &Label) -> impl Fn() -> String + 'static {
    let words = words.clone();
    move || words.get(locale()).to_owned()
}
