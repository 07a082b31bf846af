mod built_in;

use super::*;
use crate::template;
use board::{
    BoardPoint, CalcRule, CellLink, Element, ElementId, Head, Holds, Locale, NoteColor, Route,
    WeightScale,
};

use proptest::prelude::*;

const BMC: &str = include_str!("../../../../templates/rikai.bmc.json");
const TYPED: &str = include_str!("../../tests/templates/typed.json");

/// What is wrong with a text, as `line: field: problem`.
fn faults(json: &str) -> Vec<String> {
    let errors = parse_template("a.json", json).unwrap_err();
    let faults = errors.0.iter().map(|fault| fault.text(Locale::En));
    faults
        .map(|text| text.strip_prefix("a.json:").unwrap().to_owned())
        .collect()
}

#[test]
fn w1_errors_name_the_file_the_line_and_the_field() {
    let broken = parse_template("a.json", "{\n \"id\": 3 }").unwrap_err();
    assert!(broken.to_string().contains("\na.json:2: id: is not a text"));
    let twice = BMC.replacen("\"key\": \"cr\"", "\"key\": \"cs\"", 1);
    assert_eq!(faults(&twice)[0], "12: cells[1].key: “cs” is taken");
    let silent = BMC.replacen("\"en\": \"Channels\"", "\"en\": \" \"", 1);
    assert_eq!(faults(&silent), ["13: cells[2].label.en: is empty"]);
    let stray = BMC.replacen("\"version\": 1", "\"version\": 1, \"colour\": \"red\"", 1);
    assert!(faults(&stray)[0].starts_with("3: colour: is not known here; known are id, version"));
    let no_json = BMC.replacen("\"version\": 1,", "\"version\": ,", 1);
    assert!(faults(&no_json)[0].starts_with("3: is no JSON: "));
}

#[test]
fn w69_everything_that_is_wrong_is_said_at_once() {
    let json = BMC
        .replacen("\"en\": \"Channels\"", "\"fr\": \"Canaux\"", 1)
        .replacen("\"w\": 2320", "\"w\": 2000", 1)
        .replacen("\"key\": \"kp\"", "\"key\": \"Key Partners\"", 1)
        .replacen("\"tab\": 7", "\"tab\": 6", 1)
        .replacen("\"cell\": \"rv\"", "\"cell\": \"xx\"", 1);
    assert_eq!(
        faults(&json),
        [
            "13: cells[2].label.fr: is not known here; known are ja, en",
            "13: cells[2].label.en: is missing",
            "17: cells[6].key: may have small letters, digits, hyphens and dots only",
            "18: cells[7].tab: two cells have the same place in reading order",
            "20: cells[9]: does not lie inside the body",
            "35: samples[0].notes[8].cell: there is no cell “kp”",
            "36: samples[0].notes[9].cell: there is no cell “xx”",
            "50: samples[1].notes[6].cell: there is no cell “kp”",
            "51: samples[1].notes[7].cell: there is no cell “kp”",
            "68: samples[2].notes[8].cell: there is no cell “kp”",
            "69: samples[2].notes[9].cell: there is no cell “kp”",
        ]
    );
}

#[test]
fn w69_errors_are_said_in_both_languages() {
    let errors = parse_template("見本.json", "{\"id\": \"a\"}").unwrap_err();
    let texts: Vec<String> = errors
        .0
        .iter()
        .map(|fault| fault.text(Locale::Ja))
        .collect();
    assert!(
        texts.contains(&"見本.json:1: title: ありません".to_owned()),
        "{texts:?}"
    );
}

