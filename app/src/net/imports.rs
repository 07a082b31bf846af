//! Files of which the relay makes a board.

use board::Locale;
use js_sys::encode_uri_component;
use web_sys::Blob;

use super::api::{ApiError, NewBoard, answer, fetch, new_board};

/// Makes a board of a file that was read here already: what it does not know of a newer version somebody agreed to.
///
/// # Errors
/// [`ApiError`].
pub async fn create_board(name: &str, file: &Blob, locale: Locale) -> Result<NewBoard, ApiError> {
    let name = encode_uri_component(name);
    let path = format!(
        "/api/boards/import?name={name}&locale={}&newer=true",
        locale.tag()
    );
    new_board(&answer(fetch("POST", &path, None, Some(file)).await?).await?)
}
