use board::{Ink, NoteColor};

use super::*;
use crate::item::{AUTHOR_STRENGTH, CHIP_GROUND, FRAME_TINT};

/// The relative luminance of WCAG 2.
fn luminance(color: Color) -> f64 {
    let channel = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(color.red) + 0.7152 * channel(color.green) + 0.0722 * channel(color.blue)
}

/// `above` painted over an opaque colour.
fn over(above: Color, below: Color) -> Color {
    let mix = |a: u8, b: u8| {
        (f64::from(a) * above.opacity() + f64::from(b) * (1.0 - above.opacity())).round() as u8
    };
    Color {
        red: mix(above.red, below.red),
        green: mix(above.green, below.green),
        blue: mix(above.blue, below.blue),
        alpha: 255,
    }
}

/// The contrast ratio of WCAG 2.
fn contrast(a: Color, b: Color) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn s52_whatever_is_written_can_be_read() {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = theme.palette();
        let faint = |color: Color, alpha| Color { alpha, ..color };
        for note in NoteColor::ALL.map(|color| palette.note(color)) {
            assert!(contrast(palette.note_text, note) >= 4.5);
            let chip = over(faint(palette.note_text, CHIP_GROUND), note);
            assert!(
                contrast(palette.note_text, chip) >= 4.5,
                "a chip on {note:?}"
            );
            let author = over(faint(palette.note_text, AUTHOR_STRENGTH), note);
            assert!(contrast(author, note) >= 4.5, "a name on {note:?}");
            let frame = over(faint(note, FRAME_TINT), palette.canvas_fill);
            for ink in Ink::ALL {
                let color = palette.ink(*ink);
                for ground in [palette.surface, palette.canvas_fill, frame] {
                    assert!(contrast(color, ground) >= 4.5, "{ink:?} on {ground:?}");
                }
            }
        }
    }
}

#[test]
fn s52_what_cells_say_can_be_read_on_their_grounds() {
    use crate::item::{AMBER, BAND, PALE};
    for theme in [Theme::Light, Theme::Dark] {
        let palette = theme.palette();
        let faint = |color: Color, alpha| over(Color { alpha, ..color }, palette.canvas_fill);
        let yellow = palette.note(NoteColor::Yellow);
        let card = faint(yellow, PALE);
        for color in [
            palette.heading,
            palette.heading_muted,
            palette.ink(Ink::Red),
        ] {
            assert!(contrast(color, card) >= 4.5, "{color:?} on a card");
        }
        let band = over(palette.canvas_band, palette.canvas_fill);
        for ground in [band, palette.canvas_fill] {
            for color in [palette.heading, palette.heading_muted] {
                assert!(contrast(color, ground) >= 4.5, "{color:?} on {ground:?}");
            }
        }
        for note in NoteColor::ALL.map(|color| faint(palette.note(color), BAND)) {
            for color in [palette.heading, palette.heading_muted] {
                assert!(
                    contrast(color, note) >= 4.5,
                    "{color:?} on the band {note:?}"
                );
            }
        }
        let amber = faint(yellow, AMBER);
        for ink in [Ink::Orange, Ink::Red] {
            assert!(contrast(palette.ink(ink), amber) >= 4.5, "{ink:?} on amber");
        }
        assert!(
            contrast(palette.canvas_fill, palette.heading) >= 4.5,
            "a weight"
        );
    }
}

/// A colour as eyes see it that lack one kind of cones, in OKLab (Ottosson 2020).
fn seen(color: Color, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = [color.red, color.green, color.blue].map(|value| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    });
    let times = |matrix: &[[f64; 3]; 3], vector: [f64; 3]| {
        [0, 1, 2].map(|row: usize| {
            (0..3)
                .map(|column| matrix[row][column] * vector[column])
                .sum()
        })
    };
    let simulated: [f64; 3] = times(eyes, linear).map(|share: f64| share.clamp(0.0, 1.0));
    let cones = [
        [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
        [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
        [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
    ];
    let lab = [
        [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
        [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
        [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
    ];
    times(&lab, times(&cones, simulated).map(f64::cbrt))
}

#[test]
fn s53_no_two_note_colours_look_alike_to_colour_blind_eyes() {
    // Machado, Oliveira and Fernandes 2009, full severity.
    let eyes = [
        (
            "normal",
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        ),
        (
            "protan",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deutan",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
    ];
    for (theme, apart) in [(Theme::Light, 0.042), (Theme::Dark, 0.055)] {
        for (whose, eyes) in &eyes {
            let look = |color| seen(theme.palette().note(color), eyes);
            for (index, one) in NoteColor::ALL.into_iter().enumerate() {
                for other in NoteColor::ALL.into_iter().skip(index + 1) {
                    let (a, b) = (look(one), look(other));
                    let square: f64 = (0..3).map(|axis| (a[axis] - b[axis]).powi(2)).sum();
                    let distance = square.sqrt();
                    assert!(distance >= apart, "{whose}: {one:?} {other:?} {distance}");
                }
            }
        }
    }
}
