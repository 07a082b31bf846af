//! What to measure.

use std::path::PathBuf;
use std::str::FromStr;

const HELP: &str = "\
What to measure (everything, if nothing is said):
  --sizes 100,1000,10000,100000   how many notes
  --scenes pan100,pan50,fit,zoom,drag1,drag100,typing,memory,export,burst,start,blank
                                  what is done; loading is always measured
  --runs 3                        how often; the medians are shown
  --texts mixed | japanese        window.bench.make, or 40 to 120 characters of Japanese on every note
  --peer excalidraw               measure Excalidraw beside it, up to 10,000 notes
  --thread-time                   count processor time instead of time: for comparing on a busy machine
  --plain                         keep nothing of what was painted, to see what that is worth";

/// Everything that can be done to a board.
pub const SCENES: [&str; 12] = [
    "pan100", "pan50", "fit", "zoom", "drag1", "drag100", "typing", "memory", "export", "burst",
    "start", "blank",
];

/// What the command line asks for.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many notes; one board each.
    pub sizes: Vec<usize>,
    /// Names out of [`SCENES`].
    pub scenes: Vec<String>,
    /// How often everything is measured.
    pub runs: usize,
    /// Whether every note has a long Japanese text.
    pub japanese: bool,
    /// The folder of the page that is measured beside ours, as `scripts/bench-canvas.sh` made it.
    pub peer: Option<PathBuf>,
    /// Whether the main thread's processor time is counted, not the time that passes.
    pub thread_time: bool,
    /// Whether nothing that was painted is kept.
    pub plain: bool,
}

impl Options {
    /// Reads the command line.
    ///
    /// # Errors
    /// What can be said, if that is not it.
    pub fn read(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self {
            sizes: vec![100, 1_000, 10_000, 100_000],
            scenes: SCENES.map(str::to_owned).to_vec(),
            runs: 3,
            japanese: false,
            peer: None,
            thread_time: false,
            plain: false,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| HELP.to_owned());
            match argument.as_str() {
                "--sizes" => options.sizes = list(value()?)?,
                "--scenes" => options.scenes = list(value()?)?,
                "--runs" => options.runs = value()?.parse().map_err(|_| HELP.to_owned())?,
                "--texts" => options.japanese = value()? == "japanese",
                "--peer" if value()? == "excalidraw" => options.peer = Some(peer()?),
                "--thread-time" => options.thread_time = true,
                "--plain" => options.plain = true,
                // Cargo's own word when it runs benchmarks.
                "--bench" => {}
                _ => return Err(HELP.to_owned()),
            }
        }
        match options
            .scenes
            .iter()
            .all(|scene| SCENES.contains(&scene.as_str()))
        {
            true => Ok(options),
            false => Err(HELP.to_owned()),
        }
    }

    /// Whether something is to be done.
    pub fn wants(&self, scene: &str) -> bool {
        self.scenes.iter().any(|wanted| wanted == scene)
    }
}

/// Where the page is.
fn peer() -> Result<PathBuf, String> {
    let named = std::env::var_os("EXCALIDRAW_PAGE").ok_or("EXCALIDRAW_PAGE names no folder")?;
    Ok(PathBuf::from(named))
}

fn list<T: FromStr>(text: &str) -> Result<Vec<T>, String> {
    let parts = text.split(',').filter(|part| !part.is_empty());
    parts
        .map(|part| part.parse().map_err(|_| HELP.to_owned()))
        .collect()
}
