//! What stands beside a canvas.

use board::{BoardSize, Label, NoteColor};

use super::Problem;
use super::cells::hint;
use super::place::Place;
use super::reading::read_color;
use crate::health::Check;

/// The rules by which something can be decided.
const RULES: [&str; 20] = [
    "R-PM", "R-GRP", "R-REF", "R-W", "R-OT", "R-PT", "R-1ST", "R-PASS", "R-RATIO", "R-PLOT",
    "R-TOP", "R-DIFF", "R-IMP", "R-TH", "R-3x", "R-ICE", "R-POC", "R-DICE", "R-2W", "R-DATE",
];

/// What stands beside a canvas: how long, how, what to do, the notes that lie ready, and which rules watch over it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Guide {
    /// The minutes that it takes.
    pub minutes: Option<f64>,
    /// How people work on it.
    pub mode: Option<Mode>,
    /// The role that decides, `pdm` for example.
    pub owner: Option<String>,
    /// The card with the instructions.
    pub step: Option<StepCard>,
    /// Ready notes, pile by pile.
    pub piles: Vec<Pile>,
    /// The rules that it is decided by: `R-PT` …
    pub rules: Vec<&'static str>,
    /// The health checks that look at it: `H7` …
    pub checks: Vec<&'static str>,
    /// The prompts that go with it: `PR-2` …
    pub prompts: Vec<String>,
    /// The heading under which it is exported; its title if there is none.
    pub heading: Option<Label>,
    /// The edition of the workshop that it comes from.
    pub source: Option<String>,
    /// What the product needs for it: `C1` to `C38`.
    pub features: Vec<String>,
}

/// How people work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// 個人
    Individual,
    /// グループ
    Group,
    /// ペア
    Pair,
    /// 講義
    Lecture,
}

impl Mode {
    /// The mode of such a word.
    pub fn from_token(token: &str) -> Option<Self> {
        let all = [Self::Individual, Self::Group, Self::Pair, Self::Lecture];
        all.into_iter().find(|mode| mode.token() == token)
    }

    /// The word that stands in template files and documents.
    pub const fn token(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Group => "group",
            Self::Pair => "pair",
            Self::Lecture => "lecture",
        }
    }
}

/// The card with the instructions.
#[derive(Clone, PartialEq, Debug)]
pub struct StepCard {
    /// What to do, one to three lines.
    pub lines: Vec<Label>,
    /// How it is decided.
    pub rule: Option<Label>,
    /// A tip.
    pub tip: Option<Label>,
}

/// Notes that lie ready to be taken.
#[derive(Clone, PartialEq, Debug)]
pub struct Pile {
    /// Its name within the template.
    pub key: String,
    /// What the notes are for.
    pub label: Label,
    /// Their colour.
    pub color: NoteColor,
    /// Their size.
    pub size: PileSize,
    /// How many lie there.
    pub count: u32,
    /// What stands on them; nothing if there is no text.
    pub text: Option<Label>,
}

/// The size of ready notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum PileSize {
    /// 160 × 160 board units.
    #[default]
    Medium,
    /// 110 × 110.
    Small,
    /// 240 × 120.
    Wide,
    /// 44 × 44.
    Tag,
}

impl PileSize {
    /// The size of its notes in board units.
    pub const fn size(self) -> BoardSize {
        match self {
            Self::Medium => BoardSize::new(160.0, 160.0),
            Self::Small => BoardSize::new(110.0, 110.0),
            Self::Wide => BoardSize::new(240.0, 120.0),
            Self::Tag => BoardSize::new(44.0, 44.0),
        }
    }
}

pub(super) fn read_guide(root: &Place<'_>) -> Guide {
    const MODES: [(&str, Mode); 4] = [
        ("individual", Mode::Individual),
        ("group", Mode::Group),
        ("pair", Mode::Pair),
        ("lecture", Mode::Lecture),
    ];
    let rules = RULES.map(|rule| (rule, rule));
    let codes: Vec<(&'static str, &'static str)> = Check::ALL
        .iter()
        .map(|check| (check.code(), check.code()))
        .collect();
    let names = |field: &str, known: &[(&'static str, &'static str)]| -> Vec<&'static str> {
        let items = root
            .optional(field)
            .map(|list| list.items(40))
            .unwrap_or_default();
        items.iter().filter_map(|item| item.one_of(known)).collect()
    };
    let prompts = root.optional("prompts").map(|prompts| prompts.items(20));
    let piles = root.optional("piles").map(|piles| piles.items(20));
    let features = root.optional("features").map(|features| features.items(40));
    Guide {
        minutes: root
            .optional("minutes")
            .map(|minutes| minutes.number(0.0..=1440.0)),
        mode: root.optional("mode").and_then(|mode| mode.one_of(&MODES)),
        owner: root.optional("owner").map(|owner| owner.key()),
        step: root.optional("step").map(|step| read_step(&step)),
        piles: piles.unwrap_or_default().iter().map(read_pile).collect(),
        rules: names("rules", &rules),
        checks: names("checks", &codes),
        prompts: prompts
            .unwrap_or_default()
            .iter()
            .map(|prompt| prompt.text())
            .collect(),
        heading: root.optional("heading").map(|heading| heading.label()),
        source: root.optional("source").map(|source| source.text()),
        features: features
            .unwrap_or_default()
            .iter()
            .map(read_feature)
            .collect(),
    }
}

fn read_step(step: &Place<'_>) -> StepCard {
    step.only(&["lines", "rule", "tip"]);
    let lines = step
        .field("lines")
        .map(|lines| lines.items(3))
        .unwrap_or_default();
    let label = |name: &str| -> Option<Label> { step.optional(name).map(|field| field.label()) };
    StepCard {
        lines: lines.iter().map(|line| line.label()).collect(),
        rule: label("rule"),
        tip: label("tip"),
    }
}

fn read_pile(pile: &Place<'_>) -> Pile {
    const SIZES: [(&str, PileSize); 4] = [
        ("medium", PileSize::Medium),
        ("small", PileSize::Small),
        ("wide", PileSize::Wide),
        ("tag", PileSize::Tag),
    ];
    pile.only(&["key", "label", "color", "size", "count", "text"]);
    Pile {
        key: pile.field("key").map(|key| key.key()).unwrap_or_default(),
        label: pile
            .field("label")
            .map(|label| label.label())
            .unwrap_or_default(),
        color: pile
            .field("color")
            .and_then(|color| read_color(&color))
            .unwrap_or_default(),
        size: pile
            .optional("size")
            .and_then(|size| size.one_of(&SIZES))
            .unwrap_or_default(),
        count: pile.field("count").map_or(1, |count| count.count(1..=100)),
        text: hint(pile, "text"),
    }
}

/// `C1` to `C38`.
fn read_feature(feature: &Place<'_>) -> String {
    let text = feature.text();
    let number = text
        .strip_prefix('C')
        .and_then(|number| number.parse().ok());
    if !number.is_some_and(|number: u32| (1..=38).contains(&number)) {
        feature.fault(Problem::OutOfRange("C1".to_owned(), "C38".to_owned()));
    }
    text
}
