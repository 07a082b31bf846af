use std::collections::BTreeMap;

use board::{Board, BoardPoint, CellValue, ClientNumber, ElementId, Evidence, Link};
use workshop::answers::{TakingIn, plan_discovery, take_in};

use super::*;

/// A note: text, evidence, tags, address.
type Said = (String, Option<Evidence>, Vec<String>, Option<String>);

/// What a board says, by template, cell, column and row, whatever its ids are.
fn said(snapshot: &Snapshot) -> BTreeMap<String, (Vec<Said>, Option<String>)> {
    let name = |id: &ElementId| {
        let track = snapshot.element(id).and_then(|element| element.as_track());
        track.map_or("", |track| track.name(Locale::Ja)).to_owned()
    };
    let mut all = BTreeMap::new();
    for element in snapshot.elements() {
        let Some(canvas) = element.as_canvas() else {
            continue;
        };
        for (number, cell_element) in snapshot.cells(&element.id).iter().enumerate() {
            let cell = cell_element.as_cell().unwrap();
            let notes = snapshot.notes_in_reading_order(&cell_element.id);
            let mut notes: Vec<Said> = notes
                .into_iter()
                .map(|element| {
                    let note = element.as_note().unwrap();
                    let link = element.link.as_ref().map(|link| link.as_str().to_owned());
                    (note.text.clone(), note.evidence, note.tags.clone(), link)
                })
                .collect();
            notes.sort_by(|a, b| a.0.cmp(&b.0));
            let value = match cell.value("") {
                Some(CellValue::Text(text)) => Some(text.clone()),
                Some(CellValue::Number(number)) => Some(number.to_string()),
                Some(CellValue::Flag(flag)) => Some(flag.to_string()),
                None => cell_element.text().map(str::to_owned),
            };
            let value = value.filter(|value| !value.is_empty());
            if notes.is_empty() && value.is_none() {
                continue;
            }
            let place = match &cell.slot {
                Some(slot) => format!(
                    "{} {} {}",
                    name(&slot.column),
                    slot.row.as_ref().map(name).unwrap_or_default(),
                    slot.lane.as_deref().unwrap_or_default()
                ),
                None => String::new(),
            };
            // Blank columns beside those that have a name do not count.
            let is_named = cell
                .slot
                .as_ref()
                .is_some_and(|slot| !name(&slot.column).is_empty());
            let number = if is_named { 0 } else { number };
            let key = format!("{} {} {place} {number}", canvas.template, cell.key);
            assert!(!all.contains_key(&key), "{key}");
            all.insert(key, (notes, value));
        }
    }
    all
}

/// A board with an example in every canvas that belongs to a section, and what people stick on notes.
fn full_board() -> Board {
    let mut board = Board::new(ClientNumber::new(1));
    let mut y = 0.0;
    for template in workshop::templates() {
        if section(&template.id).is_none() {
            continue;
        }
        let canvas = ElementId::new(template.id.as_str());
        let at = BoardPoint::new(0.0, y);
        workshop::insert_template(&mut board, template, &canvas, at).unwrap();
        y += workshop::canvas_size(template).height + 200.0;
        if let Some(sample) = template.samples.first() {
            workshop::insert_sample(&mut board, &canvas, sample, Locale::Ja).unwrap();
        }
    }
    let snapshot = board.snapshot();
    let notes: Vec<ElementId> = snapshot
        .elements()
        .iter()
        .filter(|element| element.as_note().is_some())
        .map(|element| element.id.clone())
        .collect();
    assert!(notes.len() > 20, "{}", notes.len());
    board
        .edit(|edit| {
            edit.set_text(
                &notes[0],
                "# 見出し *強調* | 棒\n\n- 二行目 <br> &amp; [x](y)",
            )?;
            edit.set_evidence(&notes[1], Some(Evidence::Assumption))?;
            edit.add_tag(&notes[1], "AI")?;
            edit.add_tag(&notes[1], "要 確認")?;
            edit.set_evidence(&notes[2], Some(Evidence::Fact))?;
            edit.set_link(
                &notes[2],
                Link::parse("https://example.org/a?b=c_d").as_ref(),
            )?;
            edit.set_text(&notes[3], "1. 番号\nと 〔括弧〕")
        })
        .unwrap();
    board
}

#[test]
fn x121_what_the_discovery_file_says_comes_back_on_an_empty_board() {
    let board = full_board();
    for locale in [Locale::Ja, Locale::En] {
        let file = discovery(&board.snapshot(), locale).unwrap();
        let headings: Vec<&str> = file
            .lines()
            .filter_map(|line| line.strip_prefix("## "))
            .collect();
        assert_eq!(headings, SECTIONS);
        let mut again = Board::new(ClientNumber::new(2));
        let mut count = 0;
        let mut new_id = || {
            count += 1;
            ElementId::new(format!("n{count}"))
        };
        let templates = workshop::templates();
        let empty = again.snapshot();
        let intake = plan_discovery(&empty, &file, templates, locale, &mut new_id);
        let intake = intake.unwrap().unwrap();
        assert_eq!(intake.left, [], "{locale:?}");
        let how = TakingIn {
            author: "",
            is_from_ai: false,
            with_left: false,
            new_id: &mut new_id,
        };
        take_in(&mut again, &intake, how).unwrap();
        let (before, after) = (said(&board.snapshot()), said(&again.snapshot()));
        for (place, content) in &before {
            assert_eq!(after.get(place), Some(content), "{locale:?} {place}");
        }
        assert_eq!(after.len(), before.len());
        // On the board that it came from it brings nothing.
        let own = plan_discovery(&board.snapshot(), &file, templates, locale, &mut new_id);
        let own = own.unwrap().unwrap();
        assert!(
            own.canvases.is_empty() && own.entries.is_empty(),
            "{:?}",
            own.entries
        );
    }
}
