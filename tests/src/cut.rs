//! One person's wire to the relay: a TCP proxy that can be cut and mended.
//!
//! Chromium's own "offline" does not reliably touch a WebSocket that is already open; a wire that breaks does.

use std::io;
use std::sync::Arc;

use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// What passes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Everything.
    Whole,
    /// Pages and files, but no WebSocket.
    WithoutSync,
    /// Nothing: open connections break, new ones are refused.
    Cut,
}

/// A wire from a port of its own to the relay's. A clone is the same wire.
#[derive(Clone)]
pub struct Wire {
    port: u16,
    state: Arc<watch::Sender<State>>,
}

impl Wire {
    /// Lays a wire to `target` on this machine.
    ///
    /// # Errors
    /// When no port is free.
    pub async fn to(target: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        let (state, seen) = watch::channel(State::Whole);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(carry(socket, target, seen.clone()));
            }
        });
        Ok(Self {
            port,
            state: Arc::new(state),
        })
    }

    /// The port at this end.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What passes from now on.
    pub fn set(&self, state: State) {
        self.state.send_replace(state);
    }

    /// What passes now.
    pub fn state(&self) -> State {
        *self.state.borrow()
    }
}

/// Carries one connection until an end closes it or the wire is cut.
async fn carry(mut near: TcpStream, target: u16, mut state: watch::Receiver<State>) {
    let is_sync = asks_for_sync(&near).await;
    let passes = move |state: &State| match state {
        State::Whole => true,
        State::WithoutSync => !is_sync,
        State::Cut => false,
    };
    if !passes(&state.borrow_and_update()) {
        return;
    }
    let Ok(mut far) = TcpStream::connect(("127.0.0.1", target)).await else {
        return;
    };
    let _ = (near.set_nodelay(true), far.set_nodelay(true));
    tokio::select! {
        _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
        _ = state.wait_for(|state| !passes(state)) => {}
    }
    let _ = (near.shutdown().await, far.shutdown().await);
}

/// Whether the first request on a connection is for the sync socket; such a connection carries nothing else.
async fn asks_for_sync(near: &TcpStream) -> bool {
    let expected = b"GET /sync/";
    let mut start = [0; 10];
    loop {
        match near.peek(&mut start).await {
            Ok(length) if length == start.len() => return &start == expected,
            Ok(length) if length > 0 && expected.starts_with(&start[..length]) => {
                tokio::task::yield_now().await;
            }
            _ => return false,
        }
    }
}
