//! What is said when there is no net has to be readable then. A browser fetches a slice of the bundled face only when it
//! shows a letter of it, and where the device has no Japanese face of its own there would be boxes: so the letters are
//! asked for while there is a net.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::i18n::{Text, t};
use crate::platform::{document, when_idle};

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

/// Fetches the letters of all that, when there is nothing else to do.
pub fn fetch_letters() {
    when_idle(|| {
        for (weight, texts) in [(400, &SENTENCES[..]), (700, &LABELS)] {
            let said: String = texts.iter().map(|text| t(*text)).collect();
            load(&format!("{weight} 16px \"Noto Sans JP\""), &said);
        }
    });
}

/// Asks the page's faces for a text. What does not come is asked for again as any other slice.
fn load(font: &str, text: &str) -> Option<()> {
    let faces = Reflect::get(&document(), &"fonts".into()).ok()?;
    let loads: Function = Reflect::get(&faces, &"load".into()).ok()?.dyn_into().ok()?;
    let promise = loads.call2(&faces, &JsValue::from_str(font), &JsValue::from_str(text));
    let promise: js_sys::Promise = promise.ok()?.dyn_into().ok()?;
    // A slice that does not come is no fault of the page's.
    wasm_bindgen_futures::spawn_local(async move {
        let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    });
    Some(())
}
