// The hash by which texts are found; also read by `build.rs`, which makes the table of it.

/// FNV-1a with 32 bits, by <https://datatracker.ietf.org/doc/html/rfc9923>.
fn fnv(key: &str) -> u32 {
    key.bytes().fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
