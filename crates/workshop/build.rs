//! Turns the built-in templates into constants.
//!
//! With the feature `built-in`, which the relay and the tests ask for, these are the files themselves.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../templates");
    println!("cargo::rerun-if-changed={}", folder.display());
    let out = env::var("OUT_DIR")?;
    // The prompts are in the app, too: a part of it that is loaded when somebody wants one.
    let prompts = sources(&folder.join("prompts"))?;
    let code = format!("const PROMPTS: &[(&str, &str)] = &[{prompts}];\n");
    fs::write(Path::new(&out).join("prompts.rs"), code)?;
    if env::var_os("CARGO_FEATURE_BUILT_IN").is_none() {
        return Ok(());
    }
    let templates = sources(&folder)?;
    let packs = sources(&folder.join("packs"))?;
    let code = format!(
        "const FILES: &[(&str, &str)] = &[{templates}];\nconst PACKS: &[(&str, &str)] = &[{packs}];\n"
    );
    fs::write(Path::new(&out).join("built_in.rs"), code)?;
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
