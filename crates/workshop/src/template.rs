//! Templates: the format, reading it, and what can be wrong with a file.

mod cells;
mod checks;
mod fault;
mod format;
mod json;
mod kind;
mod links;
mod place;
mod reading;

pub use fault::{Problem, TemplateErrors, TemplateFault};
pub use format::{
    Body, Guide, Mode, Pile, PileSize, Sample, SampleNote, StepCard, Template, TemplateCell,
    TemplateFile,
};
pub use kind::{Calc, CalcRule, CellKind, CellLink, Choice, Lane, Matrix, Series, Simple, Strip};
pub use links::circle_among;
pub use reading::{TEMPLATE_BYTES_MAX, TEMPLATE_CELLS_MAX, parse_template};

#[cfg(test)]
mod tests;
