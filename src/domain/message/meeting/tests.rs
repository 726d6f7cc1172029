use super::*;

fn found(text: &str) -> Vec<(String, Option<String>)> {
    let written = NaiveDate::from_ymd_opt(2026, 12, 7).unwrap();
    read(text, written).into_iter().map(|one| (one.at.to_string(), one.zone)).collect()
}

#[test]
fn days_with_their_hours_are_read() {
    let cases = [
        ("Tuesday 8 December at 14:00", "2026-12-08 14:00:00"),
        ("on Tuesday, December 8th, at 2 pm.", "2026-12-08 14:00:00"),
        ("8th of December 2026, 2:30pm", "2026-12-08 14:30:00"),
        ("at 10am on 14 January", "2027-01-14 10:00:00"),
        ("2026-12-08 09:15", "2026-12-08 09:15:00"),
        ("am 8.12.2026 um 9.30 Uhr", "2026-12-08 09:30:00"),
        ("le 8 décembre à 14h30", "2026-12-08 14:30:00"),
        ("Date: 8 December 2026\nTime: 14:00 - 14:45", "2026-12-08 14:00:00"),
        ("25/12/2026 at noon", "2026-12-25 12:00:00"),
        // As calendars write it into their mails.
        ("Tue, Dec 8 · 2:00 – 2:45 PM", "2026-12-08 14:00:00"),
        ("Tuesday, December 8, 2026 2:00 PM-2:45 PM", "2026-12-08 14:00:00"),
        ("Tuesday, December 8, 2026 11:30 - 12:15 PM", "2026-12-08 11:30:00"),
        ("When: Tuesday, December 8, 2026 2:00 PM", "2026-12-08 14:00:00"),
        ("8 December, 2-3pm", "2026-12-08 14:00:00"),
        ("8 December, 2 to 3 pm", "2026-12-08 14:00:00"),
        ("8 December, 11-12:30pm", "2026-12-08 11:00:00"),
        ("2026-12-08T14:00", "2026-12-08 14:00:00"),
        ("8 December at 1400 hrs", "2026-12-08 14:00:00"),
        // In the languages around.
        ("am 8.12. um 14 Uhr", "2026-12-08 14:00:00"),
        ("Dienstag, den 08.12.2026 um 14:00 Uhr", "2026-12-08 14:00:00"),
        ("mardi 8 décembre 2026 à 14 h 30", "2026-12-08 14:30:00"),
        ("martes 8 de diciembre a las 14:00", "2026-12-08 14:00:00"),
        ("wtorek, 8 grudnia 2026, godz. 14:00", "2026-12-08 14:00:00"),
        ("8 grudnia o godzinie 14.00", "2026-12-08 14:00:00"),
        ("martedì 8 dicembre alle ore 14.30", "2026-12-08 14:30:00"),
        ("dinsdag 8 december om 14.00 uur", "2026-12-08 14:00:00"),
        ("terça-feira, 8 de dezembro às 14h", "2026-12-08 14:00:00"),
        // By the day of the week: it was written on Monday the 7th.
        ("tomorrow at 2pm", "2026-12-08 14:00:00"),
        ("on Thursday at 10:30", "2026-12-10 10:30:00"),
        ("next Tuesday at 14:00", "2026-12-15 14:00:00"),
        ("today (Monday) at 2pm", "2026-12-07 14:00:00"),
        // Small words of other languages that are short names of zones elsewhere.
        ("Votre entretien du 8 décembre à 14h est confirmé", "2026-12-08 14:00:00"),
        ("8. Dezember, 14:00 Uhr ist bestätigt", "2026-12-08 14:00:00"),
        ("8 December at 10:00, West Wing", "2026-12-08 10:00:00"),
        // How long it takes is no hour, and nobody means the night.
        ("8 December, it takes 2 hours, from 10:00", "2026-12-08 10:00:00"),
        ("8 décembre à 14h30, durée 1h30", "2026-12-08 14:30:00"),
        ("8 December at 2:30", "2026-12-08 14:30:00"),
        ("martes 8 de diciembre, 4:00 p. m.", "2026-12-08 16:00:00"),
        ("martes 8 de diciembre a las 3:00 de la tarde", "2026-12-08 15:00:00"),
        ("um 12:00 am 8.12.", "2026-12-08 12:00:00"),
        ("mar 8 dic 2026 14:00", "2026-12-08 14:00:00"),
        ("el jueves por la mañana a las 10:00", "2026-12-10 10:00:00"),
        ("Donnerstag Morgen um 9 Uhr", "2026-12-10 09:00:00"),
        // Of another week.
        ("Thursday week at 11am", "2026-12-17 11:00:00"),
        ("a week on Thursday at 11am", "2026-12-17 11:00:00"),
        ("Thursday of next week at 11am", "2026-12-17 11:00:00"),
        ("next week, on Thursday, at 11am", "2026-12-17 11:00:00"),
        ("Donnerstag nächster Woche um 11 Uhr", "2026-12-17 11:00:00"),
        ("jeudi de la semaine prochaine à 11h", "2026-12-17 11:00:00"),
        // The hour of another sentence is none of this day.
        ("We are open 9:00 to 17:00. The interview is on 17 December at 11:00.", "2026-12-17 11:00:00"),
    ];
    for (text, at) in cases {
        assert_eq!(found(text), [(at.to_owned(), None)], "{text}");
    }
}

