//! People from elsewhere: no text, however long or odd, holds anybody up.
#![cfg(not(target_arch = "wasm32"))]

use crate::files;

use afterword::domain::contacts::{LONGEST, MOST_PEOPLE, PeopleInError};
use std::time::{Duration, Instant};

/// Seconds where each text is read once, even unoptimised and beside other tests; hours where it is read anew at every
/// step, as each of these once was.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn megabytes_of_anything_are_read_or_refused_at_once() {
    let start = Instant::now();
    let pieces =
        ["<a", "<", "<a>", "@", "x@y.z ", "a|", ":", "=\n", "x=\n", " \n", "N;QUOTED-PRINTABLE=\n", "0", "\u{301}"];
    for piece in pieces {
        let long = piece.repeat(LONGEST / 4 / piece.len());
        let _ = files::people(long.as_bytes());
        let _ = files::people(["BEGIN:VCARD\nFN:", &*long].concat().as_bytes());
        assert!(start.elapsed() < LIMIT, "{piece:?}");
    }
}

#[test]
fn more_than_any_card_has_is_refused_unread() {
    let start = Instant::now();
    for piece in ["x", "BEGIN:VCARD\nFN:Bo Li\nEND:VCARD\n", "\u{FFFD}\u{0}"] {
        let long = piece.repeat(LONGEST / piece.len() + 1);
        assert_eq!(files::people(long.as_bytes()), Err(PeopleInError::TooLong));
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_photograph_of_three_megabytes_is_no_hindrance() {
    let start = Instant::now();
    let photo = "QUJD".repeat(19).as_bytes().iter().map(|byte| char::from(*byte)).collect::<String>();
    let folded = format!(" {photo}\r\n").repeat(3 * 1024 * 1024 * 4 / 3 / 76);
    let bare = format!("{photo}\n").repeat(3 * 1024 * 1024 * 4 / 3 / 76);
    for card in [
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Harriet Vance\r\nPHOTO;ENCODING=b;TYPE=JPEG:QUJD\r\n{folded}TITLE:Head of Collections\r\nEND:VCARD\r\n"
        ),
        format!(
            "BEGIN:VCARD\nVERSION:2.1\nFN:Harriet Vance\nPHOTO;JPEG;ENCODING=BASE64:\n{bare}\nTITLE:Head of Collections\nEND:VCARD\n"
        ),
        format!(
            "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Harriet Vance\r\nPHOTO:data:image/jpeg;base64,QUJD\r\n{folded}TITLE:Head of Collections\r\nEND:VCARD\r\n"
        ),
    ] {
        let people = files::people(card.as_bytes()).unwrap().people;
        assert_eq!((&*people[0].name, &*people[0].title), ("Harriet Vance", "Head of Collections"));
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn four_hundred_thousand_characters_are_read_in_no_time_and_the_signature_at_their_end_is_found() {
    let start = Instant::now();
    let long = format!(
        "{}\nBest,\nPriya Raghunathan\nSenior Talent Partner\n+44 7700 900461",
        "Thank you for the pleasant talk we had. ".repeat(20).repeat(500)
    );
    let lines = format!(
        "{}\nBest,\nPriya Raghunathan\nSenior Talent Partner\n+44 7700 900461",
        "we look forward to that day\n".repeat(15_000)
    );
    for text in [long, lines] {
        assert!(text.len() > 400_000);
        let found = files::people(text.as_bytes()).unwrap().people.remove(0);
        assert_eq!((&*found.name, &*found.title), ("Priya Raghunathan", "Senior Talent Partner"));
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn an_address_book_is_counted_to_its_last_card() {
    let cards = "BEGIN:VCARD\nFN:Bo Li\nEND:VCARD\n".repeat(500);
    let reading = files::people(cards.as_bytes()).unwrap();
    let left_out: usize = reading.left_out.iter().map(afterword::domain::contacts::LeftOut::count).sum();
    assert_eq!((reading.people.len(), left_out), (MOST_PEOPLE, 500 - MOST_PEOPLE));
}