#[test]
fn w70_every_type_of_cell_is_read() {
    let read = parse_template("typed.json", TYPED).unwrap_or_else(|errors| panic!("{errors}"));
    let holds = |key: &str| {
        let mut cells = read.cells.iter();
        &cells.find(|cell| cell.key == key).unwrap().holds
    };
    assert!(matches!(
        holds("members"),
        Holds::Number {
            min: Some(1.0),
            max: Some(20.0),
            step: Some(1.0),
            unit: Some(_)
        }
    ));
    assert!(matches!(holds("mode"), Holds::Select { options } if options.len() == 3));
    let matrix = holds("scores").as_matrix().unwrap();
    assert_eq!(*matrix.cell, Holds::Points);
    assert_eq!(matrix.weights, Some(WeightScale::ODD));
    assert_eq!(matrix.total, Some(CalcRule::Sum));
    assert_eq!(
        (matrix.rows.count, matrix.rows.max, matrix.columns.max),
        (6, 40, 9)
    );
    let strip = holds("steps").as_strip().unwrap();
    assert_eq!((strip.lanes.len(), strip.side), (3, 140.0));
    assert_eq!(strip.columns.labels.len(), 2);
    assert!(matches!(
        holds("total"),
        Holds::Calc { rule: CalcRule::Sum, of } if of == &["members"]
    ));
    assert_eq!(read.guide.piles.len(), 1);
    assert_eq!(read.guide.checks, ["H7", "H8"]);
    assert_eq!(read.guide.step.as_ref().unwrap().lines.len(), 2);
    assert_eq!(read.guide.source.as_deref(), Some("v2.1"));
    assert_eq!(read.guide.features, ["C10", "C36"]);
}

#[test]
fn w81_bands_links_and_types_of_single_columns_are_read() {
    let read = parse_template("typed.json", TYPED).unwrap();
    let grid = |key: &str| {
        let cell = read.cells.iter().find(|cell| cell.key == key).unwrap();
        cell.holds.as_matrix().unwrap()
    };
    let groups = &grid("scores").columns.groups;
    let keys: Vec<(&str, u32, Option<String>)> = groups
        .iter()
        .map(|group| {
            let from = group.from.as_ref().map(ToString::to_string);
            (group.key.as_str(), group.count, from)
        })
        .collect();
    assert_eq!(
        keys,
        [
            ("issues", 3, Some("jissen2.weights#issues".to_owned())),
            ("strengths", 3, Some("jissen2.weights#strengths".to_owned())),
        ]
    );
    assert_eq!(grid("scores").columns.links().len(), 2);
    let ice = grid("ice");
    assert_eq!(ice.total, Some(CalcRule::Ice));
    assert_eq!(ice.total_label.as_ref().unwrap().en, "ICE");
    assert_eq!(ice.columns.cells.len(), 4);
    assert!(matches!(&*ice.columns.cells[1], Holds::Select { options } if options.len() == 2));
    assert!(
        matches!(&*ice.columns.cells[3], Holds::Calc { rule: CalcRule::Ice, of } if of == &["0", "1", "2"])
    );
}

#[test]
fn w81_labels_shapes_arrows_owners_and_covers_are_read() {
    let read = parse_template("typed.json", TYPED).unwrap();
    let cell = |key: &str| read.cells.iter().find(|cell| cell.key == key).unwrap();
    assert!(matches!(
        cell("title").holds,
        Holds::Label {
            scale: board::TextScale::Large,
            ink: board::Ink::Red
        }
    ));
    assert!(matches!(
        cell("growth").holds,
        Holds::Shape {
            form: board::Form::Circle,
            fill: Some(NoteColor::Orange),
            ink: board::Ink::Gray
        }
    ));
    assert_eq!(cell("memo").owner.as_deref(), Some("pdm"));
    assert!(cell("answer").cover && !cell("memo").cover);
    let [first, second] = read.arrows.as_slice() else {
        panic!("{:?}", read.arrows)
    };
    assert_eq!(first.from, ArrowEnd::Cell("memo".to_owned()));
    assert_eq!(first.to, ArrowEnd::Point(BoardPoint::new(1500.0, 50.0)));
    assert_eq!(first.heads, [Head::None, Head::Arrow]);
    assert_eq!(second.route, Route::Curved);
    assert_eq!(second.heads, [Head::Dot, Head::Arrow]);
    assert!(second.dashed && !first.dashed);
}

