//! Boards made of files: what `nonet export` wrote, drawings of other programs, tables.
//!
//! A file is read on a thread that nobody waits for, one at a time: it may take as much memory as a few boards.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use board::{Board, BoardId, ClientNumber, ElementId, Locale};
use collab::message::Role;
use import::{ImportError, Imported, Losses, Picture, add_with_comments, renamed_with_comments};
use tokio::sync::Semaphore;

use crate::api_error::ApiError;
use crate::images::Images;
use crate::keys::Key;
use crate::new_board::{Made, keep};
use crate::store::{Store, StoreOptions};

/// Bytes in the name of an element.
const NAME_BYTES: usize = 9;
/// Files that are read at the same time.
static READING: Semaphore = Semaphore::const_new(1);

/// A file, and what is to become of it.
pub struct Wish {
    /// What the file is called: tables are known by that, and a board without a title is called so.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What the board is to be called; empty for what the file says.
    pub title: String,
    /// The board's language if the file does not say.
    pub locale: Locale,
    /// Whether what is known of a newer version's file is enough.
    pub newer_too: bool,
}

/// What a board begins with.
struct Beginning {
    state: Vec<u8>,
    pictures: Vec<Picture>,
    losses: Losses,
}

/// Makes a board of a file and stores it with its pictures.
pub(crate) async fn make(store: &Store, images: &Images, wish: Wish) -> Result<Made, ApiError> {
    let (made, losses) = made(store, images, wish).await?;
    let left_out = losses.all().len();
    tracing::info!(board = %made.id, left_out, "board made of a file");
    Ok(made)
}

async fn made(store: &Store, images: &Images, wish: Wish) -> Result<(Made, Losses), ApiError> {
    let internal = |_| ApiError::Internal;
    let _turn = READING.acquire().await.map_err(internal)?;
    let beginning = tokio::task::spawn_blocking(move || begin(wish));
    let beginning = beginning.await.map_err(|_| ApiError::Internal)??;
    let made = keep(store, beginning.state).await?;
    for picture in beginning.pictures {
        let mut upload = images.begin(&made.id).await?;
        upload.write(&picture.bytes).await?;
        upload.finish(&picture.hash).await?;
    }
    Ok((made, beginning.losses))
}

/// The board of a file, for [`Store::create`]. Blocks.
fn begin(wish: Wish) -> Result<Beginning, ApiError> {
    let imported = import::read(&wish.name, &wish.bytes).map_err(ApiError::Import)?;
    if imported.is_newer && !wish.newer_too {
        return Err(ApiError::NewerFile);
    }
    let Imported {
        title,
        locale,
        elements,
        comments,
        pictures,
        losses,
        ..
    } = imported;
    let random = |error: getrandom::Error| {
        tracing::error!(%error, "the system gives no random numbers");
        ApiError::Internal
    };
    let internal = |error: board::BoardError| {
        tracing::error!(%error, "a file's board cannot be written");
        ApiError::Internal
    };
    let client = ClientNumber::new(getrandom::u64().map_err(random)?);
    let mut board = Board::new(client);
    let title = if wish.title.is_empty() {
        title
    } else {
        wish.title
    };
    let characters = title.chars().count();
    board
        .edit(|edit| {
            edit.set_locale(locale.unwrap_or(wish.locale));
            edit.set_title(&title)
        })
        .map_err(|_| ApiError::TitleTooLong { characters })?;
    // A name for each element and each comment, and one for each group and each thread whose beginning is gone.
    let mut pool = vec![0; 2 * NAME_BYTES * (elements.len() + comments.len())];
    getrandom::fill(&mut pool).map_err(random)?;
    let mut names = pool.chunks_exact(NAME_BYTES);
    let (elements, comments) = renamed_with_comments(&elements, &comments, &mut || {
        ElementId::new(URL_SAFE_NO_PAD.encode(names.next().unwrap_or_default()))
    });
    add_with_comments(&mut board, elements, &comments).map_err(internal)?;
    Ok(Beginning {
        state: board.encode_state(),
        pictures,
        losses,
    })
}

/// A board that was made without a relay.
pub struct Placed {
    /// Its id.
    pub id: BoardId,
    /// What opens it, by role.
    pub keys: Vec<(Role, Key)>,
    /// What did not fit.
    pub losses: Losses,
}

/// Makes a board of a file in a data folder that no relay is using.
///
/// # Errors
/// In words for whoever runs it.
pub async fn into_folder(folder: &Path, image_bytes: u64, wish: Wish) -> Result<Placed, String> {
    let opened = Store::open(folder, &StoreOptions::default());
    let (store, _guard) = opened.map_err(|error| error.to_string())?;
    let images = Images::open(folder, image_bytes);
    let (made, losses) = made(&store, &images, wish)
        .await
        .map_err(|error| error.to_string())?;
    let keys = made.key.and_below(Role::Facilitator, &made.id);
    Ok(Placed {
        id: made.id,
        keys,
        losses,
    })
}

/// How an unreadable file is called for programs.
pub(crate) const fn code(error: &ImportError) -> &'static str {
    match error {
        ImportError::TooLarge { .. } => "too_large",
        ImportError::UnknownFormat => "unknown_format",
        ImportError::Damaged(_) => "damaged_file",
        ImportError::Encoding => "not_utf8",
        ImportError::Empty => "empty_file",
        ImportError::TooMany { .. } | ImportError::TooMuch { .. } => "too_many_elements",
        ImportError::NoBoard => "no_board_in_archive",
        ImportError::Bomb { .. } => "archive_too_large",
    }
}
