//! Pages that say what went wrong and what to do.

use crate::app::navigate;
use crate::i18n::Text;
use crate::platform::window;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::element::{View, el};
use crate::ui::icon::Icon;
use crate::ui::label;
use crate::ui::logo::logo;

/// What went wrong.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// No page has this address.
    NotFound,
    /// The relay knows no such board.
    UnknownBoard,
    /// The relay knows the board, but not this key.
    WrongKey,
    /// The link was revoked, or its time is over, while the board was open.
    Revoked,
    /// The address has no key.
    MissingKey,
    /// The relay's board is another one than the copy on this device.
    OtherBoard,
    /// The relay cannot be reached and this device has no copy.
    Unreachable,
}

impl Problem {
    const fn texts(self) -> (Text, Text) {
        match self {
            Self::NotFound => (Text::ProblemNotFound, Text::ProblemNotFoundDetail),
            Self::UnknownBoard => (Text::ProblemUnknownBoard, Text::ProblemUnknownBoardDetail),
            Self::WrongKey => (Text::ProblemWrongKey, Text::ProblemWrongKeyDetail),
            Self::Revoked => (Text::LinksRevoked, Text::LinksRevokedDetail),
            Self::MissingKey => (Text::ProblemMissingKey, Text::ProblemMissingKeyDetail),
            Self::OtherBoard => (Text::ProblemOtherBoard, Text::ProblemOtherBoardDetail),
            Self::Unreachable => (Text::ProblemUnreachable, Text::ProblemUnreachableDetail),
        }
    }

    const fn token(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::UnknownBoard => "unknown-board",
            Self::WrongKey => "wrong-key",
            Self::Revoked => "revoked",
            Self::MissingKey => "missing-key",
            Self::OtherBoard => "other-board",
            Self::Unreachable => "unreachable",
        }
    }

    /// Whether opening the same address again may help.
    const fn may_pass(self) -> bool {
        match self {
            Self::Unreachable => true,
            Self::NotFound
            | Self::UnknownBoard
            | Self::WrongKey
            | Self::Revoked
            | Self::MissingKey
            | Self::OtherBoard => false,
        }
    }
}

/// The page for a problem.
pub fn problem_page(problem: Problem) -> View {
    let (heading, detail) = problem.texts();
    let retry = problem.may_pass().then(|| {
        Button::new(label(Text::ActionRetry), "retry", || {
            let _ = window().location().reload();
        })
        .kind(ButtonKind::Primary)
        .icon(Icon::Refresh)
    });
    let home = Button::new(label(Text::ProblemHome), "go-home", || navigate("/")).icon(Icon::Home);
    el("main")
        .attrs(&[("class", "problem"), ("data-problem", problem.token())])
        .child(
            el("p")
                .class("problem-mark")
                .child(logo())
                .text(" ")
                .child(el("span").says(Text::AppName)),
        )
        .child(el("h1").says(heading))
        .child(el("p").class("problem-detail").says(detail))
        .child(el("div").class("problem-actions").child(retry).child(home))
        .into()
}

/// The page for an address that means nothing here.
pub fn not_found() -> View {
    problem_page(Problem::NotFound)
}