#[test]
fn w81_what_is_wrong_with_bands_and_arrows_is_said() {
    let edit = |from: &str, to: &str| {
        assert!(TYPED.contains(from), "{from}");
        faults(&TYPED.replacen(from, to, 1)).join("\n")
    };
    let counts = edit(
        "\"color\": \"blue\", \"count\": 3",
        "\"color\": \"blue\", \"count\": 4",
    );
    assert!(
        counts.contains("cells[8].columns.groups: counts add up to 7, not to 6"),
        "{counts}"
    );
    assert!(edit("\"to\": [1500, 50]", "\"to\": [1500]").contains("arrows[0].to: is not"));
    assert!(edit("\"to\": [1500, 50]", "\"to\": \"nobody\"").contains("there is no cell “nobody”"));
    assert!(
        edit("\"to\": [1500, 50]", "\"to\": [15000, 50]")
            .contains("arrows[0].to: does not lie inside")
    );
    assert!(
        edit("\"heads\": [\"dot\", \"arrow\"]", "\"heads\": [\"dot\"]")
            .contains("heads: is not two")
    );
    assert!(edit("\"C36\"", "\"C99\"").contains("features[1]: must lie between C1 and C38"));
    assert!(
        edit("\"scale\": \"large\"", "\"scale\": \"big\"").contains("scale: must be one of small")
    );
    assert!(
        edit(
            "\"rule\": \"ice\", \"of\": [0, 1, 2]",
            "\"rule\": \"ice\", \"of\": [0, 1, 7]"
        )
        .contains("there is no column 7")
    );
}

#[test]
fn w69_a_matrix_with_too_many_slots_is_refused() {
    let rows = "\"count\": 6, \"max\": 40, \"size\": 90";
    let columns =
        "\"columns\": { \"count\": 6, \"max\": 9, \"size\": 170, \"head\": 170, \"groups\": [";
    assert!(TYPED.contains(rows) && TYPED.contains(columns));
    let wide = TYPED
        .replacen(rows, "\"count\": 200, \"size\": 90", 1)
        .replacen(columns, &columns.replace("6, \"max\": 9", "200"), 1);
    let found = faults(&wide).join("\n");
    assert!(
        found.contains("cells[8]: may have 10000 slots at most, rows times columns"),
        "{found}"
    );
}

#[test]
fn w82_examples_fill_typed_cells_slots_and_names() {
    let read = parse_template("typed.json", TYPED).unwrap();
    let [sample] = read.samples.as_slice() else {
        panic!("{:?}", read.samples)
    };
    assert_eq!(
        (sample.notes.len(), sample.values.len(), sample.names.len()),
        (2, 7, 2)
    );
    assert_eq!(sample.notes[1].place.lane.as_deref(), Some("question"));
    assert_eq!(sample.names[0].weight, Some(5.0));
    let edit = |from: &str, to: &str| {
        assert!(TYPED.contains(from), "{from}");
        faults(&TYPED.replacen(from, to, 1)).join("\n")
    };
    assert!(
        edit(
            "\"row\": 0, \"column\": 0, \"value\": 2.5",
            "\"row\": 99, \"column\": 0, \"value\": 2.5"
        )
        .contains("values[4].row: there is no row 99")
    );
    assert!(
        edit(
            "\"row\": 0, \"column\": 0, \"value\": 2.5",
            "\"column\": 0, \"value\": 2.5"
        )
        .contains("values[4].row: is missing")
    );
    assert!(
        edit("\"lane\": \"question\"", "\"lane\": \"quest\"")
            .contains("notes[1].lane: must be one of")
    );
    assert!(
        edit("\"value\": 5 }", "\"value\": \"five\" }").contains("values[0].value: does not fit")
    );
    assert!(
        edit("\"value\": \"2026-11-30\"", "\"value\": \"2026-11-31\"")
            .contains("values[1].value: does not fit")
    );
    assert!(edit("\"value\": \"○\"", "\"value\": \"?\"").contains("values[2].value: does not fit"));
}

#[test]
fn w70_the_example_of_the_documentation_is_valid() {
    let guide = include_str!("../../../../docs/templates.md");
    let example = guide.split("```json\n").nth(1).unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let read = parse_template("docs", example).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(read.cells[0].holds, Holds::ZONE);
}

