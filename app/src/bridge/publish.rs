//! What changed in the editor, told to the signals and the canvas.

use std::sync::Arc;

use board::Element;
use editor::{COMMANDS, Direction, Editor, SPROUT_GAP, ScreenRect, ViewChanges};
use scene::Style;

use super::looks::looks;
use super::{Bridge, CanvasSummary, ScreenBox, SelectionSummary, write_if_changed};
use crate::canvas::Marks;
use crate::lazy::{self, Later};

/// What the canvas shows now, as far as it decides what has to be painted anew.
#[derive(Clone, PartialEq, Default)]
pub struct Shown {
    zoom: f64,
    style: Style,
}

/// A board was opened: everything is new.
pub fn everything(bridge: &Bridge) {
    let all = ViewChanges {
        info: true,
        camera: true,
        selection: true,
        tool: true,
        overlay: true,
        editing: true,
        style: true,
        settings: true,
        ..ViewChanges::default()
    };
    changes(bridge, &all);
}

/// Tells what changed.
pub fn changes(bridge: &Bridge, changes: &ViewChanges) {
    if changes.is_empty() {
        return;
    }
    let editor = bridge.editor.borrow();
    let Some(editor) = editor.as_ref() else {
        return;
    };
    mark(bridge, editor, changes);

    let signals = &bridge.signals;
    let elements = !changes.elements.is_empty();
    let zoom = editor.camera().zoom;
    let zoomed = zoom != bridge.shown.borrow().zoom;
    bridge.shown.borrow_mut().zoom = zoom;

    if zoomed {
        write_if_changed(signals.zoom_percent, (zoom * 100.0).round() as u32);
    }
    if changes.info {
        write_if_changed(signals.title, editor.info().title.clone());
    }
    if changes.tool {
        write_if_changed(signals.tool, editor.tool());
    }
    if changes.editing {
        write_if_changed(signals.editing, editor.editing().is_some());
    }
    if elements || changes.info || changes.style {
        signals.count_edit();
    }
    if elements || changes.style {
        write_if_changed(signals.empty, editor.is_empty());
        write_if_changed(signals.canvases, canvases(editor));
    }
    // What of others' doings does not touch the selection says nothing new of it.
    let selected = editor.selection();
    let touched = changes.selection
        || changes.settings
        || changes.elements.iter().any(|id| selected.contains(id));
    if touched {
        write_if_changed(signals.selection, selection(editor));
        write_if_changed(signals.next_color, editor.next_color());
    }
    if touched || changes.tool {
        write_if_changed(signals.looks, looks(editor).into());
    }
    if changes.settings || changes.tool {
        write_if_changed(signals.keep_tool, editor.keeps_tool());
        write_if_changed(signals.minimap, editor.settings().minimap);
        write_if_changed(signals.wheel, editor.settings().wheel);
    }
    if elements || changes.selection || changes.camera || changes.overlay || changes.editing {
        lazy::if_here(|later: &Later| (later.cells.publish)(signals, editor));
        write_if_changed(signals.selection_box, selection_box(editor));
    }
    if elements || changes.info || changes.overlay {
        lazy::if_here(|later: &Later| (later.tell_privacy)(signals, editor));
    }
    // A comment or a new title can be undone, too.
    let facts = changes.info;
    if elements || facts || zoomed || changes.selection || changes.settings || changes.editing {
        write_if_changed(signals.availability, availability(editor));
    }
}

/// Tells the canvas which of its layers have to be painted anew.
fn mark(bridge: &Bridge, editor: &Editor, changes: &ViewChanges) {
    let Some(surface) = bridge.surface() else {
        return;
    };
    let style = editor.scene().style();
    let before = {
        let mut shown = bridge.shown.borrow_mut();
        std::mem::replace(&mut shown.style, style)
    };
    if before != style {
        surface.restyle();
    }
    let elements = !changes.elements.is_empty();
    surface.changed(&changes.elements);
    if (elements || before != style)
        && let (Some(handle), Some(later)) = (bridge.handle.get(), lazy::here::<Later>())
    {
        (later.lay_out_ahead)(handle);
    }
    surface.damaged(changes.damage.clone());
    surface.mark(Marks {
        base: elements || changes.camera || changes.style || changes.editing || changes.overlay,
        overlay: elements
            || changes.camera
            || changes.selection
            || changes.overlay
            || changes.style
            || changes.editing,
        // The tree lists what is visible, by name, place, selection and what is being written in.
        tree: elements || changes.camera || changes.selection || changes.style || changes.editing,
        elements: elements || changes.style,
    });
    if editor.wants_ticks() {
        surface.mark(Marks::default());
    }
}

fn canvases(editor: &Editor) -> Arc<[CanvasSummary]> {
    let canvases = editor.scene().canvases().into_iter();
    canvases
        .filter_map(|element| {
            let canvas = element.as_canvas()?;
            Some(CanvasSummary {
                id: element.id.as_str().to_owned(),
                template: canvas.template.clone(),
                label: canvas.label.clone(),
            })
        })
        .collect()
}

fn selection(editor: &Editor) -> SelectionSummary {
    let scene = editor.scene();
    let ids = editor.selection().ids();
    let elements = || ids.iter().filter_map(|id| scene.element(id));
    let mut notes = elements().filter_map(Element::as_note);
    let mut tags = notes.next().map_or_else(Vec::new, |note| note.tags.clone());
    if !tags.is_empty() {
        notes.for_each(|note| tags.retain(|tag| note.tags.contains(tag)));
    }
    SelectionSummary {
        count: ids.len(),
        notes: elements()
            .filter(|element| element.as_note().is_some())
            .count(),
        locked: !ids.is_empty() && elements().all(|element| element.locked),
        tags,
        picture_alt: editor
            .selection()
            .single()
            .and_then(|id| Some(scene.element(id)?.as_image()?.alt.clone())),
        canvas: editor
            .selection()
            .single()
            .and_then(|id| scene.element(id))
            .filter(|element| element.as_canvas().is_some())
            .map(|element| element.id.as_str().to_owned()),
    }
}

fn selection_box(editor: &Editor) -> Option<ScreenBox> {
    if editor.in_gesture() {
        return None;
    }
    let rect = editor.selection_rect()?;
    let around = screen_box(editor.camera().rect_to_screen(rect));
    // What floats at the selection stands outside of the "+" above and below it.
    let sprouts = editor.sprouts();
    let outside = |direction: Direction| {
        let there = sprouts.iter().any(|sprout| sprout.direction == direction);
        if there { SPROUT_GAP } else { 0.0 }
    };
    let (above, below) = (outside(Direction::Up), outside(Direction::Down));
    Some(ScreenBox {
        y: around.y - above,
        height: around.height + above + below,
        ..around
    })
}

pub fn screen_box(rect: ScreenRect) -> ScreenBox {
    ScreenBox {
        x: rect.x,
        y: rect.y,
        width: rect.width,
        height: rect.height,
    }
}

fn availability(editor: &Editor) -> Arc<[editor::Availability]> {
    COMMANDS
        .iter()
        .map(|row| editor.availability(row.id))
        .collect()
}
