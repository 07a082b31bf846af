//! Element maps of the document ↔ [`crate::Element`].

mod grid;
mod holds;
mod note;
mod read;
mod value;
mod words;
mod write;

pub(crate) use holds::{content_value, stored_holds};
pub(crate) use note::as_read;
pub(crate) use read::{read_element, source_id};
pub(crate) use value::{
    any_field, color_value, end_value, heads_value, number, number_value, optional_token, pair,
    placement_of, shared_text, size_value, text_field, whole_value,
};
pub(crate) use words::Words;
pub(crate) use write::{
    FieldsOf, new_fields, new_note_fields, prelim, reaction_key, tag_key, value_key,
    write_placement, write_shared_text, write_size, write_text_field,
};
