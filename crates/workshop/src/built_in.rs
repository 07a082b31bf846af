//! The templates and packs that the product brings, read from `templates/` when they are first asked for.

use std::sync::LazyLock;

use crate::{Pack, Template, parse_pack, parse_template};

include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

/// The packs' files: name and JSON, in gallery order.
pub fn pack_sources() -> &'static [(&'static str, &'static str)] {
    static SORTED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let place = |file: &str| {
            let id = file.trim_end_matches(".json");
            let mut packs = packs().iter();
            packs.position(|pack| pack.id == id).unwrap_or(usize::MAX)
        };
        let mut sources = PACKS.to_vec();
        sources.sort_by_key(|(file, _)| place(file));
        sources
    });
    &SORTED
}

/// The templates' files: name and JSON, in gallery order: as the packs name them, then the others by name.
pub fn template_sources() -> &'static [(&'static str, &'static str)] {
    static SORTED: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let named: Vec<&str> = packs()
            .iter()
            .flat_map(|pack| pack.templates.iter().map(String::as_str))
            .collect();
        let place = |file: &str| {
            let id = file.trim_end_matches(".json");
            let mut named = named.iter();
            named.position(|other| *other == id).unwrap_or(usize::MAX)
        };
        let mut sources = FILES.to_vec();
        sources.sort_by_key(|(file, _)| place(file));
        sources
    });
    &SORTED
}

/// The names of the files that can be read. What packs may name is asked of this, so that nothing waits for itself.
fn is_file(id: &str) -> bool {
    FILES
        .iter()
        .any(|(file, _)| file.strip_suffix(".json") == Some(id))
}

/// All templates that the product brings, in gallery order. A file with a fault is left out; a test sees to it that
/// none has any.
pub fn templates() -> &'static [Template] {
    static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(|| {
        let files = template_sources().iter();
        files
            .filter_map(|(file, json)| parse_template(file, json).ok())
            .collect()
    });
    &TEMPLATES
}

/// The template with that id.
pub fn template(id: &str) -> Option<&'static Template> {
    templates().iter().find(|template| template.id == id)
}

/// All packs that the product brings, in gallery order.
pub fn packs() -> &'static [Pack] {
    static READ: LazyLock<Vec<Pack>> = LazyLock::new(|| {
        let mut packs: Vec<Pack> = PACKS
            .iter()
            .filter_map(|(file, json)| parse_pack(file, json, &is_file).ok())
            .collect();
        packs.sort_by_key(|pack| (pack.order, pack.id.clone()));
        packs
    });
    &READ
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::circle_among;
    use board::Holds;

    #[test]
    fn w1_every_template_file_is_valid_and_named_after_its_template() {
        let mut faults = Vec::new();
        for (file, json) in FILES {
            match parse_template(file, json) {
                Ok(template) => assert_eq!(format!("{}.json", template.id), *file),
                Err(errors) => faults.push(errors.to_string()),
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(templates().len(), FILES.len());
        assert_eq!(circle_among(templates()), None);
    }

    #[test]
    fn w71_links_between_the_templates_lead_to_a_cell_that_can_name_something() {
        let mut followed = 0;
        for template in templates() {
            for link in template.cells.iter().flat_map(|cell| cell.holds.links()) {
                let own = link.template.is_none().then_some(template.id.as_str());
                for other in link.templates().chain(own) {
                    let target = super::template(other).and_then(|other| {
                        let mut cells = other.cells.iter();
                        cells.find(|cell| cell.key == link.key())
                    });
                    let holds = &target
                        .unwrap_or_else(|| panic!("{}: {link}", template.id))
                        .holds;
                    assert!(has_part(holds, link.part()), "{}: {link}", template.id);
                    followed += usize::from(own.is_none());
                }
            }
        }
        assert!(followed >= 10, "{followed}");
    }

    /// Whether a cell has what is meant in it: a lane, a column, or a row and a column.
    fn has_part(holds: &Holds, part: &str) -> bool {
        let below =
            |number: &str, count: u32| number.parse().is_ok_and(|number: u32| number < count);
        match holds {
            _ if part.is_empty() => !matches!(holds, Holds::Label { .. } | Holds::Shape { .. }),
            Holds::Strip(strip) => strip.lanes.iter().any(|lane| lane.key == part),
            Holds::Matrix(_) if part == "columns" => true,
            Holds::Matrix(matrix) => match part.split_once('*') {
                Some((row, column)) => {
                    below(row, matrix.rows.count) && below(column, matrix.columns.count)
                }
                None => below(part, matrix.columns.count),
            },
            _ => false,
        }
    }

    #[test]
    fn w80_every_pack_file_is_valid_and_named_after_its_pack() {
        let known = |id: &str| template(id).is_some();
        let mut faults = Vec::new();
        for (file, json) in PACKS {
            match parse_pack(file, json, &known) {
                Ok(pack) => assert_eq!(format!("{}.json", pack.id), *file),
                Err(errors) => faults.push(errors.to_string()),
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(packs().len(), PACKS.len());
        assert_eq!(pack_sources().len(), PACKS.len());
    }

    #[test]
    fn w80_templates_are_listed_as_the_packs_name_them() {
        let mut wanted: Vec<&str> = Vec::new();
        for id in packs().iter().flat_map(|pack| &pack.templates) {
            if !wanted.contains(&id.as_str()) {
                wanted.push(id);
            }
        }
        let listed: Vec<&str> = templates()
            .iter()
            .map(|template| template.id.as_str())
            .collect();
        assert_eq!(listed.get(..wanted.len()), Some(wanted.as_slice()));
        assert_eq!(template_sources().len(), FILES.len());
    }
}
