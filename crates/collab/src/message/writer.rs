//! Writing lib0's primitives.

/// Appends a variable-length unsigned integer.
pub(super) fn var_uint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Appends a byte string with its length before it.
pub(super) fn var_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    var_uint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

/// Appends a text, cut at a character boundary to at most `max` bytes.
pub(super) fn var_string(out: &mut Vec<u8>, text: &str, max: usize) {
    let mut end = text.len().min(max);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    var_bytes(out, text.get(..end).unwrap_or_default().as_bytes());
}
