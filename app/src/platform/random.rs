//! Random values from the browser's cryptographic generator.

use std::cell::RefCell;

use wasm_bindgen::JsCast;

const ALPHABET: &[u8; 62] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/// How many bytes are asked for at once.
const POOLED: usize = 1024;

thread_local! {
    /// Random bytes that nobody has used.
    static POOL: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// 64 random bits.
pub fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

/// A fresh name of twelve letters and digits (71 bits), for an element.
pub fn random_id() -> String {
    with_random_letters(str::to_owned)
}

/// Makes something of such a name. Thousands are wanted at once: no text is made of each by itself.
pub fn with_random_letters<R>(make: fn(&str) -> R) -> R {
    let mut letters = [0; 12];
    POOL.with_borrow_mut(|pool| {
        for place in &mut letters {
            *place = letter(pool);
        }
    });
    // All of them are ASCII.
    make(str::from_utf8(&letters).unwrap_or_default())
}

/// A letter is taken from six bits; the two values too many are drawn again.
fn letter(pool: &mut Vec<u8>) -> u8 {
    loop {
        let Some(byte) = pool.pop() else {
            // Asking for each name by itself takes longer than all else about a name.
            pool.resize(POOLED, 0);
            fill(pool);
            continue;
        };
        if let Some(letter) = ALPHABET.get(usize::from(byte & 63)) {
            return *letter;
        }
    }
}

/// Random bytes that nobody can guess; `None` where the browser has no generator for such.
pub fn secret_bytes<const COUNT: usize>() -> Option<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    fill_secretly(&mut bytes).then_some(bytes)
}

fn fill(bytes: &mut [u8]) {
    if fill_secretly(bytes) {
        return;
    }
    // Every browser that runs WebAssembly has the generator; this only keeps ids apart if one has not.
    for byte in bytes {
        *byte = (js_sys::Math::random() * 256.0) as u8;
    }
}

/// Whether it could.
fn fill_secretly(bytes: &mut [u8]) -> bool {
    let crypto = js_sys::Reflect::get(&leptos::prelude::window(), &"crypto".into()).ok();
    crypto.is_some_and(|crypto| {
        let crypto: web_sys::Crypto = crypto.unchecked_into();
        crypto.get_random_values_with_u8_array(bytes).is_ok()
    })
}
