//! What things on the board are called, for those who hear the board instead of seeing it.

use board::{Axis, Cell, CellValue, Element, ElementId, ElementKind, End, Evidence, Form, Holds};
use scene::Scene;

use super::{Text, color_name, fill, locale_untracked, text_in};

/// Of a longer text only the beginning is said; the field says all of it.
const WORDS_MAX: usize = 400;

/// What kind of thing it is.
pub fn kind_name(kind: &ElementKind) -> Text {
    match kind {
        ElementKind::Note(_) => Text::KindNote,
        ElementKind::Text(_) => Text::KindText,
        ElementKind::Shape(_) => Text::KindShape,
        ElementKind::Connector(_) => Text::KindConnector,
        ElementKind::Drawing(_) => Text::KindDrawing,
        ElementKind::Image(_) => Text::KindImage,
        ElementKind::Frame(_) => Text::KindFrame,
        ElementKind::Canvas(_) => Text::KindCanvas,
        ElementKind::Cell(_) => Text::KindCell,
        ElementKind::Track(_) => Text::KindTrack,
        ElementKind::Unknown { .. } => Text::KindUnknown,
    }
}

/// What an element is called: what is written in it, its label, what it connects. Never empty.
pub fn name_of(scene: &Scene, element: &Element) -> String {
    let locale = locale_untracked();
    let name = match &element.kind {
        ElementKind::Canvas(canvas) => canvas.label.get(locale).to_owned(),
        ElementKind::Cell(cell) if cell.slot.is_some() => slot_name(scene, cell),
        ElementKind::Cell(cell) => cell.label.get(locale).to_owned(),
        ElementKind::Track(track) => match track.name(locale) {
            "" => numbered(scene, element, track.axis),
            name => beginning(name),
        },
        ElementKind::Image(image) => image.alt.clone(),
        ElementKind::Connector(connector) if connector.text.is_empty() => {
            let end = |end: &End| end_name(scene, end);
            say_with(
                Text::KindConnectorBetween,
                &[("from", &end(&connector.from)), ("to", &end(&connector.to))],
            )
        }
        ElementKind::Shape(shape) if shape.text.is_empty() => say(form_name(shape.form)).to_owned(),
        _ => beginning(element.text().unwrap_or_default()),
    };
    if name.trim().is_empty() {
        say(match element.kind {
            ElementKind::Note(ref note) if note.is_closed() => Text::PrivateClosedNote,
            ElementKind::Note(_) => Text::TreeEmptyNote,
            ref kind => kind_name(kind),
        })
        .to_owned()
    } else {
        name
    }
}

/// Its name, and in brackets what the eye sees besides: colour, author, how well founded it is, tags, reactions.
pub fn description_of(scene: &Scene, element: &Element) -> String {
    let name = name_of(scene, element);
    let ElementKind::Note(note) = &element.kind else {
        return name;
    };
    let mut more = vec![say(color_name(note.color)).to_owned()];
    if !note.author.is_empty() {
        more.push(note.author.clone());
    }
    if note.sealed.is_some() && !note.is_closed() {
        more.push(say(Text::PrivateOnlyYou).to_owned());
    }
    more.extend(note.evidence.map(|one| say(evidence_name(one)).to_owned()));
    more.extend(note.tags.iter().map(|tag| format!("#{tag}")));
    if !note.reactions.is_empty() {
        let count = note.reactions.len().to_string();
        more.push(say_with(Text::TreeReactions, &[("count", &count)]));
    }
    format!("{name} ({})", more.join(", "))
}

/// A slot by its row, or its lane, and its column.
fn slot_name(scene: &Scene, cell: &Cell) -> String {
    let named = |id: &ElementId| scene.element(id).map(|track| name_of(scene, track));
    let Some(slot) = &cell.slot else {
        return String::new();
    };
    let row = match &slot.row {
        Some(row) => named(row).unwrap_or_default(),
        None => cell.label.get(locale_untracked()).to_owned(),
    };
    let column = named(&slot.column).unwrap_or_default();
    say_with(Text::CellsSlotName, &[("row", &row), ("column", &column)])
}

