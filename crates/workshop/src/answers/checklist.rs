//! Checklists.

use super::{Answer, Content, plain};

/// Something to tick.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckItem {
    /// Its text.
    pub text: String,
    /// Whether it is ticked.
    pub checked: bool,
    /// How many items it lies in.
    pub depth: usize,
    /// Its line in the source; 0 for one that is made here.
    pub line: usize,
}

/// Items under one heading.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CheckGroup {
    /// The heading's text; empty for items before any heading.
    pub title: String,
    /// The items.
    pub items: Vec<CheckItem>,
}

/// The checklists of an answer, group by group. An item without a box that has ticked items below it is part of the
/// list, unticked; groups without any box are left out.
pub fn read_checklist(answer: &Answer) -> Vec<CheckGroup> {
    let mut groups = vec![CheckGroup::default()];
    let mut has_box = vec![false];
    for block in &answer.blocks {
        match &block.content {
            Content::Heading { text, .. } => {
                groups.push(CheckGroup {
                    title: plain(text),
                    items: Vec::new(),
                });
                has_box.push(false);
            }
            Content::Item {
                depth,
                checked,
                text,
                ..
            } => {
                if let (Some(group), Some(has_box)) = (groups.last_mut(), has_box.last_mut()) {
                    *has_box |= checked.is_some();
                    group.items.push(CheckItem {
                        text: plain(text),
                        checked: checked.unwrap_or(false),
                        depth: *depth,
                        line: block.lines.first,
                    });
                }
            }
            _ => {}
        }
    }
    let groups = groups.into_iter().zip(has_box);
    groups
        .filter(|(_, has_box)| *has_box)
        .map(|(group, _)| group)
        .collect()
}

/// Checklists as Markdown.
pub fn write_checklist(groups: &[CheckGroup]) -> String {
    let mut text = String::new();
    for group in groups {
        if !text.is_empty() {
            text.push('\n');
        }
        if !group.title.is_empty() {
            text.push_str("## ");
            text.push_str(&group.title);
            text.push_str("\n\n");
        }
        for item in &group.items {
            text.push_str(&"  ".repeat(item.depth));
            text.push_str(if item.checked { "- [x] " } else { "- [ ] " });
            text.push_str(&item.text.replace('\n', " "));
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::read_answer;

    const LIST: &str = "\
## 実施者向け

- [x] 必須 3 職責が含まれている
- [ ] 事務手続き
  - [x] 日程の決定
  - [ ] 会場の決定(オンライン/オフライン)

## 改善編前

- [ ] 進行担当が決まっている
";

    #[test]
    fn w66_checklists_are_read_by_group_and_written_back() {
        let groups = read_checklist(&read_answer(LIST).unwrap());
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].title, "実施者向け");
        let items: Vec<(bool, usize)> = groups[0]
            .items
            .iter()
            .map(|item| (item.checked, item.depth))
            .collect();
        assert_eq!(items, [(true, 0), (false, 0), (true, 1), (false, 1)]);
        assert_eq!(write_checklist(&groups), LIST);
    }

    #[test]
    fn w66_lists_without_a_box_are_no_checklists() {
        let text = "# メモ\n- 項目\n# やること\n・［　］日程\n☑ 会場";
        let groups = read_checklist(&read_answer(text).unwrap());
        assert_eq!(groups.len(), 1);
        assert_eq!(groups[0].items[1].text, "会場");
        assert!(groups[0].items[1].checked && !groups[0].items[0].checked);
        assert!(read_checklist(&read_answer("").unwrap()).is_empty());
    }
}
