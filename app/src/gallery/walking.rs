//! Arrow keys among the cards: to the left and right in their order, up and down to the nearest of the next row.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent};

use crate::input::belongs_to_input_method;
use crate::platform::document;

/// What takes the keyboard on a card.
pub const TARGET: &str = "card-target";

/// Heights that differ by less are one row, CSS pixels.
const ROW: f64 = 8.0;

/// Goes where the key says, among the cards in `cards`. A card that is to be chosen is chosen by going there.
pub fn on_key(cards: &HtmlElement, event: &KeyboardEvent) {
    if belongs_to_input_method(event) || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let targets = targets(cards);
    let focused = document().active_element();
    let here = targets
        .iter()
        .position(|target| focused.as_ref() == Some(target.as_ref()));
    let Some(here) = here else { return };
    let last = targets.len() - 1;
    let next = match event.key().as_str() {
        "ArrowRight" => (here + 1).min(last),
        "ArrowLeft" => here.saturating_sub(1),
        "ArrowDown" => beyond(&targets, here, 1.0),
        "ArrowUp" => beyond(&targets, here, -1.0),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    event.prevent_default();
    if let Some(target) = targets.get(next).filter(|_| next != here) {
        take(target);
    }
}

/// Gives the keyboard to the first card.
pub fn enter(cards: &HtmlElement) {
    if let Some(first) = targets(cards).first() {
        take(first);
    }
}

fn take(target: &HtmlElement) {
    let _ = target.focus();
    if target.tag_name() == "INPUT" {
        target.click();
    }
}

fn targets(cards: &HtmlElement) -> Vec<HtmlElement> {
    let found = cards.get_elements_by_class_name(TARGET);
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into().ok())
        // What does not answer to the search is hidden.
        .filter(|target: &HtmlElement| target.get_bounding_client_rect().width() > 0.0)
        .collect()
}

/// Tab reaches one card only: the first, until another one had the keyboard. Fields that choose among each other have
/// that from the browser.
pub fn settle(cards: &HtmlElement) {
    let targets = targets(cards);
    if !targets.iter().any(|target| target.tab_index() >= 0)
        && let Some(first) = targets.first()
    {
        first.set_tab_index(0);
    }
}

/// As [`settle`], for the card that has the keyboard now.
pub fn settle_on(event: &FocusEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into().ok()) else {
        return;
    };
    let target: HtmlElement = target;
    if !target.class_list().contains(TARGET) || target.tag_name() == "INPUT" {
        return;
    }
    let Ok(Some(cards)) = target.closest(".gallery-groups") else {
        return;
    };
    for other in targets(&cards.unchecked_into()) {
        other.set_tab_index(-1);
    }
    target.set_tab_index(0);
}

/// The card of the next row (`way` 1) or the one before (-1) that is nearest in width; `here` if there is none.
fn beyond(targets: &[HtmlElement], here: usize, way: f64) -> usize {
    let middles: Vec<(f64, f64)> = targets
        .iter()
        .map(|target| {
            let rect = target.get_bounding_client_rect();
            (rect.left() + rect.width() / 2.0, rect.top())
        })
        .collect();
    nearest(&middles, here, way)
}

/// Among places (x, y): the nearest in x of the next row in the direction of `way`.
fn nearest(places: &[(f64, f64)], here: usize, way: f64) -> usize {
    let Some(&(x, y)) = places.get(here) else {
        return here;
    };
    let ahead = |place: &(f64, f64)| (place.1 - y) * way;
    let row = places
        .iter()
        .map(ahead)
        .filter(|ahead| *ahead > ROW)
        .fold(f64::INFINITY, f64::min);
    places
        .iter()
        .enumerate()
        .filter(|(_, place)| (ahead(place) - row).abs() < ROW)
        .min_by(|(_, a), (_, b)| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()))
        .map_or(here, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn up_and_down_go_to_the_nearest_of_the_next_row() {
        // Three, then two of another group, then one.
        let places = [
            (50.0, 0.0),
            (150.0, 2.0),
            (250.0, 0.0),
            (50.0, 130.0),
            (150.0, 130.0),
            (50.0, 300.0),
        ];
        for (here, down, up) in [
            (0, 3, 0),
            (1, 4, 1),
            (2, 4, 2),
            (3, 5, 0),
            (4, 5, 1),
            (5, 5, 3),
        ] {
            assert_eq!(nearest(&places, here, 1.0), down, "down from {here}");
            assert_eq!(nearest(&places, here, -1.0), up, "up from {here}");
        }
        assert_eq!(nearest(&[], 3, 1.0), 3);
    }
}
