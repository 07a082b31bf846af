//! The bundled face: waited for before something is painted, and the slices that a text needs, as they are put into an
//! SVG.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use export::{Characters, FontFace, FontFormat};
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::ExportProblem;
use crate::bridge::EditorHandle;
use crate::canvas::Fonts;
use crate::platform::window;

/// Where the style sheet with all slices is.
pub(super) const FOLDER: &str = "/fonts/";
pub(super) const SHEET: &str = "fonts.css";

/// A slice as the style sheet has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Slice<'a> {
    pub weight: u16,
    pub file: &'a str,
    pub range: &'a str,
}

/// Waits until the screen's painter has these letters, or cannot have them.
pub async fn ready_to_paint(handle: EditorHandle, needed: Characters) {
    let fonts = match handle.surface() {
        Some(surface) => surface.fonts(),
        None => Fonts::new(|| {}),
    };
    let texts = [needed.regular, needed.bold].map(|set| set.into_iter().collect::<String>());
    let [regular, bold] = &texts;
    fonts.ready_for([regular, bold]).await;
}

/// Fetches every slice that holds one of the characters. The browser has most of them already: it has just painted
/// those letters.
///
/// # Errors
/// [`ExportProblem::Font`].
pub async fn faces_for(needed: &Characters) -> Result<Vec<FontFace>, ExportProblem> {
    let sheet = bytes(ask(SHEET)).await?;
    let sheet = String::from_utf8(sheet).map_err(|_| ExportProblem::Font)?;
    // All are asked for before the first is waited for.
    let asked = slices_for(&sheet, needed).into_iter();
    let asked: Vec<_> = asked.map(|(slice, _)| (ask(slice.file), slice)).collect();
    let mut faces = Vec::new();
    for (answer, slice) in asked {
        faces.push(FontFace {
            weight: slice.weight,
            format: FontFormat::Woff2,
            base64: STANDARD.encode(bytes(answer).await?),
            unicode_range: Some(slice.range.to_owned()),
        });
    }
    Ok(faces)
}

/// The slices that hold some of the characters, each with those that it holds. Emoji are those of whoever looks.
pub(super) fn slices_for<'a>(sheet: &'a str, needed: &Characters) -> Vec<(Slice<'a>, String)> {
    let rules = sheet.split("@font-face");
    let of_texts = rules.filter(|rule| rule.contains("\"Noto Sans JP\""));
    let mut found = Vec::new();
    for slice in of_texts.filter_map(parse) {
        let characters = if slice.weight < 600 {
            &needed.regular
        } else {
            &needed.bold
        };
        let held = held_of(slice.range, characters);
        if !held.is_empty() {
            found.push((slice, held));
        }
    }
    found
}

/// Reads one rule of the style sheet; `None` for what is none.
fn parse(rule: &str) -> Option<Slice<'_>> {
    let value = |name: &str| {
        let (_, rest) = rule.split_once(name)?;
        rest.split([';', '}']).next().map(str::trim)
    };
    let source = value("src:")?;
    let (_, file) = source.split_once("url(")?;
    let file = file.split(')').next()?.trim_matches(['"', '\'']);
    Some(Slice {
        weight: value("font-weight:")?.parse().ok()?,
        file,
        range: value("unicode-range:")?,
    })
}

/// Those of the characters that a CSS unicode range (`u+3040-309f,u+4e00`) holds.
fn held_of(range: &str, characters: &BTreeSet<char>) -> String {
    let mut held = String::new();
    for part in range.split(',') {
        let part = part.trim();
        let digits = part
            .strip_prefix("u+")
            .or_else(|| part.strip_prefix("U+"))
            .unwrap_or(part);
        let (first, last) = digits.split_once('-').unwrap_or((digits, digits));
        let number = |text: &str| u32::from_str_radix(text, 16).ok().and_then(char::from_u32);
        if let (Some(first), Some(last)) = (number(first), number(last))
            && first <= last
        {
            held.extend(characters.range(first..=last));
        }
    }
    held
}

fn ask(file: &str) -> Promise {
    window().fetch_with_str(&format!("{FOLDER}{file}"))
}

async fn bytes(answer: Promise) -> Result<Vec<u8>, ExportProblem> {
    let response = JsFuture::from(answer)
        .await
        .map_err(|_| ExportProblem::Font)?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return Err(ExportProblem::Font);
    }
    let bytes = response.array_buffer().map_err(|_| ExportProblem::Font)?;
    let bytes = JsFuture::from(bytes)
        .await
        .map_err(|_| ExportProblem::Font)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slices_are_read_from_the_style_sheet() {
        let rule = "{font-family:\"Noto Sans JP\";font-style:normal;font-weight:700;\
            src:url(noto-1.woff2)format(\"woff2\");unicode-range:u+3042,u+4e00-4e8c}";
        let slice = parse(rule).unwrap();
        assert_eq!((slice.weight, slice.file), (700, "noto-1.woff2"));
        let held = |text: &str| held_of(slice.range, &text.chars().collect());
        assert_eq!(
            (held("xあ二"), held("一")),
            ("あ二".to_owned(), "一".to_owned())
        );
        assert_eq!((held("い山"), held("")), (String::new(), String::new()));
        assert_eq!(parse("/* Noto Sans JP */"), None);
    }
}
