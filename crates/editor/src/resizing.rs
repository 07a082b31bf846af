//! Resizing: the geometry of eight handles around what is selected, and writing the result.

use board::{BoardPoint, BoardRect, BoardSize, Element, ElementId, ElementKind, Form, Placement};

use crate::turn::Turn;
use crate::{Editor, Handle, Kinds, PointerDevice, ScreenPoint};

/// Beyond so many selected elements there are no handles: finding them would cost at every move of the pointer.
const HANDLES_FOR: usize = 1_000;

/// However small something is, its handles are taken this far outside, CSS pixels.
const OUTSIDE_MIN: f64 = 5.0;

/// How far from a handle a pointer still takes it, CSS pixels.
fn radius(device: PointerDevice) -> f64 {
    match device {
        PointerDevice::Mouse | PointerDevice::Pen => 12.0,
        PointerDevice::Touch => 22.0,
    }
}

/// One element that is being resized along with others.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) id: ElementId,
    /// Where it lies in the document.
    rect: BoardRect,
    /// Its stored size: a note is painted higher if its text needs that.
    stored: BoardSize,
    /// It gets no smaller.
    min: BoardSize,
    pub(crate) keeps_ratio: bool,
    /// Whether it only moves: a connector follows what it hangs on.
    only_moves: bool,
}

/// What becomes of a part.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Resized {
    pub(crate) id: ElementId,
    pub(crate) origin: BoardPoint,
    pub(crate) size: BoardSize,
}

impl Editor {
    /// The rectangle that handles are around, board space; `None` while nothing can be resized.
    pub fn resizable_box(&self) -> Option<BoardRect> {
        let idle = !self.settings.read_only && self.editing().is_none();
        if !idle || self.selection.is_empty() || self.selection.len() > HANDLES_FOR {
            return None;
        }
        let roots = self.movable_roots();
        let resizable = |id: &ElementId| {
            let element = self.scene.element(id);
            element.is_some_and(|element| !fixed().has(&element.kind))
        };
        if roots.len() < self.selection.len() && roots.is_empty() || !roots.iter().any(resizable) {
            return None;
        }
        self.rect_around(&roots)
    }

    /// The handle that a pointer would take here.
    pub(crate) fn handle_at(&self, at: ScreenPoint, device: PointerDevice) -> Option<Handle> {
        let rect = self.camera.rect_to_screen(self.resizable_box()?);
        let radius = radius(device);
        // Inside, a handle takes a fifth of the side at most: the rest is for moving. Outside of something small, a
        // quarter of it: the rest belongs to its neighbours.
        let outside = radius.min((rect.width.min(rect.height) / 4.0).max(OUTSIDE_MIN));
        let within = |value: f64, start: f64, length: f64| -> Option<(bool, bool)> {
            let inside = radius.min(length / 5.0);
            let low = value >= start - outside && value <= start + inside;
            let end = start + length;
            let high = value <= end + outside && value >= end - inside;
            let reached = value >= start - outside && value <= end + outside;
            reached.then_some((low, high))
        };
        let (left, right) = within(at.x, rect.x, rect.width)?;
        let (up, down) = within(at.y, rect.y, rect.height)?;
        let beside = |value: f64, start: f64, length: f64| {
            (value - start - length / 2.0).abs() <= radius.min(length / 5.0)
        };
        let middle_x = beside(at.x, rect.x, rect.width);
        let middle_y = beside(at.y, rect.y, rect.height);
        match (left, right, up, down) {
            (true, _, true, _) => Some(Handle::TopLeft),
            (_, true, true, _) => Some(Handle::TopRight),
            (true, _, _, true) => Some(Handle::BottomLeft),
            (_, true, _, true) => Some(Handle::BottomRight),
            (true, _, _, _) if middle_y => Some(Handle::Left),
            (_, true, _, _) if middle_y => Some(Handle::Right),
            (_, _, true, _) if middle_x => Some(Handle::Top),
            (_, _, _, true) if middle_x => Some(Handle::Bottom),
            _ => None,
        }
    }

    /// What is resized now, and the rectangle around it.
    pub(crate) fn parts_to_resize(&self) -> Option<(Vec<Part>, BoardRect)> {
        let around = self.resizable_box()?;
        let roots = self.movable_roots();
        let parts = roots.iter().filter_map(|id| {
            let placed = self.scene.get(id)?;
            let element = placed.element();
            Some(Part {
                id: id.clone(),
                rect: placed.rect(),
                stored: element.size,
                min: smallest(&element.kind),
                keeps_ratio: keeps_ratio(&element.kind),
                only_moves: fixed().has(&element.kind),
            })
        });
        Some((parts.collect(), around))
    }

    /// The elements as they would be, lying freely: what the overlay shows.
    pub(crate) fn preview(&self, resized: &[Resized]) -> Vec<Element> {
        let shown = |result: &Resized| {
            let mut element = self.scene.element(&result.id)?.clone();
            element.placement = Placement::free(result.origin);
            set_size(&mut element, result.size);
            Some(element)
        };
        resized.iter().filter_map(shown).collect()
    }

