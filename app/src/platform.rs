//! Handles of the browser as values that let go when dropped.

#[cfg(any(test, target_arch = "wasm32"))]
mod allocator;
mod animation_frame;
pub mod by_name;
mod download;
mod json;
mod listener;
mod observer;
mod page;
mod panic;
mod random;
mod sight;
mod thrown;
mod timer;

pub use animation_frame::{AnimationFrame, next_frame};
pub use download::download;
pub use json::{decimal, read_json, write_json};
pub use listener::{Listener, Passive};
pub use observer::{ResizeWatch, watch_size};
pub use page::{document, window};
pub use panic::show_panics;
pub use random::{random_id, random_u64, secret_bytes, with_random_letters};
pub use sight::watch_sight;
pub use thrown::words_of;
pub use timer::{Timer, now_millis, when_idle};
