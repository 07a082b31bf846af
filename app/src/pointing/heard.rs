//! What others say at their cursors, for those who do not see them: said once somebody has stopped typing.

use std::cell::RefCell;

use collab::Person;

use crate::bridge::EditorHandle;
use crate::i18n::{Text, t_with};
use crate::platform::Timer;

/// Whoever has not typed for so long has said it, milliseconds.
const PAUSE_MILLIS: i32 = 1_500;

/// What somebody is saying.
struct Saying {
    client: u64,
    name: String,
    words: String,
    was_told: bool,
    _timer: Option<Timer>,
}

thread_local! {
    static SAYINGS: RefCell<Vec<Saying>> = const { RefCell::new(Vec::new()) };
}

/// Takes in what everybody says now.
pub fn hear(handle: EditorHandle, people: &[Person]) {
    let mut to_tell = Vec::new();
    SAYINGS.with_borrow_mut(|sayings| {
        for person in people {
            let chat = person.presence.chat.as_str();
            let known = sayings
                .iter()
                .position(|saying| saying.client == person.client);
            match known {
                None if chat.is_empty() => {}
                None => sayings.push(Saying::new(handle, person)),
                Some(index) => {
                    let Some(saying) = sayings.get_mut(index) else {
                        continue;
                    };
                    if chat.is_empty() {
                        // Sent, or given up.
                        to_tell.extend(saying.tell());
                        sayings.remove(index);
                    } else if saying.words != chat {
                        *saying = Saying::new(handle, person);
                    }
                }
            }
        }
        sayings.retain(|saying| people.iter().any(|person| person.client == saying.client));
    });
    for words in to_tell {
        handle.say(words);
    }
}

impl Saying {
    fn new(handle: EditorHandle, person: &Person) -> Self {
        let client = person.client;
        Self {
            client,
            name: person.presence.user.name.clone(),
            words: person.presence.chat.clone(),
            was_told: false,
            _timer: Timer::once(PAUSE_MILLIS, move || {
                let words = SAYINGS.with_borrow_mut(|sayings| {
                    let saying = sayings.iter_mut().find(|saying| saying.client == client);
                    saying.and_then(Saying::tell)
                });
                if let Some(words) = words {
                    handle.say(words);
                }
            }),
        }
    }

    /// The words for the live region, once.
    fn tell(&mut self) -> Option<String> {
        if std::mem::replace(&mut self.was_told, true) {
            return None;
        }
        let values = [("name", self.name.as_str()), ("words", self.words.as_str())];
        Some(t_with(Text::ChatHeard, &values))
    }
}
