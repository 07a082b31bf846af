use std::sync::Arc;

use board::{
    Axis, CalcRule, CellValue, Choice, Label, Lane, Locale, MarkScheme, Matrix, Series,
    SeriesGroup, Strip, TextScale, Tone, Value,
};

use super::*;
use crate::display::{Primitive, TextRole};
use crate::item::grid_ground::BAND_HEIGHT;
use crate::{Layer, Theme};

fn label(ja: &str, en: &str) -> Label {
    Label::new(ja, en)
}

/// One of everything that a cell can hold, with long words in it.
fn all_holds() -> Vec<Holds> {
    let long = label(
        &"顧客の課題を解決する。".repeat(9),
        &"Solves the customers' issues. ".repeat(9),
    );
    vec![
        Holds::Zone {
            color: None,
            hint: Some(long.clone()),
            from: None,
        },
        Holds::Text {
            hint: Some(long.clone()),
            from: None,
        },
        Holds::Number {
            min: None,
            max: None,
            step: None,
            unit: Some(label("万円", "k yen")),
        },
        Holds::Date,
        Holds::Time,
        Holds::Select {
            options: vec![Choice {
                key: "go".to_owned(),
                label: long.clone(),
            }],
        },
        Holds::Check,
        Holds::Points,
        Holds::Mark {
            scheme: MarkScheme::TwoOne,
        },
        Holds::Calc {
            rule: CalcRule::Sum,
            of: Vec::new(),
        },
        Holds::Label {
            scale: TextScale::Large,
            ink: Ink::Blue,
        },
        Holds::Shape {
            form: Form::Ellipse,
            fill: Some(NoteColor::Blue),
            ink: Ink::Blue,
        },
        Holds::Card {
            lines: vec![long.clone(), long.clone()],
            rule: Some(long.clone()),
            tip: Some(long.clone()),
            minutes: Some(15),
            mode: Some("group".to_owned()),
            owner: Some("pdm".to_owned()),
        },
        Holds::Pile {
            color: NoteColor::Pink,
            size: BoardSize::new(160.0, 160.0),
            count: 12,
            text: Some(long),
        },
        Holds::Unknown,
    ]
}

fn held(holds: Holds, values: Vec<Value>) -> Cell {
    Cell {
        label: label(
            "解決策の評価をまとめる長い見出し",
            "A long heading of what is judged here",
        ),
        text: "書かれた文章。".repeat(60),
        holds: Arc::new(holds),
        values: values.into(),
        ..Cell::default()
    }
}

fn value(who: &str, content: CellValue) -> Value {
    Value {
        who: who.to_owned(),
        content,
    }
}

fn around<'a>(style: Style, shown: &'a Shown, figure: Option<&'a Figure>) -> Around<'a> {
    Around {
        style,
        figure,
        shown,
        is_empty: true,
        ground: None,
    }
}

fn words(item: &DisplayItem) -> Vec<&str> {
    item.lines().map(|line| line.text.as_ref()).collect()
}

