//! What tells our own files from others: looked at before anything of a file is kept.

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Which fields a file has.
#[derive(Default)]
pub(crate) struct Head {
    has_elements: bool,
    has_title: bool,
    has_locale: bool,
    is_named: bool,
}

impl Head {
    /// Files of before there was a version do not name their form.
    pub(crate) fn is_ours(&self) -> bool {
        self.has_elements && (self.is_named || self.has_title && self.has_locale)
    }
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(HeadVisitor)
    }
}

struct HeadVisitor;

impl<'de> Visitor<'de> for HeadVisitor {
    type Value = Head;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
        let mut head = Head::default();
        while let Some(key) = map.next_key::<String>()? {
            let value: &RawValue = map.next_value()?;
            match key.as_str() {
                "elements" => head.has_elements = value.get().starts_with('['),
                "title" => head.has_title = true,
                "locale" => head.has_locale = true,
                "format" => head.is_named = value.get() == "\"nonet.board\"",
                _ => {}
            }
        }
        Ok(head)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Head, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Head::default())
    }
}
