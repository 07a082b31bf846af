//! What somebody did, told from the log, and taken back alone.

use super::*;

/// A replay that stands where `board` stands.
fn replay(board: &Board) -> Replay {
    let mut replay = Replay::new(ClientNumber::new(77));
    replay.pass_over(&board.encode_state()).unwrap();
    replay
}

/// What one edit did, as the log tells it.
fn act(board: &mut Board, change: impl FnOnce(&mut Edit<'_, '_>)) -> Act {
    let mut replay = replay(board);
    board.drain_updates();
    board.edit(change);
    let mut acts = board.drain_updates().into_iter();
    let mut all = replay.act(&acts.next().unwrap()).unwrap();
    for update in acts {
        all.go_on(replay.act(&update).unwrap());
    }
    all
}

fn revert(board: &mut Board, act: &Act) -> Reverted {
    let [before, after] = act.sides(ClientNumber::new(78)).map(|state| {
        let mut side = Board::new(ClientNumber::new(1));
        side.apply(&state, Origin::Storage).unwrap();
        side
    });
    board.revert(&before, &after).unwrap()
}

fn done(put_back: usize, kept: usize) -> Reverted {
    Reverted { put_back, kept }
}

#[test]
fn b140_the_log_tells_what_each_change_did() {
    let mut board = board_with_canvas(1);
    let on_canvas = |act: &Act| {
        act.ground()
            .map(|(id, name)| (id.to_string(), name.en.clone()))
    };
    let canvas = Some(("c".to_owned(), "Business Model Canvas".to_owned()));

    let moved = act(&mut board, |edit| {
        edit.place(&id("c"), &free(9.0, 9.0)).unwrap()
    });
    assert_eq!((moved.doing(), moved.count()), (Doing::Moved, 1));
    assert!(moved.is_of_template());
    assert_eq!(on_canvas(&moved), canvas);
    let names = |act: &Act| -> Vec<String> { act.subjects().map(|(_, name)| name.ja).collect() };
    assert_eq!(names(&moved), ["ビジネスモデルキャンバス"]);

    let wrote = act(&mut board, |edit| {
        edit.set_text(&id("n"), "たまに使う人").unwrap()
    });
    assert_eq!((wrote.doing(), wrote.count()), (Doing::Wrote, 1));
    assert!(!wrote.is_of_template());
    assert_eq!(on_canvas(&wrote), canvas);
    assert_eq!(names(&wrote), ["たまに使う人"]);

    let mixed = act(&mut board, |edit| {
        edit.set_color(&id("n"), NoteColor::Pink).unwrap();
        edit.place(&id("n"), &free(0.0, 0.0)).unwrap();
    });
    assert_eq!((mixed.doing(), mixed.ground()), (Doing::Changed, None));

    // With a canvas goes what lies on it; only the canvas is what it was done to.
    let gone = act(&mut board, |edit| {
        for gone in ["c/cs", "c"] {
            edit.delete(&id(gone)).unwrap();
        }
    });
    assert_eq!(
        (gone.doing(), gone.deleted_and_made()),
        (Doing::Deleted, (2, 0))
    );
    assert_eq!(on_canvas(&gone), canvas);
    assert_eq!(names(&gone), ["ビジネスモデルキャンバス"]);

    let named = act(&mut board, |edit| edit.set_title("春の会").unwrap());
    assert_eq!(
        (named.doing(), named.title()),
        (Doing::Facts, Some("春の会"))
    );

    // What comes and goes again was nothing.
    let mut nothing = act(&mut board, |edit| {
        edit.create_note(&id("brief"), note(free(0.0, 0.0), ""))
            .unwrap();
    });
    assert_eq!(nothing.doing(), Doing::Made);
    let taken = act(&mut board, |edit| edit.delete(&id("brief")).unwrap());
    assert!(taken.is_within(&nothing));
    nothing.go_on(taken);
    assert!(nothing.is_nothing());
}

#[test]
fn b141_one_act_is_taken_back_and_what_came_after_it_stays() {
    let mut hana = board_with_canvas(1);
    hana.edit(|edit| {
        for n in 0..40 {
            let new = Placement::inside(id("c/cs"), BoardPoint::new(f64::from(n), 0.0));
            edit.create_note(&id(&format!("m{n}")), note(new, "案"))
                .unwrap();
        }
    });
    let before = hana.snapshot();
    let swept = act(&mut hana, |edit| {
        for n in 0..40 {
            edit.delete(&id(&format!("m{n}"))).unwrap();
        }
    });
    hana.edit(|edit| {
        edit.set_text(&id("n"), "あとの言葉").unwrap();
        edit.set_title("あとの名前").unwrap();
    });
    let mut history = History::new(&hana);
    assert_eq!(revert(&mut hana, &swept), done(40, 0));
    let now = hana.snapshot();
    assert_eq!(now.elements().len(), before.elements().len());
    assert_eq!(now.element(&id("m7")), before.element(&id("m7")));
    assert_eq!(now.element(&id("n")).unwrap().text(), Some("あとの言葉"));
    assert_eq!(now.info().title, "あとの名前");
    // It is one step of one's own, and once is enough.
    assert_eq!(revert(&mut hana, &swept), done(0, 0));
    history.close_step();
    assert!(history.undo());
    assert!(hana.element(&id("m7")).is_none());
}

