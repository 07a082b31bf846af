//! The pictures on the board, decoded, for the painter. Each is decoded as large as it is shown, when it is shown, and
//! forgotten when memory runs short. Where it comes from is none of the painter's business: it notes what it lacks, and
//! whoever can get it hands it in.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use board::{BoardRect, ContentHash};
use web_sys::{CanvasRenderingContext2d, ImageBitmap};

use crate::i18n::{Text, locale_untracked, text_in};

/// Decoded bytes kept at most; what the last frame showed stays even beyond.
const BYTES_MAX: f64 = 256.0 * 1024.0 * 1024.0;
/// Pictures smaller than this (device pixels) are not decoded smaller.
const SMALLEST_WIDTH: f64 = 64.0;

/// A picture that is shown, and is not here or not in a fitting size.
#[derive(Clone, PartialEq, Debug)]
pub struct WantedPicture {
    /// Which.
    pub hash: ContentHash,
    /// As how many device pixels it is shown, across.
    pub width: f64,
}

/// A decoded picture.
pub struct DecodedPicture {
    /// Its pixels.
    pub bitmap: ImageBitmap,
    /// How many pixels the file has, across.
    pub natural_width: f64,
}

/// What stands where a picture is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lacking {
    /// It is being fetched or decoded.
    Coming,
    /// Whoever put it on the board has not sent it yet, or the relay cannot be reached.
    NotThere,
    /// Its file cannot be read.
    Broken,
}

impl Lacking {
    /// What is said of it where the picture should be; nothing while it can come at any moment.
    pub fn words(self) -> Option<&'static str> {
        let text = match self {
            Self::Coming => return None,
            Self::NotThere => Text::PictureNotThere,
            Self::Broken => Text::PictureBroken,
        };
        Some(text_in(locale_untracked(), text))
    }
}

/// How far a picture has come.
enum State {
    Here(DecodedPicture),
    Lacking(Lacking),
}

struct Entry {
    state: State,
    /// The last frame that showed it.
    shown: u64,
    /// Whether somebody was asked for it, or for another size of it.
    is_asked: bool,
}

/// The pictures of one board.
#[derive(Default)]
pub struct Pictures {
    entries: RefCell<HashMap<ContentHash, Entry>>,
    wanted: RefCell<Vec<WantedPicture>>,
    frame: Cell<u64>,
    bytes: Cell<f64>,
}

