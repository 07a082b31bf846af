//! Children that never outlive the tests, whatever ends these: a panic, Ctrl-C, even SIGKILL.
//!
//! Beside each child waits a small shell that reads from a pipe which we hold open. When we are gone the
//! pipe ends, and the shell kills the child's process group. It has a process group of its own, so
//! that a Ctrl-C which ends us does not end it first.

use std::io::Write as _;
use std::process::{Child, ChildStdin, Command, Stdio};

/// What the shell does: told "gone", nothing; told nothing more, it kills.
const WATCH: &str =
    r#"read -r word || true; [ "$word" = gone ] || kill -s KILL -- "-$1" 2>/dev/null"#;

/// A child process in a process group of its own, ended with this value at the latest.
pub struct Guarded {
    child: Child,
    guard: Child,
    line: Option<ChildStdin>,
}

impl Guarded {
    /// Starts `command`.
    ///
    /// # Errors
    /// When the program, or `sh`, cannot be started.
    pub fn start(command: &mut Command) -> std::io::Result<Self> {
        use std::os::unix::process::CommandExt as _;
        let child = command.process_group(0).spawn()?;
        let mut guard = Command::new("sh")
            .args(["-c", WATCH, "guardian", &child.id().to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()?;
        let line = guard.stdin.take();
        Ok(Self { child, guard, line })
    }

    /// The process number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether the child has ended, and how.
    pub fn ended(&mut self) -> Option<std::process::ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Sends the signal of this name (`KILL`, `TERM`) to the child alone.
    pub fn signal(&self, name: &str) {
        // The shell's own `kill`: no other program needs to be there, and no unsafe code here.
        let target = self.child.id().to_string();
        let sent = Command::new("sh")
            .args(["-c", r#"kill -s "$1" "$2""#, "signal", name, &target])
            .status();
        assert!(
            sent.is_ok_and(|status| status.success()),
            "signal {name} could not be sent to process {target}"
        );
    }

    /// SIGKILL, and waits until the child is gone.
    pub fn kill(&mut self) {
        if self.ended().is_none() {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        self.kill();
        if let Some(mut line) = self.line.take() {
            let _ = line.write_all(b"gone\n");
        }
        let _ = self.guard.wait();
    }
}
