//! The templates that were fetched, or read from a file, since the page was opened.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use workshop::{Template, parse_template};

use super::catalogue::Catalogue;
use super::trouble::Trouble;
use crate::net::templates;

thread_local! {
    static SHELF: RefCell<HashMap<String, Arc<Template>>> = RefCell::default();
}

/// The template with that id, from the shelf or from the relay.
///
/// # Errors
/// [`Trouble`]: the relay cannot be reached, has none, or one that cannot be read.
pub async fn template(id: &str) -> Result<Arc<Template>, Trouble> {
    if let Some(here) = SHELF.with_borrow(|shelf| shelf.get(id).cloned()) {
        return Ok(here);
    }
    let json = templates::file(id).await.map_err(Trouble::Relay)?;
    let read = parse_template(&format!("{id}.json"), &json).map_err(Trouble::Faults)?;
    let template = Arc::new(read);
    keep(id, &template);
    Ok(template)
}

/// Puts those templates on the shelf, all asked for at once. What is not to be had is not there afterwards: whoever
/// asks for it by itself hears why.
pub async fn fetch_all(ids: &[String]) {
    let one = |id: &String| {
        let id = id.clone();
        JsValue::from(future_to_promise(async move {
            let _told_later = template(&id).await;
            Ok(JsValue::UNDEFINED)
        }))
    };
    let all: Array = ids.iter().map(one).collect();
    // None of them fails.
    let _ = JsFuture::from(Promise::all(&all)).await;
}

/// Puts a template on the shelf: one that came from a file is asked for by its id, too, as its examples may be wanted.
pub fn keep(id: &str, template: &Arc<Template>) {
    SHELF.with_borrow_mut(|shelf| shelf.insert(id.to_owned(), template.clone()));
}

/// Takes away what the relay has in another version by now.
pub fn drop_others_than(catalogue: &Catalogue) {
    SHELF.with_borrow_mut(|shelf| {
        shelf.retain(|id, template| {
            catalogue
                .template(id)
                .is_none_or(|listed| listed.version == u64::from(template.version))
        });
    });
}