#[test]
fn b141_only_what_is_still_as_the_act_left_it_is_put_back() {
    let mut board = board_with_canvas(1);
    let twice = act(&mut board, |edit| {
        edit.set_color(&id("n"), NoteColor::Pink).unwrap();
        edit.set_text(&id("n"), "花の言葉").unwrap();
        edit.place(&id("c"), &free(5.0, 5.0)).unwrap();
        edit.set_title("花の名前").unwrap();
    });
    board.edit(|edit| {
        edit.set_text(&id("n"), "健の言葉").unwrap();
        edit.set_title("健の名前").unwrap();
    });
    assert_eq!(revert(&mut board, &twice), done(2, 2));
    let now = board.element(&id("n")).unwrap();
    assert_eq!(now.text(), Some("健の言葉"));
    assert_eq!(now.as_note().unwrap().color, NoteColor::Yellow);
    assert_eq!(board.snapshot().rect(&id("c")).unwrap().x, 100.0);
    assert_eq!(board.info().title, "健の名前");
    // Gone since: there is nothing to put back into.
    let moved = act(&mut board, |edit| {
        edit.place(&id("n"), &free(0.0, 0.0)).unwrap()
    });
    board.edit(|edit| edit.delete(&id("n"))).unwrap();
    assert_eq!(revert(&mut board, &moved), done(0, 1));
}

#[test]
fn b142_what_was_made_goes_unless_something_has_become_of_it() {
    let mut board = board_with_canvas(1);
    let brought = act(&mut board, |edit| {
        let canvas = NewCanvas {
            placement: free(5000.0, 0.0),
            size: BoardSize::new(500.0, 500.0),
            template: "x",
            label: Label::new("二枚目", "Second"),
        };
        edit.create_canvas(&id("d"), canvas).unwrap();
        for n in 0..3 {
            let new = Placement::inside(id("d"), BoardPoint::new(0.0, 0.0));
            edit.create_note(&id(&format!("d{n}")), note(new, "案"))
                .unwrap();
        }
    });
    let mut alone = Board::new(ClientNumber::new(5));
    sync(&board, &mut alone);
    assert_eq!(revert(&mut alone, &brought), done(4, 0));
    assert!(alone.element(&id("d")).is_none());
    // Somebody has written into one of the notes: it stays, and so does what it lies in.
    board
        .edit(|edit| edit.set_text(&id("d1"), "案を育てた"))
        .unwrap();
    assert_eq!(revert(&mut board, &brought), done(2, 2));
    assert!(board.element(&id("d")).is_some());
    assert_eq!(board.element(&id("d1")).unwrap().text(), Some("案を育てた"));
    assert!(board.element(&id("d0")).is_none());
}

/// Something that a person could do, by chance.
fn by_chance(edit: &mut Edit<'_, '_>, chance: &mut u64, step: usize) {
    let mut roll = |sides: u64| {
        *chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (*chance >> 33) % sides
    };
    let one = id(&format!("r{}", roll(12)));
    // What is not there cannot be changed: then nothing happens.
    let _ = match roll(6) {
        0 => edit.create_note(&one, note(free(step as f64, 0.0), "新")),
        1 => edit.delete(&one),
        2 => edit.place(&one, &free(roll(500) as f64, 3.0)),
        3 => edit.set_text(&one, ["あ", "い", "うえ"][roll(3) as usize]),
        4 => edit.set_color(
            &one,
            NoteColor::ALL[roll(8) as usize % NoteColor::ALL.len()],
        ),
        _ => edit.add_tag(&one, ["赤", "白"][roll(2) as usize]),
    };
}

#[test]
fn b141_taking_back_at_once_is_how_it_was_whatever_the_act() {
    for seed in 0..60_u64 {
        println!("seed {seed}");
        let mut chance = seed;
        let mut board = board_with_canvas(1);
        for step in 0..30 {
            board.edit(|edit| by_chance(edit, &mut chance, step));
        }
        let before = board.snapshot();
        board.drain_updates();
        let mut replay = replay(&board);
        let mut act: Option<Act> = None;
        for step in 0..8 {
            board.edit(|edit| by_chance(edit, &mut chance, step));
        }
        for update in board.drain_updates() {
            let next = replay.act(&update).unwrap();
            match &mut act {
                Some(act) => act.go_on(next),
                None => act = Some(next),
            }
        }
        let Some(act) = act else { continue };
        let reverted = revert(&mut board, &act);
        assert_eq!(reverted, done(act.count(), 0));
        assert_eq!(board.snapshot(), before);
        assert!(act.is_nothing() == (act.count() == 0));
    }
}
