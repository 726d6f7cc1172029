use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Said on Wednesday 9 December 2026, unless the row says another day. Off are 25 and 28 December and 1 January.
#[test]
fn words_and_the_days_they_mean() {
    let off = ["2026-12-25", "2026-12-28", "2027-01-01", "2027-01-18"].map(day);
    let calendar = WorkCalendar::new([6, 7], off).unwrap();
    let table = [
        ("You will hear by close of business next Friday.", "2026-12-09", "2026-12-18"),
        ("We decide in the week of 14 December.", "2026-12-09", "2026-12-18"),
        ("Within seven to ten business days.", "2026-12-09", "2026-12-23"),
        ("Early next week.", "2026-12-09", "2026-12-15"),
        ("By the end of the month.", "2026-12-09", "2026-12-31"),
        ("Somebody will ring you tomorrow.", "2026-12-09", "2026-12-10"),
        ("It will be after the holidays.", "2026-12-09", "2027-01-05"),
        ("It slips: HR sits together on Tuesday, you hear on Wednesday.", "2026-12-11", "2026-12-16"),
        ("We ring you tomorrow.", "2027-01-14", "2027-01-15"),
        // Relatives.
        ("by Friday", "2026-12-09", "2026-12-11"),
        ("Don't worry, you will hear before Christmas.", "2026-12-09", "2026-12-24"),
        ("Not later than Friday.", "2026-12-09", "2026-12-11"),
        ("this Friday", "2026-12-11", "2026-12-11"),
        ("on Friday", "2026-12-11", "2026-12-18"),
        ("next Monday", "2026-12-13", "2026-12-14"),
        ("next week", "2026-12-09", "2026-12-18"),
        ("sometime next week, I think", "2026-12-13", "2026-12-18"),
        ("by the end of the week", "2026-12-12", "2026-12-18"),
        ("in May", "2026-12-09", "2027-05-31"),
        ("end of next week", "2026-12-09", "2026-12-18"),
        ("by the end of the week", "2026-12-09", "2026-12-11"),
        ("later this week", "2026-12-09", "2026-12-11"),
        ("in the week of the 21st", "2026-12-09", "2026-12-24"),
        ("week commencing 28 December", "2026-12-09", "2026-12-31"),
        ("in two weeks", "2026-12-09", "2026-12-23"),
        ("a couple of weeks", "2026-12-09", "2026-12-23"),
        ("within a week", "2026-12-09", "2026-12-16"),
        ("give us 10 working days", "2026-12-14", "2026-12-30"),
        ("in a few days", "2026-12-10", "2026-12-15"),
        ("within 5 days", "2026-12-09", "2026-12-14"),
        ("in a fortnight", "2026-12-09", "2026-12-23"),
        ("mid-January", "2026-12-09", "2027-01-15"),
        ("in the middle of next week", "2026-12-09", "2026-12-16"),
        ("early January", "2026-12-09", "2027-01-10"),
        ("the beginning of next month", "2026-12-09", "2027-01-10"),
        ("by the end of January", "2026-12-09", "2027-01-31"),
        ("in February", "2026-12-09", "2027-02-28"),
        ("18 December at the latest", "2026-12-09", "2026-12-18"),
        ("by December 18th", "2026-12-09", "2026-12-18"),
        ("on the 5th of January", "2026-12-09", "2027-01-05"),
        ("Friday the 18th", "2026-12-01", "2026-12-18"),
        ("by the 4th", "2026-12-09", "2027-01-04"),
        ("in the new year", "2026-12-09", "2027-01-05"),
        ("after Christmas", "2026-11-20", "2027-01-05"),
        ("today", "2026-12-09", "2026-12-09"),
        ("the day after tomorrow", "2026-12-09", "2026-12-11"),
        // Relatives, as they are said in letters.
        ("by the end of next week", "2026-12-09", "2026-12-18"),
        ("within ten days", "2026-12-09", "2026-12-19"),
        ("mid-December", "2026-12-09", "2026-12-15"),
        ("in two to three weeks", "2026-12-09", "2026-12-30"),
        ("over the next two weeks", "2026-12-09", "2026-12-23"),
        ("within 48 hours", "2026-12-09", "2026-12-11"),
        ("Tuesday next week", "2026-12-09", "2026-12-15"),
        ("next week on Thursday", "2026-12-09", "2026-12-17"),
        ("Friday week", "2026-12-09", "2026-12-18"),
        ("a week on Friday", "2026-12-09", "2026-12-18"),
        ("two weeks from Monday", "2026-12-09", "2026-12-28"),
        ("in the first week of January", "2026-12-09", "2027-01-08"),
        ("the second week of January", "2026-12-09", "2027-01-15"),
        ("by 18/12", "2026-12-09", "2026-12-18"),
        ("by 18.12.", "2026-12-09", "2026-12-18"),
        ("by 7.1.", "2026-12-09", "2027-01-07"),
        ("by 2026-12-18", "2026-12-09", "2026-12-18"),
        ("by 5 January 2027", "2026-12-09", "2027-01-05"),
        ("before Christmas", "2026-12-09", "2026-12-24"),
        ("before the new year", "2026-12-09", "2026-12-31"),
        ("no later than Monday", "2026-12-09", "2026-12-14"),
        ("w/c 14th Dec", "2026-12-09", "2026-12-18"),
        ("the week after next", "2026-12-09", "2026-12-24"),
        ("We see people until Friday 11 December and tell you the following week.", "2026-12-09", "2026-12-18"),
        ("I am back on 4 January and will let you know that week.", "2026-12-09", "2027-01-08"),
        ("in KW 51", "2026-12-09", "2026-12-18"),
        ("in KW 1", "2026-12-09", "2027-01-08"),
        ("this side of Christmas", "2026-12-09", "2026-12-24"),
        ("by New Year", "2026-12-09", "2026-12-31"),
        ("antes del 18 de december", "2026-12-09", "2026-12-18"),
        ("between the 14th and the 18th", "2026-12-09", "2026-12-18"),
        ("in a week or two", "2026-12-09", "2026-12-23"),
        ("by Friday, after the panel has met", "2026-12-09", "2026-12-11"),
    ];
    for (words, said, expected) in table {
        let meant = read(words, day(said), &calendar).map(|meant| meant.by.to_string());
        assert_eq!(meant.as_deref(), Some(expected), "{words}, said {said}");
    }
}

