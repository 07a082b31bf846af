//! The kinds of elements: what goes in comes out, whatever it is.

use proptest::prelude::*;

use super::{free, id};
use crate::*;

fn board() -> Board {
    Board::new(ClientNumber::new(1))
}

fn element(name: &str, kind: ElementKind) -> Element {
    Element::new(
        id(name),
        free(10.0, 20.0),
        BoardSize::new(300.0, 200.0),
        kind,
    )
}

/// One of each kind that people make.
pub fn one_of_each() -> Vec<Element> {
    let kinds = [
        ElementKind::Note(Note::default()),
        ElementKind::Text(TextBlock::default()),
        ElementKind::Shape(Shape::default()),
        ElementKind::Connector(Connector::default()),
        ElementKind::Drawing(Drawing {
            points: vec![PenPoint::new(0.0, 0.0, 0.5), PenPoint::new(30.0, 12.5, 1.0)],
            width: 3.0,
            ..Drawing::default()
        }),
        ElementKind::Image(Image {
            hash: ContentHash::from_bytes(&[7; 32]),
            media: MediaType::Webp,
            pixels: [640, 480],
            alt: "図".to_owned(),
        }),
        ElementKind::Frame(Frame::default()),
    ];
    let names = ["n", "t", "s", "l", "d", "i", "f"];
    names
        .into_iter()
        .zip(kinds)
        .map(|(name, kind)| element(name, kind))
        .collect()
}

pub(super) fn with_one_of_each() -> Board {
    let mut board = board();
    board.edit(|edit| {
        for element in one_of_each() {
            edit.create(element).unwrap();
        }
    });
    board
}

#[test]
fn b31_what_is_written_is_shared_text_in_every_kind_that_has_one() {
    let mut anna = with_one_of_each();
    let mut ben = Board::new(ClientNumber::new(2));
    for name in ["n", "t", "s", "l", "f"] {
        anna.edit(|edit| edit.set_text(&id(name), "顧客の声"))
            .unwrap();
        super::sync(&anna, &mut ben);
        anna.edit(|edit| edit.set_text(&id(name), "若い顧客の声"))
            .unwrap();
        ben.edit(|edit| edit.set_text(&id(name), "顧客の声を聞く"))
            .unwrap();
        super::sync(&anna, &mut ben);
        super::sync(&ben, &mut anna);
        assert_eq!(
            anna.element(&id(name)).unwrap().text(),
            Some("若い顧客の声を聞く"),
            "{name}"
        );
    }
    for name in ["d", "i"] {
        let refused = anna.edit(|edit| edit.set_text(&id(name), "x"));
        assert_eq!(refused, Err(BoardError::OtherKind(id(name))));
        assert_eq!(anna.element(&id(name)).unwrap().text(), None);
    }
}

#[test]
fn b32_everything_that_can_be_changed_is_changed_alone_and_undone() {
    type Change = (
        &'static str,
        fn(&mut Edit<'_, '_>) -> Result<(), BoardError>,
    );
    let changes: [Change; 22] = [
        ("t", |edit| edit.set_ink(&id("t"), Ink::Red)),
        ("s", |edit| edit.set_ink(&id("s"), Ink::Teal)),
        ("l", |edit| edit.set_ink(&id("l"), Ink::Blue)),
        ("d", |edit| edit.set_ink(&id("d"), Ink::Gray)),
        ("t", |edit| edit.set_scale(&id("t"), TextScale::Huge)),
        ("t", |edit| edit.set_wrap(&id("t"), true)),
        ("s", |edit| edit.set_form(&id("s"), Form::Diamond)),
        ("s", |edit| edit.set_fill(&id("s"), Some(NoteColor::Pink))),
        ("f", |edit| edit.set_tint(&id("f"), Some(NoteColor::Teal))),
        ("l", |edit| edit.set_route(&id("l"), Route::Elbow)),
        ("l", |edit| edit.set_heads(&id("l"), Head::Dot, Head::None)),
        ("l", |edit| edit.set_dashed(&id("l"), true)),
        ("l", |edit| {
            let to = End::attached(id("n"), End::MIDDLE);
            let size = BoardSize::new(50.0, 60.0);
            edit.set_ends(&id("l"), &End::default(), &to, &free(1.0, 2.0), size)
        }),
        ("d", |edit| edit.set_width(&id("d"), 12.5)),
        ("i", |edit| edit.set_alt(&id("i"), "店の入口")),
        ("n", |edit| {
            edit.set_evidence(&id("n"), Some(Evidence::Unclear))
        }),
        ("n", |edit| edit.add_tag(&id("n"), " 価格 ")),
        ("n", |edit| {
            edit.set_reaction(&id("n"), ReactionToken::Heart, "hana1", true)
        }),
        ("i", |edit| edit.set_locked(&id("i"), true)),
        ("t", |edit| {
            edit.set_group(&id("t"), GroupId::parse("g1").as_ref())
        }),
        ("s", |edit| {
            edit.set_link(&id("s"), Link::parse("https://example.org").as_ref())
        }),
        ("d", |edit| {
            edit.resize(&id("d"), BoardSize::new(60.0, 25.0))
        }),
    ];
    let mut board = with_one_of_each();
    let mut history = History::new(&board);
    for (name, change) in changes {
        let before = board.snapshot();
        board.edit(change).unwrap();
        history.close_step();
        let after = board.element(&id(name)).unwrap();
        assert_ne!(Some(&after), before.element(&id(name)), "{name}");
        // What is read is what was meant, in another replica too.
        let mut other = Board::new(ClientNumber::new(2));
        super::sync(&board, &mut other);
        assert_eq!(other.snapshot(), board.snapshot());
        assert!(history.undo());
        assert_eq!(board.snapshot(), before, "{name}");
        assert!(history.redo());
        assert_eq!(board.element(&id(name)), Some(after));
    }
    let note = board.element(&id("n")).unwrap();
    assert_eq!(note.as_note().unwrap().tags, ["価格"]);
}

