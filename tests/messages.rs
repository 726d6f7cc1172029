//! Messages of employers as they come: what they seem to say is offered piece by piece, and what they do not say is not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use crate::files::decode;
use crate::fixture::{Story, at};
use afterword::domain::calendar::WorkCalendar;
use afterword::domain::message::outcome::Outcome;
use afterword::domain::message::{LONGEST, Message, MessageError, Pieces, open, process_of, read};
use afterword::domain::process::Process;
use afterword::domain::settings::Settings;
use proptest::prelude::*;

const WRITTEN: &str = "2026-12-09 09:30";

fn pieces(message: &Message) -> Pieces {
    read(message, at(WRITTEN).date(), &WorkCalendar::of(&Settings::default()), &decode)
}

fn pasted(text: &str) -> (Message, Pieces) {
    let message = open(text.as_bytes(), true, &decode).unwrap();
    let pieces = pieces(&message);
    (message, pieces)
}

const INVITATION: &str = "From: Harriet Vance <h.vance@northlight.example>\r\n\
To: Sam Rowe <sam.rowe@mail.example>\r\n\
Subject: Second interview: Registrar at Northlight Museum Trust\r\n\
Date: Wed, 9 Dec 2026 09:00:00 +0000\r\n\
Content-Type: text/plain; charset=utf-8\r\n\
\r\n\
Dear Sam,\r\n\
\r\n\
Thank you for coming in. We would like to invite you to a second interview on\r\n\
Tuesday 15 December at 14:00. You can join here:\r\n\
https://us02web.zoom.us/j/83000000000?pwd=DEadBEef0123.1\r\n\
We will let you know the outcome by Friday 18 December.\r\n\
\r\n\
Kind regards,\r\n\
Harriet Vance\r\n\
Head of Collections\r\n\
Northlight Museum Trust\r\n\
+44 20 7946 0002\r\n\
\r\n\
On 8 December 2026, Sam Rowe wrote:\r\n\
> I regret to inform you that I am late. See you on 9 December at 10:00.\r\n";

#[test]
fn an_invitation_in_words_gives_its_day_its_link_its_person_and_their_promise() {
    let (message, pieces) = pasted(INVITATION);
    assert_eq!(message.sent, Some(at("2026-12-09 09:00")));
    assert_eq!((&*pieces.employer, &*pieces.role), ("Northlight Museum Trust", "Registrar"));
    let outcomes: Vec<Outcome> = pieces.outcomes.iter().map(|(outcome, _)| *outcome).collect();
    assert_eq!(outcomes, [Outcome::NextRound], "what is quoted is not theirs");
    assert_eq!(pieces.meetings.iter().map(|one| one.at).collect::<Vec<_>>(), [at("2026-12-15 14:00")]);
    assert_eq!(&*pieces.join, "https://us02web.zoom.us/j/83000000000?pwd=DEadBEef0123.1");
    assert_eq!(pieces.promise.unwrap().by.to_string(), "2026-12-18");
    let person = &pieces.people[0];
    assert_eq!((&*person.name, &*person.email), ("Harriet Vance", "h.vance@northlight.example"));
}

#[test]
fn a_refusal_and_an_offer_are_what_they_are() {
    let (_, refused) = pasted(
        "Dear Sam,\n\nThank you for your time. After careful thought we have decided not to move forward with your application.\nWe wish you well.\n\nKind regards,\nJoy Adeyemi\nHalden & Rowe",
    );
    assert_eq!(refused.outcomes.len(), 1);
    assert_eq!(refused.outcomes[0].0, Outcome::Refusal);
    assert!(refused.outcomes[0].1.contains("decided not to move forward"), "{:?}", refused.outcomes);
    assert!(refused.meetings.is_empty() && refused.promise.is_none());
    let (_, offered) = pasted(
        "Dear Sam,\n\nWe are delighted to offer you the role of Registrar. Please let us know by Friday 18 December.",
    );
    assert_eq!(offered.outcomes[0].0, Outcome::Offer);
    assert!(offered.promise.is_none(), "that day is the user's, not theirs");
    assert_eq!(&*offered.role, "Registrar");
}

#[test]
fn an_advert_gives_its_role_and_its_link_and_no_news() {
    let (_, pieces) = pasted(
        "Registrar (full time)\nWe are looking for somebody for the role of Registrar.\nApply at https://jobs.northlight.example/42 before Christmas.\nThe office opens at 9:00.",
    );
    assert_eq!(&*pieces.role, "Registrar");
    assert_eq!(pieces.links.iter().map(|link| &**link).collect::<Vec<_>>(), ["https://jobs.northlight.example/42"]);
    assert!(pieces.outcomes.is_empty() && pieces.meetings.is_empty() && pieces.promise.is_none());
}

