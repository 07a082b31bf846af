//! What an importer brings: elements of any kind and comments, in one step.

use board::limits::{COMMENTS_MAX, ELEMENTS_MAX};
use board::{BoardError, BoardPoint, BoardRect, Comment, Element, ElementId};
use workshop::PLACE_GAP;

use crate::turn::Turn;
use crate::{Announcement, Editor, Refusal, Selection};

/// More than this nobody moves together at once: they are shown and not selected.
const SELECTED_MAX: usize = 500;

/// What a file adds to a board.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Addition {
    /// Lowest in the pile first.
    pub elements: Vec<Element>,
    /// What people said about them.
    pub comments: Vec<Comment>,
}

impl Editor {
    /// Puts elements in the middle of the view, or beside everything if something is there. They are the topmost then,
    /// in their own order. Comments stay where they are beside the elements.
    pub(crate) fn add_file(&mut self, addition: &Addition, turn: &mut Turn<'_>) {
        let Addition { elements, comments } = addition;
        self.cancel_gesture();
        if !self.may_write(turn) || !self.end_editing(turn) {
            return;
        }
        let roots = || elements.iter().filter(|it| it.placement.parent.is_none());
        let rects = roots().map(|it| BoardRect::at(it.placement.offset, it.size));
        // A file may have nothing but comments.
        let spots = comments.iter().filter(|_| elements.is_empty());
        let spots = spots.map(|comment| BoardRect::new(comment.at.x, comment.at.y, 1.0, 1.0));
        let Some(around) = rects.chain(spots).reduce(|all, rect| all.union(&rect)) else {
            return;
        };
        if self.board.element_count() + elements.len() > ELEMENTS_MAX {
            return turn.refuse(Refusal::BoardFull { max: ELEMENTS_MAX });
        }
        // All of them or none: a thread without its answers says something else.
        if !comments.is_empty() && self.info.comments.len() + comments.len() > COMMENTS_MAX {
            return turn.refuse(Refusal::TooMany { max: COMMENTS_MAX });
        }
        let shift = self.room_for(around) - around.origin();
        let shift = BoardPoint::new(shift.x.round(), shift.y.round());
        let ids: Vec<ElementId> = roots().map(|it| it.id.clone()).collect();
        let moved = comments.iter().map(|comment| Comment {
            at: (comment.at + shift).tamed(),
            ..comment.clone()
        });
        let comments: Vec<Comment> = moved.collect();
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                for element in elements {
                    let mut element = element.clone();
                    if element.placement.parent.is_none() {
                        element.placement.offset = (element.placement.offset + shift).tamed();
                    }
                    let follows = element.source.take();
                    let id = element.id.clone();
                    edit.create(element)?;
                    if let Some(source) = follows {
                        // What is of another kind has its own text.
                        let _own = edit.set_source(&id, Some(&source));
                    }
                }
                // The reader took only what a board takes, and there is room.
                let _refused = edit.add_comments(&comments);
                Ok::<(), BoardError>(())
            })
        });
        if let Err(error) = result {
            self.refuse_board_error(error, turn);
        }
        self.show_imported(ids, turn);
    }

    /// Where the top left corner of something as large as that goes.
    fn room_for(&self, around: BoardRect) -> BoardPoint {
        let middle = self.camera.to_board(self.settings.viewport.center());
        let here = BoardPoint::new(
            middle.x - around.width / 2.0,
            middle.y - around.height / 2.0,
        );
        let wanted = BoardRect::at(here, around.size()).grown(PLACE_GAP / 2.0);
        if self.scene.query(wanted).is_empty() {
            here
        } else {
            workshop::free_place(&self.board.snapshot(), around.size())
        }
    }

    fn show_imported(&mut self, ids: Vec<ElementId>, turn: &mut Turn<'_>) {
        let there = |id: &ElementId| self.scene.element(id).is_some();
        let ids: Vec<ElementId> = ids.into_iter().filter(there).collect();
        let (count, rect) = (ids.len(), self.rect_around(&ids));
        self.set_focus(ids.first().cloned());
        self.set_selection(if count <= SELECTED_MAX {
            Selection::of(ids)
        } else {
            Selection::default()
        });
        if let Some(rect) = rect {
            self.show(rect, turn);
        }
        if count > 0 {
            turn.announce(Announcement::Added { count });
        }
    }
}
