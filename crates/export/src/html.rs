//! One HTML file to read a board without Nonet: from a mail, from a USB stick, in ten years.
//!
//! It has the picture, and beside it everything that is written as headings and lists, for screen readers, for
//! searching and for copying. There is no script in it, and its policy lets none run whatever a note says.

#[cfg(feature = "subset")]
mod letters;

use board::{Locale, Snapshot};
#[cfg(feature = "subset")]
pub use letters::page_fonts;
use pulldown_cmark::html::push_html;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::svg::write::escaped;
use crate::words::choose;
use crate::{ExportError, Pictures, SvgOptions, markdown, svg};

/// Nothing is fetched, nothing runs; pictures and fonts are inside.
const POLICY: &str = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; \
    form-action 'none'; base-uri 'none'";

const STYLE: &str = "\
:root{color-scheme:light;--ink:#1f2328;--soft:#57606a;--edge:#d0d7de;--ground:#f6f8fa}\
*{box-sizing:border-box}\
body{margin:0;background:var(--ground);color:var(--ink);\
font:16px/1.7 \"Noto Sans JP\",\"Hiragino Sans\",\"Yu Gothic\",Meiryo,sans-serif}\
header{padding:20px 28px;border-bottom:1px solid var(--edge);background:#fff}\
header h1{margin:0;font-size:22px;line-height:1.4}\
header p{margin:4px 0 0;color:var(--soft);font-size:14px}\
figure{margin:16px;overflow:auto;max-height:80vh;background:#fff;border:1px solid var(--edge);border-radius:8px}\
figure svg{display:block;max-width:100%;height:auto}\
figure:focus-visible{outline:3px solid #0b57d0;outline-offset:-3px}\
main{max-width:60em;margin:0 auto;padding:12px 28px 64px}\
main h2{margin:32px 0 4px;font-size:20px}main h3{margin:20px 0 2px;font-size:16px}\
main h4,main h5,main h6{margin:14px 0 2px;font-size:15px}\
main li{overflow-wrap:anywhere}\
main table{border-collapse:collapse;margin:8px 0}main th,main td{border:1px solid var(--edge);padding:4px 10px;text-align:left}\
@media print{figure{max-height:none}header,body{background:#fff}}";

/// Writes part of a board as one HTML file that only shows.
///
/// # Errors
/// As [`crate::svg`] and [`crate::markdown`].
pub fn html(
    snapshot: &Snapshot,
    options: &SvgOptions,
    pictures: Pictures<'_>,
) -> Result<String, ExportError> {
    let locale = options.locale;
    let picture = svg(snapshot, options, pictures)?;
    let written = markdown(snapshot, &options.area, locale)?;
    let title = title(&written, snapshot);
    let say = |ja, en| choose(locale, ja, en);
    Ok(format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n<header>\n<h1>{title}</h1>\n<p>{note}</p>\n</header>\n\
         <figure tabindex=\"0\" aria-label=\"{label}\">\n{picture}</figure>\n<main>\n{text}</main>\n</body>\n</html>\n",
        language = locale.tag(),
        note = note(locale),
        label = say("ボードの図", "A picture of the board"),
        text = body(&written),
    ))
}

/// What kind of page it is.
const fn note(locale: Locale) -> &'static str {
    choose(
        locale,
        "閲覧用の書き出しです。変更はできません。",
        "An export to read; it cannot be changed.",
    )
}

/// The title, as Markdown has it in its first line.
fn title(written: &str, snapshot: &Snapshot) -> String {
    let mut parts = Parser::new(written.lines().next().unwrap_or_default());
    let mut title = String::new();
    for event in parts.by_ref() {
        if let Event::Text(text) | Event::Code(text) = event {
            title.push_str(&text);
        }
    }
    if title.is_empty() {
        title.clone_from(&snapshot.info().title);
    }
    escaped(&title)
}

/// The Markdown as HTML, without its title. What people wrote is escaped there; should some markup slip through, it
/// is shown as text.
fn body(written: &str) -> String {
    let rest = written.split_once('\n').map_or("", |(_, rest)| rest);
    let events = Parser::new_ext(rest, Options::ENABLE_TABLES).map(|event| match event {
        // The only markup of our own, in tables.
        Event::InlineHtml(markup) if &*markup == "<br>" => Event::HardBreak,
        Event::Html(markup) | Event::InlineHtml(markup) => Event::Text(markup),
        // Pictures are in the figure; here stands what they show.
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        event => event,
    });
    let mut out = String::new();
    push_html(&mut out, events);
    out
}
