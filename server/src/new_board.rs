//! Making a board. The template is put on it here, once, by one writer: clients that each did it would double it.

use board::limits::TITLE_CHARACTERS_MAX;
use board::{Board, BoardError, BoardId, BoardPoint, ClientNumber, ElementId, Locale};
use collab::message::{Incarnation, Role};
use workshop::Template;

use crate::api_error::ApiError;
use crate::keys::{Key, random_board_id};
use crate::store::{NewBoard, Store};
use crate::templates::Templates;

/// What a new board is to be.
pub(crate) struct Wish {
    pub title: String,
    /// What is on it at first.
    pub start: Start,
    pub locale: Locale,
}

/// What is on a new board.
pub(crate) enum Start {
    /// Nothing.
    Blank,
    /// The canvas of the template with this id.
    Template(String),
    /// The canvases of the pack with this id, one below the other.
    Pack(String),
}

impl Start {
    /// As a request says it.
    ///
    /// # Errors
    /// Both are named.
    pub(crate) fn of(template: Option<String>, pack: Option<String>) -> Result<Self, ApiError> {
        match (template, pack) {
            (None, None) => Ok(Self::Blank),
            (Some(template), None) => Ok(Self::Template(template)),
            (None, Some(pack)) => Ok(Self::Pack(pack)),
            (Some(_), Some(_)) => Err(ApiError::TemplateAndPack),
        }
    }
}

/// A board that now exists.
pub(crate) struct Made {
    pub id: BoardId,
    /// The facilitator's key, from which the others follow.
    pub key: Key,
}

/// Makes a board and stores it; it is durable when this returns.
pub(crate) async fn make(
    store: &Store,
    templates: &Templates,
    wish: Wish,
) -> Result<Made, ApiError> {
    let random = |error: getrandom::Error| {
        tracing::error!(%error, "the system gives no random numbers");
        ApiError::Internal
    };
    let state = first_state(&wish, templates, getrandom::u64().map_err(random)?)?;
    let made = keep(store, state).await?;
    let (template, pack) = match &wish.start {
        Start::Blank => (None, None),
        Start::Template(id) => (Some(id), None),
        Start::Pack(id) => (None, Some(id)),
    };
    tracing::info!(board = %made.id, template, pack, "board made");
    Ok(made)
}

/// Stores a board that begins with `state`; it is durable when this returns.
pub(crate) async fn keep(store: &Store, state: Vec<u8>) -> Result<Made, ApiError> {
    let random = |error: getrandom::Error| {
        tracing::error!(%error, "the system gives no random numbers");
        ApiError::Internal
    };
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
    Ok(Made { id, key })
}

fn first_state(wish: &Wish, templates: &Templates, random: u64) -> Result<Vec<u8>, ApiError> {
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
    let chosen = chosen(&wish.start, templates)?;
    insert(&mut board, &chosen).map_err(internal)?;
    Ok(board.encode_state())
}

/// The templates whose canvases are put on the board.
fn chosen<'a>(start: &Start, templates: &'a Templates) -> Result<Vec<&'a Template>, ApiError> {
    match start {
        Start::Blank => Ok(Vec::new()),
        Start::Template(id) => {
            let found = templates.template(id);
            let found = found.ok_or_else(|| ApiError::UnknownTemplate(id.clone()))?;
            Ok(vec![&found.value])
        }
        Start::Pack(id) => {
            let found = templates.pack(id);
            found.ok_or_else(|| ApiError::UnknownPack(id.clone()))
        }
    }
}

/// Puts the canvases on the board, one below the other. Each is called by the last part of its template's id, `bmc` of
/// `rikai.bmc`; where that is taken, by all of it.
fn insert(board: &mut Board, templates: &[&Template]) -> Result<(), BoardError> {
    let mut named: Vec<(ElementId, &Template)> = Vec::new();
    for template in templates {
        let last = template.id.rsplit('.').next().unwrap_or(&template.id);
        let is_taken = named.iter().any(|(id, _)| id.as_str() == last);
        let id = if is_taken { &template.id } else { last };
        named.push((ElementId::new(id), template));
    }
    if named.is_empty() {
        return Ok(());
    }
    workshop::insert_pack(board, &named, BoardPoint::new(0.0, 0.0))
}
