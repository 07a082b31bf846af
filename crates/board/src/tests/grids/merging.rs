//! Several people at one grid.

use proptest::prelude::*;

use super::*;

/// What one person does; numbers choose among what is there.
#[derive(Clone, Debug)]
enum Doing {
    Add(bool, usize),
    Remove(usize),
    Restore(usize),
    Move(usize, usize),
    Weigh(usize, f64),
    Score(usize, String, f64),
    Write(usize),
    Carry(usize, usize),
    Rename(usize),
    Undo,
    Meet,
}

fn doing() -> impl Strategy<Value = Doing> {
    let one = 0..1000_usize;
    let who = prop_oneof![Just(String::new()), "[a-c]"];
    prop_oneof![
        3 => (any::<bool>(), one.clone()).prop_map(|(row, at)| Doing::Add(row, at)),
        2 => one.clone().prop_map(Doing::Remove),
        1 => one.clone().prop_map(Doing::Restore),
        2 => (one.clone(), one.clone()).prop_map(|(track, at)| Doing::Move(track, at)),
        1 => (one.clone(), prop_oneof![Just(1.0), Just(3.0), Just(5.0)])
            .prop_map(|(track, weight)| Doing::Weigh(track, weight)),
        3 => (one.clone(), who, 0..=10_u8)
            .prop_map(|(slot, who, half)| Doing::Score(slot, who, f64::from(half) / 2.0)),
        3 => one.clone().prop_map(Doing::Write),
        2 => (one.clone(), one.clone()).prop_map(|(note, slot)| Doing::Carry(note, slot)),
        1 => one.clone().prop_map(Doing::Rename),
        1 => Just(Doing::Undo),
        2 => Just(Doing::Meet),
    ]
}

struct Person {
    board: Board,
    history: History,
    /// What a painter would hold that only hears of changes.
    painted: HashMap<ElementId, Element>,
    name: char,
    made: usize,
}

impl Person {
    fn new(board: Board, name: char) -> Self {
        let history = History::new(&board);
        Self {
            board,
            history,
            painted: HashMap::new(),
            name,
            made: 0,
        }
    }

    fn fresh(&mut self, sort: &str) -> ElementId {
        self.made += 1;
        id(&format!("{sort}{}{}", self.name, self.made))
    }

    fn choose(&self, at: usize, wanted: fn(&Element) -> bool) -> Option<ElementId> {
        let snapshot = self.board.snapshot();
        let mut found: Vec<&Element> = snapshot
            .elements()
            .iter()
            .filter(|one| wanted(one))
            .collect();
        found.sort_by(|a, b| a.id.cmp(&b.id));
        let index = at.checked_rem(found.len())?;
        Some(found[index].id.clone())
    }

    fn act(&mut self, doing: &Doing) {
        let is_track = |element: &Element| element.as_track().is_some();
        let is_note = |element: &Element| element.as_note().is_some();
        match doing {
            Doing::Add(row, at) => {
                let name = self.fresh("t");
                let axis = if *row { Axis::Row } else { Axis::Column };
                let after = self.choose(*at, is_track);
                let grid = id("c/m");
                let new = NewTrack {
                    place: after.map_or(TrackPlace::First, TrackPlace::After),
                    ..track(&grid, axis, name.as_str())
                };
                let made = self.board.edit(|edit| edit.create_track(&name, new));
                assert!(matches!(made, Ok(()) | Err(BoardError::TooMany { .. })));
            }
            Doing::Remove(at) => {
                let Some(track) = self.choose(*at, is_track) else {
                    return;
                };
                let gone = self.board.edit(|edit| edit.remove_track(&track));
                assert!(matches!(gone, Ok(()) | Err(BoardError::Unfit("too-few"))));
            }
            Doing::Restore(at) => {
                let removed = self.board.removed_tracks(&id("c/m"));
                let Some(index) = at.checked_rem(removed.len()) else {
                    return;
                };
                let back = self
                    .board
                    .edit(|edit| edit.restore_track(&removed[index].id));
                assert!(matches!(back, Ok(()) | Err(BoardError::TooMany { .. })));
            }
            Doing::Move(at, after) => {
                let (Some(track), Some(after)) =
                    (self.choose(*at, is_track), self.choose(*after, is_track))
                else {
                    return;
                };
                let place = TrackPlace::After(after);
                self.board
                    .edit(|edit| edit.move_track(&track, &place))
                    .unwrap();
            }
            Doing::Weigh(at, weight) => {
                let Some(track) = self.choose(*at, is_track) else {
                    return;
                };
                self.board
                    .edit(|edit| edit.set_weight(&track, Some(*weight)))
                    .unwrap();
            }
            Doing::Score(at, who, points) => {
                let Some(slot) = self.choose(*at, Element::is_slot) else {
                    return;
                };
                let value = Some(CellValue::Number(*points));
                let put = self.board.edit(|edit| edit.set_value(&slot, who, value));
                assert!(matches!(put, Ok(()) | Err(BoardError::Unfit(_))), "{put:?}");
            }
            Doing::Write(at) => {
                let Some(slot) = self.choose(*at, Element::is_slot) else {
                    return;
                };
                let name = self.fresh("n");
                let placement = Placement::inside(slot, BoardPoint::new(1.0, 2.0));
                let note = super::super::note(placement, "x");
                self.board
                    .edit(|edit| edit.create_note(&name, note))
                    .unwrap();
            }
            Doing::Carry(note, slot) => {
                let (Some(note), Some(slot)) = (
                    self.choose(*note, is_note),
                    self.choose(*slot, Element::is_slot),
                ) else {
                    return;
                };
                let placement = Placement::inside(slot, BoardPoint::new(3.0, 4.0));
                self.board
                    .edit(|edit| edit.place(&note, &placement))
                    .unwrap();
            }
            Doing::Rename(at) => {
                let (Some(track), Some(note)) =
                    (self.choose(*at, is_track), self.choose(*at, is_note))
                else {
                    return;
                };
                self.board
                    .edit(|edit| edit.set_names(&track, Some(&note)))
                    .unwrap();
            }
            Doing::Undo => {
                self.history.undo();
            }
            Doing::Meet => return,
        }
        self.history.close_step();
    }

