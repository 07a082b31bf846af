//! Packs: the templates of one part of the workshop, in the order in which they are used.

use board::Label;

use super::place::Place;
use super::reading::read_file;
use super::{Problem, TemplateErrors};

/// The most templates of a pack.
pub const PACK_TEMPLATES_MAX: usize = 40;

/// The place in the gallery of a pack that says nothing about it: behind those that do.
const LAST: u32 = 1000;

/// The templates of one part of the workshop.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pack {
    /// Its name, `jissen2` for example.
    pub id: String,
    /// Counts up with every change of the file.
    pub version: u32,
    /// Its place in the gallery, smallest first.
    pub order: u32,
    /// What it is called.
    pub title: Label,
    /// One sentence for the gallery.
    pub description: Label,
    /// The ids of its templates, in the order in which they are used.
    pub templates: Vec<String>,
}

/// Reads and checks one pack file; `file` only names it in errors, `known` says which templates there are.
///
/// # Errors
/// Everything that is wrong with it, each with the line and the field. Limits are checked before anything is read.
pub fn parse_pack(
    file: &str,
    json: &str,
    known: &dyn Fn(&str) -> bool,
) -> Result<Pack, TemplateErrors> {
    read_file(file, json, &|root| read_pack(root, known))
}

fn read_pack(root: &Place<'_>, known: &dyn Fn(&str) -> bool) -> Pack {
    root.only(&[
        "id",
        "version",
        "order",
        "title",
        "description",
        "templates",
    ]);
    let label = |name: &str| {
        root.field(name)
            .map(|field| field.label())
            .unwrap_or_default()
    };
    let items = root
        .field("templates")
        .map(|list| {
            let items = list.items(PACK_TEMPLATES_MAX);
            if items.is_empty() && list.is_list() {
                list.fault(Problem::Empty);
            }
            items
        })
        .unwrap_or_default();
    let mut templates: Vec<String> = Vec::new();
    for item in items {
        let id = item.key();
        if templates.contains(&id) && !id.is_empty() {
            item.fault(Problem::Taken(id.clone()));
        } else if !id.is_empty() && !known(&id) {
            item.fault(Problem::NoSuchTemplate(id.clone()));
        }
        templates.push(id);
    }
    Pack {
        id: root.field("id").map(|id| id.key()).unwrap_or_default(),
        version: root
            .field("version")
            .map_or(1, |version| version.count(1..=1_000_000)),
        order: root
            .optional("order")
            .map_or(LAST, |order| order.count(0..=LAST)),
        title: label("title"),
        description: label("description"),
        templates,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIKAI: &str = r#"{
  "id": "rikai",
  "version": 2,
  "title": { "ja": "理解編", "en": "Understanding" },
  "description": { "ja": "成長サイクルを理解します。", "en": "Understand the growth cycle." },
  "templates": ["rikai.ideas", "rikai.bmc"]
}"#;

    fn known(id: &str) -> bool {
        ["rikai.ideas", "rikai.bmc"].contains(&id)
    }

    fn faults(json: &str) -> String {
        parse_pack("a.json", json, &known).unwrap_err().to_string()
    }

    #[test]
    fn w80_a_pack_names_its_templates_in_order() {
        let pack = parse_pack("rikai.json", RIKAI, &known).unwrap();
        assert_eq!((pack.version, pack.order), (2, LAST));
        assert_eq!(pack.templates, ["rikai.ideas", "rikai.bmc"]);
        assert_eq!(pack.title.ja, "理解編");
    }

    #[test]
    fn w80_what_is_wrong_with_a_pack_is_said_with_line_and_field() {
        let unknown = RIKAI.replace("rikai.bmc", "rikai.bcm");
        assert_eq!(
            faults(&unknown),
            "a.json:6: templates[1]: there is no template “rikai.bcm”"
        );
        let twice = RIKAI.replace("rikai.bmc", "rikai.ideas");
        assert_eq!(
            faults(&twice),
            "a.json:6: templates[1]: “rikai.ideas” is taken"
        );
        let none = RIKAI.replace("[\"rikai.ideas\", \"rikai.bmc\"]", "[]");
        assert_eq!(faults(&none), "a.json:6: templates: is empty");
        let stray = RIKAI.replace("\"version\"", "\"parts\": 1, \"version\"");
        assert!(faults(&stray).starts_with("a.json:3: parts: is not known here"));
        let many: Vec<String> = (0..41).map(|n| format!("\"t{n}\"")).collect();
        let many = RIKAI.replace("\"rikai.bmc\"", &many.join(","));
        assert!(faults(&many).contains("templates: may be 40 at most"));
    }
}
