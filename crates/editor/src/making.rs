//! Making shapes, frames and texts: drawn by a drag, put by a click, or by Enter in the middle of the view.

use board::{
    BoardPoint, BoardRect, BoardSize, Element, ElementId, ElementKind, Form, Frame, Placement,
    Shape, TextBlock,
};

use scene::TEXT_PADDING;
use scene::text::LINE_HEIGHT_EM;

use crate::placing::{NotePlace, centered};
use crate::turn::Turn;
use crate::{Editor, Selection, Tool};

/// The size of a frame that is put by a click, board units: three columns of notes.
const FRAME_SIZE: BoardSize = BoardSize::new(800.0, 600.0);
/// The width of a text that has no letter yet, board units.
const EMPTY_TEXT_WIDTH: f64 = 20.0;

/// The size of a shape that is put by a click, board units.
const fn usual_size(form: Form) -> BoardSize {
    match form {
        Form::Rectangle | Form::Rounded | Form::Ellipse => BoardSize::new(160.0, 100.0),
        Form::Diamond => BoardSize::new(160.0, 120.0),
        Form::Circle => BoardSize::new(120.0, 120.0),
    }
}

impl Editor {
    /// Makes what `tool` makes: in the box that was drawn, or of the usual size about `point`.
    pub(crate) fn make(
        &mut self,
        tool: Tool,
        point: BoardPoint,
        drawn: Option<BoardRect>,
        turn: &mut Turn<'_>,
    ) {
        match tool {
            Tool::Shape(form) => {
                let rect = drawn.unwrap_or_else(|| centered(point, usual_size(form)));
                self.make_shape(form, rect, turn);
            }
            Tool::Frame => {
                let rect = drawn.unwrap_or_else(|| centered(point, FRAME_SIZE));
                self.make_frame(rect, turn);
            }
            Tool::Text => self.make_text(point, drawn, turn),
            Tool::Note => {
                let place = self.place_for_note_at(point);
                self.start_draft(place, turn);
            }
            Tool::Select
            | Tool::Hand
            | Tool::Connector
            | Tool::Pen
            | Tool::Eraser
            | Tool::Laser => {}
            Tool::Comment => self.comment_at(point, turn),
        }
    }

    /// Enter with a tool in hand: what it makes, in the middle of the view.
    pub(crate) fn make_in_the_middle(&mut self, turn: &mut Turn<'_>) {
        let tool = self.tool;
        self.tool_used();
        if self.may_write(turn) {
            let viewport = self.settings.viewport;
            let middle = self.camera.to_board(viewport.center());
            self.make(tool, middle, None, turn);
        }
    }

    fn make_shape(&mut self, form: Form, rect: BoardRect, turn: &mut Turn<'_>) {
        let kind = ElementKind::Shape(Shape {
            form,
            fill: self.next_looks.fill,
            ink: self.next_looks.ink,
            text: String::new(),
            author: self.settings.author.clone(),
        });
        self.next_looks.form = form;
        self.create_one(kind, rect, Vec::new(), turn);
    }

    /// A frame, which owns what lies wholly inside from now on.
    fn make_frame(&mut self, rect: BoardRect, turn: &mut Turn<'_>) {
        let taken = self.framed_by(rect);
        self.create_one(ElementKind::Frame(Frame::default()), rect, taken, turn);
    }

    /// Creates one element that owns `taken`, in one step, and selects it.
    fn create_one(
        &mut self,
        kind: ElementKind,
        rect: BoardRect,
        taken: Vec<ElementId>,
        turn: &mut Turn<'_>,
    ) {
        let id = turn.new_element_id();
        let placement = self.placement_for(None, &kind, rect);
        let element = Element::new(id.clone(), placement, rect.size(), kind);
        let moves: Vec<(ElementId, Placement)> = taken
            .into_iter()
            .filter_map(|other| {
                let offset = self.scene.rect(&other)?.origin() - rect.origin();
                Some((other, Placement::inside(id.clone(), offset.tamed())))
            })
            .collect();
        let result = self.step(turn, |board| {
            board.edit(|edit| {
                edit.create(element)?;
                for (other, placement) in &moves {
                    let _deleted_meanwhile = edit.place(other, placement);
                }
                Ok(())
            })
        });
        match result {
            Ok(()) => {
                self.set_selection(Selection::of([id]));
                self.announce_added(turn);
            }
            Err(error) => self.refuse_board_error(error, turn),
        }
    }

    /// A text, edited at once: as wide as its lines, or as wide as the drag was.
    fn make_text(&mut self, point: BoardPoint, drawn: Option<BoardRect>, turn: &mut Turn<'_>) {
        let line = self.next_looks.scale.font_size() * LINE_HEIGHT_EM + 2.0 * TEXT_PADDING;
        let rect = match drawn {
            Some(drawn) => BoardRect::new(drawn.x, drawn.y, drawn.width.max(line), line),
            None => {
                // The letters begin where the click was.
                let left = (point.x - TEXT_PADDING).round();
                let top = (point.y - line / 2.0).round();
                BoardRect::new(left, top, EMPTY_TEXT_WIDTH, line)
            }
        };
        let kind = ElementKind::Text(TextBlock {
            text: String::new(),
            ink: self.next_looks.ink,
            scale: self.next_looks.scale,
            wrap: drawn.is_some(),
            author: self.settings.author.clone(),
        });
        let place = NotePlace {
            placement: self.placement_for(None, &kind, rect),
            size: rect.size(),
            rect,
        };
        self.start_draft_of(kind, place, turn);
    }
}