    /// Paints what changed.
    fn paint(&mut self) {
        for (changed, _) in self.board.drain_changes().elements.iter() {
            match self.board.element(changed) {
                Some(element) => self.painted.insert(changed.clone(), element),
                None => self.painted.remove(changed),
            };
        }
    }
}

/// What must be true of a board whatever was done.
fn check(board: &Board) {
    let snapshot = board.snapshot();
    let cells = snapshot.cells(&id("c"));
    let solid: Vec<BoardRect> = snapshot
        .children(&id("c"))
        .filter(|one| one.is_slot() || one.as_track().is_some())
        .map(|one| BoardRect::at(one.placement.offset, one.size))
        .collect();
    for (index, rect) in solid.iter().enumerate() {
        for other in &solid[..index] {
            assert!(!rect.intersects(other), "{rect:?} {other:?}");
        }
    }
    let stored: Vec<&&Element> = cells.iter().filter(|cell| !cell.is_slot()).collect();
    for (index, cell) in stored.iter().enumerate() {
        for other in &stored[..index] {
            let rects = [cell, other].map(|one| BoardRect::at(one.placement.offset, one.size));
            assert!(!rects[0].intersects(&rects[1]), "{} {}", cell.id, other.id);
        }
    }
    let canvas = snapshot.element(&id("c")).unwrap();
    let whole = BoardRect::at(BoardPoint::default(), canvas.size);
    for child in snapshot.children(&id("c")) {
        let rect = BoardRect::at(child.placement.offset, child.size);
        assert!(whole.encloses(&rect), "{} {rect:?} {whole:?}", child.id);
    }
    for note in snapshot
        .elements()
        .iter()
        .filter(|one| one.as_note().is_some())
    {
        let owner = note.placement.parent.as_ref().unwrap();
        let in_slot = snapshot.element(owner).is_some_and(Element::is_slot);
        // Or its row or column was never made: whoever made it took that back.
        let (row, column) = owner.as_str().split_once('*').unwrap();
        let unmade = [row, column].map(id).iter().any(|track| {
            let removed = board.removed_tracks(&id("c/m"));
            snapshot.element(track).is_none() && removed.iter().all(|one| one.id != *track)
        });
        assert!(in_slot || unmade, "{} in {owner:?}", note.id);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn b80_whatever_people_do_at_once_they_see_the_same(
        script in prop::collection::vec((0..3_usize, doing()), 1..60),
    ) {
        let first = board_with_matrix(1);
        let mut people = vec![Person::new(first, 'a')];
        for (client, name) in [(2, 'b'), (3, 'd')] {
            let mut board = Board::new(ClientNumber::new(client));
            sync(&people[0].board, &mut board);
            people.push(Person::new(board, name));
        }
        for (who, doing) in &script {
            people[*who].act(doing);
            if matches!(doing, Doing::Meet) {
                let state = people[*who].board.encode_state();
                let next = (who + 1) % people.len();
                people[next].board.apply(&state, Origin::Remote).unwrap();
            }
            people[*who].paint();
        }
        for _ in 0..2 {
            for from in 0..people.len() {
                let state = people[from].board.encode_state();
                for person in &mut people {
                    person.board.apply(&state, Origin::Remote).unwrap();
                }
            }
        }
        let seen = people[0].board.snapshot();
        let mut fresh = Board::new(ClientNumber::new(9));
        sync(&people[0].board, &mut fresh);
        prop_assert_eq!(&fresh.snapshot(), &seen, "read anew it looks the same");
        for person in &mut people {
            prop_assert_eq!(&person.board.snapshot(), &seen);
            check(&person.board);
            person.paint();
            let painted: Vec<&Element> = seen.elements().iter().filter_map(|one| person.painted.get(&one.id)).collect();
            prop_assert_eq!(painted, seen.elements().iter().collect::<Vec<_>>());
            prop_assert_eq!(person.painted.len(), seen.elements().len());
        }
    }
}

#[test]
fn b80_two_people_at_once_add_a_column_and_both_score() {
    let mut anna = board_with_matrix(1);
    let mut ben = Board::new(ClientNumber::new(2));
    sync(&anna, &mut ben);
    add_track(&mut anna, "ca", "c/m", Axis::Column);
    add_track(&mut ben, "cb", "c/m", Axis::Column);
    for (board, who, points) in [(&mut anna, "anna", 1.5), (&mut ben, "ben", 4.0)] {
        board.edit(|edit| {
            let value = || Some(CellValue::Number(points));
            edit.set_value(&id("r1*c1"), who, value()).unwrap();
            edit.set_value(&id("r1*c1"), "", value()).unwrap();
        });
    }
    sync(&anna, &mut ben);
    sync(&ben, &mut anna);
    assert_eq!(anna.snapshot(), ben.snapshot());
    check(&anna);
    let slot = anna.element(&id("r1*c1")).unwrap();
    let who: Vec<&str> = slot
        .as_cell()
        .unwrap()
        .values
        .iter()
        .map(|one| one.who.as_str())
        .collect();
    assert_eq!(who, ["", "anna", "ben"]);
    let wide = rect(&anna, "c/m").width;
    assert_eq!(wide, 280.0 + 4.0 * 170.0 + 150.0);
}
