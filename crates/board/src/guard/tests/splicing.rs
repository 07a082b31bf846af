use super::*;

/// Numbers that are the same for the same seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        ((self.0 >> 33) as usize) % bound
    }
}

/// Something that somebody does with one of a few notes.
fn act(board: &mut Board, draw: &mut Draw) -> Option<Vec<u8>> {
    let id = ElementId::new(format!("n{}", draw.below(6)));
    let what = draw.below(8);
    let (x, y) = (draw.below(1_000) as f64 / 3.0, draw.below(1_000) as f64);
    let text = ["", "あ", "𠮷野家", "long\ntext", "🙂🙂"][draw.below(5)];
    let _ = board.edit(|edit| match what {
        0 => edit.delete(&id),
        1 | 2 => edit.set_text(&id, text),
        3 => edit.resize(&id, BoardSize::new(100.0 + x, 100.0 + y)),
        4 => edit.set_title(text),
        5 => edit.create_note(
            &id,
            NewNote {
                placement: Placement::free(BoardPoint::new(x, y)),
                size: BoardSize::new(200.0, 200.0),
                color: NoteColor::Blue,
                text,
                author: "花",
            },
        ),
        _ => edit.place(&id, &Placement::free(BoardPoint::new(x, y))),
    });
    board.drain_updates().pop()
}

/// What leaves a relay's document while several people work on it, who hear of one another now and then.
fn deltas(seed: u64) -> Vec<Vec<u8>> {
    let mut draw = Draw(seed);
    let mut people: Vec<Board> = (1..=4)
        .map(|one| Board::new(ClientNumber::new(one)))
        .collect();
    let mut relay = Board::new(ClientNumber::new(99));
    let mut clocks = Clocks::of(&relay);
    let mut deltas = Vec::new();
    for _ in 0..150 {
        let who = draw.below(people.len());
        if draw.below(3) == 0 {
            let missing = relay
                .encode_difference(&people[who].state_vector())
                .unwrap();
            people[who].apply(&missing, Origin::Remote).unwrap();
            people[who].drain_updates();
        }
        let Some(update) = act(&mut people[who], &mut draw) else {
            continue;
        };
        let checked = clocks.check_foreign(&relay, &update).unwrap();
        let advance = checked.advance().clone();
        let delta = relay.apply_checked(checked, Origin::Remote).unwrap();
        clocks.advance(&advance);
        deltas.push(delta);
    }
    deltas
}

#[test]
fn b130_updates_put_together_are_one_that_changes_the_same() {
    for seed in 0..60 {
        println!("seed {seed}");
        let deltas = deltas(seed);
        let mut draw = Draw(seed ^ 0xabc);
        let mut apart = Board::new(ClientNumber::new(50));
        let mut together = Board::new(ClientNumber::new(51));
        let mut clocks = Clocks::of(&together);
        let mut rest = deltas.as_slice();
        while !rest.is_empty() {
            let (group, later) = rest.split_at((1 + draw.below(40)).min(rest.len()));
            rest = later;
            let mut splice = Splice::default();
            for delta in group {
                assert!(splice.add(delta), "made one after the other, they fit");
                apart.apply(delta, Origin::Remote).unwrap();
            }
            let most = splice.bytes();
            let update = splice.finish();
            assert!(update.len() <= most);
            // The check that everything from outside has to pass, too.
            let checked = clocks.check_foreign(&together, &update).unwrap();
            let advance = checked.advance().clone();
            together.apply_checked(checked, Origin::Remote).unwrap();
            clocks.advance(&advance);
            assert_eq!(together.snapshot(), apart.snapshot());
            assert_eq!(clocks, Clocks::of(&apart));
        }
    }
}

#[test]
fn b131_what_does_not_follow_or_cannot_be_read_is_not_put_together_and_changes_nothing() {
    let mut author = Board::new(ClientNumber::new(1));
    let first = note(&mut author, "a");
    let second = note(&mut author, "b");
    let third = delete(&mut author, "a");
    let mut cut = second.clone();
    cut.pop();
    // Two clocks of writer 1 that are left out.
    let skip = vec![1, 1, 1, 0, 10, 2, 0];
    let bad: [&[u8]; 5] = [&first, &cut, &skip, &[], b"\x01\xff\xff\xff\xff\x0f"];
    let mut splice = Splice::default();
    assert!(splice.add(&first));
    for bad in bad {
        assert!(!splice.add(bad));
    }
    assert!(splice.add(&second));
    for bad in bad {
        assert!(!splice.add(bad));
    }
    assert!(splice.add(&third));
    let mut board = Board::new(ClientNumber::new(2));
    board.apply(&splice.finish(), Origin::Remote).unwrap();
    assert_eq!(board.snapshot(), author.snapshot());
    // One that cannot be read stays what it is, alone.
    let mut splice = Splice::default();
    assert!(splice.add(&cut));
    assert!(!splice.add(&first));
    assert_eq!(splice.finish(), cut);
}
