//! What others say about the board, for those who do not see it come.

use std::collections::HashSet;

use leptos::prelude::*;

use super::Talk;
use crate::i18n::{Text, t_with};
use crate::platform::now_millis;
use crate::ui::element::effect;

/// What was said longer ago was not said just now: it comes with the board, or after a time without a net, milliseconds.
const NEWS_MILLIS: f64 = 60_000.0;

/// Says each comment of somebody else once, when it comes.
pub fn tell(talk: Talk) {
    let known = StoredValue::new_local(HashSet::<String>::new());
    effect(move || {
        let threads = talk.threads.get();
        let all = threads
            .iter()
            .flat_map(|thread| std::iter::once(&thread.first).chain(&thread.answers));
        for comment in all {
            let is_new = known
                .try_update_value(|known| known.insert(comment.id.clone()))
                .unwrap_or(false);
            let age = now_millis() - comment.made_millis;
            let own = talk
                .handle
                .with_editor(|editor| editor.is_own_comment(comment));
            if is_new && own == Some(false) && age.abs() < NEWS_MILLIS && !comment.text.is_empty() {
                let values = [
                    ("name", comment.author.as_str()),
                    ("words", comment.text.as_str()),
                ];
                talk.handle.say(t_with(Text::CommentsHeard, &values));
            }
        }
    });
}
