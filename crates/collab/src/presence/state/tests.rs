use super::*;

fn parse(json: &str) -> Option<Presence> {
    Presence::parse(json, |json| serde_json::from_str(json).ok())
}

#[test]
fn c30_a_presence_survives_its_json() {
    let presence = Presence {
        user: PresenceUser {
            name: "はな".into(),
            color: UserColor::new(255, 0, 16),
            browser: "a1".into(),
        },
        cursor: Some(BoardPoint::new(1.5, -2.0)),
        selection: vec![ElementId::new("n1")],
        editing: Some(ElementId::new("n1")),
        drag: Some(Drag {
            ids: vec![ElementId::new("n1")],
            dx: 3.0,
            dy: 4.25,
        }),
        ..Presence::default()
    };
    let json = presence.to_json();
    assert_eq!(
        json,
        r##"{"user":{"name":"はな","color":"#ff0010","browser":"a1"},"cursor":[1.5,-2.0],"selection":["n1"],"editing":"n1","drag":{"ids":["n1"],"dx":3.0,"dy":4.25}}"##
    );
    assert_eq!(parse(&json), Some(presence));
}

#[test]
fn c31_hostile_presence_is_tamed_or_refused() {
    for refused in ["", "null", "[]", "7", "{", &"[".repeat(2000)] {
        assert_eq!(parse(refused), None, "{refused}");
    }
    let long = format!(r#"{{"x":"{}"}}"#, "a".repeat(Presence::BYTES_MAX));
    assert_eq!(parse(&long), None);

    let wild = r#"{"user":{"name":"\u0000<b>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","color":"red;x:url(//e)","browser":"a b"},
        "cursor":[1e308,"0"],"selection":[1,"a",{}],"editing":{},"drag":{"ids":["a"],"dx":-1e300,"dy":0},"more":[]}"#;
    let tame = parse(wild).unwrap();
    assert_eq!(tame.user.name.chars().count(), NAME_CHARACTERS_MAX);
    assert!(tame.user.name.starts_with("<b>"), "{}", tame.user.name);
    assert_eq!(tame.user.color, UserColor::default());
    assert_eq!(tame.user.browser, "");
    assert_eq!(tame.cursor, None);
    assert_eq!(tame.selection, [ElementId::new("a")]);
    assert_eq!(tame.drag.unwrap().dx, -1_000_000.0);
}

#[test]
fn c32_a_presence_is_cut_to_fit() {
    let id = |number: usize| ElementId::new(format!("{number:064}"));
    let presence = Presence {
        selection: (0..10_000).map(id).collect(),
        drag: Some(Drag {
            ids: (0..10_000).map(id).collect(),
            dx: f64::NAN,
            dy: 1.0,
        }),
        ..Presence::default()
    };
    let json = presence.to_json();
    assert!(json.len() <= Presence::BYTES_MAX);
    let read = parse(&json).unwrap();
    assert!(!read.selection.is_empty());
    assert_eq!(read.drag.unwrap().dx, 0.0);
}

#[test]
fn c120_what_points_and_what_is_said_survive_their_json_and_are_left_out_otherwise() {
    let presence = Presence {
        laser: true,
        chat: "ここ、\"見て\" <b>".into(),
        ..Presence::default()
    };
    let json = presence.to_json();
    assert!(
        json.contains(r#""laser":true,"chat":"ここ、\"見て\" <b>""#),
        "{json}"
    );
    assert_eq!(parse(&json), Some(presence));
    let silent = Presence::default().to_json();
    assert!(
        !silent.contains("laser") && !silent.contains("chat"),
        "{silent}"
    );
}

#[test]
fn c140_whom_one_follows_and_what_one_sees_survive_their_json() {
    let presence = Presence {
        follows: Some((1 << 53) - 1),
        view: Some(BoardRect::new(-12.5, 40.0, 800.0, 600.25)),
        ..Presence::default()
    };
    let json = presence.to_json();
    assert!(
        json.contains(r#""follows":9007199254740991,"view":[-12.5,40.0,800.0,600.25]"#),
        "{json}"
    );
    assert_eq!(parse(&json), Some(presence));
    let alone = Presence::default().to_json();
    assert!(
        !alone.contains("follows") && !alone.contains("view"),
        "{alone}"
    );
    for odd in [
        r#"{"follows":-1,"view":[0,0,0,9]}"#,
        r#"{"follows":1.5,"view":[0,0,-3,9]}"#,
        r#"{"follows":"7","view":[0,0,9]}"#,
        r#"{"follows":[],"view":{"x":1}}"#,
        r#"{"view":[0,"0",9,9]}"#,
    ] {
        assert_eq!(parse(odd), Some(Presence::default()), "{odd}");
    }
    let far = parse(r#"{"view":[-1e300,0,1e300,1e-9]}"#).unwrap();
    let tamed = BoardRect::new(-1_000_000.0, 0.0, 1_000_000.0, 1.0);
    assert_eq!(far.view, Some(tamed));
}

#[test]
fn c121_what_is_said_is_one_line_of_200_characters_whoever_says_it() {
    let wild = format!(
        r#"{{"laser":"yes","chat":"a\n\u0007{}"}}"#,
        "🙂".repeat(500)
    );
    let tame = parse(&wild).unwrap();
    assert!(!tame.laser, "only true points");
    assert_eq!(tame.chat.chars().count(), CHAT_CHARACTERS_MAX);
    assert!(tame.chat.starts_with("a🙂"), "{}", tame.chat);
    for other in [
        r#"{"chat":7}"#,
        r#"{"chat":["a"]}"#,
        r#"{"chat":null,"laser":1}"#,
    ] {
        assert_eq!(parse(other), Some(Presence::default()), "{other}");
    }
    // What is sent is cut, too, and leaves room for a selection.
    let id = |number: usize| ElementId::new(format!("{number:064}"));
    let long = Presence {
        chat: "🙂".repeat(10_000),
        selection: (0..100).map(id).collect(),
        ..Presence::default()
    };
    let json = long.to_json();
    assert!(json.len() <= Presence::BYTES_MAX);
    let read = parse(&json).unwrap();
    assert_eq!(read.chat.chars().count(), CHAT_CHARACTERS_MAX);
    assert!(!read.selection.is_empty());
}

#[test]
fn c33_colours_have_one_form() {
    assert_eq!(UserColor::parse("#A0b1C2").unwrap().to_string(), "#a0b1c2");
    for bad in ["", "#fff", "red", "#12345", "#1234567", "#+12345", "#ああ"] {
        assert_eq!(UserColor::parse(bad), None, "{bad}");
    }
}
