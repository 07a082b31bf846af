//! Keys that belong to the input method.

use web_sys::KeyboardEvent;

/// What browsers report as the code of a key that the input method consumed.
const KEY_CODE_OF_INPUT_METHOD: u32 = 229;

/// Whether a key press belongs to a running conversion, so that nobody else may act on it.
///
/// Safari ends the composition before it reports the Enter that confirmed it; that Enter is known by its code only.
pub fn belongs_to_input_method(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == KEY_CODE_OF_INPUT_METHOD
}