/// A column or a row without a name by its place among the others.
fn numbered(scene: &Scene, element: &Element, axis: Axis) -> String {
    let place = |element: &Element| match axis {
        Axis::Column => element.placement.offset.x,
        Axis::Row => element.placement.offset.y,
    };
    let grid = element.as_track().and_then(|track| track.grid.as_ref());
    let canvas = element.placement.parent.as_ref();
    let before = canvas.into_iter().flat_map(|canvas| scene.children(canvas));
    let before = before.filter(|other| {
        let track = other.as_track();
        track.is_some_and(|track| track.grid.as_ref() == grid && track.axis == axis)
            && place(other) <= place(element)
    });
    let text = match axis {
        Axis::Column => Text::CellsNamelessColumn,
        Axis::Row => Text::CellsNamelessRow,
    };
    say_with(text, &[("number", &before.count().to_string())])
}

/// What is in a cell, or was found out about it, in words; empty if there is nothing to say.
pub fn value_of(scene: &Scene, element: &Element) -> String {
    let mut words = match element.as_cell() {
        Some(cell) if matches!(*cell.holds, Holds::Check) => {
            let is_on = cell.value("").is_some_and(CellValue::is_ticked);
            say(if is_on {
                Text::CellsTicked
            } else {
                Text::CellsUnticked
            })
            .to_owned()
        }
        Some(cell) if matches!(*cell.holds, Holds::Text { .. }) => beginning(&cell.text),
        Some(cell) => match (&*cell.holds, scene.said(&element.id)) {
            (
                Holds::Card {
                    lines, rule, tip, ..
                },
                _,
            ) => {
                let all = lines.iter().chain(rule).chain(tip);
                let all: Vec<&str> = all.map(|line| line.get(locale_untracked())).collect();
                all.join(" ")
            }
            (Holds::Pile { .. }, _) => say(Text::CellsPileHint).to_owned(),
            (holds, said) if said.is_empty() && holds.takes_values() => {
                say(Text::CellsEmpty).to_owned()
            }
            (_, said) => said,
        },
        None => String::new(),
    };
    if let Some(weight) = element.as_track().and_then(|track| track.weight) {
        words = say_with(Text::CellsWeight, &[("weight", &weight.to_string())]);
    }
    if let Some(figure) = scene.figure(&element.id) {
        for more in [Some(&figure.text), figure.note.as_ref()]
            .into_iter()
            .flatten()
        {
            if !words.is_empty() {
                words.push_str(", ");
            }
            words.push_str(more);
        }
    }
    words
}

fn end_name(scene: &Scene, end: &End) -> String {
    let element = end.element.as_ref().and_then(|id| scene.element(id));
    match element {
        // A connector may lead to another one, and that back to the first.
        Some(element) if element.as_connector().is_none() => name_of(scene, element),
        Some(_) | None => say(Text::KindNothing).to_owned(),
    }
}

fn evidence_name(evidence: Evidence) -> Text {
    match evidence {
        Evidence::Fact => Text::EvidenceFact,
        Evidence::Assumption => Text::EvidenceAssumption,
        Evidence::Unclear => Text::EvidenceUnclear,
    }
}

fn form_name(form: Form) -> Text {
    match form {
        Form::Rectangle => Text::CommandToolRectangle,
        Form::Rounded => Text::CommandToolRounded,
        Form::Ellipse => Text::CommandToolEllipse,
        Form::Diamond => Text::CommandToolDiamond,
        Form::Circle => Text::CommandToolCircle,
    }
}

fn beginning(text: &str) -> String {
    text.chars().take(WORDS_MAX).collect()
}

fn say(text: Text) -> &'static str {
    text_in(locale_untracked(), text)
}

fn say_with(text: Text, values: &[(&str, &str)]) -> String {
    fill(say(text), values)
}
