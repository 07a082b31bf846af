//! What holds after every input, whatever it was.

use scene::Scene;

use super::TestEditor;
use crate::{Editor, Kinds, ZOOM_MAX, ZOOM_MIN};

/// Panics, naming the input, if something does not hold.
pub(super) fn check(test: &TestEditor, input: &str) {
    let editor = &test.editor;
    selection_exists(editor, input);
    gestures_own_the_overlay(editor, input);
    camera_is_sane(editor, input);
    scene_follows_the_document(editor, input);
    field_is_what_the_editor_thinks(test, input);
    // Both have heard everything: the same board on both sides.
    assert_eq!(
        editor.board().snapshot(),
        test.colleague.snapshot(),
        "the colleague sees another board after {input}"
    );
}

fn selection_exists(editor: &Editor, input: &str) {
    for id in editor.selection().ids() {
        let element = editor.scene().element(id);
        assert!(
            element.is_some_and(|it| !(Kinds::CELL | Kinds::UNKNOWN).has(&it.kind)),
            "{id} is selected, but cannot be, after {input}"
        );
    }
    let focus = editor.focus();
    assert!(
        focus.is_none_or(|id| editor.scene().element(id).is_some()),
        "the focus is nowhere after {input}"
    );
}

fn gestures_own_the_overlay(editor: &Editor, input: &str) {
    let overlay = editor.overlay();
    let draws = overlay.drawn_box.is_some()
        || overlay.stroke.is_some()
        || !overlay.erased.is_empty()
        || overlay
            .connector
            .as_ref()
            .is_some_and(|connector| connector.line.is_some());
    if overlay.drag.is_some() || overlay.marquee.is_some() || draws {
        assert!(
            editor.in_gesture(),
            "an overlay without a gesture after {input}"
        );
    }
    if editor.in_gesture() {
        assert!(
            editor.editing().is_none(),
            "a gesture while editing after {input}"
        );
    }
}

fn camera_is_sane(editor: &Editor, input: &str) {
    let camera = editor.camera();
    let sane = camera.origin.x.is_finite()
        && camera.origin.y.is_finite()
        && (ZOOM_MIN..=ZOOM_MAX).contains(&camera.zoom);
    assert!(sane, "{camera:?} after {input}");
}

/// The scene, kept up to date piece by piece, is the scene made anew (besides a note that is not stored yet).
fn scene_follows_the_document(editor: &Editor, input: &str) {
    let mut anew = Scene::from_snapshot(&editor.board().snapshot(), editor.scene().style());
    // What this person wrote in private is open here only.
    for (id, _) in editor.board().seals() {
        let mut element = editor.board().element(&id);
        if let Some(element) = &mut element {
            editor.board().open_own(element);
        }
        anew.update(&id, element);
    }
    let stored = |scene: &Scene| -> Vec<_> {
        scene
            .in_paint_order()
            .filter(|placed| anew.element(&placed.element().id).is_some())
            .map(|placed| (placed.element().clone(), placed.rect()))
            .collect()
    };
    assert_eq!(
        stored(editor.scene()),
        stored(&anew),
        "the scene lags after {input}"
    );
    let extra: Vec<_> = editor
        .scene()
        .in_paint_order()
        .map(|placed| placed.element().id.clone())
        .filter(|id| anew.element(id).is_none())
        .collect();
    let edited = editor.editing().map(|editing| editing.element.clone());
    assert!(
        extra.iter().all(|id| Some(id) == edited.as_ref()),
        "{extra:?} are in the scene only after {input}"
    );
}

fn field_is_what_the_editor_thinks(test: &TestEditor, input: &str) {
    let editor = &test.editor;
    assert_eq!(
        editor.field_element(),
        test.field.as_ref().map(|field| &field.element),
        "the field lies over another note after {input}"
    );
    if let (Some(editing), Some(field)) = (editor.editing(), &test.field) {
        assert_eq!(
            editing.text, field.text,
            "the field holds another text after {input}"
        );
    }
}
