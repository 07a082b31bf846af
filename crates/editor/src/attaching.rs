//! What an end of a connector takes hold of, and what is seen of it meanwhile.

use board::{BoardPoint, BoardRect, Element, ElementId, End};
use scene::{ConnectorPath, EndPlace, Outline, Placed, connector_path};

use crate::connectors::{Ends, Tip};
use crate::turn::Turn;
use crate::{ConnectorOverlay, Editor, Kinds, Overlay, Tool};

/// So near to an anchor an end snaps to it, and so near to a frame's edge it takes hold of the frame, CSS pixels.
const REACH: f64 = 12.0;

/// The middles of the four sides, in shares of the element's rectangle.
const SIDES: [BoardPoint; 4] = [
    BoardPoint::new(0.5, 0.0),
    BoardPoint::new(1.0, 0.5),
    BoardPoint::new(0.5, 1.0),
    BoardPoint::new(0.0, 0.5),
];

impl Editor {
    /// What an end at `point` (board space) takes hold of: an anchor in reach, or else the element as a whole. Free if
    /// `loose`, over nothing, and over `besides`: nothing is connected with itself.
    pub(crate) fn tip_at(
        &self,
        point: BoardPoint,
        loose: bool,
        besides: Option<&ElementId>,
    ) -> Tip {
        let free = Tip::Free(BoardPoint::new(point.x.round(), point.y.round()).tamed());
        if loose {
            return free;
        }
        let Some(placed) = self
            .target_at(point)
            .filter(|placed| Some(&placed.element().id) != besides)
        else {
            return free;
        };
        let outline = Outline::of(placed.element(), placed.rect());
        let reach = REACH / self.camera.zoom;
        let apart = |anchor: BoardPoint| {
            let way = outline.at_anchor(anchor) - point;
            way.x.hypot(way.y)
        };
        let nearest = SIDES
            .into_iter()
            .min_by(|a, b| apart(*a).total_cmp(&apart(*b)))
            .filter(|anchor| apart(*anchor) <= reach);
        Tip::Attached(placed.element().id.clone(), nearest.unwrap_or(End::MIDDLE))
    }

    /// The element that an end at `point` would take hold of: the topmost one there, or the one with the nearest edge in
    /// reach. Of a frame it is the edge only: what lies in a frame is connected, not the frame.
    fn target_at(&self, point: BoardPoint) -> Option<Placed<'_>> {
        let reach = REACH / self.camera.zoom;
        let around = BoardRect::new(point.x - reach, point.y - reach, 2.0 * reach, 2.0 * reach);
        let mut best: Option<(bool, f64, Placed<'_>)> = None;
        // Topmost first.
        for id in self.scene.query(around).iter().rev() {
            let Some(placed) = self.scene.get(id) else {
                continue;
            };
            let kind = &placed.element().kind;
            if !Kinds::CONNECTABLE.has(kind) {
                continue;
            }
            let outline = Outline::of(placed.element(), placed.rect());
            let edge = outline.distance(point);
            let inside = !Kinds::FRAME.has(kind) && outline.contains(point);
            let nearer = best
                .as_ref()
                .is_none_or(|(covers, least, _)| !covers && (inside || edge < *least));
            if (inside || edge <= reach) && nearer {
                best = Some((inside, edge, placed));
            }
        }
        best.map(|(_, _, placed)| placed)
    }

    /// Where a tip is, as the scene draws connectors; `None` if what it is attached to is gone.
    fn end_place(&self, tip: &Tip) -> Option<EndPlace> {
        Some(match tip {
            Tip::Free(point) => EndPlace::Free(*point),
            Tip::Attached(id, anchor) => {
                let placed = self.scene.get(id)?;
                EndPlace::On {
                    outline: Outline::of(placed.element(), placed.rect()),
                    anchor: *anchor,
                }
            }
        })
    }

    /// The way of a connector on the board as it is drawn.
    pub(crate) fn path_of(&self, element: &Element) -> Option<ConnectorPath> {
        let route = element.as_connector()?.route;
        let (from, to) = self.tips_of(element)?;
        let (from, to) = (self.end_place(&from)?, self.end_place(&to)?);
        Some(connector_path(route, &from, &to))
    }

    /// The selected connector, if it is selected alone, and where its start and its end are, board space: there its ends
    /// can be taken and put elsewhere.
    pub fn connector_handles(&self) -> Option<(ElementId, [BoardPoint; 2])> {
        let element = self.scene.element(self.selection.single()?)?;
        if element.locked || self.editing().is_some() {
            return None;
        }
        let path = self.path_of(element)?;
        Some((element.id.clone(), [path.start().0, path.end().0]))
    }

    /// What is shown of a connector being drawn; `held` is what the end in the hand has hold of.
    pub(crate) fn connector_overlay(
        &self,
        from: &Tip,
        to: &Tip,
        held: Option<&ElementId>,
        replaces: Option<&ElementId>,
    ) -> Option<ConnectorOverlay> {
        let old = replaces.and_then(|id| self.scene.element(id)?.as_connector());
        let looks = old.cloned().unwrap_or_else(|| self.next_connector());
        let path = connector_path(looks.route, &self.end_place(from)?, &self.end_place(to)?);
        Some(ConnectorOverlay {
            line: Some((looks, path)),
            replaces: replaces.cloned(),
            target: held.cloned(),
            anchors: held.map_or_else(Vec::new, |id| self.anchors_of(id)),
        })
    }

    fn anchors_of(&self, id: &ElementId) -> Vec<BoardPoint> {
        let Some(placed) = self.scene.get(id) else {
            return Vec::new();
        };
        let outline = Outline::of(placed.element(), placed.rect());
        SIDES.map(|side| outline.at_anchor(side)).to_vec()
    }

    /// With the connector tool in hand: what a press here would take hold of.
    pub(crate) fn show_anchors(&mut self) {
        let armed =
            self.tool == Tool::Connector && self.state.is_idle() && !self.settings.read_only;
        let target = self
            .pointer
            .filter(|_| armed)
            .and_then(|point| self.target_at(point))
            .map(|placed| placed.element().id.clone());
        if target.is_none() && self.overlay.connector.is_none() {
            return;
        }
        let connector = target.map(|id| ConnectorOverlay {
            line: None,
            replaces: None,
            anchors: self.anchors_of(&id),
            target: Some(id),
        });
        self.set_overlay(Overlay {
            connector,
            ..Overlay::default()
        });
    }

    /// Puts the ends of a connector elsewhere, in one step.
    pub(crate) fn reconnect(&mut self, id: &ElementId, from: Tip, to: Tip, turn: &mut Turn<'_>) {
        let Some(Ends {
            from,
            to,
            placement,
            size,
        }) = self.ends(from, to)
        else {
            return;
        };
        let same = self.scene.element(id).and_then(Element::as_connector);
        if same.is_some_and(|old| old.from == from && old.to == to) {
            return;
        }
        let ids = [id.clone()];
        self.write_all(&ids, turn, |edit, id| {
            edit.set_ends(id, &from, &to, &placement, size)
        });
    }
}
