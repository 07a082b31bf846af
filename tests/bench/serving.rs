//! A server of static files, compressed beforehand, for pages that are measured beside ours.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// Serves a folder on a port of its own for as long as the program runs; gives the port.
pub async fn serve(folder: PathBuf) -> io::Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let port = listener.local_addr()?.port();
    let folder: Arc<Path> = folder.into();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let folder = Arc::clone(&folder);
            tokio::spawn(async move {
                // A browser that hangs up ends only this.
                let _ = answer(socket, &folder).await;
            });
        }
    });
    Ok(port)
}

/// Answers one connection's requests, one after another.
async fn answer(socket: TcpStream, folder: &Path) -> io::Result<()> {
    socket.set_nodelay(true)?;
    let mut lines = BufReader::new(socket);
    loop {
        let mut request = String::new();
        if lines.read_line(&mut request).await? == 0 {
            return Ok(());
        }
        let mut header = String::new();
        while lines.read_line(&mut header).await? > 0 && header.trim_end() != "" {
            header.clear();
        }
        let path = request.split_whitespace().nth(1).unwrap_or("/");
        let (head, body) = response(folder, path.split('?').next().unwrap_or(path));
        lines.get_mut().write_all(head.as_bytes()).await?;
        lines.get_mut().write_all(&body).await?;
    }
}

fn response(folder: &Path, path: &str) -> (String, Vec<u8>) {
    let name = match path {
        "/" => "index.html",
        path => path.trim_start_matches('/'),
    };
    let compressed = fs::read(folder.join(format!("{name}.br")));
    let encoding = match compressed {
        Ok(_) => "content-encoding: br\r\n",
        Err(_) => "",
    };
    let found = compressed.or_else(|_| fs::read(folder.join(name)));
    let (status, body) = match found {
        Ok(body) if !path.contains("..") => ("200 OK", body),
        _ => ("404 Not Found", Vec::new()),
    };
    let media = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {media}\r\ncontent-length: {}\r\n{encoding}\
         cache-control: max-age=600\r\n\r\n",
        body.len()
    );
    (head, body)
}
