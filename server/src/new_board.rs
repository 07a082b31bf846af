//! Making a board. The template is put on it here, once, by one writer: clients that each did it would double it.

use board::limits::TITLE_CHARACTERS_MAX;
use board::{Board, BoardError, BoardId, BoardPoint, ClientNumber, ElementId, Locale};
use collab::message::{Incarnation, Role};

use crate::api_error::ApiError;
use crate::keys::{Key, random_board_id};
use crate::store::{NewBoard, Store};

/// What a new board is to be.
pub(crate) struct Wish {
    pub title: String,
    /// A template's id.
    pub template: Option<String>,
    pub locale: Locale,
}

/// A board that now exists.
pub(crate) struct Made {
    pub id: BoardId,
    /// The facilitator's key, from which the others follow.
    pub key: Key,
}

/// Makes a board and stores it; it is durable when this returns.
pub(crate) async fn make(store: &Store, wish: Wish) -> Result<Made, ApiError> {
    let random = |error: getrandom::Error| {
        tracing::error!(%error, "the system gives no random numbers");
        ApiError::Internal
    };
    let state = first_state(&wish, getrandom::u64().map_err(random)?)?;
    let id = random_board_id().map_err(random)?;
    let key = Key::random().map_err(random)?;
    let mut incarnation = [0; 16];
    getrandom::fill(&mut incarnation).map_err(random)?;
    let links = key
        .and_below(Role::Facilitator, &id)
        .into_iter()
        .map(|(role, key)| (role, key.hash()))
        .collect();
    store
        .create(NewBoard {
            id: id.clone(),
            incarnation: Incarnation(incarnation),
            state,
            links,
        })
        .await?;
    tracing::info!(board = %id, template = wish.template, "board made");
    Ok(Made { id, key })
}

fn first_state(wish: &Wish, random: u64) -> Result<Vec<u8>, ApiError> {
    let characters = wish.title.chars().count();
    if characters > TITLE_CHARACTERS_MAX {
        return Err(ApiError::TitleTooLong { characters });
    }
    let internal = |error: BoardError| {
        tracing::error!(%error, "a new board cannot be written");
        ApiError::Internal
    };
    let mut board = Board::new(ClientNumber::new(random));
    board
        .edit(|edit| {
            edit.set_locale(wish.locale);
            edit.set_title(&wish.title)
        })
        .map_err(internal)?;
    if let Some(id) = &wish.template {
        let template =
            workshop::template(id).ok_or_else(|| ApiError::UnknownTemplate(id.clone()))?;
        // The last part of the template's id: `bmc` of `rikai.bmc`.
        let canvas = id.rsplit('.').next().unwrap_or(id);
        workshop::insert_template(
            &mut board,
            template,
            &ElementId::new(canvas),
            BoardPoint::new(0.0, 0.0),
        )
        .map_err(internal)?;
    }
    Ok(board.encode_state())
}
