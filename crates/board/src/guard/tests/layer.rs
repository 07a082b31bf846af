mod form;

use yrs::{Any, Map, MapPrelim, Out};

use super::super::Reach;
use crate::*;
use form::{LAYER, Relay, copy, forge, form, layer_of, set, stored, track};

#[test]
fn b120_the_form_stays_as_it_was_whatever_a_participant_does_to_it() {
    type Deed = (&'static str, fn(&mut Board));
    let deeds: [Deed; 16] = [
        ("moves the canvas", |board| {
            set(
                board,
                "canvas",
                "at",
                vec![Any::from(""), 900.0.into(), 0.0.into()],
            );
        }),
        ("unlocks the canvas", |board| {
            set(board, "canvas", "locked", false)
        }),
        ("renames a cell", |board| {
            set(board, "zone", "label", "mine")
        }),
        ("resizes a cell", |board| {
            set(board, "zone", "size", vec![Any::from(1.0), 1.0.into()])
        }),
        ("says that it holds something else", |board| {
            set(board, "text", "holds", "x")
        }),
        ("covers a cell", |board| set(board, "zone", "cover", true)),
        ("adds a field nobody knows", |board| {
            set(board, "zone", "veil", "x")
        }),
        ("takes a column to another grid", |board| {
            set(
                board,
                "column",
                "at",
                vec![Any::from("zone"), 0.0.into(), 0.0.into()],
            );
        }),
        ("turns a cell into a note", |board| {
            set(board, "zone", "kind", "note")
        }),
        ("deletes the canvas with everything", |board| {
            board.edit(|edit| {
                for id in LAYER {
                    edit.delete(&ElementId::new(id)).unwrap();
                }
            });
        }),
        ("deletes the text's cell", |board| {
            board
                .edit(|edit| edit.delete(&ElementId::new("text")))
                .unwrap();
        }),
        ("deletes the only column", |board| {
            board
                .edit(|edit| edit.delete(&ElementId::new("column")))
                .unwrap();
        }),
        ("puts a note under a cell's name", |board| {
            forge(board, |txn, board| {
                let note = MapPrelim::from([("kind", "note")]);
                board.elements.insert(txn, "zone", note);
            });
        }),
        ("puts a word under a cell's name", |board| {
            forge(board, |txn, board| {
                let _ = board.elements.insert(txn, "zone", "gone");
            });
        }),
        ("removes what a cell holds", |board| {
            forge(board, |txn, board| {
                let Some(Out::YMap(map)) = board.elements.get(txn, "grid") else {
                    panic!("no grid");
                };
                map.remove(txn, "holds");
            });
        }),
        ("writes the language anew", |board| {
            board.edit(|edit| edit.set_locale(Locale::En))
        }),
    ];
    for (name, deed) in deeds {
        let mut form = form();
        // What was filled in is brought back with its cell.
        form.edit(|edit| {
            edit.set_text(&ElementId::new("text"), "四月から")?;
            let slot = ElementId::of_crossing(&ElementId::new("row"), &ElementId::new("column"));
            edit.set_value(&slot, "hana", Some(CellValue::Number(4.0)))
        })
        .unwrap();
        let state = form.encode_state();
        let mut relay = Relay::of(&state);
        let (before, info) = (layer_of(&relay.board), relay.board.info());
        let mut hana = copy(&state, 2);
        deed(&mut hana);
        assert_ne!(
            (layer_of(&hana), hana.info()),
            (before.clone(), info.clone()),
            "{name}"
        );
        assert!(relay.take(hana.drain_updates(), Reach::Content), "{name}");
        assert_eq!(layer_of(&relay.board), before, "{name}");
        assert_eq!(relay.board.info(), info, "{name}");

        // Her copy is put right by what everybody gets, and she goes on.
        hana.apply(relay.log.last().unwrap(), Origin::Remote)
            .unwrap();
        assert_eq!(layer_of(&hana), before, "{name}");
        let after = super::note(&mut hana, "after");
        assert!(!relay.take(vec![after], Reach::Content), "{name}");
        assert_eq!(hana.snapshot(), relay.board.snapshot(), "{name}");
        assert_eq!(
            relay.replayed().snapshot(),
            relay.board.snapshot(),
            "{name}"
        );

        // Who leads may do the same.
        let mut relay = Relay::of(&state);
        let mut ken = copy(&state, 3);
        deed(&mut ken);
        assert!(
            !relay.take(ken.drain_updates(), Reach::Everything),
            "{name}"
        );
        assert_eq!(relay.board.snapshot(), ken.snapshot(), "{name}");
    }
}

#[test]
fn b121_what_is_filled_in_is_everybodys() {
    let state = form().encode_state();
    let mut relay = Relay::of(&state);
    let mut hana = copy(&state, 2);
    let id = ElementId::new;
    let slot = ElementId::of_crossing(&id("row"), &id("column"));
    let made = super::note(&mut hana, "note");
    hana.edit(|edit| {
        edit.set_title("別の名前")?;
        edit.place(
            &id("note"),
            &Placement::inside(id("zone"), BoardPoint::new(9.0, 9.0)),
        )?;
        edit.set_text(&id("text"), "四月から")?;
        edit.set_text(&id("row"), "一番")?;
        edit.set_value(&slot, "hana", Some(CellValue::Number(4.0)))?;
        track(edit, "row2", Axis::Row)?;
        edit.set_weight(&id("column"), Some(3.0))?;
        edit.move_track(&id("row2"), &TrackPlace::First)?;
        edit.remove_track(&id("row"))
    })
    .unwrap();
    let updates = [vec![made], hana.drain_updates()].concat();
    assert!(!relay.take(updates, Reach::Content));
    assert_eq!(relay.board.snapshot(), hana.snapshot());
    // Taking back the adding of a row deletes it.
    hana.edit(|edit| edit.delete(&id("row2"))).unwrap();
    assert!(!relay.take(hana.drain_updates(), Reach::Content));
    assert_eq!(relay.board.snapshot(), hana.snapshot());
}

#[test]
fn b171_whoever_takes_part_says_something_edits_and_settles_it_and_takes_it_back() {
    let state = form().encode_state();
    let mut relay = Relay::of(&state);
    let mut hana = copy(&state, 2);
    let comment = Comment {
        id: "c1".into(),
        to: None,
        on: Some(ElementId::new("zone")),
        at: BoardPoint::new(1.0, 2.0),
        text: "なぜ?".into(),
        author: "花".into(),
        who: "hana".into(),
        made_millis: 1.0,
        resolved: false,
    };
    hana.edit(|edit| edit.add_comment(&comment)).unwrap();
    hana.edit(|edit| edit.resolve_comment("c1", true)).unwrap();
    hana.edit(|edit| edit.edit_comment("c1", "どうして?"))
        .unwrap();
    assert!(!relay.take(hana.drain_updates(), Reach::Content));
    let said = &relay.board.info().comments[0];
    assert_eq!((said.text.as_str(), said.resolved), ("どうして?", true));
    hana.edit(|edit| edit.delete_comment("c1")).unwrap();
    assert!(!relay.take(hana.drain_updates(), Reach::Content));
    assert!(relay.board.info().comments.is_empty());
}

#[test]
fn b121_a_grid_that_takes_no_more_columns_gets_none() {
    let state = form().encode_state();
    let mut relay = Relay::of(&state);
    let mut hana = copy(&state, 2);
    forge(&mut hana, |txn, board| {
        let column = MapPrelim::from([
            ("kind", Any::from("track")),
            ("axis", Any::from("column")),
            (
                "at",
                Any::from(vec![Any::from("grid"), 0.0.into(), 0.0.into()]),
            ),
        ]);
        board.elements.insert(txn, "column2", column);
    });
    assert!(relay.take(hana.drain_updates(), Reach::Content));
    assert_eq!(stored(&relay.board, "column2"), None);
    // Nor does anybody make a canvas of their own, or turn a note into one.
    for id in ["canvas2", "cell2"] {
        forge(&mut hana, |txn, board| {
            let kind = id.trim_end_matches('2');
            let made = MapPrelim::from([("kind", Any::from(kind))]);
            board.elements.insert(txn, id, made);
        });
        assert!(relay.take(hana.drain_updates(), Reach::Content), "{id}");
        assert_eq!(stored(&relay.board, id), None);
    }
    let made = super::note(&mut hana, "note");
    assert!(!relay.take(vec![made], Reach::Content));
    set(&mut hana, "note", "kind", "cell");
    assert!(relay.take(hana.drain_updates(), Reach::Content));
    let kind = stored(&relay.board, "note").unwrap();
    assert!(
        kind.contains(&("kind".to_owned(), Any::from("note"))),
        "{kind:?}"
    );
}

#[test]
fn b122_the_rest_of_an_update_that_goes_too_far_stays() {
    let state = form().encode_state();
    let mut relay = Relay::of(&state);
    let mut hana = copy(&state, 2);
    let before = layer_of(&relay.board);
    // Two hours without a net, told at once.
    let vector = hana.state_vector();
    for number in 0..30 {
        super::note(&mut hana, &format!("n{number}"));
        set(&mut hana, "zone", "label", format!("mine {number}"));
    }
    let told = hana.encode_difference(&vector).unwrap();
    assert!(relay.take(vec![told], Reach::Content));
    assert_eq!(layer_of(&relay.board), before);
    hana.apply(relay.log.last().unwrap(), Origin::Remote)
        .unwrap();
    assert_eq!(hana.snapshot(), relay.board.snapshot());
    assert_eq!(relay.board.element_count(), LAYER.len() + 30);
    // What was taken back counts as nobody's doing; what was made does.
    let mut ken = copy(&relay.board.encode_state(), 3);
    let update = super::note(&mut ken, "one more");
    let checked = Clocks::of(&relay.board).check(&update).unwrap();
    let delta = relay.board.apply_checked(checked, Origin::Remote).unwrap();
    let judged = relay
        .layer
        .judge(&mut relay.board, Reach::Content, delta)
        .unwrap();
    assert_eq!(
        (judged.made, judged.deleted, judged.corrected),
        (1, 0, false)
    );
}

#[test]
fn b123_whoever_takes_part_lays_no_veil_and_lifts_none() {
    let mut form = form();
    super::note(&mut form, "note");
    set(&mut form, "note", "veil", "round");
    let state = form.encode_state();
    let mut relay = Relay::of(&state);
    let before = (relay.board.snapshot(), stored(&relay.board, "note"));
    let mut hana = copy(&state, 2);
    let deeds: [fn(&mut Board); 4] = [
        |board| set(board, "note", "veil", "mine"),
        |board| {
            forge(board, |txn, board| {
                let Some(Out::YMap(map)) = board.elements.get(txn, "note") else {
                    panic!("no note");
                };
                map.remove(txn, "veil");
            });
        },
        |board| set(board, "canvas", "veil", "mine"),
        |board| {
            forge(board, |txn, board| {
                board.info.insert(txn, "veil", "mine");
            });
        },
    ];
    for deed in deeds {
        deed(&mut hana);
        assert!(relay.take(hana.drain_updates(), Reach::Content));
        let correction = relay.log.last().unwrap();
        hana.apply(correction, Origin::Remote).unwrap();
        for board in [&hana, &relay.board] {
            assert_eq!((board.snapshot(), stored(board, "note")), before);
        }
    }
}

#[test]
fn b121_who_says_what_is_so_already_changes_nothing() {
    let state = form().encode_state();
    let mut relay = Relay::of(&state);
    let mut hana = copy(&state, 2);
    // Two who begin a board at once both say for which version they write.
    forge(&mut hana, |txn, board| {
        board.info.insert(txn, "schema", SCHEMA_VERSION);
    });
    set(&mut hana, "zone", "key", "zone");
    assert!(!relay.take(hana.drain_updates(), Reach::Content));
    forge(&mut hana, |txn, board| {
        board.info.insert(txn, "schema", 99_i64);
    });
    assert!(relay.take(hana.drain_updates(), Reach::Content));
    assert_eq!(relay.board.info().schema, SCHEMA_VERSION);
}
