//! What is shown while the zoom changes from frame to frame on a full board: pictures of the board, each half as fine as
//! the one before and of twice as much of the board, stretched to the zoom in between.
//!
//! They are kept until the zoom rests, so that whoever zooms out and in again sees what was painted before. Each is
//! painted tile by tile, ahead of when it is needed: a frame never paints a whole one, unless the zoom runs away.

use board::BoardRect;
use scene::Damage;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlElement};

use super::layer::Layer;
use super::pixels::PixelRect;
use super::zoom_picture::{TILE, ZoomPicture, scaled};
use super::zoom_step::{Run, Step};
use crate::platform::now_millis;

/// How much smaller and larger than painted a picture is shown: an octave.
const STRETCH: (f64, f64) = (0.74, 1.48);
/// How much larger it is shown if the finer one has not been painted yet.
const STRETCH_MAX: f64 = 2.0;
/// How much more than seems necessary is on a picture, a share of its size: hands do not keep still.
const SPARE: f64 = 0.03;
/// The next picture is begun so many frames before it is needed: soon enough to spread it, and late enough not to paint
/// it for nobody where the zoom turns round.
const AHEAD_FRAMES: f64 = 6.0;
/// After so much painting ahead a frame has done enough, milliseconds.
const AHEAD_MILLIS: f64 = 5.0;
/// How many pixels all pictures have at most, but for the two that are needed: 64 MB.
const AREA_MAX: i64 = 16 << 20;

/// Paints a part of the board's pixels at a scale in the upper left corner of a context.
pub type PaintPart<'a> = &'a dyn Fn(&CanvasRenderingContext2d, PixelRect, f64);

/// The pictures.
#[derive(Default)]
pub struct ZoomPictures {
    pictures: Vec<ZoomPicture>,
    /// Where a tile is painted before it is copied: what is drawn on a canvas may be put off until it is needed, and
    /// copying it needs it.
    tile: Option<Layer>,
    /// The scale from which the scales of all pictures are counted.
    base: f64,
    /// The view at which the zoom rests, while it is being painted.
    rest: Option<ZoomPicture>,
    run: Option<Run>,
}