#[test]
fn a_day_that_is_just_over_is_one_of_the_year_before() {
    let written = NaiveDate::from_ymd_opt(2027, 1, 5).unwrap();
    let at = |text| read(text, written).first().map(|one| one.at.to_string());
    assert_eq!(at("the interview on 8 December at 14:00").as_deref(), Some("2026-12-08 14:00:00"));
    assert_eq!(at("the interview on 8 March at 14:00").as_deref(), Some("2027-03-08 14:00:00"));
}

#[test]
fn what_is_no_moment_or_could_be_another_is_none() {
    for text in [
        "on 8 December",
        "at 14:00",
        "5/10/2026 at 14:00",
        "31 February at 10:00",
        "in 2026 we grew by 14.00",
        "version 3.45 of 8 December",
        "you may call 10 people",
        "may 14:00 suit you?",
        "We were founded on 8 December 1999 at 10:00",
        "Tuesday the 15th at 2pm",
        "Version 2.10. came at 3",
        "Round 2, December 8 at 2pm",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_zone_is_said_and_several_are_all_there() {
    assert_eq!(found("8 December at 10:00 am PST"), [("2026-12-08 10:00:00".into(), Some("PST".into()))]);
    for (text, zone) in [
        ("Tuesday, December 8, 2026 2:00 PM (UTC-05:00) Eastern Time (US & Canada)", "UTC-05:00"),
        ("8 December at 2pm Eastern Time", "Eastern Time"),
        ("8 December at 14:00 Berlin time", "Berlin time"),
        ("2026-12-08T14:00:00Z", "UTC"),
        ("Dienstag, 8. Dezember, 14:00 Uhr MEZ", "MEZ"),
    ] {
        assert_eq!(found(text), [("2026-12-08 14:00:00".into(), Some(zone.into()))], "{text}");
    }
    let three = found("We could do 10:00, 11:30 or 14:00 on Tuesday 8 December");
    let hours: Vec<&str> = three.iter().map(|(at, _)| &at[11..16]).collect();
    assert_eq!(hours, ["10:00", "11:30", "14:00"], "each that may be chosen");
    let two = found("How about Monday 14 December at 4pm or Tuesday next week at 11am?");
    let hours: Vec<&str> = two.iter().map(|(at, _)| &at[8..16]).collect();
    assert_eq!(hours, ["14 16:00", "15 11:00"], "by its date and by its name");
    let two = found("8 December at 10:00 or 9 December at 11:00");
    assert_eq!(
        two.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(),
        ["2026-12-08 10:00:00", "2026-12-09 11:00:00"]
    );
}
