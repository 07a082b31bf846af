//! How large a picture of pixels is, said before it is made: what would be too large cannot be chosen.

use ::export::{PNG_PIXELS_MAX, PNG_SIDE_MAX, PngScale};
use leptos::prelude::*;

use crate::export::Sizes;
use crate::i18n::{Text, grouped, t, t_with};
use crate::ui::element::{Element, el};

/// The scales: how each is called, and what it means.
const SCALES: [(&str, PngScale); 5] = [
    ("1", PngScale::Exactly(1.0)),
    ("2", PngScale::Exactly(2.0)),
    ("3", PngScale::Exactly(3.0)),
    ("4", PngScale::Exactly(4.0)),
    ("fit", PngScale::FIT),
];
/// What is chosen at first, if it may be; otherwise as large as may be.
const USUAL: &str = "2";

/// The choice among the scales.
#[derive(Clone, Copy)]
pub struct Scales {
    sizes: Memo<Option<Sizes>>,
    /// What somebody chose.
    wished: RwSignal<&'static str>,
}

impl Scales {
    /// A choice for what has these sizes.
    pub fn new(sizes: Memo<Option<Sizes>>) -> Self {
        let wished = RwSignal::new(USUAL);
        Self { sizes, wished }
    }

    /// The scale that is chosen. What has become too large since it was chosen gives way to the largest that may be.
    pub fn chosen(self) -> PngScale {
        scale_of(self.token())
    }

    fn token(self) -> &'static str {
        let wished = self.wished.get();
        if self.may_be(wished) { wished } else { "fit" }
    }

    fn may_be(self, token: &str) -> bool {
        let sizes = self.sizes.get();
        sizes.is_none_or(|sizes| sizes.pixels(scale_of(token)).is_some())
    }

    /// The choice, with what comes of it, and why the rest cannot be chosen.
    pub fn view(self) -> Element {
        let choices = SCALES.map(|(token, _)| self.choice(token));
        el("div")
            .class("field")
            .child(el("span").class("group-label").says(Text::ExportScale))
            .child(
                el("fieldset")
                    .class("segmented")
                    .attrs(&[
                        ("data-group", "export-scale"),
                        ("aria-describedby", "export-size export-limit"),
                    ])
                    .child(
                        el("legend")
                            .class("visually-hidden")
                            .says(Text::ExportScale),
                    )
                    .children(choices),
            )
            .child(
                el("p")
                    .class("hint")
                    .attrs(&[("id", "export-size"), ("aria-live", "polite")])
                    .text_with(move || self.outcome()),
            )
            .child(
                el("p")
                    .class("hint export-limit")
                    .attr("id", "export-limit")
                    .text_with(move || self.limit()),
            )
    }

    fn choice(self, token: &'static str) -> Element {
        let too_large = move || !self.may_be(token);
        el("label")
            .class("segment")
            .class_with("segment-unavailable", too_large)
            .child(
                el("input")
                    .attrs(&[
                        ("type", "radio"),
                        ("name", "export-scale"),
                        ("value", token),
                    ])
                    .attr_with("disabled", move || too_large().then_some(""))
                    .checked_with(move || self.token() == token)
                    .on("change", move |_: web_sys::Event| self.wished.set(token)),
            )
            .child(el("span").text_with(move || name(token)))
    }

    /// What comes of it, in words.
    fn outcome(self) -> String {
        let scale = self.chosen();
        let size = self.sizes.get().and_then(|sizes| sizes.pixels(scale));
        let Some(size) = size else {
            return String::new();
        };
        let (width, height) = (grouped(size.width.into()), grouped(size.height.into()));
        let hundredths = (size.scale * 100.0).round() / 100.0;
        let values = [
            ("width", width.as_str()),
            ("height", height.as_str()),
            ("scale", &hundredths.to_string()),
        ];
        t_with(Text::ExportScaleSize, &values)
    }

    /// Which cannot be chosen, and why; nothing if all can.
    fn limit(self) -> String {
        let refused: Vec<String> = SCALES
            .iter()
            .filter(|(token, _)| !self.may_be(token))
            .map(|(token, _)| name(token))
            .collect();
        if refused.is_empty() {
            return String::new();
        }
        let (side, pixels) = (grouped(PNG_SIDE_MAX), grouped(PNG_PIXELS_MAX));
        let values = [
            ("scales", refused.join(t(Text::ExportScaleBetween))),
            ("side", side),
            ("pixels", pixels),
        ];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        t_with(Text::ExportScaleLimit, &values)
    }
}

fn scale_of(token: &str) -> PngScale {
    let found = SCALES.iter().find(|(known, _)| *known == token);
    found.map_or(PngScale::FIT, |(_, scale)| *scale)
}

fn name(token: &str) -> String {
    match token {
        "fit" => t(Text::ExportScaleFit).to_owned(),
        times => format!("{times}×"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_means_what_it_says() {
        for (token, scale) in SCALES {
            assert_eq!(scale_of(token), scale);
            assert_eq!(PngScale::parse(token), Some(scale));
        }
    }
}
