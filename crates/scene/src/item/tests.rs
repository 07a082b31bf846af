use board::{
    BoardPoint, ContentHash, ElementId, Evidence, Form, Image, Ink, Link, MediaType, Note,
    NoteColor, Placement, Reaction, ReactionToken, Shape, TextBlock, TextScale,
};
use proptest::prelude::*;

use super::*;
use crate::Theme;
use crate::display::{Primitive, TextRole};

fn made(kind: ElementKind, width: f64, height: f64) -> Element {
    let placement = Placement::free(BoardPoint::default());
    Element::new(
        ElementId::new("x"),
        placement,
        BoardSize::new(width, height),
        kind,
    )
}

fn drawn(element: &Element) -> DisplayItem {
    item(element, Anchor::Center, None, Style::default())
}

#[test]
fn s40_a_text_is_as_large_as_its_lines_unless_it_has_a_width_of_its_own() {
    let block = |text: &str, scale, wrap| {
        let block = TextBlock {
            text: text.to_owned(),
            scale,
            wrap,
            ..TextBlock::default()
        };
        made(ElementKind::Text(block), 210.0, 5.0)
    };
    for scale in TextScale::ALL {
        let element = block("顧客の声", *scale, false);
        let size = painted_size_of_any_kind(&element);
        assert_eq!(size.width, 4.0 * scale.font_size() + 8.0);
        assert_eq!(size.height, scale.font_size() * 1.4 + 8.0);
        assert_eq!(drawn(&element).size, size);
    }
    let long = "長い文章はどこかで折り返されます。".repeat(10);
    let free = block(&long, TextScale::Medium, false);
    assert!(painted_size_of_any_kind(&free).width <= TEXT_WIDTH_MAX);
    assert!(drawn(&free).content_lines().count() > 5);
    let wrapped = block(&long, TextScale::Medium, true);
    assert_eq!(painted_size_of_any_kind(&wrapped).width, 210.0);
    assert!(
        drawn(&wrapped)
            .content_lines()
            .all(|line| line.width <= 202.0)
    );
    // Empty, it has room for a letter, and for the caret.
    let empty = block("", TextScale::Small, false);
    assert_eq!(
        painted_size_of_any_kind(&empty),
        BoardSize::new(22.0, 14.0 * 1.4 + 8.0)
    );
    assert_eq!(
        drawn(&empty).field.unwrap().rect.width,
        TEXT_WIDTH_MAX - 8.0
    );
}

fn shape(form: Form, text: &str, fill: Option<NoteColor>) -> ElementKind {
    ElementKind::Shape(Shape {
        form,
        fill,
        ink: Ink::Red,
        text: text.to_owned(),
        ..Shape::default()
    })
}

#[test]
fn s41_a_shapes_text_lies_within_its_outline_and_the_shape_grows_for_it() {
    for form in Form::ALL {
        for repeated in [1, 4, 30] {
            let text = "在庫があるかどうかを確認する。".repeat(repeated);
            let element = made(shape(*form, &text, None), 200.0, 120.0);
            let size = painted_size_of_any_kind(&element);
            let item = drawn(&element);
            assert_eq!(item.size, size, "{form:?}");
            assert!(size.height >= 120.0 && size.width >= 200.0);
            assert!(*form == Form::Circle || size.width == 200.0);
            let whole = BoardRect::new(0.0, 0.0, size.width, size.height);
            let outline = crate::Outline::of_form(*form, whole);
            let field = item.field.unwrap();
            assert!(
                field.text_height <= field.rect.height + 0.01,
                "{form:?} {repeated}"
            );
            assert!((12.0..=18.0).contains(&field.size));
            let middle = field.rect.center();
            let corners = [
                field.rect.origin(),
                BoardPoint::new(field.rect.right(), middle.y),
                BoardPoint::new(field.rect.right(), field.rect.bottom()),
            ];
            assert!(
                corners.iter().all(|corner| outline.contains(*corner)),
                "{form:?}"
            );
        }
    }
}

