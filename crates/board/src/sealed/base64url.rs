//! Bytes as text without `+`, `/` and padding (RFC 4648, section 5).

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes → text.
pub fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let joined = three
            .iter()
            .fold(0_u32, |joined, &byte| joined << 8 | u32::from(byte))
            << (8 * (3 - three.len()));
        let letters = (0..=three.len()).filter_map(|place| {
            let six = joined >> (18 - 6 * place) & 63;
            ALPHABET.get(six as usize).copied()
        });
        text.extend(letters.map(char::from));
    }
    text
}

/// Text → bytes; `None` for anything that [`encoded`] does not give.
pub fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for four in text.as_bytes().chunks(4) {
        let mut joined = 0_u32;
        for &letter in four {
            let six = ALPHABET.iter().position(|&one| one == letter)?;
            joined = joined << 6 | six as u32;
        }
        joined <<= 6 * (4 - four.len());
        let [_, three @ ..] = joined.to_be_bytes();
        let (kept, rest) = three.split_at_checked(four.len() * 6 / 8)?;
        if four.len() == 1 || rest.iter().any(|&byte| byte != 0) {
            return None;
        }
        bytes.extend_from_slice(kept);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_written_as_the_standard_says() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foobar", "Zm9vYmFy"),
            (&[251, 255], "-_8"),
        ] {
            assert_eq!(encoded(bytes), text);
            assert_eq!(decoded(text).as_deref(), Some(bytes));
        }
        for bad in ["Z", "Zh", "Zm9", "Zm9vYmF=", "あ", "Zm 8", "-/8"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_as_one_that_is_written_the_same_or_not_at_all(text in "[A-Za-z_=.-]{0,9}") {
            prop_assert!(decoded(&text).is_none_or(|bytes| encoded(&bytes) == text));
        }

        #[test]
        fn bytes_come_back(bytes: Vec<u8>) {
            prop_assert_eq!(decoded(&encoded(&bytes)), Some(bytes));
        }
    }
}
