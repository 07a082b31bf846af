use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use board::{BoardPoint, ElementId, RoundId, SealKey, Sealed, Sealer, Sealing};

use crate::testing::TestEditor;
use crate::{
    Announcement, CommandId, Effect, Input, NoteDraft, Pasted, Private, Refusal, Revealed,
};

/// One person's key; nonces are counted, which is enough for a test.
struct OneKey(SealKey, AtomicU8);

impl Sealing for OneKey {
    fn seal(&self, round: &RoundId, text: &str) -> Option<Sealed> {
        let nonce = [self.1.fetch_add(1, Ordering::Relaxed); 24];
        self.0.seal(round, nonce, text)
    }

    fn open(&self, sealed: &Sealed) -> Option<String> {
        self.0.open(sealed)
    }
}

fn sealer(seed: u8) -> Sealer {
    Sealer(Arc::new(OneKey(SealKey::new([seed; 32]), AtomicU8::new(1))))
}

fn round() -> RoundId {
    RoundId::parse("r").unwrap()
}

/// A canvas whose cell `bmc/cs` the colleague has veiled; she has keys, too.
fn veiled() -> TestEditor {
    let mut test = TestEditor::with_canvas();
    test.colleague.set_sealer(sealer(2));
    test.remote(|edit| {
        edit.set_veil(Some(&ElementId::new("bmc/cs")), Some(&round()))
            .unwrap();
    });
    test
}

fn with_key() -> TestEditor {
    let mut test = veiled();
    test.input(Input::Private(Private::Seal(sealer(1))));
    test
}

/// What this person sees of a note.
fn seen(test: &TestEditor, id: &str) -> String {
    let element = test.editor.scene().element(&ElementId::new(id));
    element
        .and_then(|element| element.text())
        .unwrap_or("–")
        .to_owned()
}

/// Writes a note into the cell; gives its id.
fn write(test: &mut TestEditor, text: &str) -> String {
    test.input(Input::Focus(ElementId::new("bmc/cs")));
    test.key("N").type_text(text);
    let id = test.editing().unwrap();
    test.key("Escape");
    id
}

#[test]
fn e190_what_is_typed_under_a_veil_is_seen_here_and_sealed_for_everybody_else() {
    let mut test = with_key();
    let id = write(&mut test, "納期が先");
    assert_eq!(seen(&test, &id), "納期が先");
    let note = test.note(&id);
    assert_eq!((note.text.as_str(), note.is_closed()), ("", true));
    assert!(test.colleague.snapshot() == test.snapshot());
    // It is written on, and stays sealed.
    test.select(&[&id]).type_text("だと思う");
    assert_eq!(seen(&test, &id), "納期が先だと思う");
    assert_eq!(test.note(&id).text, "");
    test.key("Escape").key("Ctrl+Z");
    assert_eq!(seen(&test, &id), "納期が先", "one step, as ever");
    // Others' are closed, and nobody writes in them.
    test.colleague_note("k", Some("bmc/cs"), BoardPoint::new(10.0, 300.0), "けんの");
    assert_eq!(seen(&test, "k"), "–");
    test.select(&["k"]).key("Enter");
    assert_eq!(test.editing(), None);
    test.input(Input::Edit(ElementId::new("k")));
    assert_eq!(test.editing(), None);
    let privacy = test.editor.privacy();
    assert_eq!(
        privacy.authors,
        [("けん".to_owned(), 1), ("はな".to_owned(), 1)]
    );
    assert_eq!((privacy.count(), privacy.own), (2, 1));
    assert_eq!(privacy.rounds, [round()]);
}

#[test]
fn e190_a_composition_is_sealed_when_it_ends() {
    let mut test = with_key();
    test.input(Input::Focus(ElementId::new("bmc/cs")));
    test.key("N").compose(&["の", "のう", "納期"]);
    let id = test.editing().unwrap();
    assert_eq!(seen(&test, &id), "納期");
    assert!(test.note(&id).is_closed());
}

#[test]
fn e191_pasted_and_imported_notes_are_sealed_too_and_copies_hold_no_text() {
    let mut test = with_key();
    test.input(Input::Focus(ElementId::new("bmc/cs")));
    test.input(Input::Paste(Pasted {
        text: Some("貼った秘密".into()),
        as_one_note: true,
        ..Pasted::default()
    }));
    let id = test.selected().remove(0);
    assert!(test.note(&id).is_closed());
    assert_eq!(seen(&test, &id), "貼った秘密");
    test.select(&[&id]).command(CommandId::Copy);
    let copied = test.effects.iter().find_map(|effect| match effect {
        Effect::Copy { json, text, .. } => Some((json.clone(), text.clone())),
        _ => None,
    });
    let (json, text) = copied.unwrap();
    assert!(!json.contains("貼った") && text.is_empty(), "{json} {text}");
    // Its author reads the copy.
    test.key("Ctrl+D");
    let copy = test.selected().remove(0);
    assert_ne!(copy, id);
    assert_eq!(seen(&test, &copy), "貼った秘密");
    assert!(test.note(&copy).is_closed());
    // Beside the veil it is a note like any other.
    test.add(vec![NoteDraft {
        at: BoardPoint::new(-900.0, -900.0),
        size: crate::FREE_NOTE_SIZE,
        color: board::NoteColor::Yellow,
        text: "公開".into(),
    }]);
    let open = test.snapshot();
    assert!(open.elements().iter().any(|one| one.text() == Some("公開")));
}