#[test]
fn s41_letters_have_the_ink_unless_the_shape_is_filled() {
    let palette = Theme::Light.palette();
    let color = |fill| {
        let item = drawn(&made(shape(Form::Ellipse, "中", fill), 200.0, 120.0));
        item.content_lines().next().unwrap().color
    };
    assert_eq!(color(None), palette.ink(Ink::Red));
    assert_eq!(color(Some(NoteColor::Orange)), palette.note_text);
}

#[test]
fn s49_what_stands_for_a_picture_lies_before_it() {
    let image = Image {
        hash: ContentHash::default(),
        media: MediaType::Png,
        pixels: [2, 1],
        alt: "店の入口の写真".to_owned(),
    };
    let mut element = made(ElementKind::Image(image), 200.0, 100.0);
    element.link = Link::parse("https://example.org");
    let item = drawn(&element);
    let place = item
        .primitives
        .iter()
        .position(|primitive| matches!(primitive, Primitive::Image { .. }))
        .unwrap();
    let (before, after) = item.primitives.split_at(place);
    assert!(
        before.iter().any(
            |one| matches!(one, Primitive::Text(line) if line.text.as_ref() == "店の入口の写真")
        )
    );
    assert_eq!(
        after.len(),
        3,
        "the picture, and the sign that it leads somewhere"
    );
    assert!(item.badge.is_some());
}

/// The boxes of everything on a note that says something: chips, lines of text, the author's name.
fn occupied(item: &DisplayItem) -> Vec<(String, BoardRect)> {
    let chips = item
        .primitives
        .iter()
        .filter_map(|primitive| match primitive {
            Primitive::Box(chip) if chip.rect.height == 20.0 => {
                Some(("chip".to_owned(), chip.rect))
            }
            _ => None,
        });
    let in_chip = |rect: &BoardRect| {
        chips
            .clone()
            .any(|(_, chip)| chip.grown(0.5).encloses(rect))
    };
    let lines = item.lines().filter_map(|line| {
        // As high as the letters are: the leading may reach under a chip.
        let rect = BoardRect::new(
            line.x,
            line.baseline - line.size * 0.88,
            line.width,
            line.size,
        );
        (!(line.role == TextRole::Label && in_chip(&rect))).then(|| (line.text.to_string(), rect))
    });
    chips.clone().chain(lines).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn s51_nothing_on_a_note_covers_anything_else(
        (width, height) in prop::sample::select(vec![(140.0, 100.0), (200.0, 200.0), (320.0, 200.0), (90.0, 60.0)]),
        text in "[あ-んa-z \n]{0,120}",
        author in "[あ-ん]{0,30}",
        evidence in prop::option::of(prop::sample::select(Evidence::ALL.to_vec())),
        tags in prop::collection::btree_set("[あ-んa-z]{1,24}", 0..8),
        reactions in prop::collection::btree_set((prop::sample::select(ReactionToken::ALL.to_vec()), "[a-z]{1,3}"), 0..30),
        linked in any::<bool>(),
        in_cell in any::<bool>(),
        locale in prop::sample::select(vec![board::Locale::Ja, board::Locale::En]),
    ) {
        let note = Note {
            text,
            author,
            evidence,
            tags: tags.into_iter().collect(),
            reactions: reactions.into_iter().map(|(token, who)| Reaction { token, who }).collect(),
            ..Note::default()
        };
        let mut element = made(ElementKind::Note(note), width, height);
        if linked {
            element.link = Link::parse("https://example.org");
        }
        let anchor = if in_cell { Anchor::TopLeft } else { Anchor::Center };
        let style = Style { locale, ..Style::default() };
        let item = item(&element, anchor, None, style);
        prop_assert_eq!(item.size, painted_size_of_any_kind(&element));
        prop_assert_eq!(item.badge.is_some(), linked);
        let whole = BoardRect::new(0.0, 0.0, item.size.width, item.size.height);
        let occupied = occupied(&item);
        for (index, (name, rect)) in occupied.iter().enumerate() {
            prop_assert!(whole.grown(0.01).encloses(rect), "{name} {rect:?} is outside {whole:?}");
            for (other_name, other) in occupied.iter().skip(index + 1) {
                prop_assert!(!rect.grown(-0.01).intersects(&other.grown(-0.01)), "{name} {rect:?} covers {other_name} {other:?}");
            }
        }
    }
}
