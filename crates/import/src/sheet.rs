//! A drawing from elsewhere, thing by thing, in its own coordinates.

use std::collections::HashMap;

use board::{
    BoardPoint, BoardRect, BoardSize, Connector, Drawing, Element, ElementId, ElementKind, End,
    GroupId, Link, PenPoint, Placement,
};

use crate::fitting::fitted;
use crate::naming::{in_circles, reattach};
use crate::{Imported, Loss, Picture};

/// What all things of a drawing have besides their kind.
#[derive(Clone, Default)]
pub(crate) struct Thing {
    /// What the file calls it.
    pub id: String,
    /// The frame that it is in; empty for none.
    pub owner: String,
    /// The group that it is in; empty for none.
    pub group: String,
    /// Where it leads; empty for nowhere.
    pub link: String,
    /// Whether it is locked.
    pub locked: bool,
}

/// An end of a line as the file says it.
pub(crate) struct Tip {
    /// Where it is, in the file's coordinates.
    pub point: BoardPoint,
    /// What it is attached to, and where in shares of that.
    pub on: Option<(String, BoardPoint)>,
}

/// The things so far.
pub(crate) struct Sheet {
    imported: Imported,
    /// Where each is in the file's coordinates.
    rects: HashMap<ElementId, BoardRect>,
    /// Where the ends of each line are, counted from its box: x and y of the start, x and y of the end.
    loose: HashMap<ElementId, [f64; 4]>,
}

impl Sheet {
    pub(crate) fn new(imported: Imported) -> Self {
        Self {
            imported,
            rects: HashMap::new(),
            loose: HashMap::new(),
        }
    }

    /// What did not fit.
    pub(crate) fn lose(&mut self, loss: Loss) {
        self.imported.losses.note(loss);
    }

    /// As [`Self::lose`], if it holds.
    pub(crate) fn lose_if(&mut self, holds: bool, loss: Loss) {
        self.imported.losses.note_if(holds, loss);
    }

    /// Adds a thing with its rectangle.
    pub(crate) fn put(&mut self, thing: &Thing, rect: BoardRect, kind: ElementKind) {
        let id = ElementId::new(thing.id.as_str());
        if thing.id.is_empty() {
            return self.lose(Loss::Unreadable);
        }
        if self.rects.contains_key(&id) {
            return self.lose(Loss::Twice);
        }
        let link = Link::parse(thing.link.trim());
        self.lose_if(link.is_none() && !thing.link.trim().is_empty(), Loss::Link);
        let size = BoardSize::new(rect.width.max(1.0), rect.height.max(1.0));
        let placement = Placement {
            parent: (!thing.owner.is_empty()).then(|| ElementId::new(thing.owner.as_str())),
            offset: rect.origin(),
        };
        let element = Element {
            locked: thing.locked,
            group: GroupId::parse(&thing.group),
            link,
            ..Element::new(id.clone(), placement, size, kind)
        };
        let element = fitted(element, &mut self.imported.losses);
        self.rects.insert(id, BoardRect::at(rect.origin(), size));
        self.imported.elements.push(element);
    }

    /// Adds a line between two ends.
    pub(crate) fn put_line(&mut self, thing: &Thing, from: Tip, to: Tip, line: Connector) {
        let corner = BoardPoint::new(from.point.x.min(to.point.x), from.point.y.min(to.point.y));
        let rect = BoardRect::spanning(from.point, to.point);
        let end = |tip: Tip| match tip.on {
            Some((id, at)) => End::attached(ElementId::new(id), at),
            None => End::free(tip.point - corner),
        };
        let ends = (from.point - corner, to.point - corner);
        let line = Connector {
            from: end(from),
            to: end(to),
            ..line
        };
        let points = [ends.0.x, ends.0.y, ends.1.x, ends.1.y];
        self.put(thing, rect, ElementKind::Connector(line));
        // A line from the lower left to the upper right starts at no corner of its box: the file's own points are kept.
        self.loose.insert(ElementId::new(thing.id.as_str()), points);
    }

    /// Adds a stroke through points in the file's coordinates, each with its pressure.
    pub(crate) fn put_stroke(&mut self, thing: &Thing, points: &[PenPoint], drawing: Drawing) {
        let left = points
            .iter()
            .map(|point| point.at.x)
            .fold(f64::MAX, f64::min);
        let top = points
            .iter()
            .map(|point| point.at.y)
            .fold(f64::MAX, f64::min);
        if points.is_empty() {
            return self.lose(Loss::Unreadable);
        }
        let corner = BoardPoint::new(left, top);
        let drawing = Drawing {
            points: points
                .iter()
                .map(|point| PenPoint {
                    at: point.at - corner,
                    ..*point
                })
                .collect(),
            ..drawing
        };
        let extent = drawing.extent();
        let rect = BoardRect::at(corner, extent);
        self.put(thing, rect, ElementKind::Drawing(drawing));
    }

    /// Keeps a picture's file; the same one once.
    pub(crate) fn keep(&mut self, picture: Picture) {
        let known = self.imported.pictures.iter();
        if !known.into_iter().any(|one| one.hash == picture.hash) {
            self.imported.pictures.push(picture);
        }
    }

    /// Everything, with places relative to owners and with ends that hang on what is there.
    pub(crate) fn finished(mut self) -> Imported {
        let frames: HashMap<ElementId, BoardRect> = self
            .imported
            .elements
            .iter()
            .filter(|element| element.as_frame().is_some())
            .filter_map(|element| Some((element.id.clone(), *self.rects.get(&element.id)?)))
            .collect();
        // Nothing hangs on lines.
        let holds: HashMap<ElementId, ElementId> = self
            .imported
            .elements
            .iter()
            .filter(|element| element.as_connector().is_none())
            .map(|element| (element.id.clone(), element.id.clone()))
            .collect();
        for element in &mut self.imported.elements {
            let placement = &mut element.placement;
            let owner = placement.parent.take().filter(|owner| *owner != element.id);
            if let Some((owner, rect)) =
                owner.and_then(|owner| Some((owner.clone(), frames.get(&owner)?)))
            {
                placement.offset = placement.offset - rect.origin();
                placement.parent = Some(owner);
            }
            if let ElementKind::Connector(line) = &mut element.kind {
                let [ax, ay, bx, by] = self.loose.get(&element.id).copied().unwrap_or_default();
                let was = (line.from.clone(), line.to.clone());
                reattach(line, BoardPoint::default(), &holds);
                if was.0.element.is_some() && line.from.element.is_none() {
                    line.from = End::free(BoardPoint::new(ax, ay));
                }
                if was.1.element.is_some() && line.to.element.is_none() {
                    line.to = End::free(BoardPoint::new(bx, by));
                }
            }
        }
        let circles = in_circles(&self.imported.elements);
        for element in &mut self.imported.elements {
            if let Some(rect) = self
                .rects
                .get(&element.id)
                .filter(|_| circles.contains(&element.id))
            {
                element.placement = Placement::free(rect.origin());
            }
        }
        self.imported
    }
}
