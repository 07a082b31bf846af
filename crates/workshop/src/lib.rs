//! What a workshop needs and a plain whiteboard has not: typed canvases made from templates.
//!
//! A [`Template`] is data (`templates/*.json`, one file each, labels in both languages). It is inserted
//! once, by one writer, under ids that follow from the canvas's id, so that it can never double:
//! `bmc` owns the cells `bmc/cs`, `bmc/vp` …, and a sample's notes are `bmc/sample/cosmetics/0` …
//!
//! [`free_slot`] says where the next note of a cell goes. [`figures()`] works out what follows from what is on a canvas,
//! [`carry()`] lets its notes name the columns and rows of the next, [`next_part`] makes a part anew to go on with.
//!
//! What a workshop decides and reads are pure functions over plain values, which know no board:
//!
//! - [`rules`]: weights, points, votes, pass lines, dates, the dice;
//! - [`health`]: what is thin, empty, unbalanced or undated;
//! - [`answers`]: pasted answers, solution lists, tables and checklists, and what of them goes where.
//!
//! ```
//! use board::{Board, BoardPoint, ClientNumber, ElementId};
//!
//! let template = workshop::template("rikai.bmc").unwrap();
//! let mut board = Board::new(ClientNumber::new(1));
//! let canvas = ElementId::new("bmc");
//! workshop::insert_template(&mut board, template, &canvas, BoardPoint::new(0.0, 0.0)).unwrap();
//! assert!(board.snapshot().element(&workshop::cell_id(&canvas, "cs")).is_some());
//! ```

pub mod answers;
#[cfg(feature = "built-in")]
mod built_in;
mod carry;
pub mod figures;
mod free_place;
mod growth;
pub mod health;
mod insert;
mod layout;
mod next_part;
pub mod plan;
pub mod prompts;
pub mod rules;
mod sample;
mod sample_value;
mod slot;
mod taking;
mod template;
mod words;

#[cfg(feature = "built-in")]
pub use built_in::{pack_sources, packs, template, template_sources, templates};

pub use board::{CalcRule, CellLink, Choice, Holds, Lane, Matrix, Series, SeriesGroup, Strip};
pub use carry::{
    CarryPlan, CarryTarget, ContentPlan, TextPlan, TrackPlan, apply_carry, apply_content,
    apply_values, carry, carry_content, carry_some, carry_targets, carry_values,
};
pub use figures::{CanvasView, FigureOptions, Whose, figures, figures_with, has_plot};
pub use free_place::{PLACE_GAP, free_place};
pub use growth::{GROWTH_TEMPLATE, show_growth, shows_growth};
pub use insert::{cell_id, insert_pack, insert_template, pack_size};
pub use layout::{CANVAS_HEADER_HEIGHT, CANVAS_MARGIN, canvas_size};
pub use next_part::{PartPlan, apply_part, next_part};
pub use sample::insert_sample;
pub use slot::{CELL_HEADER_HEIGHT, NOTE_IN_CELL, SLOT_GAP, free_slot, free_slot_in, note_size_in};
pub use taking::{Taken, Taking, take_template};
pub use template::{
    Arrow, ArrowEnd, Body, Guide, Mode, PACK_TEMPLATES_MAX, Pack, Pile, PileSize, Problem, Prompt,
    PromptSlot, Sample, SampleContent, SampleName, SampleNote, SamplePlace, SampleValue, SlotForm,
    StepCard, TEMPLATE_BYTES_MAX, TEMPLATE_CELLS_MAX, Template, TemplateCell, TemplateErrors,
    TemplateFault, circle_among, parse_pack, parse_prompt, parse_template, write_template,
};
pub use words::Words;
