//! Whole parts of the workshop with their examples: what leaves is read back word by word.

use std::collections::BTreeSet;

use base64::Engine as _;
use board::{Board, BoardPoint, BoardSize, CellValue, ClientNumber, Element, ElementId};
use board::{ElementKind, Holds, Locale, NewNote, NoteColor, Placement, Snapshot};
use export::calendar::{BoardCalendar, Zone, board_calendar, calendar};
use export::{FontEmbedding, PdfOptions, SvgOptions, html, json, no_pictures, page_fonts, pdf};
use lopdf::Document;
use workshop::plan::Clock;
use workshop::rules::Date;

use crate::pictures::{Fonts, keep};

/// 実践編 and 改善編: their canvases below each other as the gallery lays them, each with its first example.
fn parts(locale: Locale) -> Snapshot {
    let packs = ["jissen3", "kaizen3"]
        .map(|pack| workshop::packs().iter().find(|one| one.id == pack).unwrap());
    let templates = packs.iter().flat_map(|pack| &pack.templates);
    let templates: Vec<_> = templates
        .map(|id| (ElementId::new(id.as_str()), workshop::template(id).unwrap()))
        .collect();
    let mut board = Board::new(ClientNumber::new(1));
    board
        .edit(|edit| {
            edit.set_locale(locale);
            edit.set_title(packs[0].title.get(locale))
        })
        .unwrap();
    workshop::insert_pack(&mut board, &templates, BoardPoint::new(0.0, 0.0)).unwrap();
    for (canvas, template) in &templates {
        if let Some(sample) = template.samples.first() {
            workshop::insert_sample(&mut board, canvas, sample, locale).unwrap();
        }
    }
    fill(&mut board);
    board.snapshot()
}

/// Something in every cell that the examples left empty; days, a weekly meeting and tasks among it.
fn fill(board: &mut Board) {
    for (key, value) in [
        ("weekday", "fri"),
        ("start", "10:00"),
        ("end", "10:30"),
        ("first", "2027-01-15"),
        ("next.day", "2027-03-29"),
        ("next.time", "23:15"),
        ("follow-up", "2027-10-29"),
    ] {
        let id = ElementId::new(format!("plan.schedule/{key}"));
        let value = CellValue::Text(value.to_owned());
        board
            .edit(|edit| edit.set_value(&id, "", Some(value)))
            .unwrap();
    }
    let snapshot = board.snapshot();
    let empty = snapshot.elements().iter().filter_map(|element| {
        let cell = element.as_cell()?;
        let is_empty = cell.values.is_empty() && cell.text.is_empty();
        let has_notes = snapshot.children(&element.id).next().is_some();
        (is_empty && !has_notes).then_some((&element.id, cell))
    });
    board
        .edit(|edit| {
            for (number, (id, cell)) in empty.enumerate() {
                let words = format!("第{number}の欄に、集まった人たちが書いた長めの言葉");
                match *cell.holds {
                    Holds::Zone { .. } => edit.create_note(
                        &ElementId::new(format!("n{number}")),
                        NewNote {
                            placement: Placement::inside(id.clone(), BoardPoint::new(10.0, 40.0)),
                            size: BoardSize::new(180.0, 92.0),
                            color: NoteColor::Teal,
                            author: "花",
                            text: &format!("{words}\n担当: 花\n期限: 2027-02-0{}", 1 + number % 9),
                        },
                    )?,
                    Holds::Text { .. } => {
                        edit.set_value(id, "", Some(CellValue::Text(words)))?;
                    }
                    Holds::Date => {
                        let day = format!("2027-03-{:02}", 1 + number % 28);
                        edit.set_value(id, "", Some(CellValue::Text(day)))?;
                    }
                    _ => {}
                }
            }
            Ok::<_, board::BoardError>(())
        })
        .unwrap();
}

fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Everything that is written on a board: by people, and as names.
fn written(snapshot: &Snapshot, locale: Locale) -> BTreeSet<String> {
    let words = |element: &Element| {
        let name = match &element.kind {
            ElementKind::Canvas(canvas) => canvas.label.get(locale),
            ElementKind::Cell(cell) if cell.slot.is_none() => cell.label.get(locale),
            ElementKind::Track(track) => track.name(locale),
            _ => "",
        };
        [packed(name), packed(element.text().unwrap_or_default())]
    };
    let all = snapshot.elements().iter().flat_map(words);
    all.filter(|words| !words.is_empty()).collect()
}