impl Pictures {
    /// Draws a picture into `rect` of the context's coordinates, of which one is `scale` device pixels. If it is not
    /// here, gives why.
    pub fn draw(
        &self,
        context: &CanvasRenderingContext2d,
        hash: &ContentHash,
        rect: BoardRect,
        scale: f64,
    ) -> Option<Lacking> {
        let width = (rect.width * scale).max(1.0);
        let mut entries = self.entries.borrow_mut();
        let entry = entries.entry(hash.clone()).or_insert(Entry {
            state: State::Lacking(Lacking::Coming),
            shown: 0,
            is_asked: false,
        });
        entry.shown = self.frame.get();
        let (fits, lacking) = match &entry.state {
            State::Here(picture) => {
                let BoardRect {
                    x,
                    y,
                    width,
                    height,
                } = rect;
                let bitmap = &picture.bitmap;
                let _ =
                    context.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, x, y, width, height);
                (picture.fits(width * scale), None)
            }
            State::Lacking(lacking) => (*lacking != Lacking::Coming, Some(*lacking)),
        };
        if !fits && !entry.is_asked {
            entry.is_asked = true;
            self.wanted.borrow_mut().push(WantedPicture {
                hash: hash.clone(),
                width,
            });
        }
        lacking
    }

    /// Whether a picture is here, in whatever size.
    pub fn has(&self, hash: &ContentHash) -> bool {
        let entries = self.entries.borrow();
        let entry = entries.get(hash);
        entry.is_some_and(|entry| matches!(entry.state, State::Here(_)))
    }

    /// What the frames since the last call lacked; begins the next frame.
    pub fn take_wanted(&self) -> Vec<WantedPicture> {
        self.frame.set(self.frame.get() + 1);
        self.wanted.take()
    }

    /// Here is a picture, decoded as large as it was asked for.
    pub fn arrived(&self, hash: &ContentHash, picture: DecodedPicture) {
        self.bytes.set(self.bytes.get() + picture.bytes());
        self.replace(hash, State::Here(picture));
        self.make_room();
    }

    /// A picture cannot be shown. One that is here in another size stays.
    pub fn lacks(&self, hash: &ContentHash, why: Lacking) {
        if !self.has(hash) {
            self.replace(hash, State::Lacking(why));
        }
    }

    /// The picture is asked for again as soon as it is shown.
    pub fn ask_again(&self, hash: &ContentHash) {
        self.lacks(hash, Lacking::Coming);
    }

    fn replace(&self, hash: &ContentHash, state: State) {
        let mut entries = self.entries.borrow_mut();
        let shown = entries.get(hash).map_or(0, |entry| entry.shown);
        let entry = Entry {
            state,
            shown,
            is_asked: false,
        };
        let before = entries.insert(hash.clone(), entry);
        drop(entries);
        self.let_go(before);
    }

    /// Forgets what was not shown for the longest time.
    fn make_room(&self) {
        while self.bytes.get() > BYTES_MAX {
            let last = self.frame.get().saturating_sub(1);
            let mut entries = self.entries.borrow_mut();
            let oldest = entries
                .iter()
                .filter(|(_, entry)| matches!(entry.state, State::Here(_)) && entry.shown < last)
                .min_by_key(|(_, entry)| entry.shown)
                .map(|(hash, _)| hash.clone());
            let Some(oldest) = oldest else { break };
            let before = entries.remove(&oldest);
            drop(entries);
            self.let_go(before);
        }
    }

    fn let_go(&self, entry: Option<Entry>) {
        if let Some(Entry {
            state: State::Here(picture),
            ..
        }) = entry
        {
            self.bytes.set(self.bytes.get() - picture.bytes());
            // The pixels lie outside of what the browser's garbage collector counts.
            picture.bitmap.close();
        }
    }
}

impl DecodedPicture {
    /// As how many pixels a file of `natural_width` is best decoded to be shown as `width` device pixels: the file's
    /// own size halved, as often as it stays large enough. A picture that is drawn much smaller than it is costs as
    /// much as a large one, and flickers.
    pub fn fitting_width(natural_width: f64, width: f64) -> f64 {
        let mut fitting = natural_width;
        while fitting / 2.0 >= width.max(SMALLEST_WIDTH) {
            fitting /= 2.0;
        }
        fitting.ceil()
    }

    /// Whether it is large enough to be shown as `width` device pixels, and not far too large.
    fn fits(&self, width: f64) -> bool {
        let own = f64::from(self.bitmap.width());
        let is_sharp = own >= width.min(self.natural_width) * 0.9;
        let best = Self::fitting_width(self.natural_width, width);
        is_sharp && own <= best * 2.0
    }

    fn bytes(&self) -> f64 {
        f64::from(self.bitmap.width()) * f64::from(self.bitmap.height()) * 4.0
    }
}

impl Drop for Pictures {
    fn drop(&mut self) {
        for entry in self.entries.take().into_values() {
            self.let_go(Some(entry));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_decoded_as_large_as_it_is_shown_and_never_larger_than_it_is() {
        for (natural, shown, decoded) in [
            (4000.0, 4000.0, 4000.0),
            (4000.0, 2500.0, 4000.0),
            (4000.0, 2000.0, 2000.0),
            (4000.0, 300.0, 500.0),
            (4000.0, 1.0, 125.0),
            (100.0, 800.0, 100.0),
            (1.0, 1.0, 1.0),
        ] {
            let width = DecodedPicture::fitting_width(natural, shown);
            assert_eq!(width, decoded, "{natural} shown as {shown}");
        }
    }
}
