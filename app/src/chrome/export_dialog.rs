//! Taking the board, or one canvas, out as a picture or as text.

mod formats;
mod outcome;
mod scales;

mod zone_choice;

use ::export::PDF_PAGES_MAX;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::bridge::{CanvasSummary, Dialog as Asked, EditorHandle};
use crate::export::{self, ExportFormat, ExportRequest, GivingUp, Sizes, Turns};
use crate::i18n::{Text, locale, locale_untracked, t, t_with};
use crate::platform::next_frame;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, changing, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::segmented::{Choice, segmented};
use crate::ui::toggle::toggle;
use formats::{formats, report_kinds};
use outcome::{Progress, hand_on_focus, outcome};
use scales::Scales;

/// The dialog.
pub fn export_dialog() -> Element {
    let handle = expect_context::<EditorHandle>();
    let asked = handle.signals().dialog;
    StoredValue::new_local(export::printing::listen(handle));
    dialog(
        "export",
        Signal::derive(move || asked.get() == Some(Asked::Export)),
        label(Text::ExportTitle),
        move || asked.set(None),
        move || export_form(handle),
    )
}

/// What was chosen, and how far it has come.
#[derive(Clone, Copy)]
struct Form {
    handle: EditorHandle,
    /// The canvas; empty for the whole board.
    canvas: RwSignal<String>,
    format: RwSignal<ExportFormat>,
    /// How large all that would be.
    sizes: Memo<Option<Sizes>>,
    scales: Scales,
    paper: RwSignal<&'static str>,
    background: RwSignal<bool>,
    progress: RwSignal<Progress>,
    /// How much is done, from 0 to 1; 0 where nobody knows.
    share: RwSignal<f64>,
    giving_up: StoredValue<GivingUp, LocalStorage>,
}

fn export_form(handle: EditorHandle) -> Element {
    // Opened with a canvas selected, the dialog offers that canvas first.
    let selected = handle
        .signals()
        .selection
        .with_untracked(|selection| selection.canvas.clone());
    let canvas = RwSignal::new(selected.unwrap_or_default());
    let sizes = Memo::new(move |_| {
        // Whatever changes the board may change its size.
        handle.signals().canvases.track();
        canvas.with(|canvas| Sizes::of(handle, canvas))
    });
    let form = Form {
        handle,
        canvas,
        format: RwSignal::new(ExportFormat::Png),
        sizes,
        scales: Scales::new(sizes),
        paper: RwSignal::new("a4"),
        background: RwSignal::new(true),
        progress: RwSignal::new(Progress::Choosing),
        share: RwSignal::new(0.0),
        giving_up: StoredValue::new_local(GivingUp::default()),
    };
    let format = form.format;
    el("div")
        .class("export-form")
        .child(form.area())
        .child(formats(format))
        .child(show(
            Signal::derive(move || format.get() == ExportFormat::Png),
            move || form.scales.view(),
        ))
        .child(show(
            Signal::derive(move || format.get() == ExportFormat::Pdf),
            move || form.papers(),
        ))
        .child(show(
            Signal::derive(move || {
                matches!(format.get(), ExportFormat::Calendar | ExportFormat::Zip)
            }),
            zone_choice::zone_choice,
        ))
        .child(show(
            Signal::derive(move || matches!(format.get(), ExportFormat::Report(_))),
            move || report_kinds(format),
        ))
        .child(show(
            Signal::derive(move || matches!(format.get(), ExportFormat::Png | ExportFormat::Svg)),
            move || {
                toggle(
                    label(Text::ExportBackground),
                    "export-background",
                    form.background,
                )
            },
        ))
        .child(
            el("div")
                .class("export-outcome")
                .attr("aria-live", "polite")
                .child(changing(move || {
                    outcome(form.progress.get(), form.share, form.giving_up)
                })),
        )
        .child(el("div").class("dialog-foot").child(form.button()))
}

