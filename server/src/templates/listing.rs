//! What the lists tell of each template and each pack.

use board::Label;
use serde::Serialize;
use workshop::{Mode, Pack, Template};

use super::Listed;

#[derive(Serialize)]
pub(super) struct TemplateRow<'a> {
    id: &'a str,
    version: u32,
    title: &'a Label,
    description: &'a Label,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    /// Whether it is the relay's owner's.
    own: bool,
    packs: Vec<&'a str>,
    samples: Vec<SampleRow<'a>>,
}

#[derive(Serialize)]
struct SampleRow<'a> {
    id: &'a str,
    title: &'a Label,
}

#[derive(Serialize)]
pub(super) struct PackRow<'a> {
    id: &'a str,
    version: u32,
    title: &'a Label,
    description: &'a Label,
    own: bool,
    templates: &'a [String],
}

/// All templates, those of the first pack first, those in no pack last.
pub(super) fn templates<'a>(
    templates: &'a [Listed<Template>],
    packs: &'a [Listed<Pack>],
) -> Vec<TemplateRow<'a>> {
    let place = |id: &str| {
        let mut ranks = packs.iter().enumerate().filter_map(|(number, pack)| {
            let rank = pack.value.templates.iter().position(|one| one == id)?;
            Some((number, rank))
        });
        ranks.next().unwrap_or((usize::MAX, 0))
    };
    let mut sorted: Vec<&Listed<Template>> = templates.iter().collect();
    sorted.sort_by_key(|listed| place(&listed.value.id));
    sorted
        .into_iter()
        .map(|listed| row(listed, packs))
        .collect()
}

fn row<'a>(listed: &'a Listed<Template>, packs: &'a [Listed<Pack>]) -> TemplateRow<'a> {
    let template = &listed.value;
    let samples = template.samples.iter().map(|sample| SampleRow {
        id: &sample.id,
        title: &sample.title,
    });
    let packs = packs
        .iter()
        .filter(|pack| pack.value.templates.contains(&template.id))
        .map(|pack| pack.value.id.as_str());
    TemplateRow {
        id: &template.id,
        version: template.version,
        title: &template.title,
        description: &template.description,
        minutes: template.guide.minutes,
        mode: template.guide.mode.map(mode_name),
        owner: template.guide.owner.as_deref(),
        own: listed.is_own,
        packs: packs.collect(),
        samples: samples.collect(),
    }
}

/// As template files write it.
const fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Individual => "individual",
        Mode::Group => "group",
        Mode::Pair => "pair",
        Mode::Lecture => "lecture",
    }
}

/// All packs, in their order.
pub(super) fn packs(packs: &[Listed<Pack>]) -> Vec<PackRow<'_>> {
    let rows = packs.iter().map(|listed| PackRow {
        id: &listed.value.id,
        version: listed.value.version,
        title: &listed.value.title,
        description: &listed.value.description,
        own: listed.is_own,
        templates: &listed.value.templates,
    });
    rows.collect()
}
