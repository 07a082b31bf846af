//! Connectors: their ends, what they can be attached to, how they are made, and what becomes of them when what they are
//! attached to goes.

use board::{
    BoardError, BoardPoint, BoardRect, BoardSize, Connector, Edit, Element, ElementId, ElementKind,
    End, Placement,
};

use crate::turn::Turn;
use crate::{Editor, Kinds, Selection};

/// One end of a connector that is being made or changed.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Tip {
    /// Attached, at a place in shares of the element's rectangle.
    Attached(ElementId, BoardPoint),
    /// Attached to nothing, board space.
    Free(BoardPoint),
}

/// A connector's ends as they are stored, with the box of both.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Ends {
    pub(crate) from: End,
    pub(crate) to: End,
    pub(crate) placement: Placement,
    pub(crate) size: BoardSize,
}

impl Tip {
    /// The element that it is attached to.
    pub(crate) fn target(&self) -> Option<&ElementId> {
        match self {
            Self::Attached(id, _) => Some(id),
            Self::Free(_) => None,
        }
    }

    /// As it is stored for a connector with its top left corner at `origin`, board space.
    fn stored(self, origin: BoardPoint) -> End {
        match self {
            Self::Attached(id, share) => End::attached(id, share),
            Self::Free(point) => End::free(point - origin),
        }
    }
}

impl Editor {
    /// Where a tip is on the board: for a tip in the middle of an element, that middle. `None` if its element is gone.
    pub(crate) fn tip_point(&self, tip: &Tip) -> Option<BoardPoint> {
        match tip {
            Tip::Attached(id, share) => {
                let rect = self.scene.rect(id)?;
                let (x, y) = (rect.width * share.x, rect.height * share.y);
                Some(rect.origin() + BoardPoint::new(x, y))
            }
            Tip::Free(point) => Some(*point),
        }
    }

    /// The two tips of a connector on the board. Where what it was attached to is gone, its last resort: the corners of
    /// its stored box.
    pub(crate) fn tips_of(&self, element: &Element) -> Option<(Tip, Tip)> {
        let connector = element.as_connector()?;
        let origin = self.origin_of(element);
        let corner = origin + BoardPoint::new(element.size.width, element.size.height);
        let tip = |end: &End, resort: BoardPoint| match &end.element {
            Some(id) if self.scene.element(id).is_some() => Tip::Attached(id.clone(), end.at),
            Some(_) => Tip::Free(resort),
            None => Tip::Free(origin + end.at),
        };
        Some((tip(&connector.from, origin), tip(&connector.to, corner)))
    }

    /// The top left corner of an element's stored box on the board: a connector is painted elsewhere when what it is
    /// attached to moves.
    pub(crate) fn origin_of(&self, element: &Element) -> BoardPoint {
        let offset = element.placement.offset;
        let owner = element.placement.parent.as_ref();
        match owner {
            Some(owner) => self.scene.origin_of(owner) + offset,
            None => offset,
        }
    }

    /// How a connector between two tips is stored. `None` if what one is attached to is gone.
    pub(crate) fn ends(&self, from: Tip, to: Tip) -> Option<Ends> {
        let rect = BoardRect::spanning(self.tip_point(&from)?, self.tip_point(&to)?);
        let kind = ElementKind::Connector(Connector::default());
        let origin = rect.origin().tamed();
        Some(Ends {
            from: from.stored(origin),
            to: to.stored(origin),
            placement: self.placement_for(None, &kind, rect),
            size: rect.size(),
        })
    }

    /// What the next connector looks like.
    pub(crate) fn next_connector(&self) -> Connector {
        let looks = self.next_looks;
        Connector {
            route: looks.route,
            head_from: looks.head_from,
            head_to: looks.head_to,
            dashed: looks.dashed,
            ink: looks.ink,
            ..Connector::default()
        }
    }

    /// A connector between two tips, looking as chosen last, not yet on the board.
    pub(crate) fn new_connector(&self, id: ElementId, from: Tip, to: Tip) -> Option<Element> {
        let Ends {
            from,
            to,
            placement,
            size,
        } = self.ends(from, to)?;
        let kind = ElementKind::Connector(Connector {
            from,
            to,
            ..self.next_connector()
        });
        Some(Element::new(id, placement, size, kind))
    }

    /// Creates connectors in one step, and selects them.
    pub(crate) fn create_connectors(&mut self, lines: Vec<Element>, turn: &mut Turn<'_>) {
        if lines.is_empty() {
            return;
        }
        let ids: Vec<ElementId> = lines.iter().map(|line| line.id.clone()).collect();
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                for line in lines {
                    edit.create(line)?;
                }
                Ok::<(), BoardError>(())
            })
        });
        self.set_selection(Selection::of(ids));
        match result {
            Ok(()) => self.announce_added(turn),
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    fn connectable_selected(&self) -> impl Iterator<Item = &Element> {
        self.selected_elements()
            .filter(|element| Kinds::CONNECTABLE.has(&element.kind))
    }

    /// Connects each selected element with the next one, in the order of selecting.
    pub(crate) fn connect_selected(&mut self, turn: &mut Turn<'_>) {
        let ids: Vec<ElementId> = self
            .connectable_selected()
            .map(|element| element.id.clone())
            .collect();
        let pairs = ids.iter().zip(ids.iter().skip(1));
        let middle = |id: &ElementId| Tip::Attached(id.clone(), End::MIDDLE);
        let lines = pairs.filter_map(|(from, to)| {
            self.new_connector(turn.new_element_id(), middle(from), middle(to))
        });
        let lines = lines.collect();
        self.create_connectors(lines, turn);
    }

    /// Connectors that stay when `ids` are deleted, with the ends that they get: where they were seen last.
    pub(crate) fn left_behind(&self, ids: &Selection) -> Vec<(ElementId, Ends)> {
        let mut left = Vec::new();
        let mut attached: Vec<ElementId> =
            self.scene.connectors_of(ids.ids()).into_iter().collect();
        attached.retain(|id| !ids.contains(id));
        attached.sort_unstable();
        for id in attached {
            let Some(element) = self.scene.element(&id) else {
                continue;
            };
            let (Some((from, to)), Some(path)) = (self.tips_of(element), self.path_of(element))
            else {
                continue;
            };
            let loosened = |tip: Tip, seen: BoardPoint| match tip {
                Tip::Attached(target, _) if ids.contains(&target) => Tip::Free(seen),
                other => other,
            };
            let (start, end) = (path.start().0, path.end().0);
            if let Some(ends) = self.ends(loosened(from, start), loosened(to, end)) {
                left.push((id.clone(), ends));
            }
        }
        left
    }
}

/// Writes the ends of connectors that lost what they were attached to.
pub(crate) fn loosen(edit: &mut Edit<'_, '_>, left: &[(ElementId, Ends)]) {
    for (id, ends) in left {
        let _deleted_meanwhile =
            edit.set_ends(id, &ends.from, &ends.to, &ends.placement, ends.size);
    }
}
