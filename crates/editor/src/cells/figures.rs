//! What follows from the values and notes of a canvas, shown beside them: worked out anew after a turn that changed
//! something of that canvas.

use board::{Element, ElementId, Holds, SortedSet};
use scene::{Layer, Scene};
use workshop::{CanvasView, FigureOptions, Whose};

use crate::Editor;

/// The board as it is seen: what is worked out from.
pub(crate) struct Seen<'a>(pub(crate) &'a Scene);

impl CanvasView for Seen<'_> {
    fn element(&self, id: &ElementId) -> Option<&Element> {
        self.0.element(id)
    }

    fn children(&self, owner: &ElementId) -> Vec<&Element> {
        self.0.children(owner).collect()
    }

    fn connectors(&self) -> Vec<&Element> {
        let all = self.0.in_paint_order().map(|placed| placed.element());
        all.filter(|element| element.as_connector().is_some())
            .collect()
    }
}

impl Editor {
    /// Works out what follows, for the canvases on which something changed.
    pub(crate) fn work_out_figures(&mut self) {
        let changed = std::mem::take(&mut self.stale);
        let mut canvases: SortedSet<ElementId> = SortedSet::default();
        for id in changed {
            if self.scene.element(&id).is_none() {
                // It may have lain anywhere.
                let all = self.scene.canvases();
                canvases.extend(all.iter().map(|canvas| canvas.id.clone()));
            } else {
                canvases.extend(self.canvas_of(&id));
                // What a line leads to is referred to by it.
                let line = self.scene.element(&id).and_then(Element::as_connector);
                let target = line.and_then(|line| line.to.element.as_ref());
                canvases.extend(target.and_then(|target| self.canvas_of(target)));
            }
        }
        canvases.retain(|canvas| self.has_figures(canvas));
        if canvases.is_empty() {
            return;
        }
        let whose = match self.layer() {
            Layer::Team => Whose::Team,
            Layer::Mine => Whose::Person(&self.settings.person),
            Layer::Mean => Whose::Everybody,
        };
        let options = FigureOptions {
            locale: self.settings.locale,
            whose,
            session: self.session(),
        };
        let view = Seen(&self.scene);
        let worked_out: Vec<_> = canvases
            .into_iter()
            .map(|canvas| {
                let figures = workshop::figures_with(&view, &canvas, &options);
                (canvas, figures)
            })
            .collect();
        for (canvas, figures) in worked_out {
            let changed = self.scene.set_figures(&canvas, figures);
            self.changes.elements.extend(changed);
        }
    }

    /// The canvas that something lies on, or is.
    pub(crate) fn canvas_of(&self, id: &ElementId) -> Option<ElementId> {
        self.with_owners(id).into_iter().find(|id| {
            let element = self.scene.element(id);
            element.is_some_and(|element| element.as_canvas().is_some())
        })
    }

    /// Whether anything on a canvas may have a figure: something in it follows from something else, or lines lead to
    /// its notes.
    fn has_figures(&self, canvas: &ElementId) -> bool {
        let element = self.scene.element(canvas);
        let is_plot = element
            .and_then(Element::as_canvas)
            .is_some_and(|canvas| workshop::has_plot(&canvas.template));
        is_plot
            || self.scene.children(canvas).any(|element| {
                let cell = element.as_cell();
                // What it was said to follow until now, too.
                element.source.is_some()
                    || self.scene.figure(&element.id).is_some()
                    || cell.is_some_and(|cell| {
                        matches!(
                            *cell.holds,
                            Holds::Calc { .. } | Holds::Date | Holds::Matrix(_) | Holds::Strip(_)
                        )
                    })
            })
            || self
                .scene
                .in_paint_order()
                .any(|placed| placed.element().as_connector().is_some())
    }
}
