//! JSON: everything, for programs, and for coming back.

use std::collections::BTreeMap;

use board::{Comment, ElementId, Snapshot};
use serde::Serialize;

use crate::ExportError;

/// How the file names itself, so that a reader need not guess.
const FORMAT: &str = "nonet.board";
/// The version of the form. Later versions may add to it; what is there keeps its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    format: &'static str,
    version: u32,
    #[serde(flatten)]
    board: &'a Snapshot,
    /// Where the owners were, in board units, of what lost its owner; left out if nothing did.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    graves: BTreeMap<ElementId, [f64; 2]>,
    /// What people said about it, oldest first; left out if nobody did.
    #[serde(skip_serializing_if = "<[Comment]>::is_empty")]
    comments: &'a [Comment],
}

/// The board's title, language and elements as JSON, indented.
///
/// # Errors
/// [`ExportError::Render`] if it cannot be written, which no snapshot is known to cause.
pub fn json(snapshot: &Snapshot) -> Result<String, ExportError> {
    let owners = snapshot.elements().iter();
    let owners = owners.filter_map(|element| element.placement.parent.as_ref());
    let gone = owners.filter(|owner| snapshot.element(owner).is_none());
    let graves = gone.filter_map(|owner| {
        let place = snapshot.graves().of(owner)?;
        Some((owner.clone(), [place.x, place.y]))
    });
    let file = File {
        format: FORMAT,
        version: VERSION,
        board: snapshot,
        graves: graves.collect(),
        comments: &snapshot.info().comments,
    };
    serde_json::to_string_pretty(&file).map_err(|error| ExportError::Render(error.to_string()))
}