#[test]
fn b33_what_two_people_stick_on_a_note_is_all_there() {
    let mut anna = with_one_of_each();
    let mut ben = Board::new(ClientNumber::new(2));
    super::sync(&anna, &mut ben);
    let like = ReactionToken::Like;
    anna.edit(|edit| {
        edit.add_tag(&id("n"), "価格").unwrap();
        edit.set_reaction(&id("n"), like, "anna", true).unwrap();
    });
    ben.edit(|edit| {
        edit.add_tag(&id("n"), "至急").unwrap();
        edit.set_reaction(&id("n"), like, "ben", true).unwrap();
    });
    super::sync(&anna, &mut ben);
    super::sync(&ben, &mut anna);
    let element = ben.element(&id("n")).unwrap();
    let note = element.as_note().unwrap();
    assert_eq!(note.tags, ["価格", "至急"]);
    assert_eq!(note.reaction_count(like), 2);
    assert!(note.has_reaction(like, "anna") && !note.has_reaction(like, "carl"));
    ben.edit(|edit| {
        edit.remove_tag(&id("n"), "価格").unwrap();
        edit.set_reaction(&id("n"), like, "ben", false).unwrap();
    });
    let element = ben.element(&id("n")).unwrap();
    assert_eq!(element.as_note().unwrap().tags, ["至急"]);
    assert_eq!(element.as_note().unwrap().reaction_count(like), 1);
}

#[test]
fn b34_what_is_too_much_or_unfit_is_refused_and_nothing_changes() {
    let mut board = with_one_of_each();
    board.edit(|edit| {
        for tag in 0..limits::TAGS_MAX {
            edit.add_tag(&id("n"), &tag.to_string()).unwrap();
        }
    });
    let before = board.snapshot();
    let label = "あ".repeat(limits::LABEL_CHARACTERS_MAX + 1);
    for name in ["l", "f"] {
        let refused = board.edit(|edit| edit.set_text(&id(name), &label));
        assert!(matches!(refused, Err(BoardError::TooLong { .. })), "{name}");
    }
    let long = "あ".repeat(limits::NOTE_CHARACTERS_MAX + 1);
    for name in ["n", "t", "s"] {
        let refused = board.edit(|edit| edit.set_text(&id(name), &long));
        assert!(matches!(refused, Err(BoardError::TooLong { .. })), "{name}");
    }
    let refused = board.edit(|edit| edit.set_alt(&id("i"), &"x".repeat(301)));
    assert!(matches!(refused, Err(BoardError::TooLong { .. })));
    let refused = board.edit(|edit| edit.add_tag(&id("n"), "one more"));
    assert!(matches!(refused, Err(BoardError::TooMany { .. })));
    // One that is there already is not one more.
    board.edit(|edit| edit.add_tag(&id("n"), "0")).unwrap();
    for tag in ["", "  ", "a\nb", &"x".repeat(25)] {
        let refused = board.edit(|edit| edit.add_tag(&id("n"), tag));
        assert!(matches!(refused, Err(BoardError::Unfit(_))), "{tag}");
    }
    for who in ["", "a:b", "はな", &"x".repeat(17)] {
        let refused =
            board.edit(|edit| edit.set_reaction(&id("n"), ReactionToken::Like, who, true));
        assert!(matches!(refused, Err(BoardError::Unfit(_))), "{who}");
    }
    let points = vec![PenPoint::default(); limits::DRAWING_POINTS_MAX + 1];
    let drawing = element(
        "d2",
        ElementKind::Drawing(Drawing {
            points,
            ..Drawing::default()
        }),
    );
    let refused = board.edit(|edit| edit.create(drawing));
    assert!(matches!(refused, Err(BoardError::TooMany { .. })));
    let refused = board.edit(|edit| edit.set_ink(&id("n"), Ink::Red));
    assert_eq!(refused, Err(BoardError::OtherKind(id("n"))));
    let refused = board.edit(|edit| edit.set_color(&id("s"), NoteColor::Pink));
    assert_eq!(refused, Err(BoardError::OtherKind(id("s"))));
    assert_eq!(board.snapshot(), before);
}

fn any_color() -> impl Strategy<Value = NoteColor> {
    prop::sample::select(NoteColor::ALL.to_vec())
}

