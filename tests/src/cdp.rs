//! A thin client of the Chrome DevTools Protocol: commands and events as JSON over one WebSocket.
//!
//! CDP and not WebDriver BiDi, because a Japanese composition (`Input.imeSetComposition`) and keys, wheel
//! and pointer as real input events are only to be had there. Sessions are flat: every message
//! names the page it belongs to.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

/// How long Chromium may take to answer one command.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// What went wrong with a command.
#[derive(Clone, Debug)]
pub struct CdpError {
    /// The command.
    pub method: String,
    /// What Chromium said.
    pub message: String,
}

impl fmt::Display for CdpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.method, self.message)
    }
}

impl std::error::Error for CdpError {}

/// Something that Chromium tells unasked.
#[derive(Clone, Debug)]
pub struct Event {
    /// `Runtime.consoleAPICalled` for example.
    pub method: String,
    /// Its facts.
    pub params: Value,
}

/// The name of a page's channel; `None` stands for the browser itself.
pub type SessionId = Option<String>;

/// The connection to one browser. Clones share it.
#[derive(Clone)]
pub struct Cdp {
    outgoing: mpsc::UnboundedSender<Message>,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    next_id: AtomicU64,
    pending: Mutex<HashMap<u64, oneshot::Sender<Result<Value, String>>>>,
    listeners: Mutex<Vec<Listener>>,
}

struct Listener {
    session: SessionId,
    events: mpsc::UnboundedSender<Event>,
}

impl Cdp {
    /// Connects to the browser at `address` (`ws://127.0.0.1:…/devtools/browser/…`).
    ///
    /// # Errors
    /// When nothing answers there.
    pub async fn connect(address: &str) -> Result<Self, tokio_tungstenite::tungstenite::Error> {
        let limits = WebSocketConfig::default()
            .max_message_size(None)
            .max_frame_size(None);
        let (socket, _) =
            tokio_tungstenite::connect_async_with_config(address, Some(limits), true).await?;
        let (mut sink, mut stream) = socket.split();
        let (outgoing, mut to_send) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared::default());
        let reader = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Some(message) = to_send.recv().await {
                if sink.send(message).await.is_err() {
                    break;
                }
            }
        });
        tokio::spawn(async move {
            while let Some(Ok(message)) = stream.next().await {
                if let Message::Text(text) = message {
                    reader.receive(&text);
                }
            }
            reader.closed();
        });
        Ok(Self { outgoing, shared })
    }

    /// Gives a command and waits for the answer.
    ///
    /// # Errors
    /// When Chromium refuses it, is gone, or does not answer within half a minute.
    pub async fn call(
        &self,
        session: &SessionId,
        method: &str,
        params: Value,
    ) -> Result<Value, CdpError> {
        let failed = |message: String| CdpError {
            method: method.to_owned(),
            message,
        };
        let id = self.shared.next_id.fetch_add(1, Ordering::Relaxed);
        let (answer, answered) = oneshot::channel();
        lock(&self.shared.pending).insert(id, answer);
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        self.outgoing
            .send(Message::text(command.to_string()))
            .map_err(|_| failed("the browser is gone".to_owned()))?;
        let answer = tokio::time::timeout(ANSWER_WITHIN, answered).await;
        lock(&self.shared.pending).remove(&id);
        match answer {
            Ok(Ok(result)) => result.map_err(failed),
            Ok(Err(_)) => Err(failed("the browser is gone".to_owned())),
            Err(_) => Err(failed(format!("no answer within {ANSWER_WITHIN:?}"))),
        }
    }

    /// Gives a command without waiting for its answer: a hand does not wait for the page either.
    pub fn post(&self, session: &SessionId, method: &str, params: Value) {
        let id = self.shared.next_id.fetch_add(1, Ordering::Relaxed);
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            command["sessionId"] = json!(session);
        }
        // Whoever asks something next is told that the browser is gone.
        let _ = self.outgoing.send(Message::text(command.to_string()));
    }

    /// Everything that a session tells from now on.
    pub fn events(&self, session: &SessionId) -> mpsc::UnboundedReceiver<Event> {
        let (events, heard) = mpsc::unbounded_channel();
        lock(&self.shared.listeners).push(Listener {
            session: session.clone(),
            events,
        });
        heard
    }
}

impl Shared {
    fn receive(&self, text: &str) {
        let Ok(mut message) = serde_json::from_str::<Value>(text) else {
            return;
        };
        if let Some(id) = message["id"].as_u64() {
            if let Some(answer) = lock(&self.pending).remove(&id) {
                let result = match message.get("error") {
                    Some(error) => Err(error.to_string()),
                    None => Ok(message["result"].take()),
                };
                let _ = answer.send(result);
            }
            return;
        }
        let session = message["sessionId"].as_str().map(str::to_owned);
        let event = Event {
            method: message["method"].as_str().unwrap_or_default().to_owned(),
            params: message["params"].take(),
        };
        lock(&self.listeners).retain(|listener| {
            listener.session != session || listener.events.send(event.clone()).is_ok()
        });
    }

    fn closed(&self) {
        lock(&self.pending).clear();
        lock(&self.listeners).clear();
    }
}

/// A test that panicked while holding a lock must not take the others with it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
