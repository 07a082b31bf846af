//! What the selection looks like, told as the commands that make it look so; with nothing selected, what the tool in
//! hand makes next. And which switches are on.

use std::mem::discriminant;

use board::{Element, ElementKind};
use editor::{CommandId, Editor, NoteSize, PenWidth, Tool};

/// As many of the selected elements are looked at: it is repeated at every change.
const LOOKED_AT_MAX: usize = 300;

/// The commands whose choice all selected elements have in common, and the switches that are on.
pub fn looks(editor: &Editor) -> Vec<CommandId> {
    let mut looks = if editor.selection().is_empty() {
        of_tool(editor)
    } else {
        of_selection(editor)
    };
    let settings = editor.settings();
    let switches = [
        (CommandId::ToggleGrid, settings.grid),
        (CommandId::ToggleSnap, settings.snap),
        (CommandId::ToggleMinimap, settings.minimap),
        (CommandId::KeepTool, editor.keeps_tool()),
    ];
    looks.extend(switches.into_iter().filter(|(_, on)| *on).map(|(id, _)| id));
    looks
}

fn of_selection(editor: &Editor) -> Vec<CommandId> {
    let person = &editor.settings().person;
    let all: Vec<Vec<CommandId>> = editor
        .selection()
        .ids()
        .iter()
        .filter_map(|id| editor.scene().element(id))
        .take(LOOKED_AT_MAX)
        .map(|element| of_element(element, person))
        .collect();
    let mut common: Vec<CommandId> = Vec::new();
    for look in all.iter().flatten() {
        if !common.contains(look) && all.iter().all(|other| agrees(other, *look)) {
            common.push(*look);
        }
    }
    common
}

/// Whether an element with these looks does not speak against `look`: it has it, or nothing of that kind.
fn agrees(looks: &[CommandId], look: CommandId) -> bool {
    looks.contains(&look)
        || !looks
            .iter()
            .any(|other| discriminant(other) == discriminant(&look))
}

fn of_element(element: &Element, person: &str) -> Vec<CommandId> {
    let mut looks = Vec::new();
    match &element.kind {
        ElementKind::Note(note) => {
            looks.push(CommandId::Color(note.color));
            looks.push(CommandId::Evidence(note.evidence));
            let size = NoteSize::ALL
                .into_iter()
                .find(|size| size.size() == element.size);
            looks.extend(size.map(CommandId::NoteSize));
            let mine = note.reactions.iter().filter(|one| one.who == person);
            looks.extend(mine.map(|one| CommandId::React(one.token)));
        }
        ElementKind::Text(block) => looks.push(CommandId::TextScale(block.scale)),
        ElementKind::Shape(shape) => {
            looks.push(CommandId::Fill(shape.fill));
            looks.push(CommandId::Form(shape.form));
        }
        ElementKind::Connector(connector) => {
            looks.push(CommandId::Route(connector.route));
            looks.push(CommandId::HeadFrom(connector.head_from));
            looks.push(CommandId::HeadTo(connector.head_to));
            if connector.dashed {
                looks.push(CommandId::Dashed);
            }
        }
        ElementKind::Drawing(drawing) => {
            let width = PenWidth::ALL
                .into_iter()
                .find(|width| width.units() == drawing.width);
            looks.extend(width.map(CommandId::PenWidth));
        }
        ElementKind::Frame(frame) => looks.push(CommandId::Fill(frame.tint)),
        ElementKind::Image(_)
        | ElementKind::Canvas(_)
        | ElementKind::Cell(_)
        | ElementKind::Track(_)
        | ElementKind::Unknown { .. } => {}
    }
    looks.extend(element.ink().map(CommandId::Ink));
    looks
}

fn of_tool(editor: &Editor) -> Vec<CommandId> {
    let next = editor.next_looks();
    match editor.tool() {
        Tool::Pen => vec![
            CommandId::Ink(next.pen_ink),
            CommandId::PenWidth(next.pen_width),
        ],
        Tool::Note => vec![CommandId::Color(editor.next_color())],
        _ => Vec::new(),
    }
}
