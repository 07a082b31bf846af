//! The names under which the document stores things. `docs/schema.md` describes them for scripts.

/// The version that this code writes, stored under [`SCHEMA`].
pub const SCHEMA_VERSION: i64 = 1;

/// Root map: id → element map.
pub(crate) const ELEMENTS: &str = "elements";
/// Root map: id of an owner that is gone → `[x, y]`, where it was on the board.
pub(crate) const GRAVES: &str = "graves";
/// Root map: facts about the board itself.
pub(crate) const INFO: &str = "board";

// Keys of the board's own facts.
pub(crate) const SCHEMA: &str = "schema";
pub(crate) const TITLE: &str = "title";
pub(crate) const LOCALE: &str = "locale";
/// The day of the workshop, `YYYY-MM-DD`.
pub(crate) const SESSION: &str = "session";
/// What the keys of findings start with that people left alone: `quiet:FINDING` = true.
pub(crate) const QUIET_PREFIX: &str = "quiet:";
/// What the keys of comments start with: `comment:ID` = a map.
pub(crate) const COMMENT_PREFIX: &str = "comment:";
/// What the keys of settled threads start with: `resolved:ID` = true.
pub(crate) const RESOLVED_PREFIX: &str = "resolved:";
/// Also of elements: the round of private writing that lies over it.
pub(crate) const VEIL: &str = "veil";

// Keys that all elements share.
pub(crate) const KIND: &str = "kind";
/// `[parent id or "", x, y]`, one key because they change together.
pub(crate) const AT: &str = "at";
/// `[width, height]`.
pub(crate) const SIZE: &str = "size";
pub(crate) const ORDER: &str = "order";
pub(crate) const LOCKED: &str = "locked";
pub(crate) const GROUP: &str = "group";
pub(crate) const LINK: &str = "link";
/// Of notes and text cells: the id of whose text is shown.
pub(crate) const SOURCE: &str = "source";

// Notes.
pub(crate) const NOTE: &str = "note";
pub(crate) const COLOR: &str = "color";
pub(crate) const TEXT: &str = "text";
pub(crate) const AUTHOR: &str = "author";
pub(crate) const EVIDENCE: &str = "evidence";
/// What is written there and not revealed yet.
pub(crate) const SEALED: &str = "sealed";
/// What the keys of tags start with: `tag:NAME` = true.
pub(crate) const TAG_PREFIX: &str = "tag:";
/// What the keys of reactions start with: `react:TOKEN:WHO` = true.
pub(crate) const REACTION_PREFIX: &str = "react:";

// Texts, shapes, connectors, drawings, images, frames.
pub(crate) const SHAPE: &str = "shape";
pub(crate) const CONNECTOR: &str = "connector";
pub(crate) const DRAWING: &str = "drawing";
pub(crate) const IMAGE: &str = "image";
pub(crate) const FRAME: &str = "frame";
pub(crate) const INK: &str = "ink";
pub(crate) const SCALE: &str = "scale";
pub(crate) const WRAP: &str = "wrap";
pub(crate) const FORM: &str = "form";
/// A note colour, or [`NO_COLOR`].
pub(crate) const FILL: &str = "fill";
/// A note colour, or [`NO_COLOR`].
pub(crate) const TINT: &str = "tint";
pub(crate) const NO_COLOR: &str = "none";
/// `[element id or "", x, y]`.
pub(crate) const FROM: &str = "from";
/// As [`FROM`].
pub(crate) const TO: &str = "to";
pub(crate) const ROUTE: &str = "route";
/// `[at the start, at the end]`.
pub(crate) const HEADS: &str = "heads";
pub(crate) const DASHED: &str = "dashed";
/// `[x, y, pressure, x, y, pressure, …]`: tenths of a board unit, per cent.
pub(crate) const POINTS: &str = "points";
pub(crate) const WIDTH: &str = "width";
pub(crate) const HASH: &str = "hash";
pub(crate) const MEDIA: &str = "media";
/// `[width, height]`.
pub(crate) const PIXELS: &str = "pixels";
pub(crate) const ALT: &str = "alt";

// Canvases and cells.
pub(crate) const CANVAS: &str = "canvas";
pub(crate) const CELL: &str = "cell";
pub(crate) const TEMPLATE: &str = "template";
pub(crate) const CLOSED: &str = "closed";
/// A canvas's id.
pub(crate) const FOLLOWS: &str = "follows";
/// `{ja, en}`.
pub(crate) const LABEL: &str = "label";
pub(crate) const KEY: &str = "key";
pub(crate) const TAB: &str = "tab";
/// What a cell, or a track's slots, hold: a map with `type`.
pub(crate) const HOLDS: &str = "holds";
/// The role that fills a cell in.
pub(crate) const OWNER: &str = "owner";
pub(crate) const COVER: &str = "cover";
/// What the keys of values start with: `value:SLOT:WHO`.
pub(crate) const VALUE_PREFIX: &str = "value:";

// Columns and rows.
pub(crate) const TRACK: &str = "track";
pub(crate) const AXIS: &str = "axis";
pub(crate) const WEIGHT: &str = "weight";
pub(crate) const NAMES: &str = "names";
pub(crate) const BAND: &str = "band";
pub(crate) const REMOVED: &str = "removed";
