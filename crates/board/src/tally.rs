//! The highest place in the pile and the number of elements, followed change by change: looking through a board of
//! 100,000 notes whenever somebody makes one more is felt.

use yrs::types::EntryChange;
use yrs::types::map::MapEvent;
use yrs::{Any, Map, MapRef, Out, ReadTxn, TransactionMut};

use crate::OrderKey;
use crate::codec::any_field;
use crate::schema::ORDER;

/// What is known without looking.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// A key as high as every key in use; that of an element which is gone may be higher.
    pub top: Option<OrderKey>,
    /// How many elements there are.
    pub count: usize,
}

impl Tally {
    /// Elements came or went.
    pub fn follow(&mut self, txn: &TransactionMut<'_>, event: &MapEvent) {
        for change in event.keys(txn).values() {
            match change {
                EntryChange::Inserted(new) => {
                    self.count += 1;
                    self.see(txn, new);
                }
                EntryChange::Updated(_, new) => self.see(txn, new),
                EntryChange::Removed(_) => self.count = self.count.saturating_sub(1),
            }
        }
    }

    /// An element changed.
    pub fn look_at(&mut self, txn: &TransactionMut<'_>, elements: &MapRef, id: &str) {
        if let Some(element) = elements.get(txn, id) {
            self.see(txn, &element);
        }
    }

    fn see<T: ReadTxn>(&mut self, txn: &T, element: &Out) {
        let Out::YMap(map) = element else { return };
        let stored = any_field(map, txn, ORDER);
        let text = match &stored {
            Some(Any::String(text)) => text.as_ref(),
            _ => "",
        };
        // Nearly all are lower, which is told without making a key.
        let is_low = |top: &OrderKey| text <= top.as_str() && top.as_str() >= OrderKey::FIRST;
        if self.top.as_ref().is_some_and(is_low) {
            return;
        }
        let key = OrderKey::parse(text);
        if self.top.as_ref().is_none_or(|top| key > *top) {
            self.top = Some(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::*;

    /// What looking through everything would find.
    fn looked_up(board: &Board) -> (usize, Option<OrderKey>) {
        let snapshot = board.snapshot();
        let keys = snapshot
            .elements()
            .iter()
            .map(|element| element.order.clone());
        (snapshot.elements().len(), keys.max())
    }

    fn add(board: &mut Board, id: &str) {
        let note = NewNote {
            placement: Placement::free(BoardPoint::default()),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Yellow,
            text: "",
            author: "",
        };
        board
            .edit(|edit| edit.create_note(&ElementId::new(id), note))
            .unwrap();
    }

    #[test]
    fn the_tally_is_what_looking_through_everything_finds() {
        let mut own = Board::new(ClientNumber::new(1));
        let mut other = Board::new(ClientNumber::new(2));
        let mut history = History::new(&own);
        let check = |board: &Board| {
            let tally = board.tally();
            let (count, top) = looked_up(board);
            assert_eq!(tally.count, count);
            assert!(tally.top >= top, "{:?} {top:?}", tally.top);
        };
        for name in ["a", "b", "c"] {
            add(&mut own, name);
            add(&mut other, &format!("other {name}"));
            check(&own);
        }
        history.close_step();
        let high = OrderKey::parse("z9");
        other
            .edit(|edit| edit.set_order(&ElementId::new("other a"), &high))
            .unwrap();
        own.apply(&other.encode_state(), Origin::Remote).unwrap();
        check(&own);
        own.edit(|edit| edit.delete(&ElementId::new("a"))).unwrap();
        check(&own);
        assert!(history.undo());
        check(&own);
        add(&mut own, "above");
        let above = own.element(&ElementId::new("above")).unwrap();
        assert!(above.order > high, "{:?}", above.order);
        check(&own);
    }
}
