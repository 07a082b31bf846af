//! The smallest client that can ask the relay something: one request, one connection.

use std::io;
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// How long an answer may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// What came back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The header lines as sent.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header's value, by its name in small letters.
    pub fn header(&self, name: &str) -> Option<String> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            (key.to_lowercase() == name).then(|| value.trim().to_owned())
        })
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error} in {} {}", self.status, self.text()))
    }
}

/// Sends one request to a port of this machine.
///
/// # Errors
/// When nothing answers there as HTTP does.
pub async fn request(
    port: u16,
    method: &str,
    path: &str,
    key: Option<&str>,
    body: Option<&Value>,
) -> io::Result<Answer> {
    let body = body.map(Value::to_string).unwrap_or_default();
    request_with(port, method, path, key, "application/json", body.as_bytes()).await
}

/// Sends one request with any bytes as its body, which are said to be of `kind`.
///
/// # Errors
/// When nothing answers there as HTTP does.
pub async fn request_with(
    port: u16,
    method: &str,
    path: &str,
    key: Option<&str>,
    kind: &str,
    body: &[u8],
) -> io::Result<Answer> {
    let authorization = key.map_or(String::new(), |key| {
        format!("Authorization: Bearer {key}\r\n")
    });
    // HTTP/1.0: the answer ends where the connection does.
    let head = format!(
        "{method} {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n{authorization}\
         Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    tokio::time::timeout(ANSWER_WITHIN, exchange(port, &head, body))
        .await
        .map_err(io::Error::from)?
}

/// Asks for a path as a browser does that has it already, under this tag.
///
/// # Errors
/// When nothing answers there as HTTP does.
pub async fn get_if_changed(port: u16, path: &str, tag: &str) -> io::Result<Answer> {
    let head =
        format!("GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nIf-None-Match: {tag}\r\n\r\n");
    tokio::time::timeout(ANSWER_WITHIN, exchange(port, &head, b""))
        .await
        .map_err(io::Error::from)?
}

async fn exchange(port: u16, head: &str, body: &[u8]) -> io::Result<Answer> {
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await?;
    socket.write_all(head.as_bytes()).await?;
    // Whoever refuses may hang up before it has read everything; what it said is what counts.
    let sent = socket.write_all(body).await;
    let mut answer = Vec::new();
    let read = socket.read_to_end(&mut answer).await;
    if answer.is_empty() {
        sent?;
        read?;
    }
    parse(&answer).ok_or_else(|| {
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("not HTTP: {}", String::from_utf8_lossy(&answer)),
        )
    })
}

fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(answer.get(..end)?).into_owned();
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some(Answer {
        status,
        head,
        body: answer.get(end + 4..)?.to_vec(),
    })
}
