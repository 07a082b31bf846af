//! What of the template layer those may change who only take part.

use yrs::Any;

use super::Kept;
use crate::codec::stored_holds;
use crate::schema::{
    AT, AXIS, BAND, CANVAS, CELL, COMMENT_PREFIX, HOLDS, KIND, LOCALE, NAMES, ORDER, QUIET_PREFIX,
    REMOVED, RESOLVED_PREFIX, SCHEMA, SESSION, SIZE, SOURCE, TEXT, TITLE, TRACK, VALUE_PREFIX,
    WEIGHT,
};
use crate::{Axis, Series};

/// Whether elements of this kind belong to the layer.
pub(super) fn is_of_the_layer(kind: &str) -> bool {
    matches!(kind, CANVAS | CELL | TRACK)
}

/// Whether a field of an element of the layer is filled in, and not a part of the form. A canvas has none.
pub(super) fn is_filled_in(kind: &str, key: &str) -> bool {
    match kind {
        CELL => matches!(key, TEXT | SOURCE) || key.starts_with(VALUE_PREFIX),
        // Columns and rows are named, weighed, put in order, made wider and taken away by whoever works with them.
        TRACK => {
            matches!(key, TEXT | WEIGHT | NAMES | BAND | ORDER | SIZE | REMOVED)
                || key.starts_with(VALUE_PREFIX)
        }
        _ => false,
    }
}

/// Whether a fact about the board may be made `now` of what it was `before`: its name, its day, what is left alone and
/// what is said about it at any time; in which language and for which version it is written by whoever begins it, who may take that back.
pub(super) fn is_a_free_fact(key: &str, before: Option<&Any>, now: Option<&Any>) -> bool {
    matches!(key, TITLE | SESSION)
        || [QUIET_PREFIX, COMMENT_PREFIX, RESOLVED_PREFIX]
            .iter()
            .any(|prefix| key.starts_with(prefix))
        || before == now
        || matches!(key, SCHEMA | LOCALE) && (before.is_none() || now.is_none())
}

impl Kept {
    pub(super) fn word(&self, key: &str) -> &str {
        match self.fields.get(key) {
            Some(Any::String(word)) => word,
            _ => "",
        }
    }

    pub(super) fn kind(&self) -> &str {
        self.word(KIND)
    }

    /// The grid that a column or a row belongs to.
    pub(super) fn grid(&self) -> &str {
        match self.fields.get(AT) {
            Some(Any::Array(place)) => match place.first() {
                Some(Any::String(grid)) => grid,
                _ => "",
            },
            _ => "",
        }
    }

    pub(super) fn has_values(&self) -> bool {
        let mut keys = self.fields.keys();
        keys.any(|key| key.starts_with(VALUE_PREFIX))
    }

    /// Whether this cell is a grid to which such columns or rows as `track` can be added.
    pub(super) fn takes(&self, track: &Kept) -> bool {
        let varies = |series: &Series| series.max > series.min;
        let Some(holds) = self.fields.get(HOLDS).and_then(stored_holds) else {
            return false;
        };
        match Axis::from_token(track.word(AXIS)) {
            Some(Axis::Column) => match (holds.as_strip(), holds.as_matrix()) {
                (Some(strip), _) => varies(&strip.columns),
                (None, Some(matrix)) => varies(&matrix.columns),
                (None, None) => false,
            },
            Some(Axis::Row) => holds.as_matrix().is_some_and(|matrix| varies(&matrix.rows)),
            None => false,
        }
    }
}
