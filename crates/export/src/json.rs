//! JSON: everything, for programs.

use board::Snapshot;

use crate::ExportError;

/// The board's title, language and elements as JSON, indented.
///
/// # Errors
/// [`ExportError::Render`] if it cannot be written, which no snapshot is known to cause.
pub fn json(snapshot: &Snapshot) -> Result<String, ExportError> {
    serde_json::to_string_pretty(snapshot).map_err(|error| ExportError::Render(error.to_string()))
}
