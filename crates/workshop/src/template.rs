//! The template format.

use std::collections::HashSet;

use board::Label;
use serde::{Deserialize, Serialize};

/// A canvas as data.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name, `rikai.bmc` for example.
    pub id: String,
    /// Counts up with every change of the file.
    pub version: u32,
    /// What it is called.
    pub title: Label,
    /// One sentence for the gallery.
    pub description: Label,
    /// The area that its cells are placed in.
    pub body: Body,
    /// Its cells.
    pub cells: Vec<TemplateCell>,
    /// Worked examples, inserted on demand only.
    #[serde(default)]
    pub samples: Vec<Sample>,
}

/// The size of a template's body in board units.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
}

/// A cell: an area of the body that owns notes. Positions are relative to the body's top left corner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateCell {
    /// Its name within the template.
    pub key: String,
    /// Its place in reading order, from 0.
    pub tab: u32,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// The width.
    pub w: f64,
    /// The height.
    pub h: f64,
    /// Its heading.
    pub label: Label,
}

/// A worked example.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Its name within the template.
    pub id: String,
    /// What it is called in the menu.
    pub title: Label,
    /// Its notes, in the order in which they are laid into their cells.
    pub notes: Vec<SampleNote>,
}

/// One note of a worked example.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleNote {
    /// The key of its cell.
    pub cell: String,
    /// What stands on it.
    pub text: Label,
}

/// What is wrong with a template file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It is no JSON, or fields are missing, unknown or of the wrong type. The message has line and column.
    #[error("{file}: {message}")]
    Unreadable {
        /// The file's name.
        file: String,
        /// What the parser says.
        message: String,
    },
    /// A field's value cannot be.
    #[error("{file}: {field}: {message}")]
    Invalid {
        /// The file's name.
        file: String,
        /// The field, as a path: `cells[3].label.en`.
        field: String,
        /// What is wrong with it.
        message: String,
    },
}

/// Reads and checks one template file; `file` only names it in errors.
///
/// # Errors
/// [`TemplateError`], naming the file, and the line or the field.
pub fn parse_template(file: &str, json: &str) -> Result<Template, TemplateError> {
    let template: Template =
        serde_json::from_str(json).map_err(|error| TemplateError::Unreadable {
            file: file.to_owned(),
            message: error.to_string(),
        })?;
    check(&template).map_err(|(field, message)| TemplateError::Invalid {
        file: file.to_owned(),
        field,
        message,
    })?;
    Ok(template)
}

type Fault = (String, String);

fn check(template: &Template) -> Result<(), Fault> {
    let fault = |field: &str, message: &str| Err((field.to_owned(), message.to_owned()));
    if template.id.is_empty() {
        return fault("id", "is empty");
    }
    check_label("title", &template.title)?;
    check_label("description", &template.description)?;
    if !(in_range(template.body.w) && in_range(template.body.h)) {
        return fault("body", "width and height must lie between 1 and 100000");
    }
    let mut keys = HashSet::new();
    let mut tabs = HashSet::new();
    for (index, cell) in template.cells.iter().enumerate() {
        let path = format!("cells[{index}]");
        check_label(&format!("{path}.label"), &cell.label)?;
        if cell.key.is_empty() || cell.key.contains('/') || !keys.insert(cell.key.as_str()) {
            return fault(
                &format!("{path}.key"),
                "must be there, be unique, and hold no slash",
            );
        }
        if !tabs.insert(cell.tab) {
            return fault(
                &format!("{path}.tab"),
                "two cells have the same place in reading order",
            );
        }
        let inside = cell.x >= 0.0
            && cell.y >= 0.0
            && in_range(cell.w)
            && in_range(cell.h)
            && cell.x + cell.w <= template.body.w
            && cell.y + cell.h <= template.body.h;
        if !inside {
            return fault(&path, "does not lie inside the body");
        }
    }
    let mut samples = HashSet::new();
    for (index, sample) in template.samples.iter().enumerate() {
        if !samples.insert(sample.id.as_str()) {
            return fault(&format!("samples[{index}].id"), "is taken");
        }
        check_label(&format!("samples[{index}].title"), &sample.title)?;
        for (note_index, note) in sample.notes.iter().enumerate() {
            let path = format!("samples[{index}].notes[{note_index}]");
            check_label(&format!("{path}.text"), &note.text)?;
            if !keys.contains(note.cell.as_str()) {
                return fault(&format!("{path}.cell"), "there is no such cell");
            }
        }
    }
    Ok(())
}

fn check_label(path: &str, label: &Label) -> Result<(), Fault> {
    for (language, text) in [("ja", &label.ja), ("en", &label.en)] {
        if text.trim().is_empty() {
            return Err((format!("{path}.{language}"), "is empty".to_owned()));
        }
    }
    Ok(())
}

fn in_range(side: f64) -> bool {
    (1.0..=100_000.0).contains(&side)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template;

    #[test]
    fn w3_the_nine_quadrants_tile_their_canvas() {
        let bmc = template("rikai.bmc").unwrap();
        let quadrants: Vec<_> = bmc.cells.iter().filter(|cell| cell.key != "bv").collect();
        assert_eq!(quadrants.len(), 9);
        assert_eq!(
            quadrants.iter().map(|cell| cell.w * cell.h).sum::<f64>(),
            2000.0 * 1000.0
        );
        for (index, a) in quadrants.iter().enumerate() {
            for b in quadrants.iter().skip(index + 1) {
                let apart =
                    a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                assert!(apart, "{} and {} overlap", a.key, b.key);
            }
        }
    }

    #[test]
    fn w1_errors_name_the_file_and_the_place() {
        let broken = parse_template("a.json", "{\n \"id\": 3 }")
            .unwrap_err()
            .to_string();
        assert!(
            broken.starts_with("a.json: ") && broken.contains("line 2"),
            "{broken}"
        );
        let json = include_str!("../../../templates/rikai.bmc.json");
        let twice = json.replacen("\"key\": \"cr\"", "\"key\": \"cs\"", 1);
        assert!(
            parse_template("b.json", &twice)
                .unwrap_err()
                .to_string()
                .starts_with("b.json: cells[1].key: ")
        );
        let silent = json.replacen("\"en\": \"Channels\"", "\"en\": \" \"", 1);
        assert_eq!(
            parse_template("c.json", &silent).unwrap_err().to_string(),
            "c.json: cells[2].label.en: is empty"
        );
        let stray = json.replacen("\"version\": 1", "\"version\": 1, \"colour\": \"red\"", 1);
        assert!(
            parse_template("d.json", &stray)
                .unwrap_err()
                .to_string()
                .contains("colour")
        );
    }
}
