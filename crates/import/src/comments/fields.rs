//! Comments in JSON before they are read: nothing is held of what nobody asks for.

use board::limits::COMMENTS_MAX;
use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::{Loss, Losses};

/// So many unknown fields of one comment are called by their names, and by so many characters.
const FIELDS_NAMED: usize = 8;
const NAME_CHARACTERS: usize = 40;
/// The fields that a comment has.
const FIELDS: [&str; 9] = [
    "id",
    "to",
    "on",
    "at",
    "text",
    "author",
    "who",
    "made_millis",
    "resolved",
];

/// As many as a board has, and how many more there are.
pub(super) struct List<'a> {
    pub taken: Vec<&'a RawValue>,
    pub beyond: usize,
}

impl<'de> Deserialize<'de> for List<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(ListVisitor)
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = List<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<List<'de>, A::Error> {
        let (mut taken, mut beyond) = (Vec::new(), 0);
        while taken.len() < COMMENTS_MAX {
            match items.next_element()? {
                Some(item) => taken.push(item),
                None => return Ok(List { taken, beyond }),
            }
        }
        while items.next_element::<IgnoredAny>()?.is_some() {
            beyond += 1;
        }
        Ok(List { taken, beyond })
    }
}

/// The fields of one comment.
#[derive(Default)]
pub(super) struct Fields<'a> {
    known: [Option<&'a RawValue>; FIELDS.len()],
    /// What the first unknown ones are called, and how many more there are.
    named: Vec<String>,
    beyond: usize,
}

impl Fields<'_> {
    /// The value of a field; `None` if it is missing, `null` or another.
    pub(super) fn read<T: for<'b> Deserialize<'b>>(&self, name: &str) -> Option<T> {
        serde_json::from_str(self.written(name)?).ok()
    }

    /// As [`Self::read`]; a value that cannot be read is noted.
    pub(super) fn taken<T: for<'b> Deserialize<'b>>(
        &self,
        name: &str,
        losses: &mut Losses,
    ) -> Option<T> {
        let read = self.read(name);
        let is_lost = read.is_none() && self.written(name).is_some();
        losses.note_if(is_lost, Loss::CommentField(name.to_owned()));
        read
    }

    /// What the fields are called that there is nothing for.
    pub(super) fn unknown(&self) -> impl Iterator<Item = String> {
        let beyond = std::iter::repeat_n("…".to_owned(), self.beyond);
        self.named.iter().cloned().chain(beyond)
    }

    fn written(&self, name: &str) -> Option<&str> {
        let at = FIELDS.iter().position(|field| *field == name)?;
        let written = self.known.get(at).copied().flatten()?.get();
        (written != "null").then_some(written)
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a comment")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
        let mut fields = Fields::default();
        while let Some(name) = map.next_key::<String>()? {
            let at = FIELDS.iter().position(|field| *field == name);
            if let Some(field) = at.and_then(|at| fields.known.get_mut(at)) {
                *field = Some(map.next_value()?);
                continue;
            }
            let _ignored: IgnoredAny = map.next_value()?;
            if fields.named.len() < FIELDS_NAMED {
                let name = name.chars().take(NAME_CHARACTERS).collect();
                fields.named.push(name);
            } else {
                fields.beyond += 1;
            }
        }
        Ok(fields)
    }
}
