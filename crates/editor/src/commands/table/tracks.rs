//! The rows of columns and rows, and of whose values are shown.

use board::Axis::{Column, Row};

use super::{CONTEXT, Command, Group, KEYS, command};
use crate::CommandId::{
    self, AddTrack, MoveTrack, RemoveTrack, RenameTrack, RestoreTrack, ShowLayer, WeighTrack,
};
use crate::Layer;
use crate::Side::{After, Before};

pub(super) const ROWS: &[Command] = &[
    track(AddTrack(Column, Before), "add_column_before"),
    track(AddTrack(Column, After), "add_column_after"),
    track(RenameTrack(Column), "rename_column"),
    track(WeighTrack(1), "weigh_1"),
    track(WeighTrack(2), "weigh_2"),
    track(WeighTrack(3), "weigh_3"),
    track(WeighTrack(5), "weigh_5"),
    track(WeighTrack(8), "weigh_8"),
    track(WeighTrack(0), "weigh_not"),
    track(MoveTrack(Column, Before), "move_column_left"),
    track(MoveTrack(Column, After), "move_column_right"),
    track(RemoveTrack(Column), "remove_column"),
    track(RestoreTrack(Column), "restore_column"),
    track(AddTrack(Row, Before), "add_row_before"),
    track(AddTrack(Row, After), "add_row_after"),
    track(RenameTrack(Row), "rename_row"),
    track(MoveTrack(Row, Before), "move_row_up"),
    track(MoveTrack(Row, After), "move_row_down"),
    track(RemoveTrack(Row), "remove_row"),
    track(RestoreTrack(Row), "restore_row"),
    layer(Layer::Team, "show_team"),
    layer(Layer::Mine, "show_mine"),
    layer(Layer::Mean, "show_mean"),
];

const fn track(id: CommandId, key: &'static str) -> Command {
    command(id, key, Group::Cells, CONTEXT).writes()
}

const fn layer(layer: Layer, key: &'static str) -> Command {
    command(ShowLayer(layer), key, Group::Cells, KEYS)
}
