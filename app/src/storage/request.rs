//! IndexedDB's events as futures.
//!
//! The functions of a promise are used as the event handlers themselves, so there is no closure of ours to keep alive.
//! Handlers are set before the function returns; the future may be dropped without stopping anything.
//! A transaction stays usable after `await`, as long as nothing but requests of its own is awaited.

use std::future::Future;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

use super::StorageError;

/// The result of a request.
pub(super) fn finished(request: IdbRequest) -> impl Future<Output = Result<JsValue, StorageError>> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    async move {
        match JsFuture::from(promise).await {
            Ok(_) => request
                .result()
                .map_err(|error| StorageError::from_js(&error)),
            Err(_) => Err(request_error(&request)),
        }
    }
}

/// The end of a transaction: `Ok` once the browser has taken over all of its writes.
pub(super) fn committed(
    transaction: IdbTransaction,
) -> impl Future<Output = Result<(), StorageError>> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    async move {
        match JsFuture::from(promise).await {
            Ok(_) => Ok(()),
            Err(_) => Err(match transaction.error() {
                Some(exception) => StorageError::from_exception(&exception),
                None => StorageError::Failed("the transaction was given up".to_owned()),
            }),
        }
    }
}

fn request_error(request: &IdbRequest) -> StorageError {
    match request.error() {
        Ok(Some(exception)) => StorageError::from_exception(&exception),
        Ok(None) => StorageError::Failed("the request failed".to_owned()),
        Err(error) => StorageError::from_js(&error),
    }
}

/// Bytes as the browser stores them.
pub(super) fn to_js(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

/// Bytes out of storage; `None` if something else is there.
pub(super) fn to_bytes(value: &JsValue) -> Option<Vec<u8>> {
    use wasm_bindgen::JsCast;
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}
