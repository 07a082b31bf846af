//! A board with every kind of element, each with Japanese text, and all that can be stuck on them.

use board::{
    Board, BoardPoint, BoardSize, ClientNumber, Connector, ContentHash, Drawing, Element,
    ElementId, ElementKind, End, Evidence, Form, Frame, Head, Image, Ink, Link, MediaType, Note,
    NoteColor, PenPoint, Placement, Reaction, ReactionToken, Route, Shape, Snapshot, TextBlock,
    TextScale,
};

struct Maker {
    board: Board,
}

impl Maker {
    fn put(
        &mut self,
        id: &str,
        owner: Option<&str>,
        at: (f64, f64),
        size: (f64, f64),
        kind: ElementKind,
    ) {
        let placement = Placement {
            parent: owner.map(ElementId::new),
            offset: BoardPoint::new(at.0, at.1),
        };
        let size = BoardSize::new(size.0, size.1);
        let element = Element::new(ElementId::new(id), placement, size, kind);
        self.board.edit(|edit| edit.create(element)).unwrap();
    }
}

/// The hash of the picture on the board.
pub fn picture() -> ContentHash {
    ContentHash::from_bytes(&[0x5a; 32])
}

pub fn board() -> Snapshot {
    let mut maker = Maker {
        board: Board::new(ClientNumber::new(1)),
    };
    maker
        .board
        .edit(|edit| edit.set_title("すべての種類"))
        .unwrap();
    frames(&mut maker);
    notes(&mut maker);
    texts(&mut maker);
    shapes(&mut maker);
    connectors(&mut maker);
    drawings(&mut maker);
    maker.board.snapshot()
}

fn frames(maker: &mut Maker) {
    let frame = |text: &str, tint| {
        ElementKind::Frame(Frame {
            text: text.to_owned(),
            tint,
        })
    };
    let tint = Some(NoteColor::Teal);
    maker.put(
        "f1",
        None,
        (0.0, 0.0),
        (720.0, 660.0),
        frame("第1週:顧客の声", tint),
    );
    maker.put(
        "f2",
        None,
        (760.0, 0.0),
        (900.0, 660.0),
        frame("しくみ", None),
    );
}

fn notes(maker: &mut Maker) {
    let reaction = |token, who: &str| Reaction {
        token,
        who: who.to_owned(),
    };
    let full = Note {
        color: NoteColor::Yellow,
        text: "価格より手間が問題だと\n三人が言った".to_owned(),
        author: "はな".to_owned(),
        evidence: Some(Evidence::Fact),
        tags: vec![
            "インタビュー".to_owned(),
            "価格".to_owned(),
            "至急".to_owned(),
        ],
        reactions: vec![
            reaction(ReactionToken::Like, "a"),
            reaction(ReactionToken::Like, "b"),
            reaction(ReactionToken::Heart, "a"),
            reaction(ReactionToken::Party, "a"),
            reaction(ReactionToken::Idea, "c"),
            reaction(ReactionToken::Question, "d"),
        ],
        sealed: None,
    };
    maker.put(
        "n1",
        Some("f1"),
        (20.0, 60.0),
        (200.0, 200.0),
        ElementKind::Note(full.clone()),
    );
    let small = Note {
        color: NoteColor::Pink,
        evidence: Some(Evidence::Assumption),
        tags: vec!["とても長い名前の付いたタグなのです".to_owned()],
        ..full.clone()
    };
    maker.put(
        "n2",
        Some("f1"),
        (240.0, 60.0),
        (140.0, 100.0),
        ElementKind::Note(small),
    );
    let large = Note {
        color: NoteColor::Blue,
        evidence: Some(Evidence::Unclear),
        text: "申し込みの途中でやめる人がいるのはなぜか".to_owned(),
        tags: Vec::new(),
        reactions: Vec::new(),
        ..full
    };
    maker.put(
        "n3",
        Some("f1"),
        (400.0, 60.0),
        (280.0, 200.0),
        ElementKind::Note(large),
    );
    maker
        .board
        .edit(|edit| {
            edit.set_link(
                &ElementId::new("n3"),
                Link::parse("https://example.org").as_ref(),
            )
        })
        .unwrap();
}

fn texts(maker: &mut Maker) {
    for (index, scale) in TextScale::ALL.iter().enumerate() {
        let block = TextBlock {
            text: format!("文字の大きさ {}", scale.token()),
            scale: *scale,
            ink: Ink::ALL[index],
            ..TextBlock::default()
        };
        let y = [310.0, 340.0, 380.0, 430.0][index];
        maker.put(
            &format!("t{index}"),
            Some("f1"),
            (20.0, y),
            (10.0, 10.0),
            ElementKind::Text(block),
        );
    }
    let wrapped = TextBlock {
        text: "幅を決めた文章は、その幅で折り返されます。".to_owned(),
        wrap: true,
        ink: Ink::Violet,
        ..TextBlock::default()
    };
    maker.put(
        "t9",
        Some("f1"),
        (20.0, 530.0),
        (220.0, 10.0),
        ElementKind::Text(wrapped),
    );
}

