//! The step card: what to do here, in how many minutes, decided by which rule. A pale yellow sheet with the tip in red
//! at its end.

use board::{BoardRect, Ink, Label, Locale};

use super::sketch::{Letters, Sketch, inside, line, tinted};

/// How strong the yellow is, of 255.
pub const PALE: u8 = 96;
const RADIUS: f64 = 10.0;
/// The space above the rule, and above the tip.
const GAP: f64 = 20.0;

/// What a card says.
pub struct Words<'a> {
    pub title: &'a Label,
    pub lines: &'a [Label],
    pub rule: Option<&'a Label>,
    pub tip: Option<&'a Label>,
    pub minutes: Option<u32>,
    pub mode: Option<&'a str>,
    pub owner: Option<&'a str>,
}

pub fn draw(sketch: &mut Sketch, words: &Words<'_>) {
    let palette = sketch.palette;
    let locale = sketch.locale;
    let whole = sketch.whole();
    let yellow = palette.note(board::NoteColor::Yellow);
    sketch.boxed(whole, RADIUS, Some(palette.canvas_fill), None);
    let edge = line(palette.frame_border, 1.5);
    sketch.boxed(whole, RADIUS, Some(tinted(yellow, PALE)), Some(edge));
    let inner = inside(whole, [18.0, 16.0, 18.0, 16.0]);

    let facts = facts(words, locale);
    let mut left = inner;
    if !facts.is_empty() {
        let row = BoardRect {
            height: 24.0,
            ..left
        };
        sketch.text(&facts, row, Letters::label(16.0, palette.heading_muted));
        left = inside(left, [0.0, 30.0, 0.0, 0.0]);
    }
    let title = words.title.get(locale);
    let room = BoardRect {
        height: (left.height * 0.3).min(84.0),
        ..left
    };
    let taken = sketch.text(title, room, Letters::label(28.0, palette.heading).bold());
    left = inside(left, [0.0, taken + 12.0, 0.0, 0.0]);

    // What stands below the lines is measured first: the lines have what is left, and the rest follows them closely.
    let sign = match locale {
        Locale::Ja => "決め方: ",
        Locale::En => "Rule: ",
    };
    let bold = |color| Letters::label(16.0, color).bold();
    let rule = words.rule.map(|rule| format!("{sign}{}", rule.get(locale)));
    let tip = words.tip.map(|tip| tip.get(locale).to_owned());
    let red = palette.ink(Ink::Red);
    let below: Vec<(String, Letters)> = [(rule, bold(palette.heading)), (tip, bold(red))]
        .into_iter()
        .filter_map(|(text, letters)| Some((text?, letters)))
        .collect();
    let most = BoardRect {
        height: left.height * 0.3,
        ..left
    };
    let heights: Vec<f64> = below
        .iter()
        .map(|(text, letters)| letters.height_of(text, most.size()) + GAP)
        .collect();
    let lines = inside(left, [0.0, 0.0, 0.0, heights.iter().sum()]);
    let numbered = words.lines.iter().enumerate().map(|(index, text)| {
        let text = text.get(locale);
        match words.lines.len() {
            1 => text.to_owned(),
            _ => format!("{}. {text}", index + 1),
        }
    });
    let all: Vec<String> = numbered.collect();
    let letters = Letters::label(20.0, palette.heading);
    let mut y = left.y + sketch.text(&all.join("\n"), lines, letters);
    for ((text, letters), height) in below.iter().zip(heights) {
        let place = BoardRect {
            y: y + GAP,
            height: height - GAP + 0.01,
            ..left
        };
        // On a card that somebody made far too small.
        if place.bottom() > inner.bottom() + 0.5 {
            break;
        }
        sketch.text(text, place, *letters);
        y += height;
    }
}

/// Minutes, mode and whose it is, in a row.
fn facts(words: &Words<'_>, locale: Locale) -> String {
    let minutes = words.minutes.map(|minutes| match locale {
        Locale::Ja => format!("{minutes}分"),
        Locale::En => format!("{minutes} min"),
    });
    let mode = words.mode.map(|mode| mode_name(mode, locale).to_owned());
    let owner = words
        .owner
        .map(|owner| owner_name(owner, locale).to_owned());
    let all: Vec<String> = [minutes, mode, owner].into_iter().flatten().collect();
    all.join("  ·  ")
}

fn mode_name(mode: &str, locale: Locale) -> &str {
    match (mode, locale) {
        ("individual", Locale::Ja) => "個人",
        ("individual", Locale::En) => "on your own",
        ("group", Locale::Ja) => "全員",
        ("group", Locale::En) => "together",
        ("pair", Locale::Ja) => "ペア",
        ("pair", Locale::En) => "in pairs",
        ("lecture", Locale::Ja) => "講義",
        ("lecture", Locale::En) => "lecture",
        _ => mode,
    }
}

/// The roles of the workshop by their short names, in Japanese and in English.
const OWNERS: [(&str, &str, &str); 12] = [
    ("pdm", "プロダクトマネージャー", "product manager"),
    ("developer", "開発者", "developer"),
    ("data-scientist", "データサイエンティスト", "data scientist"),
    ("facilitator", "ファシリテーター", "facilitator"),
    ("representative", "代表者", "representative"),
    ("planner", "企画役", "planner"),
    ("sales", "営業役", "sales"),
    ("proposer", "提案役", "proposer"),
    ("customer", "顧客役", "customer"),
    ("scribe", "書記役", "scribe"),
    ("lead", "進行担当", "lead"),
    ("timekeeper", "タイムキーパー", "timekeeper"),
];

/// What a role is called; one that is not known by its own name.
pub fn owner_name(owner: &str, locale: Locale) -> &str {
    match OWNERS.iter().find(|(key, ..)| *key == owner) {
        Some((_, ja, en)) => match locale {
            Locale::Ja => ja,
            Locale::En => en,
        },
        None => owner,
    }
}