#[test]
fn s72_whatever_a_cell_holds_stays_within_the_cell() {
    let values: [Vec<Value>; 4] = [
        Vec::new(),
        vec![value("", CellValue::Number(123_456_789.25))],
        vec![value("", CellValue::Text("2026-07-31".repeat(10)))],
        vec![
            value("", CellValue::Flag(true)),
            value("me", CellValue::Text("circle".to_owned())),
        ],
    ];
    let figure = Figure {
        text: "合計 12.5 点はここに入りきらないほど長い".to_owned(),
        tone: Tone::Warn,
        note: Some("同点: 解決策②と並んでいます".to_owned()),
    };
    for holds in all_holds() {
        for values in &values {
            for (width, height) in [(420.0, 300.0), (170.0, 90.0), (96.0, 60.0), (40.0, 40.0)] {
                for layer in Layer::ALL {
                    let shown = Shown {
                        layer,
                        who: "me".to_owned(),
                    };
                    for locale in [Locale::Ja, Locale::En] {
                        let style = Style {
                            theme: Theme::Dark,
                            locale,
                        };
                        let cell = held(holds.clone(), values.clone());
                        let size = BoardSize::new(width, height);
                        let item = super::cell(&cell, size, &around(style, &shown, Some(&figure)));
                        assert_eq!(item.size, size, "{holds:?}");
                        let whole = BoardRect::new(0.0, 0.0, width, height);
                        // A box too small for one line of the smallest letters cannot hold any.
                        let fits = height >= 60.0;
                        for line in item.lines().filter(|_| fits) {
                            let right = line.x + line.width;
                            assert!(
                                line.x >= -0.01 && right <= whole.right() + 0.5,
                                "{holds:?} {width}: {line:?}"
                            );
                            assert!(line.baseline <= whole.bottom() + 1.0, "{holds:?} {line:?}");
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn s73_a_value_stands_there_with_its_unit_and_a_ghost_where_there_is_none() {
    let shown = Shown::default();
    let holds = Holds::Number {
        min: None,
        max: None,
        step: None,
        unit: Some(label("件", "cases")),
    };
    let size = BoardSize::new(300.0, 160.0);
    let drawn = |values| {
        let cell = held(holds.clone(), values);
        super::cell(&cell, size, &around(Style::default(), &shown, None))
    };
    let empty = drawn(Vec::new());
    assert!(words(&empty).contains(&"数値"), "{:?}", words(&empty));
    let full = drawn(vec![value("", CellValue::Number(2.5))]);
    let figure = full.content_lines().next().unwrap();
    assert_eq!(figure.text.as_ref(), "2.5");
    assert!(figure.size > 30.0);
    let unit = full
        .lines()
        .find(|line| line.text.as_ref() == "件")
        .unwrap();
    assert!(unit.x >= figure.x + figure.width && unit.size < figure.size);
    assert!(!words(&full).contains(&"数値"));
}

#[test]
fn s74_a_heading_shows_its_name_its_weight_and_a_warning_in_words() {
    let shown = Shown::default();
    let figure = Figure {
        text: "未対応".to_owned(),
        tone: Tone::Warn,
        note: None,
    };
    let track = Track {
        label: label("課題①", "Issue 1"),
        weight: Some(5.0),
        ..Track::default()
    };
    let size = BoardSize::new(170.0, 170.0);
    let around = around(Style::default(), &shown, Some(&figure));
    let band = board::SeriesGroup {
        key: "issues".to_owned(),
        label: label("課題", "Issues"),
        color: Some(NoteColor::Blue),
        count: 3,
        from: None,
    };
    let item = heading_of_track(&track, size, &around, Some(&band), true);
    assert_eq!(words(&item), ["未対応", "5", "課題①"]);
    // The band above it is painted by the grid.
    let boxes = item
        .primitives
        .iter()
        .filter_map(|primitive| match primitive {
            Primitive::Box(shape) => Some(shape.rect.y),
            _ => None,
        });
    assert!(boxes.fold(f64::MAX, f64::min) >= BAND_HEIGHT);
    assert!(item.field.is_some());
    // A name that comes from elsewhere is not written here.
    let named = Track {
        named: Some(label("語学力向上の実感", "Feeling progress")),
        ..track
    };
    let item = heading_of_track(&named, size, &around, None, false);
    assert!(words(&item).concat().contains("語学力向上の実感"));
    assert!(item.field.is_none());
}

fn series(size: f64, head: f64) -> Series {
    Series {
        size,
        head,
        groups: vec![SeriesGroup {
            key: "issues".to_owned(),
            label: label("顧客の課題", "Issues"),
            color: Some(NoteColor::Blue),
            count: 2,
            from: None,
        }],
        ..Series::default()
    }
}

#[test]
fn s75_under_the_slots_stand_bands_lanes_and_what_rows_come_to() {
    let shown = Shown::default();
    let matrix = Holds::Matrix(Matrix {
        rows: Series {
            groups: Vec::new(),
            ..series(90.0, 280.0)
        },
        columns: series(170.0, 170.0),
        cell: Arc::new(Holds::Points),
        weights: None,
        total: Some(CalcRule::Sum),
        total_label: None,
    });
    let column = Track {
        band: "issues".to_owned(),
        ..Track::default()
    };
    let row = Track {
        axis: Axis::Row,
        ..Track::default()
    };
    let total = Figure {
        text: "12.5".to_owned(),
        tone: Tone::Good,
        note: Some("☆ 1位".to_owned()),
    };
    let ground = Ground {
        tracks: vec![
            (&row, BoardRect::new(0.0, 170.0, 280.0, 90.0), Some(&total)),
            (&column, BoardRect::new(280.0, 0.0, 170.0, 170.0), None),
            (&column, BoardRect::new(450.0, 0.0, 170.0, 170.0), None),
        ],
    };
    let around = Around {
        ground: Some(ground),
        ..around(Style::default(), &shown, None)
    };
    let cell = held(matrix, Vec::new());
    let item = super::cell(&cell, BoardSize::new(790.0, 260.0), &around);
    let said = words(&item);
    for expected in ["顧客の課題", "合計", "12.5", "☆ 1位"] {
        assert!(said.contains(&expected), "{expected}: {said:?}");
    }
    assert_eq!(
        said.iter().filter(|word| **word == "顧客の課題").count(),
        1,
        "one band over both"
    );
    let total = item
        .lines()
        .find(|line| line.text.as_ref() == "12.5")
        .unwrap();
    assert!(total.x > 620.0 && total.baseline > 170.0);

    let strip = Holds::Strip(Strip {
        columns: series(220.0, 60.0),
        lanes: vec![Lane {
            key: "q".to_owned(),
            label: label("質問", "Question"),
            h: 200.0,
            holds: Arc::new(Holds::ZONE),
        }],
        side: 120.0,
    });
    let item = super::cell(
        &held(strip, Vec::new()),
        BoardSize::new(790.0, 260.0),
        &around,
    );
    let lane = item
        .lines()
        .find(|line| line.text.as_ref() == "質問")
        .unwrap();
    assert!(lane.x < 120.0 && lane.baseline > 60.0);
    assert_eq!(lane.role, TextRole::Label);
}
