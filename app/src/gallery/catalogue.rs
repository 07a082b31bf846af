//! What the relay's lists say, read. Whatever is not as it should be is left out.

use board::Label;
use serde_json::Value;

use crate::i18n::Text;

/// The most entries of a list that are read.
const ENTRIES_MAX: usize = 1_000;

/// A template, as far as a card shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Counts up with every change.
    pub version: u64,
    /// What it is called.
    pub title: Label,
    /// One sentence about it.
    pub description: Label,
    /// How many minutes it takes.
    pub minutes: Option<u64>,
    /// How people work on it.
    pub mode: Option<Text>,
    /// Whether it is the relay's owner's.
    pub is_own: bool,
}

/// The templates of one part of a workshop.
#[derive(Clone, PartialEq, Debug)]
pub struct ListedPack {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Label,
    /// One sentence about it.
    pub description: Label,
    /// The ids of its templates that there are, in its order.
    pub templates: Vec<String>,
}

/// Everything that the relay offers, in its order.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Catalogue {
    /// The templates.
    pub templates: Vec<Listed>,
    /// The packs.
    pub packs: Vec<ListedPack>,
}

impl Catalogue {
    /// Reads both lists; `None` if they are no lists.
    pub fn read(templates: &Value, packs: &Value) -> Option<Self> {
        let templates = templates.as_array()?.iter().take(ENTRIES_MAX);
        let templates: Vec<Listed> = templates.filter_map(template).collect();
        let packs = packs.as_array()?.iter().take(ENTRIES_MAX);
        let packs = packs.filter_map(|entry| pack(entry, &templates)).collect();
        Some(Self { templates, packs })
    }

    /// The template with that id.
    pub fn template(&self, id: &str) -> Option<&Listed> {
        self.templates.iter().find(|listed| listed.id == id)
    }

    /// The pack with that id.
    pub fn pack(&self, id: &str) -> Option<&ListedPack> {
        self.packs.iter().find(|listed| listed.id == id)
    }
}

fn template(entry: &Value) -> Option<Listed> {
    Some(Listed {
        id: entry.get("id")?.as_str()?.to_owned(),
        version: entry.get("version").and_then(Value::as_u64).unwrap_or(1),
        title: label(entry.get("title")?)?,
        description: label(entry.get("description")?)?,
        minutes: entry
            .get("minutes")
            .and_then(Value::as_f64)
            .map(|minutes| minutes.round().max(0.0) as u64),
        mode: entry.get("mode").and_then(Value::as_str).and_then(mode),
        is_own: entry.get("own").and_then(Value::as_bool).unwrap_or(false),
    })
}

fn pack(entry: &Value, templates: &[Listed]) -> Option<ListedPack> {
    let ids = entry.get("templates")?.as_array()?.iter();
    let known = |id: &&str| templates.iter().any(|listed| listed.id == *id);
    Some(ListedPack {
        id: entry.get("id")?.as_str()?.to_owned(),
        title: label(entry.get("title")?)?,
        description: label(entry.get("description")?)?,
        templates: ids
            .filter_map(Value::as_str)
            .filter(known)
            .map(str::to_owned)
            .collect(),
    })
}

fn label(value: &Value) -> Option<Label> {
    Some(Label::new(
        value.get("ja")?.as_str()?,
        value.get("en")?.as_str()?,
    ))
}

fn mode(name: &str) -> Option<Text> {
    match name {
        "individual" => Some(Text::GalleryModeIndividual),
        "group" => Some(Text::GalleryModeGroup),
        "pair" => Some(Text::GalleryModePair),
        "lecture" => Some(Text::GalleryModeLecture),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_can_be_read_of_the_lists_is_offered() {
        let words = json!({"ja": "案", "en": "Ideas"});
        let templates = json!([
            {"id": "a", "version": 2, "title": words, "description": words, "minutes": 12.5, "mode": "pair"},
            {"id": 7, "title": words, "description": words},
            {"id": "b", "title": "no label", "description": words},
            {"id": "c", "title": words, "description": words, "minutes": "long", "mode": "dance", "own": true},
            null,
        ]);
        let packs = json!([
            {"id": "p", "title": words, "description": words, "templates": ["c", "gone", 3, "a"]},
            {"id": "q"},
        ]);
        let read = Catalogue::read(&templates, &packs).unwrap();
        let ids: Vec<&str> = read.templates.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["a", "c"]);
        assert_eq!(read.templates[0].minutes, Some(13));
        assert_eq!(read.templates[0].mode, Some(Text::GalleryModePair));
        assert_eq!(
            (read.templates[1].minutes, read.templates[1].mode),
            (None, None)
        );
        assert!(read.templates[1].is_own);
        assert_eq!(read.packs.len(), 1);
        assert_eq!(read.packs[0].templates, ["c", "a"]);
        assert!(Catalogue::read(&json!({"error": "x"}), &packs).is_none());
        assert!(Catalogue::read(&templates, &Value::Null).is_none());
    }
}
