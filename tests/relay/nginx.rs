//! The relay behind nginx, with the very configuration that docs/examples/nginx.conf gives. Installs nothing: on a machine
//! without nginx it says so and tries nothing.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use tests::http::{request, request_with};
use tests::waiting;

use crate::person::Person;
use crate::place::Place;

/// As large as a file may be of which a board is made.
const FILE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A running nginx; ended when dropped.
struct Nginx {
    process: Child,
    _folder: TempDir,
    port: u16,
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program() -> Option<PathBuf> {
    let places = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
    places.iter().map(PathBuf::from).find(|path| path.is_file())
}

/// The documented configuration, with this machine's addresses and without TLS or with a certificate in `folder`.
fn configuration(folder: &Path, port: u16, relay: u16, with_tls: bool) -> String {
    let documented = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/examples/nginx.conf");
    let mut server = std::fs::read_to_string(documented).unwrap();
    let mut change = |from: &str, to: &str| {
        assert!(server.contains(from), "{from} is in the documented file");
        server = server.replace(from, to);
    };
    change("127.0.0.1:8787;", &format!("127.0.0.1:{relay};"));
    let tls = if with_tls { " ssl" } else { "" };
    change("listen 443 ssl;", &format!("listen 127.0.0.1:{port}{tls};"));
    change("/etc/ssl", folder.to_str().unwrap());
    if !with_tls {
        server = server
            .lines()
            .filter(|line| !line.trim_start().starts_with("ssl_certificate"))
            .collect::<Vec<_>>()
            .join("\n");
    }
    let folder = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|kind| format!("    {kind}_temp_path {folder}/{kind};\n"))
        .collect();
    format!(
        "daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\n\
         events {{ worker_connections 512; }}\nhttp {{\n    access_log off;\n{temporary}\n{server}\n}}\n"
    )
}

/// Starts nginx before the relay on that port; `None` without nginx.
async fn before(relay: u16) -> Option<Nginx> {
    let program = program()?;
    let folder = TempDir::new().unwrap();
    let free = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let file = folder.path().join("nginx.conf");
    std::fs::write(&file, configuration(folder.path(), port, relay, false)).unwrap();
    let process = Command::new(program)
        .arg("-c")
        .arg(&file)
        .arg("-p")
        .arg(folder.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let errors = folder.path().join("error.log");
    waiting::until("nginx to answer", || async {
        match request(port, "GET", "/healthz", None, None).await {
            Ok(answer) if answer.status == 200 => Ok(()),
            _ => Err(std::fs::read_to_string(&errors).unwrap_or_default()),
        }
    })
    .await;
    Some(Nginx {
        process,
        _folder: folder,
        port,
    })
}

#[tokio::test]
async fn behind_nginx_everything_is_as_before() {
    let mut place = Place::open().await;
    let Some(nginx) = before(place.port()).await else {
        println!("skipped: no nginx");
        return;
    };
    // What protects the key comes through.
    let direct = place.get("/", None).await;
    let through = request(nginx.port, "GET", "/", None, None).await.unwrap();
    assert_eq!(through.status, direct.status);
    for name in [
        "content-security-policy",
        "referrer-policy",
        "x-content-type-options",
    ] {
        assert!(direct.header(name).is_some(), "{name}");
        assert_eq!(through.header(name), direct.header(name), "{name}");
    }
    let numbers = request(nginx.port, "GET", "/metrics", None, None).await;
    assert_eq!(numbers.unwrap().status, 404);

    // Links lead to where one came from.
    let board = place.board().await;
    let other = place.board().await;
    place.is_reached_by(nginx.port);
    let path = format!("/api/boards/{}", board.id);
    let facts = place.get(&path, Some(&board.viewer)).await;
    let host = format!("//127.0.0.1:{}/b/", nginx.port);
    assert!(facts.text().contains(&host), "{}", facts.text());

    // Two people write, and see each other.
    let mut hana = Person::join(&place, &board, &board.participant, 1).await;
    let mut ken = Person::join(&place, &board, &board.participant, 2).await;
    for number in 0..20 {
        hana.write(&format!("n{number}"), "中継の先から").await;
    }
    hana.saved().await;
    ken.sees("n19").await;
    // A change of nearly 4 MiB is one frame.
    let mut large = Person::join(&place, &other, &other.participant, 3).await;
    for number in 0..250 {
        crate::person::note(&mut large.board, &format!("l{number}"), &"長".repeat(5_000));
    }
    let everything = large.board.encode_state();
    assert!(everything.len() > 3 * 1024 * 1024, "{}", everything.len());
    large
        .say(&collab::message::Message::SyncStep2(everything))
        .await;
    large.saved().await;

    // What is as large as a file may be is refused by the relay, in its own words, for what is in it.
    let path = "/api/boards/import?name=a.json";
    let kind = "application/octet-stream";
    let largest = vec![b' '; FILE_BYTES_MAX];
    let answer = request_with(nginx.port, "POST", path, None, kind, &largest).await;
    let answer = answer.unwrap();
    assert!(
        answer.header("x-request-id").is_some() && answer.status != 413,
        "{}: {}",
        answer.status,
        answer.text()
    );
}

#[test]
fn the_documented_configuration_is_valid_with_tls() {
    let Some(program) = program() else {
        println!("skipped: no nginx");
        return;
    };
    let folder = TempDir::new().unwrap();
    let made = Command::new("openssl")
        .args([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
        ])
        .args(["-subj", "/CN=boards.example.com", "-keyout"])
        .arg(folder.path().join("boards.key"))
        .arg("-out")
        .arg(folder.path().join("boards.pem"))
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        println!("skipped: no openssl");
        return;
    }
    let file = folder.path().join("nginx.conf");
    std::fs::write(&file, configuration(folder.path(), 8443, 8787, true)).unwrap();
    let tried = Command::new(program)
        .arg("-t")
        .arg("-c")
        .arg(&file)
        .arg("-p")
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(tried.status.success(), "{tried:?}");
}
