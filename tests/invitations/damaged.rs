//! Files that are damaged, far too long, or full of appointments and people.

use super::{OUTLOOK, event, one};
use crate::files::invitations;
use afterword::domain::ics::invitation::MOST_PEOPLE;
use afterword::domain::ics::read::{InvitationError, LONGEST, LeftOut, MOST};
use afterword::domain::text::Line;
use proptest::prelude::*;

#[test]
fn garbage_and_a_hundred_megabytes_are_refused_in_a_sentence() {
    let long = "X:y\n".repeat(LONGEST / 4 + 1);
    let cut = &OUTLOOK[..OUTLOOK.len() / 2];
    let (untitled, no_such_day) = (event("SUMMARY:no date"), event("DTSTART:20261399T150000"));
    let undated = InvitationError::NoEvent(vec![LeftOut::Undated { line: 3, title: Line::cut("no date") }]);
    let table: [(&[u8], InvitationError); 10] = [
        (b"", InvitationError::Empty),
        (b" \r\n", InvitationError::Empty),
        (b"<html>hello</html>", InvitationError::NotACalendar),
        ("\u{0}\u{fffd}\u{202e}".as_bytes(), InvitationError::NotACalendar),
        (b"From: a@b.example\r\nSubject: hello\r\n\r\nno calendar here\r\n", InvitationError::MailWithout),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more", InvitationError::OfficeMail),
        (cut.as_bytes(), InvitationError::CutShort { line: 20 }),
        (untitled.as_bytes(), undated),
        (no_such_day.as_bytes(), InvitationError::NoEvent(vec![LeftOut::Undated { line: 3, title: Line::default() }])),
        (long.as_bytes(), InvitationError::TooLong),
    ];
    for (bytes, error) in table {
        assert_eq!(
            invitations(bytes).err(),
            Some(error.clone()),
            "{}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
        );
        let said = error.to_string();
        assert!(said.ends_with('.') && !said.contains('!'), "{said}");
    }
}

#[test]
fn what_cannot_be_read_does_not_take_the_rest_with_it() {
    let good = "UID:1\nDTSTART:20261126T150000Z\nSUMMARY:Good";
    let text = event(&format!(
        "{good}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Bad\nDTSTART:soon\nEND:VEVENT\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nBEGIN:VEVENT\n{good}"
    ));
    let reading = invitations(text.as_bytes()).unwrap();
    assert_eq!((reading.found.len(), &*reading.found[0].title), (1, "Good"));
    let left_out =
        [LeftOut::Undated { line: 8, title: Line::cut("Bad") }, LeftOut::Twice(1), LeftOut::NoAppointments(1)];
    assert_eq!(reading.left_out, left_out);
    // The last of three breaks off: the others are offered, and it is named.
    let cut = event(&format!("{good}\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Cut\nDTSTART:2026"));
    let cut = cut.split("\nEND:VEVENT\nEND:VCALENDAR").next().unwrap();
    let reading = invitations(cut.as_bytes()).unwrap();
    assert_eq!(
        (reading.found.len(), &reading.left_out[..]),
        (1, &[LeftOut::CutShort { line: 8, title: Line::cut("Cut") }][..])
    );
}

#[test]
fn many_appointments_and_many_people_are_counted_and_quick() {
    let start = std::time::Instant::now();
    let many: String =
        (0..30_000).map(|n| format!("BEGIN:VEVENT\nUID:{n}\nDTSTART:20261126T150000Z\nEND:VEVENT\n")).collect();
    let reading = invitations(format!("BEGIN:VCALENDAR\n{many}END:VCALENDAR").as_bytes()).unwrap();
    assert_eq!((reading.found.len(), &reading.left_out[..]), (MOST, &[LeftOut::TooMany(30_000 - MOST)][..]));
    let people: String =
        (0..5_000).map(|n| format!("ATTENDEE;CN=Ana Orr {}:mailto:a{n}@halden.example\n", ["x", "y"][n % 2])).collect();
    let found = one(&format!(
        "DTSTART:20261126T150000Z\nORGANIZER;CN=Ruth Ito:mailto:ruth@halden.example\n{}",
        people.trim_end()
    ));
    assert_eq!((found.people.len(), found.more_people), (MOST_PEOPLE, 5_001 - MOST_PEOPLE));
    assert_eq!(&*found.people[0].found.name, "Ruth Ito");
    // Unoptimised, beside other tests; where each is compared with each it takes minutes.
    assert!(start.elapsed() < std::time::Duration::from_secs(20), "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_invitation_is_refused_or_read(
        lines in proptest::collection::vec(
            "(BEGIN|END|DTSTART|DTEND|DURATION|ATTENDEE|ORGANIZER|RRULE|TZOFFSETTO|TZOFFSETFROM|SUMMARY|LOCATION)(;[A-Z=\",:/-]{0,12})?:?(VEVENT|VTIMEZONE|STANDARD|2026[0-9]{4}T[0-9]{6}Z?|P[0-9TDHM]{1,6}|mailto:.{0,12}|(?s).{0,30})",
            0..30),
    ) {
        let text = ["BEGIN:VCALENDAR\nBEGIN:VEVENT\n", &lines.join("\r\n"), "\nEND:VEVENT\nEND:VCALENDAR"].concat();
        if let Ok(reading) = invitations(text.as_bytes()) {
            prop_assert!(!reading.found.is_empty() && reading.found.len() <= MOST);
            for one in &reading.found {
                prop_assert!(!one.title.chars().any(char::is_control));
            }
            // What is given back to be read again is read as the same.
            let again = invitations(reading.text.as_bytes()).unwrap();
            prop_assert_eq!(again.found.len(), reading.found.len());
        }
        let _ = invitations(lines.concat().as_bytes());
    }
}
