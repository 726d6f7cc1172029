//! Files from life, with the letters and time zones of the browser.

use crate::now;
use afterword::device::{charsets as browser_letters, zone};
use afterword::domain::contacts;
use afterword::domain::ics::invitation::Starts;
use afterword::domain::ics::read::Aids;
use afterword::domain::profile::Profile;
use wasm_bindgen_test::wasm_bindgen_test;

/// The libraries that read files look words up by hashes, of other widths here than where the other tests run; letters
/// and zones are the browser's.
#[wasm_bindgen_test]
fn files_from_life_are_read_here_as_elsewhere() {
    let me = Profile::default();
    let aids = Aids { decode: &browser_letters::decode, clocks: &zone::utc, me: &me };
    let read = |bytes: &[u8]| afterword::domain::ics::read::read(bytes, false, aids).unwrap().found.remove(0);
    let utc = |bytes: &[u8]| match read(bytes).starts {
        Starts::Zoned { utc, .. } => utc.map(|at| at.to_string()),
        _ => None,
    };
    let zones: [(&[u8], &str); 3] = [
        (include_bytes!("../fixtures/cases/c03-exchange-zone-with-commas.ics"), "2026-12-10 14:00:00"),
        (include_bytes!("../fixtures/cases/c04-windows-zone-without-rules.ics"), "2026-12-10 18:00:00"),
        (include_bytes!("../fixtures/cases/c01-quoted-text-plain-calendar.eml"), "2026-12-08 14:00:00"),
    ];
    for (bytes, at) in zones {
        assert_eq!(utc(bytes).as_deref(), Some(at));
    }
    let teams = read(include_bytes!("../fixtures/cases/c09-teams-location-in-words.ics"));
    assert!(teams.place.ends_with("%22%7d"), "{}", teams.place);
    let folded = read(include_bytes!("../fixtures/cases/c02-fold-inside-a-letter.ics"));
    assert_eq!(&*folded.people[0].found.name, "Małgorzata Świętochowska");
    let people = |bytes: &[u8]| contacts::read(bytes, false, &browser_letters::decode).unwrap().people.remove(0);
    let preferred = people(include_bytes!("../fixtures/cases/c14-preferred-by-number.vcf"));
    assert_eq!((&*preferred.email, &*preferred.phone), ("harriet.vance@northlight.example", "+44-20-7946-0002"));
    let quoted = people(include_bytes!("../fixtures/cases/c15a-outlook-quoted-latin1.vcf"));
    assert_eq!((&*quoted.name, quoted.sure), ("Jürgen Groß", false));
    let raw = people(include_bytes!("../fixtures/cases/c15b-charset-windows-1252.vcf"));
    assert_eq!((&*raw.name, raw.sure), ("Anke Börnig", true));
    for (label, bytes, text) in [
        ("shift_jis", &b"\x8e\x52\x93\x63"[..], Some("山田")),
        ("iso-2022-jp", b"\x1b$B;3ED\x1b(B", Some("山田")),
        ("koi8-r", b"\xe9\xd7\xc1\xce", Some("Иван")),
        ("utf-16le", b"\x42\x01", Some("ł")),
        ("x-nobody-knows", b"a", None),
    ] {
        assert_eq!(browser_letters::decode(label, bytes).as_deref(), text, "{label}");
    }
    assert_eq!(zone::utc(now(), "Nowhere/At_All"), None);
}
