//! Packed records: interviews that are long over, compressed under the same key, with a revision of their own like any
//! other save. They are read, searched, backed up and merged as before; the first change stores them unpacked again.
//! One text replaces another of the same meaning, so there is no moment without either.

use crate::storage::record::inflate::inflate;

/// Bytes are encoded as characters from here on, 14 bits each: all of them letters that every browser stores as one
/// UTF-16 unit and no JSON escapes.
const FIRST: u32 = 0x4E00;

/// Bits per character.
const BITS: u32 = 14;

/// The most bytes that are unpacked from one record: more than localStorage could hold.
const MOST: usize = 8_000_000;

/// A checksum of the text (32-bit FNV-1a).
fn sum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The packed form of `plain`; `deflated` is its compressed form.
pub fn close(plain: &str, deflated: &[u8]) -> String {
    let (mut held, mut count) = (0_u32, 0);
    let mut packed = String::new();
    let mut push = |bits: u32| packed.extend(char::from_u32(FIRST + (bits & ((1 << BITS) - 1))));
    for byte in sum(plain).to_be_bytes().iter().chain(deflated) {
        held = held << 8 | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            push(held >> count);
        }
    }
    if count > 0 {
        push(held << (BITS - count));
    }
    packed
}

/// The text that was packed; `None` if it is damaged.
pub fn open(packed: &str) -> Option<String> {
    let (mut held, mut count) = (0_u32, 0);
    let mut bytes = Vec::new();
    for c in packed.chars() {
        let bits = u32::from(c).checked_sub(FIRST).filter(|bits| *bits < 1 << BITS)?;
        held = held << BITS | bits;
        count += BITS;
        while count >= 8 {
            count -= 8;
            bytes.push((held >> count) as u8);
        }
    }
    let (said, deflated) = bytes.split_at_checked(4)?;
    let plain = String::from_utf8(inflate(deflated, MOST)?).ok()?;
    (sum(&plain).to_be_bytes() == said).then_some(plain)
}

/// Whether a stored text is packed.
pub fn is_packed(text: &str) -> bool {
    let place = |name: &str| text.find(name);
    match (place("\"packed\":"), place("\"data\":")) {
        (Some(packed), data) => data.is_none_or(|data| packed < data),
        (None, _) => false,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;
    use std::io::Write as _;

    fn pack(plain: &str) -> String {
        let mut pen = DeflateEncoder::new(Vec::new(), Compression::default());
        pen.write_all(plain.as_bytes()).unwrap();
        close(plain, &pen.finish().unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_was_packed_comes_out(plain in ".{0,400}") {
            let packed = pack(&plain);
            prop_assert!(packed.chars().all(|c| c.len_utf16() == 1));
            prop_assert_eq!(serde_json::to_string(&packed).unwrap().len(), packed.len() + 2);
            prop_assert_eq!(open(&packed), Some(plain));
        }

        #[test]
        fn what_was_changed_by_one_letter_is_noticed(plain in "[a-z ]{20,300}", at in any::<prop::sample::Index>()) {
            let mut letters: Vec<char> = pack(&plain).chars().collect();
            let at = at.index(letters.len());
            letters[at] = if letters[at] == '一' { '丁' } else { '一' };
            let changed: String = letters.iter().collect();
            // A change in the padding bits of the last character changes nothing.
            prop_assert!(open(&changed).is_none_or(|read| read == plain));
        }

        #[test]
        fn any_text_at_all_is_unpacked_or_refused(text in ".{0,200}", cjk in "[一-龥]{0,200}") {
            let _ = (open(&text), open(&cjk));
        }
    }
}
