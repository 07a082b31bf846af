//! What an update would be merged into, as far as the check has to ask.

use yrs::block::ClientID;
use yrs::branch::BranchID;
use yrs::{Assoc, ID, StickyIndex, Transact, Transaction};

use super::Clocks;
use super::structure::{Holding, Id};
use crate::Board;

pub(super) struct Ground<'a> {
    clocks: &'a Clocks,
    txn: Transaction<'a>,
}

impl<'a> Ground<'a> {
    pub fn new(clocks: &'a Clocks, board: &'a Board) -> Self {
        Self {
            clocks,
            txn: board.doc.transact(),
        }
    }

    /// How many changes of a writer are here.
    pub fn known(&self, client: u64) -> u32 {
        self.clocks.get(&ClientID::new(client))
    }

    /// What a change that is here can hold.
    pub fn holding(&self, id: Id) -> Holding {
        if BranchID::get_nested(&self.txn, &native(id)).is_some() {
            return Holding::Type;
        }
        // yrs does not tell what is deleted. But places before and after a thing are the same only if it is.
        let place = |side| {
            let index = StickyIndex::from_id(native(id), side);
            index.get_offset(&self.txn).map(|offset| offset.index)
        };
        if place(Assoc::Before) == place(Assoc::After) {
            Holding::Gone
        } else {
            Holding::Nothing
        }
    }

    /// The type in which a change that is here lies; `None` for the document's own maps, and if it is deleted.
    pub fn container(&self, id: Id) -> Option<Id> {
        let index = StickyIndex::from_id(native(id), Assoc::After);
        match index.get_offset(&self.txn)?.branch.id() {
            BranchID::Nested(id) => Some((id.client.get(), id.clock)),
            BranchID::Root(_) => None,
        }
    }
}

fn native((client, clock): Id) -> ID {
    ID::new(ClientID::new(client), clock)
}
