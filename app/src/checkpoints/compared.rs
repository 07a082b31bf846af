//! Two moments of the board side by side, and what is different between them.

use std::rc::Rc;

use board::{ElementId, Snapshot, differences};
use leptos::prelude::*;
use scene::{Scene, Style};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag};

use super::Desk;
use super::choices::{others, parts};
use super::comparison::comparison;
use super::history::title;
use super::listed::Listed;
use super::look::Coming;
use super::past::{Past, past as fetched};
use super::picture::{Shown, area_of, picture};
use crate::bridge::NoticeKind;
use crate::i18n::{Text, date_and_time, locale, locale_untracked, t};
use crate::net::told::api_words;
use crate::platform::{download, words_of};
use crate::ui::button::Button;
use crate::ui::element::{Element, View, changing, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::notice::notice;
use crate::ui::progress::waiting;

/// The choices, both pictures, and the differences. They follow the language.
pub fn shown(desk: Desk, listed: &Listed, past: &Rc<Past>, part: RwSignal<String>) -> View {
    // What it is compared with: another checkpoint's id; empty for the board as it is now.
    let other = RwSignal::new(String::new());
    let choices = el("div")
        .class("checkpoint-choices")
        .child(parts(past, part))
        .child(others(desk, listed, other));
    let (past, listed) = (past.clone(), listed.clone());
    View::from(choices).and(changing(move || {
        let id = other.get();
        let all = desk.list.get_untracked().and_then(Result::ok);
        let found = all.and_then(|all| all.all.iter().find(|one| one.id == id).cloned());
        untrack(|| match found {
            Some(found) => beside(desk, (&listed, &past), found, part),
            None => {
                let now = desk.handle.with_editor(|editor| editor.board().snapshot());
                let captions = [Text::CheckpointsThen, Text::CheckpointsNow];
                let captions = captions.map(|text| t(text).to_owned());
                now.map_or_else(View::default, |now| {
                    let both = [Rc::new(past.snapshot.clone()), Rc::new(now)];
                    compared(desk, both, captions, part)
                })
            }
        })
    }))
}

/// A checkpoint beside another one, the older of them first.
fn beside(
    desk: Desk,
    (listed, past): (&Listed, &Rc<Past>),
    other: Listed,
    part: RwSignal<String>,
) -> View {
    let coming: Coming = RwSignal::new_local(None);
    let id = other.id.clone();
    spawn_local(async move {
        let came = fetched(desk.handle, &id).await;
        coming.try_set(Some(came));
    });
    let (listed, past) = (listed.clone(), past.clone());
    changing(move || match coming.get() {
        None => View::from(waiting(label(Text::CheckpointsReading))),
        Some(Err(error)) => notice("compared", api_words(&error)).into(),
        Some(Ok(came)) => untrack(|| {
            let one = |listed: &Listed, past: &Rc<Past>| {
                let caption = format!("{} ・ {}", title(listed)(), date_and_time(listed.at));
                (Rc::new(past.snapshot.clone()), caption)
            };
            let (mut before, mut after) = (one(&listed, &past), one(&other, &came));
            if other.at < listed.at {
                (before, after) = (after, before);
            }
            compared(desk, [before.0, after.0], [before.1, after.1], part)
        }),
    })
}

/// Two moments of the board, and what is different between them.
fn compared(
    desk: Desk,
    both: [Rc<Snapshot>; 2],
    captions: [String; 2],
    part: RwSignal<String>,
) -> View {
    changing(move || {
        let style = Style {
            locale: locale(),
            ..Style::default()
        };
        let [before, after] = &both;
        let chosen = Some(part.get()).filter(|part| !part.is_empty());
        let chosen = chosen.map(ElementId::new);
        let mut found = differences(before, after);
        if let Some(chosen) = &chosen {
            found.retain(|one| one.id == *chosen || one.ground.as_ref() == Some(chosen));
        }
        let pictures = both.iter().zip(&captions).map(|(snapshot, caption)| {
            let shown = Shown {
                snapshot: (**snapshot).clone(),
                area: area_of(snapshot, chosen.as_ref()),
                marked: found.clone(),
            };
            el("figure")
                .child(picture(shown, "checkpoint-picture", caption))
                .child(el("figcaption").text(caption))
        });
        let pictures: Vec<Element> = pictures.collect();
        let words = if found.is_empty() {
            el("p").class("hint").says(Text::CheckpointsSame).into()
        } else {
            let scenes = [before, after].map(|one| Scene::from_snapshot(one, style));
            let [then, later] = &scenes;
            let now = desk.handle.with_editor(|editor| editor.board().snapshot());
            now.map_or_else(View::default, |now| {
                comparison(desk, &found, (then, later), &now)
            })
        };
        View::from(el("div").class("checkpoint-pictures").children(pictures))
            .and(
                el("div")
                    .class("checkpoint-differences")
                    .attrs(&[("tabindex", "0"), ("role", "region")])
                    .attr("aria-label", t(Text::CheckpointsDifferences))
                    .child(words),
            )
            .and(document(desk, &both))
    })
}

/// Downloads the differences as a document.
fn document(desk: Desk, both: &[Rc<Snapshot>; 2]) -> Button {
    let both = both.clone();
    let save = move || {
        let [before, after] = &both;
        let Ok(text) = export::changes_between(before, after, locale_untracked()) else {
            return;
        };
        let name = export::file_name(after, &export::Area::Board, locale_untracked(), "md");
        let kind = BlobPropertyBag::new();
        kind.set_type("text/markdown;charset=utf-8");
        let parts = js_sys::Array::of1(&text.as_str().into());
        let saved = Blob::new_with_str_sequence_and_options(&parts, &kind)
            .and_then(|blob| download(&blob, &name));
        desk.handle.notify(match saved {
            Ok(()) => NoticeKind::FileKept(name),
            Err(error) => NoticeKind::FileFailed(words_of(&error)),
        });
    };
    Button::new(label(Text::CheckpointsAsDocument), "save-differences", save).icon(Icon::Download)
}
