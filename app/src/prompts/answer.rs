//! An answer is pasted, looked at, and put on the board.

use std::sync::Arc;

use collab::message::Role;
use leptos::prelude::*;
use web_sys::Event;
use workshop::answers::AnswerForm;

use super::canvases::{boxes, choices};
use super::draft;
use super::file::{self, Read};
use super::look::{Look, look_at};
use super::preview::{count, preview};
use crate::bridge::{Dialog, EditorHandle, Input, TakeIn};
use crate::i18n::{Text, locale, t, t_with};
use crate::platform::Timer;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, changing, effect, el, show};
use crate::ui::file_choice::taking_drops;
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::toggle::toggle;

/// The name of the dialog that this is the content of.
const DIALOG: &str = "answer";
/// How long nothing is typed before a text is looked at, in milliseconds.
const PAUSE_MILLIS: i32 = 200;

/// The content of the dialog.
pub fn answer() -> View {
    let handle = expect_context::<EditorHandle>();
    let draft = draft::take();
    let canvases = RwSignal::new(choices(handle, &draft.canvases));
    let text = RwSignal::new(draft.text);
    let failed = RwSignal::new(None::<String>);
    let look = RwSignal::new(Look::default());
    let is_from_ai = RwSignal::new(true);
    let with_left = RwSignal::new(false);
    look_after_pauses(handle, text, canvases, look);
    let take = move |read: Read| match read {
        Ok(read) => {
            failed.try_set(None);
            text.try_set(read);
        }
        Err(reason) => {
            failed.try_set(Some(reason));
        }
    };
    let form = el("div")
        .class("answer-form")
        .child(el("p").class("hint").says(Text::AnswerHint))
        .child(field(text))
        .child(changing(move || {
            let reason = failed.get()?;
            Some(
                el("p")
                    .class("answer-lack")
                    .attr("role", "alert")
                    .text(&reason),
            )
        }))
        .child(boxes(canvases))
        .child(found(look))
        .child(show(
            Signal::derive(move || look.with(may_be_from_ai)),
            move || toggle(label(Text::AnswerAsAi), "as-ai", is_from_ai),
        ))
        .child(show(
            Signal::derive(move || look.with(has_left)),
            move || toggle(label(Text::AnswerBeside), "beside", with_left),
        ))
        .child(foot(handle, look, (is_from_ai, with_left), take));
    taking_drops(form, move |one| file::read(one, take)).into()
}

/// The field. It keeps whatever is pasted.
fn field(text: RwSignal<String>) -> Element {
    let area = el("textarea")
        .attrs(&[
            ("id", "answer-text"),
            ("class", "input answer-field"),
            ("rows", "6"),
            ("spellcheck", "false"),
            ("autocomplete", "off"),
        ])
        .value_with(text)
        .on("input", move |event: Event| {
            text.set(event_target_value(&event))
        });
    let node = area.node();
    effect(move || {
        let _ = node.focus();
    });
    el("div")
        .class("field")
        .child(
            el("label")
                .attr("for", "answer-text")
                .says(Text::AnswerField),
        )
        .child(area)
}

/// Looks at the text when nothing was typed for a moment.
fn look_after_pauses(
    handle: EditorHandle,
    text: RwSignal<String>,
    canvases: RwSignal<Vec<super::canvases::Choice>>,
    look: RwSignal<Look>,
) {
    let number = StoredValue::new(0_u32);
    let timer = StoredValue::new_local(None::<Timer>);
    effect(move || {
        text.track();
        canvases.track();
        let mine = number.with_value(|number| number + 1);
        number.set_value(mine);
        let again = Timer::once(PAUSE_MILLIS, move || {
            let (Some(text), Some(chosen)) =
                (text.try_get_untracked(), canvases.try_get_untracked())
            else {
                return;
            };
            look_at(handle, &text, &chosen, look, (mine, number));
        });
        timer.set_value(again);
    });
}

/// Lists, and what comes back from a folder, are people's own.
fn may_be_from_ai(look: &Look) -> bool {
    match look {
        Look::Found { intake, .. } => intake.form == AnswerForm::Headings,
        Look::Nothing | Look::Waiting | Look::TooLong(_) => true,
    }
}

fn makes_canvases(look: &Look) -> bool {
    matches!(look, Look::Found { intake, .. } if !intake.canvases.is_empty())
}

fn has_left(look: &Look) -> bool {
    matches!(look, Look::Found { intake, .. } if intake.to_lay_beside().next().is_some())
}

/// What was found in the text.
fn found(look: RwSignal<Look>) -> Element {
    el("div")
        .class("answer-found")
        .attrs(&[
            ("aria-live", "polite"),
            ("tabindex", "0"),
            ("role", "group"),
        ])
        .attr_with("aria-label", label(Text::AnswerTitle))
        .attr_with("hidden", move || look.with(|look| *look == Look::Nothing))
        .child(changing(move || {
            let view = match look.get() {
                Look::Nothing => return None,
                Look::Waiting => el("p").class("hint").says(Text::AnswerWait).into(),
                Look::TooLong(long) => el("p")
                    .class("answer-lack")
                    .text(&long.text(locale()))
                    .into(),
                Look::Found {
                    intake,
                    lacks_templates,
                } => preview(&intake, lacks_templates),
            };
            Some(view)
        }))
}

fn foot(
    handle: EditorHandle,
    look: RwSignal<Look>,
    (is_from_ai, with_left): (RwSignal<bool>, RwSignal<bool>),
    take: impl Fn(Read) + Copy + 'static,
) -> Element {
    let wanted = move |intake: &workshop::answers::Intake| {
        let beside = if with_left.get() {
            intake.to_lay_beside().count()
        } else {
            0
        };
        count(intake) + beside
    };
    let to_add = Signal::derive(move || match look.get() {
        Look::Found { intake, .. } => wanted(&intake),
        _ => 0,
    });
    let words = Signal::derive(move || match to_add.get() {
        0 => t(Text::AnswerAdd).to_owned(),
        count => t_with(Text::AnswerAddCount, &[("count", &count.to_string())]),
    });
    let unavailable = Signal::derive(move || {
        if to_add.get() == 0 {
            return Some(t(Text::AnswerNothing).to_owned());
        }
        // The relay takes canvases from nobody else.
        let may_make = handle.signals().role.get() == Role::Facilitator;
        let is_hindered = look.with(makes_canvases) && !may_make;
        is_hindered.then(|| t(Text::AnswerFacilitatorOnly).to_owned())
    });
    let add = Button::new(words, "add-answer", move || {
        let Look::Found { intake, .. } = look.get_untracked() else {
            return;
        };
        close_dialog(DIALOG);
        if handle.signals().dialog.get_untracked() == Some(Dialog::Answer) {
            handle.signals().dialog.set(None);
        }
        handle.focus_board();
        let how = TakeIn {
            is_from_ai: is_from_ai.get_untracked() && look.with_untracked(may_be_from_ai),
            with_left: with_left.get_untracked(),
        };
        handle.send(Input::TakeIn {
            intake: Arc::clone(&intake),
            how,
        });
    })
    .kind(ButtonKind::Primary)
    .icon(Icon::Plus)
    .unavailable(unavailable);
    let file = Button::new(label(Text::AnswerFile), "answer-file", move || {
        file::choose(take);
    });
    el("div").class("dialog-foot").child(file).child(add)
}
