//! What a new board can start from: the templates and packs that the product brings, and those of the relay's owner.

mod document;
mod folder;
mod listing;

use std::path::{Path, PathBuf};

use board::Locale;
use workshop::{Pack, Template};

pub(crate) use document::Document;
use folder::{Kind, OwnFile};

/// Why the templates of the relay's owner cannot be served at all.
#[derive(Debug, thiserror::Error)]
#[error("the folder with the templates, {}, cannot be read: {source}. Make it, or leave --templates away.", path.display())]
pub struct TemplatesError {
    path: PathBuf,
    source: std::io::Error,
}

/// Everything there is, the product's before the owner's; packs in the gallery's order.
pub(crate) struct Templates {
    templates: Vec<Listed<Template>>,
    packs: Vec<Listed<Pack>>,
    list: Document,
    list_of_packs: Document,
}

/// A template or a pack.
pub(crate) struct Listed<T> {
    pub value: T,
    /// Whether it is the relay's owner's.
    pub is_own: bool,
    /// Its file, as it is handed on.
    pub document: Document,
}

impl Templates {
    /// Those that the product brings, and those in `own`. What is wrong with a file there is logged, with the line and
    /// the field, and the file left out; so is one that takes an id that is there already.
    ///
    /// # Errors
    /// [`TemplatesError`] if there is a folder and it cannot be read.
    pub(crate) fn load(own: Option<&Path>) -> Result<Self, TemplatesError> {
        let mut all = Self::built_in();
        if let Some(path) = own {
            let files = folder::read(path).map_err(|source| TemplatesError {
                path: path.to_owned(),
                source,
            })?;
            files.into_iter().for_each(|file| all.take(file));
            let own = all.templates.iter().filter(|listed| listed.is_own).count();
            tracing::info!(own, folder = %path.display(), "templates read");
        }
        all.list = Document::json(&listing::templates(&all.templates, &all.packs));
        all.list_of_packs = Document::json(&listing::packs(&all.packs));
        Ok(all)
    }

    fn built_in() -> Self {
        let templates = workshop::template_sources()
            .iter()
            .filter_map(|(file, json)| {
                Some(Listed {
                    value: workshop::template(file.strip_suffix(".json")?)?.clone(),
                    is_own: false,
                    document: Document::of((*json).to_owned()),
                })
            });
        let packs = workshop::packs().iter().map(|pack| Listed {
            document: Document::default(),
            value: pack.clone(),
            is_own: false,
        });
        Self {
            templates: templates.collect(),
            packs: packs.collect(),
            list: Document::default(),
            list_of_packs: Document::default(),
        }
    }

    /// Reads a file of the owner and adds what is in it.
    fn take(&mut self, file: OwnFile) {
        let OwnFile { kind, name, text } = file;
        let faults = match kind {
            Kind::Template => match workshop::parse_template(&name, &text) {
                Ok(template) => {
                    return add(&mut self.templates, template, |one| &one.id, &name, text);
                }
                Err(faults) => faults,
            },
            Kind::Pack => {
                let known = |id: &str| self.template(id).is_some();
                match workshop::parse_pack(&name, &text, &known) {
                    Ok(pack) => return add(&mut self.packs, pack, |one| &one.id, &name, text),
                    Err(faults) => faults,
                }
            }
        };
        for fault in &faults.0 {
            tracing::warn!("template not served: {}", fault.text(Locale::En));
        }
    }

    /// The template with that id.
    pub(crate) fn template(&self, id: &str) -> Option<&Listed<Template>> {
        self.templates.iter().find(|listed| listed.value.id == id)
    }

    /// The templates of the pack with that id, in its order.
    pub(crate) fn pack(&self, id: &str) -> Option<Vec<&Template>> {
        let pack = self.packs.iter().find(|listed| listed.value.id == id)?;
        let templates = pack.value.templates.iter();
        let known = templates.filter_map(|id| Some(&self.template(id)?.value));
        Some(known.collect())
    }

    /// The list of templates, as it is handed on.
    pub(crate) fn list(&self) -> &Document {
        &self.list
    }

    /// The list of packs, as it is handed on.
    pub(crate) fn list_of_packs(&self) -> &Document {
        &self.list_of_packs
    }
}

/// Adds what was read from a file, unless something else has its id.
fn add<T>(all: &mut Vec<Listed<T>>, value: T, id: impl Fn(&T) -> &str, file: &str, text: String) {
    let taken = all.iter().find(|other| id(&other.value) == id(&value));
    if let Some(other) = taken {
        let by = if other.is_own {
            "another file"
        } else {
            "the product"
        };
        let id = id(&value);
        tracing::warn!(
            "template not served: {file}: id: {id:?} is taken by {by}; choose another one"
        );
        return;
    }
    all.push(Listed {
        value,
        is_own: true,
        document: Document::of(text),
    });
}

#[cfg(test)]
mod tests;
