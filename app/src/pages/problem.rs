//! Pages that say what went wrong and what to do.

use leptos::prelude::*;

use crate::app::navigate;
use crate::i18n::Text;
use crate::ui::button::{Button, ButtonKind};
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
            | Self::MissingKey
            | Self::OtherBoard => false,
        }
    }
}

/// The page for a problem.
#[component]
pub fn ProblemPage(
    /// What went wrong.
    problem: Problem,
) -> impl IntoView {
    let (heading, detail) = problem.texts();
    let retry = problem.may_pass().then(|| {
        view! {
            <Button
                label=label(Text::ActionRetry)
                action="retry"
                kind=ButtonKind::Primary
                icon=Icon::Refresh
                on_press=|()| {
                    let _ = window().location().reload();
                }
            />
        }
    });
    view! {
        <main class="problem" data-problem=problem.token()>
            <p class="problem-mark">{logo()} <span>{label(Text::AppName)}</span></p>
            <h1>{label(heading)}</h1>
            <p class="problem-detail">{label(detail)}</p>
            <div class="problem-actions">
                {retry}
                <Button
                    label=label(Text::ProblemHome)
                    action="go-home"
                    icon=Icon::Home
                    on_press=|()| navigate("/")
                />
            </div>
        </main>
    }
    .into_any()
}

/// The page for an address that means nothing here.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <ProblemPage problem=Problem::NotFound/> }
}
