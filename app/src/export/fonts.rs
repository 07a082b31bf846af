//! The slices of the bundled face that a text needs, as they are put into an SVG.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use export::{Characters, FontFace, FontFormat};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::ExportProblem;
use crate::platform::window;

/// Where the style sheet with all slices is.
const FOLDER: &str = "/fonts/";
const SHEET: &str = "fonts.css";

/// A slice as the style sheet has it.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Slice<'a> {
    weight: u16,
    file: &'a str,
    range: &'a str,
}

/// Fetches every slice that holds one of the characters. The browser has most of them already: it has just painted
/// those letters.
///
/// # Errors
/// [`ExportProblem::Font`].
pub async fn faces_for(needed: &Characters) -> Result<Vec<FontFace>, ExportProblem> {
    let sheet = fetch(SHEET).await?;
    let sheet = String::from_utf8(sheet).map_err(|_| ExportProblem::Font)?;
    let mut faces = Vec::new();
    // Emoji are those of whoever looks at the file.
    let rules = sheet.split("@font-face");
    let of_texts = rules.filter(|rule| rule.contains("\"Noto Sans JP\""));
    for slice in of_texts.filter_map(parse) {
        let characters = if slice.weight < 600 {
            &needed.regular
        } else {
            &needed.bold
        };
        if holds_any(slice.range, characters) {
            faces.push(FontFace {
                weight: slice.weight,
                format: FontFormat::Woff2,
                base64: STANDARD.encode(fetch(slice.file).await?),
                unicode_range: Some(slice.range.to_owned()),
            });
        }
    }
    Ok(faces)
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

/// Whether a CSS unicode range (`u+3040-309f,u+4e00`) holds one of the characters.
fn holds_any(range: &str, characters: &BTreeSet<char>) -> bool {
    range.split(',').any(|part| {
        let part = part.trim();
        let digits = part
            .strip_prefix("u+")
            .or_else(|| part.strip_prefix("U+"))
            .unwrap_or(part);
        let (first, last) = digits.split_once('-').unwrap_or((digits, digits));
        let number = |text: &str| u32::from_str_radix(text, 16).ok().and_then(char::from_u32);
        match (number(first), number(last)) {
            (Some(first), Some(last)) if first <= last => {
                characters.range(first..=last).next().is_some()
            }
            _ => false,
        }
    })
}

async fn fetch(file: &str) -> Result<Vec<u8>, ExportProblem> {
    let address = format!("{FOLDER}{file}");
    let response = JsFuture::from(window().fetch_with_str(&address))
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
        let holds = |text: &str| holds_any(slice.range, &text.chars().collect());
        assert!(holds("xあ") && holds("二") && holds("一"));
        assert!(!holds("い山") && !holds(""));
        assert_eq!(parse("/* Noto Sans JP */"), None);
    }
}
