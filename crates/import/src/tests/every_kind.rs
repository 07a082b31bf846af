//! A board with one of everything.

use board::*;

/// A board with every kind of element and everything that can be said about them, and an orphan.
pub(super) fn board() -> Board {
    let mut board = Board::new(ClientNumber::new(3));
    let note = |text: &str| {
        ElementKind::Note(Note {
            color: NoteColor::Teal,
            text: text.to_owned(),
            author: "はな".to_owned(),
            ..Note::default()
        })
    };
    let at = |x: f64, y: f64| Placement::free(BoardPoint::new(x, y));
    let inside = |owner: &str, x: f64, y: f64| {
        Placement::inside(ElementId::new(owner), BoardPoint::new(x, y))
    };
    let size = BoardSize::new(200.0, 120.5);
    let element = |id: &str, placement: Placement, kind: ElementKind| {
        Element::new(ElementId::new(id), placement, size, kind)
    };
    board
        .edit(|edit| {
            edit.set_title("往復/テスト: <b>「全部」</b>")?;
            edit.set_locale(Locale::Ja);
            edit.create(element(
                "frame",
                at(-500.0, 40.25),
                ElementKind::Frame(Frame {
                    text: "枠".to_owned(),
                    tint: Some(NoteColor::Pink),
                }),
            ))?;
            edit.create(Element {
                locked: true,
                group: GroupId::parse("g1"),
                link: Link::parse("https://example.com/?a=1&b=\"2\""),
                ..element(
                    "in frame",
                    inside("frame", 10.0, 20.0),
                    ElementKind::Note(Note {
                        text: "顧客😀\n「二行」\"\\\u{2028}=SUM(A1)".to_owned(),
                        evidence: Some(Evidence::Assumption),
                        tags: vec!["急ぎ".to_owned(), "a:b".to_owned()],
                        reactions: vec![
                            Reaction {
                                token: ReactionToken::Heart,
                                who: "abc123".to_owned(),
                            },
                            Reaction {
                                token: ReactionToken::Idea,
                                who: "z".to_owned(),
                            },
                        ],
                        ..Note::default()
                    }),
                )
            })?;
            edit.create(Element {
                group: GroupId::parse("g1"),
                ..element(
                    "words",
                    at(1.5, -7.0),
                    ElementKind::Text(TextBlock {
                        text: "見出し".to_owned(),
                        ink: Ink::Violet,
                        scale: TextScale::Huge,
                        wrap: true,
                        author: String::new(),
                    }),
                )
            })?;
            edit.create(element(
                "box",
                at(300.0, 300.0),
                ElementKind::Shape(Shape {
                    form: Form::Diamond,
                    fill: Some(NoteColor::Gray),
                    ink: Ink::Red,
                    text: "在庫?".to_owned(),
                    author: "太郎".to_owned(),
                }),
            ))?;
            edit.create(element(
                "line",
                at(200.0, 200.0),
                ElementKind::Connector(Connector {
                    from: End::attached(ElementId::new("box"), BoardPoint::new(0.25, 1.0)),
                    to: End::attached(ElementId::new("in frame"), End::MIDDLE),
                    route: Route::Elbow,
                    head_from: Head::Dot,
                    head_to: Head::None,
                    dashed: true,
                    ink: Ink::Teal,
                    text: "毎朝".to_owned(),
                }),
            ))?;
            edit.create(element(
                "half",
                at(0.0, 900.0),
                ElementKind::Connector(Connector {
                    from: End::free(BoardPoint::new(0.0, 120.5)),
                    to: End::attached(ElementId::new("frame"), BoardPoint::new(0.0, 0.5)),
                    route: Route::Curved,
                    ..Connector::default()
                }),
            ))?;
            let points = (0..40).map(|n| PenPoint::new(f64::from(n) * 2.5, f64::from(n % 7), 0.31));
            edit.create(element(
                "stroke",
                at(50.0, 50.0),
                ElementKind::Drawing(Drawing {
                    points: points.collect(),
                    ink: Ink::Green,
                    width: 6.5,
                }),
            ))?;
            edit.create(element(
                "photo",
                at(700.0, 0.0),
                ElementKind::Image(Image {
                    hash: ContentHash::parse(&"0f".repeat(32)).unwrap(),
                    media: MediaType::Webp,
                    pixels: [640, 480],
                    alt: "店の入口".to_owned(),
                }),
            ))?;
            // Somebody deletes the owner while somebody else gives it a note.
            edit.create(element(
                "gone",
                at(3000.0, 4000.0),
                ElementKind::Frame(Frame::default()),
            ))?;
            edit.create(element(
                "orphan",
                inside("gone", 30.0, 40.0),
                note("残された"),
            ))?;
            edit.delete(&ElementId::new("gone"))
        })
        .unwrap();
    board
}
