//! The prompts that the product brings.

use crate::{Prompt, parse_prompt};

include!(concat!(env!("OUT_DIR"), "/prompts.rs"));

/// All of them, in the order of the workshop. A file with a fault is left out; a test sees to it that none has any.
pub fn prompts() -> Vec<Prompt> {
    let mut prompts: Vec<Prompt> = PROMPTS
        .iter()
        .filter_map(|(file, json)| parse_prompt(file, json).ok())
        .collect();
    prompts.sort_by_key(|prompt| prompt.order);
    prompts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w109_every_prompt_file_is_valid_and_named_after_its_prompt() {
        for (file, json) in PROMPTS {
            let prompt = parse_prompt(file, json).unwrap();
            assert_eq!(format!("{}.json", prompt.id), *file);
            assert_eq!(prompt.code.to_lowercase(), prompt.id);
            assert!(prompt.text.ja.ends_with("出力は Markdown"), "{file}");
            assert!(prompt.text.en.ends_with("Answer in Markdown"), "{file}");
            for text in [&prompt.text.ja, &prompt.text.en] {
                let marks = text.matches('⟦').count();
                let uses = prompt.slots.iter();
                let uses = uses.map(|slot| text.matches(&format!("⟦{}⟧", slot.key)).count());
                let uses: Vec<usize> = uses.collect();
                assert!(!uses.contains(&0), "{file}: {uses:?}");
                assert_eq!(uses.iter().sum::<usize>(), marks, "{file}");
            }
        }
        assert_eq!(prompts().len(), PROMPTS.len());
        let broken = parse_prompt("a.json", "{\"id\": \"a\", \"slots\": 3}").unwrap_err();
        assert!(broken.to_string().contains("a.json:1: slots"), "{broken}");
    }

    #[test]
    fn w109_prompts_and_templates_name_each_other() {
        let prompts = prompts();
        for template in crate::templates() {
            for code in &template.guide.prompts {
                let prompt = prompts.iter().find(|prompt| prompt.code == *code);
                let prompt = prompt.unwrap_or_else(|| panic!("{}: {code}", template.id));
                assert!(
                    prompt.canvases.contains(&template.id),
                    "{code} {}",
                    template.id
                );
            }
        }
        for prompt in &prompts {
            for id in &prompt.canvases {
                assert!(crate::template(id).is_some(), "{} {id}", prompt.id);
            }
            for link in prompt.slots.iter().flat_map(|slot| &slot.from) {
                // A link without a cell means the whole canvas.
                let (id, cell) = match &link.template {
                    Some(id) => (id.as_str(), Some(link.cell.as_str())),
                    None => (link.cell.as_str(), None),
                };
                let template = crate::template(id);
                let template = template.unwrap_or_else(|| panic!("{} {link}", prompt.id));
                let is_there = |key: &str| template.cells.iter().any(|cell| cell.key == key);
                assert!(cell.is_none_or(is_there), "{} {link}", prompt.id);
            }
        }
    }
}