    /// The end of a resize: one step. The owners stay; what lies in a frame stays where it is.
    pub(crate) fn resize_elements(&mut self, resized: &[Resized], turn: &mut Turn<'_>) {
        let mut places: Vec<(ElementId, Placement)> = Vec::new();
        let mut sizes: Vec<(ElementId, BoardSize, bool)> = Vec::new();
        for result in resized {
            let Some(placed) = self.scene.get(&result.id) else {
                continue;
            };
            let (element, rect) = (placed.element(), placed.rect());
            let way = result.origin - rect.origin();
            if way != BoardPoint::default() {
                let moved = |placement: &Placement, way: BoardPoint| Placement {
                    parent: placement.parent.clone(),
                    offset: (placement.offset + way).tamed(),
                };
                places.push((result.id.clone(), moved(&element.placement, way)));
                if element.as_frame().is_some() {
                    let back = BoardPoint::new(-way.x, -way.y);
                    let inside = self.scene.children(&result.id);
                    let kept =
                        inside.map(|child| (child.id.clone(), moved(&child.placement, back)));
                    places.extend(kept);
                }
            }
            if result.size != element.size {
                let widens = result.size.width != element.size.width;
                let wraps = element.as_text_block().is_some_and(|text| !text.wrap);
                sizes.push((result.id.clone(), result.size, widens && wraps));
            }
        }
        if places.is_empty() && sizes.is_empty() {
            return;
        }
        self.step(turn, |board| {
            board.edit(|edit| {
                for (id, placement) in &places {
                    let _deleted_meanwhile = edit.place(id, placement);
                }
                for (id, size, wraps) in &sizes {
                    let _deleted_meanwhile = edit.resize(id, *size);
                    if *wraps {
                        let _deleted_meanwhile = edit.set_wrap(id, true);
                    }
                }
            });
        });
    }
}

/// Kinds whose size follows from something else.
fn fixed() -> Kinds {
    Kinds::CONNECTOR | Kinds::CANVAS
}

/// The smallest size of a kind, board units.
fn smallest(kind: &ElementKind) -> BoardSize {
    match kind {
        ElementKind::Note(_) => BoardSize::new(60.0, 40.0),
        ElementKind::Text(_) => BoardSize::new(40.0, 1.0),
        ElementKind::Frame(_) => BoardSize::new(80.0, 60.0),
        ElementKind::Drawing(_) => BoardSize::new(1.0, 1.0),
        _ => BoardSize::new(16.0, 16.0),
    }
}

/// Pictures and circles are never squeezed.
fn keeps_ratio(kind: &ElementKind) -> bool {
    match kind {
        ElementKind::Image(_) => true,
        ElementKind::Shape(shape) => shape.form == Form::Circle,
        _ => false,
    }
}

fn set_size(element: &mut Element, size: BoardSize) {
    let widens = size.width != element.size.width;
    if let ElementKind::Text(text) = &mut element.kind
        && widens
    {
        text.wrap = true;
    }
    element.size = size;
}

/// The smallest factors at which every part keeps its smallest size.
pub(crate) fn smallest_factors(parts: &[Part]) -> (f64, f64) {
    let least = |size: f64, min: f64| {
        if size > 0.0 {
            (min / size).min(1.0)
        } else {
            1.0
        }
    };
    parts
        .iter()
        .filter(|part| !part.only_moves)
        .fold((0.0_f64, 0.0_f64), |(x, y), part| {
            (
                x.max(least(part.rect.width, part.min.width)),
                y.max(least(part.rect.height, part.min.height)),
            )
        })
}

/// Where the parts come to when what is around them becomes another rectangle.
pub(crate) fn stretched(parts: &[Part], from: &BoardRect, to: &BoardRect) -> Vec<Resized> {
    let factor = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let across = factor(to.width, from.width);
    let down = factor(to.height, from.height);
    let hundredth = |value: f64| (value * 100.0).round() / 100.0;
    let resized = |part: &Part| {
        let scaled = |factor: f64, painted: f64, stored: f64| match factor == 1.0 {
            true => stored,
            false => hundredth(painted * factor),
        };
        let rect = &part.rect;
        let origin = if part.only_moves {
            let middle = rect.center();
            BoardPoint::new(
                to.x + (middle.x - from.x) * across - rect.width / 2.0,
                to.y + (middle.y - from.y) * down - rect.height / 2.0,
            )
        } else {
            BoardPoint::new(
                to.x + (rect.x - from.x) * across,
                to.y + (rect.y - from.y) * down,
            )
        };
        Resized {
            id: part.id.clone(),
            origin: origin.tamed(),
            size: match part.only_moves {
                true => part.stored,
                false => BoardSize::new(
                    scaled(across, rect.width, part.stored.width),
                    scaled(down, rect.height, part.stored.height),
                )
                .tamed(),
            },
        }
    };
    parts.iter().map(resized).collect()
}