impl Form {
    fn area(self) -> Element {
        let Self { handle, canvas, .. } = self;
        let choices = el("select")
            .attrs(&[("class", "input"), ("name", "export-area")])
            .on("change", move |event: Event| {
                canvas.set(event_target_value(&event));
            })
            .child(
                el("option")
                    .attr("value", "")
                    .attr_with("selected", move || canvas.with(String::is_empty))
                    .says(Text::ExportAreaBoard),
            )
            .child(changing(move || {
                let canvases = handle.signals().canvases.get();
                canvases
                    .iter()
                    .map(|one| canvas_option(one, canvas))
                    .collect::<Vec<_>>()
            }))
            .value_with(canvas);
        el("label")
            .class("field")
            .child(el("span").class("group-label").says(Text::ExportArea))
            .child(
                el("div")
                    .class("select")
                    .child(choices)
                    .child(Icon::ChevronDown.view()),
            )
    }

    fn papers(self) -> Element {
        let paper = self.paper;
        el("div")
            .class("field")
            .child(el("span").class("group-label").says(Text::ExportPaper))
            .child(segmented(
                "export-paper",
                label(Text::ExportPaper),
                [("a4", "A4"), ("a3", "A3")].map(|(token, name)| Choice {
                    token,
                    label: Signal::stored(name.to_owned()),
                    icon: None,
                }),
                paper.into(),
                move |chosen| paper.set(chosen),
            ))
            .child(
                el("p")
                    .class("hint")
                    .attr("id", "export-pages")
                    .text_with(move || self.pages()),
            )
    }

    /// How many pages there would be.
    fn pages(self) -> String {
        let count = self.sizes.get().map_or(0, |sizes| sizes.pages);
        let text = match count {
            0 => return String::new(),
            1 => Text::ExportPage,
            count if count > PDF_PAGES_MAX => Text::ExportPagesMax,
            _ => Text::ExportPages,
        };
        let (count, max) = (count.to_string(), PDF_PAGES_MAX.to_string());
        t_with(text, &[("count", &count), ("max", &max)])
    }

    fn button(self) -> Button {
        let Self {
            handle, progress, ..
        } = self;
        let unavailable = Signal::derive(move || {
            if handle.signals().empty.get() {
                Some(t(Text::ExportEmpty).to_owned())
            } else {
                (progress.get() == Progress::Working).then(|| t(Text::ExportWorking).to_owned())
            }
        });
        Button::new(label(Text::ExportStart), "start-export", move || {
            self.start();
        })
        .kind(ButtonKind::Primary)
        .icon(Icon::Download)
        .unavailable(unavailable)
    }

    fn start(self) {
        let Self {
            handle,
            progress,
            share,
            ..
        } = self;
        let area = self.canvas.get_untracked();
        let request = ExportRequest {
            canvas: (!area.is_empty()).then(|| board::ElementId::new(area)),
            format: self.format.get_untracked(),
            scale: untrack(|| self.scales.chosen()),
            paper: self.paper.get_untracked(),
            background: self.background.get_untracked(),
            locale: locale_untracked(),
        };
        share.set(0.0);
        progress.set(Progress::Working);
        let giving_up = GivingUp::default();
        self.giving_up.set_value(giving_up.clone());
        // The dialog may be closed meanwhile.
        let turns = Turns::new(move |done| {
            share.try_set(done);
        });
        spawn_local(async move {
            // What was pressed is seen before anything else is done.
            next_frame().await;
            let work = export::run(handle, request, turns);
            let outcome = match giving_up.unless(Box::pin(work)).await {
                Some(Ok(file_name)) => Progress::Done(file_name),
                Some(Err(error)) => Progress::Failed(error.to_string()),
                None => Progress::GivenUp,
            };
            hand_on_focus();
            progress.try_set(outcome);
        });
    }
}

fn canvas_option(one: &CanvasSummary, chosen: RwSignal<String>) -> Element {
    let title = one.label.get(locale()).to_owned();
    let is_chosen = chosen.with_untracked(|chosen| *chosen == one.id);
    let option = el("option")
        .attr("value", &one.id)
        .text(&t_with(Text::ExportAreaCanvas, &[("title", &title)]));
    if is_chosen {
        option.attr("selected", "")
    } else {
        option
    }
}
