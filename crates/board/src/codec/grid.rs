//! Tracks, and the values of cells and tracks, as they are stored.

use yrs::{Map, MapRef, ReadTxn};

use super::holds::{content, holds_field};
use super::value::{
    any_field, flag, label_field, number, optional_token, pair, placement, shared_text, text_field,
    token_field,
};
use crate::limits::{LABEL_CHARACTERS_MAX, VALUES_MAX, WEIGHT_MAX};
use crate::note::names_a_person;
use crate::schema::{AT, AXIS, BAND, NAMES, REMOVED, SIZE, VALUE_PREFIX, WEIGHT};
use crate::{Axis, ElementId, Track, TrackValue, Value, Values};

pub(super) fn read_track<T: ReadTxn>(map: &MapRef, txn: &T) -> Track {
    let axis = token_field(map, txn, AXIS, Axis::from_token);
    let extent = any_field(map, txn, SIZE).map(|size| {
        let size = pair(&size).tamed();
        match axis {
            Axis::Column => size.width,
            Axis::Row => size.height,
        }
    });
    let mut label = label_field(map, txn);
    for text in [&mut label.ja, &mut label.en] {
        shorten(text, LABEL_CHARACTERS_MAX);
    }
    let mut band = text_field(map, txn, BAND).unwrap_or_default();
    shorten(&mut band, LABEL_CHARACTERS_MAX);
    Track {
        grid: any_field(map, txn, AT).and_then(|at| placement(&at).parent),
        axis,
        text: shared_text(map, txn),
        label,
        weight: any_field(map, txn, WEIGHT)
            .as_ref()
            .and_then(number)
            .filter(|weight| (0.0..=WEIGHT_MAX).contains(weight)),
        names: optional_token(map, txn, NAMES, |id| {
            (!id.is_empty()).then(|| ElementId::new(id))
        }),
        named: None,
        band,
        holds: holds_field(map, txn),
        extent,
        removed: flag(map, txn, REMOVED),
        values: track_values(map, txn),
    }
}

/// The values of a cell that is stored.
pub(super) fn cell_values<T: ReadTxn>(map: &MapRef, txn: &T) -> Values {
    let mut values = track_values(map, txn).into_iter();
    let own = values.find(|value| value.slot.is_empty());
    own.map_or_else(Values::default, |own| own.values)
}

/// All values under one map, by slot.
fn track_values<T: ReadTxn>(map: &MapRef, txn: &T) -> Vec<TrackValue> {
    let mut found: Vec<(&str, Value)> = Vec::new();
    for key in map.keys(txn) {
        if let Some(rest) = key.strip_prefix(VALUE_PREFIX)
            && let Some((slot, who)) = rest.rsplit_once(':')
            && (who.is_empty() || names_a_person(who))
            && let Some(content) = any_field(map, txn, key).as_ref().and_then(content)
        {
            let who = who.to_owned();
            found.push((slot, Value { who, content }));
        }
    }
    // The document keeps its keys in no order.
    found.sort_unstable_by(|a, b| (a.0, &a.1.who).cmp(&(b.0, &b.1.who)));
    let mut values = Vec::new();
    let mut found = found.into_iter().peekable();
    while let Some((slot, first)) = found.next() {
        let mut of_slot = vec![first];
        while let Some((_, value)) = found.next_if(|(other, _)| *other == slot) {
            if of_slot.len() < VALUES_MAX {
                of_slot.push(value);
            }
        }
        values.push(TrackValue {
            slot: slot.to_owned(),
            values: of_slot.into(),
        });
    }
    values
}

/// Cuts a text off after `max` characters.
pub(super) fn shorten(text: &mut String, max: usize) {
    if let Some((end, _)) = text.char_indices().nth(max) {
        text.truncate(end);
    }
}
