//! H1 to H5 on the boards that collect reviews and posts.

use std::collections::BTreeMap;

use board::{Element, Evidence};

use super::{canvas_of, notes_in};
use crate::figures::ground::Ground;
use crate::health::overview::BoardView;
use crate::health::{Finding, Group, Post, Review, Tone, check_posts, check_reviews};

/// The cells that hold what tone.
type Tones = [(&'static [&'static str], Tone); 3];

/// The templates that collect reviews: which cells hold what tone.
const REVIEWS: [(&str, Tones); 2] = [
    (
        "jissen2.reviews",
        [
            (&["signup-good", "use-good", "after-good"], Tone::Positive),
            (&["signup-bad", "use-bad", "after-bad"], Tone::Negative),
            (&[], Tone::Neutral),
        ],
    ),
    (
        "jissen2.stars",
        [
            (&["star-5"], Tone::Positive),
            (&["star-1"], Tone::Negative),
            (&["star-3"], Tone::Neutral),
        ],
    ),
];

/// Groups without a name that are looked at: more would say the same.
const GROUPS_MAX: usize = 100;

const POSTS: (&str, [&str; 2]) = ("jissen2.posts", ["again", "not"]);

pub(super) fn read(view: &dyn BoardView, ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let known = REVIEWS.iter().find(|(name, _)| *name == ground.template);
    if let Some((_, tones)) = known {
        reviews(view, ground, tones, found);
    }
    if ground.template == POSTS.0 {
        posts(view, ground, found);
    }
}

fn reviews(view: &dyn BoardView, ground: &Ground<'_>, tones: &Tones, found: &mut Vec<Finding>) {
    let mut reviews = Vec::new();
    let mut notes = Vec::new();
    for (keys, tone) in tones {
        for note in notes_in(ground, keys) {
            if is_blank(note) {
                continue;
            }
            reviews.push(Review {
                tone: *tone,
                assumed: is_assumed(note),
            });
            notes.push(note);
        }
    }
    let area = view.rect(ground.canvas).unwrap_or_default();
    let centers: Vec<_> = notes
        .iter()
        .filter_map(|note| Some(view.rect(&note.id)?.center()))
        .collect();
    // A frame drawn around notes groups them: the notes stay in their cells.
    let frames = view.frames().into_iter().filter_map(|element| {
        let rect = view.rect(&element.id)?;
        let name = element.as_frame()?.text.as_str();
        let is_here = name.trim().is_empty() && area.contains(rect.center());
        is_here.then_some((element.id.as_str(), name, rect))
    });
    let groups: Vec<Group<'_>> = frames
        .take(GROUPS_MAX)
        .map(|(id, name, rect)| {
            let inside = centers.iter().filter(|center| rect.contains(**center));
            let notes = inside.count();
            Group { id, name, notes }
        })
        .filter(|group| group.notes > 0)
        .collect();
    found.extend(check_reviews(&reviews, &groups));
}

fn posts(view: &dyn BoardView, ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let lines = view.connectors();
    let notes = notes_in(ground, &POSTS.1);
    // Where lines begin that lead to something elsewhere.
    let mut references: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines.iter().filter_map(|line| line.as_connector()) {
        let leads_elsewhere = line.to.element.as_ref().is_some_and(|to| {
            view.element(to).is_some() && canvas_of(view, to) != Some(ground.canvas)
        });
        if let Some(from) = line.from.element.as_ref().filter(|_| leads_elsewhere) {
            *references.entry(from.as_str()).or_default() += 1;
        }
    }
    let posts: Vec<Post<'_>> = notes
        .into_iter()
        .filter(|note| !is_blank(note))
        .map(|note| Post {
            id: note.id.as_str(),
            text: note.text().unwrap_or_default(),
            references: references.get(note.id.as_str()).copied().unwrap_or(0),
        })
        .collect();
    found.extend(check_posts(&posts));
}

fn is_blank(note: &Element) -> bool {
    note.text().is_none_or(|text| text.trim().is_empty())
}

/// Said to be an assumption, or marked with a question mark as the step card asks.
fn is_assumed(note: &Element) -> bool {
    let evidence = note.as_note().and_then(|note| note.evidence);
    let text = note.text().unwrap_or_default().trim();
    matches!(evidence, Some(Evidence::Assumption | Evidence::Unclear))
        || text.ends_with(['?', '？'])
        || text.starts_with(['?', '？'])
}
