//! What is said when there is no net has to be readable then. A browser fetches a slice of the bundled face only when it
//! shows a letter of it, and where the device has no Japanese face of its own there would be boxes: so the letters are
//! asked for while there is a net.

use wasm_bindgen_futures::spawn_local;

use crate::bridge::EditorHandle;
use crate::i18n::{Text, t};

/// What is said of a lost connection, of a relay that cannot save, and of a browser that cannot keep.
const SENTENCES: [Text; 7] = [
    Text::ConnectionReconnectingDetail,
    Text::ConnectionOfflineDetail,
    Text::ConnectionOfflineInTabDetail,
    Text::ConnectionMayGoDetail,
    Text::ConnectionCannotSaveDetail,
    Text::ErrorStorage,
    Text::ErrorStorageHint,
];
/// The same in bold: the badge and the button.
const LABELS: [Text; 4] = [
    Text::ConnectionReconnecting,
    Text::ConnectionOfflineCount,
    Text::ConnectionCannotSave,
    Text::KeepCopy,
];

/// Fetches the letters of all that.
pub fn fetch_letters(handle: EditorHandle) {
    let said = |texts: &[Text]| texts.iter().map(|text| t(*text)).collect::<String>();
    let (sentences, labels) = (said(&SENTENCES), said(&LABELS));
    spawn_local(async move {
        if let Some(surface) = handle.surface() {
            surface.fonts().ready_for([&sentences, &labels]).await;
        }
    });
}