impl ZoomPictures {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.rest.is_none()
    }

    /// Forgets all pictures, and gives their memory back.
    pub fn forget(&mut self) {
        for picture in self.pictures.drain(..).chain(self.rest.take()) {
            picture.let_go();
        }
        if let Some(tile) = self.tile.take() {
            tile.let_go();
        }
        self.run = None;
    }

    /// The board looks different there.
    pub fn damaged(&mut self, damage: &Damage) {
        if damage.is_empty() || self.is_empty() {
            return;
        }
        match damage.areas() {
            Some(areas) => self.damaged_in(areas),
            None => self.forget(),
        }
    }

    fn damaged_in(&mut self, areas: &[BoardRect]) {
        for picture in self.pictures.iter_mut().chain(&mut self.rest) {
            picture.damaged(areas);
        }
    }

    /// Shows a step of a zoom on `screen`, and paints ahead what the next ones will show. If the screen shows the step
    /// before as it is, not stretched, it is given where that looks different since. Gives whether another picture had
    /// to be begun.
    ///
    /// # Errors
    /// What the browser threw: there is no room for a picture.
    pub fn show(
        &mut self,
        root: &HtmlElement,
        step: Step,
        (screen, exact): (&Layer, Option<&Damage>),
        paint: PaintPart<'_>,
    ) -> Result<bool, JsValue> {
        let Step { window, scale, .. } = step;
        if let Some(rest) = self.rest.take() {
            rest.let_go();
        }
        if self.pictures.is_empty() {
            self.base = step.scale_before;
            if let Some(damaged) = exact.and_then(Damage::areas) {
                // Inwards nothing else is needed for a while.
                let rect = match step.is_outwards() {
                    true => self.rect_of(0, step),
                    false => step.window_before,
                };
                let mut picture = ZoomPicture::begin(root, rect, self.base)?;
                picture.adopt(screen, step.window_before);
                picture.damaged(damaged);
                self.pictures.push(picture);
            }
        }
        let run = Run::following(self.run, step);
        let ahead = run.step(step);
        self.run = Some(run);
        let mut begun = false;
        let current = match self.find(window, scale) {
            Some(index) => index,
            None => {
                begun = true;
                self.begin(root, self.level(scale), ahead)?
            }
        };
        self.paint_missing(root, current, Some((window, scale)), usize::MAX, paint)?;
        if let Some(picture) = self.pictures.get(current) {
            picture.draw(screen.context(), window, scale);
        }
        let speed = (step.scale / step.scale_before).ln();
        self.paint_ahead(root, current, (ahead, speed), paint)?;
        Ok(begun)
    }

    /// Paints the view at which the zoom rests, as it is, a few tiles a frame; shows it when it is complete. Gives
    /// whether it was.
    ///
    /// # Errors
    /// As [`ZoomPictures::show`].
    pub fn come_to_rest(
        &mut self,
        root: &HtmlElement,
        (window, scale): (PixelRect, f64),
        screen: &Layer,
        paint: PaintPart<'_>,
    ) -> Result<bool, JsValue> {
        let mut rest = match self.rest.take() {
            Some(rest) => rest,
            None => ZoomPicture::begin(root, window, scale)?,
        };
        let began = now_millis();
        while now_millis() - began < AHEAD_MILLIS
            && let Some(part) = rest.take_missing(None)
        {
            self.paint_tile(root, &rest, part, paint)?;
        }
        let complete = rest.missing() == 0;
        if complete {
            rest.draw(screen.context(), window, scale);
        }
        self.rest = Some(rest);
        Ok(complete)
    }

    /// The picture that shows `window` at `scale` best: one that is complete there if there is one.
    fn find(&self, window: PixelRect, scale: f64) -> Option<usize> {
        let candidates = self.pictures.iter().enumerate().filter_map(|(index, it)| {
            let ratio = scale / it.scale();
            let missing = it.missing_of(window, scale);
            let range = match missing {
                0 => (STRETCH.0 * 0.97, STRETCH_MAX),
                _ => (STRETCH.0 * 0.97, STRETCH.1 * 1.03),
            };
            let fits = range.0 <= ratio && ratio <= range.1 && it.covers(window, scale);
            fits.then(|| (missing.min(1), ratio.ln().abs(), index))
        });
        let best = candidates.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        best.map(|(_, _, index)| index)
    }

    /// Which picture is meant for this scale, counted from the one at the scale of the beginning.
    fn level(&self, scale: f64) -> i32 {
        (scale / (self.base * STRETCH.1)).log2().ceil() as i32
    }

    fn scale_of(&self, level: i32) -> f64 {
        self.base * 2.0_f64.powi(level)
    }

    /// What is to be on a picture: what is in sight where it is stretched least.
    fn rect_of(&self, level: i32, step: Step) -> PixelRect {
        let scale = self.scale_of(level);
        let widest = scaled(step.window_at(scale * STRETCH.0), 1.0 / STRETCH.0, 0);
        let spare = (f64::from(widest.width()) * SPARE) as i32;
        scaled(widest, 1.0, spare)
    }

    /// Begins the picture of a level; another one of it is let go. Gives its place.
    fn begin(&mut self, root: &HtmlElement, level: i32, step: Step) -> Result<usize, JsValue> {
        let scale = self.scale_of(level);
        self.let_go_where(&|it| it.scale() == scale);
        let picture = ZoomPicture::begin(root, self.rect_of(level, step), scale)?;
        self.make_room(step.scale, picture.area());
        self.pictures.push(picture);
        Ok(self.pictures.len() - 1)
    }

    /// Paints what the next frames will need: the rest of what is shown, then the next picture in this direction.
    fn paint_ahead(
        &mut self,
        root: &HtmlElement,
        current: usize,
        (step, way): (Step, f64),
        paint: PaintPart<'_>,
    ) -> Result<(), JsValue> {
        let began = now_millis();
        let Some(shown) = self.pictures.get(current).map(ZoomPicture::scale) else {
            return Ok(());
        };
        if way == 0.0 {
            return Ok(());
        }
        self.paint_missing(root, current, None, 2, paint)?;
        let level = (shown / self.base).log2().round() as i32 + if way < 0.0 { -1 } else { 1 };
        let next = self.scale_of(level);
        let turn = next * if way < 0.0 { STRETCH.1 } else { STRETCH.0 };
        let frames = ((turn / step.scale).ln() / way).max(1.0);
        let (least, most) = step.limits;
        if frames > AHEAD_FRAMES || turn <= least || turn >= most {
            return Ok(());
        }
        let widest = step.window_at(next * STRETCH.0);
        let is_it = |it: &ZoomPicture| it.scale() == next && it.covers(widest, next * STRETCH.0);
        let index = match self.pictures.iter().position(is_it) {
            Some(index) => index,
            None if self.run.is_some_and(|run| run.begun == Some(level)) => {
                match self.pictures.iter().position(|it| it.scale() == next) {
                    Some(index) => index,
                    None => return Ok(()),
                }
            }
            None => {
                if let Some(run) = &mut self.run {
                    run.begun = Some(level);
                }
                self.begin(root, level, step)?
            }
        };
        let missing = self.pictures.get(index).map_or(0, ZoomPicture::missing);
        let wanted = (missing as f64 / frames).ceil() as usize;
        for _ in 0..wanted {
            self.paint_missing(root, index, None, 1, paint)?;
            if now_millis() - began > AHEAD_MILLIS {
                break;
            }
        }
        Ok(())
    }

    /// Paints up to `most` missing parts of a picture: those that a view shows, or any.
    fn paint_missing(
        &mut self,
        root: &HtmlElement,
        index: usize,
        seen: Option<(PixelRect, f64)>,
        most: usize,
        paint: PaintPart<'_>,
    ) -> Result<(), JsValue> {
        for _ in 0..most {
            let picture = self.pictures.get_mut(index);
            let Some(part) = picture.and_then(|it| it.take_missing(seen)) else {
                break;
            };
            self.tile(root)?;
            if let (Some(picture), Some(tile)) = (self.pictures.get(index), &self.tile) {
                paint(tile.context(), part, picture.scale());
                picture.put(tile, part);
            }
        }
        Ok(())
    }

    fn paint_tile(
        &mut self,
        root: &HtmlElement,
        picture: &ZoomPicture,
        part: PixelRect,
        paint: PaintPart<'_>,
    ) -> Result<(), JsValue> {
        let tile = self.tile(root)?;
        paint(tile.context(), part, picture.scale());
        picture.put(tile, part);
        Ok(())
    }

    fn tile(&mut self, root: &HtmlElement) -> Result<&Layer, JsValue> {
        if self.tile.is_none() {
            let tile = Layer::unseen_in(root, true)?;
            tile.resize(f64::from(TILE.0), f64::from(TILE.1));
            self.tile = Some(tile);
        }
        self.tile.as_ref().ok_or(JsValue::UNDEFINED)
    }

    /// Lets go of what is farthest from `scale` while there is not this much room, but not of the nearest: it is shown.
    fn make_room(&mut self, scale: f64, area: i64) {
        let all = |pictures: &[ZoomPicture]| pictures.iter().map(ZoomPicture::area).sum::<i64>();
        while self.pictures.len() > 1 && all(&self.pictures) + area > AREA_MAX {
            let distance = |other: &f64| (other / scale).ln().abs();
            let others = self.pictures.iter().map(ZoomPicture::scale);
            let Some(farthest) = others.max_by(|a, b| distance(a).total_cmp(&distance(b))) else {
                break;
            };
            self.let_go_where(&|it| it.scale() == farthest);
        }
    }

    fn let_go_where(&mut self, is_it: &dyn Fn(&ZoomPicture) -> bool) {
        self.pictures.retain(|picture| {
            let goes = is_it(picture);
            if goes {
                picture.let_go();
            }
            !goes
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scale_has_a_picture_that_is_stretched_by_less_than_an_octave() {
        let pictures = ZoomPictures {
            base: 0.83,
            ..ZoomPictures::default()
        };
        assert_eq!(pictures.level(0.83), 0);
        for index in 0..400 {
            let scale = 0.05 * 1.0115_f64.powi(index);
            let ratio = scale / pictures.scale_of(pictures.level(scale));
            assert!(
                (STRETCH.0 - 1e-9..=STRETCH.1 + 1e-9).contains(&ratio),
                "{scale} is stretched by {ratio}"
            );
        }
    }
}
