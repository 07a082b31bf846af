//! The names under which the document stores things. `docs/schema.md` describes them for scripts.

/// The version that this code writes, stored under [`SCHEMA`].
pub const SCHEMA_VERSION: i64 = 1;

/// Root map: id → element map.
pub(crate) const ELEMENTS: &str = "elements";
/// Root map: facts about the board itself.
pub(crate) const INFO: &str = "board";

// Keys of the board's own facts.
pub(crate) const SCHEMA: &str = "schema";
pub(crate) const TITLE: &str = "title";
pub(crate) const LOCALE: &str = "locale";

// Keys that all elements share.
pub(crate) const KIND: &str = "kind";
/// `[parent id or "", x, y]`, one key because they change together.
pub(crate) const AT: &str = "at";
/// `[width, height]`.
pub(crate) const SIZE: &str = "size";
pub(crate) const ORDER: &str = "order";
pub(crate) const LOCKED: &str = "locked";

// Notes.
pub(crate) const NOTE: &str = "note";
pub(crate) const COLOR: &str = "color";
pub(crate) const TEXT: &str = "text";
pub(crate) const AUTHOR: &str = "author";

// Canvases and cells.
pub(crate) const CANVAS: &str = "canvas";
pub(crate) const CELL: &str = "cell";
pub(crate) const TEMPLATE: &str = "template";
/// `{ja, en}`.
pub(crate) const LABEL: &str = "label";
pub(crate) const KEY: &str = "key";
pub(crate) const TAB: &str = "tab";
