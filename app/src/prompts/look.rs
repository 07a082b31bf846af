//! A look at what a text would put on the board.

use std::sync::Arc;

use board::{ElementId, Snapshot};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen_futures::spawn_local;
use workshop::answers::{
    AnswerTooLong, Intake, discovery_titles, fold, plan_answer, plan_discovery,
};
use workshop::{Template, parse_template};

use super::canvases::{Choice, chosen};
use crate::bridge::EditorHandle;
use crate::i18n::locale_untracked;
use crate::net::templates;
use crate::platform::random_id;

/// What was found.
#[derive(Clone, PartialEq, Default)]
pub enum Look {
    /// There is no text.
    #[default]
    Nothing,
    /// Templates are fetched that the text needs.
    Waiting,
    /// What goes where.
    Found {
        /// It.
        intake: Arc<Intake>,
        /// Whether templates that it needs cannot be had.
        lacks_templates: bool,
    },
    /// It is too long.
    TooLong(AnswerTooLong),
}

/// Looks at a text; `look` holds what was found, also when it is found later. A text that was looked at meanwhile (its
/// number is no longer `current`) is left alone.
pub fn look_at(
    handle: EditorHandle,
    text: &str,
    choices: &[Choice],
    look: RwSignal<Look>,
    (number, current): (u32, StoredValue<u32>),
) {
    if text.trim().is_empty() {
        return look.set(Look::Nothing);
    }
    let Some(snapshot) = handle.with_editor(|editor| editor.board().snapshot()) else {
        return;
    };
    let canvases = chosen(choices);
    match discovery_titles(text) {
        Err(too_long) => look.set(Look::TooLong(too_long)),
        Ok(Some(titles)) => {
            look.set(Look::Waiting);
            let text = text.to_owned();
            spawn_local(async move {
                let (templates, lacks_templates) = templates_for(&titles, &snapshot).await;
                if current.try_get_value() == Some(number) {
                    let plan = discovery(&snapshot, &text, &templates, lacks_templates);
                    look.try_set(plan);
                }
            });
        }
        Ok(None) => {
            let plan = plan_answer(&snapshot, &canvases, text, locale_untracked(), &mut new_id);
            look.set(match plan {
                Ok(intake) => Look::Found {
                    intake: Arc::new(intake),
                    lacks_templates: false,
                },
                Err(too_long) => Look::TooLong(too_long),
            });
        }
    }
}

fn discovery(
    snapshot: &Snapshot,
    text: &str,
    templates: &[Template],
    lacks_templates: bool,
) -> Look {
    match plan_discovery(snapshot, text, templates, locale_untracked(), &mut new_id) {
        Ok(Some(intake)) => Look::Found {
            intake: Arc::new(intake),
            lacks_templates,
        },
        Ok(None) => Look::Nothing,
        Err(too_long) => Look::TooLong(too_long),
    }
}

fn new_id() -> ElementId {
    ElementId::new(random_id())
}

/// The templates that are called so and whose canvas is not on the board; and whether one could not be fetched.
async fn templates_for(titles: &[String], snapshot: &Snapshot) -> (Vec<Template>, bool) {
    let mut there: Vec<String> = snapshot
        .elements()
        .iter()
        .filter_map(|element| element.as_canvas())
        .flat_map(|canvas| [fold(&canvas.label.ja), fold(&canvas.label.en)])
        .collect();
    let mut wanted: Vec<String> = Vec::new();
    for title in titles {
        let title = fold(title);
        match there.iter().position(|there| *there == title) {
            Some(at) => drop(there.swap_remove(at)),
            None => wanted.push(title),
        }
    }
    wanted.dedup();
    if wanted.is_empty() {
        return (Vec::new(), false);
    }
    let Ok((list, _)) = templates::lists().await else {
        return (Vec::new(), true);
    };
    let mut found = Vec::new();
    let mut lacks = false;
    for listed in list.as_array().into_iter().flatten() {
        let word = |value: Option<&Value>| fold(value.and_then(Value::as_str).unwrap_or_default());
        let title = listed.get("title");
        let names = ["ja", "en"].map(|language| word(title.and_then(|title| title.get(language))));
        let is_wanted = names.iter().any(|name| wanted.contains(name));
        let Some(id) = listed
            .get("id")
            .and_then(Value::as_str)
            .filter(|_| is_wanted)
        else {
            continue;
        };
        let file = templates::file(id).await.ok();
        match file.and_then(|json| parse_template(&format!("{id}.json"), &json).ok()) {
            Some(template) => found.push(template),
            None => lacks = true,
        }
    }
    (found, lacks)
}
