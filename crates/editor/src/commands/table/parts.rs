//! The rows of what goes on from canvas to canvas and from part to part.

use super::{ANYWHERE, CONTEXT, Command, Group, command};
use crate::CommandId;

pub(super) const ROWS: &[Command] = &[
    command(CommandId::CarryOn, "carry_on", Group::Board, ANYWHERE).writes(),
    command(CommandId::NextPart, "next_part", Group::Board, ANYWHERE).writes(),
    command(CommandId::OtherPart, "other_part", Group::Board, ANYWHERE),
    command(CommandId::GoToSource, "source", Group::Board, CONTEXT),
    command(
        CommandId::GrowthLayer,
        "growth_layer",
        Group::Board,
        CONTEXT,
    )
    .writes(),
];
