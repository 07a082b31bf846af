//! The harness itself, on pages of its own: a test that sees nothing must not pass for one that sees no fault.

use std::sync::Arc;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::json;
use tests::input::Spot;
use tests::stage::Stage;
use tests::user::User;
use tests::waiting;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;

/// A page that writes down what happens to it.
const DIARY: &str = r#"<!doctype html><meta charset=utf-8><title>diary</title>
<textarea id=field style="position:absolute;left:20px;top:20px;width:300px;height:80px"></textarea>
<button aria-label="保存" style="position:absolute;left:20px;top:150px" onclick="diary.push('saved')">x</button>
<button disabled style="position:absolute;left:220px;top:150px">閉じる</button>
<script>
  window.diary = [];
  for (const kind of ['pointerdown', 'pointerup', 'dblclick', 'wheel', 'keydown', 'paste',
                      'compositionstart', 'compositionend'])
    addEventListener(kind, (event) => diary.push([kind, event.key ?? event.data ?? event.deltaY ?? event.button,
      event.isTrusted, event.isComposing ?? false, event.shiftKey ?? false]));
</script>"#;

async fn at_diary(stage: &Stage) -> Arc<User> {
    let person = stage.person("hana").await;
    person
        .open(&format!(
            "data:text/html;charset=utf-8,{}",
            percent_encoded(DIARY)
        ))
        .await;
    person
}

pub async fn hands_reach_the_page(stage: Arc<Stage>) {
    let person = at_diary(&stage).await;
    person
        .drag(Spot::new(500.0, 300.0), Spot::new(600.0, 400.0))
        .await;
    person.double_click(Spot::new(500.0, 300.0)).await;
    person
        .wheel(Spot::new(500.0, 300.0), Spot::new(0.0, 120.0), &[])
        .await;
    person.click(Spot::new(100.0, 50.0)).await;
    person.types("Hi there?").await;
    person.key("Control+a").await;
    person.key("Backspace").await;
    person
        .wait_for(
            "diary.some(([kind, delta, trusted]) => kind === 'wheel' && delta === 120 && trusted)",
        )
        .await;
    person
        .wait_for("diary.some(([kind]) => kind === 'dblclick')")
        .await;
    person
        .wait_for(
            "diary.some(([kind, key,,, shift]) => kind === 'keydown' && key === '?' && shift)",
        )
        .await;
    assert_eq!(
        person.eval("field.value").await,
        json!(""),
        "Control+A and Backspace empty a field"
    );
    person.types("a\nb").await;
    assert_eq!(person.eval("field.value").await, json!("a\nb"));
    let language = person.eval("navigator.language").await;
    assert_eq!(language, json!("ja"));
}

pub async fn a_composition_is_one(stage: Arc<Stage>) {
    let person = at_diary(&stage).await;
    person.click(Spot::new(100.0, 50.0)).await;
    person.composes("こ").await;
    person.composes("こんにち").await;
    assert_eq!(
        person.eval("field.value").await,
        json!("こんにち"),
        "unfinished text is shown"
    );
    person.writes("今日は").await;
    person
        .wait_for("diary.filter(([kind]) => kind === 'compositionend').length > 0")
        .await;
    let value = person.eval("field.value").await;
    assert!(value.as_str().unwrap().ends_with("今日は"), "{value}");
    person
        .wait_for("diary.some(([kind, key,, composing]) => kind === 'keydown' && key === 'Process' && composing)")
        .await;
}

pub async fn things_are_found_by_role(stage: Arc<Stage>) {
    let person = at_diary(&stage).await;
    person.clicks("button", "保存").await;
    person.wait_for("diary.includes('saved')").await;
    assert!(person.sees("button", "閉じる").await.disabled);
    person.no_longer_sees("button", "開く").await;
    let picture = person.page().screenshot().await.unwrap();
    assert!(picture.starts_with(b"\x89PNG"), "a screenshot is a PNG");
}

pub async fn a_cut_wire_breaks_what_is_open(stage: Arc<Stage>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(serve_words(listener));
    let person = stage.person_on_port("hana", port).await;
    person.open("/").await;
    let fetched = "fetch('/word').then(answer => answer.text(), () => 'nothing')";
    assert_eq!(person.eval(fetched).await, json!("word"));
    person.cut_net();
    assert_eq!(person.eval(fetched).await, json!("nothing"));
    person.mend_net();
    person
        .wait_for(&format!("{fetched}.then(word => word === 'word')"))
        .await;
    person.cut_sync();
    assert_eq!(person.eval(fetched).await, json!("word"), "pages pass");
    assert_eq!(
        person.eval(LIVE).await,
        json!("nothing"),
        "the live connection does not"
    );
    person.mend_net();
    assert_eq!(person.eval(LIVE).await, json!("word"));
    let broken = "live.readyState === WebSocket.CLOSED";
    assert_eq!(person.eval(broken).await, json!(false));
    person.cut_sync();
    person.wait_for(broken).await;
}

/// Opens a live connection and waits for the first word, or for its end.
const LIVE: &str = "new Promise((resolve) => {
    window.live = new WebSocket(`ws://${location.host}/sync/board`);
    live.onmessage = (event) => resolve(event.data);
    live.onclose = () => resolve('nothing');
})";

pub async fn complaints_are_heard(stage: Arc<Stage>) {
    // The stage is not told about this person, or it would fail the test as it should.
    let person = stage.uninvited("hana").await;
    person.open("data:text/html,<title>quiet</title>").await;
    assert!(person.complaints().is_empty());
    person.eval("console.error('broken ' + 1)").await;
    person
        .eval("setTimeout(() => { throw new Error('nobody catches this') })")
        .await;
    waiting::until("both complaints", || async {
        let complaints = person.complaints();
        let heard = |word: &str| complaints.iter().any(|line| line.contains(word));
        if heard("broken 1") && heard("nobody catches this") {
            Ok(())
        } else {
            Err(complaints)
        }
    })
    .await;
    person.page().close().await.unwrap();
}

/// Answers every request with one word, over connections that stay open.
async fn serve_words(listener: TcpListener) {
    while let Ok((socket, _)) = listener.accept().await {
        tokio::spawn(serve_word(socket));
    }
}

async fn serve_word(mut socket: TcpStream) {
    let mut start = [0; 10];
    if socket.peek(&mut start).await.is_ok() && &start == b"GET /sync/" {
        let mut live = tokio_tungstenite::accept_async(socket).await.unwrap();
        live.send(Message::text("word")).await.unwrap();
        while live.next().await.is_some() {}
        return;
    }
    let mut request = [0; 4096];
    while socket
        .read(&mut request)
        .await
        .is_ok_and(|length| length > 0)
    {
        let answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nword";
        if socket.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn percent_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
