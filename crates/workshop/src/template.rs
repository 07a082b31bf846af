//! Templates: the format, reading it, and what can be wrong with a file.

mod arrows;
mod cells;
mod checks;
mod fault;
mod format;
mod grids;
mod guide;
mod holds;
mod json;
mod links;
mod node;
mod pack;
mod place;
mod prompt;
mod reading;
mod sample_checks;
mod samples;
mod writing;

pub use arrows::{Arrow, ArrowEnd};
pub use fault::{Problem, TemplateErrors, TemplateFault};
pub use format::{Body, Template, TemplateCell};
pub use guide::{Guide, Mode, Pile, PileSize, StepCard};
pub use links::circle_among;
pub use pack::{PACK_TEMPLATES_MAX, Pack, parse_pack};
pub use prompt::{Prompt, PromptSlot, SlotForm, parse_prompt};
pub use reading::{TEMPLATE_BYTES_MAX, TEMPLATE_CELLS_MAX, parse_template};
pub use samples::{Sample, SampleContent, SampleName, SampleNote, SamplePlace, SampleValue};

pub use writing::write_template;

#[cfg(test)]
mod tests;
