//! Acts found again: everything is done once more, and what each change did is told.

use std::io;
use std::path::Path;

use board::{Act, BoardId, ClientNumber, Replay};
use serde::Serialize;

use super::entry::Entry;
use super::groups::{self, Group};
use super::segment::{self, Piece};
use super::shelf::{Shelf, Volume};

/// Acts of one answer.
const PAGE: usize = 100;
/// Files that are read for one answer.
const VOLUMES_MAX: usize = 4;
/// Things of one act that are named.
const NAMED_MAX: usize = 3;
/// Characters of a name.
const NAME_CHARACTERS_MAX: usize = 80;

/// Acts, newest first.
#[derive(Serialize)]
pub(crate) struct Page {
    acts: Vec<Told>,
    /// There may be more before this number.
    more: Option<u64>,
}

/// An act, as lists show it.
#[derive(Serialize)]
struct Told {
    /// The numbers of its first and last change: its name.
    first: u64,
    last: u64,
    /// When it began and ended, milliseconds since 1970.
    from: u64,
    at: u64,
    /// What they call themselves; nobody checked it. May be empty.
    by: String,
    /// In one word: [`board::Doing`].
    did: &'static str,
    /// How many elements it concerned.
    elements: usize,
    /// How many of them were not carried along by others.
    subjects: usize,
    /// The first of those.
    named: Vec<Named>,
    /// The canvas or frame that it was done on.
    on: Option<Named>,
    /// The title that it gave the board.
    title: Option<String>,
    /// Whether only facilitators may take it back.
    template: bool,
}

#[derive(Serialize)]
struct Named {
    id: String,
    ja: String,
    en: String,
}

/// What happened before number `before`, or up to now.
pub(super) fn page(shelf: &Shelf, board: &BoardId, before: Option<u64>) -> io::Result<Page> {
    let before = before.unwrap_or(u64::MAX);
    let volumes = shelf.volumes(board)?;
    let mut left = volumes.iter().filter(|volume| volume.first < before);
    let mut acts = Vec::new();
    let mut oldest = None;
    for volume in left.by_ref().take(VOLUMES_MAX) {
        let mut found = Vec::new();
        replayed(&volume.path, 0, &mut |entry, act| {
            groups::add(&mut found, entry, act);
            true
        })?;
        let found = found.iter().rev();
        let found = found.filter(|group| group.first < before && !group.act.is_nothing());
        acts.extend(found.map(told));
        oldest = Some(volume.first);
        if acts.len() >= PAGE {
            break;
        }
    }
    let more = if acts.len() > PAGE {
        acts.truncate(PAGE);
        acts.last().map(|act: &Told| act.first)
    } else {
        oldest.filter(|_| left.next().is_some())
    };
    // Those who act at the same time begin in another order than they end.
    acts.sort_by_key(|act| std::cmp::Reverse((act.at, act.first)));
    Ok(Page { acts, more })
}

/// The act from number `first` to number `last`.
pub(super) fn act(
    shelf: &Shelf,
    board: &BoardId,
    (first, last): (u64, u64),
) -> io::Result<Option<Act>> {
    let volumes = shelf.volumes(board)?;
    let holds = |volume: &&Volume| volume.first <= first;
    let Some(volume) = volumes.iter().find(holds) else {
        return Ok(None);
    };
    // What it belongs to is told by its own changes alone.
    let mut found = Vec::new();
    replayed(&volume.path, first, &mut |entry, act| {
        let is_meant = entry.number <= last;
        if is_meant {
            groups::add(&mut found, entry, act);
        }
        is_meant
    })?;
    let mut found = found.into_iter();
    let act = found.find(|group| group.first == first && group.last == last);
    Ok(act.map(|group| group.act))
}

/// Does a file again, and hands over what each change from `first` on did, until `each` wants no more.
fn replayed(path: &Path, first: u64, each: &mut dyn FnMut(Entry, Act) -> bool) -> io::Result<()> {
    let client = ClientNumber::new(getrandom::u64().map_err(io::Error::other)?);
    let mut replay = Replay::new(client);
    let mut outcome = Ok(());
    let read = segment::read(path, &mut |piece, _| {
        let goes_on = match piece {
            Piece::State(state) => replay.pass_over(&state).map(|()| true),
            Piece::Change(entry) if entry.number < first => {
                replay.pass_over(&entry.update).map(|()| true)
            }
            Piece::Change(entry) => {
                let act = replay.act(&entry.update);
                act.map(|act| each(entry, act))
            }
        };
        goes_on.unwrap_or_else(|error| {
            outcome = Err(io::Error::other(error));
            false
        })
    });
    match read {
        // Thrown away in this moment.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(()) => outcome,
    }
}

fn told(group: &Group) -> Told {
    let act = &group.act;
    let cut = |text: &str| text.trim().chars().take(NAME_CHARACTERS_MAX).collect();
    let named = |(id, name): (&board::ElementId, &board::Label)| Named {
        id: id.as_str().to_owned(),
        ja: cut(&name.ja),
        en: cut(&name.en),
    };
    let subjects = act.subjects();
    Told {
        first: group.first,
        last: group.last,
        from: group.from,
        at: group.at,
        by: group.who.clone(),
        did: act.doing().token(),
        elements: act.count(),
        subjects: act.subjects().count(),
        named: subjects
            .take(NAMED_MAX)
            .map(|(id, name)| named((id, &name)))
            .collect(),
        on: act.ground().map(named),
        title: act.title().map(cut),
        template: act.is_of_template(),
    }
}