#[test]
fn w70_types_and_fields_that_are_not_known_are_refused() {
    let edit = |from: &str, to: &str| {
        assert!(TYPED.contains(from), "{from}");
        faults(&TYPED.replacen(from, to, 1)).join("\n")
    };
    let unknown = edit("\"type\": \"date\"", "\"type\": \"slider\"");
    assert!(
        unknown.contains("cells[2].type: must be one of zone, text, number"),
        "{unknown}"
    );
    // A field of another type.
    assert!(
        edit("\"type\": \"date\"", "\"type\": \"date\", \"min\": 3")
            .contains("min: is not known here")
    );
    assert!(edit("\"max\": 20", "\"max\": 0").contains("max: must lie between 1 and"));
    assert!(
        edit("\"weights\": [1, 3, 5]", "\"weights\": [1, 4]")
            .contains("weights: must be one of [1, 3]")
    );
    assert!(
        edit("\"of\": [\"members\"]", "\"of\": [\"nobody\"]").contains("there is no cell “nobody”")
    );
    assert!(edit("\"of\": [\"members\"]", "\"of\": []").contains("of: is empty"));
    assert!(edit("\"H7\"", "\"H99\"").contains("checks[0]: must be one of H1"));
    assert!(
        edit("\"color\": \"orange\"", "\"color\": \"brown\"").contains("must be one of yellow")
    );
    assert!(edit("\"key\": \"answer\"", "\"key\": \"question\"").contains("“question” is taken"));
    assert!(
        edit("\"count\": 6, \"max\": 40", "\"count\": 6, \"max\": 4000")
            .contains("max: must lie between 6 and 200")
    );
    assert!(
        edit("\"count\": 6, \"max\": 40", "\"count\": 6.5")
            .contains("count: is not a whole number")
    );
}

#[test]
fn w71_links_in_a_circle_are_refused() {
    let circle = TYPED.replacen(
        "\"of\": [\"members\"]",
        "\"of\": [\"members\", \"twice\"]",
        1,
    );
    let found = faults(&circle).join("\n");
    assert!(
        found.contains("links go round in a circle: total → twice → total"),
        "{found}"
    );
    // Across templates.
    let first = parse_template("a", TYPED).unwrap();
    let mut second = first.clone();
    second.id = "jissen2.weights".to_owned();
    for cell in &mut second.cells {
        if cell.key == "scores" {
            cell.key = "issues".to_owned();
            if let Holds::Matrix(matrix) = &mut cell.holds {
                matrix.columns.groups.clear();
                matrix.columns.from = Some(CellLink {
                    template: Some(first.id.clone()),
                    cell: "scores".to_owned(),
                });
            }
        }
    }
    assert_eq!(circle_among(std::slice::from_ref(&first)), None);
    let found = circle_among(&[first, second]).unwrap();
    assert_eq!(found.len(), 3);
    assert_eq!(found.first(), found.last());
}

#[test]
fn w69_limits_come_before_reading() {
    let large = format!("{{\"id\": \"{}\"}}", "a".repeat(TEMPLATE_BYTES_MAX));
    assert!(faults(&large)[0].contains("is too large"));
    let many: Vec<String> = (0..300).map(|_| "{}".to_owned()).collect();
    let many = BMC.replacen(
        "\"cells\": [",
        &format!("\"cells\": [{},", many.join(",")),
        1,
    );
    let found = faults(&many);
    assert!(
        found
            .iter()
            .any(|fault| fault.contains("cells: may be 200 at most")),
        "{found:?}"
    );
    assert!(found.len() <= 50);
}

proptest! {
    #[test]
    fn w69_no_change_of_a_file_makes_the_reader_panic(at in 0..TYPED.len(), length in 0..12_usize, put in "\\PC{0,4}|[\\[\\]{}\",:0-9]{0,3}") {
        let end = (at + length).min(TYPED.len());
        if TYPED.is_char_boundary(at) && TYPED.is_char_boundary(end) {
            let json = format!("{}{put}{}", &TYPED[..at], &TYPED[end..]);
            if let Err(errors) = parse_template("a.json", &json) {
                prop_assert!(!errors.0.is_empty());
                let lines = json.lines().count().max(1);
                for fault in &errors.0 {
                    prop_assert!((1..=lines).contains(&fault.line), "{}", fault.text(Locale::En));
                }
            }
        }
    }
}