#[test]
fn x280_a_document_of_whole_parts_says_every_word_of_them() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    for locale in [Locale::Ja, Locale::En] {
        let snapshot = parts(locale);
        keep(
            &format!("parts.{}.json", locale.tag()),
            json(&snapshot).unwrap().as_bytes(),
        );
        let options = PdfOptions {
            locale,
            ..PdfOptions::default()
        };
        let bytes = pdf(&snapshot, &options, &fonts.files(), &no_pictures).unwrap();
        keep(&format!("parts.{}.pdf", locale.tag()), &bytes);
        let document = Document::load_mem(&bytes).unwrap();
        let pages = document.get_pages();
        let elements = snapshot.elements().iter();
        let canvases = elements.filter(|element| element.as_canvas().is_some());
        assert_eq!(pages.len(), canvases.count());
        let said: String = pages
            .keys()
            .map(|page| packed(&document.extract_text(&[*page]).unwrap()))
            .collect();
        let wanted = written(&snapshot, locale);
        assert!(wanted.len() > 200, "{}", wanted.len());
        let missing: Vec<_> = wanted.iter().filter(|text| !said.contains(*text)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }
}

#[test]
fn x281_a_calendar_is_the_same_in_any_zone_but_for_the_zone() {
    let snapshot = parts(Locale::Ja);
    let (hour, minute) = (9, 0);
    let options = BoardCalendar {
        board: "b1",
        locale: Locale::Ja,
        stamp: (Date::new(2026, 11, 22).unwrap(), Clock { hour, minute }),
        zone: Zone::default(),
    };
    let mut entries = board_calendar(&snapshot, &options);
    entries.name = "とても長い名前の会議体と報告の予定表".repeat(5);
    let home = calendar(&entries, options.stamp);
    assert!(home.contains("RRULE:FREQ=WEEKLY;BYDAY=FR"), "{home}");
    let body = |text: &str| {
        let at = text.find("BEGIN:VEVENT").unwrap();
        text[at..].to_owned()
    };
    for zone in Zone::ALL {
        entries.zone = zone;
        let text = calendar(&entries, options.stamp);
        let file = format!("parts.{}.ics", zone.name().replace('/', "-"));
        keep(&file, text.as_bytes());
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        assert!(text.replace("\r\n ", "").contains(&entries.name));
        let at_home = body(&text.replace("\r\n ", "")).replace(zone.name(), "Asia/Tokyo");
        assert_eq!(at_home, body(&home.replace("\r\n ", "")));
    }
}

/// The letters of a page beside its picture, with whether they are bold.
fn beside(page: &str) -> BTreeSet<(char, bool)> {
    let (head, rest) = page.split_once("<figure").unwrap();
    let body = head.split_once("<body>").unwrap().1;
    let rest = rest.split_once("</figure>").unwrap().1;
    let mut found = BTreeSet::new();
    let mut bold = 0_i32;
    for piece in [body, rest].into_iter().flat_map(|part| part.split('<')) {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.trim_start_matches('/');
        let name = name.split_whitespace().next().unwrap_or_default();
        if matches!(
            name,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" | "strong"
        ) {
            bold += if tag.starts_with('/') { -1 } else { 1 };
        }
        let text = text.replace("&quot;", "\"").replace("&lt;", "<");
        let text = text.replace("&gt;", ">").replace("&amp;", "&");
        found.extend(text.chars().map(|letter| (letter, bold > 0)));
    }
    found
}

#[test]
fn x284_a_page_brings_the_letters_of_its_words_too() {
    let Some(fonts) = Fonts::load() else {
        return;
    };
    let snapshot = parts(Locale::Ja);
    let mut options = SvgOptions::default();
    options.fonts = page_fonts(&snapshot, &options, &fonts.files()).unwrap();
    let page = html(&snapshot, &options, &no_pictures).unwrap();
    keep("parts.ja.html", page.as_bytes());
    let FontEmbedding::Faces(faces) = &options.fonts else {
        panic!("{:?}", options.fonts);
    };
    let files = faces.iter().map(|face| {
        let bytes = base64::engine::general_purpose::STANDARD.decode(&face.base64);
        (face.weight == 700, bytes.unwrap())
    });
    let files: Vec<_> = files.collect();
    // Lines of a note in a table stay lines.
    assert!(page.contains("言葉<br />") && !page.contains("&lt;br&gt;"));
    let letters = beside(&page);
    assert!(letters.len() > 300, "{}", letters.len());
    for (letter, is_bold) in letters {
        let (_, bytes) = files.iter().find(|(bold, _)| *bold == is_bold).unwrap();
        let face = ttf_parser::Face::parse(bytes, 0).unwrap();
        let has = letter.is_whitespace() || face.glyph_index(letter).is_some();
        assert!(has, "{letter:?}, bold: {is_bold}");
    }
}
