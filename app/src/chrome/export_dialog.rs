//! Taking the board, or one canvas, out as a picture or as text.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use crate::bridge::{CanvasSummary, Dialog as Asked, EditorHandle};
use crate::export::{self, ExportFormat, ExportRequest, ReportKind};
use crate::i18n::{Text, locale, locale_untracked, t, t_with};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::dialog;
use crate::ui::element::{Element, changing, el, show};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::progress::waiting;
use crate::ui::segmented::{Choice, segmented};
use crate::ui::toggle::toggle;

/// How far the export has come.
#[derive(Clone, PartialEq)]
enum Progress {
    Choosing,
    Working,
    Done(String),
    Failed(String),
}

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
    scale: RwSignal<&'static str>,
    paper: RwSignal<&'static str>,
    background: RwSignal<bool>,
    progress: RwSignal<Progress>,
}

fn export_form(handle: EditorHandle) -> Element {
    // Opened with a canvas selected, the dialog offers that canvas first.
    let selected = handle
        .signals()
        .selection
        .with_untracked(|selection| selection.canvas.clone());
    let form = Form {
        handle,
        canvas: RwSignal::new(selected.unwrap_or_default()),
        format: RwSignal::new(ExportFormat::Png),
        scale: RwSignal::new("2"),
        paper: RwSignal::new("a4"),
        background: RwSignal::new(true),
        progress: RwSignal::new(Progress::Choosing),
    };
    let format = form.format;
    el("div")
        .class("export-form")
        .child(form.area())
        .child(form.formats())
        .child(show(
            Signal::derive(move || format.get() == ExportFormat::Png),
            move || form.scales(),
        ))
        .child(show(
            Signal::derive(move || format.get() == ExportFormat::Pdf),
            move || form.papers(),
        ))
        .child(show(
            Signal::derive(move || matches!(format.get(), ExportFormat::Report(_))),
            move || form.report_kinds(),
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
                .child(changing(move || outcome(form.progress.get()))),
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

    fn formats(self) -> Element {
        let format = self.format;
        el("div")
            .class("field")
            .child(el("span").class("group-label").says(Text::ExportFormat))
            .child(segmented(
                "export-format",
                label(Text::ExportFormat),
                [
                    choice(ExportFormat::Png, Text::ExportFormatPng),
                    choice(ExportFormat::Svg, Text::ExportFormatSvg),
                    choice(ExportFormat::Pdf, Text::ExportFormatPdf),
                    choice(ExportFormat::Markdown, Text::ExportFormatMd),
                    choice(ExportFormat::Csv, Text::ExportFormatCsv),
                    choice(ExportFormat::Html, Text::ExportFormatHtml),
                    choice(ExportFormat::Json, Text::ExportFormatJson),
                    choice(ExportFormat::Tasks, Text::ExportFormatTasks),
                    choice(ExportFormat::Calendar, Text::ExportFormatIcs),
                    choice(
                        ExportFormat::Report(ReportKind::Pdf),
                        Text::ExportFormatReport,
                    ),
                    choice(ExportFormat::Zip, Text::ExportFormatZip),
                ],
                Signal::derive(move || token(format.get())),
                move |chosen| {
                    if let Some(found) = FORMATS.into_iter().find(|format| token(*format) == chosen)
                    {
                        format.set(found);
                    }
                },
            ))
            .child(
                el("p")
                    .class("hint")
                    .text_with(move || t(format_detail(format.get()))),
            )
    }

    fn scales(self) -> Element {
        let scale = self.scale;
        el("div")
            .class("field")
            .child(el("span").class("group-label").says(Text::ExportScale))
            .child(segmented(
                "export-scale",
                label(Text::ExportScale),
                SCALES.map(|(token, _)| Choice {
                    token,
                    label: Signal::stored(format!("{token}×")),
                    icon: None,
                }),
                scale.into(),
                move |chosen| scale.set(chosen),
            ))
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
    }

    fn report_kinds(self) -> Element {
        let format = self.format;
        let kinds = [
            (ReportKind::Pdf, "pdf", Text::ExportFormatPdf),
            (ReportKind::Html, "html", Text::ExportFormatHtml),
            (ReportKind::Markdown, "md", Text::ExportFormatMd),
        ];
        let chosen = move || match format.get() {
            ExportFormat::Report(ReportKind::Html) => "html",
            ExportFormat::Report(ReportKind::Markdown) => "md",
            _ => "pdf",
        };
        el("div")
            .class("field")
            .child(el("span").class("group-label").says(Text::ExportReportKind))
            .child(segmented(
                "export-report-kind",
                label(Text::ExportReportKind),
                kinds.map(|(_, token, text)| Choice {
                    token,
                    label: label(text),
                    icon: None,
                }),
                Signal::derive(chosen),
                move |token| {
                    let found = kinds.iter().find(|(_, known, _)| *known == token);
                    if let Some((kind, _, _)) = found {
                        format.set(ExportFormat::Report(*kind));
                    }
                },
            ))
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
            handle, progress, ..
        } = self;
        let area = self.canvas.get_untracked();
        let request = ExportRequest {
            canvas: (!area.is_empty()).then(|| board::ElementId::new(area)),
            format: self.format.get_untracked(),
            scale: pixels_per_unit(self.scale.get_untracked()),
            paper: self.paper.get_untracked(),
            background: self.background.get_untracked(),
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

fn outcome(progress: Progress) -> Option<Element> {
    match progress {
        Progress::Choosing => None,
        Progress::Working => Some(waiting(label(Text::ExportWorking))),
        Progress::Done(file) => Some(
            el("p")
                .attrs(&[("class", "outcome-good"), ("data-outcome", "done")])
                .child(Icon::Check.view())
                .text(" ")
                .child(el("span").text(&t_with(Text::ExportDone, &[("file", &file)]))),
        ),
        Progress::Failed(reason) => Some(
            el("div")
                .attrs(&[
                    ("class", "notice notice-danger"),
                    ("data-outcome", "failed"),
                ])
                .child(Icon::Warning.view())
                .text(" ")
                .child(el("p").text(&t_with(Text::ExportFailed, &[("reason", &reason)]))),
        ),
    }
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

const FORMATS: [ExportFormat; 11] = [
    ExportFormat::Png,
    ExportFormat::Svg,
    ExportFormat::Pdf,
    ExportFormat::Markdown,
    ExportFormat::Csv,
    ExportFormat::Html,
    ExportFormat::Json,
    ExportFormat::Tasks,
    ExportFormat::Calendar,
    ExportFormat::Report(ReportKind::Pdf),
    ExportFormat::Zip,
];

const fn token(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Png => "png",
        ExportFormat::Svg => "svg",
        ExportFormat::Pdf => "pdf",
        ExportFormat::Markdown => "md",
        ExportFormat::Csv => "csv",
        ExportFormat::Html => "html",
        ExportFormat::Tasks => "tasks",
        ExportFormat::Calendar => "ics",
        ExportFormat::Report(_) => "report",
        ExportFormat::Zip => "zip",
        ExportFormat::Json => "json",
    }
}

const fn format_detail(format: ExportFormat) -> Text {
    match format {
        ExportFormat::Png => Text::ExportFormatPngDetail,
        ExportFormat::Svg => Text::ExportFormatSvgDetail,
        ExportFormat::Pdf => Text::ExportFormatPdfDetail,
        ExportFormat::Markdown => Text::ExportFormatMdDetail,
        ExportFormat::Csv => Text::ExportFormatCsvDetail,
        ExportFormat::Html => Text::ExportFormatHtmlDetail,
        ExportFormat::Tasks => Text::ExportFormatTasksDetail,
        ExportFormat::Calendar => Text::ExportFormatIcsDetail,
        ExportFormat::Report(_) => Text::ExportFormatReportDetail,
        ExportFormat::Zip => Text::ExportFormatZipDetail,
        ExportFormat::Json => Text::ExportFormatJsonDetail,
    }
}
