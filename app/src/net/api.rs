//! The relay's HTTP interface, as far as the app uses it.

use board::{BoardId, Locale};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Headers, Request, RequestInit, Response};

use crate::platform::{read_json, window, words_of, write_json};

/// Why the relay did not do what it was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ApiError {
    /// The relay cannot be reached.
    Unreachable,
    /// It refused. `code` is for programs (`unknown_board`, `wrong_key`, `title_too_long` …), `message` for people.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The relay's code; empty if it gave none.
        code: String,
        /// The relay's words; empty if it gave none.
        message: String,
    },
    /// Its answer cannot be read: page and relay are of different versions.
    Unreadable(String),
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreachable => f.write_str("the relay cannot be reached"),
            Self::Refused {
                status, message, ..
            } => write!(f, "{message} ({status})"),
            Self::Unreadable(reason) => write!(f, "the relay's answer cannot be read: {reason}"),
        }
    }
}

impl std::error::Error for ApiError {}

/// A board that was just made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewBoard {
    /// Its id.
    pub id: String,
    /// The key of whoever leads, who is the one that made it.
    pub facilitator_key: String,
}

/// The links that the asker may hand on: those of her own role and below.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BoardLinks {
    /// For whoever leads.
    pub facilitator: Option<String>,
    /// For whoever writes.
    pub participant: Option<String>,
    /// For whoever looks.
    pub viewer: Option<String>,
}

/// What the relay says about a board.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BoardFacts {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What the key allows: `viewer`, `participant` or `facilitator`.
    pub role: String,
    /// Links to hand on.
    pub links: BoardLinks,
}

/// Makes a board from `start`: nothing, or `template` or `pack` and an id. A title beyond the limit is refused with `title_too_long`.
///
/// # Errors
/// [`ApiError`].
pub async fn create_board(
    title: &str,
    start: Option<(&str, &str)>,
    locale: Locale,
) -> Result<NewBoard, ApiError> {
    let mut request = json!({ "title": title, "locale": locale.tag() });
    if let (Some((kind, id)), Some(fields)) = (start, request.as_object_mut()) {
        fields.insert(kind.to_owned(), id.into());
    }
    let body = write_json(&request);
    let body = JsValue::from_str(&body);
    new_board(&answer(fetch("POST", "/api/boards", None, Some(&body)).await?).await?)
}

/// A board that the relay says it made.
pub(super) fn new_board(answer: &Value) -> Result<NewBoard, ApiError> {
    Ok(NewBoard {
        id: text_at(answer, "/id")?,
        facilitator_key: text_at(answer, "/keys/facilitator")?,
    })
}

/// The page that the relay starts the app with, as text.
///
/// # Errors
/// [`ApiError`].
pub async fn page() -> Result<String, ApiError> {
    answer_text(&fetch("GET", "/", None, None).await?).await
}

/// Title, role and links of a board.
///
/// # Errors
/// [`ApiError`]: status 404 for an unknown board, 403 for a wrong key.
pub async fn board_facts(id: &BoardId, key: &str) -> Result<BoardFacts, ApiError> {
    let path = format!("/api/boards/{id}");
    let answer = answer(fetch("GET", &path, Some(key), None).await?).await?;
    let link = |role| text_at(&answer, role).ok();
    Ok(BoardFacts {
        id: text_at(&answer, "/id")?,
        title: text_at(&answer, "/title")?,
        role: text_at(&answer, "/role")?,
        links: BoardLinks {
            facilitator: link("/links/facilitator"),
            participant: link("/links/participant"),
            viewer: link("/links/viewer"),
        },
    })
}

/// Sends a request and waits for an answer that is no refusal. A body that is a text is JSON.
pub(super) async fn fetch(
    method: &str,
    path: &str,
    key: Option<&str>,
    body: Option<&JsValue>,
) -> Result<Response, ApiError> {
    sent(request(method, path, key, body)?).await
}

/// A request. A body that is a text is JSON.
pub(super) fn request(
    method: &str,
    path: &str,
    key: Option<&str>,
    body: Option<&JsValue>,
) -> Result<Request, ApiError> {
    let headers = Headers::new().map_err(unreadable)?;
    if let Some(key) = key {
        let value = format!("Bearer {key}");
        headers.set("Authorization", &value).map_err(unreadable)?;
    }
    let init = RequestInit::new();
    init.set_method(method);
    if let Some(body) = body {
        if body.is_string() {
            headers
                .set("Content-Type", "application/json")
                .map_err(unreadable)?;
        }
        init.set_body(body);
    }
    init.set_headers(&headers);
    Request::new_with_str_and_init(path, &init).map_err(unreadable)
}

/// Sends a request and waits for an answer that is no refusal.
pub(super) async fn sent(request: Request) -> Result<Response, ApiError> {
    let response = JsFuture::from(window().fetch_with_request(&request))
        .await
        .map_err(|_| ApiError::Unreachable)?;
    let response: Response = response.dyn_into().map_err(unreadable)?;
    if response.ok() {
        return Ok(response);
    }
    let refusal = answer_text(&response).await.ok();
    let refusal: Value = refusal
        .and_then(|text| read_json(&text))
        .unwrap_or_default();
    Err(ApiError::Refused {
        status: response.status(),
        code: text_at(&refusal, "/error").unwrap_or_default(),
        message: text_at(&refusal, "/message").unwrap_or_default(),
    })
}

pub(super) async fn answer_text(response: &Response) -> Result<String, ApiError> {
    let text = response.text().map_err(unreadable)?;
    let text = JsFuture::from(text)
        .await
        .map_err(|_| ApiError::Unreachable)?;
    Ok(text.as_string().unwrap_or_default())
}

pub(super) async fn answer(response: Response) -> Result<Value, ApiError> {
    read_json(&answer_text(&response).await?)
        .ok_or_else(|| ApiError::Unreadable("it is no JSON".to_owned()))
}

/// The text at a JSON pointer.
fn text_at(value: &Value, pointer: &str) -> Result<String, ApiError> {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.map(str::to_owned)
        .ok_or_else(|| ApiError::Unreadable(format!("{pointer} is missing or is no text")))
}

/// An answer's body as a file.
pub(super) async fn file(response: &Response) -> Result<Blob, ApiError> {
    let blob = match response.blob() {
        Ok(blob) => JsFuture::from(blob).await,
        Err(error) => Err(error),
    };
    // It breaks off when the connection does.
    blob.map(JsCast::unchecked_into)
        .map_err(|_| ApiError::Unreachable)
}

pub(super) fn unreadable(error: JsValue) -> ApiError {
    ApiError::Unreadable(words_of(&error))
}
