//! Rows of pixels as a PNG file, one after the other.

use resvg::tiny_skia::Pixmap;

use crate::ExportError;

/// Begins a file for a picture of that size in pixels. If `opaque`, no pixel lets anything through, and nothing is said
/// of it.
///
/// # Errors
/// [`ExportError::Render`].
pub fn begin(
    file: &mut Vec<u8>,
    (width, height): (u32, u32),
    opaque: bool,
) -> Result<png::Writer<&mut Vec<u8>>, ExportError> {
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(if opaque {
        png::ColorType::Rgb
    } else {
        png::ColorType::Rgba
    });
    encoder.set_depth(png::BitDepth::Eight);
    // The flat colours of a board come out as small as with the encoder's own choice, in half of the time. (Its fast one
    // is hardly faster, and makes files six times as large.)
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    encoder.set_filter(png::Filter::Up);
    encoder.write_header().map_err(refused)
}

/// The rows of a file that is being written.
pub struct Rows<'a, 'b> {
    out: png::StreamWriter<'a, &'b mut Vec<u8>>,
    width: usize,
    opaque: bool,
    row: Vec<u8>,
}

impl<'a, 'b> Rows<'a, 'b> {
    /// The rows of a file that was begun for pictures of that width.
    ///
    /// # Errors
    /// [`ExportError::Render`].
    pub fn of(
        file: &'a mut png::Writer<&'b mut Vec<u8>>,
        width: u32,
        opaque: bool,
    ) -> Result<Self, ExportError> {
        Ok(Self {
            out: file.stream_writer().map_err(refused)?,
            width: width as usize,
            opaque,
            row: Vec::new(),
        })
    }

    /// Adds the first `count` rows of a strip.
    ///
    /// # Errors
    /// [`ExportError::Render`].
    pub fn add(&mut self, strip: &Pixmap, count: u32) -> Result<(), ExportError> {
        use std::io::Write as _;
        self.row
            .resize(self.width * if self.opaque { 3 } else { 4 }, 0);
        for pixels in strip.pixels().chunks_exact(self.width).take(count as usize) {
            if self.opaque {
                let (colors, _) = self.row.as_chunks_mut::<3>();
                for (color, pixel) in colors.iter_mut().zip(pixels) {
                    *color = [pixel.red(), pixel.green(), pixel.blue()];
                }
            } else {
                let (colors, _) = self.row.as_chunks_mut::<4>();
                for (color, pixel) in colors.iter_mut().zip(pixels) {
                    let pixel = pixel.demultiply();
                    *color = [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()];
                }
            }
            self.out
                .write_all(&self.row)
                .map_err(|error| ExportError::Render(error.to_string()))?;
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`ExportError::Render`] if rows are missing.
    pub fn finish(self) -> Result<(), ExportError> {
        self.out.finish().map_err(refused)
    }
}

fn refused(error: png::EncodingError) -> ExportError {
    ExportError::Render(error.to_string())
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Color;

    use super::*;

    #[test]
    fn x272_a_file_written_in_strips_is_the_picture() {
        for (opaque, alpha) in [(true, 255), (false, 128)] {
            let mut file = Vec::new();
            let mut writer = begin(&mut file, (3, 5), opaque).unwrap();
            let mut rows = Rows::of(&mut writer, 3, opaque).unwrap();
            let mut strip = Pixmap::new(3, 2).unwrap();
            for (red, count) in [(10, 2), (90, 2), (200, 1)] {
                strip.fill(Color::from_rgba8(red, 40, 70, alpha));
                rows.add(&strip, count).unwrap();
            }
            rows.finish().unwrap();
            drop(writer);
            let read = Pixmap::decode_png(&file).unwrap();
            assert_eq!((read.width(), read.height()), (3, 5));
            for (y, red) in [(0, 10_u8), (1, 10), (2, 90), (3, 90), (4, 200)] {
                let pixel = read.pixel(2, y).unwrap().demultiply();
                assert!(pixel.red().abs_diff(red) <= 1, "{y}: {pixel:?}");
                assert_eq!(pixel.alpha(), alpha);
            }
        }
    }

    #[test]
    fn x272_a_file_with_rows_missing_is_refused() {
        let mut file = Vec::new();
        let mut writer = begin(&mut file, (3, 5), true).unwrap();
        let mut rows = Rows::of(&mut writer, 3, true).unwrap();
        rows.add(&Pixmap::new(3, 2).unwrap(), 2).unwrap();
        assert!(rows.finish().is_err());
    }
}
