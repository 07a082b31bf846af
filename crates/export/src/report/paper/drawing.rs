//! The page as PDF drawing, and its structure beside it.

use std::num::NonZeroU16;

use krilla::geom::PathBuilder;
use krilla::num::NormalizedF32;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup,
};
use scene::{Color, TextLine};

use super::composing::{Block, Role, Sheet};
use crate::pdf::{Letters, draw_line};

/// Draws a page. Gives its structure: headings, paragraphs, tables, in the order in which they are read.
pub fn drawn(sheet: &Sheet, letters: &Letters<'_>, surface: &mut Surface<'_>) -> Vec<TagGroup> {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
        ArtifactType::Layout,
    )));
    for (y, is_strong) in &sheet.rules {
        rule(surface, sheet.edges, *y, *is_strong);
    }
    surface.end_tagged();
    let mut groups: Vec<TagGroup> = Vec::new();
    let mut table: Option<TagGroup> = None;
    for block in &sheet.blocks {
        let is_row = block
            .pieces
            .iter()
            .any(|(role, _)| matches!(role, Role::ColumnName | Role::Field));
        if is_row {
            let row = row(block, letters, surface);
            table
                .get_or_insert_with(|| TagGroup::new(Tag::Table))
                .push(row);
            continue;
        }
        groups.extend(table.take());
        groups.push(paragraph(block, letters, surface));
    }
    groups.extend(table.take());
    groups
}

fn paragraph(block: &Block, letters: &Letters<'_>, surface: &mut Surface<'_>) -> TagGroup {
    let role = block.pieces.first().map_or(Role::Text, |(role, _)| *role);
    let mut group = match role {
        Role::Title => TagGroup::new(Tag::Hn(NonZeroU16::MIN, None)),
        Role::Heading => TagGroup::new(Tag::Hn(NonZeroU16::MIN.saturating_add(1), None)),
        Role::Text | Role::ColumnName | Role::Field => TagGroup::new(Tag::P),
    };
    for (_, lines) in &block.pieces {
        group.push(piece(lines, letters, surface));
    }
    group
}

fn row(block: &Block, letters: &Letters<'_>, surface: &mut Surface<'_>) -> TagGroup {
    let mut row = TagGroup::new(Tag::TR);
    for (role, lines) in &block.pieces {
        let mut field = if *role == Role::ColumnName {
            TagGroup::new(Tag::TH(TableHeaderScope::Column))
        } else {
            TagGroup::new(Tag::TD)
        };
        field.push(piece(lines, letters, surface));
        row.push(field);
    }
    row
}

fn piece(lines: &[TextLine], letters: &Letters<'_>, surface: &mut Surface<'_>) -> Identifier {
    let identifier = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
    for line in lines {
        draw_line(letters, surface, line);
    }
    surface.end_tagged();
    identifier
}

fn rule(surface: &mut Surface<'_>, (left, right): (f64, f64), y: f64, is_strong: bool) {
    let mut path = PathBuilder::new();
    path.move_to(left as f32, y as f32);
    path.line_to(right as f32, y as f32);
    let Some(path) = path.finish() else {
        return;
    };
    let (color, width): (Color, f32) = if is_strong {
        (scene::LIGHT.ink(board::Ink::Blue), 1.5)
    } else {
        (scene::LIGHT.cell_border, 0.5)
    };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: krilla::color::rgb::Color::new(color.red, color.green, color.blue).into(),
        width,
        opacity: NormalizedF32::ONE,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}
