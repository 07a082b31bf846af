//! One comment as it is read: who, when, what.

use board::Comment;
use leptos::prelude::Set;

use super::Talk;
use crate::bridge::Commenting;
use crate::i18n::{Text, how_long_ago, t};
use crate::platform::now_millis;
use crate::ui::button::IconButton;
use crate::ui::element::{Element, el};
use crate::ui::icon::Icon;
use crate::ui::label;

/// The comment; its author may say it otherwise, and take it back.
pub fn said(talk: Talk, comment: &Comment) -> Element {
    let is_own = talk
        .handle
        .with_editor(|editor| editor.is_own_comment(comment))
        .unwrap_or(false);
    let head = el("header")
        .class("comment-head")
        .child(author(comment))
        .child(el("time").text(&how_long_ago(comment.made_millis, now_millis())));
    let may_change = is_own && !comment.text.is_empty() && talk.may_write();
    let id = comment.id.clone();
    let edit = may_change.then(|| {
        IconButton::new(label(Text::CommentsEdit), "comment-edit", Icon::Pencil)
            .class("icon-button-small")
            .on_press(move || talk.edited.set(Some(id.clone())))
    });
    let id = comment.id.clone();
    let take_back = may_change.then(|| {
        IconButton::new(label(Text::CommentsDelete), "comment-delete", Icon::Trash)
            .class("icon-button-small")
            .on_press(move || talk.send(Commenting::Delete(id.clone())))
    });
    el("article")
        .class("comment")
        .attr("data-comment", &comment.id)
        .child(head.children(edit).children(take_back))
        .child(words(comment))
}

/// Who said it.
pub fn author(comment: &Comment) -> Element {
    let name = match comment.author.as_str() {
        "" => t(Text::CommentsNobody),
        name => name,
    };
    el("strong").text(name)
}

/// What was said, or that it was taken back.
pub fn words(comment: &Comment) -> Element {
    match comment.text.as_str() {
        "" => el("p").class("hint").says(Text::CommentsTakenBack),
        text => el("p").class("comment-words").text(text),
    }
}
