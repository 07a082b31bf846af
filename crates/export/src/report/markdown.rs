//! The report as Markdown.

use super::{Report, Section, Table};
use crate::markdown::escape::{heading, inline, table_field};

/// Writes the report as Markdown: a heading for each part, a line for each fact, a table of milestones.
pub fn report_markdown(report: &Report) -> String {
    let mut out = heading(1, &report.title);
    out.push_str(&format!("\n{}\n", report.subtitle()));
    for section in &report.sections {
        out.push('\n');
        out.push_str(&heading(2, section.heading));
        out.push('\n');
        out.push_str(&facts(report, section));
        if let Some(table) = &section.table {
            out.push_str(&table_of(report, table));
        }
    }
    out
}

fn facts(report: &Report, section: &Section) -> String {
    let lines = section.facts.iter().map(|fact| {
        let said = if fact.said.is_empty() {
            report.open().to_owned()
        } else {
            inline(&fact.said)
        };
        format!("- **{}**: {said}\n", fact.name)
    });
    lines.collect()
}

fn table_of(report: &Report, table: &Table) -> String {
    if table.rows.is_empty() {
        return format!("{}\n", report.open());
    }
    let row = |fields: Vec<String>| format!("| {} |\n", fields.join(" | "));
    let mut out = row(table.head.iter().map(|&name| name.to_owned()).collect());
    out.push_str(&row(vec!["---".to_owned(); table.head.len()]));
    for fields in &table.rows {
        let fields = fields.iter().map(|field| match field.as_str() {
            "" => report.open_field().to_owned(),
            field => table_field(&inline(field)),
        });
        out.push_str(&row(fields.collect()));
    }
    if table.left_out > 0 {
        out.push_str(&format!("\n{}\n", report.left_out(table.left_out)));
    }
    out
}
