//! The one question that every key handler asks first.

use web_sys::KeyboardEvent;

/// What browsers report as the key code of a key that the input method took.
const PROCESSED_BY_INPUT_METHOD: u32 = 229;

/// Whether a key belongs to the input method: it chooses, confirms or takes back a conversion, and means nothing
/// else. Safari ends the composition before the confirming Enter, and tells it by the key code only.
pub fn belongs_to_input_method(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == PROCESSED_BY_INPUT_METHOD
}
