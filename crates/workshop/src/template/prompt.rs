//! Prompts: what is asked of a generative AI, with slots that the board fills.

use board::{CellLink, Label};

use super::TemplateErrors;
use super::place::Place;
use super::reading::read_file;

/// The most canvases, slots and sources of a prompt.
const MOST: usize = 20;

/// A prompt.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prompt {
    /// Its name, `pr-2` for example.
    pub id: String,
    /// What templates call it: `PR-2`.
    pub code: String,
    /// Its place in the list, smallest first.
    pub order: u32,
    /// What it is called.
    pub title: Label,
    /// One sentence about it.
    pub description: Label,
    /// The templates whose canvases its answer goes to.
    pub canvases: Vec<String>,
    /// What the board fills in.
    pub slots: Vec<PromptSlot>,
    /// The text; `⟦key⟧` stands where a slot is.
    pub text: Label,
}

/// Something that the board fills in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PromptSlot {
    /// Its name in the text.
    pub key: String,
    /// What it is called.
    pub label: Label,
    /// Where it comes from: the first of these that has something in it.
    pub from: Vec<CellLink>,
    /// How it is written.
    pub form: SlotForm,
}

/// How a slot is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SlotForm {
    /// Within a sentence.
    #[default]
    Line,
    /// As lines of their own: items, a table.
    Block,
    /// What columns or cells are called.
    Names,
    /// What can be chosen in the first column of choices.
    Choices,
}

/// Reads and checks one prompt file; `file` only names it in errors.
///
/// # Errors
/// Everything that is wrong with it, each with the line and the field.
pub fn parse_prompt(file: &str, json: &str) -> Result<Prompt, TemplateErrors> {
    read_file(file, json, &read_prompt)
}

fn read_prompt(root: &Place<'_>) -> Prompt {
    root.only(&[
        "id",
        "code",
        "order",
        "title",
        "description",
        "canvases",
        "slots",
        "text",
    ]);
    let label = |name: &str| {
        root.field(name)
            .map(|field| field.label())
            .unwrap_or_default()
    };
    let items = |name: &str| root.field(name).map(|list| list.items(MOST));
    let canvases = items("canvases").unwrap_or_default();
    let slots = items("slots").unwrap_or_default();
    Prompt {
        id: root.field("id").map(|id| id.key()).unwrap_or_default(),
        code: root
            .field("code")
            .map(|code| code.text())
            .unwrap_or_default(),
        order: root
            .field("order")
            .map_or(0, |order| order.count(0..=10_000)),
        title: label("title"),
        description: label("description"),
        canvases: canvases.iter().map(|canvas| canvas.key()).collect(),
        slots: slots.iter().map(read_slot).collect(),
        text: label("text"),
    }
}

fn read_slot(slot: &Place<'_>) -> PromptSlot {
    slot.only(&["key", "label", "from", "form"]);
    let from = slot.optional("from").map(|from| from.items(MOST));
    let forms = [
        ("line", SlotForm::Line),
        ("block", SlotForm::Block),
        ("names", SlotForm::Names),
        ("choices", SlotForm::Choices),
    ];
    PromptSlot {
        key: slot.field("key").map(|key| key.key()).unwrap_or_default(),
        label: slot
            .field("label")
            .map(|label| label.label())
            .unwrap_or_default(),
        from: from
            .unwrap_or_default()
            .iter()
            .map(|link| CellLink::parse(&link.text()))
            .collect(),
        form: slot
            .optional("form")
            .and_then(|form| form.one_of(&forms))
            .unwrap_or_default(),
    }
}