#[test]
fn e192_without_a_key_the_text_waits_in_the_field() {
    let mut test = veiled();
    assert!(test.editor.privacy().lacks_sealer);
    test.input(Input::Focus(ElementId::new("bmc/cs")));
    test.key("N").type_text("まだ鍵がない");
    let id = test.editing().unwrap();
    assert!(!test.has(&id), "nothing got into the document");
    assert!(test.refusals().is_empty(), "nobody need hear of a moment");
    test.key("Escape");
    assert_eq!(test.refusals(), [&Refusal::Closed]);
    assert_eq!(test.editing().as_deref(), Some(&*id), "and it is kept");
    test.input(Input::Private(Private::Seal(sealer(1))));
    assert!(test.note(&id).is_closed());
    assert_eq!(seen(&test, &id), "まだ鍵がない");
    test.key("Escape");
    assert_eq!(test.editing(), None);
    assert!(!test.editor.privacy().lacks_sealer);
}

#[test]
fn e192_ones_own_notes_are_read_as_soon_as_the_key_is_there() {
    let mut first = with_key();
    let id = write(&mut first, "前に書いた");
    // The same browser after a reload: the document is there before the key.
    let mut test = TestEditor::new();
    let state = first.colleague.encode_state();
    test.colleague.apply(&state, board::Origin::Remote).unwrap();
    let updates = vec![state];
    let origin = board::Origin::Storage;
    test.input(Input::Remote { updates, origin });
    assert_eq!(seen(&test, &id), "–");
    test.input(Input::Private(Private::Seal(sealer(1))));
    assert_eq!(seen(&test, &id), "前に書いた");
}

#[test]
fn e193_a_round_is_begun_ended_and_revealed() {
    let mut test = TestEditor::with_canvas();
    test.input(Input::Private(Private::Seal(sealer(1))));
    test.select(&["bmc"]);
    assert_eq!(test.editor.privacy().selected_places, 1);
    test.input(Input::Private(Private::Begin { on_selected: true }));
    let round = test.element("bmc").veil.clone().unwrap();
    let (mine, theirs) = (write(&mut test, "花の"), "k");
    test.colleague.set_sealer(sealer(2));
    test.colleague_note(
        theirs,
        Some("bmc/cs"),
        BoardPoint::new(10.0, 300.0),
        "けんの",
    );
    let texts: Vec<Revealed> = test
        .editor
        .board()
        .seals()
        .into_iter()
        .map(|(note, sealed)| {
            let opened = test.colleague.opened(&sealed);
            let text = opened.unwrap_or_else(|| "花の".to_owned());
            Revealed { note, sealed, text }
        })
        .collect();
    // One by one: the veil stays.
    let one = texts.iter().filter(|one| one.note.as_str() == theirs);
    let (texts_of_one, over) = (one.cloned().collect(), Vec::new());
    let sent = test.sent;
    test.input(Input::Private(Private::Reveal {
        texts: texts_of_one,
        over,
    }));
    assert_eq!(test.sent, sent + 1, "one update");
    assert_eq!(test.note(theirs).text, "けんの");
    assert!(test.note(&mine).is_closed());
    assert!(test.element("bmc").veil.is_some());
    // The rest, and it is over.
    let over = vec![round];
    test.input(Input::Private(Private::Reveal { texts, over }));
    assert_eq!(test.sent, sent + 2, "texts and veil in one update");
    assert_eq!(test.note(&mine).text, "花の");
    assert_eq!(test.element("bmc").veil, None);
    let said = Effect::Announce(Announcement::Revealed { count: 1 });
    assert!(test.effects.contains(&said), "{:?}", test.effects);
    assert_eq!(test.editor.privacy(), crate::Privacy::default());
    test.key("Ctrl+Z");
    assert_eq!(test.note(theirs).text, "けんの", "nobody unsays it");
    assert_eq!(test.element("bmc").veil, None);
}

#[test]
fn e193_the_whole_board_is_veiled_if_nothing_is_selected_and_an_end_reveals_nothing() {
    let mut test = TestEditor::new();
    test.input(Input::Private(Private::Seal(sealer(1))));
    test.input(Input::Private(Private::Begin { on_selected: false }));
    assert!(test.editor.privacy().is_everywhere);
    test.key("N");
    let middle = test.screen(300.0, 300.0);
    test.click(middle).type_text("秘密");
    let id = test.editing().unwrap();
    test.key("Escape");
    test.input(Input::Private(Private::End));
    assert!(test.note(&id).is_closed());
    let privacy = test.editor.privacy();
    assert_eq!((privacy.rounds.len(), privacy.count()), (0, 1));
    // Somebody who only looks does none of this.
    test.input(Input::ReadOnly(true));
    test.input(Input::Private(Private::Begin { on_selected: false }));
    assert!(!test.editor.privacy().is_everywhere);
}
