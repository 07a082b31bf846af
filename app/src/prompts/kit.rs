//! The kit: the prompts that belong to what is on the board, and the one that is chosen with what fills it.

use board::ElementId;
use export::Area;
use leptos::prelude::*;
use web_sys::{Blob, BlobPropertyBag};
use workshop::Prompt;
use workshop::prompts::{fill, prompts, prompts_for};

use super::draft::{self, Draft};
use super::empties::{empties, sources};
use super::text::prompt_text;
use crate::bridge::{CommandId, Dialog, EditorHandle, NoticeKind};
use crate::i18n::{Text, locale, locale_untracked};
use crate::platform::{download, words_of};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::clipboard::copy_button;
use crate::ui::dialog::close_dialog;
use crate::ui::element::{Element, View, changing, effect, el};
use crate::ui::icon::Icon;
use crate::ui::label;

/// The name of the dialog that this is the content of.
pub const DIALOG: &str = "prompts";

/// A prompt of the list, with the canvases that its answer goes to.
#[derive(Clone)]
struct Offered {
    prompt: Prompt,
    canvases: Vec<ElementId>,
}

/// The content of the dialog.
pub fn kit() -> View {
    let handle = expect_context::<EditorHandle>();
    let (own, others) = offered(handle);
    let all: Vec<Offered> = own.iter().chain(&others).cloned().collect();
    let chosen = RwSignal::new(0_usize);
    let first_of_others = own.len();
    let list = el("nav")
        .class("prompt-list")
        .attr_with("aria-label", label(Text::PromptsList))
        .child(group(Text::PromptsForBoard, &own, 0, chosen))
        .child(group(Text::PromptsAll, &others, first_of_others, chosen))
        .child(saving(handle).map(View::from));
    let shown = changing(move || {
        let offered = all.get(chosen.get()).cloned();
        // In the language of the moment.
        locale();
        untrack(|| offered.map(|offered| detail(handle, offered)))
    });
    View::from(el("p").class("hint").says(Text::PromptsHint)).and(
        el("div")
            .class("prompt-kit")
            .child(list)
            .child(el("div").class("prompt-detail").child(shown)),
    )
}

/// Downloads the lists of solutions, where the board has one.
fn saving(handle: EditorHandle) -> Option<Button> {
    let lists = move || {
        let snapshot = handle.with_editor(|editor| editor.board().snapshot())?;
        let text = export::solutions(&snapshot, &Area::Board, locale_untracked()).ok()?;
        let name = export::file_name(&snapshot, &Area::Board, locale_untracked(), "md");
        (!text.is_empty()).then_some((text, name))
    };
    lists()?;
    let save = move || {
        let Some((text, name)) = lists() else { return };
        let kind = BlobPropertyBag::new();
        kind.set_type("text/markdown;charset=utf-8");
        let parts = js_sys::Array::of1(&text.as_str().into());
        let saved = Blob::new_with_str_sequence_and_options(&parts, &kind)
            .and_then(|blob| download(&blob, &name));
        handle.notify(match saved {
            Ok(()) => NoticeKind::FileKept(name),
            Err(error) => NoticeKind::FileFailed(words_of(&error)),
        });
    };
    let button = Button::new(label(Text::PromptsSaveSolutions), "save-solutions", save);
    Some(button.icon(Icon::Download))
}

/// Those that belong to the board, then the others.
fn offered(handle: EditorHandle) -> (Vec<Offered>, Vec<Offered>) {
    let all = prompts();
    let snapshot = handle.with_editor(|editor| editor.board().snapshot());
    let own: Vec<Offered> = snapshot.map_or_else(Vec::new, |snapshot| {
        let own = prompts_for(&all, &snapshot).into_iter();
        own.map(|(prompt, canvases)| Offered {
            prompt: prompt.clone(),
            canvases,
        })
        .collect()
    });
    let is_own = |prompt: &Prompt| own.iter().any(|own| own.prompt.id == prompt.id);
    let others = all
        .iter()
        .filter(|prompt| !is_own(prompt))
        .map(|prompt| Offered {
            prompt: prompt.clone(),
            canvases: Vec::new(),
        })
        .collect();
    (own, others)
}

fn group(
    heading: Text,
    offered: &[Offered],
    from: usize,
    chosen: RwSignal<usize>,
) -> Option<Element> {
    if offered.is_empty() {
        return None;
    }
    let rows = offered.iter().enumerate().map(|(index, offered)| {
        let number = from + index;
        let title = offered.prompt.title.clone();
        let button = el("button")
            .attrs(&[
                ("type", "button"),
                ("class", "prompt-choice"),
                ("data-prompt", &offered.prompt.code),
            ])
            .attr_with("aria-current", move || {
                (chosen.get() == number).then_some("true")
            })
            .on_click(move || chosen.set(number))
            .child(el("span").class("prompt-code").text(&offered.prompt.code))
            .child(el("span").text_with(move || title.get(locale()).to_owned()));
        if number == 0 {
            // What is chosen has the keyboard.
            let node = button.node();
            effect(move || {
                let _ = node.focus();
            });
        }
        el("li").child(button)
    });
    Some(
        el("section")
            .child(el("h3").says(heading))
            .child(el("ul").children(rows.collect::<Vec<_>>())),
    )
}

/// The chosen prompt.
fn detail(handle: EditorHandle, offered: Offered) -> View {
    let Offered { prompt, canvases } = offered;
    let filled = handle.with_editor(|editor| {
        let preferred = editor.sample_canvas();
        let snapshot = editor.board().snapshot();
        fill(&prompt, &snapshot, preferred.as_ref(), locale())
    });
    let filled = filled.unwrap_or_default();
    let typed = RwSignal::new(vec![String::new(); filled.slots.len()]);
    let (shown, copied) = (filled.clone(), filled.clone());
    let text = changing(move || {
        let typed = typed.get();
        Some(prompt_text(&shown, &typed))
    });
    let copy = changing(move || {
        let text = copied.text(&typed.get(), locale());
        Some(copy_button(text, "copy-prompt", ButtonKind::Primary))
    });
    let answer = Button::new(label(Text::PromptsAnswer), "paste-answer", move || {
        draft::begin(Draft {
            canvases: canvases.clone(),
            ..Draft::default()
        });
        close_dialog(DIALOG);
        if handle.signals().dialog.get_untracked() == Some(Dialog::Prompts) {
            handle.signals().dialog.set(None);
        }
        handle.run(CommandId::PasteAnswer);
    })
    .icon(Icon::Canvas);
    View::from(head(&prompt))
        .and(text)
        .and(empties(handle, &filled, typed))
        .and(sources(&filled).map_or_else(View::default, View::from))
        .and(el("div").class("dialog-foot").child(answer).child(copy))
}

fn head(prompt: &Prompt) -> Element {
    el("header")
        .class("prompt-head")
        .child(el("h3").text(prompt.title.get(locale())))
        .child(el("p").class("hint").text(prompt.description.get(locale())))
}
