//! Looking along with somebody: the view is where theirs is, until the person moves it or takes something in hand.

use board::BoardRect;

use crate::turn::Turn;
use crate::{Camera, Editor, Glide, ScreenSize};

/// What rounding a view on its way to the others can do to the zoom, as a share of it.
const ROUNDED: f64 = 1e-4;

/// What becomes of looking along.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum LookAlong {
    /// With the tab of this client number from now on; `None`: with nobody.
    With(Option<u64>),
    /// What they see, board space.
    See(BoardRect),
    /// Somebody looks along here, or there is a crowd, and is to be told what is seen; or nobody is.
    Watched(bool),
}

/// With whom one looks along, and whether others do here.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Company {
    with: Option<u64>,
    /// What they saw last, and how large the viewport was then.
    seen: Option<(BoardRect, ScreenSize)>,
    watched: bool,
}

impl Company {
    /// One looks for oneself again.
    pub(crate) fn leave(&mut self) {
        (self.with, self.seen) = (None, None);
    }
}

impl Editor {
    /// The client number of the tab with which one looks along.
    pub fn looks_along_with(&self) -> Option<u64> {
        self.company.with
    }

    /// Whether the others are to be told what is seen here.
    pub fn is_watched(&self) -> bool {
        self.company.watched
    }

    /// What those who look along are to see; `None` if nobody does, or if one looks along with somebody oneself.
    pub(crate) fn shown_view(&self) -> Option<BoardRect> {
        let shows = self.company.watched && self.company.with.is_none();
        shows.then(|| self.camera.visible(self.settings.viewport))
    }

    pub(crate) fn on_look_along(&mut self, wanted: LookAlong, turn: &mut Turn<'_>) {
        match wanted {
            LookAlong::With(with) if with == self.company.with => {}
            LookAlong::With(with) => (self.company.with, self.company.seen) = (with, None),
            LookAlong::See(rect) => self.see_along(rect, turn),
            LookAlong::Watched(watched) => self.company.watched = watched,
        }
    }

    /// Looks at all of `rect`. Who is writing or has something in hand looks for oneself from now on.
    fn see_along(&mut self, rect: BoardRect, turn: &mut Turn<'_>) {
        let viewport = self.settings.viewport;
        let before = self.company.seen.replace((rect, viewport));
        if self.company.with.is_none() || self.in_gesture() || self.editing().is_some() {
            return self.company.leave();
        }
        let fits = (viewport.width / rect.width).min(viewport.height / rect.height);
        // What is told is rounded: 100 % shall not become a little more.
        let percent = (fits * 100.0).round() / 100.0;
        let fits = if (fits / percent - 1.0).abs() < ROUNDED {
            percent
        } else {
            fits
        };
        if before == self.company.seen || !(fits.is_finite() && fits > 0.0) {
            return;
        }
        let (from, to) = (self.camera, Camera::centered(rect.center(), fits, viewport));
        self.camera_untouched = false;
        self.set_camera(to);
        // The way there is shown; then the view goes as theirs does.
        if before.is_none() && self.settings.glides && from != to {
            self.camera = from;
            self.glide = Some(Glide::new(from, to, turn.now_millis()));
        }
    }
}
