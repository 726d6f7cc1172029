//! Decompressing DEFLATE (RFC 1951) synchronously: the browser's own reader is asynchronous, and records are needed
//! before the first screen. The crate and the one behind `digest` are 4.0 KB more of the first load than code of our
//! own was (brotli, 30 November 2026), and maintained by others.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Decompresses at most `most` bytes; `None` if there are more, or the input is not DEFLATE.
pub fn inflate(pressed: &[u8], most: usize) -> Option<Vec<u8>> {
    decompress_to_vec_with_limit(pressed, most).ok()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;
    use std::io::Write as _;

    fn deflate(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut pen = DeflateEncoder::new(Vec::new(), Compression::new(level));
        pen.write_all(bytes).unwrap();
        pen.finish().unwrap()
    }

    #[test]
    fn the_examples_of_the_standard_come_out() {
        let cases: [(&[u8], &[u8]); 3] = [
            (&[0x03, 0x00], b""),
            (&[0x4b, 0x4c, 0x4a, 0x06, 0x00], b"abc"),
            (&[0x01, 0x03, 0x00, 0xfc, 0xff, b'a', b'b', b'c'], b"abc"),
        ];
        for (pressed, plain) in cases {
            assert_eq!(inflate(pressed, 100).as_deref(), Some(plain));
        }
    }

    #[test]
    fn what_would_grow_without_end_is_refused() {
        let pressed = deflate(&vec![b'x'; 1_000_000], 9);
        assert_eq!(inflate(&pressed, 999_999), None);
        assert_eq!(inflate(&pressed, 1_000_000).unwrap().len(), 1_000_000);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn whatever_was_pressed_comes_out(
            bytes in proptest::collection::vec(prop_oneof![any::<u8>(), Just(b'e'), b'a'..b'f'], 0..5000),
            level in 0..10_u32,
        ) {
            prop_assert_eq!(inflate(&deflate(&bytes, level), bytes.len()), Some(bytes));
        }

        #[test]
        fn a_cut_or_changed_text_never_panics(
            bytes in proptest::collection::vec(b'a'..=b'z', 0..2000),
            at in any::<prop::sample::Index>(),
            bit in 0..8_u8,
        ) {
            let mut pressed = deflate(&bytes, 6);
            prop_assert_eq!(inflate(&pressed[..at.index(pressed.len())], 5000), None);
            let at = at.index(pressed.len());
            pressed[at] ^= 1 << bit;
            let _ = inflate(&pressed, 5000);
        }

        #[test]
        fn any_bytes_at_all_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = inflate(&bytes, 5000);
        }
    }
}
