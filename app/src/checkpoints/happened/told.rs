//! What the relay tells of acts, read. Whatever is not as it should be is left out.

use board::Doing;
use serde_json::Value;

/// Something that is named.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// What it is called, or what is written there; may be empty.
    pub ja: String,
    /// The same in English where it comes from a template.
    pub en: String,
}

/// An act.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The numbers of its first and last change.
    pub changes: (u64, u64),
    /// When it ended, milliseconds since 1970.
    pub at: f64,
    /// Whose it was; may be empty.
    pub by: String,
    /// What it was.
    pub did: Doing,
    /// How many elements it concerned.
    pub elements: u64,
    /// How many of them were not carried along by others.
    pub subjects: u64,
    /// The first of those.
    pub named: Vec<Named>,
    /// The canvas or frame that it was done on.
    pub on: Option<Named>,
    /// The name that it gave the board.
    pub title: Option<String>,
    /// Whether only facilitators may take it back.
    pub template: bool,
}

/// One answer of the relay.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Page {
    /// Newest first.
    pub acts: Vec<Told>,
    /// There may be more before this number.
    pub more: Option<u64>,
    /// For so many hours acts are kept.
    pub hours: u64,
}

impl Page {
    /// Reads the relay's answer.
    pub fn read(answer: &Value) -> Self {
        let acts = answer.get("acts").and_then(Value::as_array);
        Self {
            acts: acts.into_iter().flatten().filter_map(told).collect(),
            more: answer.get("more").and_then(Value::as_u64),
            hours: answer.get("hours").and_then(Value::as_u64).unwrap_or(0),
        }
    }

    /// With what an answer says that begins before this page's end.
    pub fn with_earlier(&self, earlier: Self) -> Self {
        Self {
            acts: [self.acts.clone(), earlier.acts].concat(),
            ..earlier
        }
    }

    /// As it is now: `newest` begins with the newest act, and what is before its end stays as it was.
    pub fn renewed(&self, newest: Self) -> Self {
        let Some(end) = newest.more else {
            return newest;
        };
        let earlier = self.acts.iter().filter(|act| act.changes.0 < end);
        let earlier: Vec<Told> = earlier.cloned().collect();
        // Nothing is missing in between unless more has happened than one answer says.
        let reaches = self.acts.iter().any(|act| act.changes.0 >= end);
        if !reaches || earlier.is_empty() {
            return newest;
        }
        Self {
            acts: [newest.acts, earlier].concat(),
            more: self.more,
            hours: newest.hours,
        }
    }
}

fn told(act: &Value) -> Option<Told> {
    let number = |key| act.get(key).and_then(Value::as_u64);
    let text = |key| act.get(key).and_then(Value::as_str).map(str::to_owned);
    let word = act.get("did")?.as_str()?;
    let did = Doing::ALL.into_iter().find(|did| did.token() == word)?;
    let all = act.get("named").and_then(Value::as_array);
    Some(Told {
        changes: (number("first")?, number("last")?),
        at: act.get("at")?.as_f64()?,
        by: text("by").unwrap_or_default(),
        did,
        elements: number("elements")?,
        subjects: number("subjects").unwrap_or(0),
        named: all.into_iter().flatten().filter_map(named).collect(),
        on: act.get("on").and_then(named),
        title: text("title"),
        template: act.get("template").and_then(Value::as_bool) == Some(true),
    })
}

fn named(value: &Value) -> Option<Named> {
    let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
    Some(Named {
        id: text("id")?,
        ja: text("ja")?,
        en: text("en")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn page(firsts: &[u64], more: Option<u64>) -> Page {
        let acts = firsts.iter().map(|first| {
            json!({"first": first, "last": first, "at": 5, "by": "花", "did": "made", "elements": 1})
        });
        let acts: Vec<Value> = acts.collect();
        Page::read(&json!({"acts": acts, "more": more, "hours": 24}))
    }

    fn firsts(page: &Page) -> Vec<u64> {
        page.acts.iter().map(|act| act.changes.0).collect()
    }

    #[test]
    fn a_list_that_is_renewed_keeps_what_was_fetched_before_it() {
        let here = page(&[9, 8, 7], Some(7)).with_earlier(page(&[6, 5], Some(5)));
        assert_eq!((firsts(&here), here.more), (vec![9, 8, 7, 6, 5], Some(5)));
        // Ten is new, nine is no act any more.
        let renewed = here.renewed(page(&[10, 8, 7], Some(7)));
        assert_eq!(
            (firsts(&renewed), renewed.more),
            (vec![10, 8, 7, 6, 5], Some(5))
        );
        // All of it is there.
        let all = here.renewed(page(&[10, 9], None));
        assert_eq!((firsts(&all), all.more), (vec![10, 9], None));
        // More has happened than one answer says: what is in between is asked for again.
        let far = here.renewed(page(&[30, 29], Some(29)));
        assert_eq!((firsts(&far), far.more), (vec![30, 29], Some(29)));
    }

    #[test]
    fn what_can_be_read_of_the_acts_is_shown() {
        let answer = json!({
            "acts": [
                {"first": 65_536, "last": 65_537, "from": 1, "at": 5, "by": "花", "did": "moved", "elements": 12,
                 "subjects": 12, "named": [{"id": "n", "ja": "案", "en": "案"}, 7],
                 "on": {"id": "c", "ja": "旅", "en": "Journey"}, "title": null, "template": false},
                {"first": 1, "last": 1, "at": 5, "did": "danced", "elements": 1},
                {"first": -1, "last": 1, "at": 5, "did": "made", "elements": 1},
                null,
            ],
            "more": 65_536,
            "hours": 24,
        });
        let read = Page::read(&answer);
        assert_eq!(read.acts.len(), 1);
        let act = &read.acts[0];
        assert_eq!((act.changes, act.did), ((65_536, 65_537), Doing::Moved));
        assert_eq!((act.named.len(), act.template), (1, false));
        assert_eq!(act.on.as_ref().map(|on| on.en.as_str()), Some("Journey"));
        assert_eq!((read.more, read.hours), (Some(65_536), 24));
        assert_eq!(Page::read(&Value::Null), Page::default());
    }
}
