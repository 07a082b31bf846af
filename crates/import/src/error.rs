//! Why a file cannot be read at all.

/// Why nothing comes of a file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ImportError {
    /// It is larger than a file may be.
    #[error("the file has {bytes} bytes, {max} are allowed")]
    TooLarge {
        /// Its bytes.
        bytes: usize,
        /// How many it may have.
        max: usize,
    },
    /// It is none of the formats that are known.
    #[error("this is no file of Nonet, Excalidraw, tldraw or Miro, and no CSV")]
    UnknownFormat,
    /// It is cut off or damaged.
    #[error("the file is damaged or was cut off: {0}")]
    Damaged(String),
    /// A table whose letters are not UTF-8.
    #[error("the text is not UTF-8")]
    Encoding,
    /// Nothing is in it that a board could hold.
    #[error("nothing is in the file that a board could hold")]
    Empty,
    /// It holds more than a board.
    #[error("the file has {count} elements, {max} are allowed")]
    TooMany {
        /// How many it has.
        count: usize,
        /// How many it may have.
        max: usize,
    },
    /// It has more in it than may be read at once: every value takes room before anybody knows what it is.
    #[error("the file holds more than can be read ({values} values, {max} are allowed)")]
    TooMuch {
        /// Its values, counted roughly.
        values: usize,
        /// How many it may have.
        max: usize,
    },
    /// An archive without a board.
    #[error("there is no board.json in the archive")]
    NoBoard,
    /// An archive that unpacks to more than it may.
    #[error("the archive unpacks to more than is allowed ({name})")]
    Bomb {
        /// The file in it that does.
        name: String,
    },
}