fn any_ink() -> impl Strategy<Value = Ink> {
    prop::sample::select(Ink::ALL.to_vec())
}

fn any_end() -> impl Strategy<Value = End> {
    let number = -1e7..1e7_f64;
    let point = (number.clone(), number).prop_map(|(x, y)| BoardPoint::new(x, y));
    (prop::option::of("[a-z]{1,4}"), point).prop_map(|(target, at)| {
        let element = target.map(ElementId::new);
        End { element, at }.tamed()
    })
}

fn any_kind() -> impl Strategy<Value = ElementKind> {
    let text = || "[ -~あ-ん😀\n]{0,40}";
    let note = (
        any_color(),
        prop_oneof![text(), "[a-z]{1,9}[.][a-z]{1,9}[.][a-zA-Z0-9_-]{1,40}"],
        prop::option::of(prop::sample::select(Evidence::ALL.to_vec())),
        prop::collection::btree_set("[a-zあ-ん:#]{1,24}", 0..8),
        prop::collection::btree_set(
            (
                prop::sample::select(ReactionToken::ALL.to_vec()),
                "[a-zA-Z0-9]{1,16}",
            ),
            0..6,
        ),
    )
        .prop_map(|(color, text, evidence, tags, reactions)| {
            let reactions = reactions.into_iter();
            // As it may be sealed, no text stands there.
            let sealed = Sealed::parse(&text);
            ElementKind::Note(Note {
                color,
                text: if sealed.is_some() {
                    String::new()
                } else {
                    text
                },
                sealed,
                author: "はな".to_owned(),
                evidence,
                tags: tags.into_iter().collect(),
                reactions: reactions
                    .map(|(token, who)| Reaction { token, who })
                    .collect(),
            })
        });
    let block = (
        text(),
        any_ink(),
        prop::sample::select(TextScale::ALL.to_vec()),
        any::<bool>(),
    )
        .prop_map(|(text, ink, scale, wrap)| {
            ElementKind::Text(TextBlock {
                text,
                ink,
                scale,
                wrap,
                author: String::new(),
            })
        });
    let shape = (
        prop::sample::select(Form::ALL.to_vec()),
        prop::option::of(any_color()),
        any_ink(),
        text(),
    )
        .prop_map(|(form, fill, ink, text)| {
            ElementKind::Shape(Shape {
                form,
                fill,
                ink,
                text,
                author: String::new(),
            })
        });
    let head = || prop::sample::select(Head::ALL.to_vec());
    let connector = (
        (any_end(), any_end()),
        prop::sample::select(Route::ALL.to_vec()),
        (head(), head()),
        any::<bool>(),
        any_ink(),
        text(),
    )
        .prop_map(
            |((from, to), route, (head_from, head_to), dashed, ink, text)| {
                ElementKind::Connector(Connector {
                    from,
                    to,
                    route,
                    head_from,
                    head_to,
                    dashed,
                    ink,
                    text,
                })
            },
        );
    let point = (0..20_000_i32, 0..20_000_i32, 0..=100_i32).prop_map(|(x, y, pressure)| {
        let tenths = |value: i32| f64::from(value) / 10.0;
        PenPoint::new(tenths(x), tenths(y), f64::from(pressure) / 100.0)
    });
    let drawing = (prop::collection::vec(point, 0..50), any_ink(), 10..400_i32).prop_map(
        |(points, ink, width)| {
            let width = f64::from(width) / 10.0;
            ElementKind::Drawing(Drawing { points, ink, width })
        },
    );
    let image = (
        any::<[u8; 32]>(),
        prop::sample::select(MediaType::ALL.to_vec()),
        text(),
    )
        .prop_map(|(hash, media, alt)| {
            ElementKind::Image(Image {
                hash: ContentHash::from_bytes(&hash),
                media,
                pixels: [640, 480],
                alt,
            })
        });
    let frame = (text(), prop::option::of(any_color()))
        .prop_map(|(text, tint)| ElementKind::Frame(Frame { text, tint }));
    prop_oneof![note, block, shape, connector, drawing, image, frame]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn b30_every_element_is_read_as_it_was_made_by_everybody(
        kinds in prop::collection::vec((any_kind(), any::<bool>()), 1..12),
    ) {
        let mut anna = board();
        let made: Vec<Element> = kinds
            .into_iter()
            .enumerate()
            .map(|(index, (kind, locked))| Element {
                locked,
                group: GroupId::parse("g"),
                link: Link::parse("mailto:hana@example.org"),
                ..element(&index.to_string(), kind)
            })
            .collect();
        anna.edit(|edit| {
            for element in &made {
                edit.create(element.clone()).unwrap();
            }
        });
        let mut ben = Board::new(ClientNumber::new(2));
        super::sync(&anna, &mut ben);
        for element in &made {
            let read = ben.element(&element.id).unwrap();
            let order = read.order.clone();
            prop_assert_eq!(&read, &Element { order, ..element.clone() });
        }
        prop_assert_eq!(anna.snapshot(), ben.snapshot());
    }
}
