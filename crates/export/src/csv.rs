//! CSV: a row for each thing that says something, for spreadsheets and programs.

mod comments;
mod joined;

use std::collections::HashSet;

use board::{Element, ElementId, ElementKind, Locale, Note, ReactionToken, Snapshot};
use joined::Joined;
use scene::{Scene, Style};

use crate::words::{choose, evidence_word, reaction_word};
use crate::{Area, ExportError};

/// Spreadsheets take a file for UTF-8 only if it begins with this mark.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The headings of the columns in Japanese and English.
const COLUMNS: [[&str; 2]; 15] = [
    ["種類", "kind"],
    ["キャンバス・枠", "canvas or frame"],
    ["セル", "cell"],
    ["本文", "text"],
    ["作成者", "author"],
    ["色", "colour"],
    ["根拠", "evidence"],
    ["タグ", "tags"],
    ["リアクション", "reactions"],
    ["グループ", "group"],
    ["リンク", "link"],
    ["つながり先", "leads to"],
    ["x", "x"],
    ["y", "y"],
    ["id", "id"],
];

/// Writes notes, texts and shapes with words in reading order: where each stands, what it says, who wrote it, what is
/// stuck on it; of the whole board also what people said about it. Positions in board units. Begins with a byte order
/// mark; lines end with CR LF (RFC 4180).
///
/// A field that a spreadsheet would take for a formula begins with an apostrophe.
///
/// # Errors
/// [`ExportError::UnknownCanvas`], [`ExportError::Render`].
pub fn csv(snapshot: &Snapshot, area: &Area, locale: Locale) -> Result<String, ExportError> {
    let style = Style {
        locale,
        ..Style::default()
    };
    let scene = Scene::from_snapshot(snapshot, style);
    let wanted = wanted(snapshot, &scene, area)?;
    let mut rows = vec![COLUMNS.map(|[ja, en]| choose(locale, ja, en).to_owned())];
    let order = scene.reading_order();
    let joined = Joined::among(snapshot, &order);
    for id in order {
        let is_wanted = wanted.as_ref().is_none_or(|wanted| wanted.contains(&id));
        let element = snapshot.element(&id).filter(|_| is_wanted);
        rows.extend(element.and_then(|element| row(snapshot, element, &joined, locale)));
    }
    if *area == Area::Board {
        rows.extend(comments::rows(snapshot, locale));
    }
    write(&rows)
}

/// Rows as a file.
///
/// # Errors
/// [`ExportError::Render`].
pub(crate) fn write<R: AsRef<[String]>>(rows: &[R]) -> Result<String, ExportError> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    let failed = |error: &dyn std::fmt::Display| ExportError::Render(error.to_string());
    for row in rows {
        let fields = row.as_ref().iter().map(|field| harmless(field));
        writer
            .write_record(fields)
            .map_err(|error| failed(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(&error))?;
    String::from_utf8(bytes).map_err(|error| failed(&error))
}

/// A field that no spreadsheet calculates.
fn harmless(field: &str) -> String {
    let first = field.trim_start_matches([' ', '\u{3000}']).chars().next();
    // The full-width signs too: some programs read them like the others.
    let begins_a_formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
    );
    if begins_a_formula && field.parse::<f64>().is_err() {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

/// What is to be written; `None` for everything.
pub(crate) fn wanted(
    snapshot: &Snapshot,
    scene: &Scene,
    area: &Area,
) -> Result<Option<HashSet<ElementId>>, ExportError> {
    match area {
        Area::Board => Ok(None),
        Area::Canvas(id) => {
            area.frame(scene, 0.0)?;
            Ok(Some(snapshot.descendants(id).into_iter().collect()))
        }
        Area::Rect(rect) => Ok(Some(scene.query(*rect).into_iter().collect())),
    }
}

/// The row of an element; `None` for what says nothing.
fn row(
    snapshot: &Snapshot,
    element: &Element,
    joined: &Joined<'_>,
    locale: Locale,
) -> Option<[String; 15]> {
    let is_closed = element.as_note().is_some_and(Note::is_closed);
    let text = match is_closed {
        true => choose(locale, "(伏せた付箋)", "(private note)"),
        false => element.text()?,
    };
    let (kind, author, color) = match &element.kind {
        ElementKind::Note(note) => (["付箋", "note"], &note.author, note.color.token()),
        ElementKind::Text(block) => (["文字", "text"], &block.author, ""),
        ElementKind::Shape(shape) if !text.trim().is_empty() => {
            let fill = shape.fill.map_or("", board::NoteColor::token);
            (["図形", "shape"], &shape.author, fill)
        }
        _ => return None,
    };
    let note = element.as_note();
    let owners = owners(snapshot, element);
    let ground = owners.iter().find_map(|owner| match &owner.kind {
        ElementKind::Canvas(canvas) => Some(canvas.label.get(locale).to_owned()),
        ElementKind::Frame(frame) => Some(frame.text.clone()),
        _ => None,
    });
    let cell = owners.iter().find_map(|owner| owner.as_cell());
    let at = snapshot.rect(&element.id).unwrap_or_default();
    let reactions = note.map(|note| {
        let counted = ReactionToken::ALL.iter().filter_map(|&token| {
            let count = note.reaction_count(token);
            (count > 0).then(|| format!("{} {count}", reaction_word(token, locale)))
        });
        counted.collect::<Vec<_>>().join(", ")
    });
    let evidence = note.and_then(|note| note.evidence);
    Some([
        choose(locale, kind[0], kind[1]).to_owned(),
        ground.unwrap_or_default(),
        cell.map_or_else(String::new, |cell| cell.label.get(locale).to_owned()),
        text.to_owned(),
        author.clone(),
        color.to_owned(),
        evidence
            .map_or("", |evidence| evidence_word(evidence, locale))
            .to_owned(),
        note.map_or_else(String::new, |note| note.tags.join(", ")),
        reactions.unwrap_or_default(),
        element
            .group
            .as_ref()
            .map_or("", |group| group.as_str())
            .to_owned(),
        element
            .link
            .as_ref()
            .map_or_else(String::new, |link| link.as_str().to_owned()),
        joined.from(&element.id),
        at.x.to_string(),
        at.y.to_string(),
        element.id.to_string(),
    ])
}

/// Who owns an element, the nearest first.
fn owners<'a>(snapshot: &'a Snapshot, element: &Element) -> Vec<&'a Element> {
    let mut owners = Vec::new();
    let mut next = element.placement.parent.as_ref();
    while let Some(owner) = next.and_then(|id| snapshot.element(id)) {
        // A circle is possible after a merge.
        if owners.len() >= board::limits::OWNERS_MAX {
            break;
        }
        owners.push(owner);
        next = owner.placement.parent.as_ref();
    }
    owners
}
