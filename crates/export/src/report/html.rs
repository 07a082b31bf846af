//! The report as one HTML file: to be read, and to be printed on one page of A4.

use super::{Report, Section, Table};
use crate::svg::write::escaped;

/// Nothing is fetched, nothing runs.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

const STYLE: &str = "\
@page{size:A4 portrait;margin:14mm}\
:root{color-scheme:light;--ink:#1f2328;--soft:#57606a;--edge:#d0d7de;--accent:#1d4ed8}\
*{box-sizing:border-box}\
body{margin:0 auto;max-width:52em;padding:24px;color:var(--ink);background:#fff;\
font:14px/1.6 \"Noto Sans JP\",\"Hiragino Sans\",\"Yu Gothic\",Meiryo,sans-serif}\
header{border-bottom:2px solid var(--accent);padding-bottom:8px}\
h1{margin:0;font-size:22px;line-height:1.35;overflow-wrap:anywhere}\
header p{margin:2px 0 0;color:var(--soft)}\
h2{margin:18px 0 4px;font-size:15px;color:var(--accent)}\
dl{margin:0;display:grid;grid-template-columns:11em 1fr}\
dt,dd{margin:0;padding:4px 0;border-bottom:1px solid var(--edge);overflow-wrap:anywhere}\
dt{color:var(--soft)}\
table{border-collapse:collapse;width:100%}\
th,td{border-bottom:1px solid var(--edge);padding:4px 8px 4px 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}\
th{color:var(--soft);font-weight:400}\
.open{color:var(--soft);font-style:italic}\
@media print{body{padding:0;max-width:none;font-size:10pt}h2{break-after:avoid}section{break-inside:avoid}}";

/// Writes the report as a page that needs nothing from elsewhere.
pub fn report_html(report: &Report) -> String {
    let sections: String = report
        .sections
        .iter()
        .map(|section| part(report, section))
        .collect();
    let title = escaped(&report.title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<header>\n<h1>{title}</h1>\n<p>{subtitle}</p>\n</header>\n<main>\n{sections}</main>\n</body>\n</html>\n",
        language = report.locale.tag(),
        subtitle = escaped(&report.subtitle()),
    )
}

fn part(report: &Report, section: &Section) -> String {
    let mut out = format!("<section>\n<h2>{}</h2>\n", escaped(section.heading));
    if !section.facts.is_empty() {
        out.push_str("<dl>\n");
        for fact in &section.facts {
            out.push_str(&format!(
                "<dt>{}</dt><dd>{}</dd>\n",
                escaped(fact.name),
                shown(&fact.said, report.open())
            ));
        }
        out.push_str("</dl>\n");
    }
    if let Some(table) = &section.table {
        out.push_str(&rows(report, table));
    }
    out.push_str("</section>\n");
    out
}

fn rows(report: &Report, table: &Table) -> String {
    if table.rows.is_empty() {
        return format!("<p>{}</p>\n", shown("", report.open()));
    }
    let mut out = String::from("<table>\n<thead><tr>");
    for name in &table.head {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(name)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for fields in &table.rows {
        out.push_str("<tr>");
        for field in fields {
            out.push_str(&format!("<td>{}</td>", shown(field, report.open_field())));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    if table.left_out > 0 {
        out.push_str(&format!("<p>{}</p>\n", report.left_out(table.left_out)));
    }
    out
}

/// What is known, or that nothing is.
fn shown(said: &str, open: &str) -> String {
    if said.is_empty() {
        format!("<span class=\"open\">{open}</span>")
    } else {
        escaped(said)
    }
}
