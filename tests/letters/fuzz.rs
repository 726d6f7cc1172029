//! Any text at all: the ways out give back what went in, no header appears that was not meant, and nothing panics.

use super::fixture::{at, elsewhere, facts, letter, process, profile, who};
use afterword::domain::email::EmailAddress;
use afterword::domain::id::LetterId;
use afterword::domain::letter::check::finding::Place;
use afterword::domain::letter::check::{Context, OtherLetter, Verdict, check};
use afterword::domain::letter::compose::compose;
use afterword::domain::letter::eml::{Mail, Mailbox, eml};
use afterword::domain::letter::likeness::Shingles;
use afterword::domain::letter::mailto::{Fit, mailto};
use afterword::domain::letter::purpose::{LetterPurpose, Variant};
use afterword::domain::letter::record::Letter;
use afterword::domain::letter::template;
use afterword::domain::process::Tone;
use afterword::domain::text::{Line, Prose};
use proptest::prelude::*;
use std::time::Instant;

/// Text with a taste for trouble.
fn trouble() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "\r\n",
        "\n",
        "\r",
        "Bcc: evil@x.org",
        "?bcc=evil@x.org",
        "&body=",
        "=?UTF-8?B?QQ==?=",
        "\"",
        "\\",
        "<",
        ">",
        "{topic}",
        "[x]",
        "“",
        "ü",
        "Zoe\u{308}",
        "\u{301}",
        "👩🏽‍💻",
        "שלום",
        "李明",
        "Dear Dr Osei,",
        "Hi ",
        "Tom",
        "Best,\n",
        "Yours sincerely",
        "  ",
        "!!",
        ". ",
        "I am ",
        "today",
        "thank you",
        "Contoso",
        "TODO",
        "XXX",
        "\u{0}",
        "\u{202E}",
        "%0D%0A",
        "=0D",
        "’",
        "it's",
        "'s",
        "Next",
        "Data Engineer role",
        "SQL",
        ",",
        ":",
        "Jr.",
        "\u{A0}",
        "ß",
        "İ",
        "…",
        "\n\n",
        "the the",
        "(",
        ")",
        "J.",
        "no.",
    ]);
    prop::collection::vec(prop_oneof![bits.prop_map(str::to_owned), "\\PC{0,6}", any::<String>()], 0..40)
        .prop_map(|bits| bits.concat())
}

fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut n = 0;
    while n < bytes.len() {
        if bytes[n] == b'%' {
            out.push(u8::from_str_radix(&text[n + 1..n + 3], 16).unwrap());
            n += 3;
        } else {
            out.push(bytes[n]);
            n += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

fn base64_decoded(text: &str) -> Vec<u8> {
    let digit = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{c} is no digit"),
    };
    let digits: Vec<u8> = text.bytes().filter(|c| !b"\r\n=".contains(c)).map(digit).collect();
    let bits = digits.chunks(4).flat_map(|four| {
        let all = four.iter().fold(0u32, |all, digit| all << 6 | u32::from(*digit)) << (6 * (4 - four.len()));
        (0..four.len() - 1).map(move |n| (all >> (16 - 8 * n)) as u8)
    });
    bits.collect()
}

/// The headers, unfolded and decoded, and the body, as a mail program reads them.
fn parsed(mail: &str) -> (Vec<(String, String)>, String) {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let mut headers: Vec<(String, String)> = Vec::new();
    for row in head.split("\r\n") {
        assert!(row.len() <= 320 && !row.contains(['\r', '\n']), "{row}");
        match row.strip_prefix(' ') {
            Some(more) => headers.last_mut().unwrap().1.push_str(&format!("\u{1}{more}")),
            None => {
                let (name, value) = row.split_once(": ").unwrap();
                headers.push((name.into(), value.into()));
            }
        }
    }
    let decoded = |value: &str| {
        let mut out = Vec::new();
        let mut encoded_before = false;
        for part in value.split('\u{1}') {
            match part.strip_prefix("=?UTF-8?B?").and_then(|part| part.strip_suffix("?=")) {
                Some(word) => {
                    assert!(part.len() <= 75);
                    out.extend(base64_decoded(word));
                    encoded_before = true;
                }
                None => {
                    if encoded_before || !out.is_empty() {
                        out.push(b' ');
                    }
                    out.extend(part.bytes());
                    encoded_before = false;
                }
            }
        }
        String::from_utf8(out).unwrap()
    };
    let headers = headers.into_iter().map(|(name, value)| (name, decoded(&value))).collect();
    let body = String::from_utf8(base64_decoded(body)).unwrap();
    (headers, body.replace("\r\n", "\n"))
}

fn one_line(text: &str) -> String {
    unix(text).chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).filter(|c| !c.is_control()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_link_gives_back_what_went_in(subject in trouble(), body in trouble()) {
        let to = [EmailAddress::parse("a?b&c@x.org").unwrap(), EmailAddress::parse("zoë@müller.example").unwrap()];
        let link = mailto(&to, &subject, &body);
        prop_assert!(link.href.len() <= 1_900 && link.href.is_ascii());
        let (path, query) = link.href.split_once('?').unwrap_or((&link.href, ""));
        let addresses: Vec<String> = path.strip_prefix("mailto:").unwrap().split(',').map(percent_decoded).collect();
        prop_assert_eq!(addresses, ["a?b&c@x.org", "zoë@müller.example"]);
        let fields: Vec<(&str, String)> = query
            .split('&')
            .filter_map(|field| field.split_once('='))
            .map(|(name, value)| (name, percent_decoded(value)))
            .collect();
        let subject = ("subject", one_line(&subject));
        let body = ("body", unix(&body).replace('\n', "\r\n"));
        match link.fit {
            Fit::Whole => prop_assert_eq!(fields, [subject, body]),
            Fit::BodyTooLong => prop_assert_eq!(fields, [subject]),
            Fit::SubjectTooLong => prop_assert_eq!(fields, []),
        }
    }

    #[test]
    fn a_mail_file_gives_back_what_went_in(name in trouble(), subject in trouble(), body in trouble()) {
        let address = || EmailAddress::parse("a@x.org").unwrap();
        let mailbox = Mailbox { name: name.clone(), address: address() };
        let mail = Mail { from: Some(mailbox.clone()), to: vec![mailbox], subject: &subject, body: &body, at: None };
        let text = eml(&mail);
        prop_assert!(text.is_ascii());
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        let limit = |row: &str| if row.contains("=?UTF-8?") { 76 } else { 78 };
        prop_assert!(text.split("\r\n").all(|row| row.len() <= limit(row)));
        let (headers, read) = parsed(&text);
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let expected =
            ["From", "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];
        prop_assert_eq!(names, expected);
        prop_assert_eq!(read, unix(&body));
        prop_assert_eq!(&headers[2].1, &one_line(&subject));
        let (shown, tail) = headers[1].1.rsplit_once(" <").unwrap_or(("", &headers[1].1));
        prop_assert_eq!(tail.trim_end_matches('>'), "a@x.org");
        let plain = shown.strip_prefix('"').and_then(|shown| shown.strip_suffix('"'));
        let unquoted = plain.map(|plain| plain.replace("\\\"", "\"").replace("\\\\", "\\"));
        let name = one_line(name.trim());
        prop_assert!(shown == name || unquoted.as_deref() == Some(&*name), "{shown} is not {name}");
    }

    #[test]
    fn no_text_makes_the_checks_panic_and_every_place_is_whole_characters(
        subject in trouble(), body in trouble(), name in trouble(), topic in trouble(), which in 0usize..13
    ) {
        let (mut process, mut profile) = (process(), profile());
        process.people[0].name = Line::cut(&name);
        process.people[1].name = Line::cut(&topic);
        process.people[0].topics = vec![Line::cut(&topic)];
        process.employer = Line::cut(&subject);
        profile.name = Line::cut(&name);
        let purpose = LetterPurpose::ALL[which];
        let shingles = Shingles::of(&body);
        for (tone, to) in [(Tone::Formal, "p1"), (Tone::Casual, "p2")] {
            let letter = Letter { tone, subject: Line::cut(&subject), body: Prose::cut(&body), ..letter(&[to], purpose) };
            let context = Context {
                process: &process,
                round: process.rounds.first(),
                others: &[OtherLetter { to: "x", shingles: &shingles }],
                elsewhere: &elsewhere(),
                profile: &profile,
                verdict: Verdict::Allowed,
                now: at("2026-11-18T18:00:00"),
            };
            for finding in check(&letter, &context).findings {
                let whole = match &finding.place {
                    Place::Envelope => true,
                    Place::Subject(range) => letter.subject.get(range.clone()).is_some(),
                    Place::Body(range) => letter.body.get(range.clone()).is_some(),
                };
                prop_assert!(whole, "{:?}", finding);
                prop_assert!(!finding.fault.to_string().is_empty());
                if let Some(mend) = &finding.mend {
                    mend.applied(&letter.subject, &letter.body);
                }
            }
            for variation in [0, 1, 5] {
                let facts = facts(&process, &profile, usize::from(to == "p2"), purpose);
                compose(&afterword::domain::letter::fact::Facts { tone, variant: Variant::American, ..facts }, variation);
                let _ = template::fill(&body, &facts, variation);
            }
            let mut revised = Letter { id: LetterId::parse("x").unwrap(), ..letter.clone() };
            revised.revise(Line::cut(&name), Prose::cut(&topic), at("2026-11-18T18:00:00")).unwrap();
        }
        prop_assert!(process.person(&who("p1")).is_some());
    }
}

#[test]
fn a_body_of_twenty_thousand_characters_is_judged_and_packed() {
    let body = "Dear Dr Osei, I am just checking in today (again “and again! ".repeat(340);
    let letter = Letter { body: Prose::cut(&body), ..letter(&["p1"], LetterPurpose::ThankYou) };
    let (process, profile) = (process(), profile());
    let context = Context {
        process: &process,
        round: process.rounds.first(),
        others: &[],
        elsewhere: &elsewhere(),
        profile: &profile,
        verdict: Verdict::Allowed,
        now: at("2026-11-18T18:00:00"),
    };
    assert!(check(&letter, &context).errors().next().is_some());
    let to = [EmailAddress::parse("a@x.org").unwrap()];
    assert_eq!(mailto(&to, "Thank you", &letter.body).fit, Fit::BodyTooLong);
    let mail = Mail { from: None, to: Vec::new(), subject: "", body: &letter.body, at: None };
    assert_eq!(parsed(&eml(&mail)).1, &*letter.body);
}

#[test]
#[ignore = "a measurement: run it with --release --ignored --nocapture"]
fn how_long_the_checks_take() {
    let sentence = "The way that your team moved the monthly reports to the cloud gave me a good deal to think about. ";
    let body = format!("Dear Dr Osei,\n\n{}\n\nYours sincerely,\nAnna Berg", sentence.repeat(13));
    let letter = Letter {
        body: Prose::cut(&body),
        subject: Line::cut("The Data Analyst role"),
        ..letter(&["p1"], LetterPurpose::ThankYou)
    };
    let (process, profile) = (process(), profile());
    let shingles: Vec<Shingles> = (0..8).map(|n| Shingles::of(&body.replace("cloud", &format!("cloud {n}")))).collect();
    let others: Vec<OtherLetter> = shingles.iter().map(|shingles| OtherLetter { to: "x", shingles }).collect();
    let context = Context {
        process: &process,
        round: process.rounds.first(),
        others: &others,
        elsewhere: &elsewhere(),
        profile: &profile,
        verdict: Verdict::Allowed,
        now: at("2026-11-18T18:00:00"),
    };
    let start = Instant::now();
    for _ in 0..200 {
        assert!(!check(&letter, &context).findings.is_empty());
    }
    println!("{} words against 8 others: {:?} each", body.split_whitespace().count(), start.elapsed() / 200);
}