#[test]
fn it_belongs_to_whoever_writes_and_to_nobody_where_two_fit() {
    let named = |employer: &str, id: &str| {
        let mut process: Process = Story::ended("2026-12-08 14:00").process;
        process.employer = afterword::domain::text::Line::cut(employer);
        process.id = afterword::domain::id::ProcessId::parse(id).unwrap();
        process
    };
    let (northlight, halden) = (named("Northlight Museum Trust", "n"), named("Halden & Rowe", "h"));
    let (message, _) = pasted(INVITATION);
    assert_eq!(process_of(&[&northlight, &halden], &message).unwrap().as_str(), "n");
    assert_eq!(process_of(&[&halden], &message), None);
    let twice = named("Northlight Museum Trust", "m");
    assert_eq!(process_of(&[&northlight, &twice], &message), None, "which of the two is asked");
    // A word of another that is inside of one is no name.
    let rowe = named("Row", "r");
    assert_eq!(process_of(&[&rowe], &pasted("Dear Mr Rowe, hello from us.").0), None);
}

#[test]
fn too_much_and_nothing_are_refused_in_a_sentence() {
    assert_eq!(open(b" \r\n", true, &decode), Err(MessageError::Empty));
    assert_eq!(open(&vec![b'x'; LONGEST + 1], true, &decode), Err(MessageError::TooLong));
    let long = "We will let you know by Friday 18 December at 10:00. ".repeat(20_000);
    let message = open(long.as_bytes(), true, &decode).unwrap();
    assert!(message.cut);
    assert_eq!(pieces(&message).meetings.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_all_is_read(text in "(?s).{0,400}") {
        if let Ok(message) = open(text.as_bytes(), true, &decode) {
            let _ = pieces(&message);
        }
    }

    #[test]
    fn pieces_of_messages_in_any_order_are_read(
        parts in prop::collection::vec(prop::sample::select(vec![
            "8 December", "at 14:00", "December", "31", "2026", "99:99", "pm", "2 pm", "\n", ". ", "We will let you know by Friday", "https://", "https://x.example/a?b=c",
            "<b>", "From: a@b.example\n", "Subject: é\n", "> ", "On Monday Sam wrote:\n", "\u{202e}", "😀", "regret to inform", "14.30 Uhr", "1/2/3/4", "h", "::", "am", "Von: A <a@b.example>\nBetreff: x\nGesendet: y\n", "a écrit :\n", "18. Dezember", "nächste Woche", "2:00 - 2:45 PM", "14 h 30", "8.12.", "BEGIN:VCARD\nFN:A B\nEND:VCARD\n",
        ]), 0..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let text = parts.join(" ");
        let bytes = text.as_bytes();
        for bytes in [bytes, &bytes[..cut.index(bytes.len() + 1)]] {
            if let Ok(message) = open(bytes, false, &decode) {
                let pieces = pieces(&message);
                prop_assert!(pieces.meetings.len() <= 10 && pieces.links.len() <= 10 && pieces.people.len() <= 10);
            }
        }
    }
}

#[test]
fn a_promise_is_quoted_without_the_link_before_it() {
    let said = "We will let you know the outcome by Friday 18 December.";
    let cases = [
        ["You can join here:\nhttps://us02web.zoom.us/j/83000000000?pwd=DEadBEef0123.1\n", said],
        ["Join here: https://meet.example/abc ", said],
        ["Our handbook is at www.northlight.example/handbook\n", said],
        ["The plan of the house (https://northlight.example/plan)\n", said],
        ["See https://northlight.example/plan.\n", said],
        ["Two links: https://northlight.example/a\nhttps://northlight.example/b\n", said],
    ];
    for [before, said] in cases {
        let (_, pieces) = pasted(&[before, said].concat());
        assert_eq!(&*pieces.promise.unwrap().words, said, "{before}");
    }
    // Nor does the day of an interview take in what follows the link behind it.
    let whole =
        "We meet on Tuesday 15 December at 14:00, and you join at https://meet.example/abc\nWe will write by Friday.";
    assert_eq!(&*pasted(whole).1.meetings[0].words, whole.lines().next().unwrap());
    // A sentence may go on after a link.
    for (whole, by) in [
        ("You will hear from us at https://northlight.example/jobs\nby Friday 18 December.", "2026-12-18"),
        ("We will publish the outcome on www.northlight.example and let you know by 18 December.", "2026-12-18"),
    ] {
        let promise = pasted(whole).1.promise.unwrap();
        assert_eq!((promise.by.to_string(), &*promise.words), (by.to_owned(), &*whole.replace('\n', " ")));
    }
}
