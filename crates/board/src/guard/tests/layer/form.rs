//! A form, a relay that has it, and hands that write below the editor.

use std::sync::Arc;

use yrs::{Any, Map, Out, Transact};

use crate::guard::{Reach, TemplateLayer};
use crate::*;

/// A relay's copy, and what it has recorded.
pub(super) struct Relay {
    pub board: Board,
    pub layer: TemplateLayer,
    pub log: Vec<Vec<u8>>,
}

impl Relay {
    pub fn of(state: &[u8]) -> Self {
        let mut board = Board::new(ClientNumber::new(900));
        board.apply(state, Origin::Storage).unwrap();
        let layer = TemplateLayer::of(&board);
        Self {
            board,
            layer,
            log: vec![state.to_vec()],
        }
    }

    /// Takes updates as somebody with that reach; gives whether something was taken back.
    pub fn take(&mut self, updates: Vec<Vec<u8>>, reach: Reach) -> bool {
        let mut corrected = false;
        for update in updates {
            let checked = Clocks::of(&self.board)
                .check_foreign(&self.board, &update)
                .unwrap();
            let delta = self.board.apply_checked(checked, Origin::Remote).unwrap();
            let judged = self.layer.judge(&mut self.board, reach, delta).unwrap();
            corrected |= judged.corrected;
            self.log.push(judged.delta);
        }
        corrected
    }

    /// The board as its log gives it.
    pub fn replayed(&self) -> Board {
        let mut board = Board::new(ClientNumber::new(901));
        for record in &self.log {
            board.apply(record, Origin::Storage).unwrap();
        }
        board
    }
}

pub(super) fn label(text: &str) -> Label {
    Label::new(text, text)
}

pub(super) fn series(count: u32, max: u32) -> Series {
    Series {
        count,
        max,
        head: 56.0,
        ..Series::default()
    }
}

/// A canvas with a cell for notes, one for a text and a matrix that takes more rows but no more columns.
pub(super) fn form() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    board
        .edit(|edit| {
            let free = Placement::free(BoardPoint::new(0.0, 0.0));
            let size = BoardSize::new(400.0, 300.0);
            let canvas = ElementId::new("canvas");
            edit.set_locale(Locale::Ja);
            edit.set_title("会")?;
            edit.create_canvas(
                &canvas,
                NewCanvas {
                    placement: free,
                    size,
                    template: "rikai.bmc",
                    label: label("表"),
                },
            )?;
            let kinds = [
                ("zone", Holds::ZONE),
                (
                    "text",
                    Holds::Text {
                        hint: None,
                        from: None,
                    },
                ),
                (
                    "grid",
                    Holds::Matrix(Matrix {
                        rows: series(1, 9),
                        columns: series(1, 1),
                        cell: Arc::new(Holds::Number {
                            min: Some(0.0),
                            max: Some(9.0),
                            step: None,
                            unit: None,
                        }),
                        weights: None,
                        total: None,
                        total_label: None,
                    }),
                ),
            ];
            for (tab, (key, holds)) in kinds.into_iter().enumerate() {
                edit.create_cell(
                    &ElementId::new(key),
                    NewCell {
                        placement: Placement::inside(canvas.clone(), BoardPoint::new(0.0, 0.0)),
                        size,
                        key,
                        label: label(key),
                        tab: tab as u32,
                        holds,
                        owner: "",
                        cover: false,
                    },
                )?;
            }
            for (id, axis) in [("column", Axis::Column), ("row", Axis::Row)] {
                track(edit, id, axis)?;
            }
            Ok::<_, BoardError>(())
        })
        .unwrap();
    board
}

pub(super) fn track(edit: &mut Edit<'_, '_>, id: &str, axis: Axis) -> Result<(), BoardError> {
    edit.create_track(
        &ElementId::new(id),
        NewTrack {
            grid: &ElementId::new("grid"),
            axis,
            place: TrackPlace::Last,
            extent: None,
            text: "",
            label: label(id),
            weight: None,
            names: None,
            band: "",
            holds: None,
        },
    )
}

/// Somebody's copy of the form.
pub(super) fn copy(state: &[u8], number: u64) -> Board {
    let mut board = Board::new(ClientNumber::new(number));
    board.apply(state, Origin::Storage).unwrap();
    board
}

/// An element as stored: its fields, whatever they mean; a text as a text.
pub(super) type Stored = Vec<(String, Any)>;

pub(super) fn stored(board: &Board, id: &str) -> Option<Stored> {
    let txn = board.doc.transact();
    let Some(Out::YMap(map)) = board.elements.get(&txn, id) else {
        return None;
    };
    let mut fields: Stored = map
        .iter(&txn)
        .map(|(key, value)| match value {
            Out::Any(value) => (key.to_owned(), value),
            other => (key.to_owned(), Any::from(other.to_string(&txn))),
        })
        .collect();
    fields.sort_by(|one, other| one.0.cmp(&other.0));
    Some(fields)
}

/// Writes below the editor, as a hostile script does.
pub(super) fn forge(board: &mut Board, write: impl FnOnce(&mut yrs::TransactionMut<'_>, &Board)) {
    let mut txn = board.doc.transact_mut();
    write(&mut txn, board);
}

pub(super) fn set(board: &mut Board, id: &str, key: &str, value: impl Into<Any>) {
    let value = value.into();
    forge(board, |txn, board| {
        let Some(Out::YMap(map)) = board.elements.get(txn, id) else {
            panic!("{id} is no element");
        };
        map.insert(txn, key, value);
    });
}

pub(super) const LAYER: [&str; 6] = ["canvas", "zone", "text", "grid", "column", "row"];

pub(super) fn layer_of(board: &Board) -> Vec<Option<Stored>> {
    LAYER.iter().map(|id| stored(board, id)).collect()
}
