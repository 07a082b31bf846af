use board::{BoardPoint, ContentHash, MediaType};

use crate::testing::TestEditor;
use crate::{ImageDraft, Input, Refusal};

fn picture(number: u8, width: u32, height: u32) -> ImageDraft {
    ImageDraft {
        hash: ContentHash::from_bytes(&[number; 32]),
        media: MediaType::Png,
        pixels: [width, height],
        alt: format!("写真{number}"),
    }
}

fn insert(test: &mut TestEditor, images: Vec<ImageDraft>, at: Option<BoardPoint>) {
    test.input(Input::InsertImages { images, at });
}

#[test]
fn e36_pictures_are_put_side_by_side_in_one_step_and_selected() {
    let mut test = TestEditor::with_notes(0);
    let images = vec![picture(1, 400, 300), picture(2, 100, 200)];
    insert(&mut test, images, Some(BoardPoint::new(1000.0, 500.0)));
    assert_eq!(test.sent, 1);
    let ids = test.selected();
    let [first, second] = &ids[..] else {
        panic!("two pictures");
    };
    let (a, b) = (test.rect(first), test.rect(second));
    assert_eq!(
        (a.width, a.height, b.width, b.height),
        (400.0, 300.0, 100.0, 200.0)
    );
    assert!(a.right() < b.x && a.y == b.y);
    assert_eq!((a.union(&b).center().x, a.center().y), (1000.0, 500.0));
    let image = test.element(second).as_image().unwrap().clone();
    assert_eq!((image.pixels, image.alt.as_str()), ([100, 200], "写真2"));
    test.key("Ctrl+Z");
    assert!(test.snapshot().elements().is_empty());
}

#[test]
fn e36_a_large_picture_is_fitted_and_keeps_its_proportions() {
    let mut test = TestEditor::with_notes(0);
    insert(&mut test, vec![picture(1, 8_000, 2_000)], None);
    let rect = test.rect(&test.selected()[0]);
    assert_eq!((rect.width, rect.height), (800.0, 200.0));
    assert_eq!(
        (rect.center().x, rect.center().y),
        (640.0, 360.0),
        "in the middle of the view"
    );
    insert(&mut test, vec![picture(2, 0, u32::MAX)], None);
    assert!(test.rect(&test.selected()[0]).height <= 800.0);
}

#[test]
fn e36_a_long_name_is_cut_and_a_description_can_be_given() {
    let mut test = TestEditor::with_notes(0);
    let image = ImageDraft {
        alt: "あ".repeat(1_000),
        ..picture(1, 10, 10)
    };
    insert(&mut test, vec![image], None);
    let id = test.selected().remove(0);
    let alt = |test: &TestEditor| test.element(&id).as_image().unwrap().alt.clone();
    assert_eq!(alt(&test).chars().count(), 300);
    test.input(Input::SetAlt(" 店の前 ".into()));
    assert_eq!(alt(&test), "店の前");
    let sent = test.sent;
    test.input(Input::SetAlt("店の前".into()));
    assert_eq!(test.sent, sent);
    test.input(Input::ReadOnly(true));
    insert(&mut test, vec![picture(2, 10, 10)], None);
    assert_eq!(test.refusals(), [&Refusal::ReadOnly]);
}
