//! Text cut into what is never split, measured once for all font sizes.

use super::graphemes::grapheme_indices;
use super::opportunities::opportunities;
use crate::display::Weight;
use crate::metrics::{UNITS_PER_EM, advance, cluster_advance};

/// How many spaces a tab is wide.
const TAB_SPACES: f64 = 4.0;

/// What a cluster does at the end of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// It is drawn, and has to fit.
    Ink,
    /// A space: it hangs over the edge unseen.
    Space,
    /// A tab: a space as wide as four.
    Tab,
    /// It ends the line.
    LineFeed,
    /// A control character, or a mark alone: neither drawn nor measured.
    Dropped,
}

/// One grapheme cluster.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cluster {
    /// Its first byte in the source.
    pub start: usize,
    /// Its width in thousandths of an em.
    pub units: f64,
    /// What it does at the end of a line.
    pub kind: Kind,
    /// Whether a line may end before it.
    pub breaks: bool,
}

/// A text as measured clusters.
#[derive(Debug)]
pub(super) struct Clusters<'a> {
    pub text: &'a str,
    pub clusters: Vec<Cluster>,
}

impl<'a> Clusters<'a> {
    pub fn of(text: &'a str, weight: Weight) -> Self {
        let mut opportunities = opportunities(text).peekable();
        let clusters = grapheme_indices(text)
            .map(|(start, cluster)| {
                while opportunities.next_if(|&index| index < start).is_some() {}
                let kind = kind(cluster);
                let units = units(cluster, kind, weight);
                // A mark or a joiner with nothing to stand on.
                let alone = kind == Kind::Ink && units == 0.0;
                Cluster {
                    start,
                    units,
                    kind: if alone { Kind::Dropped } else { kind },
                    breaks: opportunities.next_if_eq(&start).is_some(),
                }
            })
            .collect();
        Self { text, clusters }
    }

    /// The width of everything on one line, in thousandths of an em.
    pub fn units(&self) -> f64 {
        self.clusters.iter().map(|cluster| cluster.units).sum()
    }

    /// The source bytes of the clusters from `first` to before `end`.
    pub fn bytes(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let start = |index: usize| {
            self.clusters
                .get(index)
                .map_or(self.text.len(), |cluster| cluster.start)
        };
        start(first)..start(end)
    }

    /// The cluster's source text.
    pub fn source(&self, index: usize) -> &'a str {
        self.text.get(self.bytes(index, index + 1)).unwrap_or("")
    }
}

fn kind(cluster: &str) -> Kind {
    match cluster.chars().next() {
        Some('\t') => Kind::Tab,
        Some(
            ' '
            | '\u{1680}'
            | '\u{2000}'..='\u{2006}'
            | '\u{2008}'..='\u{200a}'
            | '\u{205f}'
            | '\u{3000}',
        ) => Kind::Space,
        Some('\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') => {
            Kind::LineFeed
        }
        Some('\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') => Kind::Dropped,
        Some(character) if character.is_control() => Kind::Dropped,
        Some(_) => Kind::Ink,
        None => Kind::Dropped,
    }
}

fn units(cluster: &str, kind: Kind, weight: Weight) -> f64 {
    match kind {
        Kind::Ink | Kind::Space => cluster_advance(cluster, weight) * f64::from(UNITS_PER_EM),
        Kind::Tab => f64::from(advance(' ', weight)) * TAB_SPACES,
        Kind::LineFeed | Kind::Dropped => 0.0,
    }
}
