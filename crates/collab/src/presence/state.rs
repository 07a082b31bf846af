//! One person's presence, and its JSON.

use board::limits::NAME_CHARACTERS_MAX;
use board::{BoardPoint, BoardRect, ElementId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// Ids in a selection or a drag beyond this are left out: others need to see that much is selected, not what.
const IDS_MAX: usize = 50;
/// Bytes of an element's id. Longer ones are left out.
const ID_BYTES_MAX: usize = 64;

/// Characters of [`Presence::chat`].
pub const CHAT_CHARACTERS_MAX: usize = 200;

/// Reads any JSON; `None` if the text is none, or nests too deeply. A page has the browser's reader, which is in no download.
pub type ReadJson = fn(&str) -> Option<Value>;

/// What one person shows the others. Positions are in board units.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Presence {
    /// Who it is.
    pub user: PresenceUser,
    /// Where the pointer is; `None` when it is off the board.
    #[serde(serialize_with = "write_point")]
    pub cursor: Option<BoardPoint>,
    /// What is selected.
    pub selection: Vec<ElementId>,
    /// Whose text is being edited.
    pub editing: Option<ElementId>,
    /// A drag that has not ended: nothing of it is in the document yet.
    pub drag: Option<Drag>,
    /// The pointer points something out: it draws a trail that fades.
    #[serde(skip_serializing_if = "is_false")]
    pub laser: bool,
    /// What is being said at the pointer; at most [`CHAT_CHARACTERS_MAX`] characters in one line, without control
    /// characters. Empty says nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub chat: String,
    /// The client number of the tab whose view this one follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows: Option<u64>,
    /// What this person sees, told while somebody follows, or in a crowd.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_rect")]
    pub view: Option<BoardRect>,
}

/// The person behind a presence.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct PresenceUser {
    /// The name; at most [`NAME_CHARACTERS_MAX`] characters, without control characters, may be empty.
    pub name: String,
    /// The colour of cursor and selection.
    pub color: UserColor,
    /// Tabs of one browser say the same here: 1 to [`BROWSER_BYTES_MAX`] ASCII letters and digits, or nothing. It stands
    /// nowhere in a document, so that it cannot be held against what somebody chose there.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub browser: String,
}

/// Bytes of [`PresenceUser::browser`].
pub const BROWSER_BYTES_MAX: usize = 16;

/// A drag in progress.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Drag {
    /// The dragged elements.
    pub ids: Vec<ElementId>,
    /// How far to the right, in board units.
    pub dx: f64,
    /// How far down, in board units.
    pub dy: f64,
}

/// A colour as `#rrggbb`, lower case: safe to be put in a style.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UserColor([u8; 3]);

impl UserColor {
    /// From red, green and blue.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Parses `#rrggbb`; `None` for everything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self([red, green, blue]))
    }
}

impl Default for UserColor {
    /// A neutral grey.
    fn default() -> Self {
        Self([0x80, 0x80, 0x80])
    }
}

impl std::fmt::Display for UserColor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for UserColor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Presence {
    /// Bytes of one presence as JSON.
    pub const BYTES_MAX: usize = 4 * 1024;

    /// Reads a presence from somebody else. `None` if it is too long, is no JSON object, or nests too deeply.
    ///
    /// Fields of a wrong form count as absent, so that a newer or a foreign client is still seen.
    pub fn parse(json: &str, read: ReadJson) -> Option<Self> {
        if json.len() > Self::BYTES_MAX {
            return None;
        }
        let Value::Object(fields) = read(json)? else {
            return None;
        };
        Some(Self::from_fields(&fields))
    }

    /// The JSON to send. Too long a selection or drag is cut, so that it always fits in [`Self::BYTES_MAX`].
    pub fn to_json(&self) -> String {
        let cut = |ids: &[ElementId], max: usize| -> Vec<ElementId> {
            let fits = ids.iter().filter(|id| id.as_str().len() <= ID_BYTES_MAX);
            fits.take(max).cloned().collect()
        };
        for ids_max in [IDS_MAX, IDS_MAX / 4, 0] {
            let short = Self {
                user: PresenceUser {
                    name: tame_line(&self.user.name, NAME_CHARACTERS_MAX),
                    color: self.user.color,
                    browser: tame_browser(&self.user.browser),
                },
                cursor: self.cursor.map(BoardPoint::tamed),
                selection: cut(&self.selection, ids_max),
                editing: self
                    .editing
                    .clone()
                    .filter(|id| id.as_str().len() <= ID_BYTES_MAX),
                drag: self.drag.as_ref().map(|drag| Drag {
                    ids: cut(&drag.ids, ids_max),
                    ..drag.tamed()
                }),
                laser: self.laser,
                chat: tame_line(&self.chat, CHAT_CHARACTERS_MAX),
                follows: self.follows,
                view: self.view.and_then(tame_rect),
            };
            if let Ok(json) = serde_json::to_string(&short)
                && json.len() <= Self::BYTES_MAX
            {
                return json;
            }
        }
        "{}".to_owned()
    }

