//! What the relay's list says, read. Whatever is not as it should be is left out.

use serde_json::Value;

/// Why there is a checkpoint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reason {
    /// Somebody wanted it.
    Named,
    /// An hour of work.
    Hourly,
    /// Something large was about to happen.
    Before,
    /// Somebody was about to delete many elements.
    Deletion,
    /// Somebody was about to bring many elements.
    Addition,
    /// The next part was about to be made.
    Part,
    /// A step of the session had ended.
    Step,
    /// Writing in private was about to be revealed.
    Private,
}

/// A checkpoint, as far as the list shows it.
#[derive(Clone, PartialEq, Debug)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Milliseconds since 1970.
    pub at: f64,
    /// Why it is there.
    pub reason: Reason,
    /// What somebody called it; may be empty.
    pub name: String,
    /// Who made it; empty for the relay.
    pub by: String,
    /// How many elements the board had.
    pub elements: u64,
    /// How many elements were about to come or go.
    pub count: u64,
}

/// The list, and what is kept for how long.
#[derive(Clone, PartialEq, Debug)]
pub struct Listing {
    /// Newest first.
    pub all: Vec<Listed>,
    /// Minutes between two automatic ones; 0 for none.
    pub every_minutes: u64,
    /// For so many days one a day is kept.
    pub days: u64,
}

impl Listing {
    /// Reads the relay's answer.
    pub fn read(answer: &Value) -> Self {
        let number = |key| answer.get(key).and_then(Value::as_u64).unwrap_or_default();
        let all = answer.get("checkpoints").and_then(Value::as_array);
        Self {
            all: all.into_iter().flatten().filter_map(listed).collect(),
            every_minutes: number("every_minutes"),
            days: number("days"),
        }
    }
}

fn listed(entry: &Value) -> Option<Listed> {
    let text = |key| {
        let text = entry.get(key).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Some(Listed {
        id: entry.get("id")?.as_str()?.to_owned(),
        at: entry.get("at")?.as_f64()?,
        reason: match entry.get("reason")?.as_str()? {
            "named" => Reason::Named,
            "hourly" => Reason::Hourly,
            "before" => Reason::Before,
            "deletion" => Reason::Deletion,
            "addition" => Reason::Addition,
            "part" => Reason::Part,
            "step" if entry.get("ended").and_then(Value::as_str) == Some("private") => {
                Reason::Private
            }
            "step" => Reason::Step,
            _ => return None,
        },
        name: text("name"),
        by: text("by"),
        elements: entry.get("elements").and_then(Value::as_u64).unwrap_or(0),
        count: entry.get("count").and_then(Value::as_u64).unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_can_be_read_of_the_list_is_shown() {
        let answer = json!({
            "checkpoints": [
                {"id": "a", "at": 1_795_338_330_123_u64, "reason": "named", "name": "昼", "by": "花", "elements": 3},
                {"id": "b", "at": 5, "reason": "hourly"},
                {"id": "e", "at": 4, "reason": "step", "ended": "private"},
                {"id": "f", "at": 3, "reason": "step", "ended": "part", "name": "旅"},
                {"id": "c", "at": "yesterday", "reason": "hourly"},
                {"id": "d", "at": 5, "reason": "never heard of"},
                null,
            ],
            "every_minutes": 60,
        });
        let read = Listing::read(&answer);
        let ids: Vec<&str> = read.all.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["a", "b", "e", "f"]);
        let ends = [read.all[2].reason, read.all[3].reason];
        assert_eq!(ends, [Reason::Private, Reason::Step]);
        assert_eq!((read.all[0].name.as_str(), read.all[0].elements), ("昼", 3));
        assert_eq!((read.every_minutes, read.days), (60, 0));
        assert!(Listing::read(&Value::Null).all.is_empty());
    }
}
