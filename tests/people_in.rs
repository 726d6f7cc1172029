//! People from elsewhere: no text, however long or odd, holds anybody up.
#![cfg(not(target_arch = "wasm32"))]

use afterword::domain::people_in::{LONGEST, PeopleInError, read};
use std::time::{Duration, Instant};

/// Seconds where each text is read once, even unoptimised and beside other tests; hours where it is read anew at every
/// step, as each of these once was.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn half_a_megabyte_of_anything_is_read_or_refused_at_once() {
    let start = Instant::now();
    let pieces =
        ["<a", "<", "<a>", "@", "x@y.z ", "a|", ":", "=\n", "x=\n", " \n", "N;QUOTED-PRINTABLE=\n", "0", "\u{301}"];
    for piece in pieces {
        let long = piece.repeat(LONGEST / 4 / piece.len());
        let _ = read(&long);
        let _ = read(&["BEGIN:VCARD\nFN:", &*long].concat());
        assert!(start.elapsed() < LIMIT, "{piece:?}");
    }
}

#[test]
fn five_megabytes_are_refused_unread() {
    let start = Instant::now();
    for piece in ["x", "BEGIN:VCARD\nFN:Bo Li\nEND:VCARD\n", "\u{FFFD}\u{0}"] {
        let long = piece.repeat(5 * 1024 * 1024 / piece.len() + 1);
        assert_eq!(read(&long), Err(PeopleInError::TooLong));
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}
