//! Taking the board, or one canvas, out as a picture or as text.

use crate::ui::when::When;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::bridge::{Dialog as Asked, EditorHandle};
use crate::export::{self, ExportFormat, ExportRequest};
use crate::i18n::{Text, locale, locale_untracked, t, t_with};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::Waiting;
use crate::ui::segmented::{Choice, Segmented};
use crate::ui::toggle::Toggle;

/// How far the export has come.
#[derive(Clone, PartialEq)]
enum Progress {
    Choosing,
    Working,
    Done(String),
    Failed(String),
}

/// The dialog.
#[component]
pub fn ExportDialog() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    view! {
        <Dialog
            name="export"
            open=Signal::derive(move || asked.get() == Some(Asked::Export))
            title=label(Text::ExportTitle)
            on_close=move |()| asked.set(None)
        >
            <ExportForm/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn ExportForm() -> impl IntoView {
    let handle = expect_context::<EditorHandle>();
    let signals = handle.signals();
    // Opened with a canvas selected, the dialog offers that canvas first.
    let selected = signals
        .selection
        .with_untracked(|selection| selection.canvas.clone());
    let canvas = RwSignal::new(selected.unwrap_or_default());
    let format = RwSignal::new(ExportFormat::Png);
    let scale = RwSignal::new("2");
    let background = RwSignal::new(true);
    let progress = RwSignal::new(Progress::Choosing);
    let is_picture = move || format.get() != ExportFormat::Markdown;
    let unavailable = Signal::derive(move || {
        if signals.empty.get() {
            Some(t(Text::ExportEmpty).to_owned())
        } else {
            (progress.get() == Progress::Working).then(|| t(Text::ExportWorking).to_owned())
        }
    });
    let start = move |()| {
        let area = canvas.get_untracked();
        let request = ExportRequest {
            canvas: (!area.is_empty()).then(|| board::ElementId::new(area)),
            format: format.get_untracked(),
            scale: pixels_per_unit(scale.get_untracked()),
            background: background.get_untracked(),
            locale: locale_untracked(),
        };
        progress.set(Progress::Working);
        spawn_local(async move {
            let outcome = export::run(handle, request).await;
            // The dialog may have been closed meanwhile.
            progress.try_set(match outcome {
                Ok(file_name) => Progress::Done(file_name),
                Err(error) => Progress::Failed(error.to_string()),
            });
        });
    };
    view! {
        <div class="export-form">
            <label class="field">
                <span class="group-label">{label(Text::ExportArea)}</span>
                <div class="select">
                <select
                    class="input"
                    name="export-area"
                    prop:value=canvas
                    on:change=move |event| canvas.set(event_target_value(&event))
                >
                    <option value="" selected=move || canvas.with(String::is_empty)>
                        {label(Text::ExportAreaBoard)}
                    </option>
                    {move || {
                        signals.canvases.get().iter().map(|one| {
                            let title = one.label.get(locale()).to_owned();
                            let is_chosen = canvas.with_untracked(|chosen| *chosen == one.id);
                            view! {
                                <option value=one.id.clone() selected=is_chosen>
                                    {t_with(Text::ExportAreaCanvas, &[("title", &title)])}
                                </option>
                            }
                        }).collect::<Vec<_>>()
                    }}
                </select>
                {Icon::ChevronDown.view()}
                </div>
            </label>
            <div class="field">
                <span class="group-label">{label(Text::ExportFormat)}</span>
                <Segmented
                    name="export-format"
                    label=label(Text::ExportFormat)
                    choices=vec![
                        choice(ExportFormat::Png, Text::ExportFormatPng),
                        choice(ExportFormat::Svg, Text::ExportFormatSvg),
                        choice(ExportFormat::Markdown, Text::ExportFormatMd),
                    ]
                    chosen=Signal::derive(move || token(format.get()))
                    on_choose=move |chosen: &'static str| {
                        if let Some(found) = FORMATS.into_iter().find(|format| token(*format) == chosen) {
                            format.set(found);
                        }
                    }
                />
                <p class="hint">{Signal::derive(move || t(format_detail(format.get())))}</p>
            </div>
            <When holds=Signal::derive(move || format.get() == ExportFormat::Png)>
                <div class="field">
                    <span class="group-label">{label(Text::ExportScale)}</span>
                    <Segmented
                        name="export-scale"
                        label=label(Text::ExportScale)
                        choices=SCALES
                            .map(|(token, _)| Choice {
                                token,
                                label: Signal::stored(format!("{token}×")),
                                icon: None,
                            })
                            .to_vec()
                        chosen=scale
                        on_choose=move |chosen| scale.set(chosen)
                    />
                </div>
            </When>
            <When holds=Signal::derive(is_picture)>
                <Toggle label=label(Text::ExportBackground) name="export-background" on=background/>
            </When>
            <div class="export-outcome" aria-live="polite">
                {move || match progress.get() {
                    Progress::Choosing => None,
                    Progress::Working => Some(view! { <Waiting label=label(Text::ExportWorking)/> }.into_any()),
                    Progress::Done(file) => Some(
                        view! {
                            <p class="outcome-good" data-outcome="done">
                                {Icon::Check.view()} <span>{t_with(Text::ExportDone, &[("file", &file)])}</span>
                            </p>
                        }
                        .into_any(),
                    ),
                    Progress::Failed(reason) => Some(
                        view! {
                            <div class="notice notice-danger" data-outcome="failed">
                                {Icon::Warning.view()} <p>{t_with(Text::ExportFailed, &[("reason", &reason)])}</p>
                            </div>
                        }
                        .into_any(),
                    ),
                }}
            </div>
            <div class="dialog-foot">
                <Button
                    label=label(Text::ExportStart)
                    action="start-export"
                    kind=ButtonKind::Primary
                    icon=Icon::Download
                    unavailable
                    on_press=start
                />
            </div>
        </div>
    }
    .into_any()
}

fn choice(format: ExportFormat, text: Text) -> Choice {
    Choice {
        token: token(format),
        label: label(text),
        icon: None,
    }
}

/// The scales of a picture of pixels: what is shown, and pixels per board unit.
const SCALES: [(&str, u8); 4] = [("1", 1), ("2", 2), ("3", 3), ("4", 4)];

fn pixels_per_unit(token: &str) -> u8 {
    SCALES
        .iter()
        .find(|(known, _)| *known == token)
        .map_or(1, |(_, scale)| *scale)
}

const FORMATS: [ExportFormat; 3] = [ExportFormat::Png, ExportFormat::Svg, ExportFormat::Markdown];

const fn token(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Png => "png",
        ExportFormat::Svg => "svg",
        ExportFormat::Markdown => "md",
    }
}

const fn format_detail(format: ExportFormat) -> Text {
    match format {
        ExportFormat::Png => Text::ExportFormatPngDetail,
        ExportFormat::Svg => Text::ExportFormatSvgDetail,
        ExportFormat::Markdown => Text::ExportFormatMdDetail,
    }
}
