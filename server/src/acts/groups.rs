//! Changes that belong together: what somebody does in one go is one act.

use board::{Act, Doing};

use super::entry::Entry;

/// Time between two changes of one act, at most, in milliseconds.
const PAUSE_MILLIS: u64 = 20_000;
/// How long an act takes, at most, in milliseconds.
const LENGTH_MILLIS: u64 = 10 * 60_000;
/// Acts with so many elements stand alone: they are what somebody may want to take back.
const LARGE: usize = 10;

/// What one person did in one go.
#[derive(Debug)]
pub(super) struct Group {
    /// The numbers of its first and last change.
    pub first: u64,
    pub last: u64,
    /// When it began and ended, milliseconds since 1970.
    pub from: u64,
    pub at: u64,
    pub connection: u64,
    /// What they called themselves last.
    pub who: String,
    pub act: Act,
}

/// Adds a change to the acts: to the last one of that person, or as a new one.
pub(super) fn add(groups: &mut Vec<Group>, entry: Entry, act: Act) {
    let is_nothing = act.is_nothing();
    let last = groups
        .iter_mut()
        .rev()
        .take_while(|group| group.at + LENGTH_MILLIS > entry.at)
        .find(|group| group.connection == entry.connection);
    match last {
        Some(group) if is_nothing || belongs(group, entry.at, &act) => {
            if !is_nothing {
                group.act.go_on(act);
            }
            group.last = entry.number;
            group.at = entry.at;
            group.who = entry.who;
        }
        _ if is_nothing => {}
        _ => groups.push(Group {
            first: entry.number,
            last: entry.number,
            from: entry.at,
            at: entry.at,
            connection: entry.connection,
            who: entry.who,
            act,
        }),
    }
}

fn belongs(group: &Group, at: u64, act: &Act) -> bool {
    if at.saturating_sub(group.at) > PAUSE_MILLIS || at.saturating_sub(group.from) > LENGTH_MILLIS {
        return false;
    }
    // A note that is made, written and put right, or thrown away again; a deletion that is undone at once.
    let is_kept = act.doing() != Doing::Deleted || group.act.doing() == Doing::Made;
    let goes_on = act.is_within(&group.act) && group.act.doing() != Doing::Deleted && is_kept;
    let is_undone = act.is_within(&group.act) && act.doing() == Doing::Made;
    let is_same = act.doing() == group.act.doing()
        && act.ground() == group.act.ground()
        && act.count() < LARGE
        && group.act.count() < LARGE.max(act.count());
    goes_on && act.count() < LARGE || is_undone || is_same
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use board::{
        Board, BoardPoint, BoardSize, ClientNumber, ElementId, NewNote, NoteColor, Placement,
        Replay,
    };

    use super::*;

    /// A board with everything that was done on it.
    struct Desk {
        board: Board,
        replay: Replay,
        groups: Vec<Group>,
        number: u64,
        at: u64,
    }

    impl Desk {
        fn new() -> Self {
            Self {
                board: Board::new(ClientNumber::new(1)),
                replay: Replay::new(ClientNumber::new(2)),
                groups: Vec::new(),
                number: 0,
                at: 1_000_000,
            }
        }

        /// Somebody does something, so many seconds after what was before.
        fn does(
            &mut self,
            connection: u64,
            seconds: u64,
            change: impl FnOnce(&mut board::Edit<'_, '_>),
        ) {
            self.board.edit(change);
            for update in self.board.drain_updates() {
                self.number += 1;
                self.at += seconds * 1_000;
                let entry = Entry {
                    number: self.number,
                    at: self.at,
                    connection,
                    who: format!("p{connection}"),
                    update: Arc::from(update),
                };
                let act = self.replay.act(&entry.update).unwrap();
                add(&mut self.groups, entry, act);
            }
        }

        fn told(&self) -> Vec<(u64, &'static str, usize)> {
            let all = self.groups.iter();
            all.map(|one| (one.connection, one.act.doing().token(), one.act.count()))
                .collect()
        }
    }

    fn makes(edit: &mut board::Edit<'_, '_>, name: &str) {
        let note = NewNote {
            placement: Placement::free(BoardPoint::new(0.0, 0.0)),
            size: BoardSize::new(200.0, 200.0),
            color: NoteColor::Yellow,
            text: "",
            author: "",
        };
        edit.create_note(&ElementId::new(name), note).unwrap();
    }

    fn moves(edit: &mut board::Edit<'_, '_>, name: &str, x: f64) {
        let to = Placement::free(BoardPoint::new(x, 0.0));
        edit.place(&ElementId::new(name), &to).unwrap();
    }

    #[test]
    fn v182_what_somebody_does_in_one_go_is_one_act() {
        let mut desk = Desk::new();
        // Made, written letter by letter, and put elsewhere; somebody else writes in between.
        desk.does(1, 1, |edit| makes(edit, "a"));
        desk.does(2, 1, |edit| makes(edit, "b"));
        for text in ["あ", "あい", "あいう"] {
            desk.does(1, 1, |edit| {
                edit.set_text(&ElementId::new("a"), text).unwrap()
            });
            desk.does(2, 1, |edit| {
                edit.set_text(&ElementId::new("b"), text).unwrap()
            });
        }
        desk.does(1, 1, |edit| moves(edit, "a", 5.0));
        assert_eq!(desk.told(), [(1, "made", 1), (2, "made", 1)]);
        // Later, and something else: acts of their own.
        desk.does(1, 60, |edit| moves(edit, "a", 9.0));
        desk.does(1, 1, |edit| moves(edit, "b", 9.0));
        desk.does(1, 1, |edit| edit.delete(&ElementId::new("b")).unwrap());
        assert_eq!(desk.told()[2..], [(1, "moved", 2), (1, "deleted", 1)]);
    }

    #[test]
    fn v182_large_acts_stand_alone_and_what_was_undone_is_none() {
        let mut desk = Desk::new();
        let names: Vec<String> = (0..12).map(|n| format!("n{n}")).collect();
        let all = |edit: &mut board::Edit<'_, '_>| names.iter().for_each(|name| makes(edit, name));
        desk.does(1, 1, all);
        let order = |name: &String| {
            let note = desk.board.element(&ElementId::new(name.as_str()));
            (name.clone(), note.unwrap().order)
        };
        let orders: Vec<_> = names.iter().map(order).collect();
        desk.does(1, 1, |edit| makes(edit, "one more"));
        desk.does(1, 30, |edit| {
            names
                .iter()
                .for_each(|name| edit.delete(&ElementId::new(name.as_str())).unwrap());
        });
        assert_eq!(
            desk.told(),
            [(1, "made", 12), (1, "made", 1), (1, "deleted", 12)]
        );
        // As undoing does it: each where it was, below the one that was made afterwards.
        desk.does(1, 2, |edit| {
            for (name, order) in &orders {
                makes(edit, name);
                edit.set_order(&ElementId::new(name.as_str()), order)
                    .unwrap();
            }
        });
        assert!(desk.groups.last().unwrap().act.is_nothing());
    }
}