fn shapes(maker: &mut Maker) {
    let texts = ["受付", "確認する", "利用者", "在庫は\nあるか", "完了"];
    let fills = [
        None,
        Some(NoteColor::Green),
        Some(NoteColor::Orange),
        None,
        Some(NoteColor::Violet),
    ];
    for (index, form) in Form::ALL.iter().enumerate() {
        let shape = Shape {
            form: *form,
            fill: fills[index],
            ink: Ink::ALL[(index * 2) % 8],
            text: texts[index].to_owned(),
            author: String::new(),
        };
        let at = (
            30.0 + 290.0 * (index % 3) as f64,
            70.0 + 240.0 * (index / 3) as f64,
        );
        let size = if *form == Form::Diamond {
            (200.0, 140.0)
        } else {
            (180.0, 110.0)
        };
        maker.put(
            &format!("s{index}"),
            Some("f2"),
            at,
            size,
            ElementKind::Shape(shape),
        );
    }
    let image = Image {
        hash: picture(),
        media: MediaType::Png,
        pixels: [4, 2],
        alt: "店の入口の写真".to_owned(),
    };
    maker.put(
        "i1",
        Some("f2"),
        (640.0, 320.0),
        (200.0, 100.0),
        ElementKind::Image(image),
    );
    maker
        .board
        .edit(|edit| {
            edit.set_link(
                &ElementId::new("i1"),
                Link::parse("https://example.org").as_ref(),
            )
        })
        .unwrap();
}

fn connectors(maker: &mut Maker) {
    let on = |id: &str, x: f64, y: f64| End::attached(ElementId::new(id), BoardPoint::new(x, y));
    let middle = |id: &str| on(id, 0.5, 0.5);
    let mut line = |id: &str, from: End, to: End, route, text: &str, change: fn(&mut Connector)| {
        let mut connector = Connector {
            from,
            to,
            route,
            head_to: Head::Arrow,
            text: text.to_owned(),
            ..Connector::default()
        };
        change(&mut connector);
        maker.put(
            id,
            Some("f2"),
            (300.0, 500.0),
            (120.0, 60.0),
            ElementKind::Connector(connector),
        );
    };
    line(
        "c1",
        middle("s0"),
        middle("s1"),
        Route::Straight,
        "毎朝",
        |_| {},
    );
    line("c2", middle("s1"), middle("s2"), Route::Curved, "", |one| {
        one.ink = Ink::Red
    });
    line(
        "c3",
        middle("s1"),
        middle("s3"),
        Route::Elbow,
        "依頼",
        |one| one.dashed = true,
    );
    line(
        "c4",
        on("s3", 1.0, 0.5),
        on("s4", 0.0, 0.5),
        Route::Elbow,
        "はい",
        |one| {
            one.head_from = Head::Dot;
        },
    );
    line(
        "c5",
        on("s4", 0.5, 1.0),
        on("s3", 0.5, 1.0),
        Route::Elbow,
        "戻る",
        |one| one.ink = Ink::Blue,
    );
    line("c6", middle("s2"), middle("i1"), Route::Elbow, "", |one| {
        one.ink = Ink::Teal
    });
    line(
        "c7",
        middle("n3"),
        middle("s3"),
        Route::Curved,
        "根拠",
        |one| one.ink = Ink::Violet,
    );
    // What it was attached to is gone: drawn from corner to corner of its stored box.
    line(
        "c8",
        middle("gone"),
        middle("gone too"),
        Route::Straight,
        "",
        |one| one.ink = Ink::Gray,
    );
}

fn drawings(maker: &mut Maker) {
    let wave = |pressed: fn(f64) -> f64| {
        let points = (0..=40).map(|step| {
            let share = f64::from(step) / 40.0;
            let y = 40.0 + 38.0 * (share * 15.0).sin();
            PenPoint::new(share * 200.0, y, pressed(share))
        });
        points.collect::<Vec<_>>()
    };
    let even = Drawing {
        points: wave(|_| 0.5),
        ink: Ink::Blue,
        width: 3.0,
    };
    maker.put(
        "d1",
        None,
        (300.0, 320.0),
        (200.0, 80.0),
        ElementKind::Drawing(even),
    );
    let pressed = Drawing {
        points: wave(|share| share),
        ink: Ink::Red,
        width: 14.0,
    };
    maker.put(
        "d2",
        None,
        (480.0, 540.0),
        (200.0, 80.0),
        ElementKind::Drawing(pressed),
    );
    let zigzag = Drawing {
        points: [
            (0.0, 0.0),
            (40.0, 60.0),
            (60.0, 0.0),
            (100.0, 60.0),
            (100.0, 10.0),
        ]
        .map(|(x, y)| PenPoint::new(x, y, 0.3 + y / 150.0))
        .to_vec(),
        ink: Ink::Green,
        width: 10.0,
    };
    maker.put(
        "d3",
        None,
        (560.0, 320.0),
        (100.0, 60.0),
        ElementKind::Drawing(zigzag),
    );
}
