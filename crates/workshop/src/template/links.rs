//! Links between cells, and circles among them.

use std::collections::BTreeMap;

use super::Template;

/// A cell of a template: the template's id and the cell's key.
type Name = (String, String);

/// The keys of cells that refer to each other in a circle within one template, the first once more at the end.
pub(super) fn circle_within(template: &Template) -> Option<Vec<String>> {
    let own = find_circle(&links_of(std::slice::from_ref(template)))?;
    Some(own.into_iter().map(|(_, cell)| cell).collect())
}

/// Cells of several templates that refer to each other in a circle, as `template#cell`, the first once more at the end.
pub fn circle_among(templates: &[Template]) -> Option<Vec<String>> {
    let circle = find_circle(&links_of(templates))?;
    let names = circle.into_iter();
    Some(
        names
            .map(|(template, cell)| format!("{template}#{cell}"))
            .collect(),
    )
}

fn links_of(templates: &[Template]) -> BTreeMap<Name, Vec<Name>> {
    let mut links = BTreeMap::new();
    for template in templates {
        for cell in &template.cells {
            let targets = cell.holds.links().into_iter();
            let targets = targets.flat_map(|link| {
                let own = link.template.is_none().then_some(template.id.as_str());
                let all = link.templates().chain(own);
                all.map(|named| (named.to_owned(), link.key().to_owned()))
                    .collect::<Vec<Name>>()
            });
            links.insert((template.id.clone(), cell.key.clone()), targets.collect());
        }
    }
    links
}

/// Walks all links, depth first, without recursion; a cell met on its own way closes a circle.
fn find_circle(links: &BTreeMap<Name, Vec<Name>>) -> Option<Vec<Name>> {
    let mut done: BTreeMap<&Name, bool> = BTreeMap::new();
    for start in links.keys() {
        // The way to here, each with the number of the link to follow next.
        let mut way: Vec<(&Name, usize)> = vec![(start, 0)];
        while let Some((name, next)) = way.last_mut() {
            let name = *name;
            if done.get(name) == Some(&true) {
                way.pop();
                continue;
            }
            let target = links.get(name).and_then(|targets| targets.get(*next));
            *next += 1;
            let Some(target) = target else {
                done.insert(name, true);
                way.pop();
                continue;
            };
            if let Some(at) = way.iter().position(|(passed, _)| *passed == target) {
                let circle = way.iter().skip(at).map(|(name, _)| (*name).clone());
                return Some(circle.chain([target.clone()]).collect());
            }
            if links.contains_key(target) {
                way.push((target, 0));
            }
        }
    }
    None
}
