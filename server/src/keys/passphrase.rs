//! Passphrases of links: what is stored of them, and how slowly they are tried.
//!
//! Argon2id with 19 MiB, two passes and one lane, which OWASP's Password Storage Cheat Sheet names as the least for servers that
//! answer people while they wait (about 30 ms here). Salt and parameters stand beside the hash, so that they can be
//! raised later without anybody's passphrase becoming wrong.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// KiB of memory.
const MEMORY_KIB: u32 = 19 * 1024;
/// Passes over it.
const PASSES: u32 = 2;
/// Lanes beside one another.
const LANES: u32 = 1;
const SALT_BYTES: usize = 16;
const HASH_BYTES: usize = 32;
/// Characters of a passphrase.
pub(crate) const CHARACTERS: std::ops::RangeInclusive<usize> = 6..=200;

/// What is stored of a passphrase: `argon2id.KIB.PASSES.LANES.SALT.HASH`. Takes tens of milliseconds.
///
/// # Errors
/// In words, if the system gives no randomness or memory.
pub(crate) fn digest(passphrase: &str) -> Result<String, String> {
    let mut salt = [0; SALT_BYTES];
    getrandom::fill(&mut salt).map_err(|error| error.to_string())?;
    let hash = hash(passphrase, &salt, MEMORY_KIB, PASSES, LANES)?;
    let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
    Ok(format!(
        "argon2id.{MEMORY_KIB}.{PASSES}.{LANES}.{salt}.{hash}"
    ))
}

/// Whether it is that passphrase. What cannot be read is never right. Takes as long as [`digest`].
pub(crate) fn is_right(passphrase: &str, digest: &str) -> bool {
    let parts: Vec<&str> = digest.split('.').collect();
    let ["argon2id", memory, passes, lanes, salt, expected] = *parts else {
        return false;
    };
    let (Ok(memory), Ok(passes), Ok(lanes)) = (memory.parse(), passes.parse(), lanes.parse())
    else {
        return false;
    };
    let (Ok(salt), Ok(expected)) = (
        STANDARD_NO_PAD.decode(salt),
        STANDARD_NO_PAD.decode(expected),
    ) else {
        return false;
    };
    hash(passphrase, &salt, memory, passes, lanes).is_ok_and(|hash| is_equal(&hash, &expected))
}

fn hash(
    passphrase: &str,
    salt: &[u8],
    memory: u32,
    passes: u32,
    lanes: u32,
) -> Result<[u8; HASH_BYTES], String> {
    let params = Params::new(memory, passes, lanes, Some(HASH_BYTES));
    let params = params.map_err(|error| error.to_string())?;
    let mut hash = [0; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, &mut hash)
        .map_err(|error| error.to_string())?;
    Ok(hash)
}

/// In a time that does not tell where they differ.
fn is_equal(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |differing, (one, other)| {
        std::hint::black_box(differing | (one ^ other))
    });
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn v82_a_passphrase_is_stored_as_a_salted_slow_hash() {
        let (one, other) = (digest("四月の会議").unwrap(), digest("四月の会議").unwrap());
        assert!(one.starts_with("argon2id.19456.2.1."), "{one}");
        assert_ne!(one, other);
        assert!(!one.contains("四月"));
        for digest in [&one, &other] {
            assert!(is_right("四月の会議", digest));
            assert!(!is_right("四月の会議 ", digest));
            assert!(!is_right("", digest));
        }
        let cut = &one[..one.len() - 4];
        for bad in ["", "argon2id", "argon2id.0.0.0.AAAA.AAAA", cut] {
            assert!(!is_right("四月の会議", bad), "{bad}");
        }
        // Parameters of an earlier version are read from where they stand.
        let salt = [7; SALT_BYTES];
        let weaker = hash("old phrase", &salt, 64, 1, 1).unwrap();
        let weaker = format!(
            "argon2id.64.1.1.{}.{}",
            STANDARD_NO_PAD.encode(salt),
            STANDARD_NO_PAD.encode(weaker)
        );
        assert!(is_right("old phrase", &weaker));
    }
}
