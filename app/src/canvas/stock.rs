//! What painting makes once and uses again and again.

use super::colors::Colors;
use super::pictures::Pictures;
use super::shadows::ShadowCache;

/// Everything that a painter finds ready.
#[derive(Default)]
pub struct Stock {
    /// Blurred shadows.
    pub shadows: ShadowCache,
    /// Decoded pictures.
    pub pictures: Pictures,
    /// Colours as JavaScript has them.
    pub colors: Colors,
}
