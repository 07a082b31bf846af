// The hash by which texts are found; also read by `build.rs`, which makes the table of it.

/// Half of FNV-1a with 32 bits, by <https://datatracker.ietf.org/doc/html/rfc9923>, which begins with `start` instead.
fn short_hash(start: u16, key: &str) -> u16 {
    let hash = key.bytes().fold(u32::from(start), |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash ^ (hash >> 16)) as u16
}