#[test]
fn where_no_day_is_named_none_is_guessed() {
    let calendar = WorkCalendar::default();
    for words in [
        "",
        "not before Monday",
        "after Tuesday",
        "by 5/6",
        "by 5 January 2026",
        "soon",
        "when we have seen everybody",
        "we will be in touch",
        "you may hear from us",
        "in due course",
        // A day before which nothing comes is none by which it does.
        "You will not hear from us before the new year.",
        "We won't be able to decide this week.",
        "Monday at the earliest.",
        "Some time after 18 December.",
        "We are there for you 24/7.",
        // Counted from something else than the day on which it was said.
        "two weeks after the interview",
        "after the final interviews on 18 December",
        "I'm away until 4 January and will be in touch after that.",
        "Interviews end on 15 December, and you hear within a week of that.",
    ] {
        assert_eq!(read(words, day("2026-12-09"), &calendar), None, "{words}");
    }
}

#[test]
fn the_day_follows_the_words_until_it_is_given_by_hand() {
    let (calendar, said) = (WorkCalendar::default(), day("2026-12-09"));
    let put = |known: Option<&Promise>, words: &str| put_in_words(known, Line::cut(words), said, &calendar);
    assert_eq!(put(None, "soon"), None);
    let first = put(None, "early next week").unwrap();
    assert_eq!((first.by, &*first.words), (day("2026-12-15"), "early next week"));
    // Other words, another day; words without a day leave it.
    assert_eq!(put(Some(&first), "by next Friday").unwrap().by, day("2026-12-18"));
    assert_eq!(put(Some(&first), "soon").unwrap().by, day("2026-12-15"));
    // Changed by hand, it stays whatever the words are.
    let by_hand = Promise { by: day("2026-12-16"), ..first };
    let after = put(Some(&by_hand), "by next Friday").unwrap();
    assert_eq!((after.by, &*after.words), (day("2026-12-16"), "by next Friday"));
    assert_eq!(put(None, "we ring you tomorrow").unwrap().channel, Some(Channel::Phone));
}

#[test]
fn the_way_is_heard_too() {
    let way = |words: &str| read(words, day("2026-12-09"), &WorkCalendar::default()).unwrap().channel;
    assert_eq!(way("We will ring you tomorrow"), Some(Channel::Phone));
    assert_eq!(way("You get an e-mail by Friday"), Some(Channel::Email));
    assert_eq!(way("Look into the portal next week"), Some(Channel::Portal));
    assert_eq!(way("By Friday"), None);
}
