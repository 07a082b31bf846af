//! What to measure.

use crate::subject::Kind;

const HELP: &str = "\
What to measure (everything, if nothing is said):
  --scenes saturation,notes,workshop,rooms,join,idle,pointers,exports
  --peers                         beside y-websocket also hocuspocus and a bare forwarder, the floor of the machine
  --subjects nonet,y-websocket    whom, by name
  --seconds 10                    how long people work in `workshop`, `rooms` and `pointers`
  --idle 1000                     how many connections do nothing in `idle`; each takes a file of both sides (`ulimit -n`)";

/// Everything that can be done to a server.
pub const SCENES: [&str; 8] = [
    "saturation",
    "notes",
    "workshop",
    "rooms",
    "join",
    "idle",
    "pointers",
    "exports",
];

/// What the command line asks for.
pub struct Options {
    /// Names out of [`SCENES`].
    pub scenes: Vec<String>,
    /// Whom to measure.
    pub subjects: Vec<Kind>,
    /// How long people work.
    pub seconds: u64,
    /// How many connections do nothing.
    pub idle: usize,
}

impl Options {
    /// Reads the command line; the error is what can be said.
    pub fn read(arguments: &[String]) -> Result<Self, String> {
        let mut options = Self {
            scenes: SCENES.map(str::to_owned).to_vec(),
            subjects: vec![Kind::Nonet, Kind::YWebsocket],
            seconds: 10,
            idle: 1_000,
        };
        let help = || HELP.to_owned();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            // Cargo's own word when it runs benchmarks.
            if argument == "--bench" {
                continue;
            }
            if argument == "--peers" {
                options.subjects = Kind::ALL.to_vec();
                continue;
            }
            let value = arguments.next().ok_or_else(help)?;
            match argument.as_str() {
                "--scenes" => options.scenes = value.split(',').map(str::to_owned).collect(),
                "--subjects" => {
                    let kinds = value.split(',').map(Kind::named).collect::<Option<_>>();
                    options.subjects = kinds.ok_or_else(help)?;
                }
                "--idle" => options.idle = value.parse().map_err(|_| help())?,
                "--seconds" => options.seconds = value.parse().map_err(|_| help())?,
                _ => return Err(help()),
            }
        }
        let known = |scene: &String| SCENES.contains(&scene.as_str());
        match options.scenes.iter().all(known) {
            true => Ok(options),
            false => Err(help()),
        }
    }
}