    fn from_fields(fields: &serde_json::Map<String, Value>) -> Self {
        let user = fields.get("user").and_then(Value::as_object);
        let text = |key: &str| user.and_then(|user| user.get(key)).and_then(Value::as_str);
        Self {
            user: PresenceUser {
                name: tame_line(text("name").unwrap_or_default(), NAME_CHARACTERS_MAX),
                color: text("color").and_then(UserColor::parse).unwrap_or_default(),
                browser: tame_browser(text("browser").unwrap_or_default()),
            },
            cursor: fields.get("cursor").and_then(read_point),
            selection: fields.get("selection").map(read_ids).unwrap_or_default(),
            editing: fields.get("editing").and_then(read_id),
            drag: fields
                .get("drag")
                .and_then(Value::as_object)
                .and_then(read_drag),
            laser: fields.get("laser") == Some(&Value::Bool(true)),
            chat: tame_line(
                fields
                    .get("chat")
                    .and_then(Value::as_str)
                    .unwrap_or_default(),
                CHAT_CHARACTERS_MAX,
            ),
            follows: fields.get("follows").and_then(Value::as_u64),
            view: fields.get("view").and_then(read_rect),
        }
    }
}

impl<'de> Deserialize<'de> for Presence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Map::deserialize(deserializer).map(|fields| Self::from_fields(&fields))
    }
}

impl Drag {
    fn tamed(&self) -> Self {
        let BoardPoint { x: dx, y: dy } = BoardPoint::new(self.dx, self.dy).tamed();
        Self {
            ids: self.ids.clone(),
            dx,
            dy,
        }
    }
}

fn tame_line(text: &str, max: usize) -> String {
    let shown = text.chars().filter(|character| !character.is_control());
    shown.take(max).collect()
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

fn tame_browser(browser: &str) -> String {
    let fits = browser.len() <= BROWSER_BYTES_MAX
        && browser.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (if fits { browser } else { "" }).to_owned()
}

pub(crate) fn read_point(value: &Value) -> Option<BoardPoint> {
    match value.as_array()?.as_slice() {
        [x, y] => Some(BoardPoint::new(x.as_f64()?, y.as_f64()?).tamed()),
        _ => None,
    }
}

pub(crate) fn read_rect(value: &Value) -> Option<BoardRect> {
    let number = |index: usize| value.get(index)?.as_f64();
    tame_rect(BoardRect::new(
        number(0)?,
        number(1)?,
        number(2)?,
        number(3)?,
    ))
}

/// A view with something in it, where elements can be.
fn tame_rect(rect: BoardRect) -> Option<BoardRect> {
    let tame = BoardRect::at(rect.origin().tamed(), rect.size().tamed());
    (rect.width > 0.0 && rect.height > 0.0).then_some(tame)
}

fn write_rect<S: Serializer>(rect: &Option<BoardRect>, serializer: S) -> Result<S::Ok, S::Error> {
    rect.map(|rect| [rect.x, rect.y, rect.width, rect.height])
        .serialize(serializer)
}

fn read_id(value: &Value) -> Option<ElementId> {
    let text = value.as_str()?;
    (text.len() <= ID_BYTES_MAX).then(|| ElementId::new(text))
}

fn read_ids(value: &Value) -> Vec<ElementId> {
    let values = value.as_array().map(Vec::as_slice).unwrap_or_default();
    values.iter().filter_map(read_id).take(IDS_MAX).collect()
}

fn read_drag(fields: &serde_json::Map<String, Value>) -> Option<Drag> {
    let drag = Drag {
        ids: fields.get("ids").map(read_ids)?,
        dx: fields.get("dx")?.as_f64()?,
        dy: fields.get("dy")?.as_f64()?,
    };
    Some(drag.tamed())
}

fn write_point<S: Serializer>(
    point: &Option<BoardPoint>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    point.map(|point| [point.x, point.y]).serialize(serializer)
}

#[cfg(test)]
mod tests;
