//! The kinds of files, and what each is for.

use leptos::prelude::*;

use crate::export::{ExportFormat, ReportKind};
use crate::i18n::{Text, t};
use crate::ui::element::{Element, el};
use crate::ui::label;
use crate::ui::segmented::{Choice, segmented};

/// Every kind: its name for the browser, what it is called, and what it is for.
const FORMATS: [(ExportFormat, &str, Text, Text); 11] = [
    (
        ExportFormat::Png,
        "png",
        Text::ExportFormatPng,
        Text::ExportFormatPngDetail,
    ),
    (
        ExportFormat::Svg,
        "svg",
        Text::ExportFormatSvg,
        Text::ExportFormatSvgDetail,
    ),
    (
        ExportFormat::Pdf,
        "pdf",
        Text::ExportFormatPdf,
        Text::ExportFormatPdfDetail,
    ),
    (
        ExportFormat::Markdown,
        "md",
        Text::ExportFormatMd,
        Text::ExportFormatMdDetail,
    ),
    (
        ExportFormat::Csv,
        "csv",
        Text::ExportFormatCsv,
        Text::ExportFormatCsvDetail,
    ),
    (
        ExportFormat::Html,
        "html",
        Text::ExportFormatHtml,
        Text::ExportFormatHtmlDetail,
    ),
    (
        ExportFormat::Json,
        "json",
        Text::ExportFormatJson,
        Text::ExportFormatJsonDetail,
    ),
    (
        ExportFormat::Tasks,
        "tasks",
        Text::ExportFormatTasks,
        Text::ExportFormatTasksDetail,
    ),
    (
        ExportFormat::Calendar,
        "ics",
        Text::ExportFormatIcs,
        Text::ExportFormatIcsDetail,
    ),
    (
        ExportFormat::Report(ReportKind::Pdf),
        "report",
        Text::ExportFormatReport,
        Text::ExportFormatReportDetail,
    ),
    (
        ExportFormat::Zip,
        "zip",
        Text::ExportFormatZip,
        Text::ExportFormatZipDetail,
    ),
];

/// How a report is written.
const KINDS: [(ReportKind, &str, Text); 3] = [
    (ReportKind::Pdf, "pdf", Text::ExportFormatPdf),
    (ReportKind::Html, "html", Text::ExportFormatHtml),
    (ReportKind::Markdown, "md", Text::ExportFormatMd),
];

/// The choice among the kinds.
pub fn formats(format: RwSignal<ExportFormat>) -> Element {
    let row = move || FORMATS.iter().find(|row| is_same(row.0, format.get()));
    let choices = FORMATS.map(|(_, token, text, _)| choice(token, text));
    let chosen = Signal::derive(move || row().map_or("", |row| row.1));
    el("div")
        .class("field")
        .child(el("span").class("group-label").says(Text::ExportFormat))
        .child(segmented(
            "export-format",
            label(Text::ExportFormat),
            choices,
            chosen,
            move |chosen| {
                if let Some(row) = FORMATS.iter().find(|row| row.1 == chosen) {
                    format.set(row.0);
                }
            },
        ))
        .child(
            el("p")
                .class("hint")
                .text_with(move || row().map(|row| t(row.3))),
        )
}

/// The choice among the kinds of reports.
pub fn report_kinds(format: RwSignal<ExportFormat>) -> Element {
    let chosen = move || match format.get() {
        ExportFormat::Report(kind) => KINDS.iter().find(|row| row.0 == kind),
        _ => None,
    };
    el("div")
        .class("field")
        .child(el("span").class("group-label").says(Text::ExportReportKind))
        .child(segmented(
            "export-report-kind",
            label(Text::ExportReportKind),
            KINDS.map(|(_, token, text)| choice(token, text)),
            Signal::derive(move || chosen().map_or("pdf", |row| row.1)),
            move |token| {
                if let Some(row) = KINDS.iter().find(|row| row.1 == token) {
                    format.set(ExportFormat::Report(row.0));
                }
            },
        ))
}

/// Whether two are the same kind of file, however a report is written.
fn is_same(one: ExportFormat, other: ExportFormat) -> bool {
    one == other
        || matches!(
            (one, other),
            (ExportFormat::Report(_), ExportFormat::Report(_))
        )
}

fn choice(token: &'static str, text: Text) -> Choice {
    Choice {
        token,
        label: label(text),
        icon: None,
    }
}
