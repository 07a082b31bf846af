//! The `discovery/` tree: what a workshop found out, as files that writing programs and repositories take.

use board::{ElementId, Locale, Snapshot};
use scene::{Scene, Style};

use crate::ExportError;
use crate::markdown::canvas_at_level;

/// The title of the tree's main file.
const TITLE: &str = "# Your ML Enablement Workshop\n";
/// Its sections: these five, in this order, whether something stands in them or not.
const SECTIONS: [&str; 5] = ["Listen", "Define", "Invent", "Refine", "Test/Iterate"];

/// Writes `discovery/README.md`: under each of the five sections the canvases whose template belongs there, from the
/// top left of the board to the bottom right. Canvases that belong to none are in the board's own Markdown only.
///
/// # Errors
/// [`ExportError::UnknownCanvas`].
pub fn discovery(snapshot: &Snapshot, locale: Locale) -> Result<String, ExportError> {
    let style = Style {
        locale,
        ..Style::default()
    };
    let scene = Scene::from_snapshot(snapshot, style);
    let canvases: Vec<(ElementId, &str)> = scene
        .canvases()
        .into_iter()
        .filter_map(|element| {
            let section = section(&element.as_canvas()?.template)?;
            Some((element.id.clone(), section))
        })
        .collect();
    let mut out = TITLE.to_owned();
    for section in SECTIONS {
        out.push_str(&format!("\n## {section}\n"));
        for (canvas, of) in &canvases {
            if *of == section {
                out.push_str(&canvas_at_level(snapshot, canvas, locale, 3)?);
            }
        }
    }
    Ok(out)
}

/// The section that a template's canvases belong to.
fn section(template: &str) -> Option<&'static str> {
    let heading = workshop::template(template)?.guide.heading.as_ref()?;
    SECTIONS.into_iter().find(|section| {
        [&heading.ja, &heading.en]
            .iter()
            .any(|name| name == section)
    })
}

#[cfg(test)]
mod tests;
