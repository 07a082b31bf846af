//! Turns the built-in templates into constants.
//!
//! With the feature `built-in`, which the relay and the tests ask for, these are the files themselves.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

/// What the app holds until it asks the relay for templates.
const IN_THE_APP: &[&str] = &[
    "rikai.bmc.json",
    "rikai.ideas.json",
    "jissen2.reviews.json",
    "canvas.value.json",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../templates");
    println!("cargo::rerun-if-changed={}", folder.display());
    let code = if env::var_os("CARGO_FEATURE_BUILT_IN").is_some() {
        let templates = sources(&folder)?;
        let packs = sources(&folder.join("packs"))?;
        format!(
            "const FILES: &[(&str, &str)] = &[{templates}];\nconst PACKS: &[(&str, &str)] = &[{packs}];\n"
        )
    } else {
        let mut rows = String::new();
        for file in IN_THE_APP {
            let json = fs::read_to_string(folder.join(file))
                .map_err(|error| format!("{file}: {error}"))?;
            let template: Value =
                serde_json::from_str(&json).map_err(|error| format!("{file}: {error}"))?;
            let row = template_row(&Place {
                value: &template,
                path: (*file).to_owned(),
            })?;
            writeln!(rows, "{row},")?;
        }
        format!("const ROWS: &[TemplateRow] = &[{rows}];\n")
    };
    fs::write(Path::new(&env::var("OUT_DIR")?).join("built_in.rs"), code)?;
    Ok(())
}

/// The Rust source of a list of the JSON files in a folder: name and text each, sorted by name.
fn sources(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut names: Vec<String> = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".json") {
                names.push(name);
            }
        }
    }
    names.sort();
    let mut source = String::new();
    for name in names {
        let path = folder.join(&name).canonicalize()?;
        write!(source, "({name:?}, include_str!({path:?})),")?;
    }
    Ok(source)
}

/// A value and where it stands, for errors.
struct Place<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> Place<'a> {
    fn field(&self, name: &str) -> Result<Place<'a>, String> {
        let path = format!("{}: {name}", self.path);
        match self.value.get(name) {
            Some(value) => Ok(Place { value, path }),
            None => Err(format!("{path} is missing")),
        }
    }

    fn text(&self, name: &str) -> Result<&'a str, String> {
        let field = self.field(name)?;
        let text = field.value.as_str();
        text.ok_or_else(|| format!("{} is no text", field.path))
    }

    fn number(&self, name: &str) -> Result<f64, String> {
        let field = self.field(name)?;
        let number = field.value.as_f64();
        number.ok_or_else(|| format!("{} is no number", field.path))
    }

    /// The Rust source of a list whose elements `row` writes; an absent list is empty.
    fn rows(
        &self,
        name: &str,
        row: impl Fn(&Place<'_>) -> Result<String, String>,
    ) -> Result<String, String> {
        let values = self.value.get(name).and_then(Value::as_array);
        let mut source = "&[".to_owned();
        for (index, value) in values.into_iter().flatten().enumerate() {
            let path = format!("{}: {name}[{index}]", self.path);
            source.push_str(&row(&Place { value, path })?);
            source.push(',');
        }
        source.push(']');
        Ok(source)
    }
}

fn label_row(place: &Place<'_>) -> Result<String, String> {
    let (ja, en) = (place.text("ja")?, place.text("en")?);
    Ok(format!("({ja:?}, {en:?})"))
}

fn template_row(template: &Place<'_>) -> Result<String, String> {
    let body = template.field("body")?;
    Ok(format!(
        "TemplateRow {{ id: {:?}, version: {}, title: {}, description: {}, body: [{:?}, {:?}], cells: {}, samples: {} }}",
        template.text("id")?,
        template.number("version")?,
        label_row(&template.field("title")?)?,
        label_row(&template.field("description")?)?,
        body.number("w")?,
        body.number("h")?,
        template.rows("cells", cell_row)?,
        template.rows("samples", sample_row)?,
    ))
}

/// A plain area for notes, which is all that the app shows so far.
fn cell_row(cell: &Place<'_>) -> Result<String, String> {
    Ok(format!(
        "CellRow {{ key: {:?}, tab: {}, rect: [{:?}, {:?}, {:?}, {:?}], label: {} }}",
        cell.text("key")?,
        cell.number("tab")?,
        cell.number("x")?,
        cell.number("y")?,
        cell.number("w")?,
        cell.number("h")?,
        label_row(&cell.field("label")?)?,
    ))
}

fn sample_row(sample: &Place<'_>) -> Result<String, String> {
    Ok(format!(
        "SampleRow {{ id: {:?}, title: {}, notes: {} }}",
        sample.text("id")?,
        label_row(&sample.field("title")?)?,
        sample.rows("notes", |note| Ok(format!(
            "({:?}, {})",
            note.text("cell")?,
            label_row(&note.field("text")?)?
        )))?,
    ))
}
