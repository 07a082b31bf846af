//! Looking along with somebody, as everybody's presence tells it: whom one follows, who follows here, and what there is
//! to see. Only who is followed tells what they see, or everybody in a crowd, where the relay asks for that.

use collab::{CROWD_MIN, Person};
use leptos::prelude::{ArcRwSignal, Get, GetUntracked, Set};

use crate::bridge::{EditorHandle, EditorPresence, Input, LookAlong};
use crate::canvas::Surface;
use crate::i18n::{Text, t, t_with};

/// Who follows somebody who follows somebody … sees what the last of them sees, if it is not farther than this.
const CHAIN_MAX: usize = 8;

thread_local! {
    static WHOM: ArcRwSignal<Option<u64>> = ArcRwSignal::new(None);
    static FOLLOWERS: ArcRwSignal<Vec<u64>> = ArcRwSignal::new(Vec::new());
}

/// The client number of whom one follows; tracked.
pub fn whom() -> Option<u64> {
    WHOM.with(Get::get)
}

/// Who follows this tab, by client number; tracked.
pub fn followers() -> Vec<u64> {
    FOLLOWERS.with(Get::get)
}

/// From now on the view is that of `client`; `None`: one's own again.
pub fn follow(handle: EditorHandle, client: Option<u64>) {
    handle.send(Input::LookAlong(LookAlong::With(client)));
    // They may have told it before, to somebody else, and have rested since.
    if let Some(surface) = handle.surface() {
        look(handle, &surface);
    }
}

/// Does what follows from what everybody shows now.
pub fn look(handle: EditorHandle, surface: &Surface) {
    let mut heard = None;
    surface.with_people(|people| heard = read(handle, people));
    if let Some(heard) = heard {
        heed(handle, heard);
    }
}

/// This person shows the others something else now: perhaps she follows somebody, or has moved the view herself.
pub fn show_own(handle: EditorHandle, presence: &EditorPresence) {
    let before = WHOM.with(GetUntracked::get_untracked);
    if before == presence.follows {
        return;
    }
    WHOM.with(|whom| whom.set(presence.follows));
    handle.say(match presence.follows {
        Some(client) => t_with(Text::FollowWhom, &[("name", &name_of(handle, client))]),
        None => t(Text::FollowEnded).to_owned(),
    });
}

/// The name of somebody who is here.
pub fn name_of(handle: EditorHandle, client: u64) -> String {
    let people = handle.signals().people.get_untracked();
    let person = people.iter().find(|person| person.client == client);
    let name = person.map_or("", |person| person.name.as_str());
    let name = if name.is_empty() {
        t(Text::PeopleUnnamed)
    } else {
        name
    };
    name.to_owned()
}

/// What follows from what everybody shows now.
struct Heard {
    followers: Vec<u64>,
    /// Whether the others are told what this person sees, and whether they are to be.
    shows: (bool, bool),
    sight: Option<Sight>,
}

/// What there is to see with whom one follows.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Sight {
    /// They look here.
    View(board::BoardRect),
    /// They have not told it yet.
    Unknown,
    /// They went away, or look along here themselves.
    Nothing,
}

/// Reads it from what everybody shows.
fn read(handle: EditorHandle, people: &[Person]) -> Option<Heard> {
    let (me, whom, shows) = handle.with_editor(|editor| {
        let me = editor.board().client().get();
        (me, editor.looks_along_with(), editor.is_watched())
    })?;
    let follows_me = |person: &&Person| person.presence.follows == Some(me);
    let followers = people.iter().filter(follows_me);
    let followers: Vec<u64> = followers.map(|person| person.client).collect();
    let in_crowd = people.len() >= CROWD_MIN;
    Some(Heard {
        shows: (shows, in_crowd || !followers.is_empty()),
        followers,
        sight: whom.map(|whom| sight_of(people, me, whom)),
    })
}

/// Does what it asks for.
fn heed(handle: EditorHandle, heard: Heard) {
    let known = FOLLOWERS.with(GetUntracked::get_untracked);
    if known != heard.followers {
        FOLLOWERS.with(|followers| followers.set(heard.followers));
    }
    let (shows, is_watched) = heard.shows;
    if shows != is_watched {
        handle.send(Input::LookAlong(LookAlong::Watched(is_watched)));
    }
    let _is_handled = match heard.sight {
        Some(Sight::View(rect)) => handle.send(Input::LookAlong(LookAlong::See(rect))),
        Some(Sight::Nothing) => handle.send(Input::LookAlong(LookAlong::With(None))),
        Some(Sight::Unknown) | None => false,
    };
}

fn sight_of(people: &[Person], me: u64, whom: u64) -> Sight {
    let mut at = whom;
    for _ in 0..CHAIN_MAX {
        let Some(person) = people.iter().find(|person| person.client == at) else {
            return if at == whom {
                Sight::Nothing
            } else {
                Sight::Unknown
            };
        };
        match person.presence.follows {
            Some(next) if next == me => return Sight::Nothing,
            Some(next) => at = next,
            None => return person.presence.view.map_or(Sight::Unknown, Sight::View),
        }
    }
    Sight::Unknown
}

#[cfg(test)]
mod tests {
    use board::BoardRect;
    use collab::Presence;

    use super::*;

    const ME: u64 = 1;

    fn person(client: u64, follows: Option<u64>, view: Option<BoardRect>) -> Person {
        Person {
            client,
            presence: Presence {
                follows,
                view,
                ..Presence::default()
            },
        }
    }

    #[test]
    fn one_sees_what_the_last_of_those_sees_who_follow_each_other() {
        let view = BoardRect::new(1.0, 2.0, 300.0, 200.0);
        let own = BoardRect::new(-9.0, 0.0, 10.0, 10.0);
        let people = [
            person(2, Some(3), Some(own)),
            person(3, None, Some(view)),
            person(4, None, None),
        ];
        assert_eq!(sight_of(&people, ME, 3), Sight::View(view));
        assert_eq!(sight_of(&people, ME, 2), Sight::View(view));
        assert_eq!(sight_of(&people, ME, 4), Sight::Unknown, "not told yet");
        assert_eq!(sight_of(&people, ME, 9), Sight::Nothing, "went away");
    }

    #[test]
    fn nobody_is_led_round_in_circles() {
        let people = [
            person(2, Some(ME), None),
            person(3, Some(2), None),
            person(4, Some(5), None),
            person(5, Some(4), None),
        ];
        for whom in [2, 3] {
            assert_eq!(sight_of(&people, ME, whom), Sight::Nothing, "{whom}");
        }
        assert_eq!(sight_of(&people, ME, 4), Sight::Unknown, "others' circle");
    }
}
