//! Who sits at this screen: a name and a colour, kept in this browser.

use leptos::prelude::*;

use crate::platform::{random_id, random_u64};
use crate::storage::preferences::{self, Preferences};

/// Colours of cursors and selections: twelve hues, each at least 5 : 1 against the white letters of its name tag.
pub const COLORS: [&str; 12] = [
    "#1e6fb6", "#cc3030", "#247b41", "#7957c7", "#af521c", "#14778a", "#c2317e", "#5b761d",
    "#4864d1", "#8d660b", "#a242ba", "#167a66",
];

/// A person's name and colour.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Me {
    /// What others read; empty until it was given.
    pub name: String,
    /// `#rrggbb`.
    pub color: String,
}

thread_local! {
    static ME: ArcRwSignal<Me> = ArcRwSignal::new(remembered());
    static PERSON_ID: String = remembered_id(|kept| &mut kept.person);
    static BROWSER_ID: String = remembered_id(|kept| &mut kept.browser);
}

/// Name and colour; tracked. The board's page tells the others when they change.
pub fn me() -> Me {
    ME.with(ArcRwSignal::clone).get()
}

/// Name and colour; not tracked.
pub fn me_untracked() -> Me {
    ME.with(ArcRwSignal::clone).get_untracked()
}

/// The id that stands for this browser in reactions: made once and kept. Where the browser keeps nothing, it lasts
/// until the page is closed.
pub fn person_id() -> String {
    PERSON_ID.with(String::clone)
}

/// By which others know that two tabs are one person's: made once and kept. No board has it: reactions and values stand
/// under [`person_id`], and nobody shall learn from this who that is.
pub fn browser_id() -> String {
    BROWSER_ID.with(String::clone)
}

/// Takes over the name and colour that another tab remembered. `known` is what was remembered when this was asked last.
pub fn follow_other_tabs(known: &mut Me) {
    let now = remembered();
    if now != *known {
        *known = now.clone();
        ME.with(ArcRwSignal::clone).set(now);
    }
}

/// Changes name and colour, and remembers them in this browser.
pub fn set_me(me: Me) {
    // Where the browser keeps nothing, the name lasts until the page is closed.
    let _ = preferences::change(|preferences| {
        preferences.name = Some(me.name.clone());
        preferences.color = Some(me.color.clone());
    });
    ME.with(ArcRwSignal::clone).set(me);
}

/// Takes another colour for this visit if somebody who was here before has one's own; stays if all are taken.
pub fn give_way(taken: &[String]) {
    let me = me_untracked();
    let is_taken = |color: &str| taken.iter().any(|other| other == color);
    if !is_taken(&me.color) {
        return;
    }
    // By lot: two who come at once and both give way shall not meet again.
    let start = random_u64() as usize % COLORS.len();
    let free = COLORS
        .iter()
        .cycle()
        .skip(start)
        .take(COLORS.len())
        .find(|color| !is_taken(color));
    if let Some(&color) = free {
        let color = color.to_owned();
        ME.with(ArcRwSignal::clone).set(Me { color, ..me });
    }
}

/// Whether this browser was ever told a name.
pub fn was_named() -> bool {
    preferences::load().name.is_some()
}

fn remembered_id(field: fn(&mut Preferences) -> &mut Option<String>) -> String {
    let fits = |id: &String| {
        (1..=16).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if let Some(id) = field(&mut preferences::load()).take().filter(fits) {
        return id;
    }
    let id = random_id();
    let _ = preferences::change(|preferences| *field(preferences) = Some(id.clone()));
    id
}

/// What this browser remembers; a first visitor gets a colour by lot, which stays hers.
pub fn remembered() -> Me {
    let known = preferences::load();
    let color = known
        .color
        .filter(|color| COLORS.contains(&color.as_str()))
        .unwrap_or_else(|| {
            let drawn = random_u64() as usize % COLORS.len();
            let color = COLORS.get(drawn).copied().unwrap_or_default().to_owned();
            let _ = preferences::change(|preferences| preferences.color = Some(color.clone()));
            color
        });
    Me {
        name: known.name.unwrap_or_default(),
        color,
    }
}

/// One or two letters for an avatar: the first of each of two Latin words, else the first character.
///
/// Letters outside ASCII become capitals in the style sheet: the browser has the tables for that, the app need not bring them.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let second = words.next().and_then(|word| word.chars().next());
    match (first, second) {
        (None, _) => "?".to_owned(),
        (Some(first), Some(second)) if first.is_ascii() && second.is_ascii() => {
            format!("{first}{second}").to_ascii_uppercase()
        }
        (Some(first), _) => first.to_ascii_uppercase().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance by WCAG 2.1 of a channel from 0 to 255.
    fn linear(channel: u8) -> f64 {
        let share = f64::from(channel) / 255.0;
        if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    }

    #[test]
    fn white_letters_can_be_read_on_every_colour() {
        for color in COLORS {
            let value = u32::from_str_radix(&color[1..], 16).unwrap();
            let [_, red, green, blue] = value.to_be_bytes();
            let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
            assert!(1.05 / (luminance + 0.05) >= 5.0, "{color}");
        }
    }

    #[test]
    fn initials_of_names_in_both_scripts() {
        assert_eq!(initials("山田 花子"), "山");
        assert_eq!(initials("hanako yamada"), "HY");
        assert_eq!(initials("  "), "?");
        assert_eq!(initials("Émile"), "É");
    }
}
